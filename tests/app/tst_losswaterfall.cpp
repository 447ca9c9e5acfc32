// SPDX-License-Identifier: GPL-3.0-or-later
// Where the time went: the rows, the click that lights a part in the timeline, and the picture.
#include "app/charts/losswaterfallview.h"
#include "app/exporting/losspicture.h"
#include "app/exporting/timelineimage.h"
#include "app/futures/futurespanel.h"
#include "app/timeline/litpainter.h"
#include "app/timeline/litstretches.h"
#include "app/timeline/timelineview.h"
#include "tests/app/windowfixture.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtTest>

#include <random>

using namespace futurescope;

namespace {

constexpr std::size_t dispatchRow = 2;
constexpr std::size_t imbalanceRow = 6;
constexpr std::size_t makespanRow = 8;

LossMap mapOf(const RunDocument &document)
{
    return lossMap(document.timeline(), document.run()->experiment.workers, document.run()->machine.cores);
}

/// A run of `tasks` short tasks on two workers, with gaps.
Run longRun(std::uint32_t tasks)
{
    std::vector<Event> events;
    for (std::uint32_t i = 1; i <= tasks; ++i) {
        const std::int64_t startNs = 1'000 + std::int64_t{i} * 500;
        const auto lane = static_cast<std::uint16_t>(1 + i % 2);
        events.push_back({i, packItems(i - 1, 1), FutureId{i}, mainLane, EventKind::Submitted, 0});
        events.push_back({startNs, 0, FutureId{i}, LaneId{lane}, EventKind::Started, 0});
        events.push_back({startNs + 800, 0, FutureId{i}, LaneId{lane}, EventKind::Finished, 0});
    }
    Experiment experiment;
    experiment.workers = 2;
    Run run = fixtures::runOf(events, experiment);
    run.machine.cores = 2;
    return run;
}

/// The panel and the timeline over one document, as in the window but without the rest of it.
struct Bench
{
    RunDocument document;
    ViewState state;
    FuturesPanel panel{&document, &state};
    TimelineView timeline{document, state};

    Bench()
    {
        panel.resize(320, 800);
        panel.setCurrentIndex(panel.count() - 1);
        panel.show();
        timeline.resize(700, 300);
        timeline.show();
        if (!QTest::qWaitForWindowExposed(&panel) || !QTest::qWaitForWindowExposed(&timeline))
            qFatal("the widgets do not show");
    }

    LossWaterfallView &losses() { return *panel.losses(); }

    void show(Run run)
    {
        document.show(std::move(run));
        state.setVisible({0, document.timeline().endNs()});
        state.setCursor(document.timeline().endNs());
        state.setFollowing(false);
    }

    void clickRow(std::size_t row)
    {
        QTest::mouseClick(&losses(), Qt::LeftButton, {}, losses().rowRect(row).center().toPoint());
    }
};

} // namespace

class LossWaterfallTest : public QObject
{
    Q_OBJECT

private slots:
    void rowsFollowEachOtherAndEndAtTheMakespan();
    void aClickLightsItsStretchesAndASecondPutsThemOut();
    void itWorksByKeysToo();
    void anotherRunPutsOutWhatIsLit();
    void ofManyFuturesItIsFoundAsideAndTheNewestRunCounts();
    void beforeARunThereIsNothing();
    void escPutsOutWhatIsLit();
    void litTimeIsThatOfTheTwin();
    void onlyTheLitPartKeepsItsColours();
    void thePictureIsPaintedAtAnySize();
    void theFiguresAddUpToTheMakespan();
    void anExportedTimelineShowsWhatIsLit();
    void whatIsShadedLeavesTheRestAndSaysItsShare();
};

