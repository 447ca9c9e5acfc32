// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/timeline.h"

#include <algorithm>
#include <cstdint>
#include <random>
#include <vector>

// Runs written by hand, or drawn from a seed, for the tests of the timeline.
namespace futurescope::samples {

inline constexpr std::int64_t ms = 1'000'000;

class Script
{
public:
    Script &submit(std::uint32_t id, std::int64_t at)
    {
        return add(EventKind::Submitted, id, 0, at, packItems(id - 1, 1));
    }
    Script &start(std::uint32_t id, int lane, std::int64_t at) { return add(EventKind::Started, id, lane, at); }
    Script &send(std::uint32_t id, int lane, std::int64_t at) { return add(EventKind::Sent, id, lane, at, 100); }
    Script &finish(std::uint32_t id, int lane, std::int64_t at)
    {
        return add(EventKind::Finished, id, lane, at, id * 10);
    }
    Script &fail(std::uint32_t id, int lane, std::int64_t at)
    {
        return add(EventKind::Failed, id, lane, at, id, static_cast<std::uint8_t>(FailureKind::ValueError));
    }
    Script &lose(std::uint32_t id, int lane, std::int64_t at) { return add(EventKind::Lost, id, lane, at, 9); }
    Script &cancel(std::uint32_t id, std::int64_t at) { return add(EventKind::Cancelled, id, 0, at); }
    Script &timeOut(std::uint32_t id, int lane, std::int64_t at) { return add(EventKind::TimedOut, id, lane, at); }
    Script &refuse(std::uint32_t id, int lane, std::int64_t at) { return add(EventKind::CancelRefused, id, lane, at); }
    Script &submitFrom(int lane, std::uint32_t id, std::int64_t at)
    {
        return add(EventKind::Submitted, id, lane, at, packItems(id - 1, 1));
    }
    Script &read(std::uint32_t id, std::int64_t at) { return add(EventKind::ResultRead, id, 0, at); }
    Script &block(std::uint32_t id, int lane, std::int64_t at, BlockReason why)
    {
        return add(EventKind::Blocked, id, lane, at, 0, static_cast<std::uint8_t>(why));
    }
    Script &resume(std::uint32_t id, int lane, std::int64_t at, BlockReason why)
    {
        return add(EventKind::Resumed, id, lane, at, 0, static_cast<std::uint8_t>(why));
    }
    Script &waitForLock(std::uint32_t id, int lane, std::int64_t at, LockDetail detail = LockDetail::Plain)
    {
        return add(EventKind::LockWait, id, lane, at, interpreterLock, static_cast<std::uint8_t>(detail));
    }
    Script &getLock(std::uint32_t id, int lane, std::int64_t at)
    {
        return add(EventKind::LockGot, id, lane, at, interpreterLock);
    }
    Script &releaseLock(std::uint32_t id, int lane, std::int64_t at)
    {
        return add(EventKind::LockReleased, id, lane, at, interpreterLock);
    }
    Script &steal(std::uint32_t id, int from, int to, std::int64_t at)
    {
        return add(EventKind::Steal, id, to, at, static_cast<std::uint64_t>(from));
    }
    Script &mark(MarkKind kind, int lane, std::int64_t at, std::uint64_t payload = 0)
    {
        return add(EventKind::Mark, 0, lane, at, payload, static_cast<std::uint8_t>(kind));
    }

    const std::vector<Event> &events() const { return m_events; }
    Timeline timeline() const
    {
        Timeline result;
        result.append(m_events);
        return result;
    }
    Trace trace() const
    {
        TraceBuilder builder;
        builder.append(m_events);
        return builder.snapshot();
    }

private:
    Script &add(EventKind kind, std::uint32_t id, int lane, std::int64_t at, std::uint64_t payload = 0,
                std::uint8_t detail = 0)
    {
        m_events.push_back({at, payload, FutureId{id}, LaneId{static_cast<std::uint16_t>(lane)}, kind, detail});
        return *this;
    }

