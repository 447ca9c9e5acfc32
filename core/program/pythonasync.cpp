// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/pythonparts.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

using Deeper = CodeWriter::Deeper;

/// Writes main() for an event loop. A task of asyncio can be cancelled in its midst; a future of concurrent.futures
/// cannot, and this core keeps to that. So the text cancels only tasks that have not got a slot yet.
class PythonAsyncMain
{
public:
    PythonAsyncMain(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call)
        : m_writer(writer),
          m_facts(facts),
          m_experiment(facts.experiment),
          m_call(call),
          m_mapBreaksOff(m_experiment.collect == CollectMode::Map
                         && (facts.canFail || facts.canTimeOut || facts.cancels)),
          m_knowsStarted(facts.bounded),
          m_cancelsTasks(m_mapBreaksOff || facts.cancels || m_experiment.shutdown == ShutdownMode::CancelPending
                         || (m_experiment.collect == CollectMode::Result && facts.canTimeOut))
    {}

    void write();

private:
    void makeSlots();
    void makeCancelling();
    void submitAll();
    void holdBack();
    void endHeartbeat();
    void collect();
    void collectInOrder();
    void collectMap();
    void collectAsCompleted();
    void handleFailures(bool breaksOff);
    void shutDown();
    std::string timeout() const { return secondsLiteral(*m_experiment.timeout); }

    CodeWriter &m_writer;
    const ProgramFacts &m_facts;
    const Experiment &m_experiment;
    const PythonCall &m_call;
    const bool m_mapBreaksOff; ///< the rest may have to be cancelled
    const bool m_knowsStarted; ///< who is still pending is asked
    const bool m_cancelsTasks;
};

void PythonAsyncMain::write()
{
    m_writer.line("async def main():");
    const Deeper inMain(m_writer);
    writePythonPreparation(m_writer, m_facts, m_call);
    makeSlots();
    if (m_cancelsTasks)
        makeCancelling();
    if (m_facts.collects)
        m_writer.line("received = []");
    if (m_facts.measuresSequential)
        m_writer.line("start = time.perf_counter()");
    if (m_facts.cancels) {
        m_writer.line("loop = asyncio.get_running_loop()");
        m_writer.line(
            fmt::format("timer = loop.call_later({}, cancel_pending)", secondsLiteral(*m_experiment.cancelAfter)));
    }
    if (m_facts.serialWork > Nanos::zero())
        m_writer.line("serial_part()", CodeRole::SerialPart);
    submitAll();
    collect();
    shutDown();
}

void PythonAsyncMain::makeSlots()
{
    if (!m_facts.tree)
        m_writer.line("tasks = []");
    if ((m_cancelsTasks || m_knowsStarted) && !m_facts.tree)
        m_writer.line("started = set()");
    m_writer.line(fmt::format("slots = asyncio.Semaphore({})", m_experiment.workers), CodeRole::MakeExecutor);
    if (m_facts.tree)
        return;
    m_writer.blank();
    m_writer.line(fmt::format("async def in_slot({}):", m_call.arguments));
    {
        const Deeper inFunction(m_writer);
        m_writer.line("async with slots:  # so many are in progress at most");
        if (m_cancelsTasks || m_knowsStarted)
            m_writer.line("    started.add(asyncio.current_task())");
        m_writer.line(fmt::format("    return await {}({})", m_call.function, m_call.arguments));
    }
    m_writer.blank();
}

void PythonAsyncMain::makeCancelling()
{
    m_writer.line("def cancel(task):  # as a Future does: only what waits");
    m_writer.line("    if task not in started:");
    m_writer.line("        task.cancel()");
    m_writer.blank();
    if (!m_facts.cancels)
        return;
    m_writer.line("def cancel_pending():", CodeRole::Cancel);
    m_writer.line("    for task in tasks:", CodeRole::Cancel);
    m_writer.line("        cancel(task)", CodeRole::Cancel);
    m_writer.blank();
}

void PythonAsyncMain::submitAll()
{
    if (m_experiment.heartbeat)
        m_writer.line("beats = asyncio.create_task(heartbeat())");
    if (m_facts.tree) {
        m_writer.line(fmt::format("root = walk(0, ITEMS{})", m_facts.workload.payloadInBytes > 0 ? ", payload" : ""));
        m_writer.line("tasks.append(asyncio.create_task(root))", CodeRole::Submit);
        return;
    }
    if (m_facts.queuePolicy == QueuePolicy::Drop)
        m_writer.line("dropped = 0");
    m_writer.line(fmt::format("for {} in {}:", m_call.variable, m_call.range));
    const Deeper inLoop(m_writer);
    const bool awaits = m_facts.bounded || m_facts.submitEvery > Nanos::zero();
    if (awaits) { // else no task would begin before all are submitted
        m_writer.line(fmt::format("await asyncio.sleep({})",
                                  m_facts.submitEvery > Nanos::zero() ? secondsLiteral(m_facts.submitEvery) : "0"),
                      CodeRole::Submit);
    }
    if (m_facts.bounded)
        holdBack();
    if (awaits && m_facts.cancels) {
        m_writer.line("if loop.time() >= timer.when():");
        m_writer.line("    break");
    }
    m_writer.line(fmt::format("coroutine = in_slot({})", m_call.arguments));
    m_writer.line("tasks.append(asyncio.create_task(coroutine))", CodeRole::Submit);
}

