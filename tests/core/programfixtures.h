// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experimentjson.h"
#include "core/program/programtext.h"

#include <QDir>
#include <QFile>

#include <vector>

/// Experiments of every shape, for the tests of the code that is written for them.
namespace programfixtures {

using namespace futurescope;
using namespace std::chrono_literals;

inline Experiment sleeping(std::uint32_t items, Nanos work, int workers, CollectMode collect)
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::Sleep;
    experiment.workload.items = items;
    experiment.workload.work = work;
    experiment.workload.distribution = Distribution::Constant;
    experiment.workers = workers;
    experiment.collect = collect;
    return experiment;
}

/// Settings that are on or off, each with its bit.
inline void setSwitches(Experiment &experiment, unsigned switches)
{
    if (switches & 1)
        experiment.timeout = 20ms;
    if (switches & 2)
        experiment.cancelAfter = 15ms;
    if (switches & 4)
        experiment.chunk = 3;
    if (switches & 8)
        experiment.workload.failureRate = 0.25;
    if (switches & 16)
        experiment.workload.payloadInBytes = experiment.workload.payloadOutBytes = 100;
    if (switches & 32)
        experiment.baseline = Baseline::Measured;
    if (switches & 64)
        experiment.schedule = Schedule::Cyclic;
    if (switches & 128)
        experiment.schedule = Schedule::LongestFirst;
}
inline constexpr unsigned allSwitches = 64;

inline const std::vector<ExecutorKind> executorKinds{ExecutorKind::Sequential, ExecutorKind::Threads,
                                                     ExecutorKind::ThreadsGil, ExecutorKind::WorkStealing,
                                                     ExecutorKind::Processes,  ExecutorKind::Async};
inline const std::vector<WorkloadKind> workloadKinds{
    WorkloadKind::SumOfSquares, WorkloadKind::PrimeFactors, WorkloadKind::Sleep,  WorkloadKind::Download,
    WorkloadKind::ReadFile,     WorkloadKind::Mixed,        WorkloadKind::Nested, WorkloadKind::Tree,
    WorkloadKind::Counter,      WorkloadKind::MemoryStream};

/// Every executor with every way of collecting and every combination of switches; kinds of work, distributions and
/// shutdown modes take turns.
inline std::vector<Experiment> grid()
{
    std::vector<Experiment> experiments;
    for (const ExecutorKind executor : executorKinds) {
        for (int collect = 0; collect < 4; ++collect) {
            for (unsigned switches = 0; switches < allSwitches; ++switches) {
                const std::size_t turn = experiments.size();
                Experiment experiment = sleeping(7, 1500us, executor == ExecutorKind::Sequential ? 1 : 2,
                                                 static_cast<CollectMode>(collect));
                experiment.executor = executor;
                experiment.workload.kind = workloadKinds[turn / 3 % workloadKinds.size()];
                experiment.workload.distribution = static_cast<Distribution>(turn % 6);
                experiment.shutdown = static_cast<ShutdownMode>(turn % 3);
                const bool tree = experiment.workload.kind == WorkloadKind::Tree; // splits its items itself
                experiment.schedule = tree ? Schedule::Dynamic : static_cast<Schedule>(turn / 2 % 4);
                experiment.workload.coupling = static_cast<Coupling>(turn % 3);
                experiment.workload.serialPercent = turn % 5 == 0 ? 10 : 0;
                setSwitches(experiment, switches);
                experiment.workload.counter = static_cast<CounterForm>(turn % 5);
                experiment.workload.flopsPerByte = turn % 2 == 0 ? 0 : 4;
                experiment.workload.waitPercent = turn % 4 < 2 ? 50 : 90;
                experiment.cancelsTimedOut = turn % 3 != 0;
                experiment.submitsLate = turn % 4 == 1;
                experiment.workload.depth = 1 + turn % 3;
                experiment.workload.childWait = static_cast<ChildWait>(turn / 3 % 3);
                experiment.warmWorkers = turn % 5 == 2;
                experiment.queuePolicy = static_cast<QueuePolicy>(turn / 5 % 4);
                experiment.submitEvery = turn % 7 == 0 ? Nanos(1ms) : Nanos::zero();
                experiment.loopComputing = static_cast<LoopComputing>(turn / 2 % 3);
                if (turn % 4 == 0)
                    experiment.heartbeat = 10ms;
                if (!validate(experiment)) // nothing to couple
                    experiment.workload.coupling = Coupling::None;
                if (!validate(experiment)) // no pool whose workers could wait
                    experiment.workload.childWait = ChildWait::InTask;
                if (!validate(experiment)) // a task in another process cannot submit
                    experiment.workload.kind = WorkloadKind::SumOfSquares;
                experiments.push_back(experiment);
            }
        }
    }
    return experiments;
}

/// The experiments in resources/presets, by file name.
inline std::vector<std::pair<QString, Experiment>> presets(const QString &folder)
{
    std::vector<std::pair<QString, Experiment>> found;
    const QDir dir(folder);
    for (const QString &name : dir.entryList({QStringLiteral("*.json")})) {
        QFile file(dir.filePath(name));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        if (auto experiment = experimentFromJson(file.readAll().toStdString()))
            found.emplace_back(name, std::move(*experiment));
    }
    return found;
}

} // namespace programfixtures
