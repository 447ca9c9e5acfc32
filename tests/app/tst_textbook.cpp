// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/scenarios.h"
#include "core/experiment/session.h"
#include "core/trace/timeline.h"
#include "core/workloads/workplan.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <map>

using namespace futurescope;

// Does each code block of the founding document have a scenario, and does a real run of that scenario show what its
// sentence says? Times are compared within one run only, so that a busy machine does not matter.

namespace {

/// A real run, and what it says.
struct Shown
{
    Run run;
    Timeline timeline;

    const FutureRecords &futures() const { return timeline.futures(); }
    const Timeline::Count &count() const { return timeline.count(); }

    std::int64_t lastEndNs() const { return std::ranges::max(futures(), {}, &FutureRecord::endedNs).endedNs; }

    /// The most futures that a worker had in hand at the same time.
    int mostAtOnce() const
    {
        int most = 0;
        for (const FutureRecord &one : futures()) {
            int together = 0;
            for (const FutureRecord &other : futures())
                together += other.hasRun() && other.startedNs <= one.startedNs && other.endedNs > one.startedNs;
            most = one.hasRun() ? std::max(most, together) : most;
        }
        return most;
    }

    const Span *mainSpan(Activity activity) const
    {
        const Spans &spans = timeline.lanes().front().tasks;
        const auto found = std::ranges::find(spans, activity, &Span::activity);
        return found == spans.end() ? nullptr : &*found;
    }

