// SPDX-License-Identifier: GPL-3.0-or-later
// The part of the work that the program does itself, before it submits.
#include "core/analysis/losses.h"
#include "core/analysis/scalinglaws.h"
#include "core/workloads/durations.h"
#include "core/workloads/workplan.h"
#include "tests/core/sessionfixtures.h"

#include <QtTest>

#include <cmath>
#include <numeric>
#include <thread>

using namespace futurescope;
using namespace sessionfixtures;
using namespace std::chrono_literals;

namespace {

Nanos totalOf(const std::vector<Nanos> &durations)
{
    return std::accumulate(durations.begin(), durations.end(), Nanos::zero());
}

Experiment withSerialPart(Experiment experiment, double percent)
{
    experiment.workload.serialPercent = percent;
    return experiment;
}

/// The stretches in which the main lane computes, or sleeps before it submits.
std::vector<Span> serialSpans(const Timeline &timeline)
{
    std::vector<Span> found;
    for (const Span &span : timeline.lanes()[0].tasks) {
        if (span.activity == Activity::Computing || span.activity == Activity::IoWait)
            found.push_back(span);
    }
    return found;
}

} // namespace

class SerialPartTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void theTotalStaysAsItWasDrawn();
    void itIsDoneOnTheMainLaneBeforeAnythingIsSubmitted_data();
    void itIsDoneOnTheMainLaneBeforeAnythingIsSubmitted();
    void withoutOneTheMainLaneComputesNothing();
    void workersThatWaitForItLoseTimeToIt();
    void theSequentialTimeHoldsIt();
    void amdahlBoundsTheSpeedup();
    void aStopEndsIt();
};

void SerialPartTest::theTotalStaysAsItWasDrawn()
{
    Workload workload = sleeping(500, 1ms, 1).workload;
    workload.distribution = Distribution::Exponential;
    const std::vector<Nanos> drawn = drawDurations(workload);
    for (const double percent : {0.0, 10.0, 33.3, 99.0}) {
        workload.serialPercent = percent;
        const auto plan = *WorkPlan::make(workload);
        QCOMPARE(totalOf(plan->itemDurations()) + plan->serialWork(), totalOf(drawn));
        const double share = static_cast<double>(plan->serialWork().count())
                             / static_cast<double>(totalOf(drawn).count());
        QVERIFY(std::abs(share - percent / 100) < 1e-6);
    }
}

void SerialPartTest::itIsDoneOnTheMainLaneBeforeAnythingIsSubmitted_data()
{
    QTest::addColumn<int>("executor");
    QTest::addColumn<bool>("sleeps");
    for (const ExecutorKind executor : allExecutorKinds()) {
        const std::string name(executorName(executor));
        QTest::newRow((name + ", computing").c_str()) << static_cast<int>(executor) << false;
        QTest::newRow((name + ", sleeping").c_str()) << static_cast<int>(executor) << true;
    }
}

void SerialPartTest::itIsDoneOnTheMainLaneBeforeAnythingIsSubmitted()
{
    QFETCH(int, executor);
    QFETCH(bool, sleeps);
    Experiment experiment = withSerialPart(sleeps ? sleeping(8, 1ms, 2) : computing(8, 1ms, 2), 50);
    experiment.executor = static_cast<ExecutorKind>(executor);
    experiment.workers = std::min(2, maxWorkers(experiment.executor));
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Finished);
    const Timeline timeline = timelineOf(*run);
    const auto spans = serialSpans(timeline);
    QCOMPARE(spans.size(), std::size_t{1});
    QCOMPARE(spans[0].activity, sleeps ? Activity::IoWait : Activity::Computing);
    QVERIFY(spans[0].endNs > spans[0].startNs);
    for (const FutureRecord &record : timeline.futures())
        QVERIFY(record.submittedNs >= spans[0].endNs);
}

void SerialPartTest::withoutOneTheMainLaneComputesNothing()
{
    const auto run = runSession(computing(4, 1ms, 2));
    QVERIFY(serialSpans(timelineOf(*run)).empty());
}

void SerialPartTest::workersThatWaitForItLoseTimeToIt()
{
    const auto run = runSession(withSerialPart(sleeping(8, 2ms, 2), 50));
    const Timeline timeline = timelineOf(*run);
    const Span serial = serialSpans(timeline).front();
    // Two workers, both idle for as long as that: 8 ms at least.
    QVERIFY(serial.endNs - serial.startNs >= 8'000'000);
    QVERIFY(lossWaterfall(timeline, 2, 2).lost(Loss::Serial) >= 2 * (serial.endNs - serial.startNs));
}

void SerialPartTest::theSequentialTimeHoldsIt()
{
    Experiment experiment = withSerialPart(sleeping(4, 5ms, 2), 50);
    const auto derived = runSession(experiment);
    QVERIFY(derived->metrics.baseline >= 20ms);
    experiment.baseline = Baseline::Measured;
    const auto measured = runSession(experiment);
    QVERIFY(measured->metrics.baseline >= 20ms);
}

/// What the trace says of serial part S and tasks W bounds the makespan from below by S + W / 2 on two workers, however
/// busy the machine is, and with it the speedup by Amdahl's law.
void SerialPartTest::amdahlBoundsTheSpeedup()
{
    const auto run = runSession(withSerialPart(sleeping(16, 2ms, 2), 25));
    const Timeline timeline = timelineOf(*run);
    const Span serial = serialSpans(timeline).front();
    const auto serialNs = static_cast<double>(serial.endNs - serial.startNs);
    double tasksNs = 0;
    for (const FutureRecord &record : timeline.futures())
        tasksNs += static_cast<double>(record.endedNs - record.startedNs);
    const double fraction = serialNs / (serialNs + tasksNs);
    const double amdahl = 1 / (fraction + (1 - fraction) / 2);
    const double speedup = (serialNs + tasksNs) / static_cast<double>(run->metrics.makespan.count());
    QVERIFY2(speedup <= amdahl, qPrintable(QStringLiteral("%1 > %2").arg(speedup).arg(amdahl)));
    // What the fit makes of times that follow the law exactly.
    std::vector<ScalingRun> runs;
    for (const int workers : {1, 2, 4, 8})
        runs.push_back({workers, Nanos{std::llround(serialNs + tasksNs / workers)}});
    const auto fitted = fitAmdahl(runs);
    QVERIFY(fitted.ok());
    QVERIFY(std::abs(fitted->serialFraction.value - fraction) < 1e-6);
}

void SerialPartTest::aStopEndsIt()
{
    Experiment experiment = withSerialPart(computing(10, 50s, 2), 99);
    std::stop_source stop;
    SessionObserver observer;
    std::jthread stopper;
    observer.recordingStarted = [&](std::shared_ptr<const Recorder> recorder) {
        stopper = std::jthread([recorder, &stop] {
            const auto began = [&] {
                Timeline timeline;
                timeline.append(recorder->snapshot());
                return !timeline.lanes().empty() && !serialSpans(timeline).empty();
            };
            while (!began())
                std::this_thread::yield();
            stop.request_stop();
        });
    };
    const auto run = runSession(experiment, stop.get_token(), observer);
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Cancelled);
    QVERIFY(serialSpans(timelineOf(*run)).front().endNs != openEnd);
}

QTEST_GUILESS_MAIN(SerialPartTest)
#include "tst_serialpart.moc"
