// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurestable.h"
#include "app/lab/labactions.h"
#include "app/lab/lanecontrols.h"
#include "app/lab/settings.h"
#include "app/timeline/lanearranger.h"
#include "app/timeline/lanelabels.h"
#include "app/timeline/matchpainter.h"
#include "app/timeline/timelineview.h"
#include "timelinesamples.h"
#include "timelinescenes.h"

#include <QAction>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

using namespace futurescope;
using namespace futurescope::samples;

namespace {

/// Five workers: how long and when they work, and that #3 on worker 3 and #5 on worker 5 fail.
Script fiveLanes()
{
    Script script;
    script.mark(MarkKind::RunStarted, 0, 0);
    const std::int64_t starts[] = {40, 10, 30, 20, 50};
    const std::int64_t lengths[] = {10, 50, 20, 50, 30};
    for (std::uint32_t id = 1; id <= 5; ++id)
        script.submit(id, 0);
    for (std::uint32_t id = 1; id <= 5; ++id) {
        const int lane = static_cast<int>(id);
        script.start(id, lane, starts[id - 1] * ms);
        const std::int64_t end = (starts[id - 1] + lengths[id - 1]) * ms;
        if (id == 3 || id == 5)
            script.fail(id, lane, end);
        else
            script.finish(id, lane, end);
    }
    return script.mark(MarkKind::RunEnded, 0, 100 * ms);
}

Run runOf(const Script &script, int workers)
{
    Run run;
    run.experiment.workers = workers;
    run.trace = script.trace();
    return run;
}

std::shared_ptr<const FutureMatches> found(const std::vector<std::uint32_t> &ids, std::size_t looked)
{
    auto matches = std::make_shared<FutureMatches>();
    matches->looked = looked;
    matches->count = ids.size();
    matches->bits.resize(looked / 64 + 1);
    for (const std::uint32_t id : ids)
        matches->bits[(id - 1) / 64] |= std::uint64_t{1} << (id - 1) % 64;
    return matches;
}

std::vector<int> order(const LaneView &view, const Timeline &timeline, const LaneMatches *matches = nullptr)
{
    LaneStats stats;
    stats.update(timeline);
    const auto rows = arrangeLanes(view, timeline.workerLanes(), stats.lanes(), matches);
    std::vector<int> lanes;
    for (int lane = 1; !rows && lane <= timeline.workerLanes(); ++lane)
        lanes.push_back(lane);
    for (std::size_t row = 0; rows && row < rows->rows.size(); ++row)
        lanes.push_back(rows->rows[row].lane);
    return lanes;
}

using Lanes = std::vector<int>;

/// A view, and the table that answers its searches.
struct ViewFixture
{
    RunDocument document;
    ViewState state;
    TimelineView view{document, state};
    FuturesTable table{&document, &state};

    explicit ViewFixture(const Script &script = fiveLanes(), int workers = 5, QSize size = {900, 500})
    {
        view.resize(size);
        view.show();
        if (!QTest::qWaitForWindowExposed(&view))
            qFatal("the view does not show");
        document.show(runOf(script, workers));
        state.setFollowing(false);
        state.setCursor(document.timeline().endNs());
        state.setVisible({0, document.timeline().endNs() * 11 / 10});
    }

    Lanes lanes() const { return view.currentLayout().visibleLanes(); }
    void want(const LaneView &lanes) { state.setLanes(lanes); }
    QImage picture() { return view.grab().toImage(); }
};

double saturationAt(const QImage &image, QPointF at)
{
    return image.pixelColor(at.toPoint()).hsvSaturationF();
}

} // namespace

class TestLanes : public QObject
{
    Q_OBJECT

private slots:
    void lanesAreSortedByWhatTheyDid();
    void statsOfAGrowingRunAreThoseOfTheWhole();
    void matchesArePickedInSlicesAsAtOnce();
    void lanesWithoutAMatchAreHidden();
    void foldedLanesAreStrips();
    void manyLanesFitWhenCompact();
    void everyPlaceBelongsToTheLaneThatIsDrawnThere();
    void whatIsNotSearchedFades();
    void aMatchAmongManyKeepsItsColour();
    void whatIsNewerThanTheSearchDoesNotFade();
    void aGroupShowsShares();
    void theViewFollowsTheViewState();
    void foldsByKeyAndDoubleClick();
    void wishesAreRememberedButForFoldedLanes();
    void statesAreWrittenIntoTheSearch();
};

