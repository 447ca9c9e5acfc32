// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/experimenttext.h"

#include "app/lab/text.h"
#include "app/timeline/timelinescene.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <array>

namespace futurescope {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(SettingText)
};

/// How a setting is called in a table, and in a line.
struct Wording
{
    Setting setting;
    const char *name;
    const char *phrase;
};

constexpr std::array<Wording, 33> wordings{{
    {Setting::Workload, QT_TRANSLATE_NOOP("SettingText", "Workload"), "%1"},
    {Setting::Items, QT_TRANSLATE_NOOP("SettingText", "Items"), QT_TRANSLATE_NOOP("SettingText", "%1 items")},
    {Setting::Work, QT_TRANSLATE_NOOP("SettingText", "Work per item"), QT_TRANSLATE_NOOP("SettingText", "%1 per item")},
    {Setting::FailureRate, QT_TRANSLATE_NOOP("SettingText", "Failing items"),
     QT_TRANSLATE_NOOP("SettingText", "%1 failing")},
    {Setting::Payload, QT_TRANSLATE_NOOP("SettingText", "Payload"), QT_TRANSLATE_NOOP("SettingText", "payload %1")},
    {Setting::SerialPart, QT_TRANSLATE_NOOP("SettingText", "Serial part"),
     QT_TRANSLATE_NOOP("SettingText", "serial part %1")},
    {Setting::Coupling, QT_TRANSLATE_NOOP("SettingText", "Coupling"), QT_TRANSLATE_NOOP("SettingText", "coupling %1")},
    {Setting::Counter, QT_TRANSLATE_NOOP("SettingText", "Counter"), QT_TRANSLATE_NOOP("SettingText", "counter %1")},
    {Setting::Array, QT_TRANSLATE_NOOP("SettingText", "Array"), QT_TRANSLATE_NOOP("SettingText", "array of %1")},
    {Setting::FlopsPerByte, QT_TRANSLATE_NOOP("SettingText", "Flops per byte"),
     QT_TRANSLATE_NOOP("SettingText", "%1 flops per byte")},
    {Setting::WaitShare, QT_TRANSLATE_NOOP("SettingText", "Waiting share"),
     QT_TRANSLATE_NOOP("SettingText", "%1 of it waiting")},
    {Setting::Depth, QT_TRANSLATE_NOOP("SettingText", "Levels of children"),
     QT_TRANSLATE_NOOP("SettingText", "%1 levels of children")},
    {Setting::ChildWait, QT_TRANSLATE_NOOP("SettingText", "Waiting for children"),
     QT_TRANSLATE_NOOP("SettingText", "waiting for children %1")},
    {Setting::Seed, QT_TRANSLATE_NOOP("SettingText", "Seed"), QT_TRANSLATE_NOOP("SettingText", "seed %1")},
    {Setting::Executor, QT_TRANSLATE_NOOP("SettingText", "Executor"), "%1"},
    {Setting::Workers, QT_TRANSLATE_NOOP("SettingText", "Workers"), "%1"}, // see phrase()
    {Setting::Schedule, QT_TRANSLATE_NOOP("SettingText", "Schedule"), QT_TRANSLATE_NOOP("SettingText", "schedule %1")},
    {Setting::Chunk, QT_TRANSLATE_NOOP("SettingText", "Chunk size"), QT_TRANSLATE_NOOP("SettingText", "chunk %1")},
    {Setting::Queue, QT_TRANSLATE_NOOP("SettingText", "Queue policy"),
     QT_TRANSLATE_NOOP("SettingText", "queue policy %1")},
    {Setting::SubmitEvery, QT_TRANSLATE_NOOP("SettingText", "Submitted every"),
     QT_TRANSLATE_NOOP("SettingText", "submitted every %1")},
    {Setting::CollectBy, QT_TRANSLATE_NOOP("SettingText", "Results by"),
     QT_TRANSLATE_NOOP("SettingText", "results by %1")},
    {Setting::Timeout, QT_TRANSLATE_NOOP("SettingText", "Timeout"), QT_TRANSLATE_NOOP("SettingText", "timeout %1")},
    {Setting::CancelTimedOut, QT_TRANSLATE_NOOP("SettingText", "cancel() after a timeout"),
     QT_TRANSLATE_NOOP("SettingText", "cancel() after a timeout: %1")},
    {Setting::CancelAfter, QT_TRANSLATE_NOOP("SettingText", "Cancelled after"),
     QT_TRANSLATE_NOOP("SettingText", "cancelled after %1")},
    {Setting::Shutdown, QT_TRANSLATE_NOOP("SettingText", "Shutdown"), QT_TRANSLATE_NOOP("SettingText", "shutdown %1")},
    {Setting::LateSubmit, QT_TRANSLATE_NOOP("SettingText", "submit() after shutdown"),
     QT_TRANSLATE_NOOP("SettingText", "submit() after shutdown: %1")},
    {Setting::WarmWorkers, QT_TRANSLATE_NOOP("SettingText", "Warm pool"),
     QT_TRANSLATE_NOOP("SettingText", "warm pool: %1")},
    {Setting::Heartbeat, QT_TRANSLATE_NOOP("SettingText", "Heartbeat every"),
     QT_TRANSLATE_NOOP("SettingText", "heartbeat every %1")},
    {Setting::LoopComputing, QT_TRANSLATE_NOOP("SettingText", "The loop computes"),
     QT_TRANSLATE_NOOP("SettingText", "the loop computes %1")},
    {Setting::SwitchInterval, QT_TRANSLATE_NOOP("SettingText", "Switch interval"),
     QT_TRANSLATE_NOOP("SettingText", "switch interval %1")},
    {Setting::TasksPerChild, QT_TRANSLATE_NOOP("SettingText", "Tasks per child"),
     QT_TRANSLATE_NOOP("SettingText", "tasks per child %1")},
    {Setting::WorkerDeath, QT_TRANSLATE_NOOP("SettingText", "A worker's death"),
     QT_TRANSLATE_NOOP("SettingText", "a worker's death %1")},
    {Setting::Baseline, QT_TRANSLATE_NOOP("SettingText", "Sequential time"),
     QT_TRANSLATE_NOOP("SettingText", "sequential time %1")},
}};