void LossWaterfallTest::anExportedTimelineShowsWhatIsLit()
{
    const Run run = fixtures::fiveFuturesRun();
    RunDocument document;
    document.show(run);
    const TimelinePicture plain(run);
    TimelinePicture lit(run);
    lit.setLit(std::make_shared<const LitStretches>(Loss::Imbalance, mapOf(document).of(Loss::Imbalance)));
    ImageOptions options;
    options.size = {800, 400};
    const auto without = renderImage(plain, options);
    const auto with = renderImage(lit, options);
    QVERIFY(without.ok() && with.ok());
    QVERIFY(*without != *with);
    const auto svg = encodePicture(lit, options, PictureFormat::Svg);
    QVERIFY(svg.ok() && svg->contains("lit: Imbalance"));
}

void LossWaterfallTest::whatIsShadedLeavesTheRestAndSaysItsShare()
{
    const Run run = fixtures::fiveFuturesRun();
    RunDocument document;
    document.show(run);
    const auto stretches = mapOf(document).of(Loss::Imbalance);
    ImageOptions options;
    options.size = {1600, 500};
    const auto picture = [&](std::optional<double> shade) {
        TimelinePicture lit(run);
        lit.setLit(std::make_shared<const LitStretches>(Loss::Imbalance, stretches, shade));
        const auto svg = encodePicture(lit, options, PictureFormat::Svg);
        return svg.ok() ? *svg : QByteArray();
    };
    const QByteArray shaded = picture(0.41);
    QVERIFY(shaded.contains("shaded: 41"));
    QVERIFY(!shaded.contains("lit: Imbalance"));
    QVERIFY(!picture(std::nullopt).contains("idle at the end"));

    // Where nothing is idle the bars look as if nothing were shaded.
    Bench bench;
    bench.show(run);
    const QImage before = bench.timeline.grab().toImage();
    bench.state.setLit(std::make_shared<const LitStretches>(Loss::Imbalance, stretches, 0.41));
    const TimelineScene scene = bench.timeline.scene();
    const TimelineLayout layout = layoutScene(scene, bench.timeline.size());
    const int left = static_cast<int>(layout.barArea().left());
    const int idle = static_cast<int>(axisOf(scene, layout).xOf(stretches.front().startNs)) - 2;
    const QRect busy(left, static_cast<int>(layout.workers.top()), idle - left,
                     static_cast<int>(layout.workers.height()));
    QVERIFY(busy.width() > 50);
    const QImage after = bench.timeline.grab().toImage();
    QVERIFY(after.copy(busy) == before.copy(busy));
    QVERIFY(after != before);
    const QRectF label = shadeLabelRect(scene, layout);
    QVERIFY(label.isEmpty() || layout.workers.contains(label));
}

void LossWaterfallTest::rowsFollowEachOtherAndEndAtTheMakespan()
{
    Bench bench;
    bench.show(fixtures::fiveFuturesRun());
    const std::vector<WaterfallRow> rows = bench.losses().scene().rows;
    QCOMPARE(rows.size(), makespanRow + 1);
    Nanos sum{};
    for (std::size_t i = 0; i < makespanRow; ++i) {
        QCOMPARE(rows[i].from, sum);
        sum += rows[i].length();
    }
    QCOMPARE(sum, rows[makespanRow].length());
    QCOMPARE(sum, mapOf(bench.document).waterfall.makespan);
    QVERIFY(rows[makespanRow].whole);
    // Worker 1 has nothing to do for the last 20 ms.
    QVERIFY(rows[imbalanceRow].length() >= std::chrono::milliseconds(10));
}

