// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks that submit others and need their results.
#include "core/program/pythonparts.h"

#include <fmt/format.h>
#include <string_view>

namespace futurescope {

namespace {

/// The half of the item that its child does.
void writeHalf(CodeWriter &writer, const ProgramFacts &facts)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    writer.line("def half_of(item):");
    {
        const CodeWriter::Deeper inFunction(writer);
        writer.line("\"\"\"The child's half of the item.\"\"\"");
        writePythonComputing(writer, pythonSecondsOfItem(facts) + " / 2");
        writePythonFailure(writer, facts);
        writer.line("return total");
    }
    if (!async)
        return;
    writer.blank(2);
    writer.line("async def child_task(item):");
    writer.line("    async with slots:");
    writer.line("        return half_of(item)");
}

/// How a task waits for its child.
std::string childResult(const ProgramFacts &facts)
{
    const std::optional<Nanos> &timeout = facts.experiment.timeout;
    if (facts.experiment.executor != ExecutorKind::Async)
        return fmt::format("child.result({})", timeout ? "timeout=" + secondsLiteral(*timeout) : "");
    return timeout ? fmt::format("await asyncio.wait_for(asyncio.shield(child), {})", secondsLiteral(*timeout))
                   : "await child";
}

/// Fork and join: the child is submitted first, so that another worker may take it while this one computes.
void writeHalves(CodeWriter &writer, const ProgramFacts &facts)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    const std::string_view submit = async ? "asyncio.create_task(child_task(item))" : "executor.submit(half_of, item)";
    if (!facts.measuresSequential) {
        writer.line(fmt::format("child = {}", submit), CodeRole::TaskWork);
        writePythonComputing(writer, pythonSecondsOfItem(facts) + " / 2");
        writer.line(fmt::format("total += {}", childResult(facts)), CodeRole::TaskWait);
        return;
    }
    const std::string_view pool = async ? "slots" : "executor";
    writer.line(fmt::format("if {} is not None:  # otherwise the plain loop", pool));
    writer.line(fmt::format("    child = {}", submit), CodeRole::TaskWork);
    writePythonComputing(writer, pythonSecondsOfItem(facts) + " / 2");
    writer.line(fmt::format("if {} is not None:", pool));
    writer.line(fmt::format("    total += {}", childResult(facts)), CodeRole::TaskWait);
    writer.line("else:");
    writer.line("    total += half_of(item)");
}

/// " / 2 ** min(level + 1, DEPTH)": every level keeps half of what it gets, the innermost all.
std::string secondsOfLevel(const ProgramFacts &facts)
{
    return pythonSecondsOfItem(facts) + " / 2 ** min(level + 1, DEPTH)";
}

/// "pool, level_of, item, level + 1": who gets the child.
std::string poolOfChildren(const ProgramFacts &facts)
{
    return facts.ownPools ? "pools[level]" : "executor";
}

/// In the plain loop, where there is no executor, a submission is a call.
void writeStart(CodeWriter &writer)
{
    writer.blank(2);
    writer.line("def start(pool, function, *arguments):");
    const CodeWriter::Deeper inFunction(writer);
    writer.line("\"\"\"Submits a call; in the plain loop, makes it.\"\"\"");
    writer.line("if executor is not None:");
    writer.line("    return pool().submit(function, *arguments)", CodeRole::TaskWork);
    writer.line("future = Future()");
    writer.line("try:");
    writer.line("    future.set_result(function(*arguments))");
    writer.line("except ValueError as error:");
    writer.line("    future.set_exception(error)");
    writer.line("return future");
}

/// `call` is the function and its arguments.
std::string submission(const ProgramFacts &facts, const std::string &pool, const std::string &call)
{
    return facts.measuresSequential ? fmt::format("start(lambda: {}, {})", pool, call)
                                    : fmt::format("{}.submit({})", pool, call);
}

/// The task ends without waiting; what it would do then is submitted when its child and all below that are done.
void writeLevelsThatContinue(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.line("def go_on(own, below, done):");
    writer.line("    try:");
    writer.line("        done.set_result(own + below.result())", CodeRole::TaskWork);
    writer.line("    except Exception as error:");
    writer.line("        done.set_exception(error)");
    writer.blank(2);
    writer.line("def level_of(item, level, done):");
    const CodeWriter::Deeper inFunction(writer);
    writer.line("\"\"\"One level of the item; done ends with it and all below.\"\"\"");
    writer.line("below = Future()");
    writer.line("if level < DEPTH:");
    writer.line(fmt::format("    {}{}", facts.cancels ? "child = " : "",
                            submission(facts, "executor", "level_of, item, level + 1, below")),
                CodeRole::TaskWork);
    if (facts.cancels) {
        writer.line("    child.add_done_callback(");
        writer.line("        lambda ended: ended.cancelled() and below.cancel())");
    }
    writePythonComputing(writer, secondsOfLevel(facts));
    writer.line("if level < DEPTH:");
    writer.line("    below.add_done_callback(", CodeRole::TaskWork);
    writer.line(fmt::format("        lambda ended: {})", submission(facts, "executor", "go_on, total, ended, done")),
                CodeRole::TaskWork);
    writer.line("    return total");
    if (facts.canFail)
        writer.line("try:");
    {
        const CodeWriter::Deeper inTry(writer, facts.canFail);
        writePythonFailure(writer, facts);
        writer.line("done.set_result(total)");
    }
    if (facts.canFail) {
        writer.line("except ValueError as error:");
        writer.line("    done.set_exception(error)");
        writer.line("    raise");
    }
    writer.line("return total");
}

