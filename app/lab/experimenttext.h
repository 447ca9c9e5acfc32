// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <span>

namespace futurescope {

/// What can be set of an experiment beside its name, in the order in which people are told of it. All of what names the
/// work of the items comes first.
enum class Setting : std::uint8_t {
    Workload,
    Items,
    Work, ///< with its distribution
    FailureRate,
    Payload,
    SerialPart,
    Coupling,
    Counter,
    Array,
    FlopsPerByte,
    WaitShare,
    Depth,
    ChildWait,
    Seed,
    Executor,
    Workers,
    Schedule,
    Chunk,
    Queue,
    SubmitEvery,
    CollectBy,
    Timeout,
    CancelTimedOut,
    CancelAfter,
    Shutdown,
    LateSubmit,
    WarmWorkers,
    Heartbeat,
    LoopComputing,
    SwitchInterval,
    TasksPerChild,
    WorkerDeath,
    Baseline,
};

/// How an experiment is set up, for people: under pictures, in reports, in the table that compares runs. Names that the
/// command line takes stay as they are typed.
struct SettingText
{
    static std::span<const Setting> all();

    /// It has an effect with these others: a chunk size has none where each worker gets one task.
    static bool applies(Setting setting, const Experiment &experiment);
    /// It applies, and is not what everybody takes for granted.
    static bool isWorthTelling(Setting setting, const Experiment &experiment);
    /// Those worth telling, in order.
    static QList<Setting> told(const Experiment &experiment);
    /// Those worth telling of `experiment` beside `other`, in order.
    static QList<Setting> different(const Experiment &other, const Experiment &experiment);

    static bool isOfWork(Setting setting) { return setting <= Setting::Seed; }
    /// Only one kind of executor heeds it.
    static bool isOfExecutor(Setting setting)
    {
        return setting >= Setting::Heartbeat && setting <= Setting::WorkerDeath;
    }
    /// There is no value of it that everybody takes for granted.
    static bool isAlwaysTold(Setting setting);

    /// "Chunk size"; "50"; "chunk 50".
    static QString name(Setting setting);
    static QString value(Setting setting, const Experiment &experiment);
    static QString phrase(Setting setting, const Experiment &experiment);

    /// "sum-of-squares · 200 items · 10 ms ± 30 % per item · seed 7 · threads · 4 workers · chunk 1 · ...", without
    /// what is `varied`; the experiment's name first if it has one.
    static QString line(const Experiment &experiment, const QList<Setting> &varied = {});
};

} // namespace futurescope
