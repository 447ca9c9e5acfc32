// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/chrometracewriter.h"

#include "core/base/json.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <utility>

namespace futurescope {

namespace {

constexpr std::size_t bufferBytes = std::size_t{1} << 16;

Timeline timelineOf(const Trace &trace)
{
    Timeline timeline;
    timeline.append(trace);
    return timeline;
}

std::uint64_t tidOf(LaneId lane)
{
    return std::uint64_t{lane.value} + 1;
}

std::string_view markName(MarkKind mark)
{
    switch (mark) {
    case MarkKind::RunStarted: return "run started";
    case MarkKind::SubmitBegan: return "submitting began";
    case MarkKind::SubmitEnded: return "submitting ended";
    case MarkKind::CollectEnded: return "collecting ended";
    case MarkKind::ShutdownCalled: return "shutdown called";
    case MarkKind::RunEnded: return "run ended";
    case MarkKind::WorkerStarted: return "worker started";
    case MarkKind::WorkerEnded: return "worker ended";
    case MarkKind::StopRequested: return "stop requested";
    case MarkKind::CancelRequested: return "cancel requested";
    }
    return "mark";
}

std::string_view eventName(const Event &event)
{
    switch (event.kind) {
    case EventKind::Submitted: return "submitted";
    case EventKind::Serialised: return "arguments encoded";
    case EventKind::Sent: return "sent";
    case EventKind::Started: return "started";
    case EventKind::Blocked: return "blocked";
    case EventKind::Resumed: return "resumed";
    case EventKind::LockWait: return "lock asked for";
    case EventKind::LockGot: return "lock got";
    case EventKind::Finished: return "finished";
    case EventKind::Failed: return "failed";
    case EventKind::Cancelled: return "cancelled";
    case EventKind::CancelRefused: return "cancel refused";
    case EventKind::Lost: return "lost";
    case EventKind::ResultRead: return "result read";
    case EventKind::ExceptionRead: return "exception read";
    case EventKind::TimedOut: return "timed out";
    case EventKind::Steal: return "stolen";
    case EventKind::Mark: return markName(static_cast<MarkKind>(event.detail));
    }
    return "event";
}

std::string_view outcomeName(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Open: return "not ended";
    case Outcome::Finished: return "finished";
    case Outcome::Failed: return "failed";
    case Outcome::Cancelled: return "cancelled";
    case Outcome::Lost: return "lost";
    }
    return "not ended";
}

bool endsFuture(EventKind kind)
{
    return kind == EventKind::Finished || kind == EventKind::Failed || kind == EventKind::Cancelled
        || kind == EventKind::Lost;
}

/// What the eye should find on the lane itself.
bool isAlarm(EventKind kind)
{
    return kind == EventKind::Failed || kind == EventKind::Cancelled || kind == EventKind::Lost
        || kind == EventKind::TimedOut;
}

} // namespace

/// Which of its async slices are open.
struct ChromeTraceWriter::Life
{
    FutureId id;
    bool submitted = false;
    bool running = false;
    bool ended = false;
};

ChromeTraceWriter::ChromeTraceWriter(const Trace &trace, const TextSink &sink)
    : m_trace(trace), m_sink(sink), m_timeline(timelineOf(trace)), m_slices(m_timeline)
{
}

bool ChromeTraceWriter::write()
{
    sortByFuture();
    writeNames();
    writeSlices();
    writeCounters();
    for (std::size_t at = 0; at < m_groups[1]; ++at)
        writeWithoutFuture(m_positions[at]);
    for (std::uint32_t id = 1; id + 1 < m_groups.size() && m_accepted; ++id)
        writeFuture(FutureId{id});
    flush();
    return m_accepted;
}

void ChromeTraceWriter::sortByFuture()
{
    std::uint32_t lastId = 0;
    m_trace.forEachBlock(0, [&](std::span<const Event> events) {
        for (const Event &event : events)
            lastId = std::max(lastId, event.future.value);
    });
    m_groups.assign(std::size_t{lastId} + 2, 0);
    for (std::size_t i = 0; i < m_trace.size(); ++i)
        ++m_groups[std::size_t{m_trace[i].future.value} + 1];
    for (std::size_t id = 1; id < m_groups.size(); ++id)
        m_groups[id] += m_groups[id - 1];
    m_positions.resize(m_trace.size());
    std::vector<std::size_t> next = m_groups;
    for (std::size_t i = 0; i < m_trace.size(); ++i)
        m_positions[next[m_trace[i].future.value]++] = static_cast<std::uint32_t>(i);
    // Events of one future come from several rings, so only time puts them in order; at equal times the order of the
    // kinds is that of a life.
    const auto earlier = [this](std::uint32_t a, std::uint32_t b) {
        return std::pair(m_trace[a].timeNs, m_trace[a].kind) < std::pair(m_trace[b].timeNs, m_trace[b].kind);
    };
    for (std::size_t id = 0; id + 1 < m_groups.size(); ++id) {
        std::stable_sort(m_positions.begin() + static_cast<std::ptrdiff_t>(m_groups[id]),
                         m_positions.begin() + static_cast<std::ptrdiff_t>(m_groups[id + 1]), earlier);
    }
}

