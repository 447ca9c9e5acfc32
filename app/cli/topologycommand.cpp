// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/commands.h"

#include "app/cli/clitext.h"
#include "app/cli/outputs.h"
#include "core/base/json.h"
#include "core/platform/topology.h"

namespace futurescope {

namespace {

QString row(const QString &label, const QString &value)
{
    constexpr int valueColumn = 22;
    return label.leftJustified(valueColumn) + value + QLatin1Char('\n');
}

QString cacheText(const CacheLevel &cache)
{
    return CommandLine::tr("L%1%2 %3 x %4")
        .arg(cache.level)
        .arg(cache.instructions ? CommandLine::tr(" instructions") : QString())
        .arg(cache.count)
        .arg(QString::fromStdString(bytesText(cache.bytes)));
}

QString topologyText(const Topology &topology)
{
    QStringList caches;
    for (const CacheLevel &cache : topology.caches)
        caches << cacheText(cache);
    const QString unknown = CommandLine::tr("not known");
    const QString limit = topology.cgroup ? CommandLine::tr("%1 CPUs (%2)")
                                                .arg(topology.cgroup->cpus, 0, 'g', 4)
                                                .arg(QString::fromStdString(topology.cgroup->source))
                                          : CommandLine::tr("none");
    return row(CommandLine::tr("CPU"), topology.cpu.empty() ? unknown : QString::fromStdString(topology.cpu))
           + row(CommandLine::tr("System"), QString::fromStdString(topology.system))
           + row(CommandLine::tr("Cores"), QString::number(topology.cores))
           + row(CommandLine::tr("Hardware threads"),
                 QString::number(topology.hardwareThreads)
                     + (topology.hasSmt() ? CommandLine::tr(" (SMT)") : CommandLine::tr(" (no SMT)")))
           + row(CommandLine::tr("Caches"), caches.isEmpty() ? unknown : caches.join(QStringLiteral(", ")))
           + row(CommandLine::tr("CPU affinity"),
                 CommandLine::tr("%1 of %2 hardware threads").arg(topology.affinityCpus).arg(topology.hardwareThreads))
           + row(CommandLine::tr("cgroup CPU limit"), limit)
           + row(CommandLine::tr("Usable CPUs"),
                 CommandLine::tr("%1, limited by %2").arg(topology.usable).arg(shown(limitName(topology.limitedBy))))
           + CommandLine::tr("Default workers\n")
           + row(CommandLine::tr("  computing"),
                 CommandLine::tr("%1 (one for each usable CPU)").arg(cpuBoundWorkers(topology)))
           + row(CommandLine::tr("  Python's threads"),
                 CommandLine::tr("%1 (32 at most, usable CPUs + 4)").arg(pythonThreadWorkers(topology)))
           + row(CommandLine::tr("  waiting"), CommandLine::tr("as many as wait at a time; CPUs do not limit them"));
}

JsonValue topologyJson(const Topology &topology)
{
    JsonValue json = JsonValue::object();
    json.add("version", JsonValue::ofText(FUTURESCOPE_VERSION));
    json.add("cpu", JsonValue::ofText(topology.cpu));
    json.add("system", JsonValue::ofText(topology.system));
    json.add("cores", JsonValue::ofWhole(topology.cores));
    json.add("hardware_threads", JsonValue::ofWhole(topology.hardwareThreads));
    json.add("smt", JsonValue::ofBool(topology.hasSmt()));
    JsonValue &caches = json.add("caches", JsonValue::array());
    for (const CacheLevel &cache : topology.caches) {
        JsonValue &item = caches.items.emplace_back(JsonValue::object());
        item.add("level", JsonValue::ofWhole(cache.level));
        item.add("instructions", JsonValue::ofBool(cache.instructions));
        item.add("bytes", JsonValue::ofUnsigned(cache.bytes));
        item.add("count", JsonValue::ofWhole(cache.count));
    }
    json.add("affinity_cpus", JsonValue::ofWhole(topology.affinityCpus));
    json.add("cgroup_cpus", topology.cgroup ? JsonValue::ofReal(topology.cgroup->cpus) : JsonValue{});
    json.add("cgroup_source", topology.cgroup ? JsonValue::ofText(topology.cgroup->source) : JsonValue{});
    json.add("usable_cpus", JsonValue::ofWhole(topology.usable));
    json.add("limited_by", JsonValue::ofText(limitName(topology.limitedBy)));
    JsonValue &workers = json.add("default_workers", JsonValue::object());
    workers.add("computing", JsonValue::ofWhole(cpuBoundWorkers(topology)));
    workers.add("python_threads", JsonValue::ofWhole(pythonThreadWorkers(topology)));
    return json;
}

} // namespace

int topologyCommand(const GivenOptions &given)
{
    if (!given.words().empty()) {
        printError(CommandLine::tr("topology takes no argument \"%1\"; see futurescope topology --help")
                       .arg(QString::fromStdString(given.words().front())));
        return ExitUsage;
    }
    const Topology topology = topologyOfThisMachine();
    const auto file = given.value("json");
    if (file != "-" && std::fputs(topologyText(topology).toUtf8().constData(), stdout) < 0)
        return ExitOutputFailed;
    if (!file)
        return std::fflush(stdout) == 0 ? ExitOk : ExitOutputFailed;
    const Status written = writeText(
        *file, [&](const TextSink &sink) { return sink(jsonText(topologyJson(topology), 2) + '\n'); });
    if (written)
        return ExitOk;
    return printFailure(written.error());
}

} // namespace futurescope
