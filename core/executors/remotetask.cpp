// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/remotetask.h"

#include "core/executors/calltask.h"
#include "core/executors/chunkcall.h"

#include <fmt/format.h>
#include <map>
#include <utility>

namespace futurescope {

namespace {

std::map<std::string, RemoteFunction, std::less<>> &registry()
{
    static std::map<std::string, RemoteFunction, std::less<>> functions{{std::string(chunkFunctionName), callChunk}};
    return functions;
}

} // namespace

void registerRemoteFunction(std::string_view name, RemoteFunction function)
{
    registry().insert_or_assign(std::string(name), function);
}

RemoteFunction findRemoteFunction(std::string_view name)
{
    const auto found = registry().find(name);
    return found == registry().end() ? nullptr : found->second;
}

NamedCall::NamedCall(std::string functionName, Bytes arguments)
    : m_functionName(std::move(functionName)),
      m_arguments(std::move(arguments))
{}

void NamedCall::execute(const TaskContext &context)
{
    completeWith(*this, [&] {
        const RemoteFunction function = findRemoteFunction(m_functionName);
        if (!function)
            throw RuntimeError(fmt::format("no function is registered as \"{}\"", m_functionName));
        const Bytes arguments = std::exchange(m_arguments, {});
        return std::move(function(arguments, context).bytes);
    });
}

void NamedCall::encodeArguments(Bytes &target) const
{
    target.insert(target.end(), m_arguments.begin(), m_arguments.end());
}

void NamedCall::completeFromReply(std::span<const std::byte> result)
{
    discardWork();
    setResult(Bytes(result.begin(), result.end()));
}

} // namespace futurescope
