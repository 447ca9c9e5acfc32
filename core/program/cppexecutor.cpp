// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/cppparts.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

std::string kindLiteral(ExecutorKind kind)
{
    switch (kind) {
    case ExecutorKind::Sequential:
        return "Sequential";
    case ExecutorKind::Threads:
        return "Threads";
    case ExecutorKind::ThreadsGil:
        return "ThreadsGil";
    case ExecutorKind::WorkStealing:
        return "WorkStealing";
    case ExecutorKind::Processes:
        return "Processes";
    case ExecutorKind::Async:
        break;
    }
    return "Async";
}

} // namespace

void writeCppExecutor(CodeWriter &writer, const ProgramFacts &facts)
{
    const Experiment &experiment = facts.experiment;
    if (facts.cancels) { // first, so that it goes on until the executor is gone
        writer.line(fmt::format("Canceller canceller(nullptr, {}, {{}});", cppDuration(*experiment.cancelAfter)),
                    CodeRole::Cancel);
    }
    if (experiment.executor == ExecutorKind::Async && experiment.loopComputing != LoopComputing::InPlace)
        writer.line("// Only a task that asks for it computes elsewhere, as those of the Lab do.");
    writer.line(fmt::format("auto made = makeExecutor(ExecutorKind::{},", kindLiteral(experiment.executor)),
                CodeRole::MakeExecutor);
    std::string config = fmt::format(".workers = {}", experiment.workers);
    if (experiment.executor == ExecutorKind::ThreadsGil)
        config += fmt::format(", .switchInterval = {}", cppDuration(experiment.switchInterval));
    if (experiment.executor == ExecutorKind::WorkStealing && !experiment.stealing)
        config += ", .stealing = false";
    if (experiment.executor == ExecutorKind::Async) {
        if (experiment.heartbeat)
            config += fmt::format(", .heartbeat = {}", cppDuration(*experiment.heartbeat));
        if (experiment.loopComputing == LoopComputing::InSlices)
            config += ", .loopComputing = LoopComputing::InSlices";
        if (experiment.loopComputing == LoopComputing::InThread)
            config += ", .loopComputing = LoopComputing::InThread";
    }
    if (experiment.executor == ExecutorKind::Processes) {
        if (experiment.maxTasksPerChild != 0)
            config += fmt::format(", .maxTasksPerChild = {}", experiment.maxTasksPerChild);
        if (experiment.workerDeath == WorkerDeath::BreaksPool)
            config += ", .workerDeath = WorkerDeath::BreaksPool";
    }
    if (facts.warm)
        config += ", .warm = true";
    writer.line(fmt::format("    {{{}}});", config), CodeRole::MakeExecutor);
    writer.line("Executor &executor = **made;", CodeRole::MakeExecutor);
    if (facts.ownPools) {
        writer.line(fmt::format("const ExecutorConfig ofLevel{{{}}};", config), CodeRole::MakeExecutor);
        writer.line(fmt::format("if (!pools.open(ExecutorKind::{}, ofLevel, depth, executor))",
                                kindLiteral(experiment.executor)),
                    CodeRole::MakeExecutor);
        writer.line("    std::terminate();");
    }
}

} // namespace futurescope