void TestLanes::lanesAreSortedByWhatTheyDid()
{
    const Timeline timeline = fiveLanes().timeline();
    QCOMPARE(order({}, timeline), (Lanes{1, 2, 3, 4, 5}));
    QCOMPARE(order({.sort = LaneSort::Busy, .folded = {}}, timeline), (Lanes{2, 4, 5, 3, 1}));
    QCOMPARE(order({.sort = LaneSort::FirstStart, .folded = {}}, timeline), (Lanes{2, 4, 3, 1, 5}));
    QCOMPARE(order({.sort = LaneSort::Failures, .folded = {}}, timeline), (Lanes{3, 5, 1, 2, 4}));
    QVERIFY(!arrangeLanes({}, 5, {}, nullptr)); // nothing to arrange
    // Workers that have not shown up yet stand last.
    const auto rows = arrangeLanes({.sort = LaneSort::FirstStart, .folded = {}}, 6, {}, nullptr);
    QCOMPARE(rows->rows.size(), std::size_t{6});
}

void TestLanes::statsOfAGrowingRunAreThoseOfTheWhole()
{
    const Script script = pool({.lanes = 7, .tasks = 300, .failEvery = 5});
    const auto &events = script.events();
    Timeline timeline;
    LaneStats growing;
    for (std::size_t first = 0; first < events.size(); first += 97) {
        timeline.append(std::span(events).subspan(first, std::min<std::size_t>(97, events.size() - first)));
        growing.update(timeline);
    }
    LaneStats whole;
    whole.update(timeline);
    QVERIFY(growing.lanes() == whole.lanes());
    std::size_t failures = 0;
    for (const LaneStats::OfLane &lane : whole.lanes())
        failures += lane.failures;
    QCOMPARE(failures, std::size_t{60});
}

void TestLanes::matchesArePickedInSlicesAsAtOnce()
{
    const Timeline timeline = pool({.lanes = 5, .tasks = 400}).timeline();
    std::vector<std::uint32_t> ids;
    for (std::uint32_t id = 3; id <= 400; id += 3)
        ids.push_back(id);
    LaneMatchMaker once(found(ids, 400));
    QVERIFY(once.work(timeline, SIZE_MAX));
    LaneMatchMaker slices(found(ids, 400));
    int calls = 1;
    while (!slices.work(timeline, 7))
        ++calls;
    QVERIFY(calls > 50);
    const auto all = once.take();
    const auto same = slices.take();
    std::size_t tasks = 0;
    QCOMPARE(all->lanes.size(), same->lanes.size());
    for (std::size_t lane = 0; lane < all->lanes.size(); ++lane) {
        QCOMPARE(all->lanes[lane].tasks.size(), same->lanes[lane].tasks.size());
        for (std::size_t i = 0; i < all->lanes[lane].tasks.size(); ++i) {
            QCOMPARE(all->lanes[lane].tasks[i].future.value % 3, 0u);
            QCOMPARE(all->lanes[lane].tasks[i].startNs, same->lanes[lane].tasks[i].startNs);
            ++tasks;
        }
    }
    QCOMPARE(tasks, ids.size());
}

void TestLanes::lanesWithoutAMatchAreHidden()
{
    const Timeline timeline = fiveLanes().timeline();
    LaneMatchMaker maker(found({2, 5}, 5));
    QVERIFY(maker.work(timeline, SIZE_MAX));
    const auto matches = maker.take();
    QCOMPARE(order({.onlyMatching = true, .folded = {}}, timeline, matches.get()), (Lanes{2, 5}));
    QCOMPARE(order({.onlyMatching = true, .sort = LaneSort::Failures, .folded = {}}, timeline, matches.get()),
             (Lanes{5, 2}));
    QCOMPARE(order({.onlyMatching = true, .folded = {}}, timeline), (Lanes{1, 2, 3, 4, 5})); // nothing is searched
}

void TestLanes::foldedLanesAreStrips()
{
    LayoutRequest request;
    request.size = {900, 500};
    request.workers = 5;
    request.rows = arrangeLanes({.folded = {2, 4}}, 5, {}, nullptr);
    const TimelineLayout layout = layoutTimeline(request);
    QVERIFY(layout.laneRect(2).height() < 8);
    QVERIFY(layout.laneRect(1).height() > 40);
    QCOMPARE(layout.laneRect(3).top(), layout.laneRect(2).bottom());
    QCOMPARE(labelledLanes(layout, 15), (Lanes{1, 3, 5}));
    QCOMPARE(layout.maxScroll, 0.0);
    QVERIFY(layout.laneRect(5).bottom() <= layout.workers.bottom() + 0.01);
}

