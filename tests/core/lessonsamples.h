// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/lesson.h"
#include "core/lessons/lessonmeasuring.h"
#include "tests/core/sampleruns.h"

#include <string>

/// Lessons and runs made by hand, for the tests of both.
namespace lessonsamples {

using namespace futurescope;
using sampleruns::at;
using sampleruns::code;
using sampleruns::mark;

inline const std::string lessonText = R"({
  "schema": 1, "number": 7, "course": "futures", "concepts": ["Futures"],
  "experiment": {"workload": {"kind": "sleep", "items": 4, "workNs": 1000, "distribution": "constant"},
                 "executor": "threads", "workers": 2},
  "variants": [{"name": "two"}, {"name": "four", "change": {"workers": 4, "workload": {"items": 8}}}],
  "shown": "four", "free": ["workers"], "repeats": 3, "cores": 2, "ghosts": true,
  "prediction": {"kind": "finish-lines", "measure": "makespan", "of": ["four", "two"], "least": 1, "most": 5000,
                 "logarithmic": true, "along": "workers", "groupSize": 0},
  "contract": [{"measure": "makespan", "of": "four", "is": "<=", "times": 0.5,
                "than": {"measure": "makespan", "of": "two"}},
               {"measure": "finished", "of": "two", "is": "=", "value": 4}]
})";

inline Lesson lesson(const std::string &text = lessonText)
{
    auto read = lessonFromJson(text, "07-sample");
    if (!read)
        throw std::logic_error(read.error().detail);
    return std::move(*read);
}

/// `lessonText` with `from` replaced, which must stand in it once.
inline std::string changed(const std::string &from, const std::string &to)
{
    std::string text = lessonText;
    const std::size_t position = text.find(from);
    if (position == std::string::npos || text.find(from, position + 1) != std::string::npos)
        throw std::logic_error(from + " does not stand there once");
    return text.replace(position, from.size(), to);
}

inline LessonFigure makespanOf(std::size_t variant)
{
    return {Measure::Makespan, variant};
}

inline Run runOf(const std::vector<Event> &events)
{
    Run run;
    run.experiment.workload.items = 4;
    run.experiment.workload.work = Nanos(1'000);
    run.experiment.workers = 2;
    run.machine.cores = 2;
    run.startedAt = "2026-01-02T03:04:05Z";
    TraceBuilder builder;
    builder.append(events);
    run.trace = builder.snapshot();
    run.metrics.makespan = Nanos(9'000);
    run.metrics.trust = 0.9;
    return run;
}

/// Two workers; four tasks, of which the first finishes, the second fails, the third is refused its cancel() and the
/// fourth is cancelled. Read: the first at 8000, the second not. Times in ns.
inline std::vector<Event> fourEndings(bool swapped = false)
{
    std::vector<Event> events{mark(1'000, MarkKind::RunStarted), mark(1'100, MarkKind::SubmitBegan)};
    for (std::uint32_t id = 1; id <= 4; ++id)
        events.push_back(at(1'100 + 100 * id, EventKind::Submitted, id, 0, packItems(id - 1, 1)));
    const std::vector<Event> rest{
        mark(1'600, MarkKind::SubmitEnded),
        at(2'000, EventKind::Started, 1, 1),
        at(2'500, EventKind::Started, 2, 2),
        at(3'000, EventKind::Blocked, 1, 1, 0, code(BlockReason::Sleep)),
        at(3'500, EventKind::Resumed, 1, 1, 0, code(BlockReason::Sleep)),
        at(2'000, EventKind::Blocked, 1, 0, 0, code(BlockReason::Result)),
        at(8'000, EventKind::Resumed, 1, 0, 0, code(BlockReason::Result)),
        at(8'000, EventKind::ResultRead, 1, 0),
        at(swapped ? 4'500 : 4'000, EventKind::Finished, 1, 1, 42),
        at(swapped ? 4'000 : 4'500, EventKind::Failed, 2, 2, Failure{FailureKind::ValueError, 1}.payload(),
           code(FailureKind::ValueError)),
        at(5'000, EventKind::Started, 3, 1),
        at(8'100, EventKind::TimedOut, 3, 0),
        at(8'200, EventKind::CancelRefused, 3, 0),
        at(8'300, EventKind::Cancelled, 4, 0),
        at(9'000, EventKind::Finished, 3, 1, 43),
        mark(11'000, MarkKind::RunEnded),
    };
    events.insert(events.end(), rest.begin(), rest.end());
    return events;
}

} // namespace lessonsamples
