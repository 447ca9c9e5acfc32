// SPDX-License-Identifier: GPL-3.0-or-later
// The programs of tasks that submit others, and of pools that are warm.
#include "tests/core/programfixtures.h"
#include "tests/core/programruns.h"

#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace futurescope;
using namespace programfixtures;
using namespace programruns;

namespace {

/// Everything that changes the program of a nested workload, where it is allowed.
std::vector<Experiment> nestedExperiments()
{
    std::vector<Experiment> experiments;
    for (const ExecutorKind executor : executorKinds) {
        for (int turn = 0; turn < 3 * 2 * 2 * 2 * 4; ++turn) {
            Experiment experiment = sleeping(5, 2ms, executor == ExecutorKind::Sequential ? 1 : 20,
                                             static_cast<CollectMode>(turn / 24 % 4));
            experiment.executor = executor;
            experiment.workload.kind = WorkloadKind::Nested;
            experiment.workload.childWait = static_cast<ChildWait>(turn % 3);
            experiment.workload.depth = turn / 3 % 2 == 0 ? 1 : 3;
            experiment.workload.failureRate = turn / 6 % 2 == 0 ? 0 : 0.3;
            experiment.baseline = turn / 12 % 2 == 0 ? Baseline::Derived : Baseline::Measured;
            experiment.chunk = turn % 5 == 0 ? 2 : 1;
            experiment.warmWorkers = turn % 7 == 0;
            if (turn % 11 == 0)
                experiment.cancelAfter = 1ms;
            if (validate(experiment))
                experiments.push_back(experiment);
        }
    }
    return experiments;
}

} // namespace

class ProgramNestedTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { QVERIFY(m_folder.isValid()); }
    void theCompilerAcceptsTheCpp();
    void pythonCompilesAll();
    void pythonRunsThem_data();
    void pythonRunsThem();
    void pythonStartsAWarmPool_data();
    void pythonStartsAWarmPool();

private:
    Ran runPython(const Experiment &experiment);

    const QString m_python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    QTemporaryDir m_folder;
};

Ran ProgramNestedTest::runPython(const Experiment &experiment)
{
    const QString path = m_folder.filePath(QStringLiteral("program.py"));
    write(path, textOf(experiment, ProgramLanguage::Python));
    return runProgram(m_python, {QStringLiteral("-I"), path}, m_folder.path());
}

void ProgramNestedTest::theCompilerAcceptsTheCpp()
{
    std::vector<QString> programs;
    for (const Experiment &experiment : nestedExperiments())
        programs.push_back(textOf(experiment, ProgramLanguage::Cpp));
    QVERIFY(programs.size() > 100);
    const Ran compiled = compile(programs, m_folder.path());
    QVERIFY2(compiled.exitCode == 0, qPrintable(compiled.errors.left(4000)));
}

void ProgramNestedTest::pythonCompilesAll()
{
    if (m_python.isEmpty())
        QSKIP("python3 is not installed");
    QString all;
    for (const Experiment &experiment : nestedExperiments())
        all += QStringLiteral("compile(%1, 'program', 'exec')\n")
                   .arg(QStringLiteral("\"\"\"")
                        + textOf(experiment, ProgramLanguage::Python)
                              .replace(QLatin1Char('\\'), QLatin1String("\\\\"))
                              .replace(QLatin1Char('"'), QLatin1String("\\\""))
                        + QStringLiteral("\"\"\""));
    const QString path = m_folder.filePath(QStringLiteral("all.py"));
    write(path, all);
    const Ran ran = runProgram(m_python, {QStringLiteral("-I"), path}, m_folder.path());
    QVERIFY2(ran.exitCode == 0, qPrintable(ran.errors.left(2000)));
}

void ProgramNestedTest::pythonRunsThem_data()
{
    QTest::addColumn<int>("index");
    const std::vector<Experiment> experiments = nestedExperiments();
    for (std::size_t i = 0; i < experiments.size(); i += 13) { // a prime: every setting meets every other
        const Experiment &experiment = experiments[i];
        QTest::addRow("%zu: %s, %s, %u levels", i, executorName(experiment.executor).data(),
                      childWaitName(experiment.workload.childWait).data(), experiment.workload.depth)
            << int(i);
    }
}

void ProgramNestedTest::pythonRunsThem()
{
    if (m_python.isEmpty())
        QSKIP("python3 is not installed");
    QFETCH(int, index);
    Experiment experiment = nestedExperiments()[static_cast<std::size_t>(index)];
    experiment.collect = CollectMode::Result;
    const Ran ran = runPython(experiment);
    QVERIFY2(ran.exitCode == 0 && ran.errors.isEmpty(), qPrintable(ran.errors + ran.output));
    if (experiment.workload.failureRate == 0 && !experiment.cancelAfter && experiment.chunk == 1)
        QVERIFY2(ran.output.contains(QLatin1String("5 results")), qPrintable(ran.output));
}

void ProgramNestedTest::pythonStartsAWarmPool_data()
{
    QTest::addColumn<ExecutorKind>("executor");
    for (const ExecutorKind kind : {ExecutorKind::Threads, ExecutorKind::Processes})
        QTest::newRow(executorName(kind).data()) << kind;
}

void ProgramNestedTest::pythonStartsAWarmPool()
{
    if (m_python.isEmpty())
        QSKIP("python3 is not installed");
    QFETCH(ExecutorKind, executor);
    Experiment experiment = sleeping(4, 2ms, 2, CollectMode::Result);
    experiment.executor = executor;
    const QString cold = textOf(experiment, ProgramLanguage::Python);
    experiment.warmWorkers = true;
    QVERIFY(textOf(experiment, ProgramLanguage::Python) != cold);
    QVERIFY(textOf(experiment, ProgramLanguage::Cpp).contains(QLatin1String(".warm = true")));
    const Ran ran = runPython(experiment);
    QVERIFY2(ran.exitCode == 0 && ran.errors.isEmpty(), qPrintable(ran.errors));
    QVERIFY(ran.output.contains(QLatin1String("4 results")));
}

QTEST_GUILESS_MAIN(ProgramNestedTest)
#include "tst_programnested.moc"
