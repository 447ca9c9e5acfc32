// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/exporting/timelineimage.h"
#include "app/futures/futuredetails.h"
#include "app/futures/futuresmodel.h"
#include "app/futures/futurespanel.h"
#include "app/lab/labactions.h"
#include "app/lab/messagebar.h"
#include "app/lab/runfiles.h"
#include "app/timeline/counterpainter.h"
#include "app/timeline/instantpainter.h"
#include "app/timeline/timelinepainter.h"
#include "app/timeline/timelinequeries.h"
#include "app/timeline/timelinescene.h"
#include "tests/app/windowfixture.h"
#include "tests/core/foreignsamples.h"

#include <QAction>
#include <QFile>
#include <QPainter>
#include <QTemporaryDir>

using namespace futurescope;
using Fixture = QuickFixture;

namespace {

/// A foreign trace as it is painted, on a transparent ground.
struct Picture
{
    static constexpr QSizeF size{900, 400};
    Run run;
    Timeline timeline;
    TimelineScene scene;
    TimelineLayout layout;

    explicit Picture(const QByteArray &text)
    {
        QTemporaryDir folder;
        QFile file(folder.filePath(QStringLiteral("foreign.json")));
        if (!file.open(QIODevice::WriteOnly) || file.write(text) != text.size())
            qFatal("the sample cannot be written");
        file.close();
        auto read = readTrace(file.fileName().toStdString());
        if (!read)
            qFatal("the sample cannot be read");
        run = std::move(*read);
        timeline.append(run.trace);
        scene.timeline = &timeline;
        scene.visible = withMargin({0, run.foreign->endNs});
        scene.cursorNs = run.foreign->endNs;
        scene.showCursor = false;
        describeRun(scene, run.experiment, marksOf(run));
        layout = layoutScene(scene, size);
    }
    Picture(const Picture &) = delete;

    QImage paint() const
    {
        QImage image(size.toSize(), QImage::Format_ARGB32_Premultiplied);
        image.fill(Qt::transparent);
        QPainter painter(&image);
        paintTimeline(painter, scene, size);
        return image;
    }
};

} // namespace

/// The window with a trace that another program wrote.
class TestForeignWindow : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void whatWasReadAndSkippedIsTold();
    void whatSuchATraceCannotHaveIsDisabledWithAReason();
    void slicesHaveTheirNames();
    void slicesAreFoundAndSortedByTheirNames();
    void instantsAreMarkedOnTheirLanes();
    void whatStandsBesideSlicesIsMadeBeforeTheWindowAsks();
    void countersAreDrawnAboveTheLanes();
    void moreCountersThanThereIsRoomForAreReachedByTheWheel();
    void itIsSavedAsATraceThatOpensAgain();
    void aRunOfOnesOwnComesAfterIt();

private:
    static void openSample(Fixture &fixture, const char *text, const QString &name = QStringLiteral("foreign.json"));
};

void TestForeignWindow::initTestCase()
{
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
}

void TestForeignWindow::openSample(Fixture &fixture, const char *text, const QString &name)
{
    const QString path = fixture.folder.filePath(name);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(text) > 0);
    file.close();
    QSignalSpy ended(&fixture.window.document(), &RunDocument::ended);
    fixture.window.open(path);
    QTRY_COMPARE(ended.size(), 1);
    QVERIFY(fixture.window.document().foreign());
}

void TestForeignWindow::whatWasReadAndSkippedIsTold()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::chrome);
    QCOMPARE(fixture.window.messages().text(),
             QStringLiteral("A trace of another program: 6 slices on 4 lanes. Skipped: 2 flow events. "
                            "More under Metrics."));
    QVERIFY(fixture.window.windowTitle().startsWith(QStringLiteral("foreign.json")));
    QVERIFY(!fixture.window.isWindowModified());
    QCOMPARE(fixture.settings.recentFiles().size(), 1);
    QVERIFY(!fixture.window.controller().isRunning());
}

void TestForeignWindow::whatSuchATraceCannotHaveIsDisabledWithAReason()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::viztracer);
    auto *panel = fixture.find<FuturesPanel>("futuresPanel");
    int disabled = 0;
    for (int index = 0; index < panel->count(); ++index) {
        disabled += panel->isTabEnabled(index) ? 0 : 1;
        QCOMPARE(panel->tabToolTip(index).isEmpty(), panel->isTabEnabled(index));
    }
    QCOMPARE(disabled, 2);
    auto *actions = fixture.window.findChild<LabActions *>();
    QVERIFY(!actions->run->isEnabled());
    QVERIFY(actions->run->toolTip().contains(QStringLiteral("cannot be run again")));
    QVERIFY(actions->saveRun->isEnabled() && actions->exportPicture->isEnabled());

    // The timeline has neither a queue nor a main lane.
    const RunDocument &document = fixture.window.document();
    TimelineScene scene;
    scene.timeline = &document.timeline();
    scene.names = &document.foreign()->names;
    const TimelineLayout layout = layoutScene(scene, QSizeF(900, 400));
    QCOMPARE(layout.queue.height(), 0.0);
    QCOMPARE(layout.mainLane.height(), 0.0);
    QCOMPARE(TimelineText::laneName(scene, 1), QStringLiteral("MainThread"));
}

