// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/timeline/barcache.h"
#include "app/timeline/barpainter.h"
#include "app/timeline/timelinepainter.h"
#include "app/timeline/timelinequeries.h"
#include "timelinesamples.h"
#include "timelinescenes.h"

#include <QElapsedTimer>
#include <QPainter>
#include <QTest>

using namespace futurescope;
using namespace futurescope::samples;

class TimelinePainterTest : public QObject
{
    Q_OBJECT

private slots:
    void paintsOutcomesInTheirColours_data();
    void paintsOutcomesInTheirColours();
    void knowsNothingAfterTheCursor();
    void showsOneFailureAmongAHundredThousand_data();
    void showsOneFailureAmongAHundredThousand();
    void coalescesLikeABruteForceCount();
    void coalescesTheSameByBinsAsSpanBySpan();
    void looksAtFewOfAMillionSpans();
    void aBarThatReachesOutOfSightIsNamedWhereItIsSeen();
    void paintsTheSameInPartsAsInOne();
    void showsWaitsWithinABar();
    void outlinesStandOutFromTheCard();
    void dropsTheTimelineOnlyWhereAHintStands();
    void sumsARange();
    void findsTheBarUnderThePointer();

private:
    static QColor middleOf(const QImage &image, const TimelineScene &scene, std::uint32_t future);
};

// A little beside the corner: clear of label, glyph, outline and the lines of a pattern's tile.
QColor TimelinePainterTest::middleOf(const QImage &image, const TimelineScene &scene, std::uint32_t future)
{
    const QRectF bar = barOf(scene, layoutScene(scene, image.size()), FutureId{future});
    QMap<QRgb, int> votes;
    for (int dy = 3; dy < 11; ++dy) {
        for (int dx = 3; dx < 11; ++dx)
            ++votes[image.pixel((bar.topLeft() + QPointF(dx, dy)).toPoint())];
    }
    const auto most = std::max_element(votes.begin(), votes.end());
    return QColor(most.key());
}

void TimelinePainterTest::paintsOutcomesInTheirColours_data()
{
    QTest::addColumn<bool>("dark");
    QTest::newRow("light") << false;
    QTest::newRow("dark") << true;
}

void TimelinePainterTest::paintsOutcomesInTheirColours()
{
    QFETCH(bool, dark);
    Script script;
    script.submit(1, 0).submit(2, 0).submit(3, 0).submit(4, 0).start(1, 1, 1 * ms).finish(1, 1, 30 * ms);
    script.start(2, 1, 31 * ms).fail(2, 1, 60 * ms).start(3, 2, 1 * ms).lose(3, 2, 40 * ms).start(4, 2, 41 * ms);
    script.mark(MarkKind::RunEnded, 0, 80 * ms);
    const Timeline timeline = script.timeline();
    const TimelineScene scene = sceneOf(timeline, dark);
    const QImage image = paint(scene, {900, 500});
    const Theme &theme = themeFor(dark);
    QCOMPARE(middleOf(image, scene, 1), theme.state(BarState::Finished).fill);
    QCOMPARE(middleOf(image, scene, 2), theme.state(BarState::Failed).fill);
    QCOMPARE(middleOf(image, scene, 3), theme.state(BarState::Lost).fill);
    QCOMPARE(middleOf(image, scene, 4), theme.state(BarState::Running).fill);
}

void TimelinePainterTest::knowsNothingAfterTheCursor()
{
    Script script;
    script.submit(1, 0)
        .submit(2, 0)
        .start(1, 1, 1 * ms)
        .fail(1, 1, 50 * ms)
        .start(2, 1, 51 * ms)
        .finish(2, 1, 100 * ms);
    const Timeline timeline = script.timeline();
    TimelineScene scene = sceneOf(timeline);
    scene.cursorNs = 30 * ms;
    const QImage image = paint(scene, {900, 500});
    // It will fail, but at this moment it runs.
    QCOMPARE(middleOf(image, scene, 1), scene.theme->state(BarState::Running).fill);
    QVERIFY(barOf(scene, layoutScene(scene, image.size()), FutureId{2}).isEmpty());
    const TimelineLayout layout = layoutScene(scene, image.size());
    const TimeAxis axis = axisOf(scene, layout);
    const int y = static_cast<int>(layout.barRect(1).center().y());
    for (const std::int64_t later : {35 * ms, 45 * ms, 70 * ms})
        QCOMPARE(QColor(image.pixel(static_cast<int>(axis.xOf(later)) + 1, y)), scene.theme->card);
}

