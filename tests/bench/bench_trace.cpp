// SPDX-License-Identifier: GPL-3.0-or-later
// What it costs to collect, index and keep the events of a run, and to sum them for a picture. Figures are for
// comparing within one run; nothing is asserted.
#include "core/base/chunkmemory.h"
#include "core/trace/recorder.h"
#include "core/trace/timeline.h"
#include "tests/bench/measure.h"

#include <fmt/format.h>
#include <malloc.h>

#include <memory>
#include <random>

using namespace futurescope;
using namespace futurescope::bench;

namespace {

constexpr int lanes = 8;
constexpr int repeats = 5;
constexpr int columnsAcross = 1600;
constexpr std::size_t chunkEvents = RecorderOptions::defaultChunkEvents;

/// What each thread of a pool tells of `futures` tiny tasks: submitted, started, finished, read. Index 0 is the main
/// program, which submits a little ahead and reads a little behind.
std::vector<std::vector<Event>> tellTinyTasks(std::uint32_t futures)
{
    std::vector<std::vector<Event>> told(lanes + 1);
    std::vector<std::int64_t> freeAt(lanes + 1, 1000);
    std::mt19937 random(1);
    constexpr std::uint32_t ahead = 1000;
    constexpr std::uint32_t behind = 100;
    for (std::uint32_t id = 1; id <= futures + behind + ahead; ++id) {
        if (id <= futures)
            told[0].push_back({id * 120, packItems(id, 1), FutureId{id}, mainLane, EventKind::Submitted, 0});
        if (const std::uint32_t task = id - ahead; id > ahead && task <= futures) {
            const LaneId lane{static_cast<std::uint16_t>(1 + task % lanes)};
            const std::int64_t startNs = std::max<std::int64_t>(freeAt[lane.value], id * 120);
            const std::int64_t endNs = startNs + 500 + random() % 400;
            const bool fails = random() % 100'000 == 0;
            told[lane.value].push_back({startNs, 0, FutureId{task}, lane, EventKind::Started, 0});
            told[lane.value].push_back(
                {endNs, task, FutureId{task}, lane, fails ? EventKind::Failed : EventKind::Finished, 0});
            freeAt[lane.value] = endNs + 20;
        }
        if (id > ahead + behind)
            told[0].push_back({id * 120 + 1500, 0, FutureId{id - ahead - behind}, mainLane, EventKind::ResultRead, 0});
    }
    return told;
}

/// Takes the events out of chains round by round, `perRound` in all, as the collector does.
class Collecting
{
public:
    explicit Collecting(const std::vector<std::vector<Event>> &told) : m_told(told), m_next(told.size())
    {
        for (std::size_t lane = 0; lane < told.size(); ++lane) {
            m_chains.push_back(std::make_unique<EventChain>(chunkEvents));
            m_events += told[lane].size();
        }
    }

    std::size_t events() const { return m_events; }