void LossWaterfallTest::aClickLightsItsStretchesAndASecondPutsThemOut()
{
    Bench bench;
    bench.show(fixtures::fiveFuturesRun());
    const QImage before = bench.timeline.grab().toImage();
    bench.clickRow(imbalanceRow);
    QVERIFY(bench.state.lit() != nullptr);
    QVERIFY(bench.state.lit()->part() == Loss::Imbalance);
    const auto expected = mapOf(bench.document).of(Loss::Imbalance);
    const auto &stretches = bench.state.lit()->stretches();
    QVERIFY(!stretches.empty());
    QCOMPARE(stretches.size(), expected.size());
    for (std::size_t i = 0; i < expected.size(); ++i) {
        QCOMPARE(stretches[i].lane.value, expected[i].lane.value);
        QCOMPARE(stretches[i].startNs, expected[i].startNs);
        QCOMPARE(stretches[i].endNs, expected[i].endNs);
    }
    QCOMPARE(bench.losses().scene().lit, std::optional(imbalanceRow));
    QVERIFY(bench.timeline.scene().subtitle.contains(QStringLiteral("Imbalance")));
    QVERIFY(bench.timeline.grab().toImage() != before);
    bench.clickRow(imbalanceRow);
    QVERIFY(!bench.state.lit());
    QVERIFY(bench.timeline.grab().toImage() == before);
    bench.clickRow(dispatchRow);
    bench.clickRow(makespanRow);
    QVERIFY(!bench.state.lit());
}

void LossWaterfallTest::itWorksByKeysToo()
{
    Bench bench;
    bench.show(fixtures::fiveFuturesRun());
    bench.losses().setFocus();
    QTest::keyClick(&bench.losses(), Qt::Key_Return);
    QVERIFY(bench.state.lit() != nullptr);
    QVERIFY(!bench.state.lit()->part().has_value()); // the work
    QTest::keyClick(&bench.losses(), Qt::Key_Down);
    QTest::keyClick(&bench.losses(), Qt::Key_Space);
    QVERIFY(bench.state.lit()->part() == Loss::Serial);
    QVERIFY(bench.losses().accessibleDescription().contains(LossText::meaning(Loss::Serial)));
    QTest::keyClick(&bench.losses(), Qt::Key_Space);
    QVERIFY(!bench.state.lit());
}

void LossWaterfallTest::anotherRunPutsOutWhatIsLit()
{
    WindowFixture fixture(QuickSession{}, {1280, 800});
    fixture.runToTheEnd();
    fixture.window.viewState().setLit(std::make_shared<const LitStretches>(Loss::Dispatch, std::vector<LaneStretch>()));
    fixture.runToTheEnd();
    QVERIFY(!fixture.window.viewState().lit());
}

void LossWaterfallTest::ofManyFuturesItIsFoundAsideAndTheNewestRunCounts()
{
    Bench bench;
    bench.show(longRun(3 * LossFinder::mostAtOnce));
    QVERIFY(bench.losses().scene().rows.empty()); // not before the event loop comes round
    bench.show(longRun(2 * LossFinder::mostAtOnce));
    QTRY_VERIFY(!bench.losses().scene().rows.empty());
    QCOMPARE(bench.losses().scene().rows[makespanRow].length(), mapOf(bench.document).waterfall.makespan);
    bench.clickRow(imbalanceRow);
    QVERIFY(bench.state.lit() != nullptr);
}

void LossWaterfallTest::beforeARunThereIsNothing()
{
    Bench bench;
    QVERIFY(!bench.losses().isVisible());
    Run nothing;
    bench.show(nothing);
    QVERIFY(bench.losses().isVisible());
    QVERIFY(bench.losses().scene().rows.empty());
    bench.clickRow(0);
    QTest::keyClick(&bench.losses(), Qt::Key_Return);
    QVERIFY(!bench.state.lit());
}

void LossWaterfallTest::escPutsOutWhatIsLit()
{
    WindowFixture fixture(QuickSession{}, {1280, 800});
    fixture.runToTheEnd();
    auto *panel = fixture.find<FuturesPanel>("futuresPanel");
    panel->setCurrentIndex(panel->count() - 1);
    fixture.click(panel->losses(), panel->losses()->rowRect(imbalanceRow).center().toPoint());
    QVERIFY(fixture.window.viewState().lit() != nullptr);
    fixture.key(Qt::Key_Escape);
    QVERIFY(!fixture.window.viewState().lit());
}

