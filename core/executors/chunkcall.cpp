// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/chunkcall.h"

#include "core/executors/calltask.h"

#include <cstring>
#include <fmt/format.h>
#include <utility>

namespace futurescope {

namespace {

RemoteFunction functionNamed(std::string_view name)
{
    const RemoteFunction function = findRemoteFunction(name);
    if (!function)
        throw RuntimeError(fmt::format("no function is registered as \"{}\"", name));
    return function;
}

std::span<const std::byte> takeWhole(std::span<const std::byte> &source)
{
    const auto bytes = takeSized(source);
    if (!bytes)
        throw RuntimeError("a chunk of map() has come without its end");
    return *bytes;
}

} // namespace

void appendSized(Bytes &target, std::span<const std::byte> bytes)
{
    const std::uint64_t size = bytes.size();
    const auto sizeBytes = std::as_bytes(std::span(&size, 1));
    target.insert(target.end(), sizeBytes.begin(), sizeBytes.end());
    target.insert(target.end(), bytes.begin(), bytes.end());
}

std::optional<std::span<const std::byte>> takeSized(std::span<const std::byte> &source)
{
    std::uint64_t size = 0;
    if (source.size() < sizeof size)
        return std::nullopt;
    std::memcpy(&size, source.data(), sizeof size);
    if (source.size() - sizeof size < size)
        return std::nullopt;
    const auto bytes = source.subspan(sizeof size, size);
    source = source.subspan(sizeof size + size);
    return bytes;
}

ChunkCall::ChunkCall(std::string functionName, std::uint32_t firstItem, std::span<const Bytes> arguments)
    : m_functionName(std::move(functionName)),
      m_firstItem(firstItem),
      m_itemCount(static_cast<std::uint32_t>(arguments.size())),
      m_arguments(arguments.begin(), arguments.end())
{}

void ChunkCall::execute(const TaskContext &context)
{
    completeWith(*this, [&] {
        const std::vector<Bytes> arguments = std::exchange(m_arguments, {});
        const RemoteFunction function = functionNamed(m_functionName);
        std::vector<Bytes> results;
        for (const Bytes &each : arguments)
            results.push_back(function(each, context).bytes);
        return results;
    });
}

std::uint64_t ChunkCall::submissionPayload() const
{
    return packItems(m_firstItem, m_itemCount);
}

std::string_view ChunkCall::functionName() const
{
    return chunkFunctionName;
}

void ChunkCall::encodeArguments(Bytes &target) const
{
    appendSized(target, std::as_bytes(std::span(m_functionName)));
    for (const Bytes &each : m_arguments)
        appendSized(target, each);
}

void ChunkCall::completeFromReply(std::span<const std::byte> result)
{
    discardWork();
    std::vector<Bytes> results;
    try {
        while (!result.empty()) {
            const auto bytes = takeWhole(result);
            results.emplace_back(bytes.begin(), bytes.end());
        }
        if (results.size() != m_itemCount)
            throw RuntimeError(fmt::format("a chunk of {} has {} results", m_itemCount, results.size()));
    } catch (const RuntimeError &) {
        setException(std::current_exception());
        return;
    }
    setResult(std::move(results));
}

RemoteResult callChunk(std::span<const std::byte> arguments, const TaskContext &context)
{
    const auto name = takeWhole(arguments);
    const RemoteFunction function = functionNamed({reinterpret_cast<const char *>(name.data()), name.size()});
    RemoteResult all;
    while (!arguments.empty()) {
        const RemoteResult one = function(takeWhole(arguments), context);
        all.traceValue += one.traceValue;
        appendSized(all.bytes, one.bytes);
    }
    return all;
}

} // namespace futurescope
