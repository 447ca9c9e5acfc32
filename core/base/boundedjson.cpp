// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/boundedjson.h"

#include <array>
#include <cstring>
#include <fmt/format.h>
#include <iterator>
#include <nlohmann/json.hpp>
#include <optional>

namespace futurescope {

namespace {

using Sax = nlohmann::json_sax<nlohmann::json>;

Error atByte(std::uint64_t byte, std::string_view what)
{
    return {ErrorCode::InvalidInput, fmt::format("{} at byte {}", what, byte)};
}

/// Hands the text to the parser byte by byte and knows where it stands. Between two values the parser reads one token,
/// so a stretch without a value that exceeds `longestToken` is a token to refuse: the parser must not buffer it.
class Feed
{
public:
    Feed(const ByteSource &source, const JsonLimits &limits)
        : m_source(source),
          m_limit(limits.textBytes),
          m_longestToken(6 * std::uint64_t{limits.stringBytes} + 64)
    {
        refill();
    }

    bool atEnd() const { return m_failed || m_next == m_filled; }
    char current() const { return m_buffer[m_next]; }

    void advance()
    {
        ++m_next;
        ++m_position;
        if (m_position > m_limit)
            fail(fmt::format("the text is longer than {} bytes:", m_limit));
        else if (m_position - m_lastValue > m_longestToken)
            fail("a text or gap is longer than 1 MB");
        else if (m_next == m_filled)
            refill();
    }

    void noteValue() { m_lastValue = m_position; }
    std::uint64_t position() const { return m_position; }
    const std::optional<Error> &error() const { return m_error; }

    /// The first bytes, before anything was consumed.
    std::string_view head() const { return {m_buffer.data() + m_next, m_filled - m_next}; }

private:
    void refill()
    {
        m_next = 0;
        m_filled = m_source(m_buffer);
    }

    void fail(std::string_view what)
    {
        m_failed = true;
        m_error = atByte(m_position, what);
    }

    const ByteSource &m_source;
    const std::uint64_t m_limit;
    const std::uint64_t m_longestToken;
    std::array<char, 65536> m_buffer{};
    std::size_t m_next = 0;
    std::size_t m_filled = 0;
    std::uint64_t m_position = 0;
    std::uint64_t m_lastValue = 0;
    bool m_failed = false;
    std::optional<Error> m_error;
};

class FeedIterator
{
public:
    using iterator_category = std::input_iterator_tag;
    using value_type = char;
    using difference_type = std::ptrdiff_t;
    using pointer = const char *;
    using reference = char;

    explicit FeedIterator(Feed *feed = nullptr) : m_feed(feed) {}
    char operator*() const { return m_feed->current(); }
    FeedIterator &operator++()
    {
        m_feed->advance();
        return *this;
    }
    void operator++(int) { m_feed->advance(); }
    friend bool operator==(const FeedIterator &a, const FeedIterator &b) { return a.ended() == b.ended(); }
    friend bool operator!=(const FeedIterator &a, const FeedIterator &b) { return !(a == b); }

private:
    bool ended() const { return !m_feed || m_feed->atEnd(); }

    Feed *m_feed;
};

/// Where a value stood that has just ended.
struct Place
{
    std::size_t depth;             ///< 0 is the document itself
    const std::string &rootMember; ///< the member of the root that is being read; empty at depth 0
    bool inArray;
};

/// Builds values on a stack.
class Builder : public Sax
{
public:
    /// Asked about each value that ends; nullopt means "keep it in its parent".
    using Done = std::function<std::optional<Status>(const Place &place, JsonValue &value)>;

    Builder(Feed &feed, const JsonLimits &limits, Done done) : m_feed(feed), m_limits(limits), m_done(std::move(done))
    {}

    bool null() override { return put({}); }
    bool boolean(bool value) override { return put(JsonValue::ofBool(value)); }
    bool number_integer(number_integer_t value) override { return put(JsonValue::ofWhole(value)); }
    bool number_unsigned(number_unsigned_t value) override { return put(JsonValue::ofUnsigned(value)); }
    bool number_float(number_float_t value, const string_t &written) override
    {
        JsonValue number = JsonValue::ofReal(value);
        number.text = written;
        return put(std::move(number));
    }
    bool string(string_t &value) override
    {
        if (value.size() > m_limits.stringBytes)
            return fail(fmt::format("a text is longer than {} bytes", m_limits.stringBytes));
        return put(JsonValue::ofText(value));
    }
    bool binary(binary_t &) override { return fail("binary data"); }
    bool start_object(std::size_t) override { return open(JsonValue::object()); }
    bool start_array(std::size_t) override { return open(JsonValue::array()); }
    bool end_object() override { return close(); }
    bool end_array() override { return close(); }
    bool key(string_t &name) override
    {
        if (name.size() > m_limits.stringBytes)
            return fail(fmt::format("a key is longer than {} bytes", m_limits.stringBytes));
        Level &level = m_levels.back();
        // Members that were handed on are not in the object any more, so their names are kept apart.
        if (level.value.find(name) || level.handedOn.find(name))
            return fail(fmt::format("the key \"{}\" is given twice", name.substr(0, 80)));
        level.name = std::move(name);
        m_feed.noteValue();
        return true;
    }
    bool parse_error(std::size_t, const std::string &token, const nlohmann::detail::exception &exception) override
    {
        constexpr int numberOverflow = 406; // nlohmann's number for it
        if (exception.id == numberOverflow)
            return fail(fmt::format("the number {} is beyond what can be held", token.substr(0, 40)));
        const std::string_view why = exception.what();
        const bool cut = why.find("unexpected end of input") != why.npos || why.find("closing quote") != why.npos;
        if (cut && m_feed.atEnd()) // a zero byte counts as an end too
            return fail("the text ends too early");
        return fail("not JSON: unexpected " + lastOf(token));
    }

