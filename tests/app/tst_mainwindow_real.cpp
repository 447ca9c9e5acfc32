// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartcard.h"
#include "app/exporting/fonts.h"
#include "app/lab/messagebar.h"
#include "app/lab/statusstrip.h"
#include "app/lab/theme.h"
#include "core/experiment/experimentjson.h"
#include "core/workloads/workplan.h"
#include "tests/app/windowfixture.h"

#include <QAction>
#include <QComboBox>
#include <QDialog>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QTableView>
#include <QToolButton>

#include <algorithm>
#include <csignal>
#include <set>
#include <sys/types.h>
#include <vector>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

/// Nothing here measures speed: these are for machines that do something else beside.
constexpr int longMs = 60'000;

struct Fixture : WindowFixture
{
    Fixture()
        : WindowFixture(
            [](const Experiment &experiment, std::stop_token stop, const SessionObserver &observer) {
                return runSession(experiment, std::move(stop), observer);
            },
            {1440, 900})
    {}

    /// Sets the experiment up as opening a file would do it.
    void setUp(const Experiment &experiment);
    void waitForEnd() { QTRY_VERIFY_WITH_TIMEOUT(!window.controller().isRunning(), longMs); }
    void waitForATaskInHand()
    {
        QTRY_VERIFY_WITH_TIMEOUT(window.document().isLive()
                                     && window.document().timeline().runningAt(window.document().timeline().endNs())
                                            > 0,
                                 longMs);
    }
};

Experiment experimentOf(ExecutorKind executor, WorkloadKind kind, std::uint32_t items, Nanos work, int workers)
{
    Experiment experiment;
    experiment.workload.kind = kind;
    experiment.workload.items = items;
    experiment.workload.work = work;
    experiment.workload.distribution = Distribution::Constant;
    experiment.executor = executor;
    experiment.workers = workers;
    return experiment;
}

std::set<int> childProcesses()
{
    std::set<int> children;
    for (const QString &task : QDir(QStringLiteral("/proc/self/task")).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QFile file(QStringLiteral("/proc/self/task/%1/children").arg(task));
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &pid : file.readAll().split(' ')) {
            if (!pid.trimmed().isEmpty())
                children.insert(pid.toInt());
        }
    }
    return children;
}

/// How many pixels of a picture have exactly this colour.
qsizetype pixelsOf(const QImage &picture, const QColor &colour)
{
    qsizetype count = 0;
    for (int y = 0; y < picture.height(); ++y) {
        for (int x = 0; x < picture.width(); ++x)
            count += picture.pixel(x, y) == colour.rgb() ? 1 : 0;
    }
    return count;
}

} // namespace

void Fixture::setUp(const Experiment &experiment)
{
    const QString path = folder.filePath(QStringLiteral("experiment.json"));
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray::fromStdString(toJson(experiment)));
    file.close();
    window.open(path);
    QTRY_VERIFY(window.messages().text().contains(QStringLiteral("is set up")));
}

class TestMainWindowReal : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void aRunIsChosenWatchedScrubbedAndExportedByClicks();
    void aKilledWorkerIsToldAndTheRunEnds();
    void theWindowStaysLiveWhileManyThreadsCompute();
    void closingDuringARunEndsEverything_data();
    void closingDuringARunEndsEverything();
    void aSweepDrawsPointsThatOpenTheirRuns();
};

void TestMainWindowReal::initTestCase()
{
    registerBuiltinFunctions();
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
}

