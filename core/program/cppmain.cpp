// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/cppparts.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

using Deeper = CodeWriter::Deeper;

/// Writes main() step by step, in the order in which it runs.
class CppMain
{
public:
    CppMain(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
        : m_writer(writer),
          m_facts(facts),
          m_experiment(facts.experiment),
          m_call(call)
    {}

    void write();

private:
    void prepare();
    void submitAll();
    std::string holdBack();
    void submitTree();
    void waitForTree();
    void collect();
    void collectInOrder();
    void collectMap();
    void collectMapByHand();
    void handleEndOfMap();
    void collectAsCompleted();
    void readNext();
    void handleFailures(const char *more);
    void shutDown();
    void measureSequential();
    /// Of the futures. What comes from another process is bytes.
    std::string resultType() const { return m_call.submission == CppSubmission::Remote ? "Bytes" : m_call.result; }

    CodeWriter &m_writer;
    const ProgramFacts &m_facts;
    const Experiment &m_experiment;
    const CppCall &m_call;
};

void CppMain::write()
{
    m_writer.blank();
    m_writer.line("int main()");
    m_writer.line("{");
    {
        const Deeper inMain(m_writer);
        prepare();
        measureSequential();
        if (m_facts.withBlock)
            m_writer.line("{");
        {
            const Deeper inBlock(m_writer, m_facts.withBlock);
            writeCppExecutor(m_writer, m_facts);
            if (m_facts.serialWork > Nanos::zero())
                m_writer.line("serialPart();", CodeRole::SerialPart);
            if (m_facts.barrier)
                m_writer.line("team.form(tasks);");
            if (m_facts.tree)
                submitTree();
            else if (m_call.maps)
                writeCppMap(m_writer, m_facts, m_call);
            else
                submitAll();
            collect();
            writeCppLastTasks(m_writer, m_facts);
            shutDown();
        }
        if (m_facts.withBlock)
            m_writer.line("} // ~Executor is shutdown(wait=true)", CodeRole::Shutdown);
        if (m_facts.measuresSequential)
            m_writer.line("std::printf(\"Concurrent: %.2f s\\n\", double(monotonicNs() - startNs) / 1e9);");
        if (m_facts.collects)
            m_writer.line("std::printf(\"%zu results\\n\", received.size());");
        m_writer.line(m_experiment.shutdown == ShutdownMode::NoWait ? "// The end. ~Executor waits for what still runs."
                                                                    : "// The end.",
                      CodeRole::Exit);
    }
    m_writer.line("}");
}

void CppMain::prepare()
{
    const std::string type = resultType();
    if (m_call.submission == CppSubmission::Remote)
        m_writer.line(fmt::format("registerRemoteFunction(\"{0}\", {0}Remotely);", m_call.function));
    if (m_facts.collects)
        m_writer.line(fmt::format("std::vector<{}> received;", type));
    if (!m_call.maps && !m_facts.tree)
        m_writer.line(fmt::format("std::vector<Future<{}>> futures;", type));
    if (m_call.carries)
        m_writer.line(fmt::format("const Bytes payload({}{});", m_facts.workload.payloadInBytes,
                                  m_facts.shares                   ? fmt::format(" * {}", m_facts.largestShare())
                                  : m_call.function != m_call.task ? " * chunk"
                                                                   : ""));
}

void CppMain::measureSequential()
{
    if (!m_facts.measuresSequential)
        return;
    if (m_call.submission == CppSubmission::Coroutine) {
        m_writer.line("// The sequential time comes first: the same with .workers = 1.");
        m_writer.line("const std::int64_t startNs = monotonicNs();");
        return;
    }
    m_writer.line("std::int64_t startNs = monotonicNs();");
    if (m_facts.serialWork > Nanos::zero())
        m_writer.line("serialPart();");
    m_writer.line(fmt::format("for ({}) {{", m_call.loop()));
    {
        const Deeper inLoop(m_writer);
        if (m_facts.canFail)
            m_writer.line("try {");
        {
            const Deeper inTry(m_writer, m_facts.canFail);
            if (m_call.looksAtContext)
                m_writer.line("const TaskContext context;");
            m_writer.line(fmt::format("{}({});", m_call.function, m_call.arguments(m_call.variable)));
        }
        if (m_facts.canFail)
            m_writer.line("} catch (const TaskError &) { // it took its time all the same");
        if (m_facts.canFail)
            m_writer.line("}");
    }
    m_writer.line("}");
    m_writer.line("std::printf(\"Sequential: %.2f s\\n\", double(monotonicNs() - startNs) / 1e9);");
    m_writer.line("startNs = monotonicNs();");
}

/// What submitting does while the queue is full; returns which executor gets the task.
std::string CppMain::holdBack()
{
    // What awaits needs a loop: it cannot be done in main().
    const bool callerRuns = m_facts.queuePolicy == QueuePolicy::CallerRuns
                            && m_call.submission != CppSubmission::Coroutine;
    if (callerRuns) {
        m_writer.line("Executor &chosen = pending() < queueLimit ? executor : **here;", CodeRole::Submit);
        return "chosen";
    }
    if (m_facts.queuePolicy == QueuePolicy::Drop) {
        m_writer.line("if (pending() >= queueLimit)", CodeRole::Submit);
        m_writer.line("    continue; // dropped", CodeRole::Submit);
    } else if (m_facts.bounded) {
        m_writer.line(m_facts.cancels ? "while (pending() >= queueLimit && !canceller.cancelling())"
                                      : "while (pending() >= queueLimit)",
                      CodeRole::Submit);
        m_writer.line("    std::this_thread::sleep_for(1ms); // the Lab is woken instead", CodeRole::Submit);
    }
    return "executor";
}

void CppMain::submitAll()
{
    if (m_facts.bounded) {
        m_writer.line("const auto pending = [&futures] {");
        m_writer.line("    return std::ranges::count_if(futures, [](const auto &future) {");
        m_writer.line("        return !future.running() && !future.done();");
        m_writer.line("    });");
        m_writer.line("};");
    }
    if (m_facts.queuePolicy == QueuePolicy::CallerRuns && m_call.submission != CppSubmission::Coroutine)
        m_writer.line("const auto here = makeExecutor(ExecutorKind::Sequential, {});");
    m_writer.line(fmt::format("for ({}) {{", m_call.loop()));
    {
        const Deeper inLoop(m_writer);
        if (m_facts.cancels) {
            m_writer.line("if (canceller.cancelling())");
            m_writer.line("    break;");
        }
        if (m_facts.submitEvery > Nanos::zero())
            m_writer.line(fmt::format("std::this_thread::sleep_for({});", cppDuration(m_facts.submitEvery)),
                          CodeRole::Submit);
        writeCppSubmit(m_writer, m_call, holdBack());
        if (m_facts.cancels)
            m_writer.line("canceller.add(futures.back());");
    }
    m_writer.line("}");
    if (m_facts.barrier && (m_facts.cancels || m_facts.queuePolicy == QueuePolicy::Drop))
        m_writer.line("team.leave(tasks - static_cast<std::uint32_t>(futures.size()));");
}

/// The parts that tasks submit later are in the same list.
void CppMain::submitTree()
{
    m_writer.line(fmt::format("submitPart(executor, 0, items{});", m_call.carries ? ", payload" : ""),
                  CodeRole::Submit);
    if (m_facts.cancels)
        m_writer.line("canceller.add(*futureAt(0)); // the Lab adds its parts as well");
}

void CppMain::waitForTree()
{
    m_writer.line("// Nobody takes what they give, but they may still submit.");
    m_writer.line("for (std::size_t i = 0; const auto *part = futureAt(i); ++i)");
    m_writer.line("    wait(std::vector<FuturePtr>{*part});", CodeRole::WaitForResult);
}

void CppMain::collect()
{
    if (m_facts.tree)
        return m_facts.collects ? collectInOrder() : waitForTree();
    switch (m_experiment.collect) {
    case CollectMode::Result:
        return collectInOrder();
    case CollectMode::Map:
        return m_call.maps ? collectMap() : collectMapByHand();
    case CollectMode::AsCompleted:
        return collectAsCompleted();
    case CollectMode::None:
        m_writer.line("// Nobody takes the results, nor sees an exception.");
    }
}

/// The catch clauses of what a result can bring instead of a value. The block before them is still open.
void CppMain::handleFailures(const char *more)
{
    if (m_facts.cancels) {
        m_writer.line("} catch (const CancelledError &) {", CodeRole::ReadFailure);
        m_writer.line(fmt::format("    std::puts(\"Cancelled{}\");", more), CodeRole::ReadFailure);
    }
    if (m_facts.canFail) {
        m_writer.line("} catch (const TaskError &error) {", CodeRole::ReadFailure);
        m_writer.line(fmt::format("    std::printf(\"%s{}\\n\", error.what());", more), CodeRole::ReadFailure);
    }
}

void CppMain::collectInOrder()
{
    m_writer.line(m_facts.tree ? "for (std::size_t i = 0; const auto *part = futureAt(i); ++i) {"
                               : "for (const auto &future : futures) {");
    {
        const Deeper inLoop(m_writer);
        if (m_facts.tree)
            m_writer.line("const auto future = *part;");
        const bool tries = m_facts.canTimeOut || m_facts.canFail || m_facts.cancels;
        if (tries)
            m_writer.line("try {");
        {
            const Deeper inTry(m_writer, tries);
            m_writer.line(fmt::format("const auto &result = future.result({});",
                                      m_facts.canTimeOut ? cppDuration(*m_experiment.timeout) : ""),
                          CodeRole::WaitForResult);
            m_writer.line("received.push_back(result);", CodeRole::Read);
        }
        if (m_facts.canTimeOut) {
            m_writer.line("} catch (const TimeoutError &) {", CodeRole::TimedOut);
            m_writer.line("    std::puts(\"Task took too long!\");", CodeRole::TimedOut);
            if (m_experiment.cancelsTimedOut)
                m_writer.line("    future.cancel(); // false if it runs: it goes on", CodeRole::TimedOut);
        }
        handleFailures("");
        if (tries)
            m_writer.line("}");
    }
    m_writer.line("}");
}

void CppMain::collectMap()
{
    const bool tries = m_facts.canTimeOut || m_facts.canFail;
    if (tries)
        m_writer.line("try {");
    {
        const Deeper inTry(m_writer, tries);
        m_writer.line("for (const auto &result : remaining(results))", CodeRole::WaitForResult);
        m_writer.line("    received.push_back(result);", CodeRole::Read);
    }
    if (!tries)
        return;
    handleEndOfMap();
    m_writer.line("}");
}

void CppMain::handleEndOfMap()
{
    if (m_facts.canTimeOut) {
        m_writer.line("} catch (const TimeoutError &) {", CodeRole::TimedOut);
        m_writer.line("    std::puts(\"Took too long: the rest is cancelled\");", CodeRole::TimedOut);
    }
    handleFailures(", and no more results");
}

/// What map() does, for futures that somebody else has to know too: in order, one timeout for all, ended by the first
/// failure, the rest cancelled.
void CppMain::collectMapByHand()
{
    if (m_facts.canTimeOut) {
        m_writer.line(fmt::format("const std::int64_t deadlineNs = monotonicNs() + Nanos({}).count();",
                                  cppDuration(*m_experiment.timeout)));
    }
    const bool tries = m_facts.canTimeOut || m_facts.canFail || m_facts.cancels;
    if (tries)
        m_writer.line("try {");
    {
        const Deeper inTry(m_writer, tries);
        m_writer.line("for (const auto &future : futures) {");
        m_writer.line(fmt::format("    const auto &result = future.result({});",
                                  m_facts.canTimeOut ? "Nanos(deadlineNs - monotonicNs())" : ""),
                      CodeRole::WaitForResult);
        m_writer.line("    received.push_back(result);", CodeRole::Read);
        m_writer.line("}");
    }
    if (!tries)
        return;
    handleEndOfMap();
    m_writer.line("}");
    m_writer.line("for (const auto &future : futures)");
    m_writer.line("    future.cancel();");
}

void CppMain::collectAsCompleted()
{
    if (m_facts.canTimeOut)
        m_writer.line("try {");
    {
        const Deeper inTry(m_writer, m_facts.canTimeOut);
        m_writer.line(fmt::format("for (const FuturePtr &next : asCompleted(futures{})) {{",
                                  m_facts.canTimeOut ? ", " + cppDuration(*m_experiment.timeout) : ""),
                      CodeRole::WaitForResult);
        readNext();
        m_writer.line("}");
    }
    if (m_facts.canTimeOut) {
        m_writer.line("} catch (const TimeoutError &error) {", CodeRole::TimedOut);
        m_writer.line("    std::puts(error.what()); // \"1 (of 4) futures unfinished\"", CodeRole::TimedOut);
        m_writer.line("}");
    }
}

void CppMain::readNext()
{
    const Deeper inLoop(m_writer);
    const bool tries = m_facts.canFail || m_facts.cancels || m_facts.tasksTimeOut;
    m_writer.line(fmt::format("auto &future = static_cast<ResultCore<{}> &>(*next);", resultType()), CodeRole::Read);
    if (tries)
        m_writer.line("try {");
    {
        const Deeper inTry(m_writer, tries);
        m_writer.line("received.push_back(future.result());", CodeRole::Read);
    }
    if (m_facts.tasksTimeOut) {
        m_writer.line("} catch (const TimeoutError &) {", CodeRole::ReadFailure);
        m_writer.line("    std::puts(\"A task gave up waiting\");", CodeRole::ReadFailure);
    }
    handleFailures("");
    if (tries)
        m_writer.line("}");
}

void CppMain::shutDown()
{
    if (m_experiment.shutdown == ShutdownMode::NoWait)
        m_writer.line("executor.shutdown(false);", CodeRole::Shutdown);
    else if (m_experiment.shutdown == ShutdownMode::CancelPending)
        m_writer.line("executor.shutdown(true, true); // cancels what is pending", CodeRole::Shutdown);
    if (!m_experiment.submitsLate)
        return;
    if (m_experiment.shutdown == ShutdownMode::Wait)
        m_writer.line("executor.shutdown(true);", CodeRole::Shutdown);
    m_writer.line("try {", CodeRole::Shutdown);
    m_writer.line("    executor.submit([] { return 0; }); // too late", CodeRole::Shutdown);
    m_writer.line("} catch (const RuntimeError &error) {", CodeRole::Shutdown);
    m_writer.line("    std::puts(error.what());", CodeRole::Shutdown);
    m_writer.line("}", CodeRole::Shutdown);
}

} // namespace

void writeCppMain(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
{
    CppMain(writer, facts, call).write();
}

} // namespace futurescope
