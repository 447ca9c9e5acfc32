// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runfile.h"
#include "tests/app/commandfixture.h"

#include <QImage>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace futurescope;

namespace {

const QStringList ring{"run",  "--workload", "nested", "--items",   "4",     "--work",
                       "10ms", "--workers",  "2",      "--collect", "result"};

QJsonObject object(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

/// What the command line says of a run whose tasks wait for each other.
class TestDeadlockCommand : public QObject
{
    Q_OBJECT

private slots:
    void aDeadlockIsNamedOnceAndEndsWithCode1();
    void aTimeoutEndsItWithoutADeadlock();
    void processesAreRefused();
    void thePictureShowsTheRing();
};

void TestDeadlockCommand::aDeadlockIsNamedOnceAndEndsWithCode1()
{
    for (const char *executor : {"threads", "async"}) {
        const Answer answer = run(ring + QStringList{"--executor", executor, "--json", "-"});
        QCOMPARE(answer.code, 1);
        QVERIFY2(answer.err.startsWith("futurescope: Deadlock: all 2 workers wait for tasks that are queued behind "
                                       "them: #"),
                 qPrintable(answer.err));
        QVERIFY(answer.err.endsWith(". The run is being stopped.\n"));
        QCOMPARE(answer.err.count("Deadlock"), 1);
        const QJsonObject summary = object(answer.out);
        QCOMPARE(summary.value("state").toString(), QString("failed"));
        QCOMPARE(summary.value("deadlocked").toBool(), true);
        QVERIFY(summary.value("reason").toString().startsWith("Deadlock: all 2 workers"));
        // Four items and the children of the two that wait; one more parent may have had its child before.
        const int submitted = summary.value("futures").toObject().value("submitted").toInt();
        QVERIFY2(submitted == 6 || submitted == 7, qPrintable(QString::number(submitted)));
    }
}

void TestDeadlockCommand::aTimeoutEndsItWithoutADeadlock()
{
    const Answer answer = run(ring + QStringList{"--timeout", "100ms", "--json", "-"});
    QCOMPARE(answer.code, 7);
    QVERIFY2(!answer.err.contains("Deadlock"), qPrintable(answer.err));
    QCOMPARE(object(answer.out).value("deadlocked").toBool(true), false);
    QCOMPARE(object(answer.out).value("futures").toObject().value("submitted").toInt(), 8);
}

void TestDeadlockCommand::processesAreRefused()
{
    const Answer answer = run({"run", "--workload", "nested", "--executor", "processes"});
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains("a task in a worker process cannot submit to the pool"), qPrintable(answer.err));
}

void TestDeadlockCommand::thePictureShowsTheRing()
{
    const QTemporaryDir folder;
    const QString trace = folder.filePath("ring.fscope.json");
    const QString png = folder.filePath("ring.png");
    QCOMPARE(run(ring + QStringList{"--trace", trace, "--png", png, "--size", "900x400"}).code, 1);
    const auto read = readRun(trace.toStdString());
    QVERIFY2(read.ok() && read->deadlocked, read ? "" : read.error().detail.c_str());
    QVERIFY(!QImage(png).isNull());
    const QString again = folder.filePath("again.png");
    QCOMPARE(run({"export", trace, "--png", again, "--size", "900x400"}).code, 0);
    QCOMPARE(QImage(again), QImage(png));
}

QTEST_GUILESS_MAIN(TestDeadlockCommand)
#include "tst_deadlockcommand.moc"
