// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

struct JsonMember;

/// A small JSON document in memory. Numbers keep the kind they were written in, so that nothing is rounded unseen.
struct JsonValue
{
    enum class Kind : std::uint8_t { Null, Bool, Negative, Unsigned, Real, String, Array, Object };

    Kind kind = Kind::Null;
    bool boolean = false;
    std::int64_t negative = 0;       ///< Negative: a whole number below zero
    std::uint64_t whole = 0;         ///< Unsigned
    double real = 0;                 ///< Real
    std::string text;                ///< String; Real: as it was written, empty if it was made here
    std::vector<JsonValue> items;    ///< Array
    std::vector<JsonMember> members; ///< Object, in the order of the text

    static JsonValue object() { return ofKind(Kind::Object); }
    static JsonValue array() { return ofKind(Kind::Array); }
    static JsonValue ofText(std::string_view text);
    static JsonValue ofWhole(std::int64_t number);
    static JsonValue ofUnsigned(std::uint64_t number);
    /// Null when the number is not finite, which JSON cannot say.
    static JsonValue ofReal(double number);
    static JsonValue ofBool(bool value);

    bool isObject() const { return kind == Kind::Object; }
    bool isArray() const { return kind == Kind::Array; }
    bool isString() const { return kind == Kind::String; }
    bool isNull() const { return kind == Kind::Null; }
    /// The member of that name; null if there is none or this is no object.
    const JsonValue *find(std::string_view name) const;
    JsonValue &add(std::string_view name, JsonValue value);

private:
    static JsonValue ofKind(Kind kind);
};

struct JsonMember
{
    std::string name;
    JsonValue value;
};

/// With `indent` > 0 one member a line; 0 gives one line without spaces. Bytes that are not UTF-8 become U+FFFD.
std::string jsonText(const JsonValue &value, int indent = 0);

/// Appends `text` as a JSON string with its quotes.
void appendJsonString(std::string &target, std::string_view text);

/// What a value is, for error messages: "-5", "1.5", "the text \"abc\"", "null", "an object".
std::string describeJson(const JsonValue &value);

// Checked reading of one field. Errors name the field, the value and what it must be; nothing is narrowed unseen.
Result<std::uint64_t> wholeNumber(const JsonValue &value, std::string_view field, std::uint64_t least,
                                  std::uint64_t most);
Result<double> realNumber(const JsonValue &value, std::string_view field, double least, double most);
Result<std::string> textOf(const JsonValue &value, std::string_view field);
Result<bool> boolOf(const JsonValue &value, std::string_view field);

} // namespace futurescope
