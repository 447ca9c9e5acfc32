// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/traceentries.h"

#include "core/base/jsonbuilder.h"
#include "core/base/jsonfeed.h"

#include <array>
#include <fmt/format.h>
#include <nlohmann/json.hpp>

namespace futurescope {

namespace {

/// A file may be as long as it likes; what is limited is the longest single text in it.
JsonLimits limitsOfTraces()
{
    JsonLimits limits;
    limits.textBytes = std::uint64_t{1} << 40;
    limits.values = 100'000; // of the metadata
    return limits;
}

/// What nlohmann's parser calls: not virtual, because it calls about ten times for each entry.
class TraceSax final
{
public:
    using Json = nlohmann::json;
    using Kind = TraceField::Kind;

    TraceSax(JsonFeed &feed, const JsonLimits &limits, const TraceEntryTaker &taker)
        : m_feed(feed),
          m_limits(limits),
          m_taker(taker),
          m_builder(limits)
    {}

    bool null()
    {
        if (TraceField *field = fieldHere())
            field->kind = Kind::Null;
        return m_kept ? build({}) : valueEnds();
    }
    bool boolean(bool given)
    {
        if (TraceField *field = fieldHere()) {
            field->kind = Kind::Bool;
            field->boolean = given;
        }
        return m_kept ? build(JsonValue::ofBool(given)) : valueEnds();
    }
    bool number_integer(Json::number_integer_t number)
    {
        if (TraceField *field = fieldHere()) {
            field->kind = Kind::Negative;
            field->negative = number;
        }
        noteNumber(static_cast<double>(number));
        return m_kept ? build(JsonValue::ofWhole(number)) : valueEnds();
    }
    bool number_unsigned(Json::number_unsigned_t number)
    {
        if (TraceField *field = fieldHere()) {
            field->kind = Kind::Unsigned;
            field->whole = number;
        }
        noteNumber(static_cast<double>(number));
        return m_kept ? build(JsonValue::ofUnsigned(number)) : valueEnds();
    }
    bool number_float(Json::number_float_t number, const std::string &written)
    {
        if (TraceField *field = fieldHere()) {
            field->kind = Kind::Real;
            field->real = number;
            field->text = written;
        }
        noteNumber(number);
        return m_kept ? buildReal(number, written) : valueEnds();
    }
    bool string(std::string &text)
    {
        if (text.size() > m_limits.stringBytes)
            return fail(fmt::format("a text is longer than {} bytes", m_limits.stringBytes));
        if (m_kept)
            return build(JsonValue::ofText(text));
        if (TraceField *field = fieldHere()) {
            field->kind = Kind::Text;
            field->text.swap(text); // the parser does not look at its text again
        }
        return valueEnds();
    }
    bool binary(Json::binary_t &) { return fail("binary data"); }
    bool key(std::string &name);
    bool start_object(std::size_t) { return open(true); }
    bool start_array(std::size_t) { return open(false); }
    bool end_object() { return close(); }
    bool end_array() { return close(); }
    bool parse_error(std::size_t, const std::string &token, const nlohmann::detail::exception &exception);

    const std::optional<Error> &error() const { return m_error; }
    const TraceShape &shape() const { return m_shape; }

private:
    /// What the innermost open list or object is. `Other`: something that nobody looks into.
    enum class Place : std::uint8_t { Outside, Root, List, Entry, Args, Own, Id2, Other };

    Place place() const { return m_depth == 0 ? Place::Outside : m_places[m_depth - 1]; }

    /// Where the value just met is put; null: nobody wants it.
    TraceField *fieldHere()
    {
        if (place() != Place::Own)
            return m_field;
        if (m_entry.own.size() == m_entry.ownCount)
            m_entry.own.emplace_back();
        // One more than there should be is enough to see that the list is not ours.
        m_entry.ownCount = std::min(m_entry.ownCount + 1, TraceEntry::mostOwn + 1);
        return &m_entry.own[m_entry.ownCount - 1];
    }

    void noteNumber(double number)
    {
        if (place() != Place::Args || m_kept)
            return;
        if (m_entry.numberCount == TraceEntry::mostNumbers) {
            m_entry.numbersLeftOut = true;
            return;
        }
        if (m_entry.numbers.size() == m_entry.numberCount)
            m_entry.numbers.emplace_back();
        auto &[name, value] = m_entry.numbers[m_entry.numberCount++];
        name.swap(m_argsKey);
        value = number;
    }

