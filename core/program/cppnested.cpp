// SPDX-License-Identifier: GPL-3.0-or-later
// Tasks that submit others and need their results.
#include "core/program/cppparts.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

/// Half of a nested item, in the parent and in its child.
void writeHalf(CodeWriter &writer, const ProgramFacts &facts, const char *total)
{
    writeCppTurns(writer, facts, cppSquaresPerNs, " / 2");
    writer.line(fmt::format("{} = sumOfSquares(turns, context.stop);", total), CodeRole::TaskWork);
}

/// The half of the item that its child does.
void writeHalfOfChild(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.blank();
    writer.line("/// The child's half of the item.");
    writer.line(fmt::format("std::uint64_t halfOf({}const TaskContext &context)",
                            !facts.constantWork || facts.canFail ? "std::uint32_t item, " : "std::uint32_t, "));
    writer.line("{");
    {
        const CodeWriter::Deeper inFunction(writer);
        writeHalf(writer, facts, "const auto total");
        writeCppFailure(writer, facts);
        writer.line("return total;");
    }
    writer.line("}");
}

/// Fork and join: the child is submitted first, so that another worker may take it while this one computes.
void writeHalves(CodeWriter &writer, const ProgramFacts &facts)
{
    const std::optional<Nanos> &timeout = facts.experiment.timeout;
    const std::string limit = timeout ? cppDuration(*timeout) : "";
    if (facts.experiment.executor == ExecutorKind::Async)
        writer.line("// Blocks the loop here; the Lab's task awaits its child and keeps its slot.");
    if (facts.measuresSequential) {
        writer.line("Future<std::uint64_t> child;");
        writer.line("if (context.executor) // otherwise the plain loop");
        writer.line("    child = context.executor->submit(", CodeRole::TaskWork);
        writer.line("        [item](const TaskContext &own) { return halfOf(item, own); });", CodeRole::TaskWork);
        writeHalf(writer, facts, "auto total");
        writer.line(fmt::format("total += context.executor ? child.result({}) : halfOf(item, context);", limit),
                    CodeRole::TaskWait);
        return;
    }
    writer.line("const auto child = context.executor->submit(", CodeRole::TaskWork);
    writer.line("    [item](const TaskContext &own) { return halfOf(item, own); });", CodeRole::TaskWork);
    writeHalf(writer, facts, "auto total");
    writer.line(fmt::format("total += child.result({});", limit), CodeRole::TaskWait);
}

/// Every level keeps half of what it gets, the innermost all.
void writeTurnsOfLevel(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.line("const auto share = 1u << std::min(level + 1, depth);", CodeRole::TaskWork);
    writeCppTurns(writer, facts, cppSquaresPerNs, " / share");
}

void writeLevelsThatWait(CodeWriter &writer, const ProgramFacts &facts)
{
    const std::optional<Nanos> &timeout = facts.experiment.timeout;
    writer.line("/// One level of the item, which waits for the next.");
    writer.line("std::uint64_t levelOf(std::uint32_t item, std::uint32_t level, const TaskContext &context)");
    writer.line("{");
    {
        const CodeWriter::Deeper inFunction(writer);
        writeTurnsOfLevel(writer, facts);
        writer.line("if (level == depth) {");
        {
            const CodeWriter::Deeper inIf(writer);
            writer.line("const auto total = sumOfSquares(turns, context.stop);", CodeRole::TaskWork);
            writeCppFailure(writer, facts);
            writer.line("return total;");
        }
        writer.line("}");
        if (facts.measuresSequential) {
            writer.line("if (!context.executor) // the plain loop");
            writer.line("    return sumOfSquares(turns, context.stop) + levelOf(item, level + 1, context);");
        }
        writer.line(
            fmt::format("Executor &pool = {};", facts.ownPools ? "pools.ofLevel(level + 1)" : "*context.executor"));
        writer.line("const auto child = pool.submit(", CodeRole::TaskWork);
        writer.line("    [=](const TaskContext &own) { return levelOf(item, level + 1, own); });", CodeRole::TaskWork);
        writer.line("const auto total = sumOfSquares(turns, context.stop);", CodeRole::TaskWork);
        writer.line(fmt::format("return total + child.result({});", timeout ? cppDuration(*timeout) : ""),
                    CodeRole::TaskWait);
    }
    writer.line("}");
}

