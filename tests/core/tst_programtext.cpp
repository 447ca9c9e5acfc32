// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/programtext.h"
#include "tests/core/programfixtures.h"
#include "tests/core/programruns.h"

#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>

using namespace futurescope;
using namespace programfixtures;
using namespace programruns;

namespace {

double secondsBehind(const QString &word, const QString &output)
{
    const QRegularExpression pattern(word + QStringLiteral(": ([\\d.]+) s"));
    return pattern.match(output).captured(1).toDouble();
}

bool has(const ProgramText &program, CodeRole role)
{
    return std::ranges::find(program, role, &CodeLine::role) != program.end();
}

} // namespace

class TestProgramText : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void pythonCompilesWhatIsWrittenForIt();
    void pythonRunsItAsTheExperimentSays_data();
    void pythonRunsItAsTheExperimentSays();
    void pythonRunsCoupledTasksAndTrees_data();
    void pythonRunsCoupledTasksAndTrees();
    void aTimeoutInPythonGivesUpButTheBlockStillWaits();
    void pythonHoldsBackAsThePolicySays_data();
    void pythonHoldsBackAsThePolicySays();
    void pythonSharesMemoryAndBeats_data();
    void pythonSharesMemoryAndBeats();
    void theCompilerAcceptsTheCpp();
    void everyControlChangesTheText_data();
    void everyControlChangesTheText();
    void settingsOfOneKindChangeTheTextOfThatKind();
    void everyStepHasALine();
    void executorsThatPythonDoesNotHaveAreNamedAsSuch();
    void settingsOfOneExecutorAreInItsTextOnly();
    void secondsAreWrittenExactly();
    void linesStayShort();

private:
    void needPython() const;

    QString m_python;
    QTemporaryDir m_folder;
};

void TestProgramText::initTestCase()
{
    m_python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    QVERIFY(m_folder.isValid());
    QCOMPARE(presets(QStringLiteral(PRESETS)).size(),
             std::size_t(QDir(QStringLiteral(PRESETS)).entryList({QStringLiteral("*.json")}).size()));
}

void TestProgramText::needPython() const
{
    if (m_python.isEmpty())
        QSKIP("python3 is not installed");
}

