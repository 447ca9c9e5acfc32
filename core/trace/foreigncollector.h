// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/foreignreader.h"
#include "core/trace/traceentries.h"

#include <map>
#include <memory>
#include <optional>
#include <unordered_map>

namespace futurescope {

/// Sorts the entries of a foreign trace by what they are and by the lane they belong to, and makes the whole of it.
class ForeignCollector
{
public:
    explicit ForeignCollector(const ForeignLimits &limits) : m_limits(limits) {}

    void take(const TraceEntry &entry);
    void noteShape(const TraceShape &shape);
    void noteOurs() { m_result.isOurs = true; }
    bool isOurs() const { return m_result.isOurs; }
    Result<ForeignTrace> finish(const TraceProgress &progress);

private:
    /// `pid` or `tid`: a number, or the number of a text.
    struct Owner
    {
        bool isText = false;
        std::uint64_t number = 0;
        friend auto operator<=>(const Owner &, const Owner &) = default;
    };
    struct LaneKey
    {
        Owner process, thread; // or, of asynchronous slices, the category
        bool async = false;
        friend bool operator==(const LaneKey &, const LaneKey &) = default;
    };
    struct LaneKeyHash
    {
        std::size_t operator()(const LaneKey &key) const;
    };
    struct Place
    {
        LaneKey key;
        ForeignLane lane;
        std::size_t instants = 0;
    };
    struct Naming
    {
        std::string name;
        std::int64_t sortIndex = 0;
    };
    struct Process
    {
        std::size_t seenAs = 0;
        Naming naming;
    };

    void takeTimed(char phase, const TraceEntry &entry);
    void takeSlice(const TraceEntry &entry, std::int64_t timeNs);
    void takeEdge(char phase, const TraceEntry &entry, std::int64_t timeNs);
    void takeInstant(char phase, const TraceEntry &entry, std::int64_t timeNs);
    void takeCounter(const TraceEntry &entry, std::int64_t timeNs);
    void takeNaming(const TraceEntry &entry);
    void countUnknown(std::string_view phase);

    Owner ownerOf(const TraceField &field);
    std::string ownerText(const Owner &owner) const;
    std::uint32_t nameOf(const TraceField &field);
    Process &processOf(const Owner &owner);
    Place *placeFor(const LaneKey &key);
    Place *placeOfThread(const TraceEntry &entry);
    Place *placeOfAsync(const TraceEntry &entry);
    bool roomForSlice();
    void noteTime(std::int64_t timeNs);

    bool settleLanes(const TraceProgress &progress);
    std::vector<std::size_t> placesInOrder();
    Error nothingToShow() const;
    std::vector<NumberedLane> numberLanes();
    void nameLane(const Place &place, std::uint32_t part);
    bool finishInstants(const TraceProgress &progress); ///< their lanes were places until now
    bool finishCounters(const TraceProgress &progress);

    const ForeignLimits m_limits;
    ForeignTrace m_result;
    TextTable m_owners; // of pid, tid and cat that are texts
    std::unordered_map<LaneKey, std::size_t, LaneKeyHash> m_placeOf;
    std::deque<Place> m_places;
    std::optional<LaneKey> m_lastKey;
    std::size_t m_lastPlace = 0;
    std::map<Owner, Process> m_processes;
    std::map<std::pair<Owner, Owner>, Naming> m_threads;
    std::map<std::string, std::size_t> m_counterOf;
    std::vector<Owner> m_counterProcess;
    std::vector<std::uint16_t> m_laneOf; // place -> the number of its first part; 0: it has none
    std::size_t m_slices = 0;
    std::size_t m_samples = 0;
    std::int64_t m_firstNs = openEnd;
    std::int64_t m_lastNs = INT64_MIN;
};

} // namespace futurescope
