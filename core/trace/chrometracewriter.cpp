// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/chrometracewriter.h"

#include "core/base/json.h"
#include "core/trace/eventnames.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace futurescope {

namespace {

constexpr std::int64_t mostCounterMoments = 10'000;

// How the time that writing takes is shared out, roughly.
constexpr double timelineShare = 0.2;
constexpr double slicesShare = 0.5; // up to the end of the slices
constexpr std::size_t eventsBetweenAsking = std::size_t{1} << 14;

Timeline timelineOf(const Trace &trace, ChromeEntries &out)
{
    Timeline timeline;
    std::size_t seen = 0;
    trace.forEachBlock(0, [&](std::span<const Event> events) {
        if (!out.tell(timelineShare * static_cast<double>(seen) / static_cast<double>(trace.size())))
            return;
        timeline.append(events);
        seen += events.size();
    });
    return timeline;
}

std::uint64_t tidOf(LaneId lane)
{
    return std::uint64_t{lane.value} + 1;
}

bool endsFuture(EventKind kind)
{
    return kind == EventKind::Finished || kind == EventKind::Failed || kind == EventKind::Cancelled
           || kind == EventKind::Lost;
}

bool isRead(EventKind kind)
{
    return kind == EventKind::ResultRead || kind == EventKind::ExceptionRead;
}

/// What the eye should find on the lane itself.
bool isAlarm(EventKind kind)
{
    return kind == EventKind::Failed || kind == EventKind::Cancelled || kind == EventKind::Lost
           || kind == EventKind::TimedOut;
}

struct CountChange
{
    std::int64_t timeNs;
    int pending;
    int busy;
};

} // namespace

/// Which of its async slices are open.
struct ChromeTraceWriter::Life
{
    FutureId id;
    bool submitted = false;
    bool running = false;
    bool ended = false;
};

ChromeTraceWriter::ChromeTraceWriter(const Trace &trace, const TextSink &sink, TraceProgress progress)
    : m_trace(trace),
      m_out(sink, std::move(progress)),
      m_timeline(timelineOf(trace, m_out)),
      m_detailed(m_timeline.futures().size() <= mostFuturesInDetail),
      m_slices(m_timeline, m_detailed, [this] { return m_out.tell(timelineShare); })
{}

bool ChromeTraceWriter::write()
{
    if (!m_out.tell(timelineShare))
        return false;
    sortByFuture();
    if (!m_out.accepted())
        return false;
    writeNames();
    writeSlices();
    writeLock();
    writeCounters();
    for (std::size_t at = 0; at < m_groups[1] && m_out.accepted(); ++at) {
        if (!m_told[m_positions[at]])
            writeWithoutFuture(m_positions[at]);
    }
    for (std::uint32_t id = 1; id + 1 < m_groups.size() && m_out.accepted(); ++id) {
        m_out.setShare(slicesShare + (1 - slicesShare) * id / static_cast<double>(m_groups.size()));
        writeFuture(FutureId{id});
    }
    return m_out.flush();
}

void ChromeTraceWriter::sortByFuture()
{
    const auto givenUp = [this](std::size_t done) {
        return done % eventsBetweenAsking == 0 && !m_out.tell(timelineShare);
    };
    std::uint32_t lastId = 0;
    m_trace.forEachBlock(0, [&](std::span<const Event> events) {
        for (const Event &event : events)
            lastId = std::max(lastId, event.future.value);
    });
    m_groups.assign(std::size_t{lastId} + 2, 0);
    for (std::size_t i = 0; i < m_trace.size(); ++i) {
        if (givenUp(i))
            return;
        ++m_groups[std::size_t{m_trace[i].future.value} + 1];
    }
    for (std::size_t id = 1; id < m_groups.size(); ++id)
        m_groups[id] += m_groups[id - 1];
    m_positions.resize(m_trace.size());
    m_told.assign(m_trace.size(), false);
    std::vector<std::size_t> next = m_groups;
    for (std::size_t i = 0; i < m_trace.size(); ++i) {
        if (givenUp(i))
            return;
        m_positions[next[m_trace[i].future.value]++] = static_cast<std::uint32_t>(i);
    }
    // Events of one future come from several threads, so only time puts them in order; at equal times the order of the
    // kinds is that of a life.
    const auto earlier = [this](std::uint32_t a, std::uint32_t b) {
        return std::pair(m_trace[a].timeNs, m_trace[a].kind) < std::pair(m_trace[b].timeNs, m_trace[b].kind);
    };
    for (std::size_t id = 0; id + 1 < m_groups.size(); ++id) {
        if (givenUp(id))
            return;
        std::stable_sort(m_positions.begin() + static_cast<std::ptrdiff_t>(m_groups[id]),
                         m_positions.begin() + static_cast<std::ptrdiff_t>(m_groups[id + 1]), earlier);
    }
}

