// SPDX-License-Identifier: GPL-3.0-or-later
// Going on with a stopped sweep and repeating busy points, by the buttons of a card.
#include "app/charts/speeduppanel.h"
#include "app/charts/sweepcontroller.h"
#include "tests/app/sweepsamples.h"

#include <QSignalSpy>
#include <QToolButton>
#include <QtTest>

#include <atomic>

using namespace futurescope;

namespace {

/// Runs that take no time; from run number `shutAt` on they last until they are stopped.
struct GatedSession
{
    std::atomic<int> calls{0};
    std::atomic<int> shutAt{1'000'000};
    std::atomic<bool> busy{false};

    SessionFunction function()
    {
        return [this](const Experiment &experiment, std::stop_token stop) -> Result<Run> {
            const int call = ++calls;
            Run run = runOf(experiment, 100ms / experiment.workers);
            run.metrics.trust = busy ? 0.4 : 1;
            while (call >= shutAt && !stop.stop_requested())
                std::this_thread::yield();
            if (stop.stop_requested())
                run.state = RunState::Cancelled;
            return run;
        };
    }
};

SweepPlan smallPlan()
{
    SweepPlan plan;
    plan.values = {1, 2};
    plan.repeats = 3;
    return plan;
}

/// The panel over a controller whose runs are made up.
struct Lab
{
    GatedSession session;
    SweepController controller{session.function()};
    SpeedupPanel panel;
    QSignalSpy finished{&controller, &SweepController::finished};

    Lab()
    {
        panel.resize(900, 300);
        panel.attach(controller);
        panel.show();
        if (!QTest::qWaitForWindowExposed(&panel))
            qFatal("the panel does not show");
    }

    QToolButton *button(const char *name) const
    {
        return panel.card(Vary::Workers)->findChild<QToolButton *>(QLatin1String(name));
    }

    /// Starts, waits until the first run after `runs` is under way, and stops.
    void measureAndStopAfter(int runs)
    {
        session.shutAt = runs + 1;
        controller.start(smallPlan());
        QTRY_COMPARE(session.calls.load(), runs + 1);
        QSignalSpy changed(&controller, &SweepController::pointsChanged);
        QTRY_VERIFY(!changed.isEmpty());
        controller.cancel();
        session.shutAt = 1'000'000;
        session.calls = 0;
    }
};

} // namespace

class SweepFollowUpsTest : public QObject
{
    Q_OBJECT

private slots:
    void nothingIsOfferedForAWholeSweep();
    void goOnDoesTheRunsThatAreLacking();
    void stoppingBeforeTheFirstNewRunKeepsWhatWasThere();
    void repeatMeasuresBusyPointsAnew();
    void buttonsSayWhyTheyDoNotWork();
};

void SweepFollowUpsTest::nothingIsOfferedForAWholeSweep()
{
    Lab lab;
    lab.controller.start(smallPlan());
    QTRY_COMPARE(lab.finished.size(), 1);
    QVERIFY(!lab.button("goOn")->isVisible());
    QVERIFY(!lab.button("repeatBusy")->isVisible());
}

void SweepFollowUpsTest::goOnDoesTheRunsThatAreLacking()
{
    Lab lab;
    lab.measureAndStopAfter(4); // warm-up, 1, 2, 1
    QVERIFY(lab.button("goOn")->isVisible());
    lab.button("goOn")->setFocus();
    QTest::keyClick(lab.button("goOn"), Qt::Key_Space);
    QVERIFY(lab.controller.isMeasuring());
    QVERIFY(!lab.button("goOn")->isVisible());
    QVERIFY(lab.panel.card(Vary::Workers)->result()); // what is known stays in sight
    QTRY_COMPARE(lab.finished.size(), 2);
    QCOMPARE(lab.session.calls.load(), 4); // warm-up, 2, 1, 2
    const auto result = lab.finished[1][0].value<SweepResult>();
    QVERIFY(!result.stopped);
    for (const SweepPoint &point : result.points)
        QCOMPARE(point.makespans.size(), std::size_t(3));
    QVERIFY(!lab.button("goOn")->isVisible());
}

void SweepFollowUpsTest::stoppingBeforeTheFirstNewRunKeepsWhatWasThere()
{
    Lab lab;
    lab.measureAndStopAfter(4);
    lab.session.shutAt = 1;
    lab.button("goOn")->click();
    QTRY_COMPARE(lab.session.calls.load(), 1);
    lab.controller.cancel();
    QCOMPARE(lab.finished.size(), 2);
    const auto result = lab.finished[1][0].value<SweepResult>();
    QCOMPARE(result.points.size(), std::size_t(2));
    QCOMPARE(result.points[0].makespans.size(), std::size_t(2));
    QVERIFY(lab.button("goOn")->isVisible());
}

void SweepFollowUpsTest::repeatMeasuresBusyPointsAnew()
{
    Lab lab;
    lab.session.busy = true;
    lab.controller.start(smallPlan());
    QTRY_COMPARE(lab.finished.size(), 1);
    QVERIFY(lab.button("repeatBusy")->isVisible());
    QVERIFY(lab.button("repeatBusy")->toolTip().contains(QStringLiteral("1, 2")));
    lab.session.busy = false;
    lab.button("repeatBusy")->click();
    QTRY_COMPARE(lab.finished.size(), 2);
    for (const SweepPoint &point : lab.finished[1][0].value<SweepResult>().points)
        QVERIFY(!point.machineWasBusy);
    QVERIFY(!lab.button("repeatBusy")->isVisible());
}

void SweepFollowUpsTest::buttonsSayWhyTheyDoNotWork()
{
    Lab lab;
    lab.measureAndStopAfter(4);
    lab.panel.setBlocked(QStringLiteral("A run is going on."));
    QVERIFY(!lab.button("goOn")->isEnabled());
    QCOMPARE(lab.button("goOn")->toolTip(), QStringLiteral("A run is going on."));
    lab.panel.setBlocked({});
    QVERIFY(lab.button("goOn")->isEnabled());
}

QTEST_MAIN(SweepFollowUpsTest)
#include "tst_sweepfollowups.moc"