void TestProgramText::pythonCompilesWhatIsWrittenForIt()
{
    needPython();
    QStringList programs;
    for (const auto &[name, experiment] : presets(QStringLiteral(PRESETS)))
        programs.append(textOf(experiment, ProgramLanguage::Python));
    for (const Experiment &experiment : grid())
        programs.append(textOf(experiment, ProgramLanguage::Python));
    const QString check = QStringLiteral("import sys\n"
                                         "for text in sys.stdin.read().split('\\0'):\n"
                                         "    try:\n"
                                         "        compile(text, 'program', 'exec')\n"
                                         "    except Exception as error:\n"
                                         "        sys.exit(f'{error}\\n{text}')");
    QProcess python;
    python.start(m_python,
                 {QStringLiteral("-I"), QStringLiteral("-W"), QStringLiteral("error"), QStringLiteral("-c"), check});
    python.write(programs.join(QChar(0)).toUtf8());
    python.closeWriteChannel();
    QVERIFY(python.waitForFinished(120'000));
    QVERIFY2(python.exitCode() == 0, python.readAllStandardError().constData());
    QVERIFY(programs.size() > 1500);
}

void TestProgramText::pythonRunsItAsTheExperimentSays_data()
{
    QTest::addColumn<int>("executor");
    QTest::addColumn<int>("collect");
    QTest::addColumn<uint>("switches");
    QTest::addColumn<int>("shutdown");
    const auto row = [](const char *name, ExecutorKind executor, CollectMode collect, uint switches,
                        ShutdownMode shutdown = ShutdownMode::Wait) {
        QTest::newRow(name) << static_cast<int>(executor) << static_cast<int>(collect) << switches
                            << static_cast<int>(shutdown);
    };
    row("threads, map", ExecutorKind::Threads, CollectMode::Map, 0);
    row("threads, map of chunks with payload", ExecutorKind::Threads, CollectMode::Map, 4 | 16);
    row("threads, result, failures", ExecutorKind::Threads, CollectMode::Result, 8);
    row("threads, as_completed, do not wait", ExecutorKind::Threads, CollectMode::AsCompleted, 0, ShutdownMode::NoWait);
    row("threads, as_completed, cancelled", ExecutorKind::Threads, CollectMode::AsCompleted, 2);
    row("threads, map, cancelled", ExecutorKind::Threads, CollectMode::Map, 2 | 1);
    row("threads, nothing taken, cancel pending", ExecutorKind::Threads, CollectMode::None, 8,
        ShutdownMode::CancelPending);
    row("sequential, as_completed, measured", ExecutorKind::Sequential, CollectMode::AsCompleted, 8 | 32);
    row("sequential, cancelled", ExecutorKind::Sequential, CollectMode::Result, 2);
    row("processes, map of chunks with payload", ExecutorKind::Processes, CollectMode::Map, 4 | 16);
    row("processes, result, failures, measured", ExecutorKind::Processes, CollectMode::Result, 8 | 32);
    row("threads, map, cyclic, with payload", ExecutorKind::Threads, CollectMode::Map, 64 | 16);
    row("processes, map, cyclic, failures", ExecutorKind::Processes, CollectMode::Result, 64 | 8);
    row("threads, longest first in chunks, measured", ExecutorKind::Threads, CollectMode::Result, 128 | 4 | 32);
    row("async, cyclic", ExecutorKind::Async, CollectMode::AsCompleted, 64);
    row("async, result, failures", ExecutorKind::Async, CollectMode::Result, 8);
    row("async, map of chunks", ExecutorKind::Async, CollectMode::Map, 4);
    row("async, map, failures", ExecutorKind::Async, CollectMode::Map, 8);
    row("async, as_completed, cancelled", ExecutorKind::Async, CollectMode::AsCompleted, 2);
    row("async, nothing taken, do not wait", ExecutorKind::Async, CollectMode::None, 0, ShutdownMode::NoWait);
    row("async, timed out, cancel pending", ExecutorKind::Async, CollectMode::Result, 1, ShutdownMode::CancelPending);
}

/// Eight tasks of 50 ms, two at a time; what is cancelled is so after 80 ms, when the second pair runs.
void TestProgramText::pythonRunsItAsTheExperimentSays()
{
    needPython();
    QFETCH(int, executor);
    QFETCH(int, collect);
    QFETCH(uint, switches);
    QFETCH(int, shutdown);
    Experiment experiment = sleeping(8, 50ms, executor == int(ExecutorKind::Sequential) ? 1 : 2,
                                     static_cast<CollectMode>(collect));
    experiment.executor = static_cast<ExecutorKind>(executor);
    experiment.shutdown = static_cast<ShutdownMode>(shutdown);
    setSwitches(experiment, switches);
    if (experiment.timeout)
        experiment.timeout = 10s;
    if (experiment.cancelAfter)
        experiment.cancelAfter = 80ms;
    const QString path = m_folder.filePath(QStringLiteral("program.py"));
    write(path, textOf(experiment, ProgramLanguage::Python));
    const Ran ran = runProgram(m_python, {QStringLiteral("-I"), path}, m_folder.path());
    QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
    QVERIFY2(!ran.errors.contains(QLatin1String("Traceback")), qPrintable(ran.errors));

    const auto counted = QRegularExpression(QStringLiteral("(\\d+) results")).match(ran.output);
    QCOMPARE(counted.hasMatch(), experiment.collect != CollectMode::None);
    const auto results = static_cast<uint>(counted.captured(1).toInt());
    const auto failures = static_cast<uint>(ran.output.count(QLatin1String("Error")));
    const auto cancelled = static_cast<uint>(ran.output.count(QLatin1String("Cancelled")));
    // A plain loop has nothing pending: it only submits no more.
    const bool stopped = experiment.executor == ExecutorKind::Sequential ? results + failures < 8 : cancelled > 0;
    if (experiment.collect == CollectMode::None)
        return;
    QCOMPARE(stopped, experiment.cancelAfter.has_value());
    QCOMPARE(failures > 0, experiment.workload.failureRate > 0);
    const uint expected = experiment.executor == ExecutorKind::Processes && experiment.collect == CollectMode::Map
                              ? 8 // its map() gives items, whatever the chunks
                              : experiment.tasks();
    if (experiment.collect == CollectMode::Map && failures + cancelled > 0)
        QVERIFY(results < expected); // the first failure ends the iteration
    else if (!experiment.cancelAfter)
        QCOMPARE(results + failures, expected);
    if (switches & 32)
        QVERIFY2(secondsBehind(QStringLiteral("Sequential"), ran.output) >= 0.4, qPrintable(ran.output));
}

void TestProgramText::pythonRunsCoupledTasksAndTrees_data()
{
    QTest::addColumn<int>("executor");
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("coupling");
    QTest::addColumn<int>("collect");
    const auto row = [](const char *name, ExecutorKind executor, WorkloadKind kind, Coupling coupling,
                        CollectMode collect) {
        QTest::newRow(name) << static_cast<int>(executor) << static_cast<int>(kind) << static_cast<int>(coupling)
                            << static_cast<int>(collect);
    };
    using Kind = WorkloadKind;
    row("lock", ExecutorKind::Threads, Kind::SumOfSquares, Coupling::Lock, CollectMode::Map);
    row("lock, async", ExecutorKind::Async, Kind::SumOfSquares, Coupling::Lock, CollectMode::Result);
    row("lock, sleeping", ExecutorKind::Threads, Kind::Sleep, Coupling::Lock, CollectMode::Map);
    row("barrier", ExecutorKind::Threads, Kind::SumOfSquares, Coupling::Barrier, CollectMode::AsCompleted);
    row("barrier, sequential", ExecutorKind::Sequential, Kind::SumOfSquares, Coupling::Barrier, CollectMode::Result);
    row("tree", ExecutorKind::WorkStealing, Kind::Tree, Coupling::None, CollectMode::AsCompleted);
    row("tree, nothing taken", ExecutorKind::Threads, Kind::Tree, Coupling::None, CollectMode::None);
    row("tree, sequential", ExecutorKind::Sequential, Kind::Tree, Coupling::None, CollectMode::Result);
    row("tree, async", ExecutorKind::Async, Kind::Tree, Coupling::None, CollectMode::Result);
    row("tree, async, nothing taken", ExecutorKind::Async, Kind::Tree, Coupling::None, CollectMode::None);
}

/// With a serial part, and after a plain loop that nothing couples.
void TestProgramText::pythonRunsCoupledTasksAndTrees()
{
    needPython();
    QFETCH(int, executor);
    QFETCH(int, kind);
    QFETCH(int, coupling);
    QFETCH(int, collect);
    Experiment experiment = sleeping(9, 2ms, executor == int(ExecutorKind::Sequential) ? 1 : 2,
                                     static_cast<CollectMode>(collect));
    experiment.executor = static_cast<ExecutorKind>(executor);
    experiment.workload.kind = static_cast<WorkloadKind>(kind);
    experiment.workload.coupling = static_cast<Coupling>(coupling);
    experiment.workload.serialPercent = 20;
    experiment.baseline = Baseline::Measured;
    if (experiment.workload.coupling != Coupling::None)
        experiment.schedule = Schedule::Cyclic;
    QVERIFY(validate(experiment).ok());
    const QString path = m_folder.filePath(QStringLiteral("forms.py"));
    write(path, textOf(experiment, ProgramLanguage::Python));
    const Ran ran = runProgram(m_python, {QStringLiteral("-I"), path}, m_folder.path());
    QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
    QVERIFY2(!ran.errors.contains(QLatin1String("Traceback")), qPrintable(ran.errors));
    QVERIFY(secondsBehind(QStringLiteral("Sequential"), ran.output) > 0);
    const auto counted = QRegularExpression(QStringLiteral("(\\d+) results")).match(ran.output);
    QCOMPARE(counted.hasMatch(), experiment.collect != CollectMode::None);
    if (counted.hasMatch())
        QCOMPARE(counted.captured(1).toUInt(), experiment.futures());
}

void TestProgramText::aTimeoutInPythonGivesUpButTheBlockStillWaits()
{
    needPython();
    Experiment experiment = sleeping(1, 600ms, 1, CollectMode::Result);
    experiment.timeout = 50ms;
    const QString path = m_folder.filePath(QStringLiteral("timeout.py"));
    write(path, textOf(experiment, ProgramLanguage::Python));
    const Ran ran = runProgram(m_python, {QStringLiteral("-I"), path}, m_folder.path());
    QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors));
    QCOMPARE(ran.output, QStringLiteral("Task took too long!\n0 results\n"));
    QVERIFY2(ran.ms >= 600, qPrintable(QString::number(ran.ms)));
}

