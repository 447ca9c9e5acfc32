// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/program/programtext.h"

#include <string>
#include <utility>

namespace futurescope {

/// Collects lines at a depth of indentation that is set in one place.
class CodeWriter
{
public:
    void line(const std::string &text, CodeRole role = CodeRole::Plain)
    {
        const std::string indent(text.empty() ? 0 : m_depth * std::size_t{4}, ' ');
        m_lines.push_back({indent + text, role});
    }
    void blank(int lines = 1)
    {
        for (int i = 0; i < lines; ++i)
            line({});
    }

    /// Deeper by one step while it lives.
    class Deeper
    {
    public:
        explicit Deeper(CodeWriter &writer, bool really = true) : m_writer(writer), m_steps(really ? 1 : 0)
        {
            m_writer.m_depth += m_steps;
        }
        ~Deeper() { m_writer.m_depth -= m_steps; }
        Deeper(const Deeper &) = delete;
        Deeper &operator=(const Deeper &) = delete;

    private:
        CodeWriter &m_writer;
        std::size_t m_steps;
    };

    ProgramText take() { return std::move(m_lines); }

private:
    std::size_t m_depth = 0;
    ProgramText m_lines;
};

} // namespace futurescope
