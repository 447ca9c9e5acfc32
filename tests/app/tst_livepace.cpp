// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/livepace.h"

#include <QTest>

using namespace futurescope;
using namespace std::chrono_literals;

class LivePaceTest : public QObject
{
    Q_OBJECT

private slots:
    void beginsWithSixtyLooksASecond();
    void keepsToItsShareOfACore_data();
    void keepsToItsShareOfACore();
    void takesMoreOfACoreThatNobodyWants();
    void doesNotLookLessOftenBecauseMuchHappens();
    void restsAsLongAsCollectingTook();
    void oneSlowLookIsSoonForgotten();
};

namespace {

LivePace after(int looks, Nanos collecting, Nanos drawing, double spareCores = 0)
{
    LivePace pace;
    pace.setSpareCores(spareCores);
    for (int look = 0; look < looks; ++look)
        pace.looked(collecting, drawing);
    return pace;
}

} // namespace

void LivePaceTest::beginsWithSixtyLooksASecond()
{
    QCOMPARE(LivePace().intervalMs(), LivePace::shortestMs);
    QCOMPARE(after(50, 0ns, 100us).intervalMs(), LivePace::shortestMs);
}

void LivePaceTest::keepsToItsShareOfACore_data()
{
    QTest::addColumn<double>("drawingMs");
    for (const double ms : {1.5, 2.0, 4.0, 8.0, 16.0, 19.0})
        QTest::addRow("%g ms", ms) << ms;
}

void LivePaceTest::keepsToItsShareOfACore()
{
    QFETCH(double, drawingMs);
    const LivePace pace = after(50, 0ns, Nanos(std::llround(drawingMs * 1e6)));
    const double share = drawingMs / pace.intervalMs();
    QVERIFY2(std::abs(share - LivePace::shareOfABusyCore) < 0.003, qPrintable(QString::number(share)));
    QCOMPARE(after(50, 0ns, 1s).intervalMs(), LivePace::longestMs); // what cannot be drawn in time is drawn at times
}

void LivePaceTest::takesMoreOfACoreThatNobodyWants()
{
    QCOMPARE(after(50, 0ns, 6ms, 0.5).intervalMs(), 75);
    QCOMPARE(after(50, 0ns, 6ms, 1.9).intervalMs(), LivePace::shortestMs);
    QCOMPARE(after(50, 0ns, 20ms, 1.0).intervalMs(), 40);
}

// Collecting costs by the number of events: resting longer would only let them pile up.
void LivePaceTest::doesNotLookLessOftenBecauseMuchHappens()
{
    QCOMPARE(after(50, 10ms, 1ms).intervalMs(), LivePace::shortestMs);
}

void LivePaceTest::restsAsLongAsCollectingTook()
{
    QCOMPARE(after(50, 90ms, 1ms).intervalMs(), 90);
}

void LivePaceTest::oneSlowLookIsSoonForgotten()
{
    LivePace pace = after(50, 0ns, 1ms);
    pace.looked(0ns, 1s);
    QVERIFY(pace.intervalMs() > LivePace::shortestMs);
    for (int look = 0; look < 6; ++look)
        pace.looked(0ns, 1ms);
    QVERIFY(pace.intervalMs() <= LivePace::shortestMs + 3);
}

QTEST_GUILESS_MAIN(LivePaceTest)
#include "tst_livepace.moc"