void ChromeTraceWriter::writeNames()
{
    nameEntry("process_name", lanesPid, 1, "program and workers", 0);
    nameEntry("process_sort_index", lanesPid, 1, {}, 1);
    nameEntry("process_name", futuresPid, 1, "futures", 0);
    nameEntry("process_sort_index", futuresPid, 1, {}, 2);
    nameEntry("thread_name", futuresPid, 1, "futures", 0);
    writeLaneNames();
}

void ChromeTraceWriter::writeLaneNames()
{
    for (std::size_t lane = 0; lane < m_timeline.lanes().size(); ++lane) {
        const std::string name = lane == 0 ? std::string("main") : fmt::format("worker {}", lane);
        nameEntry("thread_name", lanesPid, lane + 1, name, 0);
        nameEntry("thread_sort_index", lanesPid, lane + 1, {}, lane + 1);
    }
    const std::uint64_t control = tidOf(controlLane);
    nameEntry("thread_name", lanesPid, control, "from outside", 0);
    nameEntry("thread_sort_index", lanesPid, control, {}, control);
}

void ChromeTraceWriter::writeSlices()
{
    for (std::size_t lane = 0; lane < m_timeline.lanes().size() && m_accepted; ++lane) {
        for (const LaneSlice &slice : m_slices.of(LaneId{static_cast<std::uint16_t>(lane)}))
            writeSlice(lane, slice);
    }
}

void ChromeTraceWriter::writeSlice(std::size_t lane, const LaneSlice &slice)
{
    // Viewers colour by the name without its digits, so the outcome stands in it.
    const FutureRecord *record = m_timeline.future(slice.future);
    const bool isTask = slice.name == "task" && record;
    const std::string name = isTask ? fmt::format("task {} {}", slice.future.value, outcomeName(record->outcome))
                                    : std::string(slice.name);
    open('X', lanesPid, lane + 1, slice.startNs, name);
    m_buffer += ",\"cat\":\"lane\",\"dur\":";
    micros(slice.endNs - slice.startNs);
    if (record) {
        fmt::format_to(std::back_inserter(m_buffer), ",\"args\":{{\"future\":{}", slice.future.value);
        if (isTask) {
            fmt::format_to(std::back_inserter(m_buffer), ",\"firstItem\":{},\"items\":{},\"outcome\":",
                           record->firstItem, record->itemCount);
            appendJsonString(m_buffer, outcomeText(*record, m_trace.texts()));
        }
        m_buffer += '}';
    }
    close();
}

void ChromeTraceWriter::writeCounters()
{
    std::vector<std::pair<std::int64_t, int>> queue, busy;
    for (const std::int64_t timeNs : m_timeline.queueEntered())
        queue.emplace_back(timeNs, 1);
    for (const std::int64_t timeNs : m_timeline.queueLeft())
        queue.emplace_back(timeNs, -1);
    for (std::size_t lane = 1; lane < m_timeline.lanes().size(); ++lane) {
        for (const LaneSlice &slice : m_slices.of(LaneId{static_cast<std::uint16_t>(lane)})) {
            if (slice.outermost) {
                busy.emplace_back(slice.startNs, 1);
                busy.emplace_back(slice.endNs, -1);
            }
        }
    }
    writeCounter("queue length", "pending", std::move(queue));
    writeCounter("busy workers", "busy", std::move(busy));
}

void ChromeTraceWriter::writeCounter(std::string_view name, std::string_view what,
                                     std::vector<std::pair<std::int64_t, int>> changes)
{
    std::ranges::sort(changes);
    int value = 0;
    for (std::size_t i = 0; i < changes.size() && m_accepted; ++i) {
        value += changes[i].second;
        if (i + 1 < changes.size() && changes[i + 1].first == changes[i].first)
            continue; // only the last value of a moment counts
        open('C', lanesPid, tidOf(mainLane), changes[i].first, name);
        fmt::format_to(std::back_inserter(m_buffer), ",\"args\":{{\"{}\":{}}}", what, std::max(value, 0));
        close();
    }
}

void ChromeTraceWriter::writeFuture(FutureId id)
{
    Life life{id};
    const std::size_t end = m_groups[id.value + 1];
    for (std::size_t at = m_groups[id.value]; at < end; ++at)
        writeStep(life, m_positions[at]);
    if (life.submitted) {
        const std::int64_t lastNs = m_trace[m_positions[end - 1]].timeNs;
        if (!life.ended)
            asyncEntry('e', id, lastNs, life.running ? "running" : "pending"), close();
        asyncEntry('e', id, lastNs, "future"), close();
    }
    if (const FutureRecord *record = m_timeline.future(id))
        writeArrows(id, *record);
}

