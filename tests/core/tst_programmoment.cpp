// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/session.h"
#include "core/program/programmoment.h"
#include "core/workloads/workplan.h"
#include "tests/core/programfixtures.h"
#include "tests/core/sampleruns.h"

#include <QtTest>

#include <algorithm>

using namespace futurescope;
using namespace programfixtures;
using sampleruns::at;
using sampleruns::code;
using sampleruns::mark;

namespace {

/// Two futures on two workers: the program gives up waiting for the first, gets the exception of the second and waits
/// for the first again at the end of the block.
std::vector<Event> impatientRun()
{
    return {
        mark(10, MarkKind::RunStarted),
        mark(20, MarkKind::SubmitBegan),
        at(30, EventKind::Submitted, 1, 0, packItems(0, 1)),
        at(40, EventKind::Submitted, 2, 0, packItems(1, 1)),
        mark(50, MarkKind::SubmitEnded),
        at(60, EventKind::Started, 1, 1),
        at(62, EventKind::Blocked, 1, 1, 0, code(BlockReason::Sleep)),
        at(65, EventKind::Started, 2, 2),
        at(70, EventKind::Blocked, 1, 0, 0, code(BlockReason::Result)),
        at(99, EventKind::TimedOut, 1, 0),
        at(100, EventKind::Resumed, 1, 0, 0, code(BlockReason::Result)),
        at(105, EventKind::CancelRefused, 1, 0),
        at(110, EventKind::Blocked, 2, 0, 0, code(BlockReason::Result)),
        at(150, EventKind::Failed, 2, 2, 1, code(FailureKind::ValueError)),
        at(155, EventKind::Resumed, 2, 0, 0, code(BlockReason::Result)),
        at(160, EventKind::ExceptionRead, 2, 0),
        mark(170, MarkKind::CollectEnded),
        mark(180, MarkKind::ShutdownCalled),
        at(185, EventKind::Blocked, noFuture.value, 0, 0, code(BlockReason::Shutdown)),
        at(300, EventKind::Resumed, 1, 1, 0, code(BlockReason::Sleep)),
        at(310, EventKind::Finished, 1, 1, 7),
        at(320, EventKind::Resumed, noFuture.value, 0, 0, code(BlockReason::Shutdown)),
        mark(330, MarkKind::RunEnded),
    };
}

Timeline timelineOf(const std::vector<Event> &events)
{
    Timeline timeline;
    timeline.append(events);
    return timeline;
}

constexpr FutureId first{1};
constexpr FutureId second{2};

} // namespace

Q_DECLARE_METATYPE(futurescope::CodeRole)
Q_DECLARE_METATYPE(futurescope::ExecutorKind)

class TestProgramMoment : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { registerBuiltinFunctions(); }
    void theMainProgramIsSomewhereAtEveryTime_data();
    void theMainProgramIsSomewhereAtEveryTime();
    void theSelectedFutureHasAMarkWhileItRuns();
    void whatIsStillGoingOnHasNoEndYet();
    void aRoleIsFoundInTheRunAndComesRound();
    void theMomentFoundIsOneOfThatRole();
    void whatNeverHappenedIsNotFound();
    void theSerialPartHasALineOfItsOwn_data();
    void theSerialPartHasALineOfItsOwn();
    void aRealRunWaitsForItsSecondResult();
};

void TestProgramMoment::theMainProgramIsSomewhereAtEveryTime_data()
{
    QTest::addColumn<int>("time");
    QTest::addColumn<CodeRole>("role");
    QTest::addColumn<int>("waitedFor");
    QTest::newRow("before it") << 5 << CodeRole::Plain << 0;
    QTest::newRow("making the executor") << 15 << CodeRole::MakeExecutor << 0;
    QTest::newRow("submitting") << 35 << CodeRole::Submit << 0;
    QTest::newRow("nearly blocked") << 60 << CodeRole::Read << 0;
    QTest::newRow("blocked") << 80 << CodeRole::WaitForResult << 1;
    QTest::newRow("out of patience") << 105 << CodeRole::TimedOut << 0;
    QTest::newRow("blocked again") << 110 << CodeRole::WaitForResult << 2;
    QTest::newRow("an exception") << 165 << CodeRole::ReadFailure << 0;
    QTest::newRow("the end of the block") << 200 << CodeRole::Shutdown << 0;
    QTest::newRow("all are done") << 325 << CodeRole::Shutdown << 0;
    QTest::newRow("the end") << 330 << CodeRole::Exit << 0;
}

