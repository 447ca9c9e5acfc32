// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparecsv.h"

#include "app/compare/comparedruns.h"
#include "app/exporting/runfigures.h"
#include "core/experiment/foreignfiles.h"

#include <fmt/format.h>

#include <iterator>
#include <vector>

namespace futurescope {

namespace {

constexpr std::size_t settingColumns = 18; // the last ones

void appendNumber(std::string &line, const std::optional<double> &value)
{
    line += ',';
    if (value)
        fmt::format_to(std::back_inserter(line), "{:.12g}", *value);
}

template <class Value>
std::string textIf(bool known, const Value &value)
{
    return known ? fmt::format("{}", value) : std::string();
}

/// How the run was set up; fields of what has no effect on it are empty.
std::string settingsOf(const Run &run)
{
    if (run.foreign)
        return std::string(settingColumns, ',');
    const Experiment &experiment = run.experiment;
    const Workload &workload = experiment.workload;
    const bool loop = experiment.executor == ExecutorKind::Async;
    const bool nested = workload.kind == WorkloadKind::Nested;
    const bool bounded = experiment.queuePolicy != QueuePolicy::Unbounded;
    return fmt::format(",{},{},{:.12g},{},{},{},{}", scheduleName(experiment.schedule),
                       textIf(!dealsToWorkers(experiment.schedule), experiment.chunk), workload.serialPercent,
                       couplingName(workload.coupling), queuePolicyName(experiment.queuePolicy),
                       textIf(bounded, experiment.queueLimit), experiment.submitEvery.count())
           + fmt::format(",{},{},{},{},{}",
                         textIf(workload.kind == WorkloadKind::Counter, counterFormName(workload.counter)),
                         textIf(workload.kind == WorkloadKind::MemoryStream, workload.arrayBytes),
                         textIf(workload.kind == WorkloadKind::MemoryStream, workload.flopsPerByte),
                         textIf(loop && experiment.heartbeat, experiment.heartbeat.value_or(Nanos()).count()),
                         textIf(loop, loopComputingName(experiment.loopComputing)))
           + fmt::format(",{},{:d},{:d}", textIf(workload.kind == WorkloadKind::Mixed, workload.waitPercent),
                         experiment.cancelsTimedOut, experiment.submitsLate)
           + fmt::format(",{},{},{:d}", textIf(nested, workload.depth),
                         textIf(nested, childWaitName(workload.childWait)), experiment.warmWorkers);
}

void appendRun(std::string &csv, const TableRun &entry, const RunFigures &reference)
{
    const Run &run = *entry.run;
    const std::string settings = settingsOf(run);
    for (std::size_t i = 0; i < figureCount; ++i) {
        const auto figure = static_cast<Figure>(i);
        fmt::format_to(std::back_inserter(csv), "{},", entry.number);
        appendCsvText(csv, run.foreign ? "" : executorName(run.experiment.executor));
        fmt::format_to(std::back_inserter(csv), ",{},{},", run.experiment.workers, run.experiment.tasks());
        appendCsvText(csv, entry.file);
        csv += ',';
        appendCsvText(csv, entry.figures->problem);
        csv += ',';
        csv += figureName(figure);
        const Difference difference = differenceFrom(reference, *entry.figures, figure);
        appendNumber(csv, (*entry.figures)[figure]);
        appendNumber(csv, difference.absolute);
        appendNumber(csv, difference.relative);
        csv += ',';
        csv += verdictName(difference.verdict);
        csv += settings;
        csv += '\n';
    }
}

JsonValue numberJson(const std::optional<double> &number)
{
    return number ? JsonValue::ofReal(*number) : JsonValue{};
}

JsonValue runJson(const TableRun &entry, const RunFigures &reference)
{
    JsonValue json = figuresObject("comparison", *entry.run);
    json.add("run", JsonValue::ofWhole(entry.number));
    json.add("problem", JsonValue::ofText(entry.figures->problem));
    JsonValue &figures = json.add("figures", JsonValue::object());
    for (std::size_t i = 0; i < figureCount; ++i) {
        const auto figure = static_cast<Figure>(i);
        const Difference difference = differenceFrom(reference, *entry.figures, figure);
        JsonValue one = JsonValue::object();
        one.add("value", numberJson((*entry.figures)[figure]));
        one.add("difference", numberJson(difference.absolute));
        one.add("relative", numberJson(difference.relative));
        one.add("verdict", JsonValue::ofText(verdictName(difference.verdict)));
        figures.add(figureName(figure), std::move(one));
    }
    return json;
}

} // namespace

std::string compareCsv(std::span<const TableRun> runs)
{
    std::string csv = "run,executor,workers,tasks,file,problem,figure,value,difference,relative,verdict,schedule,chunk,"
                      "serial_percent,coupling,queue_policy,queue_limit,submit_every_ns,counter,array_bytes,"
                      "flops_per_byte,heartbeat_ns,loop_computing,wait_percent,cancels_timed_out,submits_late,"
                      "depth,child_wait,warm_workers\n";
    for (const TableRun &run : runs)
        appendRun(csv, run, *runs.front().figures);
    return csv;
}

std::string compareJson(std::span<const TableRun> runs)
{
    JsonValue json = JsonValue::object();
    JsonValue &list = json.add("runs", JsonValue::array());
    for (const TableRun &run : runs)
        list.items.push_back(runJson(run, *runs.front().figures));
    return jsonText(json, 2) + '\n';
}

QByteArray compareCsv(const ComparedRuns &runs)
{
    std::vector<TableRun> table;
    for (const ComparedRun &run : runs.all())
        table.push_back({static_cast<int>(table.size()) + 1, &run.run(), &run.figures, run.origin.path.toStdString()});
    return QByteArray::fromStdString(compareCsv(table));
}

} // namespace futurescope
