// SPDX-License-Identifier: GPL-3.0-or-later
// The comparison without a window around it: runs, strips, table, CSV and picture.
#include "app/compare/comparecsv.h"
#include "app/compare/comparedruns.h"
#include "app/compare/comparemodel.h"
#include "app/compare/comparepicture.h"
#include "app/compare/comparestrip.h"
#include "app/compare/comparestrips.h"
#include "app/compare/comparetext.h"
#include "app/exporting/fonts.h"
#include "app/exporting/pictureformat.h"
#include "app/timeline/playback.h"
#include "app/timeline/timelineview.h"
#include "tests/app/comparesamples.h"

#include <QAbstractItemModelTester>
#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLabel>
#include <QSignalSpy>
#include <QTest>
#include <QToolButton>
#include <QWheelEvent>

using namespace futurescope;
using fixtures::msNs;
using fixtures::opened;
using fixtures::twoTasks;

namespace {

using Added = ComparedRuns::Added;

/// A comparison of runs of 40, 20 and 10 ms, as strips.
struct Strips
{
    ComparedRuns runs;
    CompareStrips strips{&runs};

    explicit Strips(std::initializer_list<int> taskMs = {20, 10, 5})
    {
        for (const int ms : taskMs)
            runs.add(opened(twoTasks(ms, ExecutorKind::Threads, ms == 10 ? 4 : 1)), {});
        strips.resize(900, 700);
        strips.show();
        if (!QTest::qWaitForWindowExposed(&strips))
            qFatal("the strips do not show");
        QApplication::processEvents();
    }

    CompareStrip &strip(std::size_t index) { return *strips.strips()[index]; }
    TimeAxis axis(std::size_t index)
    {
        return axisOf(strip(index).view().scene(), strip(index).view().currentLayout());
    }
};

QStringList lines(const QByteArray &csv)
{
    return QString::fromUtf8(csv).split(QLatin1Char('\n'), Qt::SkipEmptyParts);
}

} // namespace

class TestCompare : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void allStripsHaveOneAxis();
    void zoomingOneStripZoomsAll();
    void theCursorGoesThroughAllAndPastTheEndOfAShortRun();
    void aRangeIsSelectedInAll();
    void stepsStopAtChangesOfAnyRun();
    void playingMovesTheCursorOfAll();
    void takingAStripOutKeepsTheOthersAsTheyWere();
    void aFifthRunIsListedAndNotDrawn();
    void noRunIsLostWhenTheTableIsFull();
    void sameWorkComesFirstAndReplacesItself();
    void theTableTellsDifferencesInWords();
    void unknownFiguresAreDashesWithAReason();
    void otherWorkIsNamed();
    void itSaysHowTheRunsWereSetUp();
    void tickingAFifthIsRefused();
    void theModelKeepsItsPromises();
    void csvHoldsWhatTheTableShows();
    void thePictureHoldsEveryRunInEveryFormat();
};

void TestCompare::initTestCase()
{
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
}

void TestCompare::allStripsHaveOneAxis()
{
    Strips f;
    QCOMPARE(f.strips.strips().size(), std::size_t(3));
    for (const std::size_t i : {1u, 2u}) {
        QCOMPARE(f.axis(i).leftPx, f.axis(0).leftPx);
        QCOMPARE(f.axis(i).widthPx, f.axis(0).widthPx);
        QCOMPARE(f.axis(i).nsPerPixel(), f.axis(0).nsPerPixel());
        QVERIFY(f.axis(i).range == f.axis(0).range);
    }
    QCOMPARE(f.axis(0).range.startNs, 0);
    QVERIFY(f.axis(2).range.endNs >= 40 * msNs); // the longest of all is whole in it
    QVERIFY(f.strip(1).findChild<QLabel *>(QStringLiteral("compareMakespan"))->text().contains(QStringLiteral("20")));
}

