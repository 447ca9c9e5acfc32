// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/boundedjson.h"

#include "core/base/jsonbuilder.h"
#include "core/base/jsonfeed.h"

#include <cstring>
#include <nlohmann/json.hpp>
#include <optional>

namespace futurescope {

namespace {

/// What nlohmann's parser calls.
class DocumentSax : public nlohmann::json_sax<nlohmann::json>
{
public:
    DocumentSax(JsonFeed &feed, const JsonLimits &limits) : m_feed(feed), m_builder(limits) {}

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
    bool string(string_t &value) override { return put(JsonValue::ofText(value)); }
    bool binary(binary_t &) override { return fail("binary data"); }
    bool start_object(std::size_t) override { return done(m_builder.open(JsonValue::object())); }
    bool start_array(std::size_t) override { return done(m_builder.open(JsonValue::array())); }
    bool end_object() override { return done(m_builder.close()); }
    bool end_array() override { return done(m_builder.close()); }
    bool key(string_t &name) override { return done(m_builder.key(std::move(name))); }
    bool parse_error(std::size_t, const std::string &token, const nlohmann::detail::exception &exception) override
    {
        return fail(m_feed.unexpected(token, exception.id, exception.what()));
    }

    const std::optional<Error> &error() const { return m_error; }
    JsonBuilder &builder() { return m_builder; }

private:
    bool put(JsonValue value) { return done(m_builder.put(std::move(value))); }
    bool done(bool accepted)
    {
        m_feed.noteValue();
        return accepted || fail(m_builder.problem());
    }
    bool fail(std::string_view what)
    {
        if (!m_error)
            m_error = m_feed.error() ? *m_feed.error() : m_feed.atPosition(what);
        return false;
    }

    JsonFeed &m_feed;
    JsonBuilder m_builder;
    std::optional<Error> m_error;
};

} // namespace

Result<JsonValue> parseJson(std::string_view text, const JsonLimits &limits)
{
    const ByteSource source = [&text](std::span<char> buffer) {
        const std::size_t count = std::min(buffer.size(), text.size());
        std::memcpy(buffer.data(), text.data(), count);
        text.remove_prefix(count);
        return count;
    };
    JsonFeed feed(source, limits);
    if (feed.error())
        return *feed.error();
    DocumentSax sax(feed, limits);
    const bool parsed = nlohmann::json::sax_parse(JsonFeedIterator(&feed), JsonFeedIterator(), &sax);
    if (sax.error())
        return *sax.error();
    if (feed.error())
        return *feed.error();
    if (!parsed || !sax.builder().isComplete())
        return feed.atPosition("not JSON");
    return sax.builder().take();
}

} // namespace futurescope
