// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/pythonparts.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <set>

namespace futurescope {

namespace {

/// What `from concurrent.futures import` needs.
std::set<std::string> namesOfFutures(const ProgramFacts &facts)
{
    std::set<std::string> names;
    switch (facts.experiment.executor) {
    case ExecutorKind::Sequential:
        names = {"Executor", "Future"};
        break;
    case ExecutorKind::Processes:
        names = {"ProcessPoolExecutor"};
        break;
    default:
        names = {"ThreadPoolExecutor"};
        break;
    }
    if (facts.queuePolicy == QueuePolicy::CallerRuns)
        names.insert({"Executor", "Future"});
    if ((facts.tree && !facts.collects) || facts.continues || facts.warm)
        names.insert("wait");
    if (facts.continues || (facts.deep && facts.measuresSequential))
        names.insert("Future");
    if (facts.experiment.collect == CollectMode::AsCompleted && !facts.tree)
        names.insert("as_completed");
    if (facts.canTimeOut)
        names.insert("TimeoutError");
    if (facts.cancels && (facts.collects || facts.continues))
        names.insert("CancelledError");
    return names;
}

/// The names, comma by comma, in lines of at most so many characters.
std::vector<std::string> filledLines(const std::set<std::string> &names, std::size_t longest)
{
    std::vector<std::string> lines;
    for (const std::string &name : names) {
        const bool last = name == *names.rbegin();
        if (lines.empty() || lines.back().size() + name.size() + 2 > longest)
            lines.push_back(name);
        else
            lines.back() += " " + name;
        lines.back() += last ? ")" : ",";
    }
    return lines;
}

void writeImportOfFutures(CodeWriter &writer, const ProgramFacts &facts)
{
    constexpr std::size_t longest = 72;
    const std::string line = "from concurrent.futures import";
    const std::set<std::string> names = namesOfFutures(facts);
    const bool fits = fmt::format("{} {}", line, fmt::join(names, ", ")).size() <= longest;
    if (fits) {
        writer.line(fmt::format("{} {}", line, fmt::join(names, ", ")));
        return;
    }
    writer.line(line + " (");
    const CodeWriter::Deeper deeper(writer);
    for (const std::string &text : filledLines(names, longest))
        writer.line(text);
}

bool usesClock(const ProgramFacts &facts)
{
    const WorkloadKind kind = facts.workload.kind;
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    const bool sleeps = (kind == WorkloadKind::Sleep || kind == WorkloadKind::Mixed) && !async;
    const bool deadline = facts.experiment.collect == CollectMode::Map && facts.canTimeOut
                          && (facts.submitsByHand || async) && !facts.tree;
    const bool holdsBack = facts.queuePolicy == QueuePolicy::Block || facts.submitEvery > Nanos::zero();
    const bool beats = async && facts.experiment.heartbeat;
    const bool warmProcesses = facts.warm && facts.experiment.executor == ExecutorKind::Processes;
    return (holdsBack && !async) || warmProcesses || beats || sleeps || deadline || facts.serialWork > Nanos::zero()
           || facts.measuresSequential || kind == WorkloadKind::Mixed || !isIoBound(kind)
           || kind == WorkloadKind::ReadFile;
}

void writeImports(CodeWriter &writer, const ProgramFacts &facts)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    const bool realMap = facts.experiment.collect == CollectMode::Map && !facts.submitsByHand && !async;
    if (!async)
        writeImportOfFutures(writer, facts);
    if (pythonComputesBeside(facts))
        writer.line("from concurrent.futures import ThreadPoolExecutor");
    if (facts.measuresSequential && facts.canFail)
        writer.line("from contextlib import suppress");
    if (realMap && facts.workload.payloadInBytes > 0)
        writer.line("from itertools import repeat");
    const bool counts = facts.workload.kind == WorkloadKind::Counter;
    const CounterForm form = facts.workload.counter;
    const bool byThread = counts && (form == CounterForm::SameLine || form == CounterForm::Padded);
    if (facts.workload.kind == WorkloadKind::MemoryStream)
        writer.line("import array");
    if (async)
        writer.line("import asyncio");
    if (byThread)
        writer.line("import collections");
    if (counts && form == CounterForm::Atomic)
        writer.line("import itertools");
    if (facts.drawsDurations || facts.canFail || facts.tree)
        writer.line("import random");
    if (facts.experiment.executor == ExecutorKind::ThreadsGil)
        writer.line("import sys");
    const bool locks = facts.lock || facts.barrier || (counts && form == CounterForm::Mutex);
    const bool warmThreads = facts.warm && facts.experiment.executor != ExecutorKind::Processes;
    if ((facts.cancels && !async) || byThread || locks || warmThreads)
        writer.line("import threading");
    if (usesClock(facts))
        writer.line("import time");
    if (facts.workload.kind == WorkloadKind::Download && !async)
        writer.line("import urllib.request");
    if (facts.workload.kind == WorkloadKind::ReadFile)
        writer.line("import zlib");
}

void writeSequentialExecutor(CodeWriter &writer, bool closes)
{
    writer.blank(2);
    writer.line("class SequentialExecutor(Executor):");
    const CodeWriter::Deeper inClass(writer);
    writer.line("\"\"\"A plain loop in the shape of an executor.\"\"\"");
    writer.blank();
    if (closes) {
        writer.line("closed = False");
        writer.blank();
        writer.line("def shutdown(self, wait=True, *, cancel_futures=False):");
        writer.line("    self.closed = True");
        writer.blank();
    }
    writer.line("def submit(self, function, /, *arguments):");
    const CodeWriter::Deeper inSubmit(writer);
    if (closes) {
        writer.line("if self.closed:");
        writer.line("    raise RuntimeError(\"cannot schedule after shutdown\")");
    }
    writer.line("future = Future()");
    writer.line("future.set_running_or_notify_cancel()");
    writer.line("try:");
    writer.line("    future.set_result(function(*arguments))");
    writer.line("except Exception as error:");
    writer.line("    future.set_exception(error)");
    writer.line("return future");
}

void writePending(CodeWriter &writer)
{
    writer.blank(2);
    writer.line("def pending(futures):");
    writer.line("    \"\"\"How many wait in the queue.\"\"\"");
    writer.line("    return sum(1 for future in futures");
    writer.line("               if not future.running() and not future.done())");
}

ProgramText pythonText(const ProgramFacts &facts)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    const PythonCall call(facts);
    CodeWriter writer;
    writeImports(writer, facts);
    writePythonTask(writer, facts, call);
    if (!async && facts.bounded)
        writePending(writer);
    const bool callerRuns = !async && facts.queuePolicy == QueuePolicy::CallerRuns;
    if (facts.experiment.executor == ExecutorKind::Sequential || callerRuns)
        writeSequentialExecutor(writer, facts.experiment.submitsLate);
    writer.blank(2);
    if (async)
        writePythonAsyncMain(writer, facts, call);
    else
        writePythonMain(writer, facts, call);
    writer.blank(2);
    writer.line("if __name__ == \"__main__\":");
    writer.line(async ? "    asyncio.run(main())" : "    main()");
    return writer.take();
}

} // namespace

ProgramText cppText(const ProgramFacts &facts);

ProgramText programText(const Experiment &experiment, ProgramLanguage language)
{
    const ProgramFacts facts(experiment);
    return language == ProgramLanguage::Python ? pythonText(facts) : cppText(facts);
}

std::string joinedText(const ProgramText &program)
{
    std::string text;
    for (const CodeLine &line : program)
        text += line.text + '\n';
    return text;
}

} // namespace futurescope
