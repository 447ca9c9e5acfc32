// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runfile.h"

#include "core/base/boundedjson.h"
#include "core/experiment/runmetadata.h"
#include "core/platform/regularfile.h"
#include "core/trace/chrometracewriter.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace futurescope {

namespace {

/// An event with the place it had in the trace.
struct PlacedEvent
{
    std::uint64_t position = 0;
    Event event;
};

constexpr std::uint64_t mostEvents = 100'000'000; // 3.2 GB of memory while it is read

Error invalid(std::string detail)
{
    return {ErrorCode::InvalidInput, std::move(detail)};
}

/// The last value that `detail` may have for an event of this kind: everything that reads a Trace relies on it.
std::uint64_t largestDetail(EventKind kind)
{
    switch (kind) {
    case EventKind::Blocked:
    case EventKind::Resumed:
        return static_cast<std::uint64_t>(BlockReason::Shutdown);
    case EventKind::Failed:
        return static_cast<std::uint64_t>(lastFailureKind);
    case EventKind::LockWait:
    case EventKind::LockReleased:
        return static_cast<std::uint64_t>(LockDetail::Asked);
    case EventKind::Mark:
        return static_cast<std::uint64_t>(MarkKind::DeadlockFound);
    default:
        return 0xFF;
    }
}

Result<std::uint64_t> payloadOf(const JsonValue &json)
{
    if (!json.isString())
        return wholeNumber(json, "args.fs payload", 0, ChromeTraceWriter::maxExactNumber);
    std::uint64_t number = 0;
    const char *end = json.text.data() + json.text.size();
    const auto [stop, error] = std::from_chars(json.text.data(), end, number);
    if (error != std::errc{} || stop != end || json.text.empty())
        return invalid("args.fs payload is " + describeJson(json) + "; it must be a whole number of 64 bits");
    return number;
}

/// `ts` is in microseconds; three decimals carry the nanoseconds exactly within the allowed range.
Result<std::int64_t> timeOf(const JsonValue &entry)
{
    constexpr double mostMicros = 4e12; // 46 days, in which a double still tells nanoseconds apart
    const JsonValue *ts = entry.find("ts");
    if (!ts)
        return invalid("an event of Futurescope without ts");
    const auto micros = realNumber(*ts, "ts", -mostMicros, mostMicros);
    if (!micros)
        return micros.error();
    return std::llround(*micros * 1000.0);
}

Result<PlacedEvent> eventOf(const JsonValue &entry, const JsonValue &fs)
{
    if (!fs.isArray() || fs.items.size() != 6)
        return invalid("args.fs is " + describeJson(fs) + "; it must be a list of 6 numbers");
    const auto timeNs = timeOf(entry);
    const auto position = wholeNumber(fs.items[0], "args.fs position", 0, mostEvents);
    const auto kind = wholeNumber(fs.items[1], "args.fs kind", 0, static_cast<std::uint64_t>(lastEventKind));
    const auto payload = payloadOf(fs.items[3]);
    const auto future = wholeNumber(fs.items[4], "args.fs future", 0, ExperimentLimits::maxFutures);
    const auto lane = wholeNumber(fs.items[5], "args.fs lane", 0, 0xFFFF);
    for (const auto *number : {&position, &kind, &payload, &future, &lane}) {
        if (!*number)
            return number->error();
    }
    if (!timeNs)
        return timeNs.error();
    const auto eventKind = static_cast<EventKind>(*kind);
    const auto detail = wholeNumber(fs.items[2], "args.fs detail", 0, largestDetail(eventKind));
    if (!detail)
        return detail.error();
    return PlacedEvent{*position,
                       {*timeNs, *payload, FutureId{static_cast<std::uint32_t>(*future)},
                        LaneId{static_cast<std::uint16_t>(*lane)}, eventKind, static_cast<std::uint8_t>(*detail)}};
}

class RunReader
{
public:
    Status read(const ByteSource &source)
    {
        JsonStream stream;
        stream.streamed = "traceEvents";
        stream.element = [this](JsonValue &&entry) { return takeEntry(entry); };
        stream.member = [this](const std::string &name, JsonValue &&value) { return takeMember(name, value); };
        JsonLimits limits;
        limits.textBytes = std::uint64_t{1} << 40;
        return streamJson(source, stream, limits);
    }

