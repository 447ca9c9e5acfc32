// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/runfile.h"
#include "core/trace/timeline.h"

#include <fmt/format.h>

#include <string>

/// Traces as other programs write them, and the slices of a run as text.
namespace foreignsamples {

using namespace futurescope;

/// VizTracer: times with three decimals that count from when the machine started, slices in the order of their ends.
inline constexpr const char *viztracer = R"json({"traceEvents": [
{"ph": "M", "pid": 4711, "tid": 4711, "name": "process_name", "args": {"name": "MainProcess"}},
{"ph": "M", "pid": 4711, "tid": 4711, "name": "thread_name", "args": {"name": "MainThread"}},
{"pid": 4711, "tid": 4711, "ts": 18329640117.204, "ph": "X", "dur": 20.5, "cat": "fee", "name": "fib (fib.py:1)"},
{"pid": 4711, "tid": 4711, "ts": 18329640140.000, "ph": "X", "dur": 5.125, "cat": "fee", "name": "fib (fib.py:1)"},
{"pid": 4711, "tid": 4711, "ts": 18329640116.4, "ph": "X", "dur": 50, "cat": "fee", "name": "main (fib.py:9)", "args": {"func_args": {"n": 3}}},
{"pid": 4711, "tid": 4711, "ts": 18329640150.001, "ph": "i", "s": "t", "name": "checkpoint"}
], "viztracer_metadata": {"version": "0.16.3", "overflow": false}, "file_info": {"files": {}, "functions": {}}})json";

/// Ray: texts for pid and tid, names of processes by M.
inline constexpr const char *ray = R"json([
{"cat": "task", "name": "square", "pid": "10.0.0.1", "tid": "worker:a1", "ts": 1700000000000001.5, "dur": 1000.25, "ph": "X", "cname": "rail_animation", "args": {"task_id": "ff"}},
{"cat": "task", "name": "square", "pid": "10.0.0.1", "tid": "worker:b2", "ts": 1700000000000002, "dur": 900, "ph": "X", "cname": "good", "args": {}},
{"args": {"name": "Node 10.0.0.1"}, "cat": "__metadata", "name": "process_name", "ph": "M", "pid": "10.0.0.1"}
])json";

/// Chrome: begins and ends, asynchronous slices, flows, sort indexes, and a list that nobody ended.
inline constexpr const char *chrome = R"json([
{"name":"thread_name","ph":"M","pid":7,"tid":2,"args":{"name":"Compositor"}},
{"name":"thread_sort_index","ph":"M","pid":7,"tid":2,"args":{"sort_index":-5}},
{"name":"process_name","ph":"M","pid":7,"tid":0,"args":{"name":"Renderer"}},
{"name":"Paint","ph":"B","pid":7,"tid":1,"ts":100,"cat":"cc"},
{"name":"Raster","ph":"B","pid":7,"tid":1,"ts":110,"cat":"cc"},
{"ph":"E","pid":7,"tid":1,"ts":120},
{"name":"go","ph":"s","pid":7,"tid":1,"ts":115,"id":1},
{"name":"go","ph":"f","bp":"e","pid":7,"tid":1,"ts":118,"id":1},
{"name":"Paint","ph":"E","pid":7,"tid":1,"ts":140,"cat":"cc"},
{"name":"Draw","ph":"X","pid":7,"tid":2,"ts":105,"dur":10},
{"name":"load","ph":"b","cat":"net","id":"0x1","pid":7,"tid":1,"ts":100},
{"name":"load","ph":"b","cat":"net","id2":{"local":"0x2"},"pid":7,"tid":1,"ts":110},
{"name":"connect","ph":"b","cat":"net","id":"0x1","pid":7,"tid":1,"ts":112},
{"name":"connect","ph":"e","cat":"net","id":"0x1","pid":7,"tid":1,"ts":114},
{"name":"load","ph":"e","cat":"net","id":"0x1","pid":7,"tid":1,"ts":130},
{"name":"load","ph":"e","cat":"net","id2":{"local":"0x2"},"pid":7,"tid":1,"ts":125},
{"name":"heap","ph":"C","pid":7,"tid":1,"ts":103,"args":{"used":12.5,"free":3}},
{"name":"heap","ph":"C","pid":7,"tid":1,"ts":101,"args":{"used":11,"free":4}},
)json";

/// Tracy's export and Dask's: zones as X on numbered threads; nothing is named but the threads.
inline constexpr const char *tracy = R"json({"traceEvents":[
{"name":"thread_name","ph":"M","ts":0,"pid":1,"tid":1,"args":{"name":"Main thread"}},
{"name":"Frame","ph":"X","ts":0.5,"dur":16.25,"pid":1,"tid":1,"args":{}},
{"name":"Update","ph":"X","ts":0.5,"dur":8,"pid":1,"tid":1,"args":{}},
{"name":"Render","ph":"X","ts":8.5,"dur":8.25,"pid":1,"tid":1,"args":{}},
{"name":"sum-7f","ph":"X","ts":2,"dur":3,"pid":"tcp://127.0.0.1:4000","tid":140012}
]})json";

/// One line a slice: number, lane, name, times in nanoseconds since the origin, and what it lies in.
inline std::string slicesOf(const Run &run)
{
    Timeline timeline;
    timeline.append(run.trace);
    const TraceNames &names = run.foreign->names;
    std::string text;
    std::uint32_t number = 0;
    for (const FutureRecord &record : timeline.futures()) {
        const NamedLane *lane = names.lane(record.lane.value);
        ++number;
        text += fmt::format("#{} {}/{} {} {}..{}", number, lane ? lane->processText() : "-",
                            lane ? lane->threadText() : "-", names.ofFuture(FutureId{number}), record.startedNs,
                            record.endedNs == never ? std::string("open") : std::to_string(record.endedNs));
        text += record.inside() == noFuture ? "\n" : fmt::format(" in #{}\n", record.inside().value);
    }
    return text;
}

/// The rest of it: lanes, instants and counters.
inline std::string besideSlices(const Run &run)
{
    const ForeignTrace &foreign = *run.foreign;
    std::string text = fmt::format("origin {}\n", foreign.originNs);
    for (std::size_t lane = 1; lane < foreign.names.lanes.size(); ++lane) {
        const NamedLane &named = foreign.names.lanes[lane];
        text += fmt::format("lane {} {}/{}\n", lane, named.processText(), named.threadText());
    }
    for (const TraceInstant &instant : foreign.instants)
        text += fmt::format("instant {} {} on {}\n", instant.timeNs, foreign.names.texts[instant.name],
                            instant.lane.value);
    for (const TraceCounter &counter : foreign.counters) {
        text += fmt::format("counter {} {} {}:", counter.process, counter.name, counter.series);
        for (const TraceCounter::Sample &sample : counter.samples)
            text += fmt::format(" {}={}", sample.timeNs, sample.value);
        text += '\n';
    }
    return text;
}

} // namespace foreignsamples
