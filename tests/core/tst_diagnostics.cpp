// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/executor.h"
#include "core/executors/remotetask.h"
#include "core/platform/cputime.h"
#include "core/workloads/diagnostics.h"
#include "core/workloads/workplan.h"

#include <QTemporaryDir>
#include <QtTest>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace futurescope;
using namespace std::chrono_literals;

class DiagnosticsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }

    void diagnosticsDoWhatTheySay();
    void holdWaitsForTheFifo();
};

void DiagnosticsTest::diagnosticsDoWhatTheySay()
{
    const auto call = [](std::string_view name, std::string_view arguments) {
        return bytesToText(findRemoteFunction(name)(textToBytes(arguments), {}).bytes);
    };
    QCOMPARE(call("echo", "hello"), std::string("hello"));
    QCOMPARE(call("pid", ""), std::to_string(getpid()));
    const Nanos before = threadCpuTime();
    call("spin", "2000000");
    QVERIFY(threadCpuTime() - before >= 2ms);
    QVERIFY_EXCEPTION_THROWN(call("fail-other", "text"), std::runtime_error);
    QVERIFY_EXCEPTION_THROWN(call("fail", "twelve"), RuntimeError);
    try {
        call("fail", "12");
        QFAIL("nothing thrown");
    } catch (const TaskError &error) {
        QCOMPARE(std::string(error.what()), std::string("ValueError: Task 12 failed!"));
    }
}

void DiagnosticsTest::holdWaitsForTheFifo()
{
    const QTemporaryDir directory;
    const std::string path = directory.filePath("fifo").toStdString();
    QCOMPARE(mkfifo(path.c_str(), 0600), 0);
    std::stop_source source;
    const auto pool = std::move(*makeExecutor(ExecutorKind::Threads, {.workers = 1, .stop = source.get_token()}));
    const auto held = makeIntrusive<NamedCall>("hold", textToBytes(path));
    pool->submitTask(held);
    const int writer = open(path.c_str(), O_WRONLY); // returns when the task holds
    QVERIFY(writer >= 0);
    QVERIFY(held->running());
    close(writer);
    QCOMPARE(bytesToText(held->result()), path);

    const auto stopped = makeIntrusive<NamedCall>("hold", textToBytes(path));
    pool->submitTask(stopped);
    QTRY_VERIFY(stopped->running());
    source.request_stop();
    QVERIFY(stopped->waitUntilDone(5s));
    QCOMPARE(classify(stopped->exception()).kind, FailureKind::Stopped);
}

QTEST_GUILESS_MAIN(DiagnosticsTest)
#include "tst_diagnostics.moc"