void TestLanes::manyLanesFitWhenCompact()
{
    ViewFixture fixture(pool({.lanes = 256, .tasks = 2000}), 256);
    QVERIFY(fixture.view.currentLayout().maxScroll > 0);
    fixture.want({.compact = true, .folded = {}});
    const TimelineLayout layout = fixture.view.currentLayout();
    QCOMPARE(layout.maxScroll, 0.0);
    QCOMPARE(fixture.lanes().size(), std::size_t{256});
    QVERIFY(layout.axis.bottom() <= fixture.view.height());
    // Every lane is really drawn, if only a pixel high.
    const QImage picture = fixture.picture();
    int drawn = 0;
    for (int lane = 1; lane <= 256; ++lane) {
        const QRectF bar = barOf(fixture.view.scene(), layout,
                                 fixture.document.timeline().lanes()[static_cast<std::size_t>(lane)].tasks[2].future);
        drawn += saturationAt(picture, {bar.center().x(), std::floor(bar.center().y())}) > 0.3 ? 1 : 0;
    }
    QVERIFY(drawn > 250);
}

void TestLanes::everyPlaceBelongsToTheLaneThatIsDrawnThere()
{
    for (const LaneView &view : {LaneView{}, LaneView{.sort = LaneSort::Failures, .folded = {}},
                                 LaneView{.folded = {3, 7, 8}}, LaneView{.sort = LaneSort::Busy, .folded = {1}}}) {
        LaneStats stats;
        stats.update(pool({.lanes = 40, .tasks = 400, .failEvery = 3}).timeline());
        LayoutRequest request;
        request.size = {900, 500};
        request.workers = 40;
        request.rows = arrangeLanes(view, 40, stats.lanes(), nullptr);
        for (const double scroll : {0.0, 60.0, 1e9}) {
            request.scroll = scroll;
            const TimelineLayout layout = layoutTimeline(request);
            for (const int lane : layout.visibleLanes()) {
                const double y = layout.laneRect(lane).center().y();
                if (y > layout.workers.top() && y < layout.workers.bottom())
                    QCOMPARE(layout.laneAt(y), lane);
            }
            for (int lane = 1; lane <= 40; ++lane) {
                request.scroll = layout.scrollToShow(lane);
                const TimelineLayout shown = layoutTimeline(request);
                QVERIFY(shown.workers.adjusted(0, -0.01, 0, 0.01).contains(shown.laneRect(lane)));
            }
        }
    }
}

void TestLanes::whatIsNotSearchedFades()
{
    ViewFixture fixture;
    const auto centreOf = [&](std::uint32_t id) {
        const QRectF bar = barOf(fixture.view.scene(), fixture.view.currentLayout(), FutureId{id});
        return QPointF(bar.left() + 8, bar.top() + 8); // beside the label
    };
    const QImage before = fixture.picture();
    fixture.state.setSearch(QStringLiteral("failed"));
    QTRY_VERIFY(fixture.view.scene().matches);
    const QImage after = fixture.picture();
    for (const std::uint32_t id : {3u, 5u})
        QCOMPARE(after.pixelColor(centreOf(id).toPoint()), before.pixelColor(centreOf(id).toPoint()));
    for (const std::uint32_t id : {1u, 2u, 4u})
        QVERIFY(saturationAt(after, centreOf(id)) < 0.5 * saturationAt(before, centreOf(id)));
    QVERIFY(fixture.view.scene().subtitle.contains(QStringLiteral("2 of 5 match")));
    fixture.state.setSearch({});
    QTRY_VERIFY(!fixture.view.scene().matches);
    QCOMPARE(fixture.picture(), before);
}

