// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/foreignfiles.h"

#include "core/base/json.h"

#include <fmt/format.h>
#include <iterator>

namespace futurescope {

namespace {

std::string sliceLine(FutureId id, const FutureRecord &record, const TraceNames &names)
{
    std::string line = fmt::format("{},", id.value);
    appendCsvText(line, names.ofFuture(id));
    line += ',';
    if (const NamedLane *lane = names.lane(record.lane.value)) {
        appendCsvText(line, lane->processText());
        line += ',';
        appendCsvText(line, lane->threadText());
    } else {
        line += ',';
    }
    fmt::format_to(std::back_inserter(line), ",{},", record.startedNs);
    if (record.endedNs != never)
        fmt::format_to(std::back_inserter(line), "{},{},", record.endedNs, record.endedNs - record.startedNs);
    else
        line += ",,";
    if (record.inside() != noFuture)
        fmt::format_to(std::back_inserter(line), "{}", record.inside().value);
    return line + "\r\n";
}

JsonValue faultsJson(const ForeignCounts &counts, bool skipped)
{
    JsonValue json = JsonValue::object();
    for (std::size_t index = 0; index < traceFaults; ++index) {
        const auto fault = static_cast<TraceFault>(index);
        if (counts.of(fault) > 0 && (fault <= lastSkippedFault) == skipped)
            json.add(traceFaultName(fault), JsonValue::ofUnsigned(counts.of(fault)));
    }
    return json;
}

JsonValue notUnderstoodJson(const ForeignCounts &counts)
{
    JsonValue json = JsonValue::object();
    for (const auto &[phase, count] : counts.notUnderstood)
        json.add(phase, JsonValue::ofUnsigned(count));
    return json;
}

JsonValue countsJson(const ForeignCounts &counts)
{
    JsonValue json = JsonValue::object();
    json.add("entries", JsonValue::ofUnsigned(counts.entries));
    json.add("slices", JsonValue::ofUnsigned(counts.slices));
    json.add("instants", JsonValue::ofUnsigned(counts.instants));
    json.add("counter_samples", JsonValue::ofUnsigned(counts.samples));
    json.add("names", JsonValue::ofUnsigned(counts.names));
    return json;
}

} // namespace

bool writeForeignCsv(const Run &run, const TextSink &sink)
{
    Timeline timeline;
    timeline.append(run.trace);
    if (!sink("slice,name,process,thread,started ns,ended ns,run ns,inside\r\n"))
        return false;
    std::uint32_t number = 0;
    for (const FutureRecord &record : timeline.futures()) {
        if (!sink(sliceLine(FutureId{++number}, record, run.foreign->names)))
            return false;
    }
    return true;
}

std::string foreignSummaryJson(const Run &run)
{
    const ForeignTrace &foreign = *run.foreign;
    const ForeignCounts &counts = foreign.counts;
    JsonValue json = JsonValue::object();
    json.add("foreign", JsonValue::ofBool(true));
    json.add("lanes", JsonValue::ofUnsigned(foreign.names.lanes.size() - 1));
    json.add("counters", JsonValue::ofUnsigned(foreign.counters.size()));
    json.add("makespan_ns", JsonValue::ofWhole(foreign.endNs));
    json.add("origin_ns", JsonValue::ofWhole(foreign.originNs));
    json.add("read", countsJson(counts));
    JsonValue &skipped = json.add("skipped", JsonValue::object());
    skipped.add("entries", JsonValue::ofUnsigned(counts.skipped()));
    skipped.add("not_understood", notUnderstoodJson(counts));
    skipped.add("faults", faultsJson(counts, true));
    json.add("repaired", faultsJson(counts, false));
    return jsonText(json, 2) + '\n';
}

} // namespace futurescope
