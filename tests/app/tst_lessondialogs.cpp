// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"
#include "app/lab/parameterrow.h"
#include "app/lessons/handoutdialog.h"
#include "app/lessons/savelessondialog.h"
#include "tests/app/lessonsamples.h"
#include "tests/app/pdftext.h"

#include <QAccessible>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace futurescope;

namespace {

template <class Widget>
Widget &find(QWidget &dialog, const char *name)
{
    auto *found = dialog.findChild<Widget *>(QLatin1String(name));
    Q_ASSERT(found);
    return *found;
}

QPushButton &button(QWidget &dialog, const char *name)
{
    return find<QPushButton>(dialog, name);
}

LessonSubject subject(const QString &folder, bool withRun)
{
    auto run = std::make_shared<Run>(fixtures::fiveFuturesRun());
    LessonSubject subject;
    subject.experiment = run->experiment;
    subject.controls = {{"workers", "Workers"}, {"chunk", "Chunk size"}, {"seed", "Seed"}};
    subject.folder = folder;
    if (withRun)
        subject.run = run;
    return subject;
}

} // namespace

class LessonDialogsTest : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { loadBundledFonts(); }
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void oneLessonIsWrittenOnPaper();
    void allLessonsAreWrittenOnPaper();
    void anExistingFileIsReplacedOnlyWhenAgreed();
    void aFileThatCannotBeWrittenKeepsTheDialogOpen();
    void aLessonIsSavedFromTheKeyboard();
    void whatIsWrongIsSaidUnderItsField();
    void numbersAreAskedWithTheirOwnMeasures();
    void nothingNeedBePredicted();
    void anExistingLessonIsReplacedOnlyWhenAgreed();
    void everyFieldHasAName();

private:
    QString path(const QString &name) const { return m_folder->filePath(name); }
    std::vector<LessonEntry> lessons()
    {
        std::vector<LessonEntry> entries{samples::lesson(), samples::lesson(PredictionKind::Order)};
        entries[1].lesson.number = 3;
        samples::writeLesson(entries[0], path("two"), true);
        samples::writeLesson(entries[1], path("three"), false);
        return entries;
    }
    static int pagesOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? pdf::pages(file.readAll()) : -1;
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void LessonDialogsTest::oneLessonIsWrittenOnPaper()
{
    HandoutDialog dialog(lessons(), 1, m_folder->path());
    QCOMPARE(dialog.path(), path("lesson-03.pdf"));
    find<QComboBox>(dialog, "handoutLessons").setCurrentIndex(1);
    QCOMPARE(dialog.path(), path("lesson-02.pdf"));
    QSignalSpy written(&dialog, &HandoutDialog::written);
    button(dialog, "handoutSave").click();
    QVERIFY(dialog.isWriting());
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 60'000);
    QCOMPARE(pagesOf(path("lesson-02.pdf")), 2);
    QCOMPARE(dialog.result(), int(QDialog::Accepted));
}

void LessonDialogsTest::allLessonsAreWrittenOnPaper()
{
    HandoutDialog dialog(lessons(), std::nullopt, m_folder->path());
    QCOMPARE(dialog.path(), path("lessons.pdf"));
    QLineEdit &name = find<QLineEdit>(dialog, "handoutPath");
    name.selectAll();
    QTest::keyClicks(&name, path("course.pdf"));
    find<QComboBox>(dialog, "handoutLessons").setCurrentIndex(1);
    QVERIFY2(dialog.path() == path("course.pdf"), "a name that was typed stays");
    find<QComboBox>(dialog, "handoutLessons").setCurrentIndex(0);
    QSignalSpy written(&dialog, &HandoutDialog::written);
    button(dialog, "handoutSave").click();
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 60'000);
    QCOMPARE(pagesOf(path("course.pdf")), 4);
}