void TestLanes::whatIsNewerThanTheSearchDoesNotFade()
{
    Script script = pool({.lanes = 2, .tasks = 20});
    Timeline timeline = script.timeline();
    LaneMatchMaker maker(found({3}, 20));
    QVERIFY(maker.work(timeline, SIZE_MAX));
    const auto matches = maker.take();
    const std::int64_t searchedNs = timeline.endNs();
    Script more;
    more.submit(21, searchedNs).start(21, 1, searchedNs + 50 * ms).finish(21, 1, searchedNs + 200 * ms);
    more.submit(22, searchedNs).start(22, 3, searchedNs + 50 * ms).finish(22, 3, searchedNs + 200 * ms);
    timeline.append(more.events());
    TimelineScene scene = sceneOf(timeline);
    for (const bool grouped : {false, true}) {
        if (grouped)
            scene.rows = arrangeLanes(LaneView{.grouped = true, .folded = {}}, 3, {}, nullptr);
        const QImage plain = paint(scene, {900, 500});
        scene.matches = matches;
        const QImage searched = paint(scene, {900, 500});
        scene.matches.reset();
        const TimelineLayout layout = layoutScene(scene, {900, 500});
        const TimeAxis axis = axisOf(scene, layout);
        const auto colourAt = [&](const QImage &image, int lane, std::int64_t atNs) {
            const QRectF bar = layout.barRect(lane);
            return image.pixelColor(QPointF(axis.xOf(atNs), bar.bottom() - 5).toPoint());
        };
        for (const int lane : {1, 3}) // one of them is new
            QCOMPARE(colourAt(searched, lane, searchedNs + 180 * ms), colourAt(plain, lane, searchedNs + 180 * ms));
        const Span &old = timeline.lanes()[2].tasks.front();
        const std::int64_t oldNs = old.startNs + (old.endNs - old.startNs) / 4;
        QVERIFY(old.future.value != 3 && colourAt(searched, 2, oldNs) != colourAt(plain, 2, oldNs));
    }
}

