// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/playback.h"
#include "app/timeline/timelinepainter.h"
#include "app/timeline/timelineview.h"
#include "timelinesamples.h"

#include <QTest>
#include <QWheelEvent>

using namespace futurescope;
using namespace futurescope::samples;

class TimelineViewTest : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void selectsTheFutureThatIsClicked();
    void zoomsToThePointer();
    void scrubsByAClickOnTheAxis();
    void selectsARangeByDragging();
    void movesTheCursorByItsFlag();
    void worksByKeys();
    void describesTheSelectionToAssistiveTools();
    void scrollsManyLanesAndBringsASelectionIntoSight();
    void keepsARangeChosenByHandWhileTheRunGoesOn();
    void paintsLessOftenWhenPaintingIsDear();

private:
    void show(const PoolShape &shape);
    void wheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers);
    QPoint barCentre(std::uint32_t future) const
    {
        return barOf(m_view->scene(), m_view->currentLayout(), FutureId{future}).center().toPoint();
    }

    std::unique_ptr<RunDocument> m_document;
    std::unique_ptr<ViewState> m_state;
    std::unique_ptr<Playback> m_playback;
    std::unique_ptr<TimelineView> m_view;
};

void TimelineViewTest::init()
{
    m_view.reset();
    m_playback.reset();
    m_document = std::make_unique<RunDocument>();
    m_state = std::make_unique<ViewState>();
    m_playback = std::make_unique<Playback>(*m_document, *m_state);
    m_view = std::make_unique<TimelineView>(*m_document, *m_state);
    m_view->resize(900, 500);
    m_view->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_view.get()));
    show({.lanes = 4, .tasks = 60, .failEvery = 7});
}

void TimelineViewTest::show(const PoolShape &shape)
{
    Run run;
    run.experiment.workers = shape.lanes;
    run.trace = pool(shape).trace();
    m_document->show(run);
}

void TimelineViewTest::wheel(QPointF at, int delta, Qt::KeyboardModifiers modifiers)
{
    QWheelEvent event(at, m_view->mapToGlobal(at), {}, {0, delta}, Qt::NoButton, modifiers, Qt::NoScrollPhase, false);
    QCoreApplication::sendEvent(m_view.get(), &event);
}

void TimelineViewTest::selectsTheFutureThatIsClicked()
{
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, barCentre(14));
    QCOMPARE(m_state->selectedFuture().value, 14u);
    QTest::mouseMove(m_view.get(), barCentre(20));
    QTRY_COMPARE(m_state->hoveredFuture().value, 20u);
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, m_view->currentLayout().queue.center().toPoint());
    QCOMPARE(m_state->selectedFuture(), noFuture);
}

void TimelineViewTest::zoomsToThePointer()
{
    const QPointF at(500, 200);
    const auto timeAt = [&] { return axisOf(m_view->scene(), m_view->currentLayout()).timeAt(at.x()); };
    const std::int64_t before = timeAt();
    const TimeRange range = m_state->visible();
    wheel(at, 360, Qt::ControlModifier);
    QVERIFY(m_state->visible().lengthNs() < range.lengthNs() * 6 / 10);
    QVERIFY(std::abs(timeAt() - before) < m_state->visible().lengthNs() / 500);
    const TimeRange close = m_state->visible();
    wheel(at, -120, Qt::ShiftModifier);
    QVERIFY(m_state->visible().startNs > close.startNs);
    QCOMPARE(m_state->visible().lengthNs(), close.lengthNs());
}

void TimelineViewTest::scrubsByAClickOnTheAxis()
{
    const TimelineLayout layout = m_view->currentLayout();
    const QPoint at(static_cast<int>(layout.axis.left() + layout.axis.width() / 3),
                    static_cast<int>(layout.axis.center().y()));
    QTest::mouseClick(m_view.get(), Qt::LeftButton, {}, at);
    QVERIFY(std::abs(axisOf(m_view->scene(), layout).xOf(m_state->cursorNs()) - at.x()) <= 1);
}

void TimelineViewTest::selectsARangeByDragging()
{
    const TimelineLayout layout = m_view->currentLayout();
    const TimeAxis axis = axisOf(m_view->scene(), layout);
    const int y = static_cast<int>(layout.workers.center().y());
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, QPoint(300, y));
    QTest::mouseMove(m_view.get(), QPoint(250, y));
    QTest::mouseMove(m_view.get(), QPoint(200, y));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, QPoint(200, y));
    QVERIFY(m_state->selectedRange().has_value());
    QVERIFY(std::abs(axis.xOf(m_state->selectedRange()->startNs) - 200) < 1);
    QVERIFY(std::abs(axis.xOf(m_state->selectedRange()->endNs) - 300) < 1);
    QCOMPARE(m_state->selectedFuture(), noFuture);
    m_view->fitSelection();
    QCOMPARE(m_state->visible(), *m_state->selectedRange());
    m_view->clearSelection();
    QVERIFY(!m_state->selectedRange());
}

void TimelineViewTest::movesTheCursorByItsFlag()
{
    m_playback->scrubTo(m_playback->endNs() / 2);
    const QPoint flag = cursorFlag(m_view->scene(), m_view->currentLayout()).center().toPoint();
    QTest::mousePress(m_view.get(), Qt::LeftButton, {}, flag);
    QTest::mouseMove(m_view.get(), flag - QPoint(120, 0));
    QTest::mouseRelease(m_view.get(), Qt::LeftButton, {}, flag - QPoint(120, 0));
    QVERIFY(m_state->cursorNs() < m_playback->endNs() / 2);
    QVERIFY(!m_state->selectedRange());
}

