// SPDX-License-Identifier: GPL-3.0-or-later
// What the lanes show beside their bars: where cores were lost, and what lies in a worker's own queue.
#include "app/timeline/dequepainter.h"
#include "app/timeline/switchpainter.h"
#include "app/timeline/timelinequeries.h"
#include "timelinesamples.h"
#include "timelinescenes.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace futurescope;
using namespace futurescope::samples;

namespace {

constexpr QSize pictureSize(1000, 500);

/// Two workers with one long task each.
Script twoLongTasks()
{
    Script script;
    script.mark(MarkKind::RunStarted, 0, 0).submit(1, 0).submit(2, 0).start(1, 1, 0).start(2, 2, 0);
    return script;
}

Script &end(Script &script)
{
    return script.finish(1, 1, 100 * ms).finish(2, 2, 100 * ms).mark(MarkKind::RunEnded, 0, 100 * ms);
}

/// The task on worker 1 submits eight, one each millisecond; worker 2 steals four of them, one each 10 ms.
Script robbed()
{
    Script script = twoLongTasks();
    for (std::uint32_t id = 11; id <= 18; ++id)
        script.submitFrom(1, id, (id - 10) * ms);
    for (std::uint32_t id = 11; id <= 14; ++id)
        script.steal(id, 1, 2, (id - 10) * 10 * ms);
    end(script);
    return script;
}

TimelineScene stealing(const Timeline &timeline, bool dark = false)
{
    TimelineScene scene = sceneOf(timeline, dark);
    scene.deques = true;
    scene.workers = 2;
    scene.showCursor = false;
    return scene;
}

int pixelsOf(const QImage &image, double x, const QRectF &area, const QColor &colour)
{
    int count = 0;
    for (int y = static_cast<int>(std::ceil(area.top())); y < static_cast<int>(area.bottom()); ++y)
        count += image.pixelColor(static_cast<int>(x), y) == colour;
    return count;
}

/// Of the column, how much of the strip is filled, its outline included.
double filledShare(const QImage &image, double x, const QRectF &strip, const Theme &theme)
{
    const int filled = pixelsOf(image, x, strip, theme.queueFill) + pixelsOf(image, x, strip, theme.queueLine);
    return filled / (strip.height() - 1);
}

} // namespace

class LaneStripsTest : public QObject
{
    Q_OBJECT

private slots:
    void aLostCoreIsATickAtTheFootOfTheBar_data();
    void aLostCoreIsATickAtTheFootOfTheBar();
    void aStretchFullOfThemIsABand();
    void nothingIsKnownAfterTheCursor();
    void lostCoresAreNamedUnderThePointer();
    void aMillionLostCoresArePaintedQuickly();
    void eachDequeHasAStripBelowItsBars();
    void lowLanesAreLeftToTheirBars();
    void theStripIsAsHighAsTheDequeIsDeep_data();
    void theStripIsAsHighAsTheDequeIsDeep();
    void aPartIsPaintedAsTheWhole();
    void whatLiesThereIsNamedUnderThePointer();
    void theLegendExplainsWhatThereIs();
    void aMillionTasksInADequeArePaintedQuickly();
};

void LaneStripsTest::aLostCoreIsATickAtTheFootOfTheBar_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void LaneStripsTest::aLostCoreIsATickAtTheFootOfTheBar()
{
    QFETCH(bool, dark);
    Script script = twoLongTasks();
    script.mark(MarkKind::SwitchedOut, 1, 40 * ms, 1);
    const Timeline timeline = end(script).timeline();
    TimelineScene scene = sceneOf(timeline, dark);
    scene.showCursor = false;
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene, pictureSize);
    const QRectF bar = layout.barRect(1);
    const QRectF foot(bar.left(), bar.bottom() - 6, bar.width(), 6);
    const double x = std::floor(axisOf(scene, layout).xOf(40 * ms));
    QVERIFY(pixelsOf(image, x, foot, scene.theme->text) >= 4);
    QVERIFY(pixelsOf(image, x - 1, foot, scene.theme->card) >= 4); // so that it is seen on every colour
    QVERIFY(pixelsOf(image, x + 1, foot, scene.theme->card) >= 4);
    QCOMPARE(pixelsOf(image, x, layout.barRect(2), scene.theme->text), 0);
}

