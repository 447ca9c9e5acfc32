// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/jsonlimits.h"

#include <string>
#include <utility>
#include <vector>

namespace futurescope {

/// Puts a document together from the pieces that a parser meets. Each function returns false, and problem() says why,
/// when a limit is passed or a key is given twice.
class JsonBuilder
{
public:
    explicit JsonBuilder(const JsonLimits &limits) : m_limits(limits) {}

    bool put(JsonValue value); ///< a text, number, truth value or null
    bool open(JsonValue emptyListOrObject);
    bool close();
    bool key(std::string &&name);

    /// A whole document is there, which take() gives away.
    bool isComplete() const { return m_complete; }
    JsonValue take()
    {
        m_complete = false;
        m_values = 0;
        return std::move(m_root);
    }
    const std::string &problem() const { return m_problem; }

private:
    struct Level
    {
        JsonValue value;
        std::string name; // of the member that is being read
    };

    bool fail(std::string what);
    bool count();
    bool place(JsonValue value);

    const JsonLimits m_limits;
    std::vector<Level> m_levels;
    std::size_t m_values = 0;
    JsonValue m_root;
    bool m_complete = false;
    std::string m_problem;
};

} // namespace futurescope