void TestForeignWindow::slicesHaveTheirNames()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::viztracer);
    RunDocument &document = fixture.window.document();
    FuturesModel model(&document, &fixture.window.viewState());
    const auto column = static_cast<int>(FuturesModel::Column::Outcome);
    QCOMPARE(model.index(0, column).data().toString(), QStringLiteral("main (fib.py:9)"));
    QCOMPARE(model.headerData(column, Qt::Horizontal).toString(), QStringLiteral("Name"));
    fixture.window.viewState().selectFuture(FutureId{2});
    const QString details = fixture.window.findChild<FutureDetails *>()->plainText();
    QVERIFY2(details.contains(QStringLiteral("Name: fib (fib.py:1)\n")), qPrintable(details));
    QVERIFY2(details.contains(QStringLiteral("Inside: #1 main (fib.py:9)\n")), qPrintable(details));
    QVERIFY2(!details.contains(QStringLiteral("Submitted")), qPrintable(details));

    TimelineScene scene;
    scene.timeline = &document.timeline();
    scene.names = &document.foreign()->names;
    scene.cursorNs = document.timeline().endNs();
    QCOMPARE(TimelineText::taskLabel(scene, FutureId{1}, 8), QStringLiteral("main (f…"));
    QCOMPARE(TimelineText::taskLabel(scene, FutureId{1}, 80), QStringLiteral("main (fib.py:9)"));
    const QString tip = describeFuture(scene, FutureId{3}, {});
    QVERIFY2(tip.startsWith(QStringLiteral("fib (fib.py:1)\ntook 5.1")), qPrintable(tip));
}

void TestForeignWindow::slicesAreFoundAndSortedByTheirNames()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::viztracer);
    ViewState &state = fixture.window.viewState();
    state.setSearch(QStringLiteral("FIB.py:1"));
    QTRY_VERIFY(state.matches());
    QCOMPARE(state.matches()->count, std::size_t{2});
    QVERIFY(!state.matches()->contains(FutureId{1}));
    state.setSearch(QStringLiteral("\"main (fib\" > 40 us"));
    QTRY_COMPARE(state.matches()->count, std::size_t{1});
    QVERIFY(state.matches()->contains(FutureId{1}));

    const auto &run = *fixture.window.document().run();
    FutureRowStore store;
    QVERIFY(store.update(run.trace, fixture.window.document().timeline(), SIZE_MAX));
    const auto byName = orderFutures(
        {store.snapshot(), run.trace, {}, FutureColumn::Outcome, true, run.foreign->endNs, run.foreign});
    QVERIFY(byName.has_value());
    QCOMPARE(byName->rows, (std::vector<std::uint32_t>{0, 2, 1})); // main before fib, and twice fib
}

void TestForeignWindow::instantsAreMarkedOnTheirLanes()
{
    Picture picture(foreignsamples::viztracer);
    const QRectF bar = picture.layout.barRect(1);
    const double x = std::floor(axisOf(picture.scene, picture.layout).xOf(33'601));
    const QImage with = picture.paint();
    const QPointF foot(x, std::floor(bar.bottom()) - 3);
    QCOMPARE(with.pixelColor(foot.toPoint()), picture.scene.theme->text);
    QCOMPARE(with.pixelColor(QPointF(x, std::floor(bar.top() + 4)).toPoint()), picture.scene.theme->text);
    const QString tip = describeInstant(picture.scene, picture.layout, {x + 1, bar.top() + 3});
    QCOMPARE(tip, QStringLiteral("checkpoint\nat 33.6 µs on MainThread"));
    QVERIFY(describeInstant(picture.scene, picture.layout, {x + 40, bar.top() + 3}).isEmpty());
    QVERIFY(describeInstant(picture.scene, picture.layout, {x, bar.bottom() - 1}).isEmpty()); // that is the slice
    // Before it has happened it is not known.
    picture.scene.cursorNs = 33'000;
    QVERIFY(picture.paint().pixelColor(foot.toPoint()) != picture.scene.theme->text);
    QVERIFY(describeInstant(picture.scene, picture.layout, {x, bar.top() + 3}).isEmpty());
}

void TestForeignWindow::whatStandsBesideSlicesIsMadeBeforeTheWindowAsks()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath(QStringLiteral("foreign.json")));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(foreignsamples::chrome);
    file.close();
    RunFiles files;
    std::shared_ptr<OpenedRun> opened;
    connect(&files, &RunFiles::runOpened, this, [&opened](const auto &run) { opened = run; });
    files.open(file.fileName());
    QTRY_VERIFY(opened);
    const std::weak_ptr<const ForeignMarks> marks = marksOf(opened->run);
    QVERIFY(!marks.expired()); // the run keeps it, nobody else
    auto copy = std::make_unique<Run>(opened->run);
    opened.reset();
    QCOMPARE(marksOf(*copy), marks.lock());
    QCOMPARE(&marksOf(*copy)->foreign(), copy->foreign.get());
    const ForeignMarks anew(copy->foreign);
    QCOMPARE(marksOf(*copy)->instantsOn(1).size(), anew.instantsOn(1).size());
    QVERIFY(marksOf(*copy)->over(0, 0, 9) == anew.over(0, 0, 9));
    QVERIFY(!marksOf(Run{}));
}

