// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurebadges.h"
#include "app/futures/futuredetails.h"
#include "app/futures/futuresmodel.h"
#include "app/futures/futurestable.h"
#include "app/lab/viewstate.h"
#include "tests/app/labfixtures.h"

#include <QAbstractItemModelTester>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTableView>
#include <QTest>

using namespace futurescope;
using Column = FuturesModel::Column;

namespace {

QString cell(const QAbstractItemModel &model, int row, Column column)
{
    return model.index(row, static_cast<int>(column)).data().toString();
}

void moveCursor(ViewState &view, FuturesModel &model, std::int64_t ms)
{
    view.setFollowing(false);
    view.setCursor(ms * fixtures::msNs);
    model.refresh();
}

} // namespace

class TestFuturesModel : public QObject
{
    Q_OBJECT

private slots:
    void statesGoBackWithTheCursor();
    void timesAreMillisecondsAtTheCursor();
    void onlyRowsThatChangedAreTold();
    void rowsAreInsertedAsTheRunGrows();
    void anotherRunStartsOver();
    void selectionIsTheViewStatesBothWays();
    void detailsTellWhatNobodyRead();
    void badgesStandBesideTheState();
    void aHundredThousandRowsAreCheap();
};

void TestFuturesModel::statesGoBackWithTheCursor()
{
    RunDocument document;
    ViewState view;
    FuturesModel model(&document, &view);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    document.show(fixtures::fiveFuturesRun());
    moveCursor(view, model, 1000);
    QCOMPARE(cell(model, 0, Column::State), QStringLiteral("finished"));
    QCOMPARE(cell(model, 1, Column::State), QStringLiteral("ValueError"));
    QCOMPARE(cell(model, 3, Column::State), QStringLiteral("cancelled"));
    QVERIFY(cell(model, 0, Column::Outcome).contains(QStringLiteral("4913")));
    moveCursor(view, model, 45);
    QCOMPARE(cell(model, 0, Column::State), QStringLiteral("finished"));
    QCOMPARE(cell(model, 1, Column::State), QStringLiteral("running"));
    QCOMPARE(cell(model, 1, Column::Outcome), QString());
    QCOMPARE(cell(model, 3, Column::State), QStringLiteral("pending"));
    QCOMPARE(cell(model, 4, Column::Worker), QStringLiteral("–"));
    moveCursor(view, model, 0);
    QCOMPARE(cell(model, 0, Column::State), QString());
}

void TestFuturesModel::timesAreMillisecondsAtTheCursor()
{
    RunDocument document;
    ViewState view;
    FuturesModel model(&document, &view);
    document.show(fixtures::fiveFuturesRun());
    moveCursor(view, model, 45);
    QCOMPARE(cell(model, 1, Column::WaitMs), QStringLiteral("8.0"));
    QCOMPARE(cell(model, 1, Column::RunMs), QStringLiteral("35.0"));
    moveCursor(view, model, 200);
    QCOMPARE(cell(model, 1, Column::RunMs), QStringLiteral("50.0"));
    QCOMPARE(cell(model, 1, Column::Worker), QStringLiteral("2"));
}

void TestFuturesModel::onlyRowsThatChangedAreTold()
{
    RunDocument document;
    ViewState view;
    FuturesModel model(&document, &view);
    document.show(fixtures::fiveFuturesRun());
    moveCursor(view, model, 48);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    moveCursor(view, model, 52); // #4 is cancelled; #2 and #3 are running, their time grows
    QCOMPARE(changed.size(), 1);
    QCOMPARE(changed[0][0].toModelIndex().row(), 1);
    QCOMPARE(changed[0][1].toModelIndex().row(), 3);
}

void TestFuturesModel::rowsAreInsertedAsTheRunGrows()
{
    RunDocument document;
    ViewState view;
    FuturesModel model(&document, &view);
    QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
    auto recorder = std::make_shared<Recorder>();
    document.beginLive({}, recorder);
    QCOMPARE(model.rowCount(), 0);
    {
        RecordingScope scope(recorder.get(), mainLane);
        record(EventKind::Submitted, FutureId{1}, packItems(0, 1));
        record(EventKind::Submitted, FutureId{2}, packItems(1, 1));
    }
    recorder->stop();
    document.drain();
    QTRY_COMPARE(model.rowCount(), 2);
    QCOMPARE(cell(model, 1, Column::State), QStringLiteral("pending"));
}

