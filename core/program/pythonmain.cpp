// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/pythonparts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <vector>

namespace futurescope {

namespace {

using Deeper = CodeWriter::Deeper;

/// Writes main() step by step, in the order in which it runs.
class PythonMain
{
public:
    PythonMain(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call)
        : m_writer(writer),
          m_facts(facts),
          m_experiment(facts.experiment),
          m_call(call),
          m_realMap(m_experiment.collect == CollectMode::Map && !facts.submitsByHand)
    {}

    void write();

private:
    void prepare();
    void prepareCancelling();
    void makeExecutor();
    std::string constructor() const;
    void submitAll();
    void submitTree();
    void holdBack();
    void callMap();
    void collect();
    void collectInOrder();
    void collectMap();
    void collectMapByHand();
    void collectAsCompleted();
    void handleFailures(bool breaksOff);
    void shutDown();
    void leave();

    std::string timeout() const { return secondsLiteral(*m_experiment.timeout); }
    std::string timeoutArgument(const char *before) const
    {
        return m_facts.canTimeOut ? fmt::format("{}timeout={}", before, timeout()) : std::string();
    }

    CodeWriter &m_writer;
    const ProgramFacts &m_facts;
    const Experiment &m_experiment;
    const PythonCall &m_call;
    const bool m_realMap; ///< executor.map() does what is asked for
};

void PythonMain::write()
{
    m_writer.line("def main():");
    const Deeper inMain(m_writer);
    writePythonPreparation(m_writer, m_facts, m_call);
    prepare();
    makeExecutor();
    {
        const Deeper inBlock(m_writer, m_facts.withBlock);
        writePythonPools(m_writer, m_facts, constructor());
        writePythonWarmUp(m_writer, m_facts);
        if (m_facts.cancels)
            m_writer.line("timer.start()");
        if (m_facts.serialWork > Nanos::zero())
            m_writer.line("serial_part()", CodeRole::SerialPart);
        if (m_facts.barrier)
            m_writer.line("team.parties = TASKS");
        if (m_facts.tree)
            submitTree();
        else if (m_realMap)
            callMap();
        else
            submitAll();
        collect();
        writePythonLastTasks(m_writer, m_facts);
        shutDown();
    }
    leave();
}

void PythonMain::prepare()
{
    if (m_facts.collects)
        m_writer.line("received = []");
    if (!m_realMap && !m_facts.tree)
        m_writer.line("futures = []");
    if (m_facts.cancels)
        prepareCancelling();
    if (m_facts.measuresSequential)
        m_writer.line("start = time.perf_counter()");
}

void PythonMain::prepareCancelling()
{
    m_writer.line("cancelling = threading.Event()");
    m_writer.blank();
    m_writer.line("def cancel_pending():", CodeRole::Cancel);
    {
        const Deeper inFunction(m_writer);
        m_writer.line("cancelling.set()", CodeRole::Cancel);
        m_writer.line("for future in futures:", CodeRole::Cancel);
        m_writer.line("    future.cancel()  # False if it runs or is done", CodeRole::Cancel);
    }
    m_writer.blank();
    m_writer.line(
        fmt::format("timer = threading.Timer({}, cancel_pending)", secondsLiteral(*m_experiment.cancelAfter)));
}

std::string PythonMain::constructor() const
{
    if (m_experiment.executor == ExecutorKind::Sequential)
        return "SequentialExecutor()";
    if (m_experiment.executor != ExecutorKind::Processes)
        return fmt::format("ThreadPoolExecutor(max_workers={})", m_experiment.workers);
    const bool limited = m_experiment.maxTasksPerChild != 0;
    return fmt::format("ProcessPoolExecutor(max_workers={}{})", m_experiment.workers,
                       limited ? fmt::format(", max_tasks_per_child={}", m_experiment.maxTasksPerChild) : "");
}

void PythonMain::makeExecutor()
{
    switch (m_experiment.executor) {
    case ExecutorKind::Threads:
        if (!isIoBound(m_facts.workload.kind)) {
            m_writer.line("# The Lab's threads compute side by side. In Python that takes");
            m_writer.line("# a free-threaded build: others compute one at a time.");
        }
        break;
    case ExecutorKind::ThreadsGil:
        m_writer.line("# Any standard build of Python has the lock: one thread computes.");
        m_writer.line(fmt::format("sys.setswitchinterval({})", secondsLiteral(m_experiment.switchInterval)));
        break;
    case ExecutorKind::WorkStealing:
        m_writer.line("# Python's library has no work stealing. The nearest: one queue.");
        break;
    case ExecutorKind::Processes:
        if (m_experiment.workerDeath == WorkerDeath::LosesItsTask) {
            m_writer.line("# When a worker dies, the Lab loses the task that it had in hand.");
            m_writer.line("# In Python the whole pool breaks.");
        }
        break;
    case ExecutorKind::Sequential:
    case ExecutorKind::Async:
        break;
    }
    m_writer.line(m_facts.withBlock ? fmt::format("with {} as executor:", constructor())
                                    : fmt::format("executor = {}", constructor()),
                  CodeRole::MakeExecutor);
}

void PythonMain::callMap()
{
    const bool inPython = m_facts.chunked && m_call.function == m_call.task;
    if (m_facts.chunked && !inPython)
        m_writer.line("# Threads ignore chunksize, so a task is a chunk made by hand.");
    std::vector<std::string> options;
    if (inPython)
        options.emplace_back("chunksize=CHUNK");
    if (m_facts.canTimeOut)
        options.push_back(timeoutArgument(""));
    m_writer.line("results = executor.map(", CodeRole::Submit);
    m_writer.line(fmt::format("    {}, {}{}{}", m_call.function, m_call.range,
                              m_facts.workload.payloadInBytes > 0 ? ", repeat(payload)" : "",
                              options.empty() ? ")" : ","),
                  CodeRole::Submit);
    if (!options.empty())
        m_writer.line(fmt::format("    {})", fmt::join(options, ", ")), CodeRole::Submit);
}

void PythonMain::submitAll()
{
    if (m_experiment.collect == CollectMode::Map)
        m_writer.line(m_facts.cancels || m_facts.continues
                          ? "# map() keeps its futures to itself: so submit()."
                          : "# map() submits all at once: holding back takes submit().");
    if (m_facts.queuePolicy == QueuePolicy::Drop)
        m_writer.line("dropped = 0");
    m_writer.line(fmt::format("for {} in {}:", m_call.variable, m_call.range));
    {
        const Deeper inLoop(m_writer);
        if (m_facts.cancels) {
            m_writer.line("if cancelling.is_set():");
            m_writer.line("    break");
        }
        if (m_facts.submitEvery > Nanos::zero())
            m_writer.line(fmt::format("time.sleep({})", secondsLiteral(m_facts.submitEvery)), CodeRole::Submit);
        if (m_facts.bounded)
            holdBack();
        const bool callerRuns = m_facts.queuePolicy == QueuePolicy::CallerRuns;
        m_writer.line(fmt::format("future = {}.submit({}, {})", callerRuns ? "chosen" : "executor", m_call.function,
                                  m_call.arguments),
                      CodeRole::Submit);
        m_writer.line("futures.append(future)");
    }
    if (m_facts.barrier && (m_facts.cancels || m_facts.queuePolicy == QueuePolicy::Drop)) {
        m_writer.line("for _ in range(TASKS - len(futures)):  # nobody waits for them");
        m_writer.line("    team.come(leaves=True)");
    }
}

/// The parts that tasks submit later are in the same list.
void PythonMain::submitTree()
{
    m_writer.line(fmt::format("future = executor.submit(walk, 0, ITEMS{})",
                              m_facts.workload.payloadInBytes > 0 ? ", payload" : ""),
                  CodeRole::Submit);
    m_writer.line("futures.append(future)");
}

/// What submitting does while the queue is full. The library has no queue with a limit, so it is looked into.
void PythonMain::holdBack()
{
    switch (m_facts.queuePolicy) {
    case QueuePolicy::Unbounded:
        return;
    case QueuePolicy::Block:
        m_writer.line("while pending(futures) >= QUEUE_LIMIT:", CodeRole::Submit);
        if (m_facts.cancels) {
            m_writer.line("    if cancelling.is_set():", CodeRole::Submit);
            m_writer.line("        break", CodeRole::Submit);
        }
        m_writer.line("    time.sleep(0.001)  # and look again", CodeRole::Submit);
        return;
    case QueuePolicy::CallerRuns:
        m_writer.line("full = pending(futures) >= QUEUE_LIMIT", CodeRole::Submit);
        m_writer.line("chosen = SequentialExecutor() if full else executor", CodeRole::Submit);
        return;
    case QueuePolicy::Drop:
        m_writer.line("if pending(futures) >= QUEUE_LIMIT:", CodeRole::Submit);
        m_writer.line("    dropped += 1", CodeRole::Submit);
        m_writer.line("    continue", CodeRole::Submit);
    }
}

void PythonMain::collect()
{
    if (m_facts.tree && m_facts.collects)
        return collectInOrder();
    if (m_facts.tree) {
        m_writer.line("for future in futures:  # nobody takes what they give,");
        m_writer.line("    wait([future])      # but they may still submit", CodeRole::WaitForResult);
        return;
    }
    switch (m_experiment.collect) {
    case CollectMode::Result:
        return collectInOrder();
    case CollectMode::Map:
        return m_realMap ? collectMap() : collectMapByHand();
    case CollectMode::AsCompleted:
        return collectAsCompleted();
    case CollectMode::None:
        m_writer.line("# Nobody takes the results, nor sees an exception.");
    }
}

/// The except clauses of what a result can bring instead of a value. `breaksOff`: nothing is read after it.
void PythonMain::handleFailures(bool breaksOff)
{
    if (m_facts.canFail) {
        m_writer.line("except ValueError as error:", CodeRole::ReadFailure);
        m_writer.line(breaksOff ? "    print(f\"Error, and no more results: {error}\")"
                                : "    print(f\"Error: {error}\")",
                      CodeRole::ReadFailure);
    }
    if (m_facts.cancels) {
        m_writer.line("except CancelledError:", CodeRole::ReadFailure);
        m_writer.line(breaksOff ? "    print(\"Cancelled, and no more results\")" : "    print(\"Cancelled\")",
                      CodeRole::ReadFailure);
    }
}

void PythonMain::collectInOrder()
{
    m_writer.line("for future in futures:");
    const Deeper inLoop(m_writer);
    const bool tries = m_facts.canTimeOut || m_facts.canFail || m_facts.cancels;
    if (tries)
        m_writer.line("try:");
    {
        const Deeper inTry(m_writer, tries);
        m_writer.line(fmt::format("result = future.result({})", timeoutArgument("")), CodeRole::WaitForResult);
        m_writer.line("received.append(result)", CodeRole::Read);
    }
    if (m_facts.canTimeOut) {
        m_writer.line("except TimeoutError:", CodeRole::TimedOut);
        m_writer.line("    print(\"Task took too long!\")", CodeRole::TimedOut);
        if (m_experiment.cancelsTimedOut)
            m_writer.line("    future.cancel()  # False if it runs: it goes on", CodeRole::TimedOut);
    }
    handleFailures(false);
}

void PythonMain::collectMap()
{
    const bool tries = m_facts.canTimeOut || m_facts.canFail;
    if (tries)
        m_writer.line("try:");
    {
        const Deeper inTry(m_writer, tries);
        m_writer.line("for result in results:", CodeRole::WaitForResult);
        m_writer.line("    received.append(result)", CodeRole::Read);
    }
    if (m_facts.canTimeOut) {
        m_writer.line("except TimeoutError:", CodeRole::TimedOut);
        m_writer.line("    print(\"Took too long: the rest is cancelled\")", CodeRole::TimedOut);
    }
    handleFailures(true);
}

void PythonMain::collectMapByHand()
{
    if (m_facts.canTimeOut)
        m_writer.line(fmt::format("deadline = time.monotonic() + {}", timeout()));
    m_writer.line("try:");
    {
        const Deeper inTry(m_writer);
        m_writer.line("for future in futures:");
        const Deeper inLoop(m_writer);
        if (m_facts.canTimeOut)
            m_writer.line("left = deadline - time.monotonic()");
        m_writer.line(m_facts.canTimeOut ? "result = future.result(timeout=left)" : "result = future.result()",
                      CodeRole::WaitForResult);
        m_writer.line("received.append(result)", CodeRole::Read);
    }
    if (m_facts.canTimeOut) {
        m_writer.line("except TimeoutError:", CodeRole::TimedOut);
        m_writer.line("    print(\"Took too long: the rest is cancelled\")", CodeRole::TimedOut);
    }
    handleFailures(true);
    m_writer.line("finally:");
    m_writer.line("    for future in futures:");
    m_writer.line("        future.cancel()  # as map() does");
}

void PythonMain::collectAsCompleted()
{
    if (m_facts.canTimeOut)
        m_writer.line("try:");
    {
        const Deeper inTry(m_writer, m_facts.canTimeOut);
        m_writer.line(fmt::format("for future in as_completed(futures{}):", timeoutArgument(", ")),
                      CodeRole::WaitForResult);
        const Deeper inLoop(m_writer);
        const bool tries = m_facts.canFail || m_facts.cancels || m_facts.tasksTimeOut;
        if (tries)
            m_writer.line("try:");
        {
            const Deeper inInnerTry(m_writer, tries);
            m_writer.line("result = future.result()", CodeRole::Read);
            m_writer.line("received.append(result)", CodeRole::Read);
        }
        if (m_facts.tasksTimeOut) {
            m_writer.line("except TimeoutError:", CodeRole::ReadFailure);
            m_writer.line("    print(\"A task gave up waiting\")", CodeRole::ReadFailure);
        }
        handleFailures(false);
    }
    if (m_facts.canTimeOut) {
        m_writer.line("except TimeoutError as error:", CodeRole::TimedOut);
        m_writer.line("    print(error)  # \"1 (of 4) futures unfinished\"", CodeRole::TimedOut);
    }
}

void PythonMain::shutDown()
{
    switch (m_experiment.shutdown) {
    case ShutdownMode::Wait:
        m_writer.line("# The block ends with executor.shutdown(wait=True).", CodeRole::Shutdown);
        return;
    case ShutdownMode::NoWait:
        m_writer.line("executor.shutdown(wait=False)", CodeRole::Shutdown);
        return;
    case ShutdownMode::CancelPending:
        m_writer.line("executor.shutdown(wait=True, cancel_futures=True)", CodeRole::Shutdown);
    }
}

void PythonMain::leave()
{
    if (m_facts.cancels)
        m_writer.line("timer.cancel()");
    writePythonLateSubmit(m_writer, m_facts);
    writePythonFarewell(m_writer, m_facts);
    m_writer.line(m_experiment.shutdown == ShutdownMode::NoWait ? "# The end. Python waits here for what still runs."
                                                                : "# The end.",
                  CodeRole::Exit);
}

} // namespace

void writePythonMain(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call)
{
    PythonMain(writer, facts, call).write();
}

} // namespace futurescope