void TestMainWindowReal::aRunIsChosenWatchedScrubbedAndExportedByClicks()
{
    Fixture fixture;
    auto *scenario = fixture.find<QComboBox>("scenario");
    const int failing = scenario->findText(QStringLiteral("fail"), Qt::MatchContains);
    QVERIFY(failing >= 0);
    scenario->setFocus();
    while (scenario->currentIndex() != failing)
        fixture.key(scenario->currentIndex() < failing ? Qt::Key_Down : Qt::Key_Up);

    const Timeline &timeline = fixture.window.document().timeline();
    const auto begun = [&] {
        return std::any_of(timeline.futures().begin(), timeline.futures().end(),
                           [](const FutureRecord &future) { return future.hasRun(); });
    };
    QElapsedTimer sinceClick;
    sinceClick.start();
    fixture.click(fixture.find<QToolButton>("runButton"));
    QTRY_VERIFY_WITH_TIMEOUT(begun(), 10'000);
    qInfo("first bar %lld ms after the click on Run", static_cast<long long>(sinceClick.elapsed()));
    fixture.waitForEnd();
    QVERIFY(fixture.window.document().run());
    QVERIFY(timeline.count().finished > 0);
    QVERIFY(timeline.count().failed > 0);

    fixture.click(fixture.find<QWidget>("timelineView"), fixture.find<QWidget>("timelineView")->rect().center());
    fixture.window.viewState().setFollowing(false);
    fixture.window.viewState().setCursor(timeline.endNs() / 2);
    auto *strip = fixture.find<StatusStrip>("statusStrip");
    QTRY_VERIFY(strip->visibleText().contains(QStringLiteral("whole run:")));
    const std::size_t endedThen = timeline.endedAt(timeline.endNs() / 2);
    QVERIFY2(strip->visibleText().startsWith(QStringLiteral("%1 / ").arg(endedThen)), qPrintable(strip->visibleText()));
    auto *table = fixture.find<QTableView>("futuresTable");
    fixture.click(table->viewport(), table->visualRect(table->model()->index(1, 1)).center());
    QCOMPARE(fixture.window.viewState().selectedFuture(), FutureId{2});

    fixture.window.setFocus();
    fixture.key(Qt::Key_End);
    fixture.click(fixture.find<QToolButton>("exportPictureButton"));
    auto *dialog = fixture.find<QDialog>("exportDialog");
    const QString path = fixture.folder.filePath(QStringLiteral("run.png"));
    auto *pathField = dialog->findChild<QLineEdit *>(QStringLiteral("exportPath"));
    pathField->selectAll();
    QTest::keyClicks(pathField, path);
    fixture.click(dialog->findChild<QPushButton *>(QStringLiteral("exportSave")));
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path), longMs);
    const QImage picture(path);
    QVERIFY(!picture.isNull());
    QVERIFY(pixelsOf(picture, themeFor(false).state(BarState::Finished).fill) > 1000);
    QVERIFY(pixelsOf(picture, themeFor(false).state(BarState::Failed).fill) > 100);
}

void TestMainWindowReal::aKilledWorkerIsToldAndTheRunEnds()
{
    Fixture fixture;
    fixture.setUp(experimentOf(ExecutorKind::Processes, WorkloadKind::Sleep, 4, 2s, 2));
    fixture.key(Qt::Key_F5);
    fixture.waitForATaskInHand();
    const Timeline &timeline = fixture.window.document().timeline();
    QElapsedTimer sinceKill;
    // Whoever has not begun his task yet loses none: it goes to his successor, who is killed in his turn.
    std::uint64_t killed = 0;
    const auto lostAfterKills = [&] {
        if (timeline.workerLanes() < 1 || timeline.lanes()[1].tasks.empty() || timeline.count().lost > 0)
            return timeline.count().lost == 1;
        const auto worker = timeline.lanes()[1].systemId;
        if (worker != 0 && worker != killed && ::kill(static_cast<pid_t>(worker), SIGKILL) == 0) {
            killed = worker;
            sinceKill.start();
        }
        return false;
    };
    QTRY_VERIFY_WITH_TIMEOUT(lostAfterKills(), longMs);
    qInfo("lost %lld ms after the kill", static_cast<long long>(sinceKill.elapsed()));
    QTRY_VERIFY(fixture.window.messages().text().contains(QStringLiteral("Worker 1 was lost")));
    QVERIFY2(fixture.window.messages().text().contains(QStringLiteral("signal 9"))
                 || fixture.window.messages().text().contains(QStringLiteral("SIGKILL")),
             qPrintable(fixture.window.messages().text()));
    fixture.waitForEnd();
    QVERIFY(fixture.window.document().run());
    QCOMPARE(timeline.count().finished, 3u);
    QVERIFY(childProcesses().empty());
    QVERIFY(fixture.find<StatusStrip>("statusStrip")->visibleText().contains(QStringLiteral("1 lost")));
}