    bool allFinished() const { return count().finished == run.experiment.tasks(); }
    bool allRead() const
    {
        return std::ranges::none_of(futures(), [](const FutureRecord &record) { return record.readNs == never; });
    }
    bool noneRead() const { return timeline.readAt(timeline.endNs()) == 0; }
    bool readInOrder() const { return allRead() && std::ranges::is_sorted(futures(), {}, &FutureRecord::readNs); }
    bool blockWaited() const
    {
        const Span *shutdown = mainSpan(Activity::ShutdownWait);
        return shutdown && shutdown->endNs >= lastEndNs();
    }
};

bool allAtOnce(const Shown &shown)
{
    return shown.allFinished() && shown.mostAtOnce() == static_cast<int>(shown.futures().size());
}

bool oneAfterAnother(const Shown &shown)
{
    return shown.allFinished() && shown.mostAtOnce() == 1;
}

bool noFasterThanTheCores(const Shown &shown)
{
    return shown.allFinished() && shown.run.metrics.speedup
           && *shown.run.metrics.speedup < shown.run.machine.cores * 1.2;
}

bool submittedBeforeTheFirstResult(const Shown &shown)
{
    const Span *wait = shown.mainSpan(Activity::ResultWait);
    return shown.allFinished() && shown.readInOrder() && wait
           && std::ranges::all_of(shown.futures(),
                                  [&](const FutureRecord &record) { return record.submittedNs < wait->startNs; });
}

bool pendingAtFirst(const Shown &shown)
{
    const FutureRecord &only = shown.futures().front();
    return only.stateAt(only.submittedNs) == FutureState::Pending && only.startedNs > only.submittedNs
           && only.stateAt(only.startedNs) == FutureState::Running
           && only.stateAt(only.endedNs) == FutureState::Finished;
}

bool gaveUpButTheTaskWentOn(const Shown &shown)
{
    const FutureRecord &first = shown.futures().front();
    return shown.run.timedOut && first.timedOutNs() != never && first.cancelRefusedNs() >= first.timedOutNs()
           && first.outcome == Outcome::Finished && first.endedNs > first.cancelRefusedNs() && shown.blockWaited();
}

bool readAsTheyFinish(const Shown &shown)
{
    FutureRecords byRead = shown.futures();
    std::ranges::sort(byRead, {}, &FutureRecord::readNs);
    return shown.allRead() && std::ranges::is_sorted(byRead, {}, &FutureRecord::endedNs)
           && !std::ranges::is_sorted(shown.futures(), {}, &FutureRecord::readNs);
}

bool inOrder(const Shown &shown)
{
    return shown.allFinished() && shown.readInOrder();
}

bool inOrderInRoundsOfThree(const Shown &shown)
{
    return inOrder(shown) && shown.mostAtOnce() == 3;
}

bool someCancelledBeforeTheyRan(const Shown &shown)
{
    const auto cancelled = std::ranges::count_if(shown.futures(), [](const FutureRecord &record) {
        return record.outcome == Outcome::Cancelled && !record.hasRun();
    });
    return cancelled > 0 && shown.count().cancelled == static_cast<std::uint64_t>(cancelled)
           && shown.count().finished > 0;
}

bool startingCostsMoreThanTheWork(const Shown &shown)
{
    const Workload &workload = shown.run.experiment.workload;
    return shown.allFinished() && shown.run.metrics.makespan > 100 * workload.items * workload.work;
}

bool aThousandTasks(const Shown &shown)
{
    return inOrder(shown) && shown.futures().size() == 1000 && shown.futures().front().itemCount == 1000;
}

bool fourTasks(const Shown &shown)
{
    return inOrder(shown) && shown.futures().size() == 4;
}

bool someFailAndAreReadInOrder(const Shown &shown)
{
    return shown.count().failed > 0 && shown.count().finished > 0 && shown.readInOrder();
}

bool theOnlyOneFailsAndIsRead(const Shown &shown)
{
    return shown.count().failed == 1 && shown.futures().size() == 1 && shown.allRead();
}

bool someFailAndNoneIsRead(const Shown &shown)
{
    return shown.count().failed > 0 && shown.noneRead();
}

bool theBlockWaitsThoughNothingIsRead(const Shown &shown)
{
    return shown.allFinished() && shown.noneRead() && shown.blockWaited();
}

bool waitsForTheLonger(const Shown &shown)
{
    const auto run = [&](std::size_t i) { return shown.futures()[i].runNs(0); };
    return theBlockWaitsThoughNothingIsRead(shown) && run(1) > run(0) * 3 / 2;
}

bool endsBeforeItsTasks(const Shown &shown)
{
    return shown.allFinished() && shown.timeline.runEndedNs() < shown.lastEndNs();
}

bool asManyAsWorkers(const Shown &shown)
{
    return shown.allFinished() && shown.mostAtOnce() == shown.run.experiment.workers;
}

bool noFasterThanOne(const Shown &shown)
{
    return shown.allFinished() && shown.run.metrics.speedup && *shown.run.metrics.speedup < 1.2;
}

bool steals(const Shown &shown)
{
    bool stolen = false;
    shown.run.trace.forEachBlock(0, [&](std::span<const Event> events) {
        stolen = stolen || std::ranges::find(events, EventKind::Steal, &Event::kind) != events.end();
    });
    return shown.count().finished == 2 * shown.run.experiment.tasks() && stolen; // each task has a child
}

using Claim = bool (*)(const Shown &);

/// What the sentence of a scenario claims.
const std::map<QString, Claim> claims{
    {"downloads-threads", allAtOnce},
    {"downloads-sequential", oneAfterAnother},
    {"squares-processes", noFasterThanTheCores},
    {"squares-sequential", oneAfterAnother},
    {"io-bound", allAtOnce},
    {"cpu-bound", noFasterThanTheCores},
    {"real-downloads", asManyAsWorkers},
    {"three-futures", submittedBeforeTheFirstResult},
    {"future-status", pendingAtFirst},
    {"future-timeout", gaveUpButTheTaskWentOn},
    {"out-of-patience", gaveUpButTheTaskWentOn},
    {"ten-as-completed", readAsTheyFinish},
    {"first-come", readAsTheyFinish},
    {"map-in-order", inOrder},
    {"two-squares", inOrder},
    {"five-squares", inOrder},
    {"collect-by-map", inOrderInRoundsOfThree},
    {"collect-by-result", inOrderInRoundsOfThree},
    {"cancel-pending", someCancelledBeforeTheyRan},
    {"price-of-a-process", startingCostsMoreThanTheWork},
    {"four-chunks", fourTasks},
    {"million-in-chunks", aThousandTasks},
    {"as-many-as-cores", noFasterThanTheCores},
    {"three-urls", inOrder},
    {"three-files", inOrder},
    {"twice-the-cores", asManyAsWorkers},
    {"risky-five", someFailAndAreReadInOrder},
    {"one-exception", theOnlyOneFailsAndIsRead},
    {"unread-exceptions", someFailAndNoneIsRead},
    {"end-of-the-block", theBlockWaitsThoughNothingIsRead},
    {"shutdown-waits", waitsForTheLonger},
    {"no-waiting", endsBeforeItsTasks},
    {"shutdown-cancels", someCancelledBeforeTheyRan},
    {"computing-under-gil", noFasterThanOne},
    {"waiting-under-gil", asManyAsWorkers},
    {"stealing", steals},
    {"blocked-loop", oneAfterAnother},
    {"async-downloads", allAtOnce},
};

/// The document's headings over code, and the bullet lists of its four mini-programs, with their scenarios.
const std::map<QString, QStringList> blocks{
    {"ThreadPoolExecutor - For I/O-Bound Tasks", {"downloads-sequential", "downloads-threads"}},
    {"ProcessPoolExecutor - For CPU-Bound Tasks", {"squares-sequential", "squares-processes"}},
    {"What are Futures?", {"three-futures"}},
    {"Checking Future Status", {"future-status"}},
    {"Future with Timeout", {"future-timeout"}},
    {"Multiple Futures with as_completed", {"ten-as-completed"}},
    {"submit() vs map()", {"two-squares", "five-squares"}},
    {"Collecting Results", {"collect-by-map", "collect-by-result"}},
    {"I/O-Bound vs CPU-Bound", {"io-bound", "cpu-bound"}},
    {"ThreadPoolExecutor Use Cases", {"three-urls", "three-files"}},
    {"ProcessPoolExecutor Use Cases", {"price-of-a-process", "four-chunks"}},
    {"Handling Exceptions in Futures", {"risky-five"}},
    {"Exception Propagation", {"one-exception"}},
    {"Proper Resource Management", {"end-of-the-block"}},
    {"Shutdown Options", {"shutdown-waits", "no-waiting", "shutdown-cancels"}},
    {"Optimal Worker Count", {"twice-the-cores", "as-many-as-cores"}},
    {"Chunking Large Jobs", {"million-in-chunks"}},
    {"01_concurrent_basics", {"downloads-sequential", "downloads-threads", "squares-processes", "io-bound"}},
    {"02_futures", {"three-futures", "future-status", "future-timeout", "ten-as-completed", "cancel-pending"}},
    {"03_process_pool", {"squares-processes", "four-chunks", "million-in-chunks", "price-of-a-process"}},
    {"04_thread_pool", {"real-downloads", "twice-the-cores", "shutdown-waits", "risky-five", "end-of-the-block"}},
};

} // namespace