void TestCompare::zoomingOneStripZoomsAll()
{
    Strips f;
    const TimeRange before = f.axis(0).range;
    TimelineView &view = f.strip(1).view();
    const QPointF at(view.width() / 2.0, view.height() / 2.0);
    QWheelEvent wheel(at, view.mapToGlobal(at), {}, {0, 120}, Qt::NoButton, Qt::ControlModifier, Qt::NoScrollPhase,
                      false);
    QApplication::sendEvent(&view, &wheel);
    QVERIFY(f.axis(1).range.lengthNs() < before.lengthNs());
    QVERIFY(f.axis(0).range == f.axis(1).range);
    QVERIFY(f.axis(2).range == f.axis(1).range);
    const TimeRange zoomedIn = f.axis(0).range;
    f.strips.panRight();
    QVERIFY(f.axis(2).range.startNs > zoomedIn.startNs);
    QVERIFY(f.axis(0).range == f.axis(2).range);
    f.strips.fitAll();
    QVERIFY(f.axis(0).range == before);
}

void TestCompare::theCursorGoesThroughAllAndPastTheEndOfAShortRun()
{
    Strips f;
    TimelineView &shortest = f.strip(2).view(); // ends at 10 ms
    const double x = f.axis(2).xOf(30 * msNs);
    const QRectF axis = shortest.currentLayout().axis;
    QTest::mouseClick(&shortest, Qt::LeftButton, {}, QPointF(x, axis.center().y()).toPoint());
    const std::int64_t cursor = f.strip(2).state().cursorNs();
    QVERIFY2(std::abs(cursor - 30 * msNs) < msNs, qPrintable(QString::number(cursor)));
    QCOMPARE(f.strip(0).state().cursorNs(), cursor);
    QCOMPARE(f.strip(1).state().cursorNs(), cursor);
}

void TestCompare::aRangeIsSelectedInAll()
{
    Strips f;
    f.strip(0).state().selectRange(TimeRange{2 * msNs, 6 * msNs});
    QVERIFY(f.strip(2).state().selectedRange() == (TimeRange{2 * msNs, 6 * msNs}));
    f.strips.fitSelection();
    QVERIFY(f.axis(1).range == (TimeRange{2 * msNs, 6 * msNs}));
    QVERIFY(f.strips.clearSelection());
    QVERIFY(!f.strip(2).state().selectedRange());
    QVERIFY(!f.strips.clearSelection());
    // Futures are those of one run.
    f.strip(0).state().selectFuture(FutureId{1});
    QCOMPARE(f.strip(1).state().selectedFuture(), noFuture);
}

void TestCompare::stepsStopAtChangesOfAnyRun()
{
    Strips f;
    f.strips.toStart();
    QCOMPARE(f.strip(1).state().cursorNs(), 0);
    std::vector<std::int64_t> stops;
    for (int i = 0; i < 5; ++i) {
        f.strips.stepNext();
        stops.push_back(f.strip(0).state().cursorNs() / msNs);
    }
    QCOMPARE(stops, (std::vector<std::int64_t>{5, 10, 20, 40, 40}));
    f.strips.stepPrevious();
    QCOMPARE(f.strip(2).state().cursorNs(), 20 * msNs);
    f.strips.toEnd();
    QCOMPARE(f.strip(2).state().cursorNs(), 40 * msNs);
}

void TestCompare::playingMovesTheCursorOfAll()
{
    Strips f;
    f.strips.toStart();
    QVERIFY(f.strips.playback());
    f.strips.togglePlaying();
    QTRY_VERIFY(!f.strips.playback()->isPlaying()); // the end of the longest
    for (const std::size_t i : {0u, 1u, 2u})
        QCOMPARE(f.strip(i).state().cursorNs(), 40 * msNs);
}

void TestCompare::takingAStripOutKeepsTheOthersAsTheyWere()
{
    Strips f;
    QSignalSpy asked(&f.strips, &CompareStrips::removeRequested);
    connect(&f.strips, &CompareStrips::removeRequested, &f.runs, &ComparedRuns::remove);
    f.strips.zoomIn();
    const TimeRange before = f.axis(0).range;
    f.strip(1).findChild<QToolButton *>(QStringLiteral("compareRemove"))->click();
    QCOMPARE(asked.size(), 1);
    QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
    QCOMPARE(f.strips.strips().size(), std::size_t(2));
    QVERIFY(f.axis(0).range == before); // the longest is still there
    // Without the longest there is less to see.
    f.strip(0).findChild<QToolButton *>(QStringLiteral("compareRemove"))->click();
    QVERIFY(f.axis(0).range.endNs < 20 * msNs);
    f.strip(0).findChild<QToolButton *>(QStringLiteral("compareRemove"))->click();
    QVERIFY(f.strips.strips().empty());
    QVERIFY(!f.strips.picture());
    f.strips.zoomIn(); // has nothing to do
    f.strips.togglePlaying();
}

