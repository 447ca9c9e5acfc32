// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/pythonparts.h"

#include "core/workloads/download.h"
#include "core/workloads/durations.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

std::string taskName(WorkloadKind kind)
{
    switch (kind) {
    case WorkloadKind::SumOfSquares:
        return "calculate_square";
    case WorkloadKind::PrimeFactors:
        return "calculate_prime_factors";
    case WorkloadKind::Sleep:
        return "slow_task";
    case WorkloadKind::Download:
        return "download_url";
    case WorkloadKind::ReadFile:
        return "read_file";
    case WorkloadKind::Nested:
        return "parent_task";
    case WorkloadKind::Tree:
        return "calculate_leaf";
    case WorkloadKind::Counter:
        return "count_up";
    case WorkloadKind::MemoryStream:
        return "sum_array";
    case WorkloadKind::Mixed:
        break;
    }
    return "mixed_task";
}

/// The times of the items, where they are not all the same. Fixed by the seed, as the Lab's are, but other numbers.
void writeDurations(CodeWriter &writer, const ProgramFacts &facts)
{
    const Workload &workload = facts.workload;
    const std::string mean = secondsLiteral(workload.work);
    if (workload.distribution == Distribution::OneGiant) {
        const Nanos giant = giantDuration(workload);
        const Nanos share{(workload.items * workload.work.count() - giant.count()) / (workload.items - 1)};
        writer.line(fmt::format("SECONDS = [{}] * ITEMS", secondsLiteral(share)));
        writer.line(fmt::format("SECONDS[{}] = {}  # the giant", giantPosition(workload.seed, workload.items),
                                secondsLiteral(giant)));
        return;
    }
    if (workload.distribution == Distribution::Triangular) {
        writer.line(fmt::format("SECONDS = [{} * 2 * (i + 1) / (ITEMS + 1)", mean));
        writer.line("           for i in range(ITEMS)]");
        return;
    }
    writer.line("random.seed(SEED)");
    std::string draw;
    if (workload.distribution == Distribution::Uniform) {
        const double spread = workload.spreadPercent / 100;
        draw = fmt::format("{} * random.uniform({:.6g}, {:.6g})", mean, 1 - spread, 1 + spread);
    } else if (workload.distribution == Distribution::Exponential) {
        draw = fmt::format("{} * random.expovariate(1)", mean);
    } else {
        draw = fmt::format("{} * min({}, {:.6g} * random.paretovariate(1.5))", mean, longestPerMean, paretoScale);
    }
    writer.line(fmt::format("SECONDS = [{}", draw));
    writer.line("           for _ in range(ITEMS)]");
}

/// Which items make a task, where that is not simply one after another.
void writeSchedule(CodeWriter &writer, const ProgramFacts &facts)
{
    if (facts.sorted)
        writer.line("ORDER = sorted(range(ITEMS), key=lambda i: -SECONDS[i])");
    if (facts.sorted && facts.shares)
        writer.line("SHARES = [ORDER[i:i + CHUNK] for i in range(0, ITEMS, CHUNK)]");
    if (facts.sorted || !facts.shares)
        return;
    writer.line(fmt::format("TASKS = {}  # one for each worker", facts.experiment.tasks()));
    if (facts.experiment.schedule == Schedule::Cyclic) {
        writer.line("SHARES = [range(t, ITEMS, TASKS) for t in range(TASKS)]");
        return;
    }
    writer.line("SHARES = [range(ITEMS * t // TASKS, ITEMS * (t + 1) // TASKS)");
    writer.line("          for t in range(TASKS)]");
}

void writeConstants(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.blank();
    writer.line(fmt::format("ITEMS = {}", facts.workload.items));
    if (facts.chunked || (facts.sorted && facts.shares))
        writer.line(fmt::format("CHUNK = {}", facts.experiment.chunk));
    if (facts.tree)
        writer.line(fmt::format("GRAIN = {}", facts.experiment.chunk));
    if (facts.drawsDurations || facts.canFail || facts.tree)
        writer.line(fmt::format("SEED = {}", facts.workload.seed));
    if (!facts.constantWork)
        writeDurations(writer, facts);
    if (facts.bounded)
        writer.line(fmt::format("QUEUE_LIMIT = {}", facts.experiment.queueLimit));
    if (facts.workload.kind == WorkloadKind::Counter)
        writePythonCounter(writer, facts.workload);
    if (facts.workload.kind == WorkloadKind::MemoryStream)
        writePythonArray(writer, facts.workload);
    writeSchedule(writer, facts);
    if (facts.workload.kind == WorkloadKind::Download)
        writer.line("PORT = 8000  # of a server that answers after latency_ns");
}