void TestProgramText::pythonHoldsBackAsThePolicySays_data()
{
    QTest::addColumn<int>("executor");
    QTest::addColumn<int>("policy");
    for (const ExecutorKind executor : {ExecutorKind::Threads, ExecutorKind::Async}) {
        for (const QueuePolicy policy : {QueuePolicy::Block, QueuePolicy::CallerRuns, QueuePolicy::Drop}) {
            const std::string name = std::string(executorName(executor)) + ", " + std::string(queuePolicyName(policy));
            QTest::newRow(name.c_str()) << int(executor) << int(policy);
        }
    }
}

void TestProgramText::pythonHoldsBackAsThePolicySays()
{
    needPython();
    QFETCH(int, executor);
    QFETCH(int, policy);
    Experiment experiment = sleeping(8, 60ms, 2, CollectMode::Result);
    experiment.executor = static_cast<ExecutorKind>(executor);
    experiment.queuePolicy = static_cast<QueuePolicy>(policy);
    experiment.queueLimit = 2;
    experiment.submitEvery = 1ms;
    const QString path = m_folder.filePath(QStringLiteral("bounded.py"));
    write(path, textOf(experiment, ProgramLanguage::Python));
    const Ran ran = runProgram(m_python, {QStringLiteral("-I"), path}, m_folder.path());
    QVERIFY2(ran.exitCode == 0 && ran.errors.isEmpty(), qPrintable(ran.errors));
    const auto numberBefore = [&](const QString &word) {
        return QRegularExpression(QStringLiteral("(\\d+) ") + word).match(ran.output).captured(1).toInt();
    };
    const int dropped = numberBefore(QStringLiteral("dropped"));
    QCOMPARE(numberBefore(QStringLiteral("results")) + dropped, 8);
    QCOMPARE(dropped > 0, policy == int(QueuePolicy::Drop));
}

