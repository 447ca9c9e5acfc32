// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/cppparts.h"

#include <fmt/format.h>
#include <set>

namespace futurescope {

namespace {

std::set<std::string> coreHeaders(const ProgramFacts &facts, const CppCall &call)
{
    std::set<std::string> headers{"core/executors/executor.h"};
    const WorkloadKind kind = facts.workload.kind;
    if (facts.experiment.collect == CollectMode::AsCompleted || (facts.tree && !facts.collects))
        headers.insert("core/futures/waiting.h");
    if (call.maps)
        headers.insert("core/executors/map.h");
    if (facts.cancels)
        headers.insert("core/experiment/canceller.h");
    if (!facts.constantWork || facts.canFail)
        headers.insert("core/workloads/durations.h");
    if (kind == WorkloadKind::SumOfSquares || kind == WorkloadKind::PrimeFactors || kind == WorkloadKind::Mixed
        || submitsFromTasks(kind) || (facts.serialWork > Nanos::zero() && !isIoBound(kind)))
        headers.insert("core/workloads/cpuwork.h");
    if (facts.lock || facts.barrier)
        headers.insert("core/workloads/team.h");
    if (facts.tree)
        headers.insert("core/workloads/treetask.h");
    if (facts.ownPools)
        headers.insert("core/executors/levelpools.h");
    if (facts.continues)
        headers.insert("core/futures/waiting.h");
    if (!isIoBound(kind) || kind == WorkloadKind::ReadFile)
        headers.insert("core/workloads/workplan.h"); // Calibration
    if (facts.sorted)
        headers.insert("core/workloads/itemorder.h");
    if (kind == WorkloadKind::ReadFile)
        headers.insert("core/workloads/readfile.h");
    if (kind == WorkloadKind::Counter)
        headers.insert("core/workloads/sharedcounter.h");
    if (kind == WorkloadKind::MemoryStream)
        headers.insert("core/workloads/streamarray.h");
    if (kind == WorkloadKind::Download)
        headers.insert({"core/workloads/download.h", "core/workloads/loopbackserver.h"});
    if (call.submission == CppSubmission::Coroutine)
        headers.insert("core/executors/asynctask.h");
    if (call.submission == CppSubmission::Remote || call.carries || call.answer == "Bytes")
        headers.insert("core/executors/remotetask.h");
    return headers;
}

std::set<std::string> otherHeaders(const ProgramFacts &facts, const CppCall &call)
{
    std::set<std::string> headers{"<cstdint>", "<vector>"};
    const bool sleeps = facts.workload.kind == WorkloadKind::Sleep || facts.workload.kind == WorkloadKind::Mixed;
    if (facts.tree)
        headers.insert({"<deque>", "<mutex>"});
    if (facts.continues)
        headers.insert("<mutex>");
    if (facts.continues && (facts.canFail || facts.cancels))
        headers.insert({"<cstdio>", "<exception>"});
    if (facts.deep)
        headers.insert("<algorithm>");
    if (facts.ownPools)
        headers.insert("<exception>");
    if (facts.serialWork > Nanos::zero() && isIoBound(facts.workload.kind))
        headers.insert("<thread>");
    if (facts.chunked || facts.sorted || facts.bounded || facts.workload.kind == WorkloadKind::PrimeFactors)
        headers.insert("<algorithm>");
    if (facts.collects || facts.experiment.submitsLate)
        headers.insert("<cstdio>");
    if (call.maps && call.submission == CppSubmission::Callable)
        headers.insert("<ranges>");
    if (call.submission == CppSubmission::Remote)
        headers.insert("<cstring>");
    if (call.submission == CppSubmission::Coroutine && sleeps)
        headers.insert(
            {"<boost/asio/steady_timer.hpp>", "<boost/asio/this_coro.hpp>", "<boost/asio/use_awaitable.hpp>"});
    else if (sleeps)
        headers.insert("<thread>");
    if (facts.submitEvery > Nanos::zero() || facts.bounded)
        headers.insert("<thread>");
    return headers;
}

} // namespace

ProgramText cppText(const ProgramFacts &facts)
{
    const CppCall call(facts);
    CodeWriter writer;
    for (const std::string &header : coreHeaders(facts, call))
        writer.line(fmt::format("#include \"{}\"", header));
    writer.blank();
    for (const std::string &header : otherHeaders(facts, call))
        writer.line(fmt::format("#include {}", header));
    writer.blank();
    writer.line("using namespace futurescope;");
    writer.line("using namespace std::chrono_literals;");
    writer.blank();
    writeCppTask(writer, facts, call);
    writeCppSubmission(writer, call);
    writeCppMain(writer, facts, call);
    return writer.take();
}

} // namespace futurescope
