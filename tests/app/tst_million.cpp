// SPDX-License-Identifier: GPL-3.0-or-later
// A million tiny tasks through the real thread pool, in the window: run, zoomed, searched, exported.
#include "app/exporting/timelineimage.h"
#include "app/lab/messagebar.h"
#include "app/lab/theme.h"
#include "core/experiment/experimentjson.h"
#include "tests/app/windowfixture.h"

#include <QImage>
#include <QLabel>
#include <QLineEdit>

#include <algorithm>
#include <set>

using namespace futurescope;
using namespace std::chrono_literals;

namespace {

constexpr int longMs = 120'000;
constexpr std::uint32_t million = 1'000'000;

struct Fixture : WindowFixture
{
    Fixture()
        : WindowFixture(
            [](const Experiment &experiment, std::stop_token stop, const SessionObserver &observer) {
                return runSession(experiment, std::move(stop), observer);
            },
            {1440, 900})
    {}

    void setUp(const Experiment &experiment)
    {
        const QString path = folder.filePath(QStringLiteral("experiment.json"));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray::fromStdString(toJson(experiment)));
        file.close();
        window.open(path);
        QTRY_VERIFY(window.messages().text().contains(QStringLiteral("is set up")));
    }
};

/// A few of them fail: which, the seed says.
Experiment tinyTasks()
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::SumOfSquares;
    experiment.workload.items = million;
    experiment.workload.work = 100ns;
    experiment.workload.failureRate = 0.000002;
    experiment.workload.seed = 7;
    experiment.executor = ExecutorKind::Threads;
    experiment.workers = 4;
    experiment.chunk = 1;
    experiment.collect = CollectMode::None;
    return experiment;
}

std::set<std::uint32_t> failedFutures(const Timeline &timeline)
{
    std::set<std::uint32_t> failed;
    for (std::uint32_t number = 1; number <= timeline.futures().size(); ++number) {
        if (timeline.future(FutureId{number})->outcome == Outcome::Failed)
            failed.insert(number);
    }
    return failed;
}

/// Pixels of the picture that have the colour of failures, below the legend.
qsizetype failedPixels(const QImage &image, int fromY)
{
    const QRgb wanted = themeFor(false).state(BarState::Failed).fill.rgb();
    qsizetype found = 0;
    for (int y = fromY; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            found += image.pixel(x, y) == wanted;
    }
    return found;
}

} // namespace

class MillionTest : public QObject
{
    Q_OBJECT

private slots:
    void runsZoomsFindsAFailureAndExports();
};

void MillionTest::runsZoomsFindsAFailureAndExports()
{
    Fixture fixture;
    fixture.setUp(tinyTasks());
    QSignalSpy finished(&fixture.window.controller(), &RunController::runFinished);
    fixture.key(Qt::Key_F5);
    QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, longMs);

    // Nothing is lost, however fast they came.
    const RunDocument &document = fixture.window.document();
    QCOMPARE(document.trace().droppedEvents(), std::uint64_t{0});
    const Timeline &timeline = document.timeline();
    const std::set<std::uint32_t> failed = failedFutures(timeline);
    QVERIFY(!failed.empty() && failed.size() < 10);
    QCOMPARE(timeline.count().finished + timeline.count().failed, std::uint64_t{million});

    // Search: Enter goes from one to the next.
    ViewState &view = fixture.window.viewState();
    auto *search = fixture.find<QLineEdit>("futuresSearch");
    fixture.key(Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(search->hasFocus());
    QTest::keyClicks(search, QStringLiteral("failed"));
    auto *count = fixture.find<QLabel>("futuresSearchCount");
    QTRY_VERIFY_WITH_TIMEOUT(count->text().contains(QLocale().toString(static_cast<int>(failed.size()))), longMs);
    QTest::keyClick(search, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(failed.contains(view.selectedFuture().value), longMs);
    const FutureRecord chosen = *timeline.future(view.selectedFuture());

    // Zoomed to it and out again: it is in sight at every zoom.
    for (const std::int64_t around : {std::int64_t{100'000}, std::int64_t{20'000'000}, timeline.endNs()}) {
        const TimeRange range{std::max<std::int64_t>(0, chosen.startedNs - around), chosen.endedNs + around};
        view.setVisible(range);
        TimelineImageOptions options;
        options.size = QSize(1600, 900);
        options.visible = range;
        const auto image = renderTimeline(*document.run(), options);
        QVERIFY(image.ok());
        QVERIFY2(failedPixels(*image, 200) > 0, qPrintable(QString::number(around)));
        QVERIFY(!fixture.window.grab().isNull());
    }

    const QString path = fixture.folder.filePath(QStringLiteral("million.svg"));
    QVERIFY(writeTimeline(*document.run(), path, {}, PictureFormat::Svg).ok());
    QVERIFY(QFileInfo(path).size() > 1000 && QFileInfo(path).size() < 5'000'000);
}

QTEST_MAIN(MillionTest)
#include "tst_million.moc"
