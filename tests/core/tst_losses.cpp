// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time of runs went, against a twin that asks every worker at every moment; and the bounds of schedules.
#include "core/analysis/losses.h"
#include "core/analysis/schedulebounds.h"
#include "core/experiment/session.h"

#include <QtTest>

#include <random>
#include <set>

using namespace futurescope;
using std::chrono::microseconds;
using std::chrono::milliseconds;

namespace {

/// Looks at every moment between two changes, at every worker, for whatever lies there.
class Twin
{
public:
    Twin(const Timeline &timeline, int workers, int cores) : m_timeline(timeline), m_cores(cores)
    {
        m_endNs = timeline.runStartedNs();
        for (const FutureRecord &record : timeline.futures()) {
            m_lastSubmittedNs = std::max(m_lastSubmittedNs, record.submittedNs);
            if (record.hasRun())
                m_endNs = std::max(m_endNs, record.endedNs);
        }
        const std::vector<std::int64_t> moments = changes();
        for (std::size_t i = 0; i + 1 < moments.size(); ++i)
            look(moments[i], moments[i + 1] - moments[i], workers);
    }

    std::int64_t workArea = 0;
    std::array<std::int64_t, lossKinds> lostArea{};
    std::int64_t makespanNs() const { return m_endNs - m_timeline.runStartedNs(); }

private:
    std::vector<std::int64_t> changes() const
    {
        std::set<std::int64_t> moments{m_timeline.runStartedNs(), m_endNs, m_lastSubmittedNs};
        for (const Lane &lane : m_timeline.lanes()) {
            for (const Spans *spans : {&lane.tasks, &lane.waits}) {
                for (const Span &span : *spans)
                    moments.insert({span.startNs, span.endNs});
            }
        }
        for (const std::int64_t timeNs : m_timeline.queueEntered())
            moments.insert(timeNs);
        for (const std::int64_t timeNs : m_timeline.queueLeft())
            moments.insert(timeNs);
        moments.erase(moments.begin(), moments.lower_bound(m_timeline.runStartedNs()));
        moments.erase(moments.upper_bound(m_endNs), moments.end());
        return {moments.begin(), moments.end()};
    }

    static const Span *covering(const Spans &spans, std::int64_t atNs)
    {
        for (const Span &span : spans) {
            if (span.startNs <= atNs && atNs < span.endNs)
                return &span;
        }
        return nullptr;
    }

    void look(std::int64_t atNs, std::int64_t lengthNs, int workers)
    {
        std::int64_t computing = 0;
        for (int worker = 1; worker <= workers; ++worker)
            computing += lookAt(static_cast<std::size_t>(worker), atNs, lengthNs);
        const std::int64_t excess = std::max<std::int64_t>(0, computing - m_cores);
        workArea += (computing - excess) * lengthNs;
        lose(Loss::Oversubscription, excess * lengthNs);
    }

    /// 1 for a worker that computes.
    int lookAt(std::size_t worker, std::int64_t atNs, std::int64_t lengthNs)
    {
        const bool seen = worker < m_timeline.lanes().size();
        if (const Span *wait = seen ? covering(m_timeline.lanes()[worker].waits, atNs) : nullptr) {
            switch (wait->activity) {
            case Activity::LockWait:
                lose(Loss::LockWait, lengthNs);
                break;
            case Activity::Overhead:
                lose(Loss::Copying, lengthNs);
                break;
            case Activity::ResultWait:
                lose(Loss::Awaiting, lengthNs);
                break;
            default:
                workArea += lengthNs;
            }
            return 0;
        }
        if (seen && covering(m_timeline.lanes()[worker].tasks, atNs))
            return 1;
        lose(m_timeline.pendingAt(atNs) > 0 ? Loss::Dispatch
             : atNs < m_lastSubmittedNs     ? Loss::Serial
                                            : Loss::Imbalance,
             lengthNs);
        return 0;
    }

    void lose(Loss loss, std::int64_t area) { lostArea[static_cast<std::size_t>(loss)] += area; }