/// Against the sum over all stretches.
void LossWaterfallTest::litTimeIsThatOfTheTwin()
{
    std::mt19937 random(11);
    std::vector<LaneStretch> stretches;
    for (std::uint16_t lane = 1; lane <= 3; ++lane) {
        std::int64_t now = 0;
        for (int i = 0; i < 200 * (lane - 1); ++i) {
            const std::int64_t startNs = now + static_cast<std::int64_t>(random() % 40);
            now = startNs + 1 + static_cast<std::int64_t>(random() % 40);
            stretches.push_back({LaneId{lane}, startNs, now});
        }
    }
    const LitStretches lit(Loss::Dispatch, stretches);
    for (int lane = 1; lane <= 3; ++lane) {
        LitStretches::Walk walk(lit, lane);
        QCOMPARE(walk.isEmpty(), lane == 1);
        for (std::int64_t timeNs = 0; timeNs < 20'000; timeNs += static_cast<std::int64_t>(random() % 300)) {
            std::int64_t expected = 0;
            for (const LaneStretch &stretch : stretches) {
                if (stretch.lane.value == lane)
                    expected += std::clamp(timeNs, stretch.startNs, stretch.endNs) - stretch.startNs;
            }
            QCOMPARE(walk.litBefore(timeNs), expected);
        }
    }
}

void LossWaterfallTest::onlyTheLitPartKeepsItsColours()
{
    Bench bench;
    bench.show(fixtures::fiveFuturesRun());
    const QImage plain = bench.timeline.grab().toImage();
    bench.clickRow(0);
    const QImage work = bench.timeline.grab().toImage();
    bench.clickRow(imbalanceRow);
    const QImage imbalance = bench.timeline.grab().toImage();
    const TimelineScene scene = bench.timeline.scene();
    const TimelineLayout layout = bench.timeline.currentLayout();
    const auto pixel = [&](const QImage &image, int lane, int ms) {
        const double y = layout.barRect(lane).top() + 5;
        return image.pixelColor(static_cast<int>(axisOf(scene, layout).xOf(std::int64_t{ms} * 1'000'000)),
                                static_cast<int>(y));
    };
    QCOMPARE(pixel(work, 1, 20), pixel(plain, 1, 20));         // a task runs here
    QVERIFY(pixel(imbalance, 1, 20) != pixel(plain, 1, 20));   // and fades when something else is lit
    QVERIFY(pixel(imbalance, 1, 100) != pixel(plain, 1, 100)); // the idle tail is filled
}

void LossWaterfallTest::thePictureIsPaintedAtAnySize()
{
    const Run run = longRun(50);
    const LossPicture picture(run);
    for (const bool dark : {false, true}) {
        ImageOptions options;
        options.size = dark ? QSize(320, 460) : QSize(1600, 900);
        options.dark = dark;
        const auto image = renderImage(picture, options);
        QVERIFY(image.ok());
        QCOMPARE(image->size(), options.size);
        const QRgb work = themeFor(dark).state(BarState::Running).fill.rgb();
        int found = 0;
        for (int y = 0; y < image->height(); ++y) {
            for (int x = 0; x < image->width(); ++x)
                found += image->pixel(x, y) == work;
        }
        QVERIFY(found > image->width());
    }
    QVERIFY(picture.becomesVectors());
}

void LossWaterfallTest::theFiguresAddUpToTheMakespan()
{
    const LossPicture picture(longRun(50));
    const auto json = encodePicture(picture, {}, PictureFormat::Json);
    QVERIFY(json.ok());
    const QJsonObject losses = QJsonDocument::fromJson(*json).object();
    qint64 sum = 0;
    for (const QJsonValue &part : losses["parts"].toArray())
        sum += part["ns"].toInteger();
    QVERIFY(sum > 0);
    QCOMPARE(sum, losses["makespan_ns"].toInteger());
    const auto csv = encodePicture(picture, {}, PictureFormat::Csv);
    QVERIFY(csv.ok() && csv->contains("\r\npart,from ns,to ns,share\r\nideal,0,"));
    QCOMPARE(csv->count("\r\n"), 7 + 1 + int(lossKinds));
}

QTEST_MAIN(LossWaterfallTest)
#include "tst_losswaterfall.moc"
