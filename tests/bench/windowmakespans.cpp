// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepcontroller.h"
#include "app/lab/mainwindow.h"
#include "core/platform/cputime.h"
#include "tests/bench/windowbench.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QTemporaryDir>

#include <thread>

namespace futurescope::bench {

namespace {

constexpr int pairs = 11;
constexpr int sweepPairs = 4;
constexpr int engineNice = 10; // as the window gives to the thread of a run

Experiment busyExperiment()
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::SumOfSquares;
    experiment.workload.work = std::chrono::milliseconds(1);
    experiment.workload.distribution = Distribution::Constant;
    experiment.workload.items = 2000;
    experiment.workers = static_cast<int>(std::max(2u, std::thread::hardware_concurrency()));
    return experiment;
}

double milliseconds(Nanos time)
{
    return std::chrono::duration<double, std::milli>(time).count();
}

/// While this thread only waits.
double unwatched(const Experiment &experiment)
{
    double makespanMs = 0;
    std::jthread([&] {
        lowerThreadPriority(engineNice);
        if (const auto run = runSession(experiment))
            makespanMs = milliseconds(run->metrics.makespan);
    }).join();
    return makespanMs;
}

double watched(MainWindow &window, const Experiment &experiment)
{
    QEventLoop loop;
    QObject::connect(&window.controller(), &RunController::runFinished, &loop, &QEventLoop::quit);
    QObject::connect(&window.controller(), &RunController::runRefused, &loop, &QEventLoop::quit);
    window.controller().start(experiment);
    loop.exec();
    const auto &run = window.document().run();
    return run ? milliseconds(run->metrics.makespan) : 0;
}

SweepPlan busyPlan()
{
    SweepPlan plan;
    plan.base = busyExperiment();
    plan.base.workload.items = 1000;
    plan.values = {static_cast<std::uint32_t>(plan.base.workers)};
    plan.repeats = 5;
    return plan;
}

double medianOf(const SweepResult &result)
{
    return result.points.empty() ? 0 : milliseconds(result.points.front().median);
}

double unwatchedSweep()
{
    double medianMs = 0;
    std::jthread([&] {
        if (const auto result = runSweep(busyPlan()))
            medianMs = medianOf(*result);
    }).join();
    return medianMs;
}

double watchedSweep(MainWindow &window)
{
    auto *sweeps = window.findChild<SweepController *>();
    double medianMs = 0;
    QEventLoop loop;
    QObject::connect(sweeps, &SweepController::finished, &loop, [&](const SweepResult &result) {
        medianMs = medianOf(result);
        loop.quit();
    });
    QObject::connect(sweeps, &SweepController::failed, &loop, &QEventLoop::quit);
    sweeps->start(busyPlan());
    loop.exec();
    return medianMs;
}

void printRow(const std::string &name, const std::vector<double> &without, const std::vector<double> &with)
{
    std::vector<double> ratios;
    for (std::size_t i = 0; i < with.size(); ++i)
        ratios.push_back(with[i] / without[i]);
    fmt::print("{:<34}{:>9.1f} ms{:>9.1f} ms{:>9.3f}x{:>9.3f}x{:>9.3f}x\n", name, median(without), median(with),
               median(ratios), percentile(ratios, 0), percentile(ratios, 1));
}

} // namespace

void compareMakespans()
{
    const Experiment experiment = busyExperiment();
    fmt::print("\nMakespan of {} tasks of 1 ms on {} workers, without and with the window, in turn\n",
               experiment.workload.items, experiment.workers);
    fmt::print("{:<34}{:>12}{:>12}{:>10}{:>10}{:>10}\n", "", "without", "with", "ratio", "low", "high");
    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    MainWindow window([](const Experiment &wanted, std::stop_token stop,
                         const SessionObserver &observer) { return runSession(wanted, std::move(stop), observer); },
                      &settings, 2);
    window.resize(1440, 900);
    window.show();
    QCoreApplication::processEvents();
    std::vector<double> without, with, again;
    for (int pair = -1; pair < pairs; ++pair) {
        const double alone = unwatched(experiment);
        const double seen = watched(window, experiment);
        const double control = unwatched(experiment);
        if (pair < 0)
            continue;
        without.push_back(alone);
        with.push_back(seen);
        again.push_back(control);
    }
    printRow("a watched run", without, with);
    printRow("the same without a window again", without, again);
    std::vector<double> plain, shown;
    for (int pair = 0; pair < sweepPairs; ++pair) {
        plain.push_back(unwatchedSweep());
        shown.push_back(watchedSweep(window));
    }
    printRow("runs of a sweep", plain, shown);
}

} // namespace futurescope::bench