/// What submitting does while the queue is full, which here is that tasks wait for a slot.
void PythonAsyncMain::holdBack()
{
    m_writer.line("pending = sum(1 for task in tasks", CodeRole::Submit);
    m_writer.line("              if task not in started and not task.done())", CodeRole::Submit);
    switch (m_facts.queuePolicy) {
    case QueuePolicy::Unbounded:
        return;
    case QueuePolicy::Block:
        m_writer.line("while pending >= QUEUE_LIMIT:", CodeRole::Submit);
        m_writer.line("    await asyncio.sleep(0.001)  # and look again", CodeRole::Submit);
        m_writer.line("    pending = sum(1 for task in tasks", CodeRole::Submit);
        m_writer.line("                  if task not in started and not task.done())", CodeRole::Submit);
        return;
    case QueuePolicy::CallerRuns:
        m_writer.line("if pending >= QUEUE_LIMIT:  # main() does it itself", CodeRole::Submit);
        m_writer.line(fmt::format("    own = asyncio.create_task({}({}))", m_call.function, m_call.arguments),
                      CodeRole::Submit);
        m_writer.line("    started.add(own)", CodeRole::Submit);
        m_writer.line("    tasks.append(own)", CodeRole::Submit);
        m_writer.line("    await asyncio.wait([own])", CodeRole::Submit);
        m_writer.line("    continue", CodeRole::Submit);
        return;
    case QueuePolicy::Drop:
        m_writer.line("if pending >= QUEUE_LIMIT:", CodeRole::Submit);
        m_writer.line("    dropped += 1", CodeRole::Submit);
        m_writer.line("    continue", CodeRole::Submit);
    }
}

void PythonAsyncMain::endHeartbeat()
{
    if (!m_experiment.heartbeat)
        return;
    m_writer.line("beats.cancel()");
    m_writer.line("print(f\"Latest beat: {max(late, default=0) * 1000:.1f} ms late\")");
}

void PythonAsyncMain::collect()
{
    if (m_facts.tree && m_facts.collects)
        return collectInOrder();
    if (m_facts.tree) {
        m_writer.line("for task in tasks:  # nobody takes what they give,");
        m_writer.line("    await asyncio.wait([task])  # but there may come more", CodeRole::WaitForResult);
        return;
    }
    switch (m_experiment.collect) {
    case CollectMode::Result:
        return collectInOrder();
    case CollectMode::Map:
        return collectMap();
    case CollectMode::AsCompleted:
        return collectAsCompleted();
    case CollectMode::None:
        m_writer.line("# Nobody takes the results, nor sees an exception.");
    }
}

void PythonAsyncMain::handleFailures(bool breaksOff)
{
    if (m_facts.canFail) {
        m_writer.line("except ValueError as error:", CodeRole::ReadFailure);
        m_writer.line(breaksOff ? "    print(f\"Error, and no more results: {error}\")"
                                : "    print(f\"Error: {error}\")",
                      CodeRole::ReadFailure);
    }
    if (m_facts.cancels) {
        m_writer.line("except asyncio.CancelledError:", CodeRole::ReadFailure);
        m_writer.line(breaksOff ? "    print(\"Cancelled, and no more results\")" : "    print(\"Cancelled\")",
                      CodeRole::ReadFailure);
    }
}

void PythonAsyncMain::collectInOrder()
{
    m_writer.line("for task in tasks:");
    const Deeper inLoop(m_writer);
    const bool tries = m_facts.canTimeOut || m_facts.canFail || m_facts.cancels;
    if (tries)
        m_writer.line("try:");
    {
        const Deeper inTry(m_writer, tries);
        if (m_facts.canTimeOut) {
            m_writer.line("result = await asyncio.wait_for(", CodeRole::WaitForResult);
            m_writer.line(fmt::format("    asyncio.shield(task), timeout={})", timeout()), CodeRole::WaitForResult);
        } else {
            m_writer.line("result = await task", CodeRole::WaitForResult);
        }
        m_writer.line("received.append(result)", CodeRole::Read);
    }
    if (m_facts.canTimeOut) {
        m_writer.line("except asyncio.TimeoutError:", CodeRole::TimedOut);
        m_writer.line("    print(\"Task took too long!\")", CodeRole::TimedOut);
        if (m_experiment.cancelsTimedOut)
            m_writer.line("    cancel(task)  # if it runs, it goes on", CodeRole::TimedOut);
    }
    handleFailures(false);
}