void ChromeTraceWriter::writeNames()
{
    m_out.nameEntry("process_name", lanesPid, 1, "program and workers", 0);
    m_out.nameEntry("process_sort_index", lanesPid, 1, {}, 1);
    m_out.nameEntry("process_name", futuresPid, 1, "futures", 0);
    m_out.nameEntry("process_sort_index", futuresPid, 1, {}, 2);
    m_out.nameEntry("thread_name", futuresPid, 1, "futures", 0);
    writeLaneNames();
}

void ChromeTraceWriter::writeLaneNames()
{
    for (std::size_t lane = 0; lane < m_timeline.lanes().size(); ++lane) {
        const std::string name = lane == 0 ? std::string("main") : fmt::format("worker {}", lane);
        m_out.nameEntry("thread_name", lanesPid, lane + 1, name, 0);
        m_out.nameEntry("thread_sort_index", lanesPid, lane + 1, {}, lane + 1);
    }
    const std::uint64_t control = tidOf(controlLane);
    m_out.nameEntry("thread_name", lanesPid, control, "from outside", 0);
    m_out.nameEntry("thread_sort_index", lanesPid, control, {}, control);
    if (!m_timeline.interpreterLock().empty()) {
        m_out.nameEntry("thread_name", lanesPid, lockTid, "interpreter lock", 0);
        m_out.nameEntry("thread_sort_index", lanesPid, lockTid, {}, 0);
    }
}

void ChromeTraceWriter::writeSlices()
{
    for (std::size_t lane = 0; lane < m_timeline.lanes().size() && m_out.accepted(); ++lane) {
        m_out.setShare(timelineShare
                       + (slicesShare - timelineShare) * static_cast<double>(lane)
                             / static_cast<double>(m_timeline.lanes().size()));
        for (const LaneSlice &slice : m_slices.of(LaneId{static_cast<std::uint16_t>(lane)})) {
            if (!m_out.accepted())
                return;
            writeSlice(lane, slice);
        }
    }
}

void ChromeTraceWriter::writeSlice(std::size_t lane, const LaneSlice &slice)
{
    // Viewers colour by the name without its digits, so the outcome stands in it.
    const FutureRecord *record = m_timeline.future(slice.future);
    const bool isTask = slice.name == "task" && record;
    const std::string name = isTask ? fmt::format("task {} {}", slice.future.value, outcomeName(record->outcome))
                                    : std::string(slice.name);
    m_out.open('X', lanesPid, lane + 1, slice.startNs, name);
    m_out.text() += ",\"dur\":";
    m_out.micros(slice.endNs - slice.startNs);
    if (const auto begin = isTask ? std::nullopt : waitBeginAt(lane, slice))
        return eventArgs(*begin);
    if (isTask && (m_detailed || record->outcome != Outcome::Finished)) {
        fmt::format_to(std::back_inserter(m_out.text()),
                       ",\"args\":{{\"firstItem\":{},\"items\":{},\"outcome\":", record->firstItem, record->itemCount);
        appendJsonString(m_out.text(), outcomeText(*record, m_trace.texts()));
        m_out.text() += '}';
    } else if (record && !isTask) {
        fmt::format_to(std::back_inserter(m_out.text()), ",\"args\":{{\"future\":{}}}", slice.future.value);
    }
    m_out.close();
}

