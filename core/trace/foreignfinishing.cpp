// SPDX-License-Identifier: GPL-3.0-or-later
// Making a trace of the entries that were taken.
#include "core/trace/foreigncollector.h"

#include "core/trace/foreignmerge.h"
#include "core/trace/piecewisesort.h"

#include <algorithm>
#include <fmt/format.h>
#include <tuple>

namespace futurescope {

namespace {

// How the time that putting in order takes is shared out, roughly.
constexpr double settlingShare = 0.4;

Error cancelled()
{
    return {ErrorCode::InvalidInput, "the reading was cancelled"};
}

} // namespace

void ForeignCollector::noteShape(const TraceShape &shape)
{
    m_result.counts.add(TraceFault::ListUnended, shape.unended ? 1 : 0);
    m_result.counts.add(TraceFault::CutEntry, shape.cutEntry ? 1 : 0);
}

Result<ForeignTrace> ForeignCollector::finish(const TraceProgress &progress)
{
    if (m_result.isOurs)
        return std::move(m_result); // of which nothing is wanted but to know that
    if (!settleLanes(progress))
        return cancelled();
    if (m_firstNs == openEnd)
        return nothingToShow();
    ForeignMerge merge(numberLanes(), m_firstNs);
    const auto merging = [&](double share) { return progress(settlingShare + (1 - settlingShare) * share); };
    if (!merge.run(merging) || !finishInstants(progress) || !finishCounters(progress))
        return cancelled();
    m_result.trace = merge.trace();
    m_result.names.futures = merge.takeNames();
    m_result.counts.slices = m_result.names.futures.size();
    m_result.originNs = m_firstNs;
    m_result.endNs = m_lastNs - m_firstNs;
    return std::move(m_result);
}

Error ForeignCollector::nothingToShow() const
{
    const ForeignCounts &counts = m_result.counts;
    if (counts.entries == 0)
        return {ErrorCode::InvalidInput, "there is no entry of a trace in it"};
    std::string why;
    for (std::size_t fault = 0; fault < traceFaults; ++fault) {
        if (counts.faults[fault] > 0)
            why += fmt::format("{} {}: {}", why.empty() ? "" : ",", traceFaultName(static_cast<TraceFault>(fault)),
                               counts.faults[fault]);
    }
    for (const auto &[phase, count] : counts.notUnderstood)
        why += fmt::format("{} ph \"{}\": {}", why.empty() ? "" : ",", phase, count);
    return {ErrorCode::InvalidInput, fmt::format("none of the {} entries of the trace can be shown{}{}", counts.entries,
                                                 why.empty() ? "" : ";", why)};
}

bool ForeignCollector::settleLanes(const TraceProgress &progress)
{
    std::size_t settled = 0;
    for (Place &place : m_places) {
        const auto inLane = [&](double) {
            return progress(settlingShare * static_cast<double>(settled)
                            / static_cast<double>(std::max<std::size_t>(m_slices, 1)));
        };
        const std::size_t size = place.lane.size();
        if (!inLane(0) || !place.lane.settle(m_result.counts, inLane))
            return false;
        settled += size;
        for (const ForeignSlice &slice : place.lane.slices()) {
            noteTime(slice.startNs);
            if (slice.endNs != openEnd)
                noteTime(slice.endNs);
        }
    }
    return true;
}

/// Processes by their sort index and then as they were met; in each the threads likewise, and behind them what is
/// asynchronous.
std::vector<std::size_t> ForeignCollector::placesInOrder()
{
    std::vector<std::size_t> order(m_places.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    const auto rank = [this](std::size_t index) {
        const LaneKey &key = m_places[index].key;
        const Process &process = processOf(key.process);
        const auto thread = key.async ? m_threads.end() : m_threads.find({key.process, key.thread});
        const std::int64_t sortIndex = thread == m_threads.end() ? 0 : thread->second.sortIndex;
        return std::tuple(process.naming.sortIndex, process.seenAs, key.async, sortIndex, index);
    };
    std::ranges::sort(order, {}, rank);
    return order;
}

std::vector<NumberedLane> ForeignCollector::numberLanes()
{
    std::vector<NumberedLane> numbered;
    m_result.names.lanes.resize(1); // the main lane, which others do not have
    m_laneOf.assign(m_places.size(), 0);
    for (const std::size_t index : placesInOrder()) {
        Place &place = m_places[index];
        const std::uint32_t wanted = std::max<std::uint32_t>(place.lane.parts(), place.instants > 0 ? 1 : 0);
        const std::size_t room = m_limits.lanes + 1 - m_result.names.lanes.size();
        if (wanted == 0)
            continue;
        if (room == 0) {
            m_result.counts.add(TraceFault::TooManyLanes, place.lane.slices().size() + place.instants);
            continue;
        }
        m_laneOf[index] = static_cast<std::uint16_t>(m_result.names.lanes.size());
        const auto parts = std::min<std::uint32_t>(wanted, static_cast<std::uint32_t>(room));
        for (std::uint32_t part = 0; part < parts; ++part)
            nameLane(place, part);
        for (ForeignSlice &slice : place.lane.slices()) {
            if (slice.group >= parts && slice.group != ForeignLane::noPart) {
                slice.group = ForeignLane::noPart;
                m_result.counts.add(TraceFault::TooManyLanes);
            }
        }
        if (place.lane.parts() > 0)
            numbered.push_back({&place.lane, m_laneOf[index]});
    }
    return numbered;
}

void ForeignCollector::nameLane(const Place &place, std::uint32_t part)
{
    const LaneKey &key = place.key;
    std::vector<NamedLane> &lanes = m_result.names.lanes;
    NamedLane &lane = lanes.emplace_back();
    lane.process = processOf(key.process).naming.name;
    lane.systemProcess = ownerText(key.process);
    lane.async = key.async;
    lane.part = part;
    m_result.names.severalProcesses |= lanes.size() > 2 && lanes[1].systemProcess != lane.systemProcess;
    if (key.async) {
        lane.thread = ownerText(key.thread);
        return;
    }
    lane.systemThread = ownerText(key.thread);
    if (const auto thread = m_threads.find({key.process, key.thread}); thread != m_threads.end())
        lane.thread = thread->second.name;
}

std::string ForeignCollector::ownerText(const Owner &owner) const
{
    return owner.isText ? m_owners[static_cast<std::uint32_t>(owner.number)]
                        : std::to_string(static_cast<std::int64_t>(owner.number));
}

bool ForeignCollector::finishInstants(const TraceProgress &progress)
{
    auto &instants = m_result.instants;
    for (TraceInstant &instant : instants) {
        instant.timeNs -= m_firstNs;
        instant.lane = LaneId{m_laneOf[instant.lane.value]};
    }
    const std::size_t lost = std::erase_if(instants, [](const TraceInstant &instant) {
        return instant.lane == mainLane; // its lane was one too many, which has been counted
    });
    m_result.counts.instants -= lost;
    return sortPiecewise(
        instants, [](const TraceInstant &a, const TraceInstant &b) { return a.timeNs < b.timeNs; },
        [&progress] { return progress(1); });
}

bool ForeignCollector::finishCounters(const TraceProgress &progress)
{
    using Sample = TraceCounter::Sample;
    for (std::size_t index = 0; index < m_result.counters.size(); ++index) {
        TraceCounter &counter = m_result.counters[index];
        NamedLane process;
        process.process = processOf(m_counterProcess[index]).naming.name;
        process.systemProcess = ownerText(m_counterProcess[index]);
        counter.process = process.processText();
        counter.systemProcess = process.systemProcess;
        for (Sample &sample : counter.samples)
            sample.timeNs -= m_firstNs;
        const bool sorted = sortPiecewise(
            counter.samples, [](const Sample &a, const Sample &b) { return a.timeNs < b.timeNs; },
            [&progress] { return progress(1); });
        if (!sorted)
            return false;
    }
    return true;
}

} // namespace futurescope