void writeLevelsThatWait(CodeWriter &writer, const ProgramFacts &facts)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    if (async) {
        writer.line("async def child_task(item, level):");
        writer.line("    async with slots:");
        writer.line("        return await level_of(item, level)");
        writer.blank(2);
    }
    writer.line(async ? "async def level_of(item, level):" : "def level_of(item, level):");
    const CodeWriter::Deeper inFunction(writer);
    writer.line("\"\"\"One level of the item, which waits for the next.\"\"\"");
    const bool plainLoop = async && facts.measuresSequential;
    writer.line(plainLoop ? "if level < DEPTH and slots is not None:" : "if level < DEPTH:");
    writer.line(
        fmt::format("    child = {}", async ? "asyncio.create_task(child_task(item, level + 1))"
                                            : submission(facts, poolOfChildren(facts), "level_of, item, level + 1")),
        CodeRole::TaskWork);
    writePythonComputing(writer, secondsOfLevel(facts));
    writer.line("if level == DEPTH:");
    {
        const CodeWriter::Deeper inIf(writer);
        writePythonFailure(writer, facts);
        writer.line("return total");
    }
    if (plainLoop) {
        writer.line("if slots is None:  # the plain loop");
        writer.line("    return total + await level_of(item, level + 1)");
    }
    writer.line(fmt::format("return total + {}", childResult(facts)), CodeRole::TaskWait);
}

} // namespace

void writePythonChild(CodeWriter &writer, const ProgramFacts &facts)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    writer.line(fmt::format("{} = None  # set by main()", async ? "slots" : "executor"));
    if (facts.ownPools)
        writer.line("pools = []  # likewise: one for each level of children");
    if (facts.continues)
        writer.line("last = []  # of each item: the future of all its levels");
    if (!facts.deep) {
        writer.blank(2);
        writeHalf(writer, facts);
        return;
    }
    writer.line(fmt::format("DEPTH = {}  # levels of children below a task", facts.workload.depth));
    if (facts.measuresSequential && !async)
        writeStart(writer);
    writer.blank(2);
    if (facts.continues)
        writeLevelsThatContinue(writer, facts);
    else
        writeLevelsThatWait(writer, facts);
}

void writePythonNested(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.deep)
        return writeHalves(writer, facts);
    if (!facts.continues) {
        const bool async = facts.experiment.executor == ExecutorKind::Async;
        writer.line(async ? "total = await level_of(item, 0)" : "total = level_of(item, 0)", CodeRole::TaskWork);
        return;
    }
    writer.line("done = Future()");
    writer.line("last.append(done)");
    writer.line("total = level_of(item, 0, done)", CodeRole::TaskWork);
}

void writePythonPools(CodeWriter &writer, const ProgramFacts &facts, const std::string &constructor)
{
    if (!facts.ownPools)
        return;
    writer.line("for _ in range(DEPTH):", CodeRole::MakeExecutor);
    writer.line(fmt::format("    pools.append({})", constructor), CodeRole::MakeExecutor);
}

void writePythonWarmUp(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.warm)
        return;
    const int workers = facts.experiment.workers;
    if (facts.experiment.executor == ExecutorKind::Processes) {
        writer.line("# All workers start before anything is timed.");
        writer.line(fmt::format("wait([executor.submit(time.sleep, 0.2) for _ in range({})])", workers));
        return;
    }
    writer.line(fmt::format("together = threading.Barrier({})  # all workers start", workers));
    writer.line(fmt::format("wait([executor.submit(together.wait) for _ in range({})])", workers));
}

void writePythonLastTasks(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.continues)
        return;
    const bool tries = facts.canFail || facts.cancels;
    writer.line("wait(futures)  # all goes on by now");
    if (!facts.collects) {
        writer.line("wait(last)", CodeRole::WaitForResult);
        return;
    }
    writer.line("for future in last:");
    const CodeWriter::Deeper inLoop(writer);
    if (tries)
        writer.line("try:");
    {
        const CodeWriter::Deeper inTry(writer, tries);
        writer.line("future.result()", CodeRole::WaitForResult);
    }
    if (facts.canFail) {
        writer.line("except ValueError as error:", CodeRole::ReadFailure);
        writer.line("    print(f\"Error: {error}\")", CodeRole::ReadFailure);
    }
    if (facts.cancels) {
        writer.line("except CancelledError:", CodeRole::ReadFailure);
        writer.line("    print(\"Cancelled\")", CodeRole::ReadFailure);
    }
}

} // namespace futurescope
