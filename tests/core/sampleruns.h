// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/runfile.h"

#include <stdexcept>
#include <string>
#include <vector>

/// Runs made by hand, for the tests of files.
namespace sampleruns {

using namespace futurescope;

inline std::string writtenRun(const Run &run)
{
    std::string text;
    if (!writeRun(run, [&](std::string_view piece) { return text.append(piece), true; }))
        throw std::logic_error("the sink took everything");
    return text;
}

inline std::string writtenCsv(const Run &run)
{
    std::string text;
    if (!writeCsv(run, [&](std::string_view piece) { return text.append(piece), true; }))
        throw std::logic_error("the sink took everything");
    return text;
}

template <class Enum>
std::uint8_t code(Enum value)
{
    return static_cast<std::uint8_t>(value);
}

inline Event mark(std::int64_t timeNs, MarkKind kind, LaneId lane = mainLane, std::uint64_t payload = 0)
{
    return {timeNs, payload, noFuture, lane, EventKind::Mark, code(kind)};
}

inline Event at(std::int64_t timeNs, EventKind kind, std::uint32_t future, std::uint16_t lane,
                std::uint64_t payload = 0, std::uint8_t detail = 0)
{
    return {timeNs, payload, FutureId{future}, LaneId{lane}, kind, detail};
}

/// Nine futures with every ending and every kind of event, in the disorder in which rings are collected.
inline std::vector<Event> everyKind()
{
    constexpr std::uint64_t huge = 0xFFFF'FFFF'FFFF'FFFF;
    std::vector<Event> events{
        mark(0, MarkKind::RunStarted),
        mark(1'000, MarkKind::SubmitBegan),
    };
    for (std::uint32_t id = 1; id <= 9; ++id)
        events.push_back(at(1'000 + 100 * id, EventKind::Submitted, id, 0, packItems(10 * (id - 1), 10)));
    const std::vector<Event> rest{
        at(2'000, EventKind::Blocked, noFuture.value, 0, 0, code(BlockReason::Wait)),
        at(9'000, EventKind::Resumed, noFuture.value, 0, 0, code(BlockReason::Wait)),
        at(9'100, EventKind::ResultRead, 1, 0),
        at(9'101, EventKind::ExceptionRead, 2, 0),
        at(9'500, EventKind::TimedOut, 0, 0),
        at(9'600, EventKind::TimedOut, 7, 0),
        at(9'700, EventKind::CancelRefused, 7, 0),
        at(9'800, EventKind::Blocked, 7, 0, 0, code(BlockReason::Result)),
        mark(1'950, MarkKind::SubmitEnded),
        // worker 1
        mark(1'050, MarkKind::WorkerStarted, LaneId{1}, 4711),
        at(1'150, EventKind::Started, 1, 1),
        at(1'200, EventKind::Blocked, 1, 1, 0, code(BlockReason::Network)),
        at(1'300, EventKind::Resumed, 1, 1, 0, code(BlockReason::Network)),
        at(1'400, EventKind::LockWait, 1, 1),
        at(1'500, EventKind::LockGot, 1, 1),
        at(1'600, EventKind::LockWait, 1, 1, interpreterLock),
        at(1'650, EventKind::LockWait, 1, 1, interpreterLock, code(LockDetail::Asked)),
        at(1'710, EventKind::LockGot, 1, 1, interpreterLock),
        at(2'450, EventKind::LockReleased, 1, 1, interpreterLock),
        at(2'500, EventKind::Finished, 1, 1, huge),
        at(2'600, EventKind::Steal, 2, 1, 2),
        at(2'700, EventKind::Started, 2, 1),
        at(3'000, EventKind::Failed, 2, 1, Failure{FailureKind::ValueError, 12}.payload(),
           code(FailureKind::ValueError)),
        at(3'100, EventKind::Started, 3, 1),
        at(3'100, EventKind::Failed, 3, 1, Failure{FailureKind::Other, 0}.payload(), code(FailureKind::Other)),
        // worker 2, a process
        at(2'000, EventKind::Serialised, 4, 2, 64),
        at(2'100, EventKind::Sent, 4, 2, 64),
        at(2'300, EventKind::Started, 4, 2),
        at(4'000, EventKind::Lost, 4, 2, 9, 0),
        at(5'000, EventKind::Started, 6, 2),
        at(5'500, EventKind::Failed, 6, 2, Failure{FailureKind::Stopped}.payload(), code(FailureKind::Stopped)),
        at(6'000, EventKind::Started, 7, 2),
        // from outside
        mark(5'100, MarkKind::StopRequested, controlLane),
        at(5'200, EventKind::Cancelled, 5, controlLane.value),
        // the collector met this start before its submission, and future 8 never ends
        at(1'550, EventKind::LockGot, 0, 3, interpreterLock),
        at(1'700, EventKind::LockReleased, 0, 3, interpreterLock, code(LockDetail::Asked)),
        at(1'800, EventKind::Started, 8, 3),
        at(1'900, EventKind::Finished, 9, 3, (std::uint64_t{1} << 53) + 1),
        mark(20'000'000'001, MarkKind::RunEnded),
    };
    events.insert(events.end(), rest.rbegin(), rest.rend());
    return events;
}

inline Run handBuiltRun(const std::vector<Event> &events)
{
    Run run;
    run.experiment.name = "=HYPERLINK(\"x\") <script> \xC3\xBC";
    run.experiment.workload.items = 90;
    run.experiment.chunk = 10;
    run.experiment.executor = ExecutorKind::Processes;
    run.experiment.timeout = Nanos(1'500'000'000);
    run.machine = {"Some \"CPU\"", "Linux 6.1", 2, 4};
    run.version = "9.8.7";
    run.startedAt = "2026-01-02T03:04:05Z";
    run.state = RunState::Failed;
    run.reason = "1 future failed";
    run.timedOut = true;
    TraceBuilder builder;
    builder.append(events);
    builder.addText("=SUM(A1), \"quoted\"\nsecond line");
    builder.addText("plain");
    builder.setDropped(3);
    run.trace = builder.snapshot();
    run.metrics.makespan = Nanos(123'456'789);
    run.metrics.tasksPerSecond = 1234.5678901234567;
    run.metrics.baseline = Nanos(5);
    run.metrics.baselineKind = Baseline::Measured;
    run.metrics.speedup = 0.1 + 0.2;
    run.metrics.utilisation = 1.0 / 3;
    run.metrics.queueWaitMean = Nanos(7);
    run.metrics.lockWait = Nanos(11);
    run.metrics.lockHandOvers = 3;
    run.metrics.trust = 0;
    return run;
}

} // namespace sampleruns