    std::vector<Event> m_events;
};

struct PoolShape
{
    int lanes = 4;
    std::uint32_t tasks = 200;
    std::int64_t taskNs = 25 * ms;
    int failEvery = 0;           ///< 0: none fails
    double waitShare = 0;        ///< of each task spent waiting, in its middle
    bool processes = false;      ///< tasks are sent first
    std::uint32_t cancelled = 0; ///< the last ones, at two thirds of the run
};

/// A pool that takes tasks in order of submission; durations vary by 30 % with a fixed seed.
inline Script pool(const PoolShape &shape)
{
    Script script;
    std::mt19937 random(7);
    std::uniform_real_distribution<double> spread(0.7, 1.3);
    script.mark(MarkKind::RunStarted, 0, 0).mark(MarkKind::SubmitBegan, 0, 0);
    const std::int64_t submitEnd = std::max<std::int64_t>(1, shape.taskNs * shape.tasks / shape.lanes / 50);
    for (std::uint32_t id = 1; id <= shape.tasks; ++id)
        script.submit(id, submitEnd * id / shape.tasks);
    script.mark(MarkKind::SubmitEnded, 0, submitEnd).block(0, 0, submitEnd, BlockReason::Wait);
    std::vector<std::int64_t> freeAt(static_cast<std::size_t>(shape.lanes), submitEnd / 10);
    for (int lane = 1; lane <= shape.lanes; ++lane)
        script.mark(MarkKind::WorkerStarted, lane, 1000 * lane, 4000u + static_cast<unsigned>(lane));
    std::int64_t end = 0;
    for (std::uint32_t id = 1; id <= shape.tasks - shape.cancelled; ++id) {
        const auto lane = std::min_element(freeAt.begin(), freeAt.end()) - freeAt.begin();
        const int number = static_cast<int>(lane) + 1;
        auto &free = freeAt[static_cast<std::size_t>(lane)];
        const auto length = static_cast<std::int64_t>(static_cast<double>(shape.taskNs) * spread(random));
        std::int64_t start = free + length / 100;
        if (shape.processes) {
            script.send(id, number, start);
            start += length / 12;
        }
        script.start(id, number, start);
        end = start + length;
        if (shape.waitShare > 0) {
            const auto wait = static_cast<std::int64_t>(static_cast<double>(length) * shape.waitShare);
            script.block(id, number, start + (length - wait) / 2, BlockReason::Network);
            script.resume(id, number, start + (length + wait) / 2, BlockReason::Network);
        }
        if (shape.failEvery > 0 && id % static_cast<unsigned>(shape.failEvery) == 0)
            script.fail(id, number, end);
        else
            script.finish(id, number, end);
        script.read(id, end + length / 50);
        free = end;
    }
    const std::int64_t last = *std::max_element(freeAt.begin(), freeAt.end());
    for (std::uint32_t id = shape.tasks - shape.cancelled + 1; id <= shape.tasks; ++id)
        script.cancel(id, last * 2 / 3 + id * 1000);
    script.resume(0, 0, last, BlockReason::Wait);
    script.mark(MarkKind::RunEnded, 0, last + ms / 10);
    return script;
}

/// `lanes` workers that compute one endless task each and take turns at the interpreter lock, `turnNs` each.
inline Script takingTurns(int lanes, int turns, std::int64_t turnNs)
{
    Script script;
    script.mark(MarkKind::RunStarted, 0, 0);
    for (int lane = 1; lane <= lanes; ++lane) {
        const auto id = static_cast<std::uint32_t>(lane);
        script.submit(id, 0).start(id, lane, 0);
        if (lane > 1)
            script.waitForLock(id, lane, 0);
    }
    for (int turn = 0; turn < turns; ++turn) {
        const int lane = 1 + turn % lanes;
        const auto id = static_cast<std::uint32_t>(lane);
        script.getLock(id, lane, turn * turnNs);
        const int next = 1 + (turn + 1) % lanes;
        script.waitForLock(static_cast<std::uint32_t>(next), next, (turn + 1) * turnNs - turnNs / 20,
                           LockDetail::Asked);
        script.releaseLock(id, lane, (turn + 1) * turnNs).waitForLock(id, lane, (turn + 1) * turnNs);
    }
    for (int lane = 1; lane <= lanes; ++lane)
        script.finish(static_cast<std::uint32_t>(lane), lane, (turns + 1) * turnNs);
    return script;
}

} // namespace futurescope::samples
