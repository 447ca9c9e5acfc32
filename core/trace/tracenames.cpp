// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/tracenames.h"

namespace futurescope {

std::uint32_t TextTable::numberOf(std::string_view text)
{
    if (const auto known = m_numbers.find(text); known != m_numbers.end())
        return known->second;
    const bool full = m_texts.size() >= mostTexts || m_bytes + text.size() > mostBytes;
    if (full && m_beyond) {
        ++m_leftOut;
        return *m_beyond;
    }
    const auto number = static_cast<std::uint32_t>(m_texts.size());
    const auto placed = m_numbers.emplace(full ? beyond : text, number).first;
    if (full) {
        m_beyond = placed->second; // as numbered before, if a file uses this very text
        ++m_leftOut;
    }
    if (placed->second == number)
        m_texts.push_back(&placed->first);
    m_bytes += text.size();
    return placed->second;
}

std::string NamedLane::processText() const
{
    return process.empty() ? "process " + systemProcess : process;
}

std::string NamedLane::threadText() const
{
    std::string text = !thread.empty() ? thread : async ? "asynchronous" : "thread " + systemThread;
    if (part > 0)
        text += " (" + std::to_string(part + 1) + ')';
    return text;
}

} // namespace futurescope