void TimelineViewTest::worksByKeys()
{
    const TimeRange all = m_state->visible();
    QTest::keyClick(m_view.get(), Qt::Key_W);
    QVERIFY(m_state->visible().lengthNs() < all.lengthNs());
    const TimeRange closer = m_state->visible();
    QTest::keyClick(m_view.get(), Qt::Key_A);
    QVERIFY(m_state->visible().startNs < closer.startNs);
    QTest::keyClick(m_view.get(), Qt::Key_D);
    QCOMPARE(m_state->visible(), closer);
    QTest::keyClick(m_view.get(), Qt::Key_S);
    QVERIFY(m_state->visible().lengthNs() > closer.lengthNs());
    QTest::keyClick(m_view.get(), Qt::Key_0, Qt::ControlModifier);
    QVERIFY(m_state->visible().startNs == 0 && m_state->visible().endNs >= m_playback->endNs());
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    const FutureId first = m_state->selectedFuture();
    QVERIFY(first != noFuture);
    QTest::keyClick(m_view.get(), Qt::Key_Right);
    QVERIFY(m_state->selectedFuture() != first);
    QTest::keyClick(m_view.get(), Qt::Key_Left);
    QCOMPARE(m_state->selectedFuture(), first);
    QTest::keyClick(m_view.get(), Qt::Key_Down);
    QCOMPARE(m_document->timeline().future(m_state->selectedFuture())->lane.value, 2);
    QTest::keyClick(m_view.get(), Qt::Key_F);
    QVERIFY(m_state->visible().lengthNs() < all.lengthNs() / 2);
}

void TimelineViewTest::describesTheSelectionToAssistiveTools()
{
    m_state->selectFuture(FutureId{7});
    QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("#7")));
    QVERIFY(m_view->accessibleDescription().contains(QStringLiteral("ValueError")));
    QVERIFY(!m_view->accessibleName().isEmpty());
}

void TimelineViewTest::scrollsManyLanesAndBringsASelectionIntoSight()
{
    show({.lanes = 200, .tasks = 400});
    wheel({400, 300}, -120, Qt::NoModifier);
    QVERIFY(m_view->currentLayout().scroll > 0);
    const auto onLane150 = m_document->timeline().lanes()[150].tasks.front().future;
    m_state->selectFuture(onLane150);
    QVERIFY(!barOf(m_view->scene(), m_view->currentLayout(), onLane150).isEmpty());
}

void TimelineViewTest::keepsARangeChosenByHandWhileTheRunGoesOn()
{
    const std::vector<std::pair<const char *, std::function<void()>>> gestures{
        {"zoom", [this] { m_view->zoomIn(); }},
        {"pan", [this] { m_view->panRight(); }},
        {"wheel",
         [this] {
             wheel({400, 300}, 120, Qt::ControlModifier);
         }},
    };
    for (const auto &[name, gesture] : gestures) {
        auto recorder = std::make_shared<Recorder>();
        m_document->beginLive({}, recorder);
        QVERIFY2(m_state->rangeFollowing(), name);
        {
            const RecordingScope scope(recorder.get(), mainLane);
            record(EventKind::Submitted, FutureId{1}, packItems(0, 1));
        }
        recorder->stop(); // hands over what was recorded; the document still takes the run for live
        m_document->drain();
        gesture();
        QVERIFY2(!m_state->rangeFollowing(), name);
        QVERIFY2(m_state->following(), name); // bars go on growing at the cursor
        const TimeRange chosen = m_state->visible();
        const std::int64_t before = m_state->cursorNs();
        QTRY_VERIFY2((m_document->drain(), m_state->cursorNs() > before + 5 * ms), name);
        QCOMPARE(m_state->visible(), chosen);
        m_playback->pause();
        const std::int64_t paused = m_state->cursorNs();
        m_document->drain();
        QCOMPARE(m_state->cursorNs(), paused);
        m_playback->play();
        QVERIFY2(!m_state->rangeFollowing(), name); // playing on does not undo a zoom
        m_view->fitAll();
        QVERIFY2(m_state->rangeFollowing(), name);
        m_document->endLive(Run{});
    }
}

void TimelineViewTest::paintsLessOftenWhenPaintingIsDear()
{
    RepaintPacer pacer;
    pacer.setBudget(0.15);
    pacer.painted(0, 500'000);
    QVERIFY(std::abs(pacer.framesPerSecond() - 60) < 0.1);
    for (int frame = 0; frame < 30; ++frame)
        pacer.painted(frame, 15 * ms);
    QVERIFY(std::abs(pacer.framesPerSecond() - 10) < 0.5); // 15 ms in 100 ms are 15 %
    for (int frame = 0; frame < 30; ++frame)
        pacer.painted(frame, 500 * ms);
    QVERIFY(std::abs(pacer.framesPerSecond() - 4) < 0.1);
    QCOMPARE(pacer.delayNs(29 + RepaintPacer::longestNs), 0);
}

QTEST_MAIN(TimelineViewTest)
#include "tst_timelineview.moc"
