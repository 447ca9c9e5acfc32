// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/jsonbuilder.h"

#include <fmt/format.h>

namespace futurescope {

bool JsonBuilder::fail(std::string what)
{
    m_problem = std::move(what);
    return false;
}

bool JsonBuilder::put(JsonValue value)
{
    if (value.isString() && value.text.size() > m_limits.stringBytes)
        return fail(fmt::format("a text is longer than {} bytes", m_limits.stringBytes));
    return count() && place(std::move(value));
}

bool JsonBuilder::open(JsonValue emptyListOrObject)
{
    if (m_levels.size() >= m_limits.depth)
        return fail(fmt::format("more than {} levels of nesting", m_limits.depth));
    if (!count())
        return false;
    m_levels.push_back({std::move(emptyListOrObject), {}});
    return true;
}

bool JsonBuilder::close()
{
    JsonValue value = std::move(m_levels.back().value);
    m_levels.pop_back();
    return place(std::move(value));
}

bool JsonBuilder::key(std::string &&name)
{
    if (name.size() > m_limits.stringBytes)
        return fail(fmt::format("a key is longer than {} bytes", m_limits.stringBytes));
    Level &level = m_levels.back();
    if (level.value.find(name))
        return fail(fmt::format("the key \"{}\" is given twice", name.substr(0, 80)));
    level.name = std::move(name);
    return true;
}

bool JsonBuilder::count()
{
    if (++m_values > m_limits.values)
        return fail(fmt::format("more than {} values", m_limits.values));
    return true;
}

bool JsonBuilder::place(JsonValue value)
{
    if (m_levels.empty()) {
        m_root = std::move(value);
        m_complete = true;
        return true;
    }
    Level &parent = m_levels.back();
    if (parent.value.isArray())
        parent.value.items.push_back(std::move(value));
    else
        parent.value.add(parent.name, std::move(value));
    return true;
}

} // namespace futurescope