    bool valueEnds()
    {
        m_feed.noteValue();
        const Place here = place();
        if (here == Place::Entry || here == Place::Args || here == Place::Other || here == Place::Own)
            return true;
        return valueInRoot(here);
    }

    bool valueInRoot(Place here);
    bool open(bool isObject);
    bool close();
    bool build(JsonValue value);
    bool buildReal(double number, const std::string &written);
    bool built(bool accepted);
    Place placeOf(bool isObject);
    TraceField *fieldOfEntry(std::string_view name);
    bool give(const Status &status);
    bool fail(std::string_view what);

    JsonFeed &m_feed;
    const JsonLimits m_limits;
    const TraceEntryTaker &m_taker;
    JsonBuilder m_builder;
    bool m_kept = false;  // the value being read, a member of the root, goes to the builder
    std::string m_member; // of the root, that is being read
    std::array<Place, 64> m_places{};
    std::size_t m_depth = 0;
    TraceEntry m_entry;
    TraceField *m_field = nullptr; // of the key just read
    TraceField m_noList;           // what stands where the list of entries should
    std::string m_argsKey;
    Place m_ifObject = Place::Other; // what an object after the key just read is
    Place m_ifList = Place::Other;
    TraceShape m_shape;
    std::optional<Error> m_error;
};

bool TraceSax::fail(std::string_view what)
{
    if (!m_error)
        m_error = m_feed.error() ? *m_feed.error() : m_feed.atPosition(what);
    return false;
}

bool TraceSax::give(const Status &status)
{
    if (!status.ok() && !m_error) {
        m_error = status.error();
        m_error->detail += fmt::format(" (before byte {})", m_feed.position());
    }
    return status.ok();
}

bool TraceSax::parse_error(std::size_t, const std::string &token, const nlohmann::detail::exception &exception)
{
    // A list without its end is as good as one with it: whatever was whole has been taken.
    if (m_shape.bareList && m_depth > 0 && m_feed.endWasAskedFor() && !m_feed.error()) {
        m_shape.unended = true;
        m_shape.cutEntry = m_depth > 1;
        return false;
    }
    return fail(m_feed.unexpected(token, exception.id, exception.what()));
}

bool TraceSax::build(JsonValue value)
{
    m_feed.noteValue();
    return built(m_builder.put(std::move(value)));
}

bool TraceSax::buildReal(double number, const std::string &written)
{
    JsonValue json = JsonValue::ofReal(number);
    json.text = written;
    return build(std::move(json));
}

bool TraceSax::built(bool accepted)
{
    if (!accepted)
        return fail(m_builder.problem());
    if (!m_builder.isComplete())
        return true;
    m_kept = false;
    return give(m_taker.member(m_member, m_builder.take()));
}

bool TraceSax::key(std::string &name)
{
    m_feed.noteValue();
    if (name.size() > m_limits.stringBytes)
        return fail(fmt::format("a key is longer than {} bytes", m_limits.stringBytes));
    if (m_kept)
        return m_builder.key(std::move(name)) || fail(m_builder.problem());
    m_field = nullptr;
    m_ifObject = m_ifList = Place::Other;
    switch (place()) {
    case Place::Root:
        m_kept = name == "metadata";
        if (name == "traceEvents") {
            m_ifList = Place::List;
            m_field = &m_noList;
        }
        m_member.swap(name);
        return true;
    case Place::Entry:
        m_field = fieldOfEntry(name);
        break;
    case Place::Args:
        if (name == "fs") {
            m_field = &m_entry.argsOwn;
            m_ifList = Place::Own;
        } else {
            m_field = name == "name" ? &m_entry.argsName : name == "sort_index" ? &m_entry.argsSortIndex : nullptr;
        }
        m_argsKey.swap(name);
        break;
    case Place::Id2:
        m_field = name == "local" || name == "global" ? &m_entry.id : nullptr;
        break;
    default:
        return true;
    }
    m_entry.duplicateKey |= m_field && m_field->present();
    return true;
}

TraceField *TraceSax::fieldOfEntry(std::string_view name)
{
    switch (name.size()) {
    case 2:
        return name == "ph" ? &m_entry.phase : name == "ts" ? &m_entry.time : name == "id" ? &m_entry.id : nullptr;
    case 3:
        m_ifObject = name == "id2" ? Place::Id2 : Place::Other;
        return name == "pid"   ? &m_entry.processId
               : name == "tid" ? &m_entry.threadId
               : name == "dur" ? &m_entry.duration
               : name == "cat" ? &m_entry.category
                               : nullptr;
    case 4:
        m_ifObject = name == "args" ? Place::Args : Place::Other;
        return name == "name" ? &m_entry.name : nullptr;
    default:
        return nullptr;
    }
}

TraceSax::Place TraceSax::placeOf(bool isObject)
{
    switch (place()) {
    case Place::Outside:
        m_shape.bareList = !isObject;
        return isObject ? Place::Root : Place::List;
    case Place::List:
        m_entry.clear();
        m_entry.isObject = isObject;
        return isObject ? Place::Entry : Place::Other;
    case Place::Own:
        fieldHere()->kind = Kind::Nested;
        return Place::Other;
    case Place::Other:
        return Place::Other;
    default:
        if (m_field)
            m_field->kind = Kind::Nested;
        return isObject ? m_ifObject : m_ifList;
    }
}

bool TraceSax::open(bool isObject)
{
    m_feed.noteValue();
    if (m_depth == m_limits.depth)
        return fail(fmt::format("more than {} levels of nesting", m_limits.depth));
    if (m_kept)
        return built(m_builder.open(isObject ? JsonValue::object() : JsonValue::array()));
    const Place inside = placeOf(isObject);
    m_field = nullptr;
    m_places[m_depth++] = inside;
    const bool notAList = isObject && m_depth == 2 && m_places[0] == Place::Root && m_member == "traceEvents";
    return !notAList || give(m_taker.member(m_member, JsonValue::object()));
}

bool TraceSax::close()
{
    if (m_kept)
        return built(m_builder.close());
    m_field = nullptr;
    --m_depth;
    // An entry, or whatever else stood in the list, is whole now.
    return place() != Place::List || give(m_taker.entry(m_entry));
}

/// A plain value on the outermost levels.
bool TraceSax::valueInRoot(Place here)
{
    if (here == Place::Outside)
        return fail("the text is not a JSON object and no list either");
    if (here == Place::List) {
        m_entry.clear();
        m_entry.isObject = false;
        return give(m_taker.entry(m_entry));
    }
    const bool notAList = here == Place::Root && m_member == "traceEvents";
    return !notAList || give(m_taker.member(m_member, m_noList.json()));
}

} // namespace

JsonValue TraceField::json() const
{
    switch (kind) {
    case Kind::Absent:
    case Kind::Null:
        break;
    case Kind::Bool:
        return JsonValue::ofBool(boolean);
    case Kind::Negative:
        return JsonValue::ofWhole(negative);
    case Kind::Unsigned:
        return JsonValue::ofUnsigned(whole);
    case Kind::Real: {
        JsonValue number = JsonValue::ofReal(real);
        number.text = text;
        return number;
    }
    case Kind::Text:
        return JsonValue::ofText(text);
    case Kind::Nested:
        return JsonValue::object();
    }
    return {};
}

void TraceEntry::clear()
{
    isObject = true;
    duplicateKey = numbersLeftOut = false;
    for (TraceField *field :
         {&phase, &name, &category, &processId, &threadId, &id, &time, &duration, &argsName, &argsSortIndex, &argsOwn})
        field->kind = TraceField::Kind::Absent;
    ownCount = numberCount = 0;
}

Result<TraceShape> readTraceEntries(const ByteSource &source, const TraceEntryTaker &taker)
{
    const JsonLimits limits = limitsOfTraces();
    JsonFeed feed(source, limits);
    if (feed.error())
        return *feed.error();
    TraceSax sax(feed, limits, taker);
    const bool parsed = nlohmann::json::sax_parse(JsonFeedIterator(&feed), JsonFeedIterator(), &sax);
    if (sax.error())
        return *sax.error();
    if (feed.error())
        return *feed.error();
    if (!parsed && !sax.shape().unended)
        return feed.atPosition("not JSON");
    return sax.shape();
}

} // namespace futurescope
