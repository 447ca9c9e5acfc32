// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/chromeentries.h"
#include "core/trace/laneslices.h"
#include "core/trace/timeline.h"

#include <optional>
#include <string>
#include <vector>

namespace futurescope {

/// Writes what stands between the brackets of "traceEvents" (trace-viewer's Trace Event Format), for Perfetto and for
/// our own reader.
///
/// pid 1 holds the lanes: tid = lane + 1 (tid 0 means something else to viewers), slices, arrows, counters, instants.
/// pid 2 holds the lives of the futures as nestable async events: "future" from the submission to the last event, and
/// in it "running"; the part before that is pending. What ends a slice is told in the entry that closes it, so that a
/// future takes four entries here. The holdings of the interpreter lock are slices of a track of their own in pid 1.
/// Arrows, the slices of the main lane on which they end, and the results beside the slices are left out of runs with
/// more than `mostFuturesInDetail` futures, where they would be half the file and hide the rest. Every Event stands in
/// exactly one entry, as `args.fs` = [position in the trace, kind, detail, payload, future, lane]; its time is the
/// entry's `ts`. A payload beyond 2^53 is a string, because many readers know only doubles. All other entries are for
/// the eye.
class ChromeTraceWriter
{
public:
    static constexpr int lanesPid = 1;
    static constexpr int futuresPid = 2;
    static constexpr std::uint64_t lockTid = 0x1'0001; ///< behind all lanes
    static constexpr std::size_t mostFuturesInDetail = 10'000;
    static constexpr std::uint64_t maxExactNumber = std::uint64_t{1} << 53;

    /// `progress` may give the writing up; it is asked every few milliseconds.
    ChromeTraceWriter(const Trace &trace, const TextSink &sink, TraceProgress progress = {});

    /// False when the sink refused or the writing was given up; nothing more was given to the sink then.
    bool write();

private:
    struct Life; // of one future while it is written

    void sortByFuture();
    void writeNames();
    void writeLaneNames();
    void writeSlices();
    void writeSlice(std::size_t lane, const LaneSlice &slice);
    std::optional<std::uint32_t> waitBeginAt(std::size_t lane, const LaneSlice &slice);
    std::optional<std::uint32_t> untoldAt(FutureId future, LaneId lane, std::int64_t timeNs, EventKind kind);
    void writeLock();
    void writeCounters();
    void writeFuture(FutureId id);
    void writeStep(Life &life, std::uint32_t position);
    void closeLife(const Life &life, std::int64_t timeNs, std::optional<std::uint32_t> read);
    void writeArrows(FutureId id, const FutureRecord &record);
    void writeWithoutFuture(std::uint32_t position);

    void asyncEntry(char phase, FutureId id, std::int64_t timeNs, std::string_view name);
    void eventArgs(std::uint32_t position);

    const Trace &m_trace;
    ChromeEntries m_out;
    Timeline m_timeline;
    const bool m_detailed;
    const LaneSlices m_slices;
    std::vector<std::uint32_t> m_positions; ///< of events, grouped by future
    std::vector<bool> m_told;               ///< by position: the event stands in the file already
    std::vector<std::size_t> m_groups;      ///< future id -> where its group begins; one more at the end
};

} // namespace futurescope
