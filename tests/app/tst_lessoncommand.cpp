// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonlibrary.h"
#include "tests/app/commandfixture.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace futurescope;

namespace {

void write(const QString &path, const QByteArray &content)
{
    QFile file(path);
    QVERIFY2(file.open(QIODevice::WriteOnly), qPrintable(path));
    file.write(content);
}

/// A lesson that takes milliseconds; `least` is what its rule asks of the number of finished tasks.
QString lessonFolder(const QTemporaryDir &disk, const QString &name, int least)
{
    const QString folder = disk.filePath(name);
    QDir().mkpath(folder);
    write(folder + "/lesson.json",
          QStringLiteral(R"({"number": 77, "experiment": {"workload": {"kind": "sleep", "items": 3, "workNs": 1000000},
              "executor": "threads", "workers": 2}, "variants": [{"name": "only"}],
              "contract": [{"measure": "finished", "of": "only", "is": ">=", "value": %1}]})")
              .arg(least)
              .toUtf8());
    write(folder + "/text.en.json", R"({"title": "Three short waits", "question": "How many finish?"})");
    return folder;
}

QJsonObject object(const QString &text)
{
    return QJsonDocument::fromJson(text.toUtf8()).object();
}

} // namespace

/// futurescope lesson, by the real program.
class TestLessonCommand : public QObject
{
    Q_OBJECT

private slots:
    void withoutArgumentItListsAllLessons();
    void aLessonThatHoldsEndsWithCode0();
    void aLessonThatDoesNotHoldEndsWithCode1AndTheReason();
    void jsonTellsFiguresAndRules();
    void whatHoldsIsRecorded();
    void badFoldersEndWithCode3();
    void wrongUsageEndsWithCode2_data();
    void wrongUsageEndsWithCode2();
    void aShippedLessonIsFoundByItsNumber();
};

void TestLessonCommand::withoutArgumentItListsAllLessons()
{
    const auto lessons = shippedLessons("en");
    QVERIFY(lessons.ok());
    const Answer answer = run({"lesson"});
    QCOMPARE(answer.code, 0);
    QCOMPARE(answer.out.count('\n'), static_cast<qsizetype>(lessons->size()));
    for (const LessonEntry &entry : *lessons) {
        QVERIFY2(answer.out.contains(QString::fromStdString(entry.text.title)), entry.lesson.id.c_str());
        QVERIFY2(answer.out.contains(QString::fromStdString(entry.lesson.id)), entry.lesson.id.c_str());
    }
    const Answer json = run({"lesson", "--json", "-"});
    QCOMPARE(QJsonDocument::fromJson(json.out.toUtf8()).array().size(), static_cast<qsizetype>(lessons->size()));
}

void TestLessonCommand::aLessonThatHoldsEndsWithCode0()
{
    const QTemporaryDir disk;
    const Answer answer = run({"lesson", lessonFolder(disk, "good", 3)});
    QCOMPARE(answer.code, 0);
    QVERIFY2(answer.out.startsWith("Lesson 77: Three short waits\nHow many finish?\n"), qPrintable(answer.out));
    QVERIFY2(answer.out.contains("holds  finished of only is 3; it must be >= 3"), qPrintable(answer.out));
    QVERIFY2(answer.out.endsWith("Shown on this machine.\n"), qPrintable(answer.out));
    QVERIFY(answer.err.isEmpty());
}

void TestLessonCommand::aLessonThatDoesNotHoldEndsWithCode1AndTheReason()
{
    const QTemporaryDir disk;
    const QString folder = lessonFolder(disk, "bad", 4);
    const Answer answer = run({"lesson", folder, "--record"});
    QCOMPARE(answer.code, 1);
    QVERIFY2(answer.out.contains("broken finished of only is 3; it must be >= 4"), qPrintable(answer.out));
    QVERIFY2(answer.out.contains("Not shown: "), qPrintable(answer.out));
    QVERIFY2(answer.err.contains("nothing is recorded"), qPrintable(answer.err));
    QVERIFY(!QDir(folder + "/reference").exists());
}

void TestLessonCommand::jsonTellsFiguresAndRules()
{
    const QTemporaryDir disk;
    const Answer answer = run({"lesson", lessonFolder(disk, "good", 3), "--json", "-"});
    QCOMPARE(answer.code, 0);
    const QJsonObject summary = object(answer.out);
    QCOMPARE(summary.value("lesson").toString(), QString("good"));
    QCOMPARE(summary.value("shown").toBool(), true);
    QCOMPARE(summary.value("reason").toString(), QString());
    const QJsonObject figures = summary.value("figures").toObject();
    const QJsonObject only = figures.value("only").toObject();
    QCOMPARE(only.value("finished").toInt(), 3);
    const QJsonArray rules = summary.value("rules").toArray();
    QCOMPARE(rules.size(), 1);
    QCOMPARE(rules.at(0).toObject().value("holds").toBool(), true);
}

void TestLessonCommand::whatHoldsIsRecorded()
{
    const QTemporaryDir disk;
    const QString folder = lessonFolder(disk, "good", 3);
    QCOMPARE(run({"lesson", folder, "--record"}).code, 0);
    const auto entry = lessonInFolder(folder, "en");
    QVERIFY(entry.ok());
    const auto recorded = recordedResult(*entry);
    QVERIFY2(recorded.ok(), recorded.ok() ? "" : recorded.error().detail.c_str());
    QCOMPARE(recorded->figure({Measure::Finished, 0}), std::optional(3.0));
    QCOMPARE(recorded->runs.front().size(), std::size_t{1});
}

void TestLessonCommand::badFoldersEndWithCode3()
{
    const QTemporaryDir disk;
    const Answer none = run({"lesson", disk.filePath("nowhere")});
    QCOMPARE(none.code, 3);
    QVERIFY2(none.err.contains("nowhere/lesson.json"), qPrintable(none.err));
    const QString folder = lessonFolder(disk, "bad", 3);
    write(folder + "/lesson.json", R"({"number": "seven"})");
    const Answer bad = run({"lesson", folder});
    QCOMPARE(bad.code, 3);
    QVERIFY2(bad.err.contains("number is the text \"seven\""), qPrintable(bad.err));
}

void TestLessonCommand::wrongUsageEndsWithCode2_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<QString>("said");
    QTest::newRow("no such number") << QStringList{"99"} << "there is no lesson 99";
    QTest::newRow("two") << QStringList{"1", "2"} << "one number or folder";
    QTest::newRow("record what ships") << QStringList{"1", "--record"} << "--record needs the folder";
    QTest::newRow("record the list") << QStringList{"--record"} << "--record needs the folder";
    QTest::newRow("unknown option") << QStringList{"1", "--workers", "2"} << "unknown option --workers";
}

void TestLessonCommand::wrongUsageEndsWithCode2()
{
    QFETCH(QStringList, arguments);
    QFETCH(QString, said);
    const Answer answer = run(QStringList{"lesson"} + arguments);
    QCOMPARE(answer.code, 2);
    QVERIFY2(answer.err.contains(said), qPrintable(answer.err));
}

void TestLessonCommand::aShippedLessonIsFoundByItsNumber()
{
    const Answer answer = run({"lesson", "07", "--json", "-"});
    QVERIFY2(answer.code == 0 || answer.code == 1, qPrintable(answer.err)); // the machine may be busy
    QCOMPARE(object(answer.out).value("number").toInt(), 7);
}

QTEST_GUILESS_MAIN(TestLessonCommand)
#include "tst_lessoncommand.moc"
