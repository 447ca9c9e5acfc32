// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/cppparts.h"

#include <fmt/format.h>
#include <fmt/ranges.h>
#include <string>
#include <vector>

namespace futurescope {

namespace {

using Deeper = CodeWriter::Deeper;

void writeAwaitingTask(CodeWriter &writer, const CppCall &call)
{
    const char *payload = call.carries ? ", const Bytes &payload" : "";
    writer.blank();
    writer.line("/// A task that awaits on the event loop.");
    writer.line(fmt::format("class Awaiting final : public ResultCore<{}>, public AsyncTask", call.result));
    writer.line("{");
    writer.line("public:");
    {
        const Deeper inClass(writer);
        writer.line(fmt::format("explicit Awaiting(std::uint32_t {}{})", call.variable, payload));
        writer.line(fmt::format("    : m_{0}({0}){1} {{}}", call.variable, call.carries ? ", m_payload(payload)" : ""));
        writer.blank();
        writer.line(fmt::format("boost::asio::awaitable<void> executeAsync(TaskContext{}, LaneId) override",
                                call.looksAtContext ? " context" : ""));
        writer.line("{");
        writer.line("    try {");
        writer.line(fmt::format("        setResult(co_await {}(m_{}{}{}));", call.function, call.variable,
                                call.carries ? ", m_payload" : "", call.looksAtContext ? ", context" : ""));
        writer.line("    } catch (...) {");
        writer.line("        setException(std::current_exception());");
        writer.line("    }");
        writer.line("}");
    }
    writer.blank();
    writer.line("private:");
    writer.line(fmt::format("    std::uint32_t m_{};", call.variable));
    if (call.carries)
        writer.line("    const Bytes &m_payload;");
    writer.line("};");
}

void writeReply(CodeWriter &writer, const CppCall &call)
{
    if (call.result == "Bytes") {
        writer.line("return {answer.size(), answer};");
    } else if (call.answer == "Bytes") {
        writer.line("Bytes all;");
        writer.line("for (const Bytes &part : answer)");
        writer.line("    all.insert(all.end(), part.begin(), part.end());");
        writer.line("return {all.size(), all};");
    } else {
        const bool chunked = call.result != call.answer;
        writer.line(fmt::format("const auto bytes = std::as_bytes(std::span({}));", chunked ? "answer" : "&answer, 1"));
        writer.line(
            fmt::format("return {{{}, Bytes(bytes.begin(), bytes.end())}};", chunked ? "answer.size()" : "answer"));
    }
}

void writeRemoteFunction(CodeWriter &writer, const CppCall &call)
{
    const std::string name = call.function + "Remotely";
    writer.blank();
    writer.line("// C++ cannot send a function to another process. The worker program");
    writer.line("// registers this one by the same name.");
    writer.line(fmt::format("RemoteResult {}(", name));
    writer.line("    std::span<const std::byte> arguments,");
    writer.line(fmt::format("    const TaskContext &{})", call.looksAtContext ? "context" : ""));
    writer.line("{");
    {
        const Deeper inFunction(writer);
        writer.line(fmt::format("std::uint32_t {} = 0;", call.variable));
        writer.line(fmt::format("std::memcpy(&{0}, arguments.data(), sizeof {0});", call.variable));
        if (call.carries) {
            writer.line(fmt::format("const auto rest = arguments.subspan(sizeof {});", call.variable));
            writer.line("const Bytes payload(rest.begin(), rest.end());");
        }
        writer.line(fmt::format("const auto answer = {}({});", call.function, call.arguments(call.variable)));
        writeReply(writer, call);
    }
    writer.line("}");
}

void writeCallable(CodeWriter &writer, const CppCall &call, const std::string &executor)
{
    const std::string capture = call.variable + (call.carries ? ", &payload" : "");
    writer.line(fmt::format("futures.push_back({}.submit([{}]{} {{", executor, capture,
                            call.looksAtContext ? "(const TaskContext &context)" : ""),
                CodeRole::Submit);
    writer.line(fmt::format("    return {}({});", call.function, call.arguments(call.variable)), CodeRole::Submit);
    writer.line("}));", CodeRole::Submit);
}

void writeRemoteArguments(CodeWriter &writer, const CppCall &call)
{
    writer.line(fmt::format("const auto bytes = std::as_bytes(std::span(&{}, 1));", call.variable));
    writer.line("Bytes arguments(bytes.begin(), bytes.end());");
    if (call.carries)
        writer.line("arguments.insert(arguments.end(), payload.begin(), payload.end());");
}

void writeRemoteCall(CodeWriter &writer, const CppCall &call, const std::string &executor)
{
    writeRemoteArguments(writer, call);
    writer.line(fmt::format("auto call = makeIntrusive<NamedCall>(\"{}\", arguments);", call.function),
                CodeRole::Submit);
    writer.line(executor + ".submitTask(call);", CodeRole::Submit);
    writer.line("futures.emplace_back(call);");
}

void writeAwaitingCall(CodeWriter &writer, const CppCall &call)
{
    writer.line(
        fmt::format("auto task = makeIntrusive<Awaiting>({}{});", call.variable, call.carries ? ", payload" : ""),
        CodeRole::Submit);
    writer.line("executor.submitTask(task);", CodeRole::Submit);
    writer.line("futures.emplace_back(task);");
}

} // namespace

void writeCppSubmission(CodeWriter &writer, const CppCall &call)
{
    if (call.submission == CppSubmission::Coroutine)
        writeAwaitingTask(writer, call);
    else if (call.submission == CppSubmission::Remote)
        writeRemoteFunction(writer, call);
}

void writeCppSubmit(CodeWriter &writer, const CppCall &call, const std::string &executor)
{
    switch (call.submission) {
    case CppSubmission::Callable:
        return writeCallable(writer, call, executor);
    case CppSubmission::Coroutine:
        return writeAwaitingCall(writer, call);
    case CppSubmission::Remote:
        return writeRemoteCall(writer, call, executor);
    }
}

void writeCppMap(CodeWriter &writer, const ProgramFacts &facts, const CppCall &call)
{
    const bool remote = call.submission == CppSubmission::Remote;
    std::vector<std::string> options;
    if (facts.canTimeOut)
        options.push_back(fmt::format(".timeout = {}", cppDuration(*facts.experiment.timeout)));
    if (facts.chunked && remote)
        options.emplace_back(".chunkSize = chunk");
    if (remote) {
        writer.line("std::vector<Bytes> all;");
        writer.line(fmt::format("for ({}) {{", call.loop()));
        {
            const Deeper inLoop(writer);
            writeRemoteArguments(writer, call);
            writer.line("all.push_back(arguments);");
        }
        writer.line("}");
        writer.line(fmt::format("auto results = mapNamed(executor, \"{}\", all,", call.function), CodeRole::Submit);
        writer.line(fmt::format("    {{{}}});", fmt::join(options, ", ")), CodeRole::Submit);
        return;
    }
    const bool chunks = call.function == "runChunk";
    std::string arguments = chunks ? "number * chunk" : call.variable;
    arguments += call.carries ? ", payload" : "";
    const bool submits = submitsFromTasks(facts.workload.kind);
    if (call.looksAtContext)
        arguments += submits ? ", {{}, noFuture, &executor}" : ", {}";
    const std::string capture = submits && call.carries ? "&executor, &payload"
                                : submits               ? "&executor"
                                : call.carries          ? "&payload"
                                                        : "";
    writer.line(fmt::format("auto results = map(executor, {{{}}},", fmt::join(options, ", ")), CodeRole::Submit);
    writer.line(fmt::format("    [{}](std::uint32_t {}) {{", capture, chunks ? "number" : call.variable),
                CodeRole::Submit);
    writer.line(fmt::format("        return {}({});", call.function, arguments), CodeRole::Submit);
    writer.line(fmt::format("    }}, std::views::iota(0u, {}));", chunks        ? "chunks"
                                                                  : call.shares ? "tasks"
                                                                                : "items"),
                CodeRole::Submit);
}

} // namespace futurescope