constexpr auto inOrder = [] {
    std::array<Setting, wordings.size()> settings{};
    for (std::size_t index = 0; index < wordings.size(); ++index)
        settings[index] = wordings[index].setting;
    return settings;
}();

static_assert(
    [] {
        for (std::size_t index = 0; index < inOrder.size(); ++index) {
            if (inOrder[index] != static_cast<Setting>(index))
                return false;
        }
        return inOrder.back() == Setting::Baseline;
    }(),
    "each setting has its words, in order");

const Wording &wordingOf(Setting setting)
{
    return wordings[static_cast<std::size_t>(setting)];
}

/// "12.345 ms": all digits, unlike a measured time.
QString exact(Nanos duration)
{
    QString text = toText(durationText(duration));
    const auto unit = std::ranges::find_if(text, [](QChar letter) { return letter.isLetter(); });
    text.insert(unit - text.begin(), QChar::Nbsp);
    if (text.endsWith(QLatin1String("us")))
        text.replace(text.size() - 2, 2, QStringLiteral("µs"));
    return localNumber(text);
}

QString exact(const std::optional<Nanos> &duration)
{
    return duration ? exact(*duration) : Words::tr("none");
}

QString percent(double percent)
{
    return QLocale().toString(percent, 'g', QLocale::FloatingPointShortest) + QStringLiteral("\u00a0%");
}

/// "64 MiB" where that is all of it, else "1,000 bytes".
QString bytesText(std::uint32_t bytes)
{
    constexpr std::uint32_t mebibyte = 1u << 20;
    constexpr std::uint32_t kibibyte = 1u << 10;
    if (bytes > 0 && bytes % mebibyte == 0)
        return QStringLiteral("%1\u00a0MiB").arg(groupedText(bytes / mebibyte));
    if (bytes > 0 && bytes % kibibyte == 0)
        return QStringLiteral("%1\u00a0KiB").arg(groupedText(bytes / kibibyte));
    return Words::tr("%1 bytes").arg(groupedText(bytes));
}