void TestProgramMoment::theMainProgramIsSomewhereAtEveryTime()
{
    QFETCH(int, time);
    QFETCH(CodeRole, role);
    QFETCH(int, waitedFor);
    const ProgramMoment moment = programMoment(timelineOf(impatientRun()), time, noFuture);
    QCOMPARE(moment.main, role);
    QCOMPARE(moment.waitedFor.value, static_cast<std::uint32_t>(waitedFor));
    QCOMPARE(moment.taskRole, CodeRole::Plain);
}

void TestProgramMoment::theSelectedFutureHasAMarkWhileItRuns()
{
    const Timeline timeline = timelineOf(impatientRun());
    QCOMPARE(programMoment(timeline, 55, first).task, noFuture);
    QCOMPARE(programMoment(timeline, 60, first).taskRole, CodeRole::TaskWork);
    QCOMPARE(programMoment(timeline, 80, first).taskRole, CodeRole::TaskWait);
    QCOMPARE(programMoment(timeline, 80, second).taskRole, CodeRole::TaskWork);
    QCOMPARE(programMoment(timeline, 305, first).taskRole, CodeRole::TaskWork);
    QCOMPARE(programMoment(timeline, 310, first).task, noFuture);
    // Of the selected one the very instants count, too short as they are to be spans.
    QCOMPARE(programMoment(timeline, 99, first).main, CodeRole::TimedOut);
    QCOMPARE(programMoment(timeline, 160, second).main, CodeRole::ReadFailure);
}

void TestProgramMoment::whatIsStillGoingOnHasNoEndYet()
{
    std::vector<Event> events = impatientRun();
    const auto resumed = std::ranges::find(events, std::int64_t{100}, &Event::timeNs);
    events.erase(resumed, events.end());
    const ProgramMoment moment = programMoment(timelineOf(events), 5000, first);
    QCOMPARE(moment.main, CodeRole::WaitForResult);
    QCOMPARE(moment.waitedFor, first);
    QCOMPARE(moment.taskRole, CodeRole::TaskWait);
    QVERIFY(programMoment(Timeline(), 0, noFuture) == ProgramMoment{});
}

void TestProgramMoment::aRoleIsFoundInTheRunAndComesRound()
{
    const Timeline timeline = timelineOf(impatientRun());
    QVERIFY(nextMoment(timeline, CodeRole::Submit, 0) == (RoleMoment{30, first}));
    QVERIFY(nextMoment(timeline, CodeRole::Submit, 30) == (RoleMoment{40, second}));
    QVERIFY(nextMoment(timeline, CodeRole::Submit, 40) == (RoleMoment{30, first}));
    QVERIFY(nextMoment(timeline, CodeRole::WaitForResult, 80) == (RoleMoment{110, second}));
    QVERIFY(nextMoment(timeline, CodeRole::Shutdown, 0) == (RoleMoment{185, noFuture}));
    QVERIFY(nextMoment(timeline, CodeRole::TaskWait, 0) == (RoleMoment{62, first}));
    QVERIFY(nextMoment(timeline, CodeRole::TaskRaise, 0) == (RoleMoment{150, second}));
    QVERIFY(nextMoment(timeline, CodeRole::TaskWork, 60) == (RoleMoment{65, second}));
    QVERIFY(nextMoment(timeline, CodeRole::Cancel, 0) == (RoleMoment{105, first}));
    QVERIFY(nextMoment(timeline, CodeRole::Exit, 0) == (RoleMoment{330, noFuture}));
}