void TestProgramText::pythonSharesMemoryAndBeats_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<int>("computing");
    for (const WorkloadKind kind : {WorkloadKind::SumOfSquares, WorkloadKind::PrimeFactors, WorkloadKind::Mixed,
                                    WorkloadKind::Counter, WorkloadKind::MemoryStream}) {
        for (const LoopComputing computing :
             {LoopComputing::InPlace, LoopComputing::InSlices, LoopComputing::InThread}) {
            const std::string name = std::string(workloadName(kind)) + ", " + std::string(loopComputingName(computing));
            QTest::newRow(name.c_str()) << int(kind) << int(computing);
        }
    }
}

void TestProgramText::pythonSharesMemoryAndBeats()
{
    needPython();
    QFETCH(int, kind);
    QFETCH(int, computing);
    Experiment experiment = sleeping(4, 10ms, 2, CollectMode::Result);
    experiment.workload.kind = static_cast<WorkloadKind>(kind);
    experiment.workload.arrayBytes = 1u << 16;
    experiment.workload.flopsPerByte = static_cast<std::uint32_t>(computing); // none, one, two
    experiment.workload.counter = static_cast<CounterForm>((kind + computing) % 5);
    experiment.executor = ExecutorKind::Async;
    experiment.loopComputing = static_cast<LoopComputing>(computing);
    experiment.heartbeat = 1ms;
    const QString path = m_folder.filePath(QStringLiteral("loop.py"));
    write(path, textOf(experiment, ProgramLanguage::Python));
    const Ran ran = runProgram(m_python, {QStringLiteral("-I"), path}, m_folder.path());
    QVERIFY2(ran.exitCode == 0 && ran.errors.isEmpty(), qPrintable(ran.errors));
    QVERIFY(ran.output.contains(QLatin1String("4 results")));
    QVERIFY(ran.output.contains(QLatin1String("Latest beat: ")));
    QCOMPARE(ran.output.contains(QLatin1String("The counter says ")),
             experiment.workload.kind == WorkloadKind::Counter);
}

