// SPDX-License-Identifier: GPL-3.0-or-later
// What the timeline and the board of states show of a bounded queue and of a loop that beats.
#include "app/futures/stateboardcontent.h"
#include "app/timeline/timelinequeries.h"
#include "timelinesamples.h"
#include "timelinescenes.h"

#include <QTest>

using namespace futurescope;
using namespace futurescope::samples;

namespace {

constexpr QSize pictureSize(1000, 500);

/// Held back from 10 to 30 ms, then two tasks are dropped, then the program does one itself from 50 to 70 ms.
Script pressed()
{
    Script script;
    script.mark(MarkKind::RunStarted, 0, 0).mark(MarkKind::SubmitBegan, 0, 0).submit(1, 1 * ms).start(1, 1, 2 * ms);
    script.block(0, 0, 10 * ms, BlockReason::QueueFull).resume(0, 0, 30 * ms, BlockReason::QueueFull);
    script.mark(MarkKind::TaskDropped, 0, 40 * ms, packItems(1, 1)).mark(MarkKind::TaskDropped, 0, 45 * ms);
    script.submit(2, 50 * ms).start(2, 0, 50 * ms).finish(2, 0, 70 * ms).mark(MarkKind::SubmitEnded, 0, 72 * ms);
    script.finish(1, 1, 90 * ms).mark(MarkKind::RunEnded, 0, 100 * ms);
    return script;
}

Script beating()
{
    Script script;
    script.mark(MarkKind::RunStarted, 0, 0).submit(1, 0).start(1, 1, 0);
    for (const int at : {10, 20, 30})
        script.mark(MarkKind::Heartbeat, 1, at * ms);
    script.mark(MarkKind::Heartbeat, 1, 80 * ms, static_cast<std::uint64_t>(40 * ms));
    script.finish(1, 1, 90 * ms).mark(MarkKind::RunEnded, 0, 100 * ms);
    return script;
}

/// Shuts down at 40 ms, while a task runs until `endMs`, and may call submit() at 50 ms.
Script closing(int endMs, bool late)
{
    Script script;
    script.mark(MarkKind::RunStarted, 0, 0).submit(1, 1 * ms).start(1, 1, 2 * ms);
    if (endMs < 40)
        script.finish(1, 1, endMs * ms);
    script.mark(MarkKind::ShutdownCalled, 0, 40 * ms);
    if (late)
        script.mark(MarkKind::SubmitRefused, 0, 50 * ms);
    if (endMs >= 40)
        script.finish(1, 1, endMs * ms);
    script.mark(MarkKind::RunEnded, 0, 100 * ms);
    return script;
}

/// Whether something begins on the main lane `besidePx` from a time that is reached.
bool appearsAt(const Timeline &timeline, std::int64_t atNs, double besidePx, bool dark)
{
    TimelineScene scene = sceneOf(timeline, dark);
    scene.showCursor = false;
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene, pictureSize);
    scene.cursorNs = atNs - 1 * ms;
    const QImage before = paint(scene, pictureSize);
    const QPoint at(static_cast<int>(axisOf(scene, layout).xOf(atNs) + besidePx),
                    static_cast<int>(layout.barRect(0).center().y()));
    return image.pixel(at) != before.pixel(at);
}

bool differs(const QImage &one, const QImage &other, QPointF at)
{
    return one.pixel(at.toPoint()) != other.pixel(at.toPoint());
}

} // namespace

class PressureMarksTest : public QObject
{
    Q_OBJECT

private slots:
    void theMainLaneIsInPiecesThatDoNotOverlap();
    void whatHoldsTheProgramBackHasAName();
    void droppedTasksAreCrossesOnTheMainLane();
    void theBoardSaysWhatTheProgramDoes();
    void theDoorClosesOnWorkThatIsLeft();
    void aLateSubmitIsACrossBehindTheDoor();
    void doorAndCrossAreExplained();
    void whoHasDoneAllClosesNoDoor();
    void aLoopThatBeatsHasALane();
    void aLateBeatHasALineBehindIt();
    void beatsAfterTheCursorAreNotSeen();
    void theThreadBesideTheLoopIsNoCoroutine();
};

void PressureMarksTest::theMainLaneIsInPiecesThatDoNotOverlap()
{
    const Timeline timeline = pressed().timeline();
    std::vector<Activity> activities;
    std::int64_t reachedNs = 0;
    for (const Span &span : timeline.lanes().front().tasks) {
        QVERIFY(span.startNs >= reachedNs);
        reachedNs = span.endNs;
        activities.push_back(span.activity);
    }
    const std::vector<Activity> expected{Activity::Submitting, Activity::QueueWait, Activity::Submitting,
                                         Activity::Task, Activity::Submitting};
    QVERIFY(activities == expected);
    QCOMPARE(reachedNs, 72 * ms);
}

void PressureMarksTest::whatHoldsTheProgramBackHasAName()
{
    const Timeline timeline = pressed().timeline();
    const TimelineScene scene = sceneOf(timeline);
    const auto index = Timeline::spanAt(timeline.lanes().front(), 20 * ms);
    QVERIFY(index);
    QCOMPARE(TimelineText::activity(scene, timeline.lanes().front().tasks[*index]), QStringLiteral("queue is full"));
    QVERIFY(std::ranges::count(legendStates(scene), BarState::IoWait) == 1);
}