    Result<Run> finish()
    {
        if (!m_metadata)
            return invalid("no Futurescope metadata: this is not a run that Futurescope saved");
        if (m_events.size() != m_metadata->events) {
            return invalid(fmt::format("the file has {} events of the {} that its metadata names", m_events.size(),
                                       m_metadata->events));
        }
        if (const Status placed = sortByPosition(); !placed)
            return placed.error();
        if (const Status futures = checkFutures(); !futures)
            return futures.error();
        m_metadata->run.trace = trace();
        return std::move(m_metadata->run);
    }

private:
    Status takeEntry(const JsonValue &entry)
    {
        const JsonValue *args = entry.find("args");
        const JsonValue *fs = args ? args->find("fs") : nullptr;
        if (!fs)
            return success();
        auto event = eventOf(entry, *fs);
        if (!event)
            return event.error();
        if (m_events.size() == mostEvents)
            return invalid(fmt::format("more than {} events", mostEvents));
        m_events.push_back(*event);
        return success();
    }

    Status takeMember(const std::string &name, const JsonValue &value)
    {
        if (name == "traceEvents")
            return invalid("traceEvents is " + describeJson(value) + "; it must be a list");
        if (name != "metadata")
            return success();
        auto metadata = readRunMetadata(value);
        if (!metadata)
            return metadata.error();
        m_metadata = std::move(*metadata);
        return success();
    }

    Status sortByPosition()
    {
        std::ranges::sort(m_events, {}, &PlacedEvent::position);
        for (std::size_t i = 0; i < m_events.size(); ++i) {
            if (m_events[i].position != i)
                return invalid(fmt::format("event {} of the trace is missing or stands there twice", i));
        }
        return success();
    }

    /// Views keep a record for each number up to the highest, so a small file must not name a huge one.
    Status checkFutures() const
    {
        std::uint64_t most = std::min<std::uint64_t>(m_metadata->run.experiment.futures(), m_events.size());
        if (m_metadata->droppedEvents > 0) // then events of many futures may be missing
            most = std::min<std::uint64_t>(m_metadata->run.experiment.futures(), 64 * m_events.size() + 1000);
        for (const PlacedEvent &placed : m_events) {
            if (placed.event.future.value > most)
                return invalid(
                    fmt::format("args.fs names future {}; this run has {}", placed.event.future.value, most));
        }
        return success();
    }

    Trace trace()
    {
        TraceBuilder builder;
        std::vector<Event> batch;
        for (const PlacedEvent &placed : m_events) {
            batch.push_back(placed.event);
            if (batch.size() == Trace::blockSize) {
                builder.append(batch);
                batch.clear();
            }
        }
        builder.append(batch);
        builder.setDropped(m_metadata->droppedEvents);
        for (std::string &text : m_metadata->texts)
            builder.addText(std::move(text));
        return builder.snapshot();
    }

    std::optional<RunMetadata> m_metadata;
    std::vector<PlacedEvent> m_events;
};

} // namespace

Result<Run> readRun(const std::string &path, const ReadProgress &progress)
{
    const auto named = [&](const Error &error) { return invalid(fmt::format("{}: {}", path, error.detail)); };
    auto file = RegularFile::open(path);
    if (!file)
        return file.error();
    std::uint64_t bytes = 0;
    std::optional<Error> readError;
    const ByteSource source = [&](std::span<char> buffer) -> std::size_t {
        if (progress && !progress(bytes, file->size())) {
            readError = invalid("the reading was cancelled");
            return 0;
        }
        const auto count = file->read(buffer);
        if (!count) {
            readError = count.error();
            return 0;
        }
        bytes += *count;
        return *count;
    };
    RunReader reader;
    const Status status = reader.read(source);
    if (readError)
        return named(*readError);
    if (!status)
        return named(status.error());
    auto run = reader.finish();
    return run ? std::move(run) : Result<Run>(named(run.error()));
}

} // namespace futurescope