    const Timeline &m_timeline;
    const int m_cores;
    std::int64_t m_lastSubmittedNs = 0;
    std::int64_t m_endNs = 0;
};

void checkAgainstTwin(const Timeline &timeline, int workers, int cores)
{
    const LossWaterfall waterfall = lossWaterfall(timeline, workers, cores);
    const Twin twin(timeline, workers, cores);
    QCOMPARE(waterfall.makespan.count(), twin.makespanNs());
    QCOMPARE(waterfall.workArea, twin.workArea);
    std::int64_t area = waterfall.workArea;
    Nanos time = waterfall.shares().ideal;
    for (std::size_t i = 0; i < lossKinds; ++i) {
        const auto loss = static_cast<Loss>(i);
        const QByteArray name = QByteArray::fromStdString(std::string(lossName(loss)));
        QVERIFY2(waterfall.lostArea[i] == twin.lostArea[i], name);
        area += waterfall.lostArea[i];
        time += waterfall.shares().losses[i];
        std::int64_t stretched = 0;
        LaneStretch before;
        for (const LaneStretch &stretch : lossStretches(timeline, workers, cores, loss)) {
            QVERIFY2(stretch.startNs < stretch.endNs, name);
            QVERIFY2(stretch.lane != before.lane || stretch.startNs >= before.endNs, name);
            stretched += stretch.endNs - stretch.startNs;
            before = stretch;
        }
        QVERIFY2(loss == Loss::Oversubscription ? stretched >= waterfall.lostArea[i]
                                                : stretched == waterfall.lostArea[i],
                 name);
    }
    std::int64_t worked = 0;
    for (const LaneStretch &stretch : lossMap(timeline, workers, cores).work)
        worked += stretch.endNs - stretch.startNs;
    QCOMPARE(worked, waterfall.workArea + waterfall.lost(Loss::Oversubscription));
    QCOMPARE(area, static_cast<std::int64_t>(workers) * waterfall.makespan.count());
    QCOMPARE(time, waterfall.makespan);
}

Timeline timelineOf(const Trace &trace)
{
    Timeline timeline;
    timeline.append(trace);
    return timeline;
}

/// Draws a run of `workers` lanes in which submissions, starts, waits and ends come at random moments.
class DrawnRun
{
public:
    DrawnRun(unsigned seed, int workers) : m_random(seed)
    {
        add(upTo(5), EventKind::Mark, 0, mainLane, static_cast<std::uint8_t>(MarkKind::RunStarted));
        for (int worker = 1; worker <= workers; ++worker) {
            std::int64_t now = upTo(40);
            for (std::int64_t tasks = upTo(12); tasks > 0; --tasks)
                now = addTask(LaneId{static_cast<std::uint16_t>(worker)}, now);
        }
        timeline.append(m_events);
    }

    Timeline timeline;

private:
    std::int64_t upTo(std::int64_t most) { return static_cast<std::int64_t>(m_random()) % (most + 1); }

    void add(std::int64_t timeNs, EventKind kind, std::uint32_t future, LaneId lane, std::uint8_t detail = 0)
    {
        m_events.push_back({timeNs, 0, FutureId{future}, lane, kind, detail});
    }

    std::int64_t addTask(LaneId lane, std::int64_t now)
    {
        const std::uint32_t future = ++m_futures;
        add(std::max<std::int64_t>(0, now - upTo(50)), EventKind::Submitted, future, mainLane);
        const bool sent = upTo(3) == 0;
        if (sent)
            add(now, EventKind::Sent, future, lane);
        now += upTo(9);
        if (!sent && upTo(5) == 0) {
            m_events.push_back({now, interpreterLock, FutureId{future}, lane, EventKind::LockWait, 0});
            now += upTo(20);
            m_events.push_back({now, interpreterLock, FutureId{future}, lane, EventKind::LockGot, 0});
        }
        add(now, EventKind::Started, future, lane);
        now += upTo(30);
        const auto reason = static_cast<std::uint8_t>(upTo(1) == 0 ? BlockReason::Sleep : BlockReason::Result);
        if (upTo(2) == 0) {
            add(now, EventKind::Blocked, future, lane, reason);
            now += upTo(30);
            add(now, EventKind::Resumed, future, lane, reason);
        }
        now += upTo(30);
        add(now, EventKind::Finished, future, lane);
        return now + upTo(25);
    }

    std::mt19937 m_random;
    std::uint32_t m_futures = 0;
    std::vector<Event> m_events;
};

Experiment experimentOf(ExecutorKind executor, WorkloadKind workload, int workers)
{
    Experiment experiment;
    experiment.executor = executor;
    experiment.workers = workers;
    experiment.workload.kind = workload;
    experiment.workload.items = 12;
    experiment.workload.work = milliseconds(2);
    experiment.workload.distribution = Distribution::Uniform;
    experiment.workload.spreadPercent = 50;
    return experiment;
}

} // namespace

class LossesTest : public QObject
{
    Q_OBJECT

private slots:
    void partsAddUpAndAgreeWithTheTwinOnDrawnRuns();
    void partsAddUpOnEveryExecutor_data();
    void partsAddUpOnEveryExecutor();
    void theLossOfEachKindIsFound();
    void nothingThatRanHasNoLosses();
    void noScheduleBeatsItsBounds();
    void listScheduleIsTheObviousOne();
};

void LossesTest::partsAddUpAndAgreeWithTheTwinOnDrawnRuns()
{
    for (unsigned seed = 0; seed < 150; ++seed) {
        const int workers = 1 + static_cast<int>(seed % 6);
        const DrawnRun run(seed, workers);
        // One more worker than was ever seen.
        for (const int asked : {workers, workers + 1})
            checkAgainstTwin(run.timeline, asked, 1 + static_cast<int>(seed % 3));
        if (QTest::currentTestFailed())
            return;
    }
}

