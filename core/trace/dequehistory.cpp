// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/dequehistory.h"

#include <algorithm>

namespace futurescope {

void DequeHistory::settle()
{
    const std::int64_t enteredFromNs = m_entered.settle();
    const std::int64_t leftFromNs = m_left.settle();
    const std::int64_t changedFromNs = std::min(enteredFromNs, leftFromNs);
    if (changedFromNs != INT64_MAX)
        m_depth.update(m_entered, m_left, changedFromNs);
}

std::size_t DequeHistory::depthAt(std::int64_t atNs) const
{
    const std::size_t entered = m_entered.countUpTo(atNs);
    return entered - std::min(entered, m_left.countUpTo(atNs));
}

std::vector<CountRange> DequeHistory::columns(std::span<const std::int64_t> edgesNs) const
{
    return m_depth.columns(m_entered, m_left, edgesNs);
}

std::int64_t DequeHistory::deepest() const
{
    if (m_entered.empty())
        return 0;
    return m_depth.over(m_entered, m_left, m_entered[0], m_entered.back() + 1).most;
}

std::size_t DequeHistory::memoryBytes() const
{
    return m_entered.memoryBytes() + m_left.memoryBytes() + m_depth.memoryBytes();
}

} // namespace futurescope