QString workText(const Workload &workload)
{
    const QString work = exact(workload.work);
    if (workload.distribution == Distribution::Uniform)
        return workload.spreadPercent == 0 ? work : Words::tr("%1 ± %2").arg(work, percent(workload.spreadPercent));
    return QStringLiteral("%1 (%2)").arg(work, toText(distributionName(workload.distribution)));
}

QString queueText(const Experiment &experiment)
{
    const QString policy = toText(queuePolicyName(experiment.queuePolicy));
    return experiment.queuePolicy == QueuePolicy::Unbounded
               ? policy
               : Words::tr("%1 at %2 pending").arg(policy, groupedText(experiment.queueLimit));
}

QString valueOfWork(Setting setting, const Workload &workload)
{
    switch (setting) {
    case Setting::Workload:
        return toText(workloadName(workload.kind));
    case Setting::Items:
        return groupedText(workload.items);
    case Setting::Work:
        return workText(workload);
    case Setting::FailureRate:
        return percent(workload.failureRate * 100);
    case Setting::Payload:
        return Words::tr("%1 in, %2 out").arg(bytesText(workload.payloadInBytes), bytesText(workload.payloadOutBytes));
    case Setting::SerialPart:
        return percent(workload.serialPercent);
    case Setting::Coupling:
        return toText(couplingName(workload.coupling));
    case Setting::Counter:
        return toText(counterFormName(workload.counter));
    case Setting::Array:
        return bytesText(workload.arrayBytes);
    case Setting::FlopsPerByte:
        return QString::number(workload.flopsPerByte);
    case Setting::WaitShare:
        return percent(workload.waitPercent);
    case Setting::Depth:
        return QString::number(workload.depth);
    case Setting::ChildWait:
        return toText(childWaitName(workload.childWait));
    default:
        return QString::number(workload.seed);
    }
}

/// Of settings that only one kind of executor heeds.
QString valueOfExecutor(Setting setting, const Experiment &experiment)
{
    switch (setting) {
    case Setting::Heartbeat:
        return exact(experiment.heartbeat);
    case Setting::LoopComputing:
        return toText(loopComputingName(experiment.loopComputing));
    case Setting::SwitchInterval:
        return exact(experiment.switchInterval);
    case Setting::TasksPerChild:
        return experiment.maxTasksPerChild == 0 ? Words::tr("no limit")
                                                : groupedText(static_cast<std::uint64_t>(experiment.maxTasksPerChild));
    default:
        return toText(workerDeathName(experiment.workerDeath));
    }
}

bool appliesToExecutor(Setting setting, ExecutorKind executor)
{
    switch (setting) {
    case Setting::Heartbeat:
    case Setting::LoopComputing:
        return executor == ExecutorKind::Async;
    case Setting::SwitchInterval:
        return executor == ExecutorKind::ThreadsGil;
    case Setting::TasksPerChild:
    case Setting::WorkerDeath:
        return executor == ExecutorKind::Processes;
    case Setting::WarmWorkers:
        return executor != ExecutorKind::Sequential && executor != ExecutorKind::Async;
    default:
        return true;
    }
}

} // namespace

std::span<const Setting> SettingText::all()
{
    return inOrder;
}

bool SettingText::applies(Setting setting, const Experiment &experiment)
{
    switch (setting) {
    case Setting::Counter:
        return experiment.workload.kind == WorkloadKind::Counter;
    case Setting::Array:
    case Setting::FlopsPerByte:
        return experiment.workload.kind == WorkloadKind::MemoryStream;
    case Setting::WaitShare:
        return experiment.workload.kind == WorkloadKind::Mixed;
    case Setting::Depth:
    case Setting::ChildWait:
        return experiment.workload.kind == WorkloadKind::Nested;
    case Setting::CancelTimedOut:
        return experiment.timeout && experiment.collect == CollectMode::Result;
    case Setting::Chunk:
        return !dealsToWorkers(experiment.schedule);
    default:
        return appliesToExecutor(setting, experiment.executor);
    }
}

