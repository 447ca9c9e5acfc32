// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/code/codeedit.h"
#include "app/code/codehighlighter.h"
#include "app/code/codeview.h"
#include "app/lab/theme.h"
#include "app/lab/viewstate.h"
#include "tests/app/labfixtures.h"

#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QScrollBar>
#include <QSignalSpy>
#include <QTest>
#include <QTextBlock>
#include <QTextLayout>
#include <QToolButton>

#include <algorithm>

using namespace futurescope;
using namespace std::chrono_literals;
using fixtures::event;

namespace {

constexpr auto blockedForResult = static_cast<std::uint8_t>(BlockReason::Result);

Experiment impatient()
{
    Experiment experiment;
    experiment.workload.kind = WorkloadKind::Sleep;
    experiment.workload.items = 2;
    experiment.workers = 2;
    experiment.collect = CollectMode::Result;
    experiment.timeout = 30ms;
    return experiment;
}

/// Times in ms: #1 runs 10-100 and is waited for from 20 until the patience ends at 50, #2 runs 10-80 and is waited
/// for from 55; the block ends at 110.
Run impatientRun()
{
    const auto mark = [](std::int64_t ms, MarkKind kind) {
        return event(ms, EventKind::Mark, 0, 0, 0, static_cast<std::uint8_t>(kind));
    };
    const auto shutdown = static_cast<std::uint8_t>(BlockReason::Shutdown);
    return fixtures::runOf(
        {mark(0, MarkKind::RunStarted), mark(2, MarkKind::SubmitBegan),
         event(3, EventKind::Submitted, 1, 0, packItems(0, 1)), event(4, EventKind::Submitted, 2, 0, packItems(1, 1)),
         mark(6, MarkKind::SubmitEnded), event(10, EventKind::Started, 1, 1), event(10, EventKind::Started, 2, 2),
         event(20, EventKind::Blocked, 1, 0, 0, blockedForResult), event(49, EventKind::TimedOut, 1, 0),
         event(50, EventKind::Resumed, 1, 0, 0, blockedForResult), event(51, EventKind::CancelRefused, 1, 0),
         event(55, EventKind::Blocked, 2, 0, 0, blockedForResult), event(80, EventKind::Finished, 2, 2, 5),
         event(81, EventKind::Resumed, 2, 0, 0, blockedForResult), event(82, EventKind::ResultRead, 2, 0),
         event(90, EventKind::Blocked, 0, 0, 0, shutdown), event(100, EventKind::Finished, 1, 1, 5),
         event(105, EventKind::Resumed, 0, 0, 0, shutdown), mark(110, MarkKind::RunEnded)},
        impatient());
}

struct Fixture
{
    RunDocument document;
    ViewState view;
    CodeView code{&document, &view};
    CodeEdit *edit = find<CodeEdit>("codeText");

    Fixture()
    {
        code.setTheme(themeFor(false));
        code.resize(310, 600);
        code.show();
        if (!QTest::qWaitForWindowExposed(&code))
            qFatal("the view does not show");
        view.setFollowing(false);
        code.setExperiment(impatient());
    }

    template <class Widget>
    Widget *find(const char *name)
    {
        auto *found = code.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("nothing is called %s", name);
        return found;
    }

    void moveTo(std::int64_t ms) { view.setCursor(ms * fixtures::msNs); }
    QString caption() { return find<QLabel>("codeCaption")->text(); }
    QString lineText(int line) const { return edit->document()->findBlockByNumber(line).text().trimmed(); }
    QStringList lit() const
    {
        QStringList lines;
        for (const int line : edit->litByMain())
            lines.append(lineText(line));
        return lines;
    }
    QStringList litByTask() const
    {
        QStringList lines;
        for (const int line : edit->litByTask())
            lines.append(lineText(line));
        return lines;
    }
    void clickLine(const QString &beginning)
    {
        QTextBlock block = edit->document()->begin();
        while (block.isValid() && !block.text().trimmed().startsWith(beginning))
            block = block.next();
        if (!block.isValid())
            qFatal("no line begins with %s", qPrintable(beginning));
        edit->setTextCursor(QTextCursor(block));
        QTest::mouseClick(edit->viewport(), Qt::LeftButton, {}, edit->cursorRect().center());
    }
};

} // namespace

