// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonlibrary.h"
#include "core/lessons/runlesson.h"

#include <QTest>

using namespace futurescope;

namespace {

/// Instrumented code takes several times as long as what it instruments, each part its own factor: ratios of times are
/// no longer those of the lesson, and a rule that is violated says nothing.
#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr bool timesAreReal = false;
#else
constexpr bool timesAreReal = true;
#endif

void checkRecorded(const LessonEntry &entry)
{
    const auto recorded = recordedResult(entry);
    QVERIFY2(recorded.ok(), recorded.ok() ? "" : recorded.error().detail.c_str());
    QVERIFY(checkContract(entry.lesson, *recorded).shown());
}

} // namespace

/// Runs every lesson for real: either this machine shows it, or there is a good reason and the recorded run shows it.
class TestLessonContracts : public QObject
{
    Q_OBJECT

private slots:
    void everyLessonIsShownOrSaysWhyNot_data();
    void everyLessonIsShownOrSaysWhyNot();
};

void TestLessonContracts::everyLessonIsShownOrSaysWhyNot_data()
{
    const auto lessons = shippedLessons("en");
    QVERIFY2(lessons.ok(), lessons.ok() ? "" : lessons.error().detail.c_str());
    QTest::addColumn<std::shared_ptr<const LessonEntry>>("entry");
    for (const LessonEntry &entry : *lessons)
        QTest::newRow(entry.lesson.id.c_str()) << std::make_shared<const LessonEntry>(entry);
}

void TestLessonContracts::everyLessonIsShownOrSaysWhyNot()
{
    QFETCH(std::shared_ptr<const LessonEntry>, entry);
    const Lesson &lesson = entry->lesson;
    constexpr int attempts = 3;
    std::string reason;
    for (int attempt = 1; attempt <= attempts; ++attempt) {
        const auto result = runLesson(lesson);
        QVERIFY2(result.ok(), result.ok() ? "" : result.error().detail.c_str());
        const ContractVerdict verdict = checkContract(lesson, *result);
        if (verdict.shown())
            return;
        reason = describeVerdict(lesson, *result, verdict);
        qInfo("%s, attempt %d: %s", lesson.id.c_str(), attempt, reason.c_str());
        if (!timesAreReal || verdict.reason != ContractVerdict::Reason::RuleViolated)
            return checkRecorded(*entry); // the window shows the recorded run too, with the reason
    }
    QFAIL(reason.c_str());
}

QTEST_GUILESS_MAIN(TestLessonContracts)
#include "tst_lessoncontracts.moc"