    const std::optional<Error> &error() const { return m_error; }
    JsonValue &root() { return m_root; }

private:
    struct Level
    {
        JsonValue value;
        std::string name; // of the member that is being read
        JsonValue handedOn;
    };

    bool fail(std::string_view what)
    {
        if (!m_error)
            m_error = m_feed.error() ? *m_feed.error() : atByte(m_feed.position(), what);
        return false;
    }

    bool open(JsonValue value)
    {
        if (m_levels.size() >= m_limits.depth)
            return fail(fmt::format("more than {} levels of nesting", m_limits.depth));
        m_feed.noteValue();
        if (!count())
            return false;
        m_levels.push_back({std::move(value), {}, {}});
        return true;
    }

    bool close()
    {
        JsonValue value = std::move(m_levels.back().value);
        m_levels.pop_back();
        return place(std::move(value));
    }

    bool put(JsonValue value)
    {
        m_feed.noteValue();
        return count() && place(std::move(value));
    }

    bool count()
    {
        if (++m_values > m_limits.values)
            return fail(fmt::format("more than {} values", m_limits.values));
        return true;
    }

    bool place(JsonValue value)
    {
        if (m_levels.empty()) {
            m_root = std::move(value);
            return true;
        }
        Level &parent = m_levels.back();
        const Place place{m_levels.size(), m_levels.front().name, parent.value.isArray()};
        if (const auto handled = m_done(place, value))
            return noteHandedOn(parent, *handled);
        if (parent.value.isArray())
            parent.value.items.push_back(std::move(value));
        else
            parent.value.add(parent.name, std::move(value));
        return true;
    }

    bool noteHandedOn(Level &parent, const Status &status)
    {
        if (parent.value.isArray())
            m_values = 0; // the limit holds for each element
        else
            parent.handedOn.add(parent.name, {});
        if (!status.ok()) {
            m_error = status.error();
            m_error->detail += fmt::format(" (before byte {})", m_feed.position());
        }
        return status.ok();
    }

    /// The byte at which the parser gave up; it writes control characters as "<U+0000>".
    static std::string lastOf(std::string_view token)
    {
        constexpr std::size_t controlLength = 8;
        const bool control = token.size() >= controlLength && token.substr(token.size() - controlLength, 3) == "<U+";
        const std::size_t length = std::min<std::size_t>(control ? controlLength : 1, token.size());
        std::string shown;
        appendJsonString(shown, token.substr(token.size() - length));
        return shown;
    }

    Feed &m_feed;
    const JsonLimits &m_limits;
    const Done m_done;
    std::vector<Level> m_levels;
    std::size_t m_values = 0;
    JsonValue m_root;
    std::optional<Error> m_error;
};

std::optional<Error> unreadableHead(std::string_view head)
{
    if (head.empty())
        return atByte(0, "the text is empty");
    if (head.starts_with("\xEF\xBB\xBF"))
        return atByte(0, "a byte order mark; the text must be UTF-8 without one");
    if (head.starts_with("\xFF\xFE") || head.starts_with("\xFE\xFF")
        || (head.size() > 1 && (head[0] == '\0') != (head[1] == '\0')))
        return atByte(0, "this looks like UTF-16; the text must be UTF-8");
    return std::nullopt;
}

Result<JsonValue> parse(const ByteSource &source, const JsonLimits &limits, Builder::Done done)
{
    Feed feed(source, limits);
    if (const auto error = unreadableHead(feed.head()))
        return *error;
    Builder builder(feed, limits, std::move(done));
    const bool parsed = nlohmann::json::sax_parse(FeedIterator(&feed), FeedIterator(), &builder);
    if (builder.error())
        return *builder.error();
    if (feed.error())
        return *feed.error();
    if (!parsed)
        return atByte(feed.position(), "not JSON");
    return std::move(builder.root());
}

} // namespace

Result<JsonValue> parseJson(std::string_view text, const JsonLimits &limits)
{
    const ByteSource source = [&text](std::span<char> buffer) {
        const std::size_t count = std::min(buffer.size(), text.size());
        std::memcpy(buffer.data(), text.data(), count);
        text.remove_prefix(count);
        return count;
    };
    return parse(source, limits, [](const Place &, JsonValue &) { return std::nullopt; });
}

Status streamJson(const ByteSource &source, const JsonStream &stream, const JsonLimits &limits)
{
    const auto done = [&](const Place &place, JsonValue &value) -> std::optional<Status> {
        const bool isStreamed = place.rootMember == stream.streamed;
        if (place.depth == 2 && place.inArray && isStreamed)
            return stream.element(std::move(value));
        if (place.depth != 1)
            return std::nullopt;
        if (place.inArray)
            return atByte(0, "the text is a list, not an object");
        // What is left of the streamed array when it ends is its empty shell.
        return isStreamed && value.isArray() ? success() : stream.member(place.rootMember, std::move(value));
    };
    auto root = parse(source, limits, done);
    if (!root)
        return root.error();
    if (!root->isObject())
        return atByte(0, "the text is not a JSON object");
    return success();
}

} // namespace futurescope