void PressureMarksTest::droppedTasksAreCrossesOnTheMainLane()
{
    const Timeline timeline = pressed().timeline();
    for (const bool dark : {false, true}) {
        TimelineScene scene = sceneOf(timeline, dark);
        scene.showCursor = false;
        const TimelineLayout layout = layoutScene(scene, pictureSize);
        const QImage image = paint(scene, pictureSize);
        scene.cursorNs = 39 * ms;
        const QImage before = paint(scene, pictureSize);
        const double x = axisOf(scene, layout).xOf(40 * ms);
        QVERIFY(differs(image, before, {x, layout.barRect(0).center().y()}));
        QCOMPARE(image.pixelColor(QPointF(x - 4, layout.barRect(0).center().y()).toPoint()),
                 scene.theme->state(BarState::Failed).fill);
    }
}

void PressureMarksTest::theBoardSaysWhatTheProgramDoes()
{
    const Timeline timeline = pressed().timeline();
    BoardIndex index;
    index.update(pressed().trace(), timeline);
    BoardQuestion question;
    question.room.cells.fill(20);
    question.atNs = 20 * ms;
    const BoardContent held = boardContentAt(timeline, index, question);
    QCOMPARE(held.waiters.size(), std::size_t{1});
    QVERIFY(held.waiters.front().activity == Activity::QueueWait);
    question.atNs = 60 * ms;
    const BoardContent working = boardContentAt(timeline, index, question);
    QVERIFY(std::ranges::any_of(working.tokens, [](const BoardToken &token) {
        return token.future == FutureId{2} && token.place == BoardPlace::Running && token.cell == 1;
    }));
}

void PressureMarksTest::theDoorClosesOnWorkThatIsLeft()
{
    const Timeline timeline = closing(90, false).timeline();
    for (const bool dark : {false, true})
        QVERIFY(appearsAt(timeline, 40 * ms, 0, dark));
}

void PressureMarksTest::aLateSubmitIsACrossBehindTheDoor()
{
    for (const bool dark : {false, true}) {
        QVERIFY(appearsAt(closing(90, true).timeline(), 50 * ms, 4, dark));
        QVERIFY(appearsAt(closing(30, true).timeline(), 40 * ms, 0, dark));
    }
}

void PressureMarksTest::doorAndCrossAreExplained()
{
    const Timeline timeline = closing(90, true).timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const TimeAxis axis = axisOf(scene, layout);
    const auto told = [&](std::int64_t atNs, const QRectF &row) {
        return describeClosing(scene, layout, {axis.xOf(atNs), row.center().y()});
    };
    QCOMPARE(told(40 * ms, layout.barRect(0)), QStringLiteral("shutdown() at 40.0 ms: 1 running, 0 pending"));
    QVERIFY(told(50 * ms, layout.barRect(0)).startsWith(QLatin1String("submit() at 50.0 ms: RuntimeError")));
    QCOMPARE(told(70 * ms, layout.barRect(0)), QString());
    QCOMPARE(told(40 * ms, layout.barRect(1)), QString());
}

void PressureMarksTest::whoHasDoneAllClosesNoDoor()
{
    QVERIFY(!appearsAt(closing(30, false).timeline(), 40 * ms, 0, false));
}

void PressureMarksTest::aLoopThatBeatsHasALane()
{
    const Timeline timeline = beating().timeline();
    TimelineScene scene = sceneOf(timeline);
    scene.showCursor = false;
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    QVERIFY(!layout.lockLane.isEmpty());
    const QImage image = paint(scene, pictureSize);
    const double x = axisOf(scene, layout).xOf(20 * ms);
    QCOMPARE(image.pixelColor(QPointF(x, layout.lockLane.center().y()).toPoint()), scene.theme->text);
    const QString told = describeLock(scene, layout, {x, layout.lockLane.center().y()});
    QVERIFY2(told.contains(QLatin1String("last beat at 20.0 ms")), qPrintable(told));
    QVERIFY(layoutScene(sceneOf(pressed().timeline()), pictureSize).lockLane.isEmpty());
}

void PressureMarksTest::aLateBeatHasALineBehindIt()
{
    const Timeline timeline = beating().timeline();
    TimelineScene scene = sceneOf(timeline);
    scene.showCursor = false;
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene, pictureSize);
    const TimeAxis axis = axisOf(scene, layout);
    const double y = layout.lockLane.center().y();
    QCOMPARE(image.pixelColor(QPointF(axis.xOf(60 * ms), y).toPoint()), scene.theme->state(BarState::Failed).outline);
    QVERIFY(image.pixelColor(QPointF(axis.xOf(35 * ms), y).toPoint())
            != scene.theme->state(BarState::Failed).outline); // nothing was asked for then
}

void PressureMarksTest::beatsAfterTheCursorAreNotSeen()
{
    const Timeline timeline = beating().timeline();
    TimelineScene scene = sceneOf(timeline);
    scene.showCursor = false;
    scene.cursorNs = 15 * ms;
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene, pictureSize);
    const double y = layout.lockLane.center().y();
    QVERIFY(image.pixelColor(QPointF(axisOf(scene, layout).xOf(20 * ms), y).toPoint()) != scene.theme->text);
}

void PressureMarksTest::theThreadBesideTheLoopIsNoCoroutine()
{
    TimelineScene scene;
    scene.coroutines = true;
    scene.workers = 2;
    QCOMPARE(TimelineText::laneName(scene, 2), QStringLiteral("Coroutine 2"));
    QCOMPARE(TimelineText::laneName(scene, 3), QStringLiteral("Beside loop"));
}

QTEST_MAIN(PressureMarksTest)
#include "tst_pressuremarks.moc"