class TestCodeView : public QObject
{
    Q_OBJECT

private slots:
    void theTextIsThatOfTheExperimentInEitherLanguage();
    void theLineOfTheMomentIsLit_data();
    void theLineOfTheMomentIsLit();
    void theSelectedTaskHasASecondMark();
    void otherSettingsThanTheRunsLightNothing();
    void clickingALineAsksForItsMoment();
    void aDragSelectsAndChoosesNothing();
    void theLitLineIsBroughtIntoView();
    void copyingTakesTheWholeProgram();
    void coloursAreReadableInBothThemes();
    void aLiveRunMovesTheMark();
};

void TestCodeView::theTextIsThatOfTheExperimentInEitherLanguage()
{
    Fixture fixture;
    QVERIFY(fixture.code.text().contains(QLatin1String("future.result(timeout=0.03)")));
    QCOMPARE(fixture.edit->toPlainText() + QLatin1Char('\n'), fixture.code.text());
    QTest::mouseClick(fixture.find<QToolButton>("codeCpp"), Qt::LeftButton);
    QVERIFY(fixture.code.text().contains(QLatin1String("future.result(30ms)")));
    QVERIFY(fixture.find<QToolButton>("codeCpp")->isChecked());
    QVERIFY(!fixture.find<QToolButton>("codePython")->isChecked());
    Experiment other = impatient();
    other.timeout = 50ms;
    fixture.code.setExperiment(other);
    QVERIFY(fixture.edit->toPlainText().contains(QLatin1String("future.result(50ms)")));
    other.chunk = 0; // no experiment at all
    fixture.code.setExperiment(other);
    QVERIFY(fixture.edit->toPlainText().contains(QLatin1String("future.result(50ms)")));
}

void TestCodeView::theLineOfTheMomentIsLit_data()
{
    QTest::addColumn<int>("ms");
    QTest::addColumn<QString>("line");
    QTest::addColumn<QString>("caption");
    QTest::newRow("executor") << 1 << "with ThreadPoolExecutor(max_workers=2) as executor:"
                              << "Making the executor.";
    QTest::newRow("submit") << 5 << "future = executor.submit(slow_task, item)"
                            << "Submitting: 2 of 2 tasks so far.";
    QTest::newRow("result") << 30 << "result = future.result(timeout=0.03)"
                            << "Blocked in result() of future #1.";
    QTest::newRow("timeout") << 52 << "except TimeoutError:"
                             << "Out of patience: the waiting was given up, the task was not.";
    QTest::newRow("read") << 85 << "received.append(result)"
                          << "Taking results: 1 of 2 read so far.";
    QTest::newRow("with") << 95 << "# The block ends with executor.shutdown(wait=True)."
                          << "At the end of the with-block, in shutdown(wait=True): it waits for 1 future.";
    QTest::newRow("end") << 120 << "# The end."
                         << "The program is at its end.";
}

void TestCodeView::theLineOfTheMomentIsLit()
{
    QFETCH(int, ms);
    QFETCH(QString, line);
    QFETCH(QString, caption);
    Fixture fixture;
    fixture.document.show(impatientRun());
    fixture.moveTo(ms);
    QVERIFY2(fixture.lit().contains(line), qPrintable(fixture.lit().join(QLatin1Char('\n'))));
    QCOMPARE(fixture.caption(), caption);
    QVERIFY(fixture.litByTask().isEmpty());
}

void TestCodeView::theSelectedTaskHasASecondMark()
{
    Fixture fixture;
    fixture.document.show(impatientRun());
    fixture.moveTo(95);
    fixture.view.selectFuture(FutureId{1});
    // Nothing was recorded of its waiting, so all that is known is that it runs.
    QCOMPARE(fixture.litByTask(), QStringList{QStringLiteral("def slow_task(item):")});
    QVERIFY2(fixture.caption().endsWith(QLatin1String("Future #1 runs on worker 1.")), qPrintable(fixture.caption()));
    fixture.moveTo(101);
    QVERIFY(fixture.litByTask().isEmpty());
}

void TestCodeView::otherSettingsThanTheRunsLightNothing()
{
    Fixture fixture;
    QVERIFY(fixture.caption().startsWith(QLatin1String("F5 runs this program.")));
    fixture.document.show(impatientRun());
    fixture.moveTo(30);
    QVERIFY(!fixture.lit().isEmpty());
    Experiment named = impatient();
    named.name = "with a name";
    fixture.code.setExperiment(named);
    QVERIFY(!fixture.lit().isEmpty());
    Experiment other = impatient();
    other.workers = 3;
    fixture.code.setExperiment(other);
    QVERIFY(fixture.lit().isEmpty());
    QVERIFY(fixture.caption().startsWith(QLatin1String("The controls have been changed")));
}