std::string request(const ProgramFacts &facts)
{
    const std::string latency = facts.constantWork ? std::to_string(facts.workload.work.count())
                                                   : "{int(SECONDS[item] * 1e9)}";
    return fmt::format("/item?latency_ns={}&bytes={}", latency, bodySize(facts.workload.payloadOutBytes));
}

void writeDownload(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.line("url = (f\"http://127.0.0.1:{PORT}\"", CodeRole::TaskWork);
    writer.line(fmt::format("       f\"{}\")", request(facts)), CodeRole::TaskWork);
    writer.line("with urllib.request.urlopen(url) as response:", CodeRole::TaskWait);
    writer.line("    body = response.read()", CodeRole::TaskWait);
}

void writeAwaitedDownload(CodeWriter &writer, const ProgramFacts &facts)
{
    writer.line(fmt::format("path = f\"{}\"", request(facts)), CodeRole::TaskWork);
    writer.line("reader, writer = await asyncio.open_connection(", CodeRole::TaskWait);
    writer.line("    \"127.0.0.1\", PORT)", CodeRole::TaskWait);
    writer.line("writer.write(f\"GET {path} HTTP/1.1\\r\\nHost: localhost\\r\\n\"", CodeRole::TaskWork);
    writer.line("             \"Connection: close\\r\\n\\r\\n\".encode())", CodeRole::TaskWork);
    writer.line("await reader.readuntil(b\"\\r\\n\\r\\n\")", CodeRole::TaskWait);
    writer.line(fmt::format("body = await reader.readexactly({})", bodySize(facts.workload.payloadOutBytes)),
                CodeRole::TaskWait);
    writer.line("writer.close()", CodeRole::TaskWork);
}

void writeSleep(CodeWriter &writer, const ProgramFacts &facts, const std::string &seconds)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    writer.line(fmt::format("{}({})", async ? "await asyncio.sleep" : "time.sleep", seconds), CodeRole::TaskWait);
}

/// What an item does; returns what the function gives back.
std::string writeWork(CodeWriter &writer, const ProgramFacts &facts)
{
    const std::string seconds = pythonSecondsOfItem(facts);
    const LoopComputing where = pythonComputing(facts);
    switch (facts.workload.kind) {
    case WorkloadKind::SumOfSquares:
        if (facts.lock || facts.barrier)
            writePythonCoupled(writer, facts, seconds);
        else
            writePythonComputing(writer, seconds, where);
        return "total";
    case WorkloadKind::Tree:
        writePythonComputing(writer, seconds);
        return "total";
    case WorkloadKind::PrimeFactors:
        writePythonFactoring(writer, seconds, where);
        return "factors";
    case WorkloadKind::Counter:
        writePythonCounting(writer, facts, seconds, where);
        return "added";
    case WorkloadKind::MemoryStream:
        writePythonStreaming(writer, facts.workload, seconds, where);
        return "total";
    case WorkloadKind::Sleep:
        if (facts.lock)
            writePythonCoupled(writer, facts, seconds);
        else
            writeSleep(writer, facts, seconds);
        return "item * 2";
    case WorkloadKind::Download:
        if (facts.experiment.executor == ExecutorKind::Async)
            writeAwaitedDownload(writer, facts);
        else
            writeDownload(writer, facts);
        return "len(body)";
    case WorkloadKind::ReadFile:
        writePythonReading(writer, seconds);
        return "checksum";
    case WorkloadKind::Nested:
        writePythonNested(writer, facts);
        return "total";
    case WorkloadKind::Mixed:
        break;
    }
    if (where != LoopComputing::InThread) // then it has been written
        writeSleep(writer, facts, seconds + facts.waitingShare());
    writePythonComputing(writer, seconds + facts.computingShare(), where);
    return "total";
}

/// What an item does, its computing in a thread beside the loop.
std::string writeWorkBeside(CodeWriter &writer, const ProgramFacts &facts)
{
    if (facts.workload.kind == WorkloadKind::Mixed)
        writeSleep(writer, facts, pythonSecondsOfItem(facts) + facts.waitingShare());
    writer.line("def compute():");
    {
        const CodeWriter::Deeper inFunction(writer);
        writer.line("return " + writeWork(writer, facts));
    }
    writer.line("loop = asyncio.get_running_loop()");
    writer.line("result = await loop.run_in_executor(beside, compute)", CodeRole::TaskWait);
    return "result";
}