void TestCompare::aFifthRunIsListedAndNotDrawn()
{
    ComparedRuns runs;
    for (int i = 0; i < 4; ++i)
        QCOMPARE(runs.add(opened(twoTasks(10)), {}), Added::Drawn);
    QCOMPARE(runs.add(opened(twoTasks(10)), {}), Added::Listed);
    QCOMPARE(runs.all().size(), std::size_t(5));
    QCOMPARE(runs.drawn().size(), std::size_t(4));
    QVERIFY(!runs.all().back().drawn);
    runs.setDrawn(runs.all().front().id, false);
    QVERIFY(runs.setDrawn(runs.all().back().id, true));
    QVERIFY(runs.all().back().drawn);
}

void TestCompare::noRunIsLostWhenTheTableIsFull()
{
    ComparedRuns runs;
    for (std::size_t i = 0; i < ComparedRuns::mostRuns; ++i)
        runs.add(opened(twoTasks(10)), {});
    QSignalSpy changed(&runs, &ComparedRuns::changed);
    QCOMPARE(runs.add(opened(twoTasks(10)), {}), Added::Refused);
    QCOMPARE(changed.size(), 0);
    QCOMPARE(runs.all().size(), ComparedRuns::mostRuns);
}

void TestCompare::sameWorkComesFirstAndReplacesItself()
{
    ComparedRuns runs;
    runs.add(opened(twoTasks(7)), {});
    const int own = runs.all().front().id;
    const auto six = [] {
        std::vector<std::shared_ptr<OpenedRun>> made;
        for (const ExecutorKind executor : SameWork::executors)
            made.push_back(opened(twoTasks(10, executor)));
        return made;
    };
    runs.addSameWork(six());
    runs.addSameWork(six());
    QCOMPARE(runs.all().size(), std::size_t(7));
    QCOMPARE(runs.all().front().run().experiment.executor, ExecutorKind::Sequential);
    QCOMPARE(runs.numberOf(own), 7);
    QVERIFY(!runs.find(own)->drawn);
    QCOMPARE(runs.drawn().size(), ComparedRuns::mostDrawn);
    runs.makeReference(own);
    QCOMPARE(runs.numberOf(own), 1);
}

void TestCompare::theTableTellsDifferencesInWords()
{
    ComparedRuns runs;
    runs.add(opened(twoTasks(20)), {});
    runs.add(opened(twoTasks(10, ExecutorKind::Processes, 2)), {});
    const CompareModel model(&runs);
    QCOMPARE(model.columnCount(), 2);
    const auto at = [&](Figure figure, int column, int role) {
        return model.index(CompareModel::rowOf(figure), column).data(role).toString();
    };
    QCOMPARE(at(Figure::Makespan, 0, Qt::DisplayRole), QStringLiteral("40.0 ms"));
    QCOMPARE(at(Figure::Makespan, 0, CompareModel::DifferenceRole), QString());
    QCOMPARE(at(Figure::Makespan, 1, Qt::DisplayRole), QStringLiteral("20.0 ms"));
    QCOMPARE(at(Figure::Makespan, 1, CompareModel::DifferenceRole),
             QStringLiteral("\u221220.0 ms · \u221250\u00a0% ▲ better"));
    const QString utilisation = at(Figure::Utilisation, 1, CompareModel::DifferenceRole);
    QVERIFY2(utilisation.startsWith(QStringLiteral("\u221250 points")), qPrintable(utilisation));
    QVERIFY(utilisation.endsWith(QStringLiteral("▼ worse")));
    QVERIFY(at(Figure::LossImbalance, 1, CompareModel::DifferenceRole).endsWith(QStringLiteral("▼ worse")));
    QVERIFY(at(Figure::LossCopying, 1, CompareModel::DifferenceRole).contains(QStringLiteral("= same")));
    QVERIFY(model.headerData(1, Qt::Horizontal, Qt::DisplayRole).toString().startsWith(QStringLiteral("2 · Process")));
}

