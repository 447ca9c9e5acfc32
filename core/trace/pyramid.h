// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/chunkedvector.h"
#include "core/trace/settling.h"
#include "core/trace/span.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <span>
#include <unordered_map>
#include <vector>

namespace futurescope {

struct FutureRecord;
using FutureRecords = ChunkedVector<FutureRecord>;

/// What a span was: the outcome of a task, or the activity of anything else.
constexpr std::size_t spanKind(Outcome outcome)
{
    return static_cast<std::size_t>(outcome);
}
/// Not of Activity::Task, which is the first one: a task counts by its outcome.
constexpr std::size_t spanKind(Activity activity)
{
    return spanKind(Outcome::Lost) + static_cast<std::size_t>(activity);
}
inline constexpr std::size_t spanKinds = spanKind(Activity::BesideWait) + 1; // the last one
static_assert(spanKinds <= 16);                                              // a bit for each: see `present`

/// What the spans of a stretch of time come to, by spanKind().
struct SpanSums
{
    std::array<std::int64_t, spanKinds> coveredNs{};
    std::array<std::uint64_t, spanKinds> count{}; ///< of those that begin in the stretch
    std::uint16_t present = 0;                    ///< bit per kind, set however short the span was

    std::uint64_t spans() const;
    friend bool operator==(const SpanSums &, const SpanSums &) = default;
};

/// Level of detail of one lane: power-of-two bins of time, each with what the spans that begin in it come to, so that
/// any stretch of time is summed exactly by looking at a few bins and, at either edge, at a few spans.
///
/// A bin of level n covers 4^n nanoseconds. It divides into its quarters when more than `spansPerBin` spans begin in
/// it, so that the finest bins are narrow where much happens and wide where little does: memory goes with the number of
/// spans (about 6 bytes each), and empty stretches, or those inside one long span, cost nothing. A span counts with its
/// whole length in the bin in which it begins; since the spans of a lane are sorted and do not overlap, only the last
/// one of a bin reaches out of it.
///
/// Grows with the lane. The bins that the last span lies in are open: they have no sums yet, and whoever asks is led
/// down to its spans. The others keep theirs, but for tasks that go on after their span: they are summed again once
/// these have ended. One thread.
class Pyramid
{
public:
    static constexpr std::uint32_t spansPerBin = 32;

    /// Takes in what `spans` holds beyond the last call, and what has ended since. Always the same, growing lane.
    void update(const Spans &spans, const FutureRecords &futures);
    /// Spans from this index on have changed after all: they are taken in anew by the next update().
    void forgetFrom(std::size_t spanIndex);

    /// Exact for every stretch. `spans` and `futures` are those of the last update(). What has not ended counts up to
    /// `toNs`, as of kind Outcome::Open.
    SpanSums sum(const Spans &spans, const FutureRecords &futures, std::int64_t fromNs, std::int64_t toNs) const;
    /// The same for a row of stretches: the one of index i lies between edges[i] and edges[i + 1], which ascend.
    std::vector<SpanSums> columns(const Spans &spans, const FutureRecords &futures,
                                  std::span<const std::int64_t> edgesNs) const;

    struct Cell
    {
        std::int64_t coveredNs = 0;
        std::uint64_t count = 0;
    };
    /// A bin whose spans all lie before the last one of the lane.
    struct Bin
    {
        std::int64_t startNs = INT64_MAX;   ///< of the earliest span that begins in it
        std::int64_t endNs = INT64_MIN;     ///< of the latest; openEnd: one has no end yet
        std::int64_t settledNs = INT64_MIN; ///< of the latest and of the tasks that went on behind their spans
        Cell only;                          ///< if it has a single kind, as most have; else see forEachKind()
        std::uint32_t first = 0;            ///< span, or bin of the level below if divided
        std::uint32_t count = 0;            ///< of spans, or of such bins
        std::uint32_t firstCell = 0;
        std::uint16_t present = 0;
        std::uint8_t cells = 0; ///< room for so many kinds
        bool divided = false;

        bool ofOneKind() const { return present != 0 && (present & (present - 1)) == 0; }
    };