void TestForeignWindow::countersAreDrawnAboveTheLanes()
{
    Picture picture(foreignsamples::chrome); // heap used: 11 at 1 µs, 12.5 at 3 µs; free: 4, 3
    QCOMPARE(picture.layout.counterCount, 2);
    QVERIFY(picture.layout.counters.bottom() <= picture.layout.workers.top());
    QVERIFY(picture.layout.counters.top() >= picture.layout.flags.bottom());
    const TimeAxis axis = axisOf(picture.scene, picture.layout);
    const QImage image = picture.paint();
    const QRectF used = picture.layout.counterRect(0);
    const auto heightAt = [&](const QRectF &strip, std::int64_t atNs) {
        const int x = static_cast<int>(axis.xOf(atNs));
        int filled = 0;
        for (int y = static_cast<int>(strip.top()); y < static_cast<int>(strip.bottom()); ++y)
            filled += image.pixelColor(x, y).alpha() > 0 ? 1 : 0;
        return filled;
    };
    QVERIFY(heightAt(used, 400) <= 1); // before the first sample; a line of the grid may cross
    QVERIFY(heightAt(used, 2'000) > 0.7 * used.height());
    QVERIFY(heightAt(used, 20'000) > heightAt(used, 2'000)); // it holds until the end
    const QRectF free = picture.layout.counterRect(1);
    QVERIFY(heightAt(free, 2'000) > heightAt(free, 20'000) + 3);
    QCOMPARE(describeCounter(picture.scene, picture.layout, {axis.xOf(2'000), used.center().y()}),
             QStringLiteral("heap used\nof Renderer\n11 at 2.00 µs\nfrom 11 to 12.5 in the whole trace"));
    QVERIFY(describeCounter(picture.scene, picture.layout, picture.layout.workers.center()).isEmpty());
}

void TestForeignWindow::moreCountersThanThereIsRoomForAreReachedByTheWheel()
{
    QString text = QStringLiteral("[{\"name\":\"work\",\"ph\":\"X\",\"pid\":1,\"tid\":1,\"ts\":0,\"dur\":50}");
    for (int counter = 0; counter < 40; ++counter)
        text +=
            QStringLiteral(",{\"name\":\"c%1\",\"ph\":\"C\",\"pid\":1,\"ts\":1,\"args\":{\"value\":%1}}").arg(counter);
    Picture picture(text.toUtf8() + "]");
    const int shown = picture.layout.counterCount;
    QVERIFY(shown > 2 && shown < 40);
    QVERIFY(picture.layout.counters.height() < 0.5 * picture.layout.size.height());
    QVERIFY(picture.layout.workers.height() > 10);
    const QPointF last(picture.layout.counters.center().x(), picture.layout.counters.bottom() - 2);
    QVERIFY(describeCounter(picture.scene, picture.layout, last).startsWith(QStringLiteral("c%1\n").arg(shown - 1)));
    picture.scene.firstCounter = 100; // as far as there are any
    picture.layout = layoutScene(picture.scene, Picture::size);
    QCOMPARE(picture.layout.firstCounter, 40 - shown);
    QVERIFY(describeCounter(picture.scene, picture.layout, last).startsWith(QStringLiteral("c39\n")));
}

void TestForeignWindow::itIsSavedAsATraceThatOpensAgain()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::chrome);
    const QString path = fixture.folder.filePath(QStringLiteral("saved.json"));
    fixture.window.saveRunTo(path);
    QTRY_VERIFY(fixture.window.messages().text().contains(QStringLiteral("Saved as")));
    const auto again = readTrace(path.toStdString());
    QVERIFY(again.ok() && again->foreign);
    QCOMPARE(QString::fromStdString(foreignsamples::slicesOf(*again)),
             QString::fromStdString(foreignsamples::slicesOf(*fixture.window.document().run())));

    TimelineImageOptions options;
    options.size = QSize(800, 300);
    const auto image = renderTimeline(*again, options);
    QVERIFY(image.ok());
    QCOMPARE(image->size(), QSize(800, 300));
}

void TestForeignWindow::aRunOfOnesOwnComesAfterIt()
{
    Fixture fixture;
    openSample(fixture, foreignsamples::tracy);
    fixture.window.open(QStringLiteral(":/presets/blocked-loop.json"));
    auto *actions = fixture.window.findChild<LabActions *>();
    QTRY_VERIFY(actions->run->isEnabled());
    fixture.runToTheEnd();
    QVERIFY(!fixture.window.document().foreign());
    auto *panel = fixture.find<FuturesPanel>("futuresPanel");
    for (int index = 0; index < panel->count(); ++index)
        QVERIFY(panel->isTabEnabled(index));
}

QTEST_MAIN(TestForeignWindow)
#include "tst_foreignwindow.moc"
