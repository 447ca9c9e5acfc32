// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/trace.h"
#include "core/trace/tracenames.h"

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

/// What was wrong with entries of a foreign trace. Those up to `lastSkippedFault` were skipped, the others repaired.
enum class TraceFault : std::uint8_t {
    NotAnEntry,       ///< something else than an object in the list
    NoPhase,          ///< no `ph`, or one that is no text
    NoTime,           ///< `ts` or `dur` is missing, no number, or more than 73 years
    NegativeDuration, ///< `dur` below 0
    EndWithoutBegin,  ///< E or e to which nothing belongs
    NoId,             ///< an asynchronous entry without `id`
    NoNumber,         ///< a counter without a number
    TooManyLanes,     ///< on more lanes than are kept
    TooManyParts,     ///< overlaps with more slices of its lane than are shown one below the other
    TooMany,          ///< beyond the number of slices, of instants, or of samples, that are kept
    CutEntry,         ///< the file ends in it
    BeginWithoutEnd,  ///< B, b, or X without `dur`: stays open to the end of the trace
    Overlap,          ///< slices of one thread that overlap without nesting: got a lane of their own
    OutOfOrder,       ///< stood behind a later one of its lane: sorted
    DuplicateKey,     ///< the last of the values counts
    NameBeyond,       ///< its name is one of more than are kept
    ListUnended,      ///< no bracket at the end of the file
};
inline constexpr std::size_t traceFaults = static_cast<std::size_t>(TraceFault::ListUnended) + 1;
inline constexpr TraceFault lastSkippedFault = TraceFault::CutEntry;

/// "end without begin" and so on, for files that programs read.
std::string_view traceFaultName(TraceFault fault);

/// What came of the entries of a foreign trace.
struct ForeignCounts
{
    std::uint64_t entries = 0;  ///< in the list
    std::uint64_t slices = 0;   ///< kept, each as a future
    std::uint64_t instants = 0; ///< kept
    std::uint64_t samples = 0;  ///< of counters, kept
    std::uint64_t names = 0;    ///< M entries
    /// By `ph`, what this program does not understand. At most `mostPhases`; the rest is under "…".
    std::map<std::string, std::uint64_t> notUnderstood;
    static constexpr std::size_t mostPhases = 64;
    std::array<std::uint64_t, traceFaults> faults{};

    std::uint64_t of(TraceFault fault) const { return faults[static_cast<std::size_t>(fault)]; }
    void add(TraceFault fault, std::uint64_t more = 1) { faults[static_cast<std::size_t>(fault)] += more; }
    std::uint64_t skipped() const; ///< entries that are not in the picture: not understood, or with such a fault
    std::uint64_t repaired() const;
};

/// Something that happened at one moment, on a lane.
struct TraceInstant
{
    std::int64_t timeNs = 0;
    std::uint32_t name = 0; ///< number in the TraceNames' texts
    LaneId lane = mainLane;
};

/// The values of one counter, sorted by time.
struct TraceCounter
{
    struct Sample
    {
        std::int64_t timeNs = 0;
        double value = 0;
    };
    std::string process; ///< NamedLane::processText()
    std::string systemProcess;
    std::string name;
    std::string series; ///< which of the numbers of the counter
    std::vector<Sample> samples;
};

/// A trace that another program wrote. Its slices are futures that were started and, but for those left open, finished;
/// nothing is known of a submission or a result. A value: the trace is shared, times are since `originNs`.
struct ForeignTrace
{
    Trace trace;
    TraceNames names;
    std::vector<TraceInstant> instants; ///< sorted by time
    std::vector<TraceCounter> counters;
    std::int64_t originNs = 0; ///< what `ts` said of the earliest moment
    std::int64_t endNs = 0;    ///< the last moment, since the origin
    ForeignCounts counts;
    bool isOurs = false; ///< the file says that Futurescope saved it: to be read by readRun()
};

} // namespace futurescope