void LossesTest::partsAddUpOnEveryExecutor_data()
{
    QTest::addColumn<int>("executor");
    QTest::addColumn<int>("workload");
    for (const ExecutorKind executor : allExecutorKinds()) {
        for (const WorkloadKind workload : {WorkloadKind::SumOfSquares, WorkloadKind::Sleep, WorkloadKind::Nested}) {
            if (!validate(experimentOf(executor, workload, 1)))
                continue; // tasks of another process cannot submit
            const std::string row = std::string(executorName(executor)) + " " + std::string(workloadName(workload));
            QTest::newRow(row.c_str()) << static_cast<int>(executor) << static_cast<int>(workload);
        }
    }
}

void LossesTest::partsAddUpOnEveryExecutor()
{
    QFETCH(int, executor);
    QFETCH(int, workload);
    const auto kind = static_cast<ExecutorKind>(executor);
    const int workers = std::min(13, maxWorkers(kind)); // more than tasks, so that those that wait for others have some
    const auto run = runSession(experimentOf(kind, static_cast<WorkloadKind>(workload), workers));
    QVERIFY(run.ok());
    QCOMPARE(run->state, RunState::Finished);
    const Timeline timeline = timelineOf(run->trace);
    checkAgainstTwin(timeline, workers, 2);
    QCOMPARE(lossWaterfall(timeline, workers, 2).makespan, run->metrics.makespan);
}

void LossesTest::theLossOfEachKindIsFound()
{
    const auto lossesOf = [](Experiment experiment, int cores) {
        const auto run = runSession(experiment);
        return lossWaterfall(timelineOf(run->trace), experiment.workers, cores);
    };
    const LossWaterfall gil = lossesOf(experimentOf(ExecutorKind::ThreadsGil, WorkloadKind::SumOfSquares, 3), 2);
    QVERIFY(gil.lost(Loss::LockWait) > 0);
    const LossWaterfall processes = lossesOf(experimentOf(ExecutorKind::Processes, WorkloadKind::Sleep, 2), 2);
    QVERIFY(processes.lost(Loss::Copying) + processes.lost(Loss::Dispatch) > 0);
    const LossWaterfall crowd = lossesOf(experimentOf(ExecutorKind::Threads, WorkloadKind::SumOfSquares, 4), 1);
    QVERIFY(crowd.lost(Loss::Oversubscription) > 0);
    const LossWaterfall nested = lossesOf(experimentOf(ExecutorKind::Threads, WorkloadKind::Nested, 13), 2);
    QVERIFY(nested.lost(Loss::Awaiting) > 0);
    Experiment uneven = experimentOf(ExecutorKind::Threads, WorkloadKind::Sleep, 2);
    uneven.workload.items = 1;
    const LossWaterfall tail = lossesOf(uneven, 2);
    QVERIFY(tail.lost(Loss::Imbalance) >= 2'000'000);
}

void LossesTest::nothingThatRanHasNoLosses()
{
    const LossWaterfall waterfall = lossWaterfall(Timeline{}, 4, 2);
    QCOMPARE(waterfall.makespan, Nanos::zero());
    QCOMPARE(waterfall.workArea, std::int64_t{0});
    QVERIFY(lossStretches(Timeline{}, 4, 2, Loss::Imbalance).empty());
    QCOMPARE(scheduleBounds(Timeline{}, 3).mostSpeedup, 0.0);
}

void LossesTest::noScheduleBeatsItsBounds()
{
    std::mt19937 random(5);
    for (int round = 0; round < 500; ++round) {
        std::vector<Nanos> durations(random() % 12);
        for (Nanos &duration : durations)
            duration = Nanos{random() % 100};
        const int workers = 1 + static_cast<int>(random() % 5);
        const ScheduleBounds bounds = scheduleBounds(durations, workers);
        QVERIFY(bounds.leastMakespan <= bounds.listSchedule);
        QVERIFY(bounds.listSchedule <= bounds.listScheduleMost);
        QVERIFY(workers > 1 || bounds.listSchedule == bounds.work);
        QVERIFY(bounds.mostSpeedup <= workers);
    }
}

void LossesTest::listScheduleIsTheObviousOne()
{
    const std::vector<Nanos> durations{Nanos{3}, Nanos{3}, Nanos{2}, Nanos{2}, Nanos{2}};
    const ScheduleBounds bounds = scheduleBounds(durations, 2);
    QCOMPARE(bounds.work, Nanos{12});
    QCOMPARE(bounds.leastMakespan, Nanos{6});
    QCOMPARE(bounds.listSchedule, Nanos{7}); // 3 2 2 and 3 2: the last one starts at 5
    QCOMPARE(bounds.mostSpeedup, 2.0);
    const ScheduleBounds one = scheduleBounds(std::vector<Nanos>{Nanos{1}, Nanos{9}}, 4);
    QCOMPARE(one.leastMakespan, Nanos{9});
}

QTEST_GUILESS_MAIN(LossesTest)
#include "tst_losses.moc"