std::string description(const ProgramFacts &facts)
{
    const std::string about = (facts.constantWork ? "" : "about ") + spokenDuration(facts.workload.work);
    switch (facts.workload.kind) {
    case WorkloadKind::SumOfSquares:
    case WorkloadKind::PrimeFactors:
    case WorkloadKind::Tree:
        return fmt::format("CPU-bound: computes for {}.", about);
    case WorkloadKind::Counter:
        return fmt::format("Adds to the one counter for {}.", about);
    case WorkloadKind::MemoryStream:
        return fmt::format("Reads memory for {}.", about);
    case WorkloadKind::Sleep:
        return fmt::format("I/O-bound: waits {}.", about);
    case WorkloadKind::Download:
        return fmt::format("I/O-bound: the answer takes {}.", about);
    case WorkloadKind::ReadFile:
        return fmt::format("Reads for {} what lies in memory.", about);
    case WorkloadKind::Nested:
        return fmt::format("With its child, computes for {}.", about);
    case WorkloadKind::Mixed:
        break;
    }
    return fmt::format("Waits and computes, together {}.", about);
}

void writeChunkFunction(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call)
{
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    const std::string payload = facts.workload.payloadInBytes > 0 ? ", payload" : "";
    writer.blank(2);
    writer.line(fmt::format("{}def {}({}{}):", async ? "async " : "", call.function, call.variable, payload),
                CodeRole::TaskBegin);
    const CodeWriter::Deeper inFunction(writer);
    const bool leaves = facts.barrier; // also when it fails
    writer.line(facts.shares ? "\"\"\"One task: its share of the items.\"\"\""
                             : "\"\"\"One task: the items of one chunk.\"\"\"");
    if (!facts.shares)
        writer.line("last = min(first + CHUNK, ITEMS)");
    if (leaves)
        writer.line("try:");
    {
        const CodeWriter::Deeper inTry(writer, leaves);
        writer.line(fmt::format("return [{}{}(item{})", async ? "await " : "", call.task, payload));
        writer.line(facts.shares ? "        for item in items]" : "        for item in range(first, last)]");
    }
    if (leaves) {
        writer.line("finally:");
        writer.line("    team.come(leaves=True)");
    }
}

} // namespace

PythonCall::PythonCall(const ProgramFacts &facts)
    : task(taskName(facts.workload.kind)),
      function(task),
      variable("item"),
      range(facts.sorted ? "ORDER" : "range(ITEMS)")
{
    const Experiment &experiment = facts.experiment;
    const bool mapsChunks = experiment.collect == CollectMode::Map && !facts.submitsByHand
                            && experiment.executor == ExecutorKind::Processes;
    if (facts.tree) {
        function = "walk";
        variable = "first, count";
    } else if (facts.shares) {
        function = "run_share";
        variable = "items";
        range = "SHARES";
    } else if (facts.chunked && !mapsChunks) { // map() of a process pool makes the chunks by itself
        function = "run_chunk";
        variable = "first";
        range = "range(0, ITEMS, CHUNK)";
    }
    arguments = variable + (facts.workload.payloadInBytes > 0 ? ", payload" : "");
}

void writePythonTask(CodeWriter &writer, const ProgramFacts &facts, const PythonCall &call)
{
    writeConstants(writer, facts);
    if (facts.nested)
        writePythonChild(writer, facts);
    if (pythonComputesBeside(facts))
        writer.line("beside = ThreadPoolExecutor(max_workers=1)");
    if (facts.lock || facts.barrier)
        writePythonTeam(writer, facts);
    const bool async = facts.experiment.executor == ExecutorKind::Async;
    const std::string payload = facts.workload.payloadInBytes > 0 ? ", payload" : "";
    writer.blank(2);
    writer.line(fmt::format("{}def {}(item{}):", async ? "async " : "", call.task, payload), CodeRole::TaskBegin);
    {
        const CodeWriter::Deeper inFunction(writer);
        writer.line(fmt::format("\"\"\"{}\"\"\"", description(facts)));
        std::string result = pythonComputesBeside(facts) ? writeWorkBeside(writer, facts) : writeWork(writer, facts);
        if (!facts.nested)
            writePythonFailure(writer, facts);
        if (facts.workload.payloadOutBytes > 0 && facts.workload.kind != WorkloadKind::Download)
            result += fmt::format(", bytes({})", facts.workload.payloadOutBytes);
        else if (facts.workload.payloadOutBytes > 0)
            result = "body";
        writer.line("return " + result);
    }
    if (facts.tree)
        writePythonWalk(writer, facts, call);
    else if (call.function != call.task)
        writeChunkFunction(writer, facts, call);
    if (facts.serialWork > Nanos::zero())
        writePythonSerialPart(writer, facts);
}

} // namespace futurescope
