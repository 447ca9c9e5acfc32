// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/time.h"

#include <algorithm>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

/// Reads the fields of one object in turn; the first error stops it. What nobody asked for is unknown.
class JsonFields
{
public:
    JsonFields(const JsonValue &json, std::string prefix) : m_json(json), m_prefix(std::move(prefix)) {}

    template <class Number>
    void whole(std::string_view field, Number &target, std::uint64_t least, std::uint64_t most)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            auto number = wholeNumber(json, path, least, most);
            return number ? (target = static_cast<Number>(*number), success()) : Status(number.error());
        });
    }

    void real(std::string_view field, double &target, double least, double most)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            auto number = realNumber(json, path, least, most);
            return number ? (target = *number, success()) : Status(number.error());
        });
    }

    void text(std::string_view field, std::string &target)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            auto text = textOf(json, path);
            return text ? (target = std::move(*text), success()) : Status(text.error());
        });
    }

    void truth(std::string_view field, bool &target)
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            auto value = boolOf(json, path);
            return value ? (target = *value, success()) : Status(value.error());
        });
    }

    template <class Enum>
    void named(std::string_view field, Enum &target, Result<Enum> (*lookUp)(std::string_view))
    {
        read(field, [&](const JsonValue &json, const std::string &path) {
            const auto text = textOf(json, path);
            if (!text)
                return Status(text.error());
            const auto value = lookUp(*text);
            if (!value)
                return Status(Error{ErrorCode::InvalidInput, path + ": " + value.error().detail});
            target = *value;
            return success();
        });
    }

    void duration(std::string_view field, Nanos &target, Nanos most, Nanos least = Nanos::zero())
    {
        std::int64_t ns = target.count();
        whole(field, ns, static_cast<std::uint64_t>(least.count()), static_cast<std::uint64_t>(most.count()));
        target = Nanos(ns);
    }

    void optionalDuration(std::string_view field, std::optional<Nanos> &target, Nanos most, Nanos least = Nanos::zero())
    {
        const JsonValue *json = m_json.find(field);
        if (!json || json->isNull()) {
            m_known.emplace_back(field);
            return;
        }
        Nanos given = least;
        duration(field, given, most, least);
        target = given;
    }

    /// Null when absent or when an error came before.
    const JsonValue *object(std::string_view field)
    {
        const JsonValue *found = nullptr;
        read(field, [&](const JsonValue &json, const std::string &path) {
            found = &json;
            return json.isObject() ? success()
                                   : Status(Error{ErrorCode::InvalidInput,
                                                  path + " is " + describeJson(json) + "; it must be an object"});
        });
        return m_status ? found : nullptr;
    }

    /// Null when absent or when an error came before.
    const JsonValue *list(std::string_view field)
    {
        const JsonValue *found = nullptr;
        read(field, [&](const JsonValue &json, const std::string &path) {
            found = &json;
            return json.isArray() ? success()
                                  : Status(Error{ErrorCode::InvalidInput,
                                                 path + " is " + describeJson(json) + "; it must be a list"});
        });
        return m_status ? found : nullptr;
    }

    /// A list of texts.
    void texts(std::string_view field, std::vector<std::string> &target)
    {
        const JsonValue *json = list(field);
        for (std::size_t index = 0; json && m_status && index < json->items.size(); ++index) {
            const auto text = textOf(json->items[index], pathOf(field) + '[' + std::to_string(index) + ']');
            if (text)
                target.push_back(*text);
            else
                m_status = text.error();
        }
    }

    /// "contract" inside "lesson." is "lesson.contract".
    std::string pathOf(std::string_view field) const { return m_prefix + std::string(field); }
    bool has(std::string_view field) const { return m_json.find(field) != nullptr; }
    void fail(const Status &status) { m_status = m_status ? status : m_status; }
    const Status &status() const { return m_status; }

    /// An error that names the first field that nobody has asked for, if there is one.
    Status nothingElse() const
    {
        const JsonValue rest = unknown();
        if (!m_status || rest.members.empty())
            return m_status;
        return Error{ErrorCode::InvalidInput, m_prefix + rest.members.front().name + " is not known"};
    }

    JsonValue unknown() const
    {
        JsonValue rest = JsonValue::object();
        for (const JsonMember &member : m_json.members) {
            if (std::find(m_known.begin(), m_known.end(), member.name) == m_known.end())
                rest.add(member.name, member.value);
        }
        return rest;
    }

private:
    template <class Use>
    void read(std::string_view field, Use use)
    {
        m_known.emplace_back(field);
        const JsonValue *json = m_json.find(field);
        if (m_status && json)
            m_status = use(*json, m_prefix + std::string(field));
    }

    const JsonValue &m_json;
    const std::string m_prefix;
    std::vector<std::string> m_known;
    Status m_status = success();
};

} // namespace futurescope
