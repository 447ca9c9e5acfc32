// SPDX-License-Identifier: GPL-3.0-or-later
// Taking the entries of a foreign trace; foreignfinishing.cpp makes the trace of them.
#include "core/trace/foreigncollector.h"

#include "core/base/decimal.h"

#include <fmt/format.h>

namespace futurescope {

namespace {

/// Beyond this nothing is believed: 73 years, so that ends and differences stay within 64 bits.
constexpr std::int64_t mostNs = std::int64_t{1} << 61;

std::optional<std::int64_t> shifted(const TraceField &field, int shift)
{
    using Kind = TraceField::Kind;
    constexpr std::int64_t mostWhole = mostNs / 1000;
    const std::int64_t factor = shift == 0 ? 1 : 1000;
    switch (field.kind) {
    case Kind::Unsigned:
        if (field.whole > static_cast<std::uint64_t>(mostWhole))
            return std::nullopt;
        return static_cast<std::int64_t>(field.whole) * factor;
    case Kind::Negative:
        return field.negative < -mostWhole ? std::nullopt : std::optional(field.negative * factor);
    case Kind::Real: // as written, because a double cannot hold the nanoseconds of a date
    case Kind::Text:
        return shiftedDecimal(field.text, shift);
    default:
        return std::nullopt;
    }
}

/// `ts` and `dur` are in microseconds.
std::optional<std::int64_t> nanosOf(const TraceField &field)
{
    const auto ns = shifted(field, 3);
    return ns && *ns >= -mostNs && *ns <= mostNs ? ns : std::nullopt;
}

char phaseOf(const TraceEntry &entry)
{
    return entry.phase.isText() && entry.phase.text.size() == 1 ? entry.phase.text[0] : '\0';
}

/// Numbers and texts that look alike are different ids.
std::uint64_t idOf(const TraceField &field)
{
    using Kind = TraceField::Kind;
    constexpr std::uint64_t mix = 0x9E37'79B9'7F4A'7C15;
    switch (field.kind) {
    case Kind::Unsigned:
        return field.whole * mix;
    case Kind::Negative:
        return static_cast<std::uint64_t>(field.negative) * mix;
    default:
        return std::hash<std::string_view>{}(field.text) ^ mix;
    }
}

} // namespace

std::size_t ForeignCollector::LaneKeyHash::operator()(const LaneKey &key) const
{
    constexpr std::uint64_t mix = 0x9E37'79B9'7F4A'7C15;
    std::uint64_t hash = key.process.number * mix ^ key.thread.number;
    hash = (hash ^ hash >> 29) * mix + (key.async ? 1 : 0) + (key.process.isText ? 2 : 0) + (key.thread.isText ? 4 : 0);
    return hash ^ hash >> 32;
}

void ForeignCollector::take(const TraceEntry &entry)
{
    ForeignCounts &counts = m_result.counts;
    ++counts.entries;
    if (!entry.isObject)
        return counts.add(TraceFault::NotAnEntry);
    if (!entry.phase.isText() || entry.phase.text.empty())
        return counts.add(TraceFault::NoPhase);
    if (entry.duplicateKey)
        counts.add(TraceFault::DuplicateKey);
    switch (const char phase = phaseOf(entry)) {
    case 'X':
    case 'B':
    case 'E':
    case 'b':
    case 'e':
    case 'n':
    case 'i':
    case 'I':
    case 'C':
        return takeTimed(phase, entry);
    case 'M':
        return takeNaming(entry);
    default:
        return countUnknown(entry.phase.text);
    }
}

void ForeignCollector::takeTimed(char phase, const TraceEntry &entry)
{
    const auto timeNs = nanosOf(entry.time);
    if (!timeNs)
        return m_result.counts.add(TraceFault::NoTime);
    switch (phase) {
    case 'X':
        return takeSlice(entry, *timeNs);
    case 'i':
    case 'I':
    case 'n':
        return takeInstant(phase, entry, *timeNs);
    case 'C':
        return takeCounter(entry, *timeNs);
    default:
        return takeEdge(phase, entry, *timeNs);
    }
}

void ForeignCollector::takeSlice(const TraceEntry &entry, std::int64_t timeNs)
{
    std::int64_t endNs = openEnd;
    if (entry.duration.present()) {
        const auto lengthNs = nanosOf(entry.duration);
        if (!lengthNs || *lengthNs < 0)
            return m_result.counts.add(lengthNs ? TraceFault::NegativeDuration : TraceFault::NoTime);
        endNs = timeNs + *lengthNs;
    }
    Place *place = placeOfThread(entry);
    if (!place || !roomForSlice())
        return;
    place->lane.addSlice(timeNs, endNs, nameOf(entry.name));
}

void ForeignCollector::takeEdge(char phase, const TraceEntry &entry, std::int64_t timeNs)
{
    const bool async = phase == 'b' || phase == 'e';
    const bool begins = phase == 'b' || phase == 'B';
    if (async && (!entry.id.present() || entry.id.kind == TraceField::Kind::Nested))
        return m_result.counts.add(TraceFault::NoId);
    Place *place = async ? placeOfAsync(entry) : placeOfThread(entry);
    if (!place || (begins && !roomForSlice()))
        return;
    place->lane.addEdge(begins, timeNs, begins ? nameOf(entry.name) : 0, async ? idOf(entry.id) : 0);
}

void ForeignCollector::takeInstant(char phase, const TraceEntry &entry, std::int64_t timeNs)
{
    Place *place = phase == 'n' ? placeOfAsync(entry) : placeOfThread(entry);
    if (!place)
        return;
    if (m_result.instants.size() == m_limits.instants)
        return m_result.counts.add(TraceFault::TooMany);
    noteTime(timeNs);
    ++place->instants;
    m_result.instants.push_back({timeNs, nameOf(entry.name), LaneId{static_cast<std::uint16_t>(m_lastPlace)}});
    ++m_result.counts.instants;
}

void ForeignCollector::takeCounter(const TraceEntry &entry, std::int64_t timeNs)
{
    ForeignCounts &counts = m_result.counts;
    if (entry.numberCount == 0)
        return counts.add(TraceFault::NoNumber);
    const Owner process = ownerOf(entry.processId);
    for (std::size_t i = 0; i < entry.numberCount; ++i) {
        const auto &[series, value] = entry.numbers[i];
        // As the viewers have it: a counter is known by process, name and id.
        const std::string key = fmt::format("{}:{}\n{}\n{}\n{}", process.isText, process.number, entry.name.text,
                                            entry.id.present() ? idOf(entry.id) : 0, series);
        auto known = m_counterOf.find(key);
        if (known == m_counterOf.end() && m_result.counters.size() < m_limits.counters) {
            known = m_counterOf.emplace(key, m_result.counters.size()).first;
            m_result.counters.push_back({{}, {}, entry.name.isText() ? entry.name.text : std::string(), series, {}});
            m_counterProcess.push_back(process);
        }
        if (known == m_counterOf.end() || m_samples == m_limits.samples) {
            counts.add(TraceFault::TooMany);
            continue;
        }
        noteTime(timeNs);
        m_result.counters[known->second].samples.push_back({timeNs, value});
        ++m_samples;
        ++counts.samples;
    }
    if (entry.numbersLeftOut)
        counts.add(TraceFault::TooMany);
}

void ForeignCollector::takeNaming(const TraceEntry &entry)
{
    constexpr std::size_t mostNamings = 65'536;
    ++m_result.counts.names;
    const std::string_view what = entry.name.isText() ? std::string_view(entry.name.text) : std::string_view();
    const bool ofProcess = what == "process_name" || what == "process_sort_index";
    const bool ofThread = what == "thread_name" || what == "thread_sort_index";
    if ((!ofProcess && !ofThread) || m_processes.size() + m_threads.size() >= mostNamings)
        return;
    const Owner process = ownerOf(entry.processId);
    Naming &naming = ofProcess ? processOf(process).naming : m_threads[{process, ownerOf(entry.threadId)}];
    if (what.ends_with("sort_index")) {
        const auto index = shifted(entry.argsSortIndex, 0);
        naming.sortIndex = index.value_or(0);
    } else if (entry.argsName.isText()) {
        naming.name = entry.argsName.text;
    }
}

void ForeignCollector::countUnknown(std::string_view phase)
{
    constexpr std::size_t mostBytes = 8;
    auto &unknown = m_result.counts.notUnderstood;
    const std::string key(phase.size() <= mostBytes ? phase : std::string_view("…"));
    const bool room = unknown.size() < ForeignCounts::mostPhases || unknown.contains(key);
    ++unknown[room ? key : "…"];
}

ForeignCollector::Owner ForeignCollector::ownerOf(const TraceField &field)
{
    switch (field.kind) {
    case TraceField::Kind::Unsigned:
        return {false, field.whole};
    case TraceField::Kind::Negative:
        return {false, static_cast<std::uint64_t>(field.negative)};
    case TraceField::Kind::Text:
    case TraceField::Kind::Real:
        return {true, m_owners.numberOf(field.text)};
    default:
        return {};
    }
}

std::uint32_t ForeignCollector::nameOf(const TraceField &field)
{
    const std::uint64_t before = m_result.names.texts.leftOut();
    const bool readable = field.isText() || field.kind == TraceField::Kind::Real;
    const std::uint32_t number = field.kind == TraceField::Kind::Unsigned
                                     ? m_result.names.texts.numberOf(std::to_string(field.whole))
                                     : m_result.names.texts.numberOf(readable ? field.text : std::string_view());
    m_result.counts.add(TraceFault::NameBeyond, m_result.names.texts.leftOut() - before);
    return number;
}

ForeignCollector::Process &ForeignCollector::processOf(const Owner &owner)
{
    return m_processes.try_emplace(owner, Process{m_processes.size(), {}}).first->second;
}

ForeignCollector::Place *ForeignCollector::placeFor(const LaneKey &key)
{
    if (m_lastKey == key)
        return &m_places[m_lastPlace];
    auto known = m_placeOf.find(key);
    if (known == m_placeOf.end()) {
        if (m_places.size() == m_limits.lanes) {
            m_result.counts.add(TraceFault::TooManyLanes);
            return nullptr;
        }
        processOf(key.process);
        known = m_placeOf.emplace(key, m_places.size()).first;
        m_places.push_back({key, ForeignLane(key.async)});
    }
    m_lastKey = key;
    m_lastPlace = known->second;
    return &m_places[m_lastPlace];
}

ForeignCollector::Place *ForeignCollector::placeOfThread(const TraceEntry &entry)
{
    return placeFor({ownerOf(entry.processId), ownerOf(entry.threadId), false});
}

ForeignCollector::Place *ForeignCollector::placeOfAsync(const TraceEntry &entry)
{
    const std::string_view category = entry.category.isText() ? std::string_view(entry.category.text)
                                                              : std::string_view();
    return placeFor({ownerOf(entry.processId), {true, m_owners.numberOf(category)}, true});
}

bool ForeignCollector::roomForSlice()
{
    if (m_slices == m_limits.slices) {
        m_result.counts.add(TraceFault::TooMany);
        return false;
    }
    ++m_slices;
    return true;
}

void ForeignCollector::noteTime(std::int64_t timeNs)
{
    m_firstNs = std::min(m_firstNs, timeNs);
    m_lastNs = std::max(m_lastNs, timeNs);
}

} // namespace futurescope