void TestProgramMoment::theMomentFoundIsOneOfThatRole()
{
    const Timeline timeline = timelineOf(impatientRun());
    for (const CodeRole role : {CodeRole::MakeExecutor, CodeRole::Submit, CodeRole::WaitForResult, CodeRole::TimedOut,
                                CodeRole::ReadFailure, CodeRole::Shutdown, CodeRole::Exit}) {
        const RoleMoment found = nextMoment(timeline, role, 0).value();
        QCOMPARE(programMoment(timeline, found.timeNs, found.future).main, role);
    }
    for (const CodeRole role : {CodeRole::TaskWork, CodeRole::TaskWait}) {
        const RoleMoment found = nextMoment(timeline, role, 0).value();
        QCOMPARE(programMoment(timeline, found.timeNs, found.future).taskRole, role);
    }
}

void TestProgramMoment::whatNeverHappenedIsNotFound()
{
    const Timeline timeline = timelineOf(impatientRun());
    QVERIFY(!nextMoment(timeline, CodeRole::Read, 0));
    QVERIFY(!nextMoment(timeline, CodeRole::Plain, 0));
    QVERIFY(!nextMoment(Timeline(), CodeRole::Submit, 0));
}

void TestProgramMoment::theSerialPartHasALineOfItsOwn_data()
{
    QTest::addColumn<bool>("sleeps");
    QTest::addColumn<ExecutorKind>("executor");
    QTest::newRow("computing, threads") << false << ExecutorKind::Threads;
    QTest::newRow("waiting, threads") << true << ExecutorKind::Threads;
    QTest::newRow("waiting, a loop") << true << ExecutorKind::Async;
}

void TestProgramMoment::theSerialPartHasALineOfItsOwn()
{
    QFETCH(bool, sleeps);
    QFETCH(ExecutorKind, executor);
    Experiment experiment = sleeping(4, 5ms, 2, CollectMode::Result);
    experiment.workload.kind = sleeps ? WorkloadKind::Sleep : WorkloadKind::SumOfSquares;
    experiment.executor = executor;
    experiment.workload.serialPercent = 50;
    const auto run = runSession(experiment);
    QVERIFY(run.ok());
    Timeline timeline;
    timeline.append(run->trace);
    const auto found = nextMoment(timeline, CodeRole::SerialPart, 0);
    QVERIFY(found.has_value());
    const Span &serial = timeline.lanes().front().tasks.front();
    QCOMPARE(found->timeNs, serial.startNs);
    QCOMPARE(found->future, noFuture);
    for (const std::int64_t at : {serial.startNs, (serial.startNs + serial.endNs) / 2, serial.endNs})
        QCOMPARE(programMoment(timeline, at, noFuture).main, CodeRole::SerialPart);
    for (const ProgramLanguage language : {ProgramLanguage::Python, ProgramLanguage::Cpp}) {
        const ProgramText text = programText(experiment, language);
        const auto isCall = [](const CodeLine &line) { return line.role == CodeRole::SerialPart; };
        QCOMPARE(std::ranges::count_if(text, isCall), std::ptrdiff_t{1});
        const CodeLine &line = *std::ranges::find_if(text, isCall);
        QVERIFY2(line.text.find(language == ProgramLanguage::Python ? "serial_part()" : "serialPart();")
                     != std::string::npos,
                 line.text.c_str());
    }
}

void TestProgramMoment::aRealRunWaitsForItsSecondResult()
{
    const auto run = runSession(sleeping(2, 40ms, 1, CollectMode::Result));
    QVERIFY(run.ok());
    Timeline timeline;
    timeline.append(run->trace);
    const FutureRecord &later = timeline.futures()[1];
    const ProgramMoment moment = programMoment(timeline, (later.startedNs + later.endedNs) / 2, second);
    QCOMPARE(moment.main, CodeRole::WaitForResult);
    QCOMPARE(moment.waitedFor, second);
    QCOMPARE(moment.taskRole, CodeRole::TaskWait);
    QVERIFY(nextMoment(timeline, CodeRole::Read, later.endedNs - 1) == (RoleMoment{later.readNs, second}));
}

QTEST_GUILESS_MAIN(TestProgramMoment)
#include "tst_programmoment.moc"