void LaneStripsTest::aStretchFullOfThemIsABand()
{
    Script script = twoLongTasks();
    for (int i = 0; i < 1000; ++i)
        script.mark(MarkKind::SwitchedOut, 2, 20 * ms + i * 20'000, 1);
    const Timeline timeline = end(script).timeline();
    const TimelineScene scene = stealing(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene, pictureSize);
    const QRectF bar = layout.barRect(2);
    const TimeAxis axis = axisOf(scene, layout);
    for (double x = std::ceil(axis.xOf(20 * ms)); x < std::floor(axis.xOf(39 * ms)); x += 1)
        QCOMPARE(image.pixelColor(static_cast<int>(x), static_cast<int>(bar.bottom()) - 2), scene.theme->text);
}

void LaneStripsTest::nothingIsKnownAfterTheCursor()
{
    Script script = robbed();
    script.mark(MarkKind::SwitchedOut, 1, 70 * ms, 1);
    const Timeline timeline = script.timeline();
    TimelineScene scene = stealing(timeline);
    scene.cursorNs = 60 * ms;
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene, pictureSize);
    const double x = axisOf(scene, layout).xOf(70 * ms);
    QCOMPARE(pixelsOf(image, x, layout.barRect(1), scene.theme->text), 0);
    QCOMPARE(filledShare(image, x + 3, layout.dequeRect(1), *scene.theme), 0.0);
    QVERIFY(describeSwitches(scene, layout, {x, layout.barRect(1).bottom() - 1}).isEmpty());
    QVERIFY(describeDeque(scene, layout, {x, layout.dequeRect(1).center().y()}).isEmpty());
}

void LaneStripsTest::lostCoresAreNamedUnderThePointer()
{
    Script script = twoLongTasks();
    script.mark(MarkKind::SwitchedOut, 1, 40 * ms, 1);
    script.mark(MarkKind::SwitchedOut, 2, 60 * ms, 2).mark(MarkKind::SwitchedOut, 2, 60 * ms + 1000, 1);
    const Timeline timeline = end(script).timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const TimeAxis axis = axisOf(scene, layout);
    const double foot = layout.barRect(1).bottom() - 1;
    QCOMPARE(describeSwitches(scene, layout, {axis.xOf(40 * ms) + 1, foot}),
             QStringLiteral("Worker 1 lost its core before 40.0 ms"));
    QCOMPARE(describeSwitches(scene, layout, {axis.xOf(60 * ms), layout.barRect(2).bottom() - 1}),
             QStringLiteral("Worker 2 lost its core 3 times here"));
    QVERIFY(describeSwitches(scene, layout, {axis.xOf(50 * ms), foot}).isEmpty());
    QVERIFY(describeSwitches(scene, layout, {axis.xOf(40 * ms), layout.barRect(1).top() + 2}).isEmpty());
    QVERIFY(describeFuture(scene, FutureId{1}, {}).contains(QStringLiteral("lost its core once")));
    QVERIFY(describeFuture(scene, FutureId{2}, {}).contains(QStringLiteral("lost its core 3 times")));
}