void LessonDialogsTest::anExistingFileIsReplacedOnlyWhenAgreed()
{
    samples::writeFile(path("lessons.pdf"), "mine");
    HandoutDialog dialog(lessons(), std::nullopt, m_folder->path());
    QPushButton &save = button(dialog, "handoutSave");
    save.click();
    QVERIFY(!dialog.isWriting());
    QCOMPARE(save.text(), "Overwrite");
    QVERIFY(find<QLabel>(dialog, "handoutMessage").text().contains("exists"));
    QSignalSpy written(&dialog, &HandoutDialog::written);
    save.click();
    QTRY_COMPARE_WITH_TIMEOUT(written.size(), 1, 60'000);
    QCOMPARE(pagesOf(path("lessons.pdf")), 4);
}

void LessonDialogsTest::aFileThatCannotBeWrittenKeepsTheDialogOpen()
{
    HandoutDialog dialog(lessons(), std::nullopt, m_folder->path());
    dialog.show();
    find<QLineEdit>(dialog, "handoutPath").setText("/nowhere/a.pdf");
    button(dialog, "handoutSave").click();
    QVERIFY(dialog.isVisible());
    QVERIFY(!dialog.isWriting());
    QVERIFY(find<QLabel>(dialog, "handoutMessage").text().contains("/nowhere"));
    QVERIFY(find<QLabel>(dialog, "handoutMessage").property("error").toBool());

    std::vector<LessonEntry> broken = lessons();
    samples::writeFile(path("two/reference/reference.json"), "[]");
    HandoutDialog other(broken, 0, m_folder->path());
    QSignalSpy written(&other, &HandoutDialog::written);
    button(other, "handoutSave").click();
    QTRY_VERIFY_WITH_TIMEOUT(!other.isWriting(), 60'000);
    QCOMPARE(written.size(), 0);
    QVERIFY(find<QLabel>(other, "handoutMessage").text().contains("reference.json"));
}

void LessonDialogsTest::aLessonIsSavedFromTheKeyboard()
{
    SaveLessonDialog dialog(subject(m_folder->path(), true));
    dialog.show();
    QVERIFY(QTest::qWaitForWindowActive(&dialog));
    QTest::keyClicks(dialog.focusWidget(), "Five in two");
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    QTest::keyClicks(dialog.focusWidget(), "When is the last one done?");
    QTest::keyClick(dialog.focusWidget(), Qt::Key_Tab);
    QCOMPARE(dialog.focusWidget()->objectName(), "kind");
    auto &controls = find<QListWidget>(dialog, "freeControls");
    controls.setFocus();
    QTest::keyClick(&controls, Qt::Key_Space);
    QCOMPARE(dialog.folder(), path("five-in-two"));
    QSignalSpy saved(&dialog, &SaveLessonDialog::saved);
    QTest::keyClick(&find<QLineEdit>(dialog, "title"), Qt::Key_Return);
    QVERIFY2(saved.size() == 1, qPrintable(find<QLabel>(dialog, "lessonMessage").text()));
    const auto opened = lessonInFolder(path("five-in-two"), "en");
    QVERIFY(opened.ok());
    QCOMPARE(opened->text.question, std::string("When is the last one done?"));
    QCOMPARE(opened->text.variants, std::vector<std::string>{"2 workers"});
    QCOMPARE(opened->lesson.free, std::vector<std::string>{"workers"});
    QCOMPARE(opened->lesson.prediction->measure, Measure::Makespan);
    QVERIFY(opened->lesson.variants[0].experiment == fixtures::fiveFuturesRun().experiment);
    const auto recorded = recordedResult(*opened);
    QVERIFY(recorded.ok());
    QVERIFY(opened->lesson.prediction->most > recorded->figures.begin()->second);
}

void LessonDialogsTest::whatIsWrongIsSaidUnderItsField()
{
    SaveLessonDialog dialog(subject(m_folder->path(), false));
    dialog.show();
    auto &titleError = find<QLabel>(dialog, "titleError");
    QVERIFY2(titleError.isHidden(), "nothing is wrong before anything was done");
    button(dialog, "lessonSave").click();
    QVERIFY(dialog.isVisible());
    QCOMPARE(titleError.text(), "This is needed: 1 to 120 characters.");
    QVERIFY(!find<QLabel>(dialog, "questionError").isHidden());
    find<QLineEdit>(dialog, "title").setText(QString(121, 'x'));
    QCOMPARE(titleError.text(), "121 characters; at most 120 fit.");
    find<QLineEdit>(dialog, "title").setText("Mine");
    QVERIFY(titleError.isHidden());
    find<QPlainTextEdit>(dialog, "question").setPlainText("When?");
    find<QLineEdit>(dialog, "reason2").setText(QString(201, 'r'));
    QVERIFY(!find<QLabel>(dialog, "reason2Error").isHidden());
    find<QLineEdit>(dialog, "reason2").clear();
    auto &axis = find<QLineEdit>(dialog, "mostTime");
    axis.selectAll();
    QTest::keyClicks(&axis, "never");
    button(dialog, "lessonSave").click();
    QVERIFY(dialog.isVisible());
    QVERIFY(!find<QLabel>(dialog, "mostTimeError").text().isEmpty());
    QVERIFY(QDir(m_folder->path()).isEmpty());
}

void LessonDialogsTest::numbersAreAskedWithTheirOwnMeasures()
{
    SaveLessonDialog dialog(subject(m_folder->path(), true));
    dialog.show();
    find<QComboBox>(dialog, "kind").setCurrentIndex(1);
    auto &measures = find<QComboBox>(dialog, "measure");
    QVERIFY(measures.count() > 5);
    QVERIFY(find<QWidget>(dialog, "mostTimeRow").isHidden());
    QVERIFY(!find<QWidget>(dialog, "mostCountRow").isHidden());
    measures.setCurrentIndex(measures.findData(static_cast<int>(Measure::MostRunning)));
    const LessonDraft draft = dialog.draft();
    QCOMPARE(draft.kind, PredictionKind::Count);
    QCOMPARE(draft.measure, Measure::MostRunning);
    QVERIFY(draft.most >= 2);
}

void LessonDialogsTest::nothingNeedBePredicted()
{
    SaveLessonDialog dialog(subject(m_folder->path(), false));
    find<QComboBox>(dialog, "kind").setCurrentIndex(2);
    find<QLineEdit>(dialog, "title").setText("Watch");
    find<QPlainTextEdit>(dialog, "question").setPlainText("What do you see?");
    button(dialog, "lessonSave").click();
    const auto opened = lessonInFolder(path("watch"), "en");
    QVERIFY2(opened.ok(), opened ? "" : opened.error().detail.c_str());
    QVERIFY(!opened->lesson.prediction);
    QVERIFY(!hasRecorded(*opened));
}

void LessonDialogsTest::anExistingLessonIsReplacedOnlyWhenAgreed()
{
    for (const char *question : {"First?", "Second?"}) {
        SaveLessonDialog dialog(subject(m_folder->path(), false));
        find<QLineEdit>(dialog, "title").setText("Mine");
        find<QPlainTextEdit>(dialog, "question").setPlainText(question);
        button(dialog, "lessonSave").click();
        QCOMPARE(lessonInFolder(path("mine"), "en")->text.question, std::string("First?"));
        if (std::string(question) == "First?")
            continue;
        QCOMPARE(button(dialog, "lessonSave").text(), "Overwrite");
        button(dialog, "lessonSave").click();
        QCOMPARE(lessonInFolder(path("mine"), "en")->text.question, std::string("Second?"));
    }
}

void LessonDialogsTest::everyFieldHasAName()
{
    SaveLessonDialog dialog(subject(m_folder->path(), true));
    HandoutDialog other(lessons(), 0, m_folder->path());
    for (QDialog *window : {static_cast<QDialog *>(&dialog), static_cast<QDialog *>(&other)}) {
        for (const QWidget *widget : window->findChildren<QWidget *>()) {
            const bool edits = qobject_cast<const QLineEdit *>(widget) || qobject_cast<const QPlainTextEdit *>(widget)
                               || qobject_cast<const QComboBox *>(widget) || qobject_cast<const QListWidget *>(widget);
            if (!edits || widget->objectName().startsWith("qt_"))
                continue;
            QAccessibleInterface *access = QAccessible::queryAccessibleInterface(const_cast<QWidget *>(widget));
            QVERIFY2(!access->text(QAccessible::Name).isEmpty(), qPrintable(widget->objectName()));
        }
    }
}

QTEST_MAIN(LessonDialogsTest)
#include "tst_lessondialogs.moc"
