// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/program/cppparts.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

std::string taskName(WorkloadKind kind)
{
    switch (kind) {
    case WorkloadKind::SumOfSquares:
        return "calculateSquare";
    case WorkloadKind::PrimeFactors:
        return "calculatePrimeFactors";
    case WorkloadKind::Sleep:
        return "slowTask";
    case WorkloadKind::Download:
        return "downloadUrl";
    case WorkloadKind::ReadFile:
        return "readFile";
    case WorkloadKind::Nested:
        return "parentTask";
    case WorkloadKind::Tree:
        return "calculateLeaf";
    case WorkloadKind::Counter:
        return "countUp";
    case WorkloadKind::MemoryStream:
        return "sumArray";
    case WorkloadKind::Mixed:
        break;
    }
    return "mixedTask";
}

CppSubmission submissionOf(const Experiment &experiment)
{
    if (experiment.executor == ExecutorKind::Processes)
        return CppSubmission::Remote;
    const WorkloadKind kind = experiment.workload.kind;
    const bool awaits = kind == WorkloadKind::Sleep || kind == WorkloadKind::Download || kind == WorkloadKind::Mixed;
    // What only computes blocks the loop, whatever it is called.
    return experiment.executor == ExecutorKind::Async && awaits ? CppSubmission::Coroutine : CppSubmission::Callable;
}

} // namespace

std::string cppDuration(Nanos duration)
{
    constexpr std::pair<std::int64_t, const char *> units[] = {
        {1'000'000'000, "s"}, {1'000'000, "ms"}, {1'000, "us"}, {1, "ns"}};
    for (const auto &[ns, name] : units) {
        if (duration.count() % ns == 0)
            return fmt::format("{}{}", duration.count() / ns, name);
    }
    return "0ns";
}

CppCall::CppCall(const ProgramFacts &facts)
    : submission(submissionOf(facts.experiment)),
      task(taskName(facts.workload.kind)),
      function(task),
      variable("item"),
      answer(facts.workload.payloadOutBytes > 0 ? "Bytes" : "std::uint64_t"),
      result(answer),
      maps(facts.experiment.collect == CollectMode::Map && !facts.submitsByHand
           && submission != CppSubmission::Coroutine),
      carries(facts.workload.payloadInBytes > 0),
      shares(facts.shares || facts.sorted),
      looksAtItem(!facts.constantWork || facts.canFail || isIoBound(facts.workload.kind) || facts.nested),
      looksAtContext(facts.workload.kind != WorkloadKind::Sleep || facts.lock)
{
    if (facts.tree) {
        result = fmt::format("std::vector<{}>", answer);
        maps = false;
        return;
    }
    if (shares) {
        function = "runShare";
        variable = "number";
        result = fmt::format("std::vector<{}>", answer);
        return;
    }
    if (!facts.chunked || (maps && submission == CppSubmission::Remote)) // mapNamed() makes the chunks by itself
        return;
    function = "runChunk";
    variable = "first";
    result = fmt::format("std::vector<{}>", answer);
}

std::string CppCall::loop() const
{
    const bool chunks = function == "runChunk";
    return fmt::format("std::uint32_t {0} = 0; {0} < {1}; {2}", variable, shares ? "tasks" : "items",
                       chunks ? "first += chunk" : "++" + variable);
}

std::string CppCall::arguments(const std::string &first) const
{
    return first + (carries ? ", payload" : "") + (looksAtContext ? ", context" : "");
}

} // namespace futurescope
