// SPDX-License-Identifier: GPL-3.0-or-later
// The worker process of bench_processes.
#include "core/executors/remotetask.h"
#include "core/executors/workermain.h"
#include "core/platform/childprocess.h"

#include <cstring>

using namespace futurescope;

namespace {

RemoteResult echo(std::span<const std::byte> arguments, const TaskContext &)
{
    return {arguments.size(), Bytes(arguments.begin(), arguments.end())};
}

RemoteResult measureLength(std::span<const std::byte> arguments, const TaskContext &)
{
    const std::uint64_t size = arguments.size();
    Bytes bytes(sizeof size);
    std::memcpy(bytes.data(), &size, sizeof size);
    return {size, bytes};
}

} // namespace

int main()
{
    registerRemoteFunction("echo", echo);
    registerRemoteFunction("length", measureLength);
    return workerMain(childSocketNumber);
}
