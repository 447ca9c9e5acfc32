// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/json.h"

#include <cmath>
#include <fmt/format.h>
#include <iterator>

namespace futurescope {

namespace {

/// Length of the UTF-8 sequence that `text` starts with; 0 if it is malformed (overlong and surrogates included).
std::size_t utf8Length(std::string_view text)
{
    const auto byte = [&](std::size_t index) -> unsigned {
        return index < text.size() ? static_cast<unsigned char>(text[index]) : 0u;
    };
    const auto continues = [&](std::size_t index) { return (byte(index) & 0xC0u) == 0x80u; };
    const unsigned first = byte(0);
    if (first < 0x80)
        return 1;
    if (first >= 0xC2 && first <= 0xDF)
        return continues(1) ? 2 : 0;
    if (first >= 0xE0 && first <= 0xEF) {
        const bool overlong = first == 0xE0 && byte(1) < 0xA0;
        const bool surrogate = first == 0xED && byte(1) > 0x9F;
        return continues(1) && continues(2) && !overlong && !surrogate ? 3 : 0;
    }
    if (first >= 0xF0 && first <= 0xF4) {
        const bool overlong = first == 0xF0 && byte(1) < 0x90;
        const bool tooLarge = first == 0xF4 && byte(1) > 0x8F;
        return continues(1) && continues(2) && continues(3) && !overlong && !tooLarge ? 4 : 0;
    }
    return 0;
}

void appendEscaped(std::string &target, char character)
{
    switch (character) {
    case '"':
        target += "\\\"";
        break;
    case '\\':
        target += "\\\\";
        break;
    case '\n':
        target += "\\n";
        break;
    case '\r':
        target += "\\r";
        break;
    case '\t':
        target += "\\t";
        break;
    default:
        fmt::format_to(std::back_inserter(target), "\\u{:04x}", static_cast<unsigned char>(character));
    }
}

class Writer
{
public:
    Writer(std::string &target, int indent) : m_target(target), m_indent(indent) {}

    void write(const JsonValue &value, int depth)
    {
        switch (value.kind) {
        case JsonValue::Kind::Null:
            m_target += "null";
            break;
        case JsonValue::Kind::Bool:
            m_target += value.boolean ? "true" : "false";
            break;
        case JsonValue::Kind::Negative:
            m_target += fmt::format("{}", value.negative);
            break;
        case JsonValue::Kind::Unsigned:
            m_target += fmt::format("{}", value.whole);
            break;
        case JsonValue::Kind::Real:
            m_target += value.text.empty() ? fmt::format("{}", value.real) : value.text;
            break;
        case JsonValue::Kind::String:
            appendJsonString(m_target, value.text);
            break;
        case JsonValue::Kind::Array:
            writeArray(value, depth);
            break;
        case JsonValue::Kind::Object:
            writeObject(value, depth);
            break;
        }
    }

private:
    void writeArray(const JsonValue &value, int depth)
    {
        m_target += '[';
        for (std::size_t i = 0; i < value.items.size(); ++i) {
            startEntry(i, depth);
            write(value.items[i], depth + 1);
        }
        end(value.items.empty(), depth, ']');
    }

    void writeObject(const JsonValue &value, int depth)
    {
        m_target += '{';
        for (std::size_t i = 0; i < value.members.size(); ++i) {
            startEntry(i, depth);
            appendJsonString(m_target, value.members[i].name);
            m_target += m_indent > 0 ? ": " : ":";
            write(value.members[i].value, depth + 1);
        }
        end(value.members.empty(), depth, '}');
    }

    void startEntry(std::size_t index, int depth)
    {
        if (index > 0)
            m_target += ',';
        newLine(depth + 1);
    }

    void end(bool empty, int depth, char bracket)
    {
        if (!empty)
            newLine(depth);
        m_target += bracket;
    }

    void newLine(int depth)
    {
        if (m_indent > 0) {
            m_target += '\n';
            m_target.append(static_cast<std::size_t>(depth * m_indent), ' ');
        }
    }