/// In order, ended by the first failure, as map() of an executor: gather() would raise a later failure too soon.
void PythonAsyncMain::collectMap()
{
    if (m_facts.canTimeOut)
        m_writer.line(fmt::format("deadline = time.monotonic() + {}", timeout()));
    if (m_mapBreaksOff)
        m_writer.line("try:");
    {
        const Deeper inTry(m_writer, m_mapBreaksOff);
        m_writer.line("for task in tasks:  # asyncio has no map()");
        const Deeper inLoop(m_writer);
        if (m_facts.canTimeOut) {
            m_writer.line("left = deadline - time.monotonic()");
            m_writer.line("result = await asyncio.wait_for(", CodeRole::WaitForResult);
            m_writer.line("    asyncio.shield(task), timeout=left)", CodeRole::WaitForResult);
        } else {
            m_writer.line("result = await task", CodeRole::WaitForResult);
        }
        m_writer.line("received.append(result)", CodeRole::Read);
    }
    if (m_facts.canTimeOut) {
        m_writer.line("except asyncio.TimeoutError:", CodeRole::TimedOut);
        m_writer.line("    print(\"Took too long: the rest is cancelled\")", CodeRole::TimedOut);
    }
    handleFailures(true);
    if (!m_mapBreaksOff)
        return;
    m_writer.line("finally:");
    m_writer.line("    for task in tasks:");
    m_writer.line("        cancel(task)");
}

void PythonAsyncMain::collectAsCompleted()
{
    if (m_facts.canTimeOut)
        m_writer.line("try:");
    {
        const Deeper inTry(m_writer, m_facts.canTimeOut);
        m_writer.line(m_facts.canTimeOut
                          ? fmt::format("for next_done in asyncio.as_completed(tasks, timeout={}):", timeout())
                          : "for next_done in asyncio.as_completed(tasks):",
                      CodeRole::WaitForResult);
        const Deeper inLoop(m_writer);
        const bool tries = m_facts.canFail || m_facts.cancels;
        if (tries)
            m_writer.line("try:");
        {
            const Deeper inInnerTry(m_writer, tries);
            m_writer.line("result = await next_done", CodeRole::WaitForResult);
            m_writer.line("received.append(result)", CodeRole::Read);
        }
        handleFailures(false);
    }
    if (m_facts.canTimeOut) {
        m_writer.line("except asyncio.TimeoutError:", CodeRole::TimedOut);
        m_writer.line("    print(\"Some took too long\")", CodeRole::TimedOut);
    }
}

void PythonAsyncMain::shutDown()
{
    const std::string waitForAll = "await asyncio.gather(*tasks, return_exceptions=True)";
    if (m_experiment.shutdown == ShutdownMode::CancelPending) {
        m_writer.line("for task in tasks:", CodeRole::Shutdown);
        m_writer.line("    cancel(task)", CodeRole::Shutdown);
    }
    m_writer.line(m_experiment.shutdown == ShutdownMode::NoWait ? "# Nothing waits here: shutdown(wait=False)."
                                                                : waitForAll,
                  CodeRole::Shutdown);
    if (m_facts.cancels)
        m_writer.line("timer.cancel()");
    if (m_experiment.submitsLate)
        m_writer.line("# Nothing closes an event loop to new tasks; the Lab's is closed.", CodeRole::Shutdown);
    endHeartbeat();
    writePythonFarewell(m_writer, m_facts);
    if (m_experiment.shutdown == ShutdownMode::NoWait) {
        m_writer.line("# asyncio.run() would now stop what still runs. The Lab lets it run:", CodeRole::Exit);
        m_writer.line(waitForAll, CodeRole::Exit);
    } else {
        m_writer.line("# The end.", CodeRole::Exit);
    }
}

} // namespace

namespace {

void writeHeartbeat(CodeWriter &writer, Nanos interval)
{
    writer.line("late = []");
    writer.blank(2);
    writer.line("async def heartbeat():");
    const Deeper inFunction(writer);
    writer.line("\"\"\"Shows when the loop is held up.\"\"\"");
    writer.line("while True:");
    writer.line(fmt::format("    asked = time.monotonic() + {}", secondsLiteral(interval)));
    writer.line(fmt::format("    await asyncio.sleep({})", secondsLiteral(interval)));
    writer.line("    late.append(time.monotonic() - asked)");
}

} // namespace

void writePythonAsyncMain(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call)
{
    if (facts.experiment.heartbeat) {
        writeHeartbeat(writer, *facts.experiment.heartbeat);
        writer.blank(2);
    }
    PythonAsyncMain(writer, facts, call).write();
}

} // namespace futurescope
