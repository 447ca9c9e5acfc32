// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futuresearchbar.h"
#include "app/futures/futuresfilter.h"
#include "app/futures/futuresmodel.h"
#include "app/futures/futurestable.h"
#include "app/lab/viewstate.h"
#include "tests/app/labfixtures.h"

#include <QAbstractItemModelTester>
#include <QLabel>
#include <QLineEdit>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>
#include <QToolButton>

using namespace futurescope;
using Column = FuturesModel::Column;

namespace {

constexpr std::uint32_t many = 200'000; // far more than are sorted at once

FutureQuery query(const char *text)
{
    const auto parsed = parseFutureQuery(text);
    return parsed ? *parsed : FutureQuery();
}

QString cell(const QAbstractItemModel &model, int row, Column column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

/// Tasks that take 1 to 1000 units one after the other, of which every 1000th fails.
Run manyFutures(std::uint32_t count = many)
{
    std::vector<Event> events;
    std::int64_t now = 10;
    for (std::uint32_t i = 1; i <= count; ++i)
        events.push_back({1, packItems(i - 1, 1), FutureId{i}, mainLane, EventKind::Submitted, 0});
    for (std::uint32_t i = 1; i <= count; ++i) {
        const LaneId lane{1};
        events.push_back({now, 0, FutureId{i}, lane, EventKind::Started, 0});
        now += 1 + (std::int64_t{i} * 7919) % 1000;
        const bool fails = i % 1000 == 0;
        events.push_back({now, i % 100, FutureId{i}, lane, fails ? EventKind::Failed : EventKind::Finished,
                          fails ? static_cast<std::uint8_t>(FailureKind::ValueError) : std::uint8_t{0}});
    }
    TraceBuilder builder;
    builder.append(events);
    Run run;
    run.experiment.workload.items = static_cast<int>(count);
    run.trace = builder.snapshot();
    return run;
}

/// A table with all that belongs to it, on the screen.
struct TableFixture
{
    RunDocument document;
    ViewState view;
    FuturesTable table{&document, &view};

    TableFixture()
    {
        table.resize(420, 500);
        table.show();
        if (!QTest::qWaitForWindowExposed(&table))
            qFatal("the table does not show");
    }

    const QAbstractItemModel &rows() { return *table.table()->model(); }
    FuturesFilter &filter() { return *static_cast<FuturesFilter *>(table.table()->model()); }
    QLineEdit *field() { return table.findChild<QLineEdit *>(QStringLiteral("futuresSearch")); }
    QString labelText(const char *name)
    {
        auto *label = table.findChild<QLabel *>(QLatin1String(name));
        return label->isVisible() ? label->text() : QString();
    }
    void sort(Column column, Qt::SortOrder order) { table.table()->sortByColumn(static_cast<int>(column), order); }
    std::uint32_t futureInRow(int row) { return cell(rows(), row, Column::Number).toUInt(); }
};

} // namespace

class TestFuturesTable : public QObject
{
    Q_OBJECT

private slots:
    void searchFindsFailuresAndNumbers();
    void aMillionRowsNeedNoListInTheOrderOfSubmission();
    void theModelKeepsItsWordWhileARunGrows();
    void manyAreSortedAsideWhileTheOldOrderIsShown();
    void onlyTheLastWishIsAnswered();
    void anotherRunMayComeWhileTheFirstIsSorted();
    void theSelectedRowStaysInItsPlace();
    void aSelectionThatIsFilteredAwayComesBack();
    void statesOfAReplayAreSearchedAtItsMoment();
    void mistakesStandUnderTheField();
    void enterGoesFromMatchToMatch();
    void examplesCanBeClicked();
};

void TestFuturesTable::searchFindsFailuresAndNumbers()
{
    RunDocument document;
    ViewState view;
    FuturesModel model(&document, &view);
    FuturesFilter filter(&model);
    QAbstractItemModelTester tester(&filter, QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.show(fixtures::fiveFuturesRun());
    view.setFollowing(false);
    view.setCursor(200 * fixtures::msNs);
    model.refresh();
    filter.setQuery(query("failed"));
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(cell(filter, 0, Column::Number), QStringLiteral("2"));
    filter.setQuery(query("#4"));
    QCOMPARE(filter.rowCount(), 1);
    QCOMPARE(cell(filter, 0, Column::State), QStringLiteral("cancelled"));
    filter.setQuery(query("\"never read\""));
    QCOMPARE(filter.rowCount(), 1);
    filter.setQuery(query("\"returned False\""));
    QCOMPARE(filter.rowCount(), 1);
    filter.setQuery({});
    QCOMPARE(filter.rowCount(), 5);
    filter.sort(static_cast<int>(Column::RunMs), Qt::DescendingOrder);
    QCOMPARE(cell(filter, 4, Column::Number), QStringLiteral("4")); // never ran
    QVERIFY(filter.headerData(static_cast<int>(Column::RunMs), Qt::Horizontal).toString().contains(u'▾'));
}

void TestFuturesTable::aMillionRowsNeedNoListInTheOrderOfSubmission()
{
    TableFixture fixture;
    QSignalSpy reordered(&fixture.filter(), &FuturesFilter::reordered);
    fixture.document.show(manyFutures());
    QCOMPARE(fixture.rows().rowCount(), static_cast<int>(many));
    QVERIFY(!fixture.filter().isBusy());
    QCOMPARE(reordered.size(), 0);
    QCOMPARE(fixture.futureInRow(many - 1), many);
}

void TestFuturesTable::theModelKeepsItsWordWhileARunGrows()
{
    TableFixture fixture;
    QAbstractItemModelTester tester(&fixture.filter(), QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto recorder = std::make_shared<Recorder>();
    fixture.document.beginLive({}, recorder);
    fixture.sort(Column::State, Qt::DescendingOrder);
    const auto grow = [&](std::uint32_t first, std::uint32_t last) {
        const RecordingScope scope(recorder.get(), mainLane);
        for (std::uint32_t id = first; id <= last; ++id)
            record(EventKind::Submitted, FutureId{id}, packItems(id - 1, 1));
        record(EventKind::Started, FutureId{first});
    };
    const auto rowsAre = [&](int rows, std::uint32_t top) {
        fixture.document.drain();
        return fixture.rows().rowCount() == rows && fixture.futureInRow(0) == top;
    };
    // The running one stands above the pending ones, and new ones are sorted in.
    grow(1, 3);
    QTRY_VERIFY(rowsAre(3, 1));
    grow(4, 9);
    QTRY_VERIFY(rowsAre(9, 4));
    fixture.view.setSearch(QStringLiteral("running"));
    QTRY_VERIFY(rowsAre(2, 4));
    grow(10, 12);
    QTRY_VERIFY(rowsAre(3, 10));
    QTRY_VERIFY(fixture.view.matches()->contains(FutureId{10}));
    fixture.view.setSearch({});
    fixture.sort(Column::Number, Qt::AscendingOrder);
    grow(13, 20);
    QTRY_VERIFY(rowsAre(20, 1));
    recorder->stop();
}

void TestFuturesTable::manyAreSortedAsideWhileTheOldOrderIsShown()
{
    TableFixture fixture;
    fixture.document.show(manyFutures());
    int turns = 0; // of the event loop, while it is sorted
    QTimer ticks;
    connect(&ticks, &QTimer::timeout, this, [&turns] { ++turns; });
    ticks.start(0);
    fixture.sort(Column::RunMs, Qt::DescendingOrder);
    QVERIFY(fixture.filter().isBusy());
    QCOMPARE(fixture.futureInRow(0), 1u); // still as it was
    QTRY_VERIFY(!fixture.filter().isBusy());
    QVERIFY(turns > 1);
    QCOMPARE(fixture.rows().rowCount(), static_cast<int>(many));
    const auto runNs = [&](int row) {
        const FutureRecord &record = *fixture.document.timeline().future(FutureId{fixture.futureInRow(row)});
        return record.endedNs - record.startedNs;
    };
    QCOMPARE(runNs(0), std::int64_t{1000});
    QCOMPARE(runNs(many - 1), std::int64_t{1});
    for (int row = 1000; row < static_cast<int>(many); row += 1000)
        QVERIFY(runNs(row) <= runNs(row - 1000));
}

void TestFuturesTable::onlyTheLastWishIsAnswered()
{
    TableFixture fixture;
    fixture.document.show(manyFutures());
    QSignalSpy reordered(&fixture.filter(), &FuturesFilter::reordered);
    for (const Column column : {Column::RunMs, Column::Outcome, Column::WaitMs, Column::State})
        fixture.sort(column, Qt::AscendingOrder);
    fixture.view.setSearch(QStringLiteral("#100..#5000"));
    fixture.view.setSearch(QStringLiteral("failed"));
    QTRY_VERIFY(!fixture.filter().isBusy());
    QCOMPARE(reordered.size(), 1);
    QCOMPARE(fixture.rows().rowCount(), static_cast<int>(many / 1000));
    QCOMPARE(fixture.view.matches()->count, std::size_t{many / 1000});
    QCOMPARE(fixture.labelText("futuresSearchCount"), QStringLiteral("200 of 200,000 match"));
}

void TestFuturesTable::anotherRunMayComeWhileTheFirstIsSorted()
{
    TableFixture fixture;
    fixture.document.show(manyFutures());
    fixture.view.setSearch(QStringLiteral("failed"));
    fixture.sort(Column::RunMs, Qt::AscendingOrder);
    QVERIFY(fixture.filter().isBusy());
    fixture.document.show(fixtures::fiveFuturesRun());
    QCOMPARE(fixture.rows().rowCount(), 1);
    QCOMPARE(fixture.futureInRow(0), 2u);
    fixture.document.show(manyFutures(6000));
    QCOMPARE(fixture.rows().rowCount(), 0); // nothing is known yet, and nothing of the run before is shown
    QTRY_COMPARE(fixture.rows().rowCount(), 6);
    fixture.document.show(manyFutures());
    // The window may close meanwhile, too.
}

void TestFuturesTable::theSelectedRowStaysInItsPlace()
{
    TableFixture fixture;
    fixture.document.show(manyFutures());
    QTableView &table = *fixture.table.table();
    fixture.view.selectFuture(FutureId{100'000});
    QTRY_VERIFY(table.viewport()->rect().contains(table.visualRect(table.currentIndex()).center()));
    const int before = table.visualRect(table.currentIndex()).top();
    const int scrolled = table.verticalScrollBar()->value();
    fixture.sort(Column::Outcome, Qt::AscendingOrder);
    QTRY_VERIFY(!fixture.filter().isBusy());
    QCOMPARE(cell(fixture.rows(), table.currentIndex().row(), Column::Number), QStringLiteral("100000"));
    QVERIFY(table.selectionModel()->isSelected(table.currentIndex()));
    QVERIFY(table.verticalScrollBar()->value() != scrolled);
    QCOMPARE(table.visualRect(table.currentIndex()).top(), before);
    // Without a selection in sight the view stays where it is.
    fixture.view.selectFuture(noFuture);
    table.verticalScrollBar()->setValue(5000);
    fixture.sort(Column::RunMs, Qt::AscendingOrder);
    QTRY_VERIFY(!fixture.filter().isBusy());
    QCOMPARE(table.verticalScrollBar()->value(), 5000);
}

void TestFuturesTable::aSelectionThatIsFilteredAwayComesBack()
{
    TableFixture fixture;
    fixture.document.show(fixtures::fiveFuturesRun());
    fixture.view.selectFuture(FutureId{3});
    fixture.view.setSearch(QStringLiteral("failed"));
    QCOMPARE(fixture.view.selectedFuture(), FutureId{3}); // still what the other views show
    fixture.view.setSearch({});
    QCOMPARE(fixture.table.table()->currentIndex().row(), 2);
    QVERIFY(fixture.table.table()->selectionModel()->isRowSelected(2));
}

void TestFuturesTable::statesOfAReplayAreSearchedAtItsMoment()
{
    TableFixture fixture;
    fixture.document.show(fixtures::fiveFuturesRun());
    fixture.view.setFollowing(false);
    fixture.view.setCursor(45 * fixtures::msNs);
    fixture.view.setSearch(QStringLiteral("running"));
    QTRY_COMPARE(fixture.rows().rowCount(), 2); // #2 and #3
    fixture.view.setCursor(70 * fixtures::msNs);
    QTRY_VERIFY(fixture.rows().rowCount() == 2 && fixture.futureInRow(1) == 5);
    fixture.view.setCursor(200 * fixtures::msNs);
    QTRY_COMPARE(fixture.rows().rowCount(), 0);
    QCOMPARE(fixture.labelText("futuresSearchCount"), QStringLiteral("0 of 5 match"));
}

void TestFuturesTable::mistakesStandUnderTheField()
{
    TableFixture fixture;
    fixture.document.show(fixtures::fiveFuturesRun());
    QTest::keyClicks(fixture.field(), QStringLiteral("failed"));
    QCOMPARE(fixture.rows().rowCount(), 1);
    QTest::keyClicks(fixture.field(), QStringLiteral(" > 5"));
    QVERIFY(fixture.labelText("futuresSearchProblem").contains(QStringLiteral("> 5:")));
    QCOMPARE(fixture.labelText("futuresSearchCount"), QString());
    QCOMPARE(fixture.rows().rowCount(), 1); // what was understood last
    QTest::keyClicks(fixture.field(), QStringLiteral(" ms"));
    QCOMPARE(fixture.labelText("futuresSearchProblem"), QString());
    QCOMPARE(fixture.labelText("futuresSearchCount"), QStringLiteral("1 of 5 match"));
    fixture.field()->clear();
    QCOMPARE(fixture.rows().rowCount(), 5);
    QCOMPARE(fixture.labelText("futuresSearchCount"), QString());
    QVERIFY(!fixture.view.matches());
}

void TestFuturesTable::enterGoesFromMatchToMatch()
{
    TableFixture fixture;
    fixture.document.show(fixtures::fiveFuturesRun());
    fixture.table.startSearch();
    QTest::keyClicks(fixture.field(), QStringLiteral("finished"));
    std::vector<std::uint32_t> seen;
    const auto press = [&](Qt::KeyboardModifiers modifiers) {
        QTest::keyClick(fixture.field(), Qt::Key_Return, modifiers);
        seen.push_back(fixture.view.selectedFuture().value);
    };
    for (int i = 0; i < 4; ++i)
        press({});
    press(Qt::ShiftModifier);
    QCOMPARE(seen, (std::vector<std::uint32_t>{1, 3, 5, 1, 5}));
    fixture.view.setSearch(QStringLiteral("lost"));
    press({});
    QCOMPARE(seen.back(), 5u); // there is no match
}

void TestFuturesTable::examplesCanBeClicked()
{
    TableFixture fixture;
    fixture.document.show(fixtures::fiveFuturesRun());
    auto *help = fixture.table.findChild<QToolButton *>(QStringLiteral("futuresSearchHelp"));
    QTest::mouseClick(help, Qt::LeftButton);
    auto *page = fixture.table.findChild<QWidget *>(QStringLiteral("futuresSearchPage"));
    QVERIFY(page);
    int examples = 0;
    for (const auto &[example, meaning] : searchExamples()) {
        QVERIFY2(parseFutureQuery(example.toStdString()).ok(), qPrintable(example));
        ++examples;
    }
    QCOMPARE(page->findChildren<QToolButton *>().size(), examples);
    page->findChildren<QToolButton *>().first()->click();
    QCOMPARE(fixture.view.search(), QStringLiteral("failed"));
    QCOMPARE(fixture.rows().rowCount(), 1);
}

QTEST_MAIN(TestFuturesTable)
#include "tst_futurestable.moc"