    /// Leads through the stretch from `fromNs` to `toNs`: calls `takeBin(bin)` for a bin that reaches into it and is
    /// not open, level by level, in order within a level; if that returns false goes on with its quarters or, where
    /// there are none, calls `takeSpans(first, last, bin)` at last for the spans of these indexes, in order, `bin`
    /// being null if open. Some of them may lie outside.
    ///
    /// Zoomed out, what is looked at lies far apart in memory. A level at a time it is known long enough before to be
    /// fetched meanwhile.
    template <class TakeBin, class TakeSpans>
    void visit(std::int64_t fromNs, std::int64_t toNs, TakeBin takeBin, TakeSpans takeSpans) const
    {
        std::vector<std::uint32_t> bins(m_levels[topLevel].size()), quarters;
        std::iota(bins.begin(), bins.end(), 0u);
        std::vector<Leaf> leaves;
        for (std::size_t level = topLevel + 1; level-- > 0 && !bins.empty();) {
            quarters.clear();
            for (const std::uint32_t index : bins) {
                const Bin &bin = m_levels[level][index];
                const bool open = isOpen({level, index});
                if (!open && (bin.endNs < fromNs || bin.startNs > toNs || takeBin(bin)))
                    continue;
                if (!bin.divided) {
                    leaves.push_back({bin.first, bin.first + bin.count, open ? nullptr : &bin});
                    continue;
                }
                for (std::uint32_t part = bin.first; part < bin.first + bin.count; ++part) {
                    __builtin_prefetch(&m_levels[level - 1][part]);
                    quarters.push_back(part);
                }
            }
            bins.swap(quarters);
        }
        mergeRuns(leaves.begin(), leaves.end(), &Leaf::first);
        for (const Leaf &leaf : leaves)
            takeSpans(leaf.first, leaf.last, leaf.bin);
    }
    /// Calls `use(kind, cell)` for every kind in `bin`.
    template <class Use>
    void forEachKind(const Bin &bin, Use use) const
    {
        if (bin.ofOneKind())
            return use(static_cast<std::size_t>(std::countr_zero(bin.present)), bin.only);
        std::size_t cell = bin.firstCell;
        for (unsigned left = bin.present; left != 0; left &= left - 1)
            use(static_cast<std::size_t>(std::countr_zero(left)), m_cells[cell++]);
    }

    std::size_t spans() const { return m_spans; }
    std::size_t memoryBytes() const;

private:
    static constexpr std::size_t topLevel = 31; // its two bins hold all times
    static constexpr int shiftOf(std::size_t level) { return static_cast<int>(2 * level); }

    struct Place
    {
        std::size_t level;
        std::uint32_t index;
    };
    /// What is left to be looked at span by span.
    struct Leaf
    {
        std::uint32_t first;
        std::uint32_t last;
        const Bin *bin;
    };
    /// The bins, from the top down, that hold a span whose task goes on.
    using Path = std::vector<Place>;

    bool isOpen(Place place) const
    {
        return place.level >= m_leafLevel && place.index + 1 == m_levels[place.level].size();
    }
    Bin &openBin(std::size_t level) { return m_levels[level].back(); }
    void add(const Spans &spans, const FutureRecords &futures, std::uint32_t index);
    void openLeaf(std::size_t level, std::uint32_t firstSpan);
    void divideLeaf(const Spans &spans, const FutureRecords &futures);
    void close(const Spans &spans, const FutureRecords &futures, std::size_t level);
    void sumUp(Place place, const Spans &spans, const FutureRecords &futures);
    void keep(Bin &bin, const SpanSums &sums);
    void watch(const Spans &spans, const FutureRecords &futures);
    void settleEnded(const Spans &spans, const FutureRecords &futures);
    void reopen();

    std::array<ChunkedVector<Bin>, topLevel + 1> m_levels;
    ChunkedVector<Cell> m_cells;
    std::unordered_map<std::uint32_t, std::vector<Path>> m_unsettled; // by future; 0: spans without an end
    std::size_t m_leafLevel = topLevel;                               // the open bins are the last ones from here up
    std::int64_t m_lastKey = 0;
    std::uint32_t m_spans = 0;
    bool m_shortened = false; // m_lastKey is that of a span that is no more
};

} // namespace futurescope