void TestMainWindowReal::theWindowStaysLiveWhileManyThreadsCompute()
{
    Fixture fixture;
    fixture.setUp(experimentOf(ExecutorKind::Threads, WorkloadKind::SumOfSquares, 600, 5ms, 32));
    QTimer ticks;
    ticks.setTimerType(Qt::PreciseTimer);
    std::vector<double> gaps;
    QElapsedTimer sinceTick;
    connect(&ticks, &QTimer::timeout, &ticks, [&] {
        if (sinceTick.isValid())
            gaps.push_back(static_cast<double>(sinceTick.nsecsElapsed()) / 1e6);
        sinceTick.start();
    });
    ticks.start(10);
    fixture.key(Qt::Key_F5);
    fixture.waitForEnd();
    ticks.stop();
    QVERIFY(fixture.window.document().run());
    QCOMPARE(fixture.window.document().timeline().count().finished, 600u);
    QVERIFY(gaps.size() > 10);
    std::sort(gaps.begin(), gaps.end());
    qInfo("%zu ticks; gap between them: median %.1f ms, 99th percentile %.1f ms, longest %.1f ms", gaps.size(),
          gaps[gaps.size() / 2], gaps[gaps.size() * 99 / 100], gaps.back());
    QVERIFY(gaps.back() < 5000);
}

void TestMainWindowReal::closingDuringARunEndsEverything_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    QTest::newRow("sequential") << ExecutorKind::Sequential;
    QTest::newRow("threads") << ExecutorKind::Threads;
    QTest::newRow("processes") << ExecutorKind::Processes;
    QTest::newRow("async") << ExecutorKind::Async;
}

void TestMainWindowReal::closingDuringARunEndsEverything()
{
    QFETCH(ExecutorKind, executor);
    Fixture fixture;
    const int workers = executor == ExecutorKind::Sequential ? 1 : 3;
    fixture.setUp(experimentOf(executor, WorkloadKind::Sleep, 30, 20s, workers));
    fixture.key(Qt::Key_F5);
    fixture.waitForATaskInHand();
    QElapsedTimer sinceClose;
    sinceClose.start();
    fixture.window.close();
    QTRY_VERIFY_WITH_TIMEOUT(!fixture.window.isVisible(), 10'000);
    qInfo("closed after %lld ms", static_cast<long long>(sinceClose.elapsed()));
    QVERIFY(sinceClose.elapsed() < 3000);
    QVERIFY(!fixture.window.controller().isRunning());
    QVERIFY(!fixture.window.controller().hasRunawayThread());
    QVERIFY(childProcesses().empty());
}

void TestMainWindowReal::aSweepDrawsPointsThatOpenTheirRuns()
{
    Fixture fixture;
    fixture.setUp(experimentOf(ExecutorKind::Threads, WorkloadKind::Sleep, 8, 2ms, 2));
    fixture.key(Qt::Key_F6);
    auto *card = fixture.find<ChartCard>("speedupCard");
    const auto *progress = card->findChild<QLabel *>(QStringLiteral("progress"));
    QTRY_VERIFY_WITH_TIMEOUT(card->result() && card->result()->points.size() == 6
                                 && card->result()->points.back().makespans.size() == 5 && progress->isHidden(),
                             longMs);
    QVERIFY(!fixture.window.document().hasRun());
    CurveChart *chart = card->chart();
    QCOMPARE(chart->content().points().size(), 6);
    fixture.click(chart->childAt(chart->positionOf(3)),
                  chart->childAt(chart->positionOf(3))->mapFrom(chart, chart->positionOf(3)));
    QTRY_VERIFY(fixture.window.document().run());
    QCOMPARE(fixture.window.document().experiment().workers, 4);
    QCOMPARE(fixture.window.document().timeline().count().finished, 8u);
    const auto *exportButton = card->findChild<QToolButton *>(QStringLiteral("export"));
    QVERIFY(exportButton->isEnabled());
    exportButton->menu()->actions().first()->trigger();
    QVERIFY(fixture.find<QDialog>("exportDialog")->isVisible());
}

QTEST_MAIN(TestMainWindowReal)
#include "tst_mainwindow_real.moc"
