// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runfile.h"

#include "core/base/boundedjson.h"
#include "core/experiment/experimentjson.h"
#include "core/experiment/foreignfiles.h"
#include "core/experiment/runmetadata.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>

namespace futurescope {

void appendCsvText(std::string &line, std::string_view text)
{
    constexpr std::string_view formulaStarts = "=+-@\t\r";
    constexpr std::string_view mustQuote = ",\"\r\n";
    const bool formula = !text.empty() && formulaStarts.find(text[0]) != std::string_view::npos;
    const bool quoted = formula || text.find_first_of(mustQuote) != std::string_view::npos;
    if (quoted)
        line += '"';
    if (formula)
        line += '\'';
    for (const char character : text) {
        if (character == '"')
            line += '"';
        line += character;
    }
    if (quoted)
        line += '"';
}

namespace {

/// A time, or an empty cell for what has not happened.
void appendTime(std::string &line, std::int64_t ns)
{
    if (ns != never)
        fmt::format_to(std::back_inserter(line), "{}", ns);
    line += ',';
}

void appendDifference(std::string &line, std::int64_t fromNs, std::int64_t toNs)
{
    appendTime(line, fromNs == never || toNs == never ? never : std::max<std::int64_t>(toNs - fromNs, 0));
}

std::string futureLine(std::uint32_t number, const FutureRecord &record, const std::vector<std::string> &texts)
{
    std::string line = fmt::format("{},", number);
    appendCsvText(line, stateLabel(record, openEnd));
    line += ',';
    if (record.hasRun())
        fmt::format_to(std::back_inserter(line), "{}", record.lane.value);
    fmt::format_to(std::back_inserter(line), ",{},{},", record.firstItem, record.itemCount);
    appendTime(line, record.submittedNs);
    appendTime(line, record.startedNs);
    appendTime(line, record.endedNs);
    appendTime(line, record.readNs);
    appendDifference(line, record.submittedNs, record.startedNs);
    appendDifference(line, record.startedNs, record.endedNs);
    appendCsvText(line, outcomeText(record, texts));
    return line + "\r\n";
}

/// JSON escapes line ends, so each fact stays on its line whatever a name contains.
std::string headLines(const Run &run)
{
    const auto experiment = parseJson(toJson(run.experiment));
    std::string head = fmt::format("# program: {} {}\r\n", runProgramName, run.version);
    head += fmt::format("# experiment: {}\r\n", jsonText(experiment ? *experiment : JsonValue{}));
    head += fmt::format("# machine: {}\r\n", jsonText(machineJson(run.machine)));
    head += fmt::format("# seed: {}\r\n", run.experiment.workload.seed);
    head += fmt::format("# started: {}\r\n", jsonText(JsonValue::ofText(run.startedAt)));
    head += fmt::format("# state: {}\r\n", runStateName(run.state));
    head += fmt::format("# dropped events: {}\r\n", run.trace.droppedEvents());
    return head
           + "future,state,worker,first item,items,submitted ns,started ns,ended ns,read ns,wait ns,run ns,outcome\r\n";
}

} // namespace

bool writeCsv(const Run &run, const TextSink &sink)
{
    if (run.foreign)
        return writeForeignCsv(run, sink);
    Timeline timeline;
    timeline.append(run.trace);
    if (!sink(headLines(run)))
        return false;
    std::uint32_t number = 0;
    for (const FutureRecord &record : timeline.futures()) {
        if (!sink(futureLine(++number, record, run.trace.texts())))
            return false;
    }
    return true;
}

} // namespace futurescope
