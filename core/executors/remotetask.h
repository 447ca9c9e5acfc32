// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/future.h"

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

using Bytes = std::vector<std::byte>;

/// What a function gives back: bytes for the caller and the number that stands for them in the Finished event.
struct RemoteResult
{
    std::uint64_t traceValue = 0;
    Bytes bytes;
};

/// A function that another process can call by name. Throws like any task. Must not touch what its arguments do not
/// hold: it may run anywhere.
using RemoteFunction = RemoteResult (*)(std::span<const std::byte> arguments, const TaskContext &context);

/// Makes `function` known in this process. C++ cannot send a closure to another process as Python pickles one, so
/// both sides register the same names (see registerBuiltinFunctions()). Not thread-safe: before the first executor.
void registerRemoteFunction(std::string_view name, RemoteFunction function);
/// Null when there is none of that name.
RemoteFunction findRemoteFunction(std::string_view name);

/// The side of a task that a process pool sees. A task has it as a second base beside ResultCore.
class RemoteTask
{
public:
    virtual std::string_view functionName() const = 0;
    /// Appends the arguments to `target`. Called on the pool's thread, before the task begins; once more for each time
    /// that it has to be given to another worker because the first did not come to it.
    virtual void encodeArguments(Bytes &target) const = 0;
    /// Ends the future with what the function gave back; an unreadable reply ends it with an exception.
    virtual void completeFromReply(std::span<const std::byte> result) = 0;

protected:
    ~RemoteTask() = default;
};

/// Calls a registered function with the given bytes. Runs on every executor.
class NamedCall final
    : public ResultCore<Bytes>
    , public RemoteTask
{
public:
    NamedCall(std::string functionName, Bytes arguments);

    void execute(const TaskContext &context) override;
    void discardWork() override { Bytes().swap(m_arguments); }
    std::string_view functionName() const override { return m_functionName; }
    void encodeArguments(Bytes &target) const override;
    void completeFromReply(std::span<const std::byte> result) override;

private:
    const std::string m_functionName;
    Bytes m_arguments; // empty once they are used (C40)
};

} // namespace futurescope