void LaneStripsTest::aMillionLostCoresArePaintedQuickly()
{
    std::vector<Event> events;
    for (std::uint32_t lane = 1; lane <= 2; ++lane) {
        for (std::int64_t i = 0; i < 500'000; ++i)
            events.push_back({i * 100, 1, noFuture, LaneId{static_cast<std::uint16_t>(lane)}, EventKind::Mark,
                              static_cast<std::uint8_t>(MarkKind::SwitchedOut)});
    }
    Timeline timeline;
    timeline.append(events);
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    QImage image(pictureSize, QImage::Format_RGB32);
    QPainter painter(&image);
    QElapsedTimer timer;
    timer.start();
    paintSwitches(painter, scene, layout);
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
}

void LaneStripsTest::eachDequeHasAStripBelowItsBars()
{
    const Timeline timeline = robbed().timeline();
    TimelineScene scene = stealing(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    for (const int lane : {1, 2}) {
        const QRectF strip = layout.dequeRect(lane);
        QVERIFY(strip.top() > layout.barRect(lane).bottom() && strip.height() >= 7);
        QVERIFY(layout.laneRect(lane).contains(strip) && layout.laneRect(lane).contains(layout.barRect(lane)));
        QVERIFY(layout.barRect(lane).height() > 2 * strip.height());
    }
    QVERIFY(layout.dequeRect(0).isNull());
    scene.deques = false;
    const TimelineLayout without = layoutScene(scene, pictureSize);
    QVERIFY(without.dequeRect(1).isNull());
    QCOMPARE(without.laneRect(1), layout.laneRect(1));
    QVERIFY(without.barRect(1).bottom() > layout.barRect(1).bottom());
}

void LaneStripsTest::lowLanesAreLeftToTheirBars()
{
    const Timeline timeline = robbed().timeline();
    TimelineScene scene = stealing(timeline);
    scene.workers = 64;
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    QVERIFY(layout.laneRect(1).height() < 26);
    QVERIFY(layout.dequeRect(1).isNull());
    TimelineScene plain = scene;
    plain.deques = false;
    QCOMPARE(layout.barRect(1), layoutScene(plain, pictureSize).barRect(1));
}

void LaneStripsTest::theStripIsAsHighAsTheDequeIsDeep_data()
{
    aLostCoreIsATickAtTheFootOfTheBar_data();
}

void LaneStripsTest::theStripIsAsHighAsTheDequeIsDeep()
{
    QFETCH(bool, dark);
    const Timeline timeline = robbed().timeline();
    const TimelineScene scene = stealing(timeline, dark);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const QImage image = paint(scene, pictureSize);
    const TimeAxis axis = axisOf(scene, layout);
    const QRectF strip = layout.dequeRect(1);
    for (const auto &[atMs, depth] : {std::pair{9, 8}, {15, 7}, {25, 6}, {35, 5}, {60, 4}, {95, 4}}) {
        const double share = filledShare(image, axis.xOf(atMs * ms), strip, *scene.theme);
        QVERIFY2(std::abs(share - depth / 8.0) < 0.15, qPrintable(QString::number(share)));
        QVERIFY(filledShare(image, axis.xOf(atMs * ms), layout.dequeRect(2), *scene.theme) < 0.15);
    }
}

void LaneStripsTest::aPartIsPaintedAsTheWhole()
{
    const Timeline timeline = robbed().timeline();
    const TimelineScene scene = stealing(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const auto painted = [&](int width) {
        QImage image(pictureSize, QImage::Format_RGB32);
        image.fill(scene.theme->card);
        QPainter painter(&image);
        for (int from = 0; from < pictureSize.width(); from += width) {
            painter.setClipRect(from, 0, width, pictureSize.height());
            paintDeques(painter, scene, layout);
        }
        return image;
    };
    QVERIFY(painted(37) == painted(pictureSize.width()));
}

void LaneStripsTest::whatLiesThereIsNamedUnderThePointer()
{
    const Timeline timeline = robbed().timeline();
    const TimelineScene scene = stealing(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    const TimeAxis axis = axisOf(scene, layout);
    const auto at = [&](int lane, int atMs) {
        return describeDeque(scene, layout, {axis.xOf(atMs * ms), layout.dequeRect(lane).center().y()});
    };
    QVERIFY2(at(1, 25).startsWith(QStringLiteral("Worker 1, own queue\n6 tasks at 2")), qPrintable(at(1, 25)));
    QVERIFY2(at(2, 25).startsWith(QStringLiteral("Worker 2, own queue\n0 tasks at")), qPrintable(at(2, 25)));
    QVERIFY(describeDeque(scene, layout, layout.barRect(1).center()).isEmpty());
    QVERIFY(describeDeque(scene, layout, layout.queue.center()).isEmpty());
}

void LaneStripsTest::theLegendExplainsWhatThereIs()
{
    Script script = robbed();
    const Timeline before = script.timeline();
    TimelineScene scene = stealing(before);
    QCOMPARE(legendSigns(scene), std::vector{LegendSign::OwnQueue});
    scene.deques = false;
    QVERIFY(legendSigns(scene).empty());
    const Timeline timeline = script.mark(MarkKind::SwitchedOut, 1, 70 * ms, 1).timeline();
    scene.timeline = &timeline;
    QCOMPARE(legendSigns(scene), std::vector{LegendSign::LostCore});
    const QImage with = paint(scene, pictureSize);
    scene.timeline = &before;
    QVERIFY(with.copy(0, 0, 1000, 20) != paint(scene, pictureSize).copy(0, 0, 1000, 20));

    Experiment experiment;
    experiment.executor = ExecutorKind::WorkStealing;
    describeRun(scene, experiment, nullptr);
    QVERIFY(!scene.deques); // its tasks submit nothing
    experiment.workload.kind = WorkloadKind::Tree;
    describeRun(scene, experiment, nullptr);
    QVERIFY(scene.deques);
    experiment.workload.kind = WorkloadKind::Nested;
    experiment.workload.childWait = ChildWait::OwnPools; // children lie in the common queue of another pool
    describeRun(scene, experiment, nullptr);
    QVERIFY(!scene.deques);
    experiment.workload.childWait = ChildWait::InTask;
    describeRun(scene, experiment, nullptr);
    QVERIFY(scene.deques);
    experiment.executor = ExecutorKind::Threads;
    describeRun(scene, experiment, nullptr);
    QVERIFY(!scene.deques);
}

void LaneStripsTest::aMillionTasksInADequeArePaintedQuickly()
{
    std::vector<Event> events;
    for (std::uint32_t id = 1; id <= 1'000'000; ++id) {
        const std::int64_t at = std::int64_t{id} * 100;
        const LaneId lane{static_cast<std::uint16_t>(1 + id % 2)};
        events.push_back({at, packItems(id, 1), FutureId{id}, lane, EventKind::Submitted, 0});
        events.push_back({at + id % 5'000, 0, FutureId{id}, lane, EventKind::Cancelled, 0});
    }
    Timeline timeline;
    timeline.append(events);
    const TimelineScene scene = stealing(timeline);
    const TimelineLayout layout = layoutScene(scene, pictureSize);
    QImage image(pictureSize, QImage::Format_RGB32);
    QPainter painter(&image);
    QElapsedTimer timer;
    timer.start();
    paintDeques(painter, scene, layout);
    QVERIFY2(timer.elapsed() < 100, qPrintable(QString::number(timer.elapsed())));
}

QTEST_MAIN(LaneStripsTest)
#include "tst_lanestrips.moc"