void ChromeTraceWriter::writeStep(Life &life, std::uint32_t position)
{
    const Event event = m_trace[position];
    const bool alive = life.submitted && !life.ended;
    if (event.kind == EventKind::Submitted && !life.submitted && !life.ended) {
        life.submitted = true;
        asyncEntry('b', life.id, event.timeNs, "future");
        eventArgs(position);
        asyncEntry('b', life.id, event.timeNs, "pending"), close();
        return;
    }
    if (event.kind == EventKind::Started && alive && !life.running) {
        life.running = true;
        asyncEntry('e', life.id, event.timeNs, "pending"), close();
        asyncEntry('b', life.id, event.timeNs, "running");
        eventArgs(position);
        return;
    }
    if (endsFuture(event.kind) && alive) {
        life.ended = true;
        asyncEntry('e', life.id, event.timeNs, life.running ? "running" : "pending"), close();
    }
    asyncEntry('n', life.id, event.timeNs, eventName(event));
    eventArgs(position);
    if (isAlarm(event.kind)) {
        open('i', lanesPid, tidOf(event.lane), event.timeNs, eventName(event));
        fmt::format_to(std::back_inserter(m_buffer), ",\"cat\":\"alarm\",\"s\":\"t\",\"args\":{{\"future\":{}}}",
                       life.id.value);
        close();
    }
}

void ChromeTraceWriter::writeArrows(FutureId id, const FutureRecord &record)
{
    if (record.submittedNs == never || record.startedNs == never)
        return;
    const auto from = m_slices.arrowMoment(mainLane, record.submittedNs);
    const auto start = m_slices.arrowMoment(record.lane, record.startedNs);
    if (!from || !start || *start < *from)
        return;
    std::optional<std::int64_t> read;
    if (record.readNs != never)
        read = m_slices.arrowMoment(mainLane, record.readNs);
    const auto arrow = [&](char phase, LaneId lane, std::int64_t timeNs) {
        open(phase, lanesPid, tidOf(lane), timeNs, "result");
        fmt::format_to(std::back_inserter(m_buffer), ",\"cat\":\"arrow\",\"id\":{}{}", id.value,
                       phase == 'f' ? ",\"bp\":\"e\"" : "");
        close();
    };
    arrow('s', mainLane, *from);
    if (read && *read >= *start) {
        arrow('t', record.lane, *start);
        arrow('f', mainLane, *read);
    } else {
        arrow('f', record.lane, *start);
    }
}

void ChromeTraceWriter::writeWithoutFuture(std::uint32_t position)
{
    const Event event = m_trace[position];
    open('i', lanesPid, tidOf(event.lane), event.timeNs, eventName(event));
    m_buffer += ",\"cat\":\"mark\",\"s\":\"t\"";
    eventArgs(position);
}

void ChromeTraceWriter::open(char phase, int pid, std::uint64_t tid, std::int64_t timeNs, std::string_view name)
{
    m_buffer += m_first ? "\n" : ",\n";
    m_first = false;
    fmt::format_to(std::back_inserter(m_buffer), "{{\"ph\":\"{}\",\"pid\":{},\"tid\":{},\"name\":\"{}\",\"ts\":", phase,
                   pid, tid, name);
    micros(timeNs);
}

void ChromeTraceWriter::asyncEntry(char phase, FutureId id, std::int64_t timeNs, std::string_view name)
{
    open(phase, futuresPid, 1, timeNs, name);
    fmt::format_to(std::back_inserter(m_buffer), ",\"cat\":\"future\",\"id\":\"{:#x}\"", id.value);
}

void ChromeTraceWriter::eventArgs(std::uint32_t position)
{
    const Event event = m_trace[position];
    const char *quote = event.payload > maxExactNumber ? "\"" : "";
    fmt::format_to(std::back_inserter(m_buffer), ",\"args\":{{\"fs\":[{},{},{},{}{}{},{},{}]}}", position,
                   static_cast<int>(event.kind), event.detail, quote, event.payload, quote, event.future.value,
                   event.lane.value);
    close();
}

void ChromeTraceWriter::close()
{
    m_buffer += '}';
    if (m_buffer.size() >= bufferBytes)
        flush();
}

void ChromeTraceWriter::nameEntry(std::string_view what, int pid, std::uint64_t tid, std::string_view name,
                                  std::uint64_t sortIndex)
{
    open('M', pid, tid, 0, what);
    if (name.empty())
        fmt::format_to(std::back_inserter(m_buffer), ",\"args\":{{\"sort_index\":{}}}", sortIndex);
    else
        fmt::format_to(std::back_inserter(m_buffer), ",\"args\":{{\"name\":\"{}\"}}", name);
    close();
}

void ChromeTraceWriter::micros(std::int64_t ns)
{
    const std::uint64_t size = ns < 0 ? 0 - static_cast<std::uint64_t>(ns) : static_cast<std::uint64_t>(ns);
    fmt::format_to(std::back_inserter(m_buffer), "{}{}.{:03}", ns < 0 ? "-" : "", size / 1000, size % 1000);
}

void ChromeTraceWriter::flush()
{
    if (m_accepted && !m_buffer.empty())
        m_accepted = m_sink(m_buffer);
    m_buffer.clear();
}

} // namespace futurescope