class TestTextbook : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void everyCodeBlockHasAScenarioThatIsProved();
    void theNumbersAreTheDocuments();
    void aRealRunShowsWhatTheSentenceSays_data();
    void aRealRunShowsWhatTheSentenceSays();

private:
    const Experiment &experimentOf(const QString &file) const;

    std::vector<Scenario> m_scenarios;
};

void TestTextbook::initTestCase()
{
    registerBuiltinFunctions();
    auto scenarios = loadScenarios();
    QVERIFY(scenarios.ok());
    m_scenarios = *scenarios;
}

const Experiment &TestTextbook::experimentOf(const QString &file) const
{
    const auto found = std::ranges::find(m_scenarios, file, &Scenario::file);
    if (found == m_scenarios.end())
        qFatal("no scenario is called %s", qPrintable(file));
    return found->experiment;
}

void TestTextbook::everyCodeBlockHasAScenarioThatIsProved()
{
    QCOMPARE(blocks.size(), std::size_t{17 + 4});
    for (const auto &[heading, files] : blocks) {
        QVERIFY2(!files.isEmpty(), qPrintable(heading));
        for (const QString &file : files) {
            experimentOf(file);
            QVERIFY2(claims.contains(file), qPrintable(file));
        }
    }
}

void TestTextbook::theNumbersAreTheDocuments()
{
    using std::chrono::milliseconds;
    const auto is = [this](const char *file, std::uint32_t items, int workers, int workMs) {
        const Experiment &experiment = experimentOf(QLatin1String(file));
        return experiment.workload.items == items && experiment.workers == workers
               && experiment.workload.work == milliseconds(workMs);
    };
    QVERIFY(is("downloads-threads", 5, 5, 400)); // 2 s
    QVERIFY(is("squares-processes", 8, 4, 250)); // 10,000,000 squares
    QVERIFY(is("three-futures", 3, 3, 400));     // 2 s
    QVERIFY(is("ten-as-completed", 10, 5, 200)); // 1 to 3 s
    QVERIFY(is("collect-by-map", 5, 3, 200));    // 1 s
    QVERIFY(is("risky-five", 5, 3, 100));
    QVERIFY(is("shutdown-waits", 2, 2, 400)); // 3 and 5 s
    const Experiment &timeout = experimentOf(QStringLiteral("future-timeout"));
    QCOMPARE(timeout.workload.work / *timeout.timeout, 2); // 5 s to 2 s
    QCOMPARE(timeout.workload.work % *timeout.timeout, milliseconds(200));
    const Experiment &million = experimentOf(QStringLiteral("million-in-chunks"));
    QCOMPARE(million.workload.items, 1'000'000u);
    QCOMPARE(million.tasks(), 1000u); // and not the 10,000 of its comment
}

void TestTextbook::aRealRunShowsWhatTheSentenceSays_data()
{
    QTest::addColumn<QString>("file");
    for (const auto &[file, claim] : claims)
        QTest::newRow(qPrintable(file)) << file;
}

void TestTextbook::aRealRunShowsWhatTheSentenceSays()
{
    QFETCH(QString, file);
    auto run = runSession(experimentOf(file));
    QVERIFY2(run.ok(), run ? "" : run.error().detail.c_str());
    Shown shown{std::move(*run), {}};
    shown.timeline.append(shown.run.trace);
    QVERIFY(shown.run.trace.droppedEvents() == 0);
    QVERIFY(claims.at(file)(shown));
}

QTEST_GUILESS_MAIN(TestTextbook)
#include "tst_textbook.moc"
