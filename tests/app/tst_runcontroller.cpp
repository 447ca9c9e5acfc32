// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/runcontroller.h"
#include "app/lab/rundocument.h"
#include "tests/app/labfixtures.h"

#include <QSignalSpy>
#include <QTest>

#include <atomic>
#include <condition_variable>
#include <mutex>
#include <sys/resource.h>
#include <unistd.h>

using namespace futurescope;

namespace {

/// A session that goes on until it is stopped or told to end, and records two events on the way.
struct FakeSession
{
    std::mutex mutex;
    std::condition_variable_any wake;
    bool mayEnd = false;
    bool deaf = false; ///< does not hear that it is stopped
    std::atomic<int> calls = 0;
    std::atomic<int> niceOfThread = 0;

    Result<Run> operator()(const Experiment &experiment, std::stop_token stop, const SessionObserver &observer)
    {
        ++calls;
        niceOfThread = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
        if (experiment.workers < 1)
            return Error{ErrorCode::Usage, "workers is 0; threads takes 1 to 1024"};
        auto recorder = std::make_shared<Recorder>();
        observer.phaseChanged(Phase::Running);
        observer.recordingStarted(recorder);
        {
            RecordingScope scope(recorder.get(), mainLane);
            record(EventKind::Submitted, FutureId{1}, packItems(0, 1));
        }
        {
            std::unique_lock lock(mutex);
            if (deaf)
                wake.wait(lock, [this] { return mayEnd; });
            else
                wake.wait(lock, stop, [this] { return mayEnd; });
        }
        {
            RecordingScope scope(recorder.get(), mainLane);
            record(EventKind::Cancelled, FutureId{1});
        }
        recorder->stop();
        Run run;
        run.experiment = experiment;
        run.state = stop.stop_requested() ? RunState::Cancelled : RunState::Finished;
        run.trace = recorder->snapshot();
        return run;
    }

    void end()
    {
        const std::scoped_lock lock(mutex);
        mayEnd = true;
        wake.notify_all();
    }
};

RunController::SessionFunction use(const std::shared_ptr<FakeSession> &session)
{
    return [session](const Experiment &experiment, std::stop_token stop, const SessionObserver &observer) {
        return (*session)(experiment, std::move(stop), observer);
    };
}

} // namespace

class TestRunController : public QObject
{
    Q_OBJECT

private slots:
    void aRunShowsItsEventsWhileItGoesOn();
    void stoppingEndsTheRunAsCancelled();
    void aSecondStartWhileRunningDoesNothing();
    void anExperimentThatCannotRunIsRefusedInWords();
    void theEngineThreadIsNiced();
    void lateAnswersOfAnAbandonedRunAreDropped();
    void destructionDuringARunDoesNotWait();
};

void TestRunController::aRunShowsItsEventsWhileItGoesOn()
{
    auto session = std::make_shared<FakeSession>();
    RunDocument document;
    RunController controller(&document, use(session));
    QSignalSpy finished(&controller, &RunController::runFinished);
    controller.start({});
    QVERIFY(controller.isRunning());
    QTRY_COMPARE(document.timeline().futures().size(), 1u);
    QVERIFY(document.isLive());
    QCOMPARE(controller.phase(), Phase::Running);
    session->end();
    QTRY_COMPARE(finished.size(), 1);
    QVERIFY(!controller.isRunning());
    QVERIFY(document.run().has_value());
    QCOMPARE(document.run()->state, RunState::Finished);
    QCOMPARE(document.timeline().count().cancelled, 1u);
}

void TestRunController::stoppingEndsTheRunAsCancelled()
{
    auto session = std::make_shared<FakeSession>();
    RunDocument document;
    RunController controller(&document, use(session));
    QSignalSpy finished(&controller, &RunController::runFinished);
    controller.start({});
    QTRY_VERIFY(document.isLive());
    controller.stop();
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(document.run()->state, RunState::Cancelled);
}

void TestRunController::aSecondStartWhileRunningDoesNothing()
{
    auto session = std::make_shared<FakeSession>();
    RunDocument document;
    RunController controller(&document, use(session));
    QSignalSpy started(&controller, &RunController::runStarted);
    controller.start({});
    controller.start({});
    QCOMPARE(started.size(), 1);
    session->end();
    QTRY_VERIFY(!controller.isRunning());
    QCOMPARE(session->calls.load(), 1);
}

void TestRunController::anExperimentThatCannotRunIsRefusedInWords()
{
    RunDocument document;
    RunController controller(&document, use(std::make_shared<FakeSession>()));
    QSignalSpy refused(&controller, &RunController::runRefused);
    Experiment experiment;
    experiment.workers = 0;
    controller.start(experiment);
    QTRY_COMPARE(refused.size(), 1);
    QCOMPARE(refused[0][0].toString(), QStringLiteral("workers is 0; threads takes 1 to 1024"));
    QVERIFY(!controller.isRunning());
    QVERIFY(!document.hasRun());
}

void TestRunController::theEngineThreadIsNiced()
{
    auto session = std::make_shared<FakeSession>();
    RunDocument document;
    RunController controller(&document, use(session));
    session->end();
    controller.start({});
    QTRY_VERIFY(!controller.isRunning());
    const int own = getpriority(PRIO_PROCESS, static_cast<id_t>(gettid()));
    QVERIFY(session->niceOfThread >= 10);
    QVERIFY(own < 10 || own == session->niceOfThread);
}

void TestRunController::lateAnswersOfAnAbandonedRunAreDropped()
{
    auto deaf = std::make_shared<FakeSession>();
    deaf->deaf = true;
    RunDocument document;
    RunController controller(&document, use(deaf));
    QSignalSpy finished(&controller, &RunController::runFinished);
    controller.start({});
    QTRY_VERIFY(document.isLive());
    controller.abandon();
    QVERIFY(!controller.isRunning());
    QVERIFY(controller.hasRunawayThread());
    deaf->end();
    QTRY_VERIFY(!controller.hasRunawayThread());
    QCoreApplication::processEvents();
    QCOMPARE(finished.size(), 0);
    QVERIFY(!document.run().has_value());
}

void TestRunController::destructionDuringARunDoesNotWait()
{
    auto deaf = std::make_shared<FakeSession>();
    deaf->deaf = true;
    RunDocument document;
    {
        RunController controller(&document, use(deaf));
        controller.start({});
        QTRY_VERIFY(document.isLive());
    }
    deaf->end();
    QTRY_VERIFY(deaf.use_count() == 1); // the thread has gone, and nobody was there to be told
}

QTEST_MAIN(TestRunController)
#include "tst_runcontroller.moc"