void TestCodeView::clickingALineAsksForItsMoment()
{
    Fixture fixture;
    fixture.document.show(impatientRun());
    fixture.moveTo(0);
    connect(&fixture.code, &CodeView::momentChosen, &fixture.view, &ViewState::setCursor);
    fixture.clickLine(QStringLiteral("result = future.result"));
    QCOMPARE(fixture.view.cursorNs(), 20 * fixtures::msNs);
    QCOMPARE(fixture.view.selectedFuture(), FutureId{1});
    fixture.clickLine(QStringLiteral("result = future.result"));
    QCOMPARE(fixture.view.cursorNs(), 55 * fixtures::msNs);
    QCOMPARE(fixture.view.selectedFuture(), FutureId{2});
    fixture.clickLine(QStringLiteral("except TimeoutError"));
    QCOMPARE(fixture.view.cursorNs(), 49 * fixtures::msNs);
    QVERIFY(fixture.lit().contains(QLatin1String("except TimeoutError:")));
    QSignalSpy chosen(&fixture.code, &CodeView::momentChosen);
    fixture.clickLine(QStringLiteral("import time"));
    QCOMPARE(chosen.size(), 0);
}

void TestCodeView::aDragSelectsAndChoosesNothing()
{
    Fixture fixture;
    fixture.document.show(impatientRun());
    QSignalSpy chosen(fixture.edit, &CodeEdit::lineChosen);
    QWidget *viewport = fixture.edit->viewport();
    QTest::mousePress(viewport, Qt::LeftButton, {}, {10, 10});
    QTest::mouseMove(viewport, {120, 60});
    QTest::mouseRelease(viewport, Qt::LeftButton, {}, {120, 60});
    QCOMPARE(chosen.size(), 0);
    QVERIFY(fixture.edit->textCursor().hasSelection());
}

void TestCodeView::theLitLineIsBroughtIntoView()
{
    Fixture fixture;
    fixture.code.resize(310, 240);
    fixture.document.show(impatientRun());
    fixture.moveTo(95);
    const int line = fixture.edit->litByMain().front();
    const QRect where = fixture.edit->cursorRect(QTextCursor(fixture.edit->document()->findBlockByNumber(line)));
    QCOMPARE(fixture.edit->horizontalScrollBar()->maximum(), 0); // too long a line goes on under itself
    QVERIFY(fixture.edit->viewport()->rect().contains(where.center()));
    QVERIFY(fixture.edit->verticalScrollBar()->value() > 0);
}

void TestCodeView::copyingTakesTheWholeProgram()
{
    Fixture fixture;
    QTest::mouseClick(fixture.find<QToolButton>("codeCopy"), Qt::LeftButton);
    QCOMPARE(QGuiApplication::clipboard()->text(), fixture.code.text());
    QVERIFY(fixture.edit->isReadOnly());
}

void TestCodeView::coloursAreReadableInBothThemes()
{
    for (const bool dark : {false, true}) {
        Fixture fixture;
        const Theme &theme = themeFor(dark);
        fixture.code.setTheme(theme);
        int coloured = 0;
        for (QTextBlock block = fixture.edit->document()->begin(); block.isValid(); block = block.next()) {
            for (const QTextLayout::FormatRange &range : block.layout()->formats()) {
                const QColor ink = range.format.foreground().color();
                QVERIFY(contrastRatio(ink, theme.card) >= 4.5);
                QVERIFY(contrastRatio(ink, theme.accentWash) >= 4.5);
                ++coloured;
            }
        }
        QVERIFY(coloured > 20);
    }
}

void TestCodeView::aLiveRunMovesTheMark()
{
    Fixture fixture;
    const auto recorder = std::make_shared<Recorder>();
    fixture.document.beginLive(impatient(), recorder);
    {
        const RecordingScope recording(recorder.get(), mainLane);
        recordMark(MarkKind::RunStarted);
        recordMark(MarkKind::SubmitBegan);
    }
    fixture.view.setCursor(1'000'000'000); // the present is later than any event
    QTRY_VERIFY(
        (fixture.document.drain(), fixture.lit().contains(QLatin1String("future = executor.submit(slow_task, item)"))));
    recorder->stop();
}

QTEST_MAIN(TestCodeView)
#include "tst_codeview.moc"
