// SPDX-License-Identifier: GPL-3.0-or-later
// What few programs have: a tree of tasks, a serial part.
#include "core/program/cppparts.h"

#include <fmt/format.h>

namespace futurescope {

/// A task of the tree. Its parts come into the list before it ends, so that nobody who takes results misses one.
void writeCppWalk(CodeWriter &writer, const CppCall &call)
{
    const char *payload = call.carries ? ", const Bytes &payload" : "";
    const char *given = call.carries ? ", payload" : "";
    writer.blank();
    writer.line("std::mutex mutex;");
    writer.line(fmt::format("std::deque<Future<{}>> futures; // grows while results are taken", call.result));
    writer.blank();
    writer.line(fmt::format("{} walk(std::uint32_t first, std::uint32_t count{},", call.result, payload));
    writer.line("    const TaskContext &context);");
    writer.blank();
    for (const std::string &line : {
             fmt::format("void submitPart(Executor &executor, std::uint32_t first, std::uint32_t count{})", payload),
             std::string("{"),
             fmt::format("    auto part = executor.submit([={}](const TaskContext &context) {{",
                         call.carries ? ", &payload" : ""),
             fmt::format("        return walk(first, count{}, context);", given),
             std::string("    });"),
             std::string("    const std::lock_guard lock(mutex);"),
             std::string("    futures.push_back(part);"),
             std::string("}"),
             std::string(),
             fmt::format("const Future<{}> *futureAt(std::size_t index)", call.result),
             std::string("{"),
             std::string("    const std::lock_guard lock(mutex);"),
             std::string("    return index < futures.size() ? &futures[index] : nullptr;"),
             std::string("}"),
             std::string(),
             std::string("/// One task: gives parts away until a grain is left."),
         })
        writer.line(line);
    writer.line(fmt::format("{} walk(std::uint32_t first, std::uint32_t count{},", call.result, payload),
                CodeRole::TaskBegin);
    writer.line("    const TaskContext &context)", CodeRole::TaskBegin);
    writer.line("{");
    writer.line("    while (count > grain) {", CodeRole::TaskWork);
    writer.line("        const std::uint32_t kept = treeSplit(seed, first, count);", CodeRole::TaskWork);
    writer.line(fmt::format("        submitPart(*context.executor, first + kept, count - kept{});", given),
                CodeRole::TaskWork);
    writer.line("        count = kept;", CodeRole::TaskWork);
    writer.line("    }", CodeRole::TaskWork);
    writer.line(fmt::format("    {} answers;", call.result));
    writer.line("    for (std::uint32_t item = first; item < first + count; ++item)");
    writer.line(fmt::format("        answers.push_back({}({}));", call.task, call.arguments("item")));
    writer.line("    return answers;");
    writer.line("}");
}

void writeCppSerialPart(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.blank();
    writer.line(fmt::format("/// {:.6g} % of all work: only the program can do it.", facts.workload.serialPercent));
    writer.line("void serialPart()");
    writer.line("{");
    writer.line(fmt::format("    constexpr Nanos serial = {};", cppDuration(facts.serialWork)));
    if (isIoBound(facts.workload.kind)) {
        writer.line("    std::this_thread::sleep_for(serial);");
    } else {
        writer.line("    const auto perNs = Calibration::ofThisMachine().squaresPerNs;");
        writer.line("    sumOfSquares(static_cast<std::uint64_t>(serial.count() * perNs), {});");
    }
    writer.line("}");
}

} // namespace futurescope