void TestProgramText::theCompilerAcceptsTheCpp()
{
    std::vector<QString> programs;
    for (const auto &[name, experiment] : presets(QStringLiteral(PRESETS)))
        programs.push_back(textOf(experiment, ProgramLanguage::Cpp));
    const std::vector<Experiment> experiments = grid();
    for (std::size_t i = 0; i < experiments.size(); i += 37) // a prime: every setting meets every other
        programs.push_back(textOf(experiments[i], ProgramLanguage::Cpp));
    const Ran compiled = compile(programs, m_folder.path());
    QVERIFY2(compiled.exitCode == 0, qPrintable(compiled.errors.left(4000)));
}

void TestProgramText::everyControlChangesTheText_data()
{
    QTest::addColumn<int>("control");
    const char *names[] = {"items",       "work",     "distribution", "spread",       "failures",   "payload in",
                           "payload out", "seed",     "workload",     "executor",     "workers",    "chunk",
                           "collect",     "timeout",  "cancel after", "shutdown",     "baseline",   "schedule",
                           "serial",      "coupling", "queue policy", "submit every", "submit late"};
    for (int i = 0; i < static_cast<int>(std::size(names)); ++i)
        QTest::newRow(names[i]) << i;
}

void TestProgramText::everyControlChangesTheText()
{
    QFETCH(int, control);
    using Change = void (*)(Experiment &);
    const Change changes[] = {
        [](Experiment &e) { ++e.workload.items; },
        [](Experiment &e) { e.workload.work *= 2; },
        [](Experiment &e) { e.workload.distribution = Distribution::HeavyTail; },
        [](Experiment &e) { e.workload.spreadPercent = 12; },
        [](Experiment &e) { e.workload.failureRate = 0.5; },
        [](Experiment &e) { e.workload.payloadInBytes = 7; },
        [](Experiment &e) { e.workload.payloadOutBytes = 7; },
        [](Experiment &e) { e.workload.seed = 8; },
        [](Experiment &e) { e.workload.kind = WorkloadKind::Sleep; },
        [](Experiment &e) { e.executor = ExecutorKind::Processes; },
        [](Experiment &e) { ++e.workers; },
        [](Experiment &e) { e.chunk = 5; },
        [](Experiment &e) { e.collect = CollectMode::Map; },
        [](Experiment &e) { e.timeout = 5s; },
        [](Experiment &e) { e.cancelAfter = 0ns; },
        [](Experiment &e) { e.shutdown = ShutdownMode::CancelPending; },
        [](Experiment &e) { e.baseline = Baseline::Measured; },
        [](Experiment &e) { e.schedule = Schedule::Static; },
        [](Experiment &e) { e.workload.serialPercent = 5; },
        [](Experiment &e) { e.workload.coupling = Coupling::Lock; },
        [](Experiment &e) { e.queuePolicy = QueuePolicy::Drop; },
        [](Experiment &e) { e.submitEvery = 1ms; },
        [](Experiment &e) { e.submitsLate = true; },
    };
    for (const ExecutorKind executor : executorKinds) {
        if (control == 9 && executor == ExecutorKind::Processes)
            continue;
        if (control == 10 && executor == ExecutorKind::Sequential)
            continue; // it has one worker
        Experiment before;
        before.executor = executor;
        Experiment after = before;
        changes[control](after);
        if (!validate(after))
            continue;
        for (const ProgramLanguage language : {ProgramLanguage::Python, ProgramLanguage::Cpp}) {
            QVERIFY2(textOf(before, language) != textOf(after, language), std::string(executorName(executor)).c_str());
        }
    }
}