void TestFuturesModel::anotherRunStartsOver()
{
    RunDocument document;
    ViewState view;
    FuturesModel model(&document, &view);
    document.show(fixtures::fiveFuturesRun());
    QCOMPARE(model.rowCount(), 5);
    document.show(fixtures::runOf({fixtures::event(1, EventKind::Submitted, 1, 0, packItems(0, 1))}));
    QCOMPARE(model.rowCount(), 1);
}

void TestFuturesModel::selectionIsTheViewStatesBothWays()
{
    RunDocument document;
    ViewState view;
    FuturesTable table(&document, &view);
    document.show(fixtures::fiveFuturesRun());
    view.selectFuture(FutureId{3});
    QCOMPARE(table.table()->currentIndex().data().toString(), QStringLiteral("3"));
    table.table()->selectRow(4);
    QCOMPARE(view.selectedFuture(), FutureId{5});
    view.selectFuture(noFuture);
    QVERIFY(!table.table()->selectionModel()->hasSelection());
}

void TestFuturesModel::detailsTellWhatNobodyRead()
{
    RunDocument document;
    ViewState view;
    FutureDetails details(&document, &view);
    document.show(fixtures::fiveFuturesRun());
    view.selectFuture(FutureId{2});
    QVERIFY(details.plainText().contains(QStringLiteral("ValueError: Task 1 failed!")));
    QVERIFY(details.plainText().contains(QStringLiteral("Exception never read")));
    view.selectFuture(FutureId{5});
    QVERIFY(details.plainText().contains(QStringLiteral("returned False")));
    view.selectFuture(FutureId{1});
    QVERIFY(!details.plainText().contains(QStringLiteral("Nobody")));
}

void TestFuturesModel::badgesStandBesideTheState()
{
    RunDocument document;
    ViewState view;
    FuturesModel model(&document, &view);
    document.show(fixtures::fiveFuturesRun());
    const auto badges = [&](int row, std::int64_t atMs) {
        moveCursor(view, model, atMs);
        return FutureBadges::fromBits(model.index(row, 1).data(FuturesModel::BadgesRole).toInt());
    };
    QVERIFY(!badges(1, 59).any());
    QVERIFY(badges(1, 60).unreadException);
    QVERIFY(!badges(4, 79).cancelRefused);
    QVERIFY(badges(4, 80).cancelRefused);
    QVERIFY(!badges(0, 200).any());
    QVERIFY(model.index(1, 0).data(Qt::ToolTipRole).toString().contains(QStringLiteral("exception never read")));
    // A row whose badge appears has changed.
    moveCursor(view, model, 79);
    QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    moveCursor(view, model, 80);
    QVERIFY(!changed.isEmpty());
    QCOMPARE(document.timeline().count().exceptionsUnread(), std::uint64_t{1});
}

void TestFuturesModel::aHundredThousandRowsAreCheap()
{
    std::vector<Event> events;
    constexpr std::uint32_t count = 100'000;
    for (std::uint32_t i = 1; i <= count; ++i)
        events.push_back(fixtures::event(1, EventKind::Submitted, i, 0, packItems(i - 1, 1)));
    for (std::uint32_t i = 1; i <= count; ++i) {
        events.push_back(fixtures::event(i, EventKind::Started, i, 1));
        events.push_back(fixtures::event(i + 1, EventKind::Finished, i, 1));
    }
    RunDocument document;
    ViewState view;
    FuturesTable table(&document, &view);
    table.resize(320, 600);
    table.show();
    document.show(fixtures::runOf(events));
    moveCursor(view, *table.model(), 1);
    QElapsedTimer clock;
    clock.start();
    constexpr int frames = 100;
    for (int i = 1; i <= frames; ++i)
        moveCursor(view, *table.model(), i * (count / frames));
    const double msPerFrame = static_cast<double>(clock.nsecsElapsed()) / 1e6 / frames;
    qInfo("%.2f ms to show another moment of %u futures", msPerFrame, count);
    QVERIFY(msPerFrame < 100); // no stall, even on a busy machine
}

QTEST_MAIN(TestFuturesModel)
#include "tst_futuresmodel.moc"
