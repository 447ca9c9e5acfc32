// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/sortedtimes.h"
#include "core/trace/timeline.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace futurescope {

/// Where a token stands: the five states of a future, FINISHED told apart by how.
enum class BoardPlace : std::uint8_t { Pending, Running, Returned, Raised, Lost, Cancelled, Notified };
inline constexpr std::size_t boardPlaces = 7;

/// The edges of the state machine, and there are no others.
enum class BoardEdge : std::uint8_t {
    Start,          ///< PENDING -> RUNNING
    Cancel,         ///< PENDING -> CANCELLED
    Notify,         ///< CANCELLED -> CANCELLED_AND_NOTIFIED
    Finish,         ///< RUNNING -> FINISHED
    FinishDirectly, ///< PENDING -> FINISHED: an outcome without a run, as in a broken pool
};
inline constexpr std::size_t boardEdges = 5;

/// Where the future of `record` stands at `atNs`; nullopt before its submission.
std::optional<BoardPlace> boardPlaceAt(const FutureRecord &record, std::int64_t atNs);

/// How many futures stand where, and how often each edge was taken until then.
struct BoardCounts
{
    std::array<std::uint64_t, boardPlaces> at{};
    std::array<std::uint64_t, boardEdges> taken{};
    std::array<std::uint64_t, boardPlaces> read{}; ///< of those, only where FINISHED
    std::uint64_t refusedRunning = 0;              ///< cancel() that met a running future and returned False
    std::uint64_t refusedFinished = 0;

    std::uint64_t operator[](BoardPlace place) const { return at[static_cast<std::size_t>(place)]; }
    std::uint64_t operator[](BoardEdge edge) const { return taken[static_cast<std::size_t>(edge)]; }
    std::uint64_t readAt(BoardPlace place) const { return read[static_cast<std::size_t>(place)]; }
    std::uint64_t finished() const
    {
        return (*this)[BoardPlace::Returned] + (*this)[BoardPlace::Raised] + (*this)[BoardPlace::Lost];
    }
    friend bool operator==(const BoardCounts &, const BoardCounts &) = default;
};

/// Moments in order, from a source that is nearly in order.
class SortedMoments
{
public:
    void add(std::int64_t timeNs, FutureId future) { m_moments.push_back({timeNs, future, mainLane}); }
    /// Sorts in what came since the last call; the following look only at what has been settled.
    void settle();
    /// Those until `timeNs`, the latest last.
    std::span<const Moment> upTo(std::int64_t timeNs) const;

private:
    std::vector<Moment> m_moments;
    std::size_t m_settled = 0;
};

/// What a state board asks about a run at any moment beyond what the Timeline answers in O(log n), so that a board of a
/// million futures costs no more than one of a hundred. Holds only what is rare: failures, cancellations, refusals. One
/// thread.
class BoardIndex
{
public:
    /// Takes the events that it has not seen yet; costs in proportion to them. Always the same, growing trace, of which
    /// `timeline` knows all.
    void update(const Trace &trace, const Timeline &timeline);

    BoardCounts countsAt(const Timeline &timeline, std::int64_t atNs) const;
    /// The first `most` of the queue at `atNs`, in the order of their numbers. Remembers which stretches of the run
    /// have left the queue for good.
    std::vector<FutureId> firstPending(const Timeline &timeline, std::int64_t atNs, std::size_t most) const;
    /// Those that came to `place` by then, in that order. Only for Raised, Lost, Cancelled and Notified; a notified
    /// future is among the cancelled too.
    std::span<const Moment> cameTo(BoardPlace place, std::int64_t atNs) const;
    /// The last refused cancel() until then that met a running or a finished future; never: none.
    std::int64_t lastRefusalNs(bool finished, std::int64_t atNs) const;

private:
    /// Futures of neighbouring numbers of which the last left the queue at `lastLeftNs`.
    struct Stretch
    {
        bool settled = false;
        std::int64_t firstSubmittedNs = 0;
        std::int64_t lastLeftNs = 0;
    };
    static constexpr std::size_t stretchLength = 1024;

    void take(const Event &event, const Timeline &timeline);
    void takeEnd(const Event &event, const FutureRecord &record);
    /// False when it cannot be told yet.
    bool decide(const Event &event, const FutureRecord &record);
    std::size_t undecidedRefusals(std::int64_t atNs) const;
    bool mayHoldPending(std::size_t stretch, const Timeline &timeline, std::int64_t atNs) const;

    std::size_t m_seen = 0;
    SortedMoments m_raised, m_lost, m_cancelled, m_notified;
    SortedTimes m_direct;
    SortedTimes m_readRaised, m_readLost;
    SortedTimes m_refusedRunning, m_refusedFinished;
    std::vector<Event> m_undecided; ///< what they met has not been told yet
    mutable std::vector<Stretch> m_stretches;
};

} // namespace futurescope