void TestProgramText::settingsOfOneKindChangeTheTextOfThatKind()
{
    Experiment stream = sleeping(4, 10ms, 2, CollectMode::Result);
    stream.workload.kind = WorkloadKind::MemoryStream;
    Experiment computing = stream;
    computing.workload.flopsPerByte = 3;
    Experiment mixed = sleeping(4, 10ms, 2, CollectMode::Result);
    mixed.workload.kind = WorkloadKind::Mixed;
    Experiment waiting = mixed;
    waiting.workload.waitPercent = 90;
    Experiment cancelling = sleeping(4, 10ms, 2, CollectMode::Result);
    cancelling.timeout = 5ms;
    Experiment patient = cancelling;
    patient.cancelsTimedOut = false;
    const auto has = [](const Experiment &experiment, ProgramLanguage language, const char *part) {
        return textOf(experiment, language).contains(QLatin1String(part));
    };
    QVERIFY(has(computing, ProgramLanguage::Cpp, "StreamArray::make(67108864, 3)"));
    QVERIFY(has(computing, ProgramLanguage::Python, "STEPS = 12"));
    QVERIFY(!has(stream, ProgramLanguage::Python, "STEPS"));
    QVERIFY(has(waiting, ProgramLanguage::Cpp, "work * 90 / 100"));
    QVERIFY(has(waiting, ProgramLanguage::Python, "time.sleep(0.01 * 90 / 100)"));
    QVERIFY(has(mixed, ProgramLanguage::Python, "time.sleep(0.01 / 2)"));
    for (const ProgramLanguage language : {ProgramLanguage::Python, ProgramLanguage::Cpp}) {
        QVERIFY(has(cancelling, language, "future.cancel()"));
        QVERIFY(!has(patient, language, "future.cancel()"));
    }
}

void TestProgramText::everyStepHasALine()
{
    for (const Experiment &experiment : grid()) {
        for (const ProgramLanguage language : {ProgramLanguage::Python, ProgramLanguage::Cpp}) {
            const ProgramText program = programText(experiment, language);
            const bool collects = experiment.collect != CollectMode::None;
            QVERIFY(has(program, CodeRole::MakeExecutor));
            QVERIFY(has(program, CodeRole::Submit));
            QVERIFY(has(program, CodeRole::Shutdown));
            QVERIFY(has(program, CodeRole::Exit));
            QVERIFY(has(program, CodeRole::TaskBegin));
            QVERIFY(has(program, CodeRole::TaskWork) || has(program, CodeRole::TaskWait));
            const bool goesOn = experiment.workload.kind == WorkloadKind::Nested
                                && experiment.workload.childWait == ChildWait::Continuation;
            // Until no part is left, nor anything that goes on.
            const bool waits = collects || goesOn || experiment.workload.kind == WorkloadKind::Tree;
            QCOMPARE(has(program, CodeRole::WaitForResult), waits);
            QCOMPARE(has(program, CodeRole::Read), collects);
            QCOMPARE(has(program, CodeRole::TimedOut), collects && experiment.timeout);
            QCOMPARE(has(program, CodeRole::Cancel), experiment.cancelAfter.has_value());
            QCOMPARE(has(program, CodeRole::TaskRaise), experiment.workload.failureRate > 0);
        }
    }
}