void TestCompare::unknownFiguresAreDashesWithAReason()
{
    ComparedRuns runs;
    runs.add(opened(twoTasks(20)), {});
    Run blind = twoTasks(20);
    blind.metrics.trust.reset();
    runs.add(opened(blind), {});
    const CompareModel model(&runs);
    const QModelIndex trust = model.index(CompareModel::rowOf(Figure::Trust), 1);
    QCOMPARE(trust.data().toString(), QStringLiteral("–"));
    QVERIFY(trust.data(Qt::ToolTipRole).toString().contains(QStringLiteral("too little")));
    QCOMPARE(trust.data(CompareModel::DifferenceRole).toString(), QString());
    // Every dash has a reason, also where nothing ran at all.
    runs.add(opened(Run{}), {});
    for (int row = CompareModel::FirstFigure; row < model.rowCount(); ++row) {
        const QModelIndex cell = model.index(row, 2);
        QCOMPARE(cell.data().toString(), QStringLiteral("–"));
        QVERIFY(!cell.data(Qt::ToolTipRole).toString().isEmpty());
    }
}

void TestCompare::otherWorkIsNamed()
{
    ComparedRuns runs;
    runs.add(opened(twoTasks(20)), {});
    Run other = twoTasks(20);
    other.experiment.chunk = 2;
    other.experiment.workload.seed = 99;
    runs.add(opened(other), {});
    runs.add(opened(twoTasks(10, ExecutorKind::Async, 9)), {});
    const CompareModel model(&runs);
    QCOMPARE(model.index(CompareModel::Work, 1).data().toString(), QStringLiteral("other work"));
    QCOMPARE(model.index(CompareModel::Work, 1).data(CompareModel::DifferenceRole).toString(),
             QStringLiteral("seed 99, chunk 2"));
    QCOMPARE(model.index(CompareModel::Work, 0).data(CompareModel::DifferenceRole).toString(), QString());
    QCOMPARE(model.index(CompareModel::Work, 2).data().toString(), QStringLiteral("the same"));
}

void TestCompare::itSaysHowTheRunsWereSetUp()
{
    ComparedRuns runs;
    Run first = twoTasks(20);
    first.experiment.workload.serialPercent = 20;
    first.experiment.schedule = Schedule::Static;
    runs.add(opened(first), {});
    Run bounded = first;
    bounded.experiment.queuePolicy = QueuePolicy::Block;
    bounded.experiment.queueLimit = 3;
    bounded.experiment.chunk = 5; // which has no effect here
    runs.add(opened(bounded), {});
    Run plain = first;
    plain.experiment.workload.serialPercent = 0;
    plain.experiment.schedule = Schedule::Dynamic;
    runs.add(opened(plain), {});
    const CompareModel model(&runs);
    const auto setup = [&](int column) {
        return model.index(CompareModel::Work, column).data(CompareModel::DifferenceRole).toString();
    };
    QCOMPARE(setup(0), QStringLiteral("serial part 20\u00a0%, schedule static"));
    QCOMPARE(setup(1), QStringLiteral("queue policy block at 3 pending"));
    QCOMPARE(model.index(CompareModel::Work, 1).data().toString(), QStringLiteral("other settings"));
    QCOMPARE(setup(2), QStringLiteral("serial part 0\u00a0%, schedule dynamic, chunk 1"));
    QCOMPARE(model.index(CompareModel::Work, 2).data().toString(), QStringLiteral("other work"));
}