void TestLanes::aMatchAmongManyKeepsItsColour()
{
    ViewFixture fixture(pool({.lanes = 2, .tasks = 40'000, .taskNs = ms / 10}), 2);
    fixture.state.setSearch(QStringLiteral("#20000"));
    QTRY_VERIFY(fixture.view.scene().matches);
    QTRY_COMPARE(fixture.view.scene().matches->found->count, std::size_t{1});
    const TimelineLayout layout = fixture.view.currentLayout();
    const FutureRecord &record = *fixture.document.timeline().future(FutureId{20'000});
    const int x = static_cast<int>(axisOf(fixture.view.scene(), layout).xOf(record.startedNs));
    const QRectF bar = layout.barRect(record.lane.value);
    const QImage picture = fixture.picture();
    const auto strongest = [&](int from, int to) {
        double most = 0;
        for (int px = from; px < to; ++px)
            most = std::max(most, saturationAt(picture, {static_cast<double>(px), bar.bottom() - 2}));
        return most;
    };
    QVERIFY(strongest(x - 1, x + 2) > 0.8);
    QVERIFY(strongest(x + 4, x + 60) < 0.4);
    QVERIFY(strongest(x - 60, x - 4) < 0.4);
}

void TestLanes::aGroupShowsShares()
{
    ViewFixture fixture;
    fixture.want({.grouped = true, .folded = {}});
    const TimelineLayout layout = fixture.view.currentLayout();
    QVERIFY(layout.grouped() && layout.visibleLanes().empty());
    QCOMPARE(layout.laneAt(layout.workers.center().y()), -1);
    const QImage picture = fixture.picture();
    const TimeAxis axis = axisOf(fixture.view.scene(), layout);
    const auto filled = [&](std::int64_t atMs) {
        int height = 0;
        for (int y = static_cast<int>(layout.workers.top()); y < static_cast<int>(layout.workers.bottom()); ++y)
            height += saturationAt(picture, {axis.xOf(atMs * ms), static_cast<double>(y)}) > 0.5 ? 1 : 0;
        return height / layout.workers.height();
    };
    QVERIFY(std::abs(filled(15) - 0.2) < 0.02); // of five workers one is busy
    QVERIFY(std::abs(filled(25) - 0.4) < 0.02);
    QVERIFY(std::abs(filled(45) - 0.8) < 0.02);
    QVERIFY(filled(95) < 0.02);
    // The failed ones stand at the foot.
    const QPointF foot(axis.xOf(35 * ms), layout.workers.bottom() - 3);
    QCOMPARE(picture.pixelColor(foot.toPoint()), themeFor(false).state(BarState::Failed).fill);
    QCOMPARE(describeGroup(fixture.view.scene(), layout, {axis.xOf(25 * ms), layout.workers.center().y()}),
             QStringLiteral("5 workers\nat 25.0 ms: 2 running, 3 pending, 0 ended"));
}

void TestLanes::theViewFollowsTheViewState()
{
    ViewFixture fixture;
    fixture.want({.sort = LaneSort::Failures, .folded = {}});
    QCOMPARE(fixture.lanes(), (Lanes{3, 5, 1, 2, 4}));
    fixture.state.setSearch(QStringLiteral("failed|running"));
    fixture.want({.onlyMatching = true, .folded = {}});
    QTRY_COMPARE(fixture.lanes(), (Lanes{3, 5}));
    QVERIFY(fixture.view.scene().subtitle.contains(QStringLiteral("3 lanes hidden")));
    QVERIFY(barOf(fixture.view.scene(), fixture.view.currentLayout(), FutureId{1}).isEmpty());
    fixture.state.selectFuture(FutureId{1}); // on a hidden lane: nothing is drawn of it, and nothing breaks
    fixture.picture();
    // At an earlier moment other lanes match.
    fixture.state.setCursor(15 * ms);
    QTRY_COMPARE(fixture.lanes(), (Lanes{2}));
    fixture.state.setSearch({});
    QTRY_COMPARE(fixture.lanes().size(), std::size_t{5});
    fixture.document.show(runOf(pool({.lanes = 9, .tasks = 30}), 9));
    QTRY_COMPARE(fixture.lanes().size(), std::size_t{9});
}

void TestLanes::foldsByKeyAndDoubleClick()
{
    ViewFixture fixture;
    const TimelineLayout layout = fixture.view.currentLayout();
    const QPoint name(static_cast<int>(layout.labelLeft) + 3, static_cast<int>(layout.laneRect(2).center().y()));
    QTest::mouseDClick(&fixture.view, Qt::LeftButton, {}, name);
    QCOMPARE(fixture.state.lanes().folded, (std::vector<std::uint16_t>{2}));
    QVERIFY(fixture.view.currentLayout().isFolded(2));
    fixture.state.selectFuture(FutureId{4});
    fixture.view.toggleFold();
    QCOMPARE(fixture.state.lanes().folded, (std::vector<std::uint16_t>{2, 4}));
    fixture.view.toggleFold();
    QCOMPARE(fixture.state.lanes().folded, (std::vector<std::uint16_t>{2}));
    // Another run unfolds; the rest of the wishes stays.
    fixture.want({.compact = true, .folded = {2}});
    fixture.state.reset();
    QCOMPARE(fixture.state.lanes(), (LaneView{.compact = true, .folded = {}}));
}

void TestLanes::wishesAreRememberedButForFoldedLanes()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    QUndoStack undo;
    LabActions actions(&undo, nullptr);
    {
        ViewState state;
        LaneControls controls(&actions, &state, &settings);
        QVERIFY(actions.laneSorts[0]->isChecked());
        actions.compactLanes->trigger();
        actions.laneSorts[3]->trigger();
        QCOMPARE(state.lanes(), (LaneView{.compact = true, .sort = LaneSort::Failures, .folded = {}}));
        state.setLanes(withFolded(state.lanes(), 7, true));
        QVERIFY(actions.unfoldLanes->isEnabled());
        state.setLanes({.onlyMatching = true, .sort = LaneSort::Busy, .folded = {7}});
        QVERIFY(!actions.compactLanes->isChecked() && actions.onlyMatching->isChecked());
        QVERIFY(actions.laneSorts[1]->isChecked() && !actions.laneSorts[3]->isChecked());
    }
    ViewState again;
    LabActions others(&undo, nullptr);
    LaneControls controls(&others, &again, &settings);
    QCOMPARE(again.lanes(), (LaneView{.onlyMatching = true, .sort = LaneSort::Busy, .folded = {}}));
    QVERIFY(others.onlyMatching->isChecked());
}

void TestLanes::statesAreWrittenIntoTheSearch()
{
    QTemporaryDir folder;
    Settings settings(folder.filePath(QStringLiteral("settings.ini")));
    QUndoStack undo;
    LabActions actions(&undo, nullptr);
    ViewState state;
    LaneControls controls(&actions, &state, &settings);
    state.setSearch(QStringLiteral("> 5 ms"));
    actions.searchStates[static_cast<std::size_t>(QueryState::Failed)]->trigger();
    QCOMPARE(state.search(), QStringLiteral("failed > 5 ms"));
    actions.searchStates[static_cast<std::size_t>(QueryState::Lost)]->trigger();
    QCOMPARE(state.search(), QStringLiteral("failed|lost > 5 ms"));
    state.setSearch(QStringLiteral("worker 3 Running"));
    QVERIFY(actions.searchStates[static_cast<std::size_t>(QueryState::Running)]->isChecked());
    QVERIFY(!actions.searchStates[static_cast<std::size_t>(QueryState::Failed)]->isChecked());
    actions.searchStates[static_cast<std::size_t>(QueryState::Running)]->trigger();
    QCOMPARE(state.search(), QStringLiteral("worker 3"));
}

QTEST_MAIN(TestLanes)
#include "tst_lanes.moc"