void TestProgramText::executorsThatPythonDoesNotHaveAreNamedAsSuch()
{
    Experiment experiment;
    experiment.executor = ExecutorKind::WorkStealing;
    QVERIFY(textOf(experiment, ProgramLanguage::Python).contains(QLatin1String("no work stealing")));
    QVERIFY(textOf(experiment, ProgramLanguage::Cpp).contains(QLatin1String("ExecutorKind::WorkStealing")));
    experiment.executor = ExecutorKind::ThreadsGil;
    QVERIFY(textOf(experiment, ProgramLanguage::Python).contains(QLatin1String("standard build")));
    experiment.executor = ExecutorKind::Threads;
    QVERIFY(textOf(experiment, ProgramLanguage::Python).contains(QLatin1String("free-threaded")));
    experiment.workload.kind = WorkloadKind::Sleep; // waiting is the same in every build
    QVERIFY(!textOf(experiment, ProgramLanguage::Python).contains(QLatin1String("free-threaded")));
}

void TestProgramText::settingsOfOneExecutorAreInItsTextOnly()
{
    using Change = void (*)(Experiment &);
    const std::pair<ExecutorKind, Change> changes[] = {
        {ExecutorKind::ThreadsGil, [](Experiment &e) { e.switchInterval = 1ms; }},
        {ExecutorKind::WorkStealing, [](Experiment &e) { e.stealing = false; }},
        {ExecutorKind::Async, [](Experiment &e) { e.heartbeat = 10ms; }},
        {ExecutorKind::Async, [](Experiment &e) { e.loopComputing = LoopComputing::InSlices; }},
        {ExecutorKind::Async, [](Experiment &e) { e.loopComputing = LoopComputing::InThread; }},
        {ExecutorKind::Processes, [](Experiment &e) { e.maxTasksPerChild = 3; }},
        {ExecutorKind::Processes, [](Experiment &e) { e.workerDeath = WorkerDeath::BreaksPool; }},
    };
    for (const auto &[owner, change] : changes) {
        for (const ExecutorKind executor : executorKinds) {
            Experiment before;
            before.executor = executor;
            Experiment after = before;
            change(after);
            for (const ProgramLanguage language : {ProgramLanguage::Python, ProgramLanguage::Cpp})
                QCOMPARE(textOf(before, language) != textOf(after, language), executor == owner);
        }
    }
}

void TestProgramText::secondsAreWrittenExactly()
{
    Experiment experiment = sleeping(1, 1234567891ns, 1, CollectMode::Result);
    QVERIFY(textOf(experiment, ProgramLanguage::Python).contains(QLatin1String("sleep(1.234567891)")));
    experiment.workload.work = 6us;
    QVERIFY(textOf(experiment, ProgramLanguage::Python).contains(QLatin1String("sleep(0.000006)")));
    QVERIFY(textOf(experiment, ProgramLanguage::Cpp).contains(QLatin1String("work = 6us;")));
    experiment.workload.work = 60s;
    QVERIFY(textOf(experiment, ProgramLanguage::Python).contains(QLatin1String("sleep(60.0)")));
}

void TestProgramText::linesStayShort()
{
    for (const Experiment &experiment : grid()) {
        for (const CodeLine &line : programText(experiment, ProgramLanguage::Python))
            QVERIFY2(line.text.size() <= 80, line.text.c_str());
        for (const CodeLine &line : programText(experiment, ProgramLanguage::Cpp))
            QVERIFY2(line.text.size() <= 100, line.text.c_str());
    }
}

QTEST_GUILESS_MAIN(TestProgramText)
#include "tst_programtext.moc"
