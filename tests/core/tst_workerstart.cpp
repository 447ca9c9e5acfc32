// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/executor.h"
#include "core/executors/workerstart.h"

#include <QtTest>

using namespace futurescope;

class WorkerStartTest : public QObject
{
    Q_OBJECT

private slots:
    void workersAreNumberedBehindTheirPrefix();
    void poolsWithoutAPrefixAreNumbered();
    void theKernelsNameKeepsTheNumbers();
    void aNameIsNotCutInsideACharacter();
};

void WorkerStartTest::workersAreNumberedBehindTheirPrefix()
{
    const WorkerStart start({.threadNamePrefix = "download"}, "ThreadPoolExecutor");
    QCOMPARE(start.name(0), std::string("download_0"));
    QCOMPARE(start.kernelName(12), std::string("download_12"));
}

void WorkerStartTest::poolsWithoutAPrefixAreNumbered()
{
    const WorkerStart first({}, "ThreadPoolExecutor");
    const WorkerStart second({}, "ThreadPoolExecutor");
    const std::string pattern = "^ThreadPoolExecutor-\\d+_4$";
    QVERIFY(QRegularExpression(pattern.c_str()).match(QString::fromStdString(first.name(4))).hasMatch());
    QVERIFY(first.name(4) != second.name(4));
}

void WorkerStartTest::theKernelsNameKeepsTheNumbers()
{
    const WorkerStart numbered({}, "ThreadPoolExecutor");
    const std::string full = numbered.name(1023);
    const std::string kept = numbered.kernelName(1023);
    QCOMPARE(kept.size(), std::size_t{15});
    QVERIFY(full.starts_with(kept.substr(0, 6)));
    QVERIFY(full.ends_with(kept.substr(kept.find('-'))));
    const WorkerStart named({.threadNamePrefix = "a prefix that is too long"}, "ThreadPoolExecutor");
    QCOMPARE(named.kernelName(7), std::string("a prefix that_7"));
}

void WorkerStartTest::aNameIsNotCutInsideACharacter()
{
    const WorkerStart start({.threadNamePrefix = "abcdefghijkl\u00e9"}, "ThreadPoolExecutor");
    QCOMPARE(start.kernelName(7), std::string("abcdefghijkl_7"));
}

QTEST_GUILESS_MAIN(WorkerStartTest)
#include "tst_workerstart.moc"