    /// Lets each lane tell what happens in the next `ns`, which is not measured, and then collects it, which is.
    /// Returns the nanoseconds of that; -1 when there is no more.
    std::int64_t collect(std::int64_t ns, TraceBuilder &builder)
    {
        m_nowNs += ns;
        std::size_t pushed = 0;
        for (std::size_t lane = 0; lane < m_told.size(); ++lane) {
            for (; m_next[lane] < m_told[lane].size() && m_told[lane][m_next[lane]].timeNs < m_nowNs; ++pushed)
                m_chains[lane]->push(m_told[lane][m_next[lane]++]);
        }
        m_left += pushed;
        if (pushed == 0 && m_left == m_events)
            return -1;
        return timed([&] {
            for (const auto &chain : m_chains)
                chain->drain([&](std::span<const Event> events) { builder.append(events, 1); });
        });
    }

private:
    const std::vector<std::vector<Event>> &m_told;
    std::vector<std::size_t> m_next;
    std::vector<std::unique_ptr<EventChain>> m_chains;
    std::size_t m_events = 0;
    std::size_t m_left = 0;
    std::int64_t m_nowNs = 0;
};

struct Costs
{
    std::int64_t collectNs = 0;
    std::int64_t indexNs = 0;
};

/// `roundNs`: how often the collector comes; the index takes the new events every `indexEvery` rounds.
Costs runThrough(const std::vector<std::vector<Event>> &told, std::int64_t roundNs, int indexEvery, Timeline &timeline,
                 Trace &trace)
{
    Collecting collecting(told);
    TraceBuilder builder;
    Costs costs;
    for (int round = 1;; ++round) {
        const std::int64_t collectedNs = collecting.collect(roundNs, builder);
        if (collectedNs >= 0)
            costs.collectNs += collectedNs;
        if (collectedNs < 0 || round % indexEvery == 0) {
            trace = builder.snapshot();
            costs.indexNs += timed([&] { timeline.append(trace); });
        }
        if (collectedNs < 0)
            return costs;
    }
}

void compareCollecting()
{
    constexpr std::uint32_t futures = 1'000'000;
    const auto told = tellTinyTasks(futures);
    const auto events = static_cast<double>(Collecting(told).events());
    fmt::print("\nCollecting and indexing {} events of {} tiny tasks on {} lanes, one core\n", events, futures, lanes);
    fmt::print("{:<52}{:>10}{:>10}{:>10}{:>16}\n", "", "collect", "index", "both", "events/s");
    struct Way
    {
        const char *name;
        std::int64_t roundNs;
        int indexEvery;
    };
    // At 33 million events a second, as these tasks tell, 2 ms bring 67,000; at 500,000 a second a frame brings 8,000.
    const Way ways[] = {{"the collector every 2 ms, the index every 16 ms", 2'000'000, 8},
                        {"frames of 8,000 events", 30'000, 8},
                        {"frames of 100 events", 3'000, 1}};
    for (const Way &way : ways) {
        std::vector<double> collect, index, both;
        for (int repeat = -1; repeat < repeats; ++repeat) {
            Timeline timeline;
            Trace trace;
            const Costs costs = runThrough(told, way.roundNs, way.indexEvery, timeline, trace);
            if (repeat < 0)
                continue;
            collect.push_back(static_cast<double>(costs.collectNs) / events);
            index.push_back(static_cast<double>(costs.indexNs) / events);
            both.push_back(collect.back() + index.back());
        }
        for (auto *times : {&collect, &index, &both})
            std::ranges::sort(*times);
        const std::size_t middle = both.size() / 2;
        fmt::print("{:<52}{:>7.1f} ns{:>7.1f} ns{:>7.1f} ns{:>13.1f} M\n", way.name, collect[middle], index[middle],
                   both[middle], 1e3 / both[middle]);
    }
}

std::size_t heapBytes()
{
    const auto heap = mallinfo2();
    return heap.uordblks + heap.hblkhd + ChunkMemory::heldBytes();
}

void weigh()
{
    constexpr std::uint32_t futures = 1'000'000;
    const auto told = tellTinyTasks(futures);
    const std::size_t before = heapBytes();
    {
        Timeline timeline;
        Trace trace;
        runThrough(told, 2'000'000, 8, timeline, trace);
        const auto events = static_cast<double>(trace.size());
        fmt::print("\nMemory: bytes per event ({} events)\n", trace.size());
        fmt::print("{:<52}{:>10.1f}\n{:<52}{:>10.1f}\n{:<52}{:>10.1f}\n{:<52}{:>10.1f}\n", "the events",
                   static_cast<double>(trace.memoryBytes()) / events, "the index",
                   static_cast<double>(timeline.memoryBytes()) / events, "both, by their own count",
                   static_cast<double>(trace.memoryBytes() + timeline.memoryBytes()) / events,
                   "both, by the heap's count", static_cast<double>(heapBytes() - before) / events);
    }
}

/// `count` spans on each of the lanes.
class SpanLanes
{
public:
    explicit SpanLanes(std::int64_t count) : m_spans(lanes), m_pyramids(lanes)
    {
        std::mt19937 random(2);
        for (Spans &spans : m_spans) {
            std::int64_t now = 0;
            for (std::int64_t index = 0; index < count / lanes; ++index) {
                const std::int64_t startNs = now;
                now += 500 + static_cast<std::int64_t>(random() % 1000);
                spans.push_back(
                    {startNs, now, noFuture, random() % 50'000 == 0 ? Activity::LockWait : Activity::IoWait});
                now += 20;
            }
            m_endNs = std::max(m_endNs, now);
        }
        for (int lane = 0; lane < lanes; ++lane)
            m_pyramids[index(lane)].update(m_spans[index(lane)], {});
    }

    /// Sums all lanes over a picture that shows `share` of the run from `start` on.
    std::int64_t sumNs(double start, double share) const
    {
        std::vector<std::int64_t> edges;
        for (int column = 0; column <= columnsAcross; ++column)
            edges.push_back(
                static_cast<std::int64_t>((start + share * column / columnsAcross) * static_cast<double>(m_endNs)));
        return timed([&] {
            for (int lane = 0; lane < lanes; ++lane) {
                const auto sums = m_pyramids[index(lane)].columns(m_spans[index(lane)], {}, edges);
                volatile std::uint16_t sink = sums.front().present;
                static_cast<void>(sink);
            }
        });
    }
    std::int64_t walkNs() const
    {
        return timed([&] {
            std::int64_t covered = 0;
            for (const Spans &spans : m_spans) {
                for (const Span &span : spans)
                    covered += span.endNs - span.startNs;
            }
            volatile std::int64_t sink = covered;
            static_cast<void>(sink);
        });
    }
    double bytesPerSpan() const
    {
        std::size_t bytes = 0;
        std::size_t spans = 0;
        for (int lane = 0; lane < lanes; ++lane) {
            bytes += m_pyramids[index(lane)].memoryBytes();
            spans += m_spans[index(lane)].size();
        }
        return static_cast<double>(bytes) / static_cast<double>(spans);
    }

private:
    static std::size_t index(int lane) { return static_cast<std::size_t>(lane); }

    std::vector<Spans> m_spans;
    std::vector<Pyramid> m_pyramids;
    std::int64_t m_endNs = 0;
};

void compareSums()
{
    fmt::print("\nSums of {} columns on {} lanes: ms\n{:<20}{:>12}{:>8}{:>20}{:>12}{:>14}\n", columnsAcross, lanes, "",
               "zoomed out", "ratio", "slowest pan/zoom", "plain walk", "bytes/span");
    double first = 0;
    for (const std::int64_t count : {10'000, 1'000'000, 10'000'000}) {
        const SpanLanes spanLanes(count);
        std::vector<std::int64_t> out;
        for (int repeat = 0; repeat < 2 * repeats; ++repeat)
            out.push_back(spanLanes.sumNs(0, 1));
        std::ranges::sort(out);
        std::int64_t slowest = 0;
        for (double share = 1; share > 1e-6; share *= 0.8) // zooms in and pans meanwhile
            slowest = std::max(slowest, spanLanes.sumNs(0.37 * (1 - share), share));
        const double lowest = static_cast<double>(out.front()) / 1e6;
        first = first == 0 ? lowest : first;
        fmt::print("{:<20}{:>12.2f}{:>7.2f}x{:>20.2f}{:>12.2f}{:>14.1f}\n", fmt::format("{} spans", count), lowest,
                   lowest / first, static_cast<double>(slowest) / 1e6, static_cast<double>(spanLanes.walkNs()) / 1e6,
                   spanLanes.bytesPerSpan());
    }
}

} // namespace

int main()
{
    compareCollecting();
    weigh();
    compareSums();
}
