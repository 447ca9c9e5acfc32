// SPDX-License-Identifier: GPL-3.0-or-later
// What is recorded when a thread that computes loses its core.
#include "core/platform/cputime.h"
#include "core/trace/timeline.h"
#include "core/workloads/corewatch.h"
#include "core/workloads/cpuwork.h"
#include "tests/core/sessionfixtures.h"

#include <QtTest>

#include <atomic>
#include <sched.h>
#include <thread>

using namespace futurescope;
using namespace sessionfixtures;
using namespace std::chrono_literals;

namespace {

/// Makes the calling thread share one core with all others that do the same.
void goToTheFirstCore()
{
    cpu_set_t allowed;
    CPU_ZERO(&allowed);
    QCOMPARE(sched_getaffinity(0, sizeof allowed, &allowed), 0);
    int first = 0;
    while (!CPU_ISSET(first, &allowed))
        ++first;
    CPU_ZERO(&allowed);
    CPU_SET(first, &allowed);
    QCOMPARE(sched_setaffinity(0, sizeof allowed, &allowed), 0);
}

Timeline timelineOfRecorded(Recorder &recorder)
{
    recorder.stop();
    Timeline timeline;
    timeline.append(recorder.snapshot());
    return timeline;
}

constexpr std::uint64_t someSlices = std::uint64_t{1} << 18; // a fraction of a millisecond
constexpr LaneId lane{1};

} // namespace

class CoreWatchTest : public QObject
{
    Q_OBJECT

private slots:
    void computingOnACoreThatOthersWantIsRecorded();
    void whatTheSystemCountsIsNeverExceeded();
    void nothingIsRecordedBeforeComputingBegins();
    void moreThreadsThanCoresLoseThem();
};

void CoreWatchTest::computingOnACoreThatOthersWantIsRecorded()
{
    Recorder recorder;
    std::atomic<bool> seen{false};
    const auto losesItsCore = [&] {
        Timeline timeline;
        timeline.append(recorder.snapshot());
        return timeline.contextSwitches() > 0;
    };
    std::jthread other([&] {
        goToTheFirstCore();
        while (!seen)
            sumOfSquares(someSlices, {}); // without a recorder: no marks of its own
    });
    std::jthread watched([&] {
        goToTheFirstCore();
        const RecordingScope recording(&recorder, lane);
        while (!seen) {
            sumOfSquares(20 * someSlices, {});
            seen = losesItsCore(); // or this test ends by its time limit
        }
    });
    watched.join();
    other.join();
    const Timeline timeline = timelineOfRecorded(recorder);
    QVERIFY(!timeline.lanes()[1].switches.empty());
}

/// Losses are counted once, and only those of the thread itself.
void CoreWatchTest::whatTheSystemCountsIsNeverExceeded()
{
    Recorder recorder;
    std::atomic<std::int64_t> counted{0};
    std::vector<std::jthread> threads;
    for (std::uint16_t index = 1; index <= 3; ++index) {
        threads.emplace_back([&, index] {
            goToTheFirstCore();
            const RecordingScope recording(&recorder, LaneId{index});
            for (int i = 0; i < 300; ++i)
                sumOfSquares(someSlices, {});
            counted += involuntarySwitches();
        });
    }
    threads.clear();
    const Timeline timeline = timelineOfRecorded(recorder);
    QVERIFY(timeline.contextSwitches() <= static_cast<std::uint64_t>(counted.load()));
}

void CoreWatchTest::nothingIsRecordedBeforeComputingBegins()
{
    Recorder recorder;
    std::atomic<bool> stop{false};
    std::jthread other([&] {
        goToTheFirstCore();
        while (!stop) {}
    });
    std::jthread watched([&] {
        goToTheFirstCore();
        const RecordingScope recording(&recorder, lane);
        while (involuntarySwitches() < 3) {} // it computes too, but nobody watches it
        CoreWatch watch;
        watch.look();
        stop = true;
    });
    watched.join();
    other.join();
    QCOMPARE(timelineOfRecorded(recorder).contextSwitches(), std::uint64_t{0});
}

/// On a machine of any size: twice as many threads as cores.
void CoreWatchTest::moreThreadsThanCoresLoseThem()
{
    const auto threads = static_cast<int>(2 * std::thread::hardware_concurrency());
    for (std::uint64_t switches = 0; switches == 0;) {
        Experiment experiment = computing(static_cast<std::uint32_t>(threads), 30ms, threads);
        const auto run = runSession(experiment);
        QVERIFY(run.ok());
        const Timeline timeline = timelineOf(*run);
        switches = timeline.contextSwitches();
        std::size_t ofFutures = 0;
        for (const FutureRecord &record : timeline.futures())
            ofFutures += timeline.switchesOf(record, timeline.endNs());
        QCOMPARE(std::uint64_t{ofFutures}, switches);
    }
}

QTEST_GUILESS_MAIN(CoreWatchTest)
#include "tst_corewatch.moc"
