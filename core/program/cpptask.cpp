// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/cppparts.h"

#include "core/workloads/download.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

std::string distributionLiteral(Distribution distribution)
{
    switch (distribution) {
    case Distribution::Constant:
        return "Constant";
    case Distribution::Uniform:
        return "Uniform";
    case Distribution::Exponential:
        return "Exponential";
    case Distribution::HeavyTail:
        return "HeavyTail";
    case Distribution::Triangular:
        return "Triangular";
    case Distribution::OneGiant:
        break;
    }
    return "OneGiant";
}

std::string formLiteral(CounterForm form)
{
    switch (form) {
    case CounterForm::Plain:
        return "Plain";
    case CounterForm::Mutex:
        return "Mutex";
    case CounterForm::Atomic:
        return "Atomic";
    case CounterForm::SameLine:
        return "SameLine";
    case CounterForm::Padded:
        break;
    }
    return "Padded";
}

void writeTaskCount(CodeWriter &writer, const ProgramFacts &facts)
{
    if (facts.sorted)
        writer.line(fmt::format("constexpr std::uint32_t chunk = {};", facts.largestShare()));
    writer.line(fmt::format("constexpr std::uint32_t tasks = {};", facts.experiment.tasks()));
}

void writeConstants(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
{
    const Workload &workload = facts.workload;
    writer.line(fmt::format("constexpr std::uint32_t items = {};", workload.items));
    if (facts.chunked)
        writer.line(fmt::format("constexpr std::uint32_t chunk = {};", facts.experiment.chunk));
    if (facts.shares || facts.sorted)
        writeTaskCount(writer, facts);
    if (call.maps && call.function == "runChunk")
        writer.line(fmt::format("constexpr std::uint32_t chunks = {};", facts.experiment.tasks()));
    if (facts.tree)
        writer.line(fmt::format("constexpr std::uint32_t grain = {};", facts.experiment.chunk));
    if (!facts.constantWork || facts.canFail || facts.tree)
        writer.line(fmt::format("constexpr std::uint64_t seed = {};", workload.seed));
    if (facts.constantWork) {
        writer.line(fmt::format("constexpr Nanos work = {};", cppDuration(workload.work)));
    } else {
        writer.line("const std::vector<Nanos> durations = drawDurations(");
        writer.line(fmt::format("    {{.items = items, .work = {},", cppDuration(workload.work)));
        writer.line(fmt::format("     .distribution = Distribution::{},", distributionLiteral(workload.distribution)));
        if (workload.distribution == Distribution::Uniform)
            writer.line(fmt::format("     .spreadPercent = {:.6g},", workload.spreadPercent));
        writer.line("     .seed = seed});");
    }
    if (facts.sorted) {
        writer.line("const std::vector<std::uint32_t> order =");
        writer.line("    itemOrder({Schedule::LongestFirst}, durations);");
    }
    if (workload.kind == WorkloadKind::Download) {
        writer.line(fmt::format("constexpr std::uint32_t bodyBytes = {};", bodySize(workload.payloadOutBytes)));
        writer.line("const auto server = LoopbackServer::start(");
        writer.line("    {bodyBytes, Nanos(60s).count()});");
    } else if (workload.kind == WorkloadKind::ReadFile) {
        writer.line("const auto file = makeWorkFile();");
    } else if (workload.kind == WorkloadKind::Counter) {
        writer.line(fmt::format("SharedCounter counter(CounterForm::{});", formLiteral(workload.counter)));
    } else if (workload.kind == WorkloadKind::MemoryStream) {
        writer.line(fmt::format("const auto array = StreamArray::make({}{});", workload.arrayBytes,
                                workload.flopsPerByte > 0 ? fmt::format(", {}", workload.flopsPerByte) : ""));
    }
    if (facts.bounded)
        writer.line(fmt::format("constexpr std::ptrdiff_t queueLimit = {};", facts.experiment.queueLimit));
    if (facts.lock || facts.barrier) {
        writer.line(fmt::format("Team team(Coupling::{},", facts.lock ? "Lock" : "Barrier"));
        writer.line("          Calibration::ofThisMachine().squaresPerNs);");
    }
}

void writeSleep(CodeWriter &writer, const CppCall &call, const std::string &duration)
{
    if (call.submission != CppSubmission::Coroutine) {
        writer.line(fmt::format("std::this_thread::sleep_for({});", duration), CodeRole::TaskWait);
        return;
    }
    writer.line("boost::asio::steady_timer timer(", CodeRole::TaskWait);
    writer.line(fmt::format("    co_await boost::asio::this_coro::executor, {});", duration), CodeRole::TaskWait);
    writer.line("co_await timer.async_wait(boost::asio::use_awaitable);", CodeRole::TaskWait);
}

void writeDownload(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
{
    const bool awaits = call.submission == CppSubmission::Coroutine;
    writer.line(fmt::format("const Download request{{(*server)->port(), item, {}, bodyBytes}};", cppWorkOfItem(facts)),
                CodeRole::TaskWork);
    writer.line(fmt::format("const Bytes body = {}(request, context.stop);",
                            awaits ? "co_await downloadAwaiting" : "downloadBlocking"),
                CodeRole::TaskWait);
}

/// What an item does; returns what the function gives back, a number.
std::string writeWork(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
{
    switch (facts.workload.kind) {
    case WorkloadKind::SumOfSquares:
    case WorkloadKind::Tree:
        writeCppTurns(writer, facts, cppSquaresPerNs, "");
        writer.line(facts.lock || facts.barrier ? "const auto total = team.sumOfSquares(turns, context);"
                                                : "const auto total = sumOfSquares(turns, context.stop);",
                    CodeRole::TaskWork);
        return "total";
    case WorkloadKind::PrimeFactors:
        writeCppTurns(writer, facts, "Calibration::ofThisMachine().divisionsPerNs", "");
        writer.line("const auto prime = primeThatTakes(std::min(turns, maxDivisions));", CodeRole::TaskWork);
        writer.line("const auto factors = sumOfPrimeFactors(prime, context.stop);", CodeRole::TaskWork);
        return "factors";
    case WorkloadKind::Sleep:
        if (facts.lock)
            writer.line(fmt::format("team.sleep({}, context);", cppWorkOfItem(facts)), CodeRole::TaskWait);
        else
            writeSleep(writer, call, cppWorkOfItem(facts));
        return "item * 2";
    case WorkloadKind::Download:
        writeDownload(writer, facts, call);
        return "body.size()";
    case WorkloadKind::ReadFile:
        writeCppTurns(writer, facts, "Calibration::ofThisMachine().fileBytesPerNs", "");
        writer.line("const auto checksum = checksumFile(", CodeRole::TaskWait);
        writer.line("    file->descriptor(), {0, turns}, item, context);", CodeRole::TaskWait);
        return "checksum";
    case WorkloadKind::Nested:
        writeCppNested(writer, facts);
        return "total";
    case WorkloadKind::Counter:
        writeCppTurns(writer, facts, "SharedCounter::plainPerNs()", "");
        writer.line("const auto added = counter.add(turns, context.stop);", CodeRole::TaskWork);
        return "added";
    case WorkloadKind::MemoryStream:
        writeCppTurns(writer, facts, "(*array)->bytesPerNs()", "");
        writer.line("const auto total = (*array)->sum(0, turns, context.stop);", CodeRole::TaskWork);
        return "total";
    case WorkloadKind::Mixed:
        break;
    }
    writeSleep(writer, call, cppWorkOfItem(facts) + facts.waitingShare());
    writeCppTurns(writer, facts, cppSquaresPerNs, facts.computingShare());
    writer.line("const auto total = sumOfSquares(turns, context.stop);", CodeRole::TaskWork);
    return "total";
}

/// The head of a function. What it does not look at has no name.
void writeHead(CodeWriter &writer, const CppCall &call, const std::string &type, const std::string &function,
               const std::string &variable)
{
    const bool awaits = call.submission == CppSubmission::Coroutine;
    std::string parameters = "std::uint32_t" + (variable.empty() ? variable : ' ' + variable);
    if (call.carries)
        parameters += function == call.task ? ", const Bytes &" : ", const Bytes &payload";
    const std::string name = awaits ? function : type + ' ' + function;
    if (awaits)
        writer.line(fmt::format("boost::asio::awaitable<{}>", type), CodeRole::TaskBegin);
    writer.line(fmt::format("{}({}{}", name, parameters, call.looksAtContext ? "," : ")"), CodeRole::TaskBegin);
    if (call.looksAtContext) {
        // A coroutine outlives the call that starts it, so it keeps a context of its own.
        writer.line(fmt::format("    {}context)", awaits ? "TaskContext " : "const TaskContext &"),
                    CodeRole::TaskBegin);
    }
    writer.line("{");
}

void writeItemFunction(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
{
    writer.blank();
    writeHead(writer, call, call.answer, call.task, call.looksAtItem ? "item" : "");
    {
        const CodeWriter::Deeper inFunction(writer);
        std::string value = writeWork(writer, facts, call);
        if (!facts.nested)
            writeCppFailure(writer, facts);
        if (facts.workload.payloadOutBytes > 0 && facts.workload.kind == WorkloadKind::Download)
            value = "body";
        else if (facts.workload.payloadOutBytes > 0)
            value = fmt::format("Bytes({}, std::byte({} & 1))", facts.workload.payloadOutBytes, value);
        const bool awaits = call.submission == CppSubmission::Coroutine;
        writer.line(fmt::format("{} {};", awaits ? "co_return" : "return", value));
    }
    writer.line("}");
}

/// The loop over the items of one task.
void writeItemLoop(CodeWriter &writer, const ProgramFacts &facts)
{
    if (facts.sorted) {
        writer.line("const std::uint32_t last = std::min((number + 1) * chunk, items);");
        writer.line("for (std::uint32_t place = number * chunk; place < last; ++place)");
    } else if (facts.experiment.schedule == Schedule::Cyclic) {
        writer.line("for (std::uint32_t item = number; item < items; item += tasks)");
    } else if (facts.shares) {
        writer.line("const auto firstOf = [](std::uint64_t task) {");
        writer.line("    return static_cast<std::uint32_t>(items * task / tasks);");
        writer.line("};");
        writer.line("const std::uint32_t last = firstOf(number + 1);");
        writer.line("for (std::uint32_t item = firstOf(number); item < last; ++item)");
    } else {
        writer.line("const std::uint32_t last = std::min(first + chunk, items);");
        writer.line("for (std::uint32_t item = first; item < last; ++item)");
    }
}

void writeChunkFunction(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
{
    const bool awaits = call.submission == CppSubmission::Coroutine;
    writer.blank();
    writer.line(call.shares ? "/// One task: its share of the items." : "/// One task: the items of one chunk.");
    writeHead(writer, call, call.result, call.function, call.variable);
    {
        const CodeWriter::Deeper inFunction(writer);
        if (facts.barrier)
            writer.line("struct Leaving { ~Leaving() { team.leave(); } } leaving;");
        writer.line(fmt::format("{} answers;", call.result));
        writeItemLoop(writer, facts);
        writer.line(fmt::format("    answers.push_back({}{}({}));", awaits ? "co_await " : "", call.task,
                                call.arguments(facts.sorted ? "order[place]" : "item")));
        writer.line(awaits ? "co_return answers;" : "return answers;");
    }
    writer.line("}");
}

} // namespace

std::string cppWorkOfItem(const ProgramFacts &facts)
{
    return facts.constantWork ? "work" : "durations[item]";
}

void writeCppTurns(CodeWriter &writer, const ProgramFacts &facts, const char *perNs, const std::string &share)
{
    writer.line(fmt::format("const auto perNs = {};", perNs), CodeRole::TaskWork);
    writer.line(fmt::format("const auto turns = static_cast<std::uint64_t>({}.count(){} * perNs);",
                            cppWorkOfItem(facts), share),
                CodeRole::TaskWork);
}

void writeCppFailure(CodeWriter &writer, const ProgramFacts &facts)
{
    if (!facts.canFail)
        return;
    writer.line(fmt::format("if (itemFails(seed, {:.6g}, item))", facts.workload.failureRate));
    writer.line("    throw TaskError({FailureKind::ValueError, item});", CodeRole::TaskRaise);
}

void writeCppTask(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
{
    writeConstants(writer, facts, call);
    if (facts.nested)
        writeCppChild(writer, facts);
    writeItemFunction(writer, facts, call);
    if (facts.tree)
        writeCppWalk(writer, call);
    else if (call.function != call.task)
        writeChunkFunction(writer, facts, call);
    if (facts.serialWork > Nanos::zero())
        writeCppSerialPart(writer, facts);
}

} // namespace futurescope