void TimelinePainterTest::showsOneFailureAmongAHundredThousand_data()
{
    QTest::addColumn<std::int64_t>("everyNs");
    QTest::newRow("busy worker") << std::int64_t{1000};
    QTest::newRow("mostly idle worker") << std::int64_t{20'000};
}

void TimelinePainterTest::showsOneFailureAmongAHundredThousand()
{
    QFETCH(std::int64_t, everyNs);
    Script script;
    constexpr std::uint32_t failing = 43'210;
    for (std::uint32_t id = 1; id <= 100'000; ++id) {
        script.submit(id, 0).start(id, 1, id * everyNs);
        id == failing ? script.fail(id, 1, id * everyNs + 990) : script.finish(id, 1, id * everyNs + 990);
    }
    const Timeline timeline = script.timeline();
    const TimelineScene scene = sceneOf(timeline);
    const QImage image = paint(scene, {800, 400});
    const TimelineLayout layout = layoutScene(scene, image.size());
    const QRect bar = layout.barRect(1).toAlignedRect();
    const int x = static_cast<int>(axisOf(scene, layout).xOf(failing * everyNs));
    int seen = 0;
    for (int column = x - 1; column <= x + 1; ++column) {
        for (int y = bar.top(); y <= bar.bottom(); ++y)
            seen += image.pixelColor(column, y) == scene.theme->state(BarState::Failed).fill;
    }
    QVERIFY2(seen >= bar.height() / 5, qPrintable(QString::number(seen)));
}

// The slow twin: asks every span for every column.
static std::vector<LaneColumn> bruteForce(const Timeline &timeline, const Lane &lane, const PixelStretch &stretch,
                                          std::int64_t cursorNs)
{
    std::vector<LaneColumn> columns(static_cast<std::size_t>(stretch.widthPx));
    for (int px = 0; px < stretch.widthPx; ++px) {
        for (const Span &span : lane.tasks) {
            if (span.startNs > cursorNs)
                continue;
            const double x0 = stretch.xOf(span.startNs);
            const double x1 = stretch.xOf(std::min(span.endNs, cursorNs));
            if (std::lround(x1) - std::lround(x0) >= narrowestBarPx)
                continue;
            const double covered = std::min(x1, px + 1.0) - std::max(x0, double(px));
            if (covered <= 0)
                continue;
            const auto state = static_cast<std::size_t>(barStateAt(timeline, span, cursorNs));
            columns[static_cast<std::size_t>(px)].share[state] += static_cast<float>(covered);
            columns[static_cast<std::size_t>(px)].present |= static_cast<std::uint16_t>(1u << state);
        }
    }
    return columns;
}

void TimelinePainterTest::coalescesLikeABruteForceCount()
{
    std::mt19937 random(11);
    for (int round = 0; round < 40; ++round) {
        Script script;
        std::int64_t time = 0;
        std::uint32_t bars = 400;
        for (std::uint32_t id = 1; id <= bars; ++id) {
            time += static_cast<std::int64_t>(random() % 2000);
            script.submit(id, 0).start(id, 1, time);
            time += 1 + static_cast<std::int64_t>(random() % 10 == 0 ? random() % 200'000 : random() % 3000);
            id % 7 == 0 ? script.fail(id, 1, time) : script.finish(id, 1, time);
        }
        const Timeline timeline = script.timeline();
        const std::int64_t start = static_cast<std::int64_t>(random()) % (time / 2);
        const PixelStretch stretch{{start, start + time / (1 + round % 5)}, 300, 0, 300};
        const std::int64_t cursor = time * (50 + round) / 90;
        const Lane &lane = timeline.lanes()[1];
        const LanePicture fast = coalesce(timeline, lane.tasks, stretch, cursor);
        const auto slow = bruteForce(timeline, lane, stretch, cursor);
        for (std::size_t px = 0; px < slow.size(); ++px) {
            const LaneColumn column = fast.columns.empty() ? LaneColumn{} : fast.columns[px];
            QCOMPARE(column.present, slow[px].present);
            for (std::size_t state = 0; state < column.share.size(); ++state)
                QVERIFY(std::abs(column.share[state] - slow[px].share[state]) < 1e-4f);
        }
        for (const WideBar &bar : fast.bars)
            QVERIFY(bar.rightPx - bar.leftPx >= narrowestBarPx);
    }
}

void TimelinePainterTest::coalescesTheSameByBinsAsSpanBySpan()
{
    std::mt19937 random(23);
    for (int round = 0; round < 60; ++round) {
        Script script;
        std::int64_t time = 0;
        const std::uint32_t count = 3000;
        for (std::uint32_t id = 1; id <= count; ++id) {
            time += static_cast<std::int64_t>(random() % 40);
            script.submit(id, 0).start(id, 1, time);
            if (id == count && round % 2 == 0)
                break; // still going on
            const std::int64_t length = static_cast<std::int64_t>(random() % 200 == 0 ? random() % 50'000
                                                                                      : random() % 300);
            if (id % 5 == 0)
                script.block(id, 1, time, BlockReason::Sleep).resume(id, 1, time + length / 2, BlockReason::Sleep);
            time += length;
            id % 91 == 0 ? script.fail(id, 1, time) : script.finish(id, 1, time);
        }
        Timeline timeline; // in pieces, as a live run comes
        for (std::size_t from = 0; from < script.events().size(); from += 97)
            timeline.append(
                std::span(script.events()).subspan(from, std::min<std::size_t>(97, script.events().size() - from)));
        const Lane &lane = timeline.lanes()[1];
        QCOMPARE(lane.taskBins.spans(), lane.tasks.size());
        const std::int64_t length = std::max<std::int64_t>(1, time >> (round % 12)); // at every zoom
        const std::int64_t start = static_cast<std::int64_t>(random()) % std::max<std::int64_t>(1, time - length + 1);
        const int from = round % 3 == 0 ? 0 : static_cast<int>(random() % 100);
        const PixelStretch stretch{{start, start + length}, 400, from, round % 3 == 0 ? 400 : from + 200};
        const std::int64_t cursor = round % 4 == 0 ? time : static_cast<std::int64_t>(random()) % time;
        for (const auto &[spans, bins] :
             {std::pair(&lane.tasks, &lane.taskBins), std::pair(&lane.waits, &lane.waitBins)}) {
            const LanePicture fast = coalesce(timeline, *spans, stretch, cursor, bins);
            const LanePicture slow = coalesce(timeline, *spans, stretch, cursor);
            QCOMPARE(fast.bars.size(), slow.bars.size());
            QCOMPARE(fast.columns.size(), slow.columns.size());
            for (std::size_t px = 0; px < slow.columns.size(); ++px) {
                QCOMPARE(fast.columns[px].present, slow.columns[px].present);
                QVERIFY(fast.columns[px].share == slow.columns[px].share);
            }
        }
    }
}

void TimelinePainterTest::looksAtFewOfAMillionSpans()
{
    const Timeline timeline = pool({.lanes = 8, .tasks = 1'000'000, .failEvery = 1001}).timeline();
    TimelineScene scene;
    scene.timeline = &timeline;
    scene.font = bundledTextFont();
    scene.workers = 8;
    scene.visible = {0, timeline.endNs()};
    scene.cursorNs = timeline.endNs();
    const TimelineLayout layout = layoutScene(scene, QSizeF(1600, 900));
    QImage image(barImageSize(layout, 1), QImage::Format_ARGB32_Premultiplied);
    const auto paint = [&] {
        QElapsedTimer timer;
        timer.start();
        paintBars(image, scene, layout, 1, 0, image.width());
        return static_cast<std::int64_t>(timer.nsecsElapsed());
    };
    std::int64_t fast = INT64_MAX, slow = 0;
    for (int repeat = 0; repeat < 5; ++repeat)
        fast = std::min(fast, paint());
    const PixelStretch stretch{scene.visible, image.width(), 0, image.width()};
    QElapsedTimer timer;
    timer.start();
    for (const Lane &lane : timeline.lanes())
        slow += static_cast<std::int64_t>(coalesce(timeline, lane.tasks, stretch, scene.cursorNs).columns.size());
    const std::int64_t spanBySpan = timer.nsecsElapsed();
    qInfo("1,000,000 spans on 8 lanes, zoomed out: %.1f ms painted; %.1f ms to sum span by span",
          static_cast<double>(fast) / 1e6, static_cast<double>(spanBySpan) / 1e6);
    QVERIFY(slow > 0);
    QVERIFY(fast < spanBySpan);
}

void TimelinePainterTest::aBarThatReachesOutOfSightIsNamedWhereItIsSeen()
{
    Script script;
    script.submit(1, 0).start(1, 1, 0).finish(1, 1, 1'000'000);
    Timeline timeline;
    timeline.append(script.events());
    TimelineScene scene = sceneOf(timeline);
    scene.cursorNs = 1'000'000;
    for (const TimeRange visible : {TimeRange{900'000, 1'100'000}, TimeRange{-100'000, 100'000}}) {
        scene.visible = visible;
        const TimelineLayout layout = layoutScene(scene, {700, 300});
        QImage image(barImageSize(layout, 1), QImage::Format_ARGB32_Premultiplied);
        std::vector<BarLabel> labels;
        paintBars(image, scene, layout, 1, 0, image.width(), &labels);
        QCOMPARE(labels.size(), std::size_t{1});
        QVERIFY(labels[0].text.contains(QLatin1Char('1')));
        const double middle = image.width() / 4.0 + (visible.startNs < 0 ? image.width() / 2.0 : 0);
        QVERIFY(std::abs(labels[0].box.united(labels[0].glyphBox).center().x() - middle) < 10);
    }
}

void TimelinePainterTest::paintsTheSameInPartsAsInOne()
{
    const Timeline timeline =
        pool({.lanes = 3, .tasks = 300, .failEvery = 11, .waitShare = 0.4, .processes = true}).timeline();
    for (const double zoom : {1.0, 0.3, 0.05}) {
        TimelineScene scene = sceneOf(timeline);
        scene.visible.endNs = static_cast<std::int64_t>(static_cast<double>(scene.visible.endNs) * zoom);
        scene.cursorNs = static_cast<std::int64_t>(static_cast<double>(scene.visible.endNs) * 0.1);
        const TimelineLayout layout = layoutScene(scene, {700, 300});
        BarCache cache;
        int painted = 0;
        for (int step = 0; step < 12; ++step) {
            const QImage parts = cache.update(scene, layout, 1);
            if (step > 0)
                painted += cache.paintedColumns();
            QImage whole(barImageSize(layout, 1), QImage::Format_ARGB32_Premultiplied);
            paintBars(whole, scene, layout, 1, 0, whole.width());
            QVERIFY2(parts == whole, qPrintable(QStringLiteral("zoom %1, step %2").arg(zoom).arg(step)));
            // Forwards, and sometimes back as in a replay.
            scene.cursorNs += scene.visible.endNs / (step % 4 == 3 ? -20 : 12);
        }
        QVERIFY(painted < 12 * layout.workers.width());
    }
}

void TimelinePainterTest::showsWaitsWithinABar()
{
    Script script;
    script.submit(1, 0).start(1, 1, 0).block(1, 1, 20 * ms, BlockReason::Network);
    script.resume(1, 1, 80 * ms, BlockReason::Network).finish(1, 1, 100 * ms);
    const Timeline timeline = script.timeline();
    const TimelineScene scene = sceneOf(timeline);
    const QImage image = paint(scene, {900, 500});
    const TimelineLayout layout = layoutScene(scene, image.size());
    const QRect bar = layout.barRect(1).toAlignedRect();
    const int x = static_cast<int>(axisOf(scene, layout).xOf(30 * ms));
    int waiting = 0;
    int finished = 0;
    for (int y = bar.top(); y < bar.bottom(); ++y) {
        waiting += image.pixelColor(x, y) == scene.theme->state(BarState::IoWait).fill;
        finished += image.pixelColor(x, y) == scene.theme->state(BarState::Finished).fill;
    }
    QVERIFY(waiting > bar.height() / 5);
    QVERIFY(finished > bar.height() / 3);
}

void TimelinePainterTest::outlinesStandOutFromTheCard()
{
    for (const bool dark : {false, true}) {
        const Theme &theme = themeFor(dark);
        for (int index = 0; index < barStateCount; ++index) {
            const StateStyle &style = theme.states[static_cast<std::size_t>(index)];
            QVERIFY2(contrastRatio(style.outline, theme.card) >= 3, qPrintable(QString::number(index)));
            if (style.fill.alpha() == 255)
                QVERIFY2(contrastRatio(style.ink, style.fill) >= 4.5, qPrintable(QString::number(index)));
        }
        for (const QColor &text : {theme.text, theme.mutedText})
            QVERIFY(contrastRatio(text, theme.card) >= 4.5);
        QVERIFY(contrastRatio(theme.accentText, theme.accent) >= 4.5);
        QVERIFY(contrastRatio(theme.cursorText, theme.cursor) >= 4.5);
        QVERIFY(contrastRatio(theme.accent, theme.card) >= 4.5);
    }
}

void TimelinePainterTest::dropsTheTimelineOnlyWhereAHintStands()
{
    const Timeline empty;
    TimelineScene scene = sceneOf(empty);
    scene.hasRun = false;
    const QImage hint = paint(scene, {600, 300});
    const QRect middle(100, 120, 400, 90);
    const QImage part = hint.copy(middle);
    QImage blank(part.size(), part.format());
    blank.fill(scene.theme->card);
    QVERIFY(part != blank);
    scene.hasRun = true; // a run without tasks: axis and lanes, no hint, no crash
    QVERIFY(paint(scene, {600, 300}) != hint);
}

void TimelinePainterTest::sumsARange()
{
    Script script;
    script.submit(1, 0).submit(2, 0).submit(3, 0).start(1, 1, 0).finish(1, 1, 50 * ms);
    script.start(2, 1, 60 * ms).fail(2, 1, 100 * ms).start(3, 2, 20 * ms).finish(3, 2, 30 * ms);
    const Timeline timeline = script.timeline();
    const RangeSums all = sumsOf(timeline, {0, 100 * ms}, 100 * ms, 2);
    QCOMPARE(all.busyNs, 100 * ms);
    QCOMPARE(all.utilisation, 0.5);
    QCOMPARE(all.tasks, std::size_t{3});
    QCOMPARE(all.failures, std::size_t{1});
    const RangeSums part = sumsOf(timeline, {25 * ms, 75 * ms}, 70 * ms, 2);
    QCOMPARE(part.busyNs, 25 * ms + 10 * ms + 5 * ms);
    QCOMPARE(part.failures, std::size_t{0}); // not known yet at 70 ms
}

void TimelinePainterTest::findsTheBarUnderThePointer()
{
    const Timeline timeline = pool({.lanes = 4, .tasks = 40}).timeline();
    const TimelineScene scene = sceneOf(timeline);
    const TimelineLayout layout = layoutScene(scene, {900, 500});
    for (std::uint32_t id = 1; id <= 40; ++id)
        QCOMPARE(futureAt(scene, layout, barOf(scene, layout, FutureId{id}).center()).value, id);
    QCOMPARE(futureAt(scene, layout, layout.queue.center()), noFuture);
    QVERIFY(describeFuture(scene, FutureId{5}, {}).contains(QStringLiteral("#5")));
    const FutureId next = neighbour(timeline, FutureId{1}, Step::Next, timeline.endNs());
    QCOMPARE(timeline.future(next)->lane, timeline.future(FutureId{1})->lane);
    QCOMPARE(neighbour(timeline, next, Step::Previous, timeline.endNs()), FutureId{1});
    const FutureId below = neighbour(timeline, FutureId{1}, Step::LaneDown, timeline.endNs());
    QCOMPARE(timeline.future(below)->lane.value, timeline.future(FutureId{1})->lane.value + 1);
}

QTEST_MAIN(TimelinePainterTest)
#include "tst_timelinepainter.moc"
