// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/runfile.h"

#include "core/base/decimal.h"
#include "core/experiment/filereading.h"
#include "core/experiment/runmetadata.h"
#include "core/trace/chrometracewriter.h"
#include "core/trace/traceentries.h"

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
        return static_cast<std::uint64_t>(lastBlockReason);
    case EventKind::Failed:
        return static_cast<std::uint64_t>(lastFailureKind);
    case EventKind::LockWait:
    case EventKind::LockReleased:
        return static_cast<std::uint64_t>(LockDetail::Asked);
    case EventKind::Mark:
        return static_cast<std::uint64_t>(lastMarkKind);
    default:
        return 0xFF;
    }
}

/// A field that is nearly always what it should be: only when it is not, there is an error to be written.
Result<std::uint64_t> wholeField(const TraceField &field, std::string_view name, std::uint64_t most)
{
    if (field.kind == TraceField::Kind::Unsigned && field.whole <= most)
        return field.whole;
    return wholeNumber(field.json(), name, 0, most);
}

Result<std::uint64_t> payloadOf(const TraceField &field)
{
    if (!field.isText())
        return wholeField(field, "args.fs payload", ChromeTraceWriter::maxExactNumber);
    std::uint64_t number = 0;
    const char *end = field.text.data() + field.text.size();
    const auto [stop, error] = std::from_chars(field.text.data(), end, number);
    if (error != std::errc{} || stop != end || field.text.empty())
        return invalid("args.fs payload is " + describeJson(field.json()) + "; it must be a whole number of 64 bits");
    return number;
}

/// `ts` is in microseconds; the digits as written carry the nanoseconds.
Result<std::int64_t> timeOf(const TraceField &ts)
{
    constexpr std::int64_t mostMicros = 4'000'000'000'000; // 46 days
    if (!ts.present())
        return invalid("an event of Futurescope without ts");
    const auto micros = realNumber(ts.json(), "ts", -static_cast<double>(mostMicros), static_cast<double>(mostMicros));
    return micros ? Result<std::int64_t>(std::llround(*micros * 1000.0)) : Result<std::int64_t>(micros.error());
}

std::optional<std::int64_t> plainTimeOf(const TraceField &ts)
{
    constexpr std::int64_t mostNs = 4'000'000'000'000'000;
    if (ts.kind != TraceField::Kind::Real)
        return std::nullopt;
    const auto ns = shiftedDecimal(ts.text, 3);
    return ns && *ns >= -mostNs && *ns <= mostNs ? ns : std::nullopt;
}

Result<PlacedEvent> eventOf(const TraceEntry &entry)
{
    if (entry.duplicateKey)
        return invalid("a key of an event is given twice");
    if (entry.argsOwn.kind != TraceField::Kind::Nested || entry.ownCount != TraceEntry::mostOwn)
        return invalid("args.fs must be a list of 6 numbers");
    const auto plainTime = plainTimeOf(entry.time);
    const auto timeNs = plainTime ? Result<std::int64_t>(*plainTime) : timeOf(entry.time);
    const auto position = wholeField(entry.own[0], "args.fs position", mostEvents);
    const auto kind = wholeField(entry.own[1], "args.fs kind", static_cast<std::uint64_t>(lastEventKind));
    const auto payload = payloadOf(entry.own[3]);
    const auto future = wholeField(entry.own[4], "args.fs future", ExperimentLimits::maxFutures);
    const auto lane = wholeField(entry.own[5], "args.fs lane", 0xFFFF);
    for (const auto *number : {&position, &kind, &payload, &future, &lane}) {
        if (!*number)
            return number->error();
    }
    if (!timeNs)
        return timeNs.error();
    const auto eventKind = static_cast<EventKind>(*kind);
    const auto detail = wholeField(entry.own[2], "args.fs detail", largestDetail(eventKind));
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
        TraceEntryTaker taker;
        taker.entry = [this](const TraceEntry &entry) { return takeEntry(entry); };
        taker.member = [this](const std::string &name, JsonValue &&value) { return takeMember(name, value); };
        const auto shape = readTraceEntries(source, taker);
        if (!shape)
            return shape.error();
        return shape->bareList ? Status(invalid("the text is a list, not an object")) : success();
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
    Status takeEntry(const TraceEntry &entry)
    {
        if (!entry.argsOwn.present())
            return success();
        auto event = eventOf(entry);
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
        if (m_metadata)
            return invalid("the key \"metadata\" is given twice");
        auto metadata = readRunMetadata(value);
        if (!metadata)
            return metadata.error();
        m_metadata = std::move(*metadata);
        return success();
    }

    /// The positions are the numbers below the count, each once, so that every event can be put where it belongs.
    Status sortByPosition()
    {
        const std::size_t count = m_events.size();
        for (std::size_t i = 0; i < count; ++i) {
            while (m_events[i].position != i) {
                const std::uint64_t home = m_events[i].position;
                if (home >= count || m_events[home].position == home)
                    return invalid(
                        fmt::format("event {} of the trace is missing or stands there twice", firstMissing()));
                std::swap(m_events[i], m_events[home]);
            }
        }
        return success();
    }

    std::size_t firstMissing()
    {
        std::ranges::sort(m_events, {}, &PlacedEvent::position);
        std::size_t i = 0;
        while (i < m_events.size() && m_events[i].position == i)
            ++i;
        return i;
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

Result<Run> readRunFrom(const ByteSource &source)
{
    RunReader reader;
    const Status status = reader.read(source);
    return status ? reader.finish() : Result<Run>(status.error());
}

} // namespace

Result<Run> readRun(const std::string &path, const ReadProgress &progress)
{
    return readFrom<Run>(path, progress, readRunFrom);
}

Result<Run> readRunText(std::string_view text)
{
    return readRunFrom([text](std::span<char> buffer) mutable {
        const std::size_t count = text.copy(buffer.data(), buffer.size());
        text.remove_prefix(count);
        return count;
    });
}

} // namespace futurescope
