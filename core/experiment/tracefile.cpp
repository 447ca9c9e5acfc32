// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/filereading.h"
#include "core/trace/foreignreader.h"

#include <array>

namespace futurescope {

namespace {

/// Our own runs name their first process so, before anything else.
constexpr std::string_view ownBeginning = "\"program and workers\"";

Result<bool> looksLikeOurs(const std::string &path)
{
    return readFrom<bool>(path, {}, [](const ByteSource &source) -> Result<bool> {
        std::array<char, 4096> head;
        const std::size_t count = source(head);
        return std::string_view(head.data(), count).find(ownBeginning) != std::string_view::npos;
    });
}

Run runOf(ForeignTrace foreign)
{
    Run run;
    run.trace = foreign.trace;
    run.metrics.makespan = Nanos(foreign.endNs);
    if (foreign.endNs > 0)
        run.metrics.tasksPerSecond = static_cast<double>(foreign.counts.slices) * 1e9
                                     / static_cast<double>(foreign.endNs);
    // So that counts of tasks and workers have their number of slices and lanes.
    run.experiment.workload.items = static_cast<std::uint32_t>(foreign.counts.slices);
    run.experiment.workers = static_cast<int>(foreign.names.lanes.size()) - 1;
    run.foreign = std::make_shared<const ForeignTrace>(std::move(foreign));
    return run;
}

} // namespace

Result<Run> readTrace(const std::string &path, const OpeningProgress &progress)
{
    const ReadProgress reading = [&progress](std::uint64_t bytes, std::uint64_t ofBytes) {
        const double share = ofBytes > 0 ? static_cast<double>(bytes) / static_cast<double>(ofBytes) : 1.0;
        return !progress || progress(OpeningStep::Reading, share);
    };
    const TraceProgress ordering = [&progress](double share) {
        return !progress || progress(OpeningStep::Ordering, share);
    };
    const auto ours = looksLikeOurs(path);
    if (!ours)
        return ours.error();
    auto run = *ours ? readRun(path, reading) : Result<Run>(Error{});
    if (run)
        return run;
    auto foreign = readFrom<ForeignTrace>(
        path, reading, [&ordering](const ByteSource &source) { return readForeignTrace(source, ordering); });
    if (foreign && !foreign->isOurs)
        return runOf(std::move(*foreign)); // perhaps one of ours that another program has written again
    if (*ours)
        return run.error();
    return foreign ? readRun(path, reading) : Result<Run>(foreign.error());
}

} // namespace futurescope
