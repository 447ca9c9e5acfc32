// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/foreignlane.h"

#include "core/trace/piecewisesort.h"

#include <unordered_map>

namespace futurescope {

namespace {

/// An outer slice comes before those inside it.
bool startsBefore(const ForeignSlice &a, const ForeignSlice &b)
{
    return a.startNs != b.startNs ? a.startNs < b.startNs : a.endNs > b.endNs;
}

constexpr std::size_t askEvery = std::size_t{1} << 15; // slices

/// What is open in one part of a lane.
struct OpenSlice
{
    std::int64_t endNs;
    std::uint32_t group;
};
using Part = std::vector<OpenSlice>;

bool takesIn(Part &part, const ForeignSlice &slice, bool async)
{
    while (!part.empty() && part.back().endNs <= slice.startNs)
        part.pop_back();
    return part.empty() || (slice.endNs <= part.back().endNs && (!async || slice.group == part.back().group));
}

} // namespace

void ForeignLane::noteOrder(std::int64_t timeNs)
{
    m_outOfOrder += timeNs < m_lastNs ? 1 : 0;
    m_lastNs = timeNs;
}

void ForeignLane::addSlice(std::int64_t startNs, std::int64_t endNs, std::uint32_t name)
{
    noteOrder(startNs);
    m_slices.push_back({startNs, endNs, name, 0});
}

void ForeignLane::addEdge(bool begins, std::int64_t timeNs, std::uint32_t name, std::uint64_t id)
{
    noteOrder(timeNs);
    m_begins += begins ? 1 : 0;
    m_edges.push_back({timeNs, id, name, begins});
}

bool ForeignLane::settle(ForeignCounts &counts, const TraceProgress &progress)
{
    const auto goOn = [&progress] { return progress(0); };
    counts.add(TraceFault::OutOfOrder, m_outOfOrder);
    const auto earlier = [](const Edge &a, const Edge &b) { return a.timeNs < b.timeNs; };
    if (m_outOfOrder > 0 && !sortPiecewise(m_edges, earlier, goOn))
        return false;
    if (!pairEdges(counts, progress))
        return false;
    for (const ForeignSlice &slice : m_slices) {
        if (slice.endNs == openEnd)
            counts.add(TraceFault::BeginWithoutEnd);
    }
    return sortPiecewise(m_slices, startsBefore, goOn) && findParts(counts, progress);
}

/// An end belongs to the innermost open begin of its id.
bool ForeignLane::pairEdges(ForeignCounts &counts, const TraceProgress &progress)
{
    std::unordered_map<std::uint64_t, std::vector<std::size_t>> open; // id -> its open slices
    std::uint32_t groups = 0;
    while (!m_edges.empty()) {
        if (m_edges.size() % askEvery == 0 && !progress(0))
            return false;
        const Edge edge = m_edges.front();
        m_edges.pop_front();
        if (edge.begins) {
            auto &stack = open[edge.id];
            const std::uint32_t group = stack.empty() ? ++groups : m_slices[stack.back()].group;
            stack.push_back(m_slices.size());
            m_slices.push_back({edge.timeNs, openEnd, edge.name, group});
        } else if (const auto found = open.find(edge.id); found != open.end() && !found->second.empty()) {
            m_slices[found->second.back()].endNs = edge.timeNs;
            found->second.pop_back();
            if (m_async && found->second.empty())
                open.erase(found); // there may be as many ids as slices
        } else {
            counts.add(TraceFault::EndWithoutBegin);
        }
    }
    return true;
}

bool ForeignLane::findParts(ForeignCounts &counts, const TraceProgress &progress)
{
    std::vector<Part> parts;
    std::size_t index = 0;
    for (ForeignSlice &slice : m_slices) {
        if (++index % askEvery == 0 && !progress(0))
            return false;
        std::uint32_t number = 0;
        while (number < parts.size() && !takesIn(parts[number], slice, m_async))
            ++number;
        if (number == mostParts) {
            slice.group = noPart;
            counts.add(TraceFault::TooManyParts);
            continue;
        }
        if (number == parts.size())
            parts.emplace_back();
        if (number > 0 && !m_async)
            counts.add(TraceFault::Overlap);
        parts[number].push_back({slice.endNs, slice.group});
        slice.group = number;
    }
    m_parts = static_cast<std::uint32_t>(parts.size());
    return true;
}

} // namespace futurescope