void TestCompare::tickingAFifthIsRefused()
{
    ComparedRuns runs;
    for (int i = 0; i < 5; ++i)
        runs.add(opened(twoTasks(10)), {});
    CompareModel model(&runs);
    QSignalSpy refused(&model, &CompareModel::tooManyDrawn);
    const auto cell = [&](int column) { return model.index(CompareModel::Drawn, column); };
    QVERIFY(!model.setData(cell(4), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(refused.size(), 1);
    QCOMPARE(runs.drawn().size(), std::size_t(4));
    QVERIFY(model.setData(cell(0), Qt::Unchecked, Qt::CheckStateRole));
    QVERIFY(model.setData(cell(4), Qt::Checked, Qt::CheckStateRole));
    QCOMPARE(cell(4).data(Qt::CheckStateRole).toInt(), int(Qt::Checked));
    QCOMPARE(refused.size(), 1);
}

void TestCompare::theModelKeepsItsPromises()
{
    ComparedRuns runs;
    CompareModel model(&runs);
    const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    runs.add(opened(twoTasks(10)), {});
    runs.add(opened(twoTasks(20)), {});
    runs.remove(runs.all().front().id);
    QCOMPARE(model.columnCount(), 1);
}

void TestCompare::csvHoldsWhatTheTableShows()
{
    ComparedRuns runs;
    runs.add(opened(twoTasks(20)), {});
    runs.add(opened(twoTasks(10, ExecutorKind::Processes, 2)), {RunOrigin::Kind::File, QStringLiteral("/a,b.json")});
    const QStringList all = lines(compareCsv(runs));
    QCOMPARE(all.size(), 1 + 2 * int(figureCount));
    QCOMPARE(all[0],
             QStringLiteral("run,executor,workers,tasks,file,problem,figure,value,difference,relative,verdict,schedule,"
                            "chunk,serial_percent,coupling,queue_policy,queue_limit,submit_every_ns,counter,"
                            "array_bytes,flops_per_byte,heartbeat_ns,loop_computing,wait_percent,"
                            "cancels_timed_out,submits_late,depth,child_wait,warm_workers"));
    const QString settings = QStringLiteral(",dynamic,1,0,none,unbounded,,0,,,,,,,1,0,,,0");
    QCOMPARE(all[1], QStringLiteral("1,threads,1,2,,,makespan_ns,40000000,0,0,same") + settings);
    QVERIFY2(all.contains(QStringLiteral("2,processes,2,2,\"/a,b.json\",,makespan_ns,20000000,-20000000,-0.5,better")
                          + settings),
             qPrintable(all.join(QLatin1Char('\n'))));
}

void TestCompare::thePictureHoldsEveryRunInEveryFormat()
{
    Strips f({40, 10});
    const auto picture = f.strips.picture();
    QVERIFY(picture);
    QVERIFY(picture->caption().contains(QStringLiteral("1 · ")));
    QVERIFY(picture->caption().contains(QStringLiteral("\n2 · ")));
    ImageOptions options;
    options.size = {1200, 700};
    const auto image = renderImage(*picture, options);
    QVERIFY(image.ok());
    QVERIFY(!image->text(QStringLiteral("Parameters 2")).isEmpty());
    const QRgb finished = themeFor(false).state(BarState::Finished).fill.rgb();
    const auto bars = [&](int fromY, int toY) {
        std::pair<int, int> ends{image->width(), -1};
        for (int y = fromY; y < toY; ++y) {
            // Bars are wider than the legend's samples.
            for (int x = 20; x < image->width(); ++x) {
                if (image->pixel(x, y) == finished && image->pixel(x - 15, y) == finished)
                    ends = {std::min(ends.first, x - 15), std::max(ends.second, x)};
            }
        }
        return ends;
    };
    const auto [longStart, longEnd] = bars(0, 310);
    const auto [shortStart, shortEnd] = bars(370, 640);
    QVERIFY(longEnd > 0 && shortEnd > 0);
    QVERIFY(std::abs(longStart - shortStart) <= 1); // both begin at 0
    // 80 ms and 20 ms on one scale.
    QVERIFY(std::abs((shortEnd - shortStart) * 4 - (longEnd - longStart)) <= 12);
    const auto svg = encodePicture(*picture, options, PictureFormat::Svg);
    QVERIFY(svg.ok() && svg->contains("<svg") && svg->contains("Comparison"));
    const auto pdf = encodePicture(*picture, options, PictureFormat::Pdf);
    QVERIFY(pdf.ok() && pdf->startsWith("%PDF"));
    const auto csv = encodePicture(*picture, options, PictureFormat::Csv);
    QVERIFY(csv.ok());
    QCOMPARE(csv->count('\n'), 1 + 2 * int(figureCount));
    const auto json = encodePicture(*picture, options, PictureFormat::Json);
    QVERIFY(json.ok());
    const QJsonArray runs = QJsonDocument::fromJson(*json)["runs"].toArray();
    QCOMPARE(runs.size(), 2);
    QCOMPARE(runs[1]["run"].toInt(), 2);
    QCOMPARE(runs[1]["figures"]["makespan_ns"]["verdict"].toString(), QStringLiteral("better"));
}

QTEST_MAIN(TestCompare)
#include "tst_compare.moc"