// The event with which the slice of a wait begins, so that it need not be told in an entry of its own.
std::optional<std::uint32_t> ChromeTraceWriter::waitBeginAt(std::size_t lane, const LaneSlice &slice)
{
    const LaneId id{static_cast<std::uint16_t>(lane)};
    const auto io = untoldAt(slice.future, id, slice.startNs, EventKind::Blocked);
    return io ? io : untoldAt(slice.future, id, slice.startNs, EventKind::LockWait);
}

// An event that has not been told yet; the caller tells it.
std::optional<std::uint32_t> ChromeTraceWriter::untoldAt(FutureId future, LaneId lane, std::int64_t timeNs,
                                                         EventKind kind)
{
    const auto at = [this](std::size_t group) {
        return m_positions.begin() + static_cast<std::ptrdiff_t>(m_groups[group]);
    };
    const auto end = at(std::size_t{future.value} + 1);
    auto position = std::lower_bound(at(future.value), end, timeNs, [this](std::uint32_t index, std::int64_t ns) {
        return m_trace[index].timeNs < ns;
    });
    for (; position != end && m_trace[*position].timeNs == timeNs; ++position) {
        const Event event = m_trace[*position];
        if (event.kind == kind && event.lane == lane && !m_told[*position]) {
            m_told[*position] = true;
            return *position;
        }
    }
    return std::nullopt;
}

void ChromeTraceWriter::writeLock()
{
    for (const Span &holding : m_timeline.interpreterLock().holdings()) {
        if (!m_out.accepted())
            return;
        const std::int64_t endNs = holding.endNs == openEnd ? std::max(m_timeline.endNs(), holding.startNs)
                                                            : holding.endNs;
        m_out.open('X', lanesPid, lockTid, holding.startNs, fmt::format("held by worker {}", holding.holder.value));
        m_out.text() += ",\"dur\":";
        m_out.micros(endNs - holding.startNs);
        // A holding is named after the first task in it, its event after the task in hand when it began.
        const auto got = untoldAt(holding.future, holding.holder, holding.startNs, EventKind::LockGot);
        const auto early = got ? got : untoldAt(noFuture, holding.holder, holding.startNs, EventKind::LockGot);
        early ? eventArgs(*early) : m_out.close();
    }
}

// One entry for both counts, at most `mostCounterMoments` of them: a viewer draws no more, and the counts follow from
// the events anyhow.
void ChromeTraceWriter::writeCounters()
{
    std::vector<CountChange> changes;
    for (const std::int64_t timeNs : m_timeline.queueEntered())
        changes.push_back({timeNs, 1, 0});
    for (const std::int64_t timeNs : m_timeline.queueLeft())
        changes.push_back({timeNs, -1, 0});
    for (std::size_t lane = 1; lane < m_timeline.lanes().size(); ++lane) {
        for (const LaneSlice &slice : m_slices.of(LaneId{static_cast<std::uint16_t>(lane)})) {
            if (slice.outermost) {
                changes.push_back({slice.startNs, 0, 1});
                changes.push_back({slice.endNs, 0, -1});
            }
        }
    }
    std::ranges::sort(changes, {}, &CountChange::timeNs);
    const std::int64_t stepNs = std::max<std::int64_t>(1, m_timeline.endNs() / mostCounterMoments);
    std::int64_t pending = 0, busy = 0;
    for (std::size_t i = 0; i < changes.size() && m_out.accepted(); ++i) {
        pending += changes[i].pending;
        busy += changes[i].busy;
        if (i + 1 < changes.size() && changes[i + 1].timeNs / stepNs == changes[i].timeNs / stepNs)
            continue; // only the last value of a step counts
        m_out.open('C', lanesPid, tidOf(mainLane), changes[i].timeNs, "futures");
        fmt::format_to(std::back_inserter(m_out.text()), ",\"args\":{{\"pending\":{},\"busy workers\":{}}}",
                       std::max<std::int64_t>(pending, 0), busy);
        m_out.close();
    }
}