    std::string &m_target;
    const int m_indent;
};

Error mustBe(const JsonValue &value, std::string_view field, std::string_view what)
{
    return {ErrorCode::InvalidInput, fmt::format("{} is {}; it must be {}", field, describeJson(value), what)};
}

} // namespace

JsonValue JsonValue::ofKind(Kind kind)
{
    JsonValue value;
    value.kind = kind;
    return value;
}

JsonValue JsonValue::ofText(std::string_view text)
{
    JsonValue value = ofKind(Kind::String);
    value.text = text;
    return value;
}

JsonValue JsonValue::ofWhole(std::int64_t number)
{
    if (number >= 0)
        return ofUnsigned(static_cast<std::uint64_t>(number));
    JsonValue value = ofKind(Kind::Negative);
    value.negative = number;
    return value;
}

JsonValue JsonValue::ofUnsigned(std::uint64_t number)
{
    JsonValue value = ofKind(Kind::Unsigned);
    value.whole = number;
    return value;
}

JsonValue JsonValue::ofReal(double number)
{
    if (!std::isfinite(number))
        return {};
    JsonValue value = ofKind(Kind::Real);
    value.real = number;
    return value;
}

JsonValue JsonValue::ofBool(bool boolean)
{
    JsonValue value = ofKind(Kind::Bool);
    value.boolean = boolean;
    return value;
}

const JsonValue *JsonValue::find(std::string_view name) const
{
    for (const JsonMember &member : members) {
        if (member.name == name)
            return &member.value;
    }
    return nullptr;
}

JsonValue &JsonValue::add(std::string_view name, JsonValue value)
{
    members.push_back({std::string(name), std::move(value)});
    return members.back().value;
}

std::string jsonText(const JsonValue &value, int indent)
{
    std::string text;
    Writer(text, indent).write(value, 0);
    return text;
}

void appendJsonString(std::string &target, std::string_view text)
{
    target += '"';
    while (!text.empty()) {
        const std::size_t length = utf8Length(text);
        if (length == 0)
            target += "\uFFFD";
        else if (length == 1 && (static_cast<unsigned char>(text[0]) < 0x20 || text[0] == '"' || text[0] == '\\'))
            appendEscaped(target, text[0]);
        else
            target.append(text.substr(0, length));
        text.remove_prefix(std::max<std::size_t>(length, 1));
    }
    target += '"';
}

std::string describeJson(const JsonValue &value)
{
    constexpr std::size_t longest = 40;
    switch (value.kind) {
    case JsonValue::Kind::Array:
        return "a list";
    case JsonValue::Kind::Object:
        return "an object";
    case JsonValue::Kind::String: {
        const std::string shown = value.text.size() > longest ? value.text.substr(0, longest) + "..." : value.text;
        std::string described = "the text ";
        appendJsonString(described, shown);
        return described;
    }
    default:
        break;
    }
    const std::string text = jsonText(value);
    return text.size() > longest ? text.substr(0, longest) + "..." : text;
}

Result<std::uint64_t> wholeNumber(const JsonValue &value, std::string_view field, std::uint64_t least,
                                  std::uint64_t most)
{
    if (value.kind != JsonValue::Kind::Unsigned || value.whole < least || value.whole > most)
        return mustBe(value, field, fmt::format("a whole number from {} to {}", least, most));
    return value.whole;
}

Result<double> realNumber(const JsonValue &value, std::string_view field, double least, double most)
{
    double number = value.real;
    if (value.kind == JsonValue::Kind::Unsigned)
        number = static_cast<double>(value.whole);
    else if (value.kind == JsonValue::Kind::Negative)
        number = static_cast<double>(value.negative);
    else if (value.kind != JsonValue::Kind::Real)
        return mustBe(value, field, fmt::format("a number from {} to {}", least, most));
    if (!(number >= least && number <= most))
        return mustBe(value, field, fmt::format("a number from {} to {}", least, most));
    return number;
}

Result<std::string> textOf(const JsonValue &value, std::string_view field)
{
    if (!value.isString())
        return mustBe(value, field, "a text");
    return value.text;
}

Result<bool> boolOf(const JsonValue &value, std::string_view field)
{
    if (value.kind != JsonValue::Kind::Bool)
        return mustBe(value, field, "true or false");
    return value.boolean;
}

} // namespace futurescope