/// How the innermost level ends what is waited for.
void writeInnermost(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.line("if (level == depth) {");
    {
        const CodeWriter::Deeper inIf(writer);
        if (facts.canFail)
            writer.line("try {");
        {
            const CodeWriter::Deeper inTry(writer, facts.canFail);
            writeCppFailure(writer, facts);
            writer.line("done.setResult(total);");
        }
        if (facts.canFail) {
            writer.line("} catch (...) {");
            writer.line("    done.setException(std::current_exception());");
            writer.line("    throw;");
            writer.line("}");
        }
        writer.line("return total;");
    }
    writer.line("}");
}

/// The task ends without waiting; what it would do then is submitted when its child and all below that are done.
void writeLevelsThatContinue(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.line("/// One level of the item; `done` ends with it and all below.");
    writer.line("std::uint64_t levelOf(std::uint32_t item, std::uint32_t level, Promise<std::uint64_t> done,");
    writer.line("                      const TaskContext &context)");
    writer.line("{");
    {
        const CodeWriter::Deeper inFunction(writer);
        writer.line("const Promise<std::uint64_t> below;");
        writer.line("Executor *const executor = context.executor;");
        writer.line("if (level < depth && executor) {");
        writer.line(fmt::format("    {}executor->submit(", facts.cancels ? "const auto child = " : ""),
                    CodeRole::TaskWork);
        writer.line("        [=](const TaskContext &own) { return levelOf(item, level + 1, below, own); });",
                    CodeRole::TaskWork);
        if (facts.cancels) {
            writer.line("    child.addDoneCallback([=](FutureCore &ended) {");
            writer.line("        if (ended.cancelled())");
            writer.line("            below.future().cancel();");
            writer.line("    });");
        }
        writer.line("}");
        writeTurnsOfLevel(writer, facts);
        writer.line("const auto total = sumOfSquares(turns, context.stop);", CodeRole::TaskWork);
        writeInnermost(writer, facts);
        writer.line("if (!executor) // the plain loop");
        writer.line("    return total + levelOf(item, level + 1, below, context);");
        writer.line("below.future().addDoneCallback([=](FutureCore &) {", CodeRole::TaskWork);
        writer.line("    executor->submit([=] {", CodeRole::TaskWork);
        writer.line("        try {");
        writer.line("            done.setResult(total + below.future().result());", CodeRole::TaskWork);
        writer.line("        } catch (...) {");
        writer.line("            done.setException(std::current_exception());");
        writer.line("        }");
        writer.line("        return 0;");
        writer.line("    });");
        writer.line("});");
        writer.line("return total;");
    }
    writer.line("}");
}

} // namespace

void writeCppChild(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.deep)
        return writeHalfOfChild(writer, facts);
    writer.line(
        fmt::format("constexpr std::uint32_t depth = {}; // levels of children below a task", facts.workload.depth));
    if (facts.ownPools)
        writer.line("LevelPools pools; // one for each level of children");
    if (facts.continues) {
        writer.line("std::mutex lastMutex;");
        writer.line("std::vector<Future<std::uint64_t>> last; // of each item: of all its levels");
    }
    writer.blank();
    if (facts.continues)
        writeLevelsThatContinue(writer, facts);
    else
        writeLevelsThatWait(writer, facts);
}

void writeCppNested(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.deep)
        return writeHalves(writer, facts);
    if (facts.experiment.executor == ExecutorKind::Async)
        writer.line("// Blocks the loop here; the Lab's task awaits its child and keeps its slot.");
    if (!facts.continues) {
        writer.line("const auto total = levelOf(item, 0, context);", CodeRole::TaskWork);
        return;
    }
    writer.line("const Promise<std::uint64_t> done;");
    writer.line("if (context.executor) {");
    writer.line("    const std::lock_guard lock(lastMutex);");
    writer.line("    last.push_back(done.future());");
    writer.line("}");
    writer.line("const auto total = levelOf(item, 0, done, context);", CodeRole::TaskWork);
}

void writeCppLastTasks(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.continues)
        return;
    const bool tries = facts.canFail || facts.cancels;
    writer.line("wait(std::vector<FuturePtr>(futures.begin(), futures.end())); // all goes on by now");
    if (!facts.collects) {
        writer.line("wait(std::vector<FuturePtr>(last.begin(), last.end()));", CodeRole::WaitForResult);
        return;
    }
    writer.line("for (const auto &future : last) {");
    {
        const CodeWriter::Deeper inLoop(writer);
        if (tries)
            writer.line("try {");
        {
            const CodeWriter::Deeper inTry(writer, tries);
            writer.line("future.result();", CodeRole::WaitForResult);
        }
        if (tries) {
            writer.line("} catch (const std::exception &error) {", CodeRole::ReadFailure);
            writer.line("    std::puts(error.what());", CodeRole::ReadFailure);
            writer.line("}");
        }
    }
    writer.line("}");
}

} // namespace futurescope
