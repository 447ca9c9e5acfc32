// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/futureorder.h"

#include <random>

// Runs of futures of all sorts for the tests of searching and sorting, and the slow, obvious answers.
namespace futurescope::fixtures {

inline constexpr std::int64_t ms = 1'000'000;

inline Event event(std::int64_t timeNs, EventKind kind, std::uint32_t future, int lane, std::uint64_t payload = 0,
                   std::uint8_t detail = 0)
{
    return {timeNs, payload, FutureId{future}, LaneId{static_cast<std::uint16_t>(lane)}, kind, detail};
}

/// Growing runs of futures of all sorts, from a seed.
class RandomRun
{
public:
    explicit RandomRun(unsigned seed) : m_random(seed) { m_builder.addText("RuntimeError: no disk"); }

    void grow(int futures)
    {
        std::vector<Event> events;
        for (int i = 0; i < futures; ++i) {
            const std::uint32_t id = ++m_last;
            m_now += pick(3) * ms;
            events.push_back(event(m_now, EventKind::Submitted, id, 0, packItems(id / 3, 1)));
            if (pick(6) == 0)
                continue; // stays in the queue for now
            addLife(events, id);
        }
        // Something happens to earlier ones, too.
        for (int i = 0; i < futures / 10 && m_last > 0; ++i)
            events.push_back(event(m_now + ms, EventKind::ResultRead,
                                   1 + static_cast<std::uint32_t>(pick(static_cast<int>(m_last))), 0));
        m_builder.append(events);
        trace = m_builder.snapshot();
        timeline.append(trace);
    }

    std::int64_t nowNs() const { return m_now; }
    int pick(int count) { return std::uniform_int_distribution<int>(0, count - 1)(m_random); }

    Trace trace;
    Timeline timeline;

private:
    void addLife(std::vector<Event> &events, std::uint32_t id)
    {
        const int lane = 1 + pick(4);
        if (pick(8) == 0)
            return events.push_back(event(m_now + ms, EventKind::Cancelled, id, 0));
        const std::int64_t start = m_now + pick(4) * ms;
        events.push_back(event(start, EventKind::Started, id, lane));
        if (pick(8) == 0)
            return; // still running
        const std::int64_t end = start + pick(5) * ms;
        switch (pick(6)) {
        case 0:
            events.push_back(
                event(end, EventKind::Failed, id, lane, id % 7, static_cast<std::uint8_t>(FailureKind::ValueError)));
            break;
        case 1:
            events.push_back(event(end, EventKind::Failed, id, lane, 0, static_cast<std::uint8_t>(FailureKind::Other)));
            break;
        case 2:
            events.push_back(event(end, EventKind::Lost, id, lane, 9));
            break;
        default:
            events.push_back(event(end, EventKind::Finished, id, lane, id % 11));
            break;
        }
    }

    std::mt19937 m_random;
    TraceBuilder m_builder;
    std::uint32_t m_last = 0;
    std::int64_t m_now = 0;
};

inline FutureRows allRows(const RandomRun &run)
{
    FutureRowStore store;
    return store.update(run.trace, run.timeline, SIZE_MAX) ? store.snapshot() : FutureRows();
}

inline FutureQuery query(const char *text)
{
    auto parsed = parseFutureQuery(text);
    return parsed ? *parsed : FutureQuery();
}

inline bool naiveState(const FutureRecord &record, const std::string &word, std::int64_t atNs)
{
    const auto state = record.stateAt(atNs);
    if (!state)
        return false;
    if (word == "failed")
        return *state == FutureState::Finished && record.outcome == Outcome::Failed;
    if (word == "lost")
        return *state == FutureState::Finished && record.outcome == Outcome::Lost;
    return stateLabel(record, atNs) == word;
}

inline std::string outcomeAt(const FutureRecord &record, const Trace &trace, std::int64_t atNs)
{
    return record.endedNs != never && record.endedNs <= atNs ? outcomeText(record, trace.texts()) : std::string();
}

} // namespace futurescope::fixtures