void ChromeTraceWriter::writeFuture(FutureId id)
{
    Life life{id};
    const std::size_t end = m_groups[id.value + 1];
    for (std::size_t at = m_groups[id.value]; at < end; ++at) {
        const Event event = m_trace[m_positions[at]];
        if (at + 1 == end && life.submitted && isRead(event.kind)) {
            closeLife(life, event.timeNs, m_positions[at]);
            life.submitted = false;
        } else if (!m_told[m_positions[at]]) {
            writeStep(life, m_positions[at]);
        }
    }
    if (life.submitted)
        closeLife(life, m_trace[m_positions[end - 1]].timeNs, std::nullopt);
    const FutureRecord *record = m_timeline.future(id);
    if (record && m_detailed)
        writeArrows(id, *record);
}

// `read`: the event that is told along with the end of the life.
void ChromeTraceWriter::closeLife(const Life &life, std::int64_t timeNs, std::optional<std::uint32_t> read)
{
    if (life.running && !life.ended)
        asyncEntry('e', life.id, timeNs, "running"), m_out.close();
    asyncEntry('e', life.id, timeNs, "future");
    read ? eventArgs(*read) : m_out.close();
}

void ChromeTraceWriter::writeStep(Life &life, std::uint32_t position)
{
    const Event event = m_trace[position];
    const bool alive = life.submitted && !life.ended;
    char phase = 'n';
    std::string_view name = eventName(event);
    if (event.kind == EventKind::Submitted && !life.submitted && !life.ended) {
        life.submitted = true;
        phase = 'b', name = "future";
    } else if (event.kind == EventKind::Started && alive && !life.running) {
        life.running = true;
        phase = 'b', name = "running";
    } else if (endsFuture(event.kind) && alive) {
        life.ended = true;
        if (life.running)
            phase = 'e', name = "running";
    }
    asyncEntry(phase, life.id, event.timeNs, name);
    eventArgs(position);
    if (isAlarm(event.kind)) {
        m_out.open('i', lanesPid, tidOf(event.lane), event.timeNs, eventName(event));
        fmt::format_to(std::back_inserter(m_out.text()), ",\"s\":\"t\",\"args\":{{\"future\":{}}}", life.id.value);
        m_out.close();
    }
}

void ChromeTraceWriter::writeArrows(FutureId id, const FutureRecord &record)
{
    if (record.submittedNs == never || record.startedNs == never)
        return;
    const auto from = m_slices.arrowMoment(record.submitLane, record.submittedNs);
    const auto start = m_slices.arrowMoment(record.lane, record.startedNs);
    if (!from || !start || *start < *from)
        return;
    std::optional<std::int64_t> read;
    if (record.readNs != never)
        read = m_slices.arrowMoment(record.readLane, record.readNs);
    const auto arrow = [&](char phase, LaneId lane, std::int64_t timeNs) {
        m_out.open(phase, lanesPid, tidOf(lane), timeNs, "result");
        fmt::format_to(std::back_inserter(m_out.text()), ",\"cat\":\"arrow\",\"id\":{}{}", id.value,
                       phase == 'f' ? ",\"bp\":\"e\"" : "");
        m_out.close();
    };
    arrow('s', record.submitLane, *from);
    if (read && *read >= *start) {
        arrow('t', record.lane, *start);
        arrow('f', record.readLane, *read);
    } else {
        arrow('f', record.lane, *start);
    }
}

void ChromeTraceWriter::writeWithoutFuture(std::uint32_t position)
{
    const Event event = m_trace[position];
    m_out.open('i', lanesPid, tidOf(event.lane), event.timeNs, eventName(event));
    m_out.text() += ",\"s\":\"t\"";
    eventArgs(position);
}

void ChromeTraceWriter::asyncEntry(char phase, FutureId id, std::int64_t timeNs, std::string_view name)
{
    m_out.open(phase, futuresPid, 1, timeNs, name);
    fmt::format_to(std::back_inserter(m_out.text()), ",\"cat\":\"f\",\"id\":{}", id.value);
}

void ChromeTraceWriter::eventArgs(std::uint32_t position)
{
    const Event event = m_trace[position];
    const char *quote = event.payload > maxExactNumber ? "\"" : "";
    fmt::format_to(std::back_inserter(m_out.text()), ",\"args\":{{\"fs\":[{},{},{},{}{}{},{},{}]}}", position,
                   static_cast<int>(event.kind), event.detail, quote, event.payload, quote, event.future.value,
                   event.lane.value);
    m_out.close();
}

} // namespace futurescope