bool SettingText::isWorthTelling(Setting setting, const Experiment &experiment)
{
    return applies(setting, experiment)
           && (isAlwaysTold(setting) || value(setting, experiment) != value(setting, Experiment{}));
}

bool SettingText::isAlwaysTold(Setting setting)
{
    switch (setting) {
    case Setting::Workload:
    case Setting::Items:
    case Setting::Work:
    case Setting::Counter:
    case Setting::Array:
    case Setting::Seed:
    case Setting::Executor:
    case Setting::Workers:
    case Setting::Chunk:
    case Setting::CollectBy:
        return true;
    default:
        return false;
    }
}

QList<Setting> SettingText::told(const Experiment &experiment)
{
    QList<Setting> settings;
    for (const Setting setting : all()) {
        if (isWorthTelling(setting, experiment))
            settings.append(setting);
    }
    return settings;
}

QList<Setting> SettingText::different(const Experiment &other, const Experiment &experiment)
{
    QList<Setting> settings;
    for (const Setting setting : all()) {
        const bool differs = applies(setting, other) ? value(setting, other) != value(setting, experiment)
                                                     : isWorthTelling(setting, experiment);
        if (differs && applies(setting, experiment))
            settings.append(setting);
    }
    return settings;
}

QString SettingText::name(Setting setting)
{
    return Words::tr(wordingOf(setting).name);
}

QString SettingText::value(Setting setting, const Experiment &experiment)
{
    if (isOfWork(setting))
        return valueOfWork(setting, experiment.workload);
    switch (setting) {
    case Setting::Executor:
        return toText(executorName(experiment.executor));
    case Setting::Workers:
        return groupedText(static_cast<std::uint64_t>(experiment.workers));
    case Setting::Schedule:
        return toText(scheduleName(experiment.schedule));
    case Setting::Chunk:
        return groupedText(experiment.chunk);
    case Setting::Queue:
        return queueText(experiment);
    case Setting::SubmitEvery:
        return exact(experiment.submitEvery);
    case Setting::CollectBy:
        return toText(collectName(experiment.collect));
    case Setting::Timeout:
        return exact(experiment.timeout);
    case Setting::CancelTimedOut:
        return experiment.cancelsTimedOut ? Words::tr("yes") : Words::tr("no");
    case Setting::CancelAfter:
        return exact(experiment.cancelAfter);
    case Setting::Shutdown:
        return toText(shutdownName(experiment.shutdown));
    case Setting::LateSubmit:
        return experiment.submitsLate ? Words::tr("yes") : Words::tr("no");
    case Setting::WarmWorkers:
        return experiment.warmWorkers ? Words::tr("yes") : Words::tr("no");
    case Setting::Baseline:
        return toText(baselineName(experiment.baseline));
    default:
        return valueOfExecutor(setting, experiment);
    }
}

QString SettingText::phrase(Setting setting, const Experiment &experiment)
{
    if (setting == Setting::Items && experiment.workload.items == 1)
        return Words::tr("1 item");
    if (setting == Setting::Workers)
        return experiment.executor == ExecutorKind::Async ? TimelineText::coroutines(experiment.workers)
                                                          : TimelineText::workers(experiment.workers);
    return Words::tr(wordingOf(setting).phrase).arg(value(setting, experiment));
}

QString SettingText::line(const Experiment &experiment, const QList<Setting> &varied)
{
    QStringList parts;
    if (!experiment.name.empty())
        parts += toText(experiment.name);
    for (const Setting setting : told(experiment)) {
        if (!varied.contains(setting))
            parts += phrase(setting, experiment);
    }
    return parts.join(QStringLiteral(" · "));
}

} // namespace futurescope
