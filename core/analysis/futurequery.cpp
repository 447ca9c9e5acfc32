// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/futurequery.h"

#include <algorithm>

namespace futurescope {

namespace {

using Term = FutureQuery::Term;

std::uint16_t bitOf(QueryState state)
{
    return static_cast<std::uint16_t>(1u << static_cast<unsigned>(state));
}

std::uint16_t stateBitAt(const FutureRow &row, std::int64_t atNs)
{
    if (!happened(row.endedNs, atNs))
        return bitOf(happened(row.startedNs, atNs) ? QueryState::Running : QueryState::Pending);
    switch (row.outcome) {
    case Outcome::Failed:
        return bitOf(QueryState::Failed);
    case Outcome::Cancelled:
        return bitOf(QueryState::Cancelled);
    case Outcome::Lost:
        return bitOf(QueryState::Lost);
    case Outcome::Finished:
    case Outcome::Open:
        break;
    }
    return bitOf(QueryState::Finished);
}

bool within(const Term &term, std::int64_t value)
{
    return value >= term.from && value <= term.to;
}

void appendLowered(std::string &haystack, std::string_view text)
{
    haystack += ' ';
    for (const char c : text)
        haystack += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

} // namespace

bool QueryMatcher::matches(const FutureRow &row, FutureId future)
{
    const bool submitted = happened(m_names ? row.startedNs : row.submittedNs, m_atNs);
    return std::ranges::all_of(m_query.terms, [&](const Term &term) {
        return (submitted || term.kind == Term::Kind::Number) && holds(term, row, future) != term.negated;
    });
}

bool QueryMatcher::holds(const Term &term, const FutureRow &row, FutureId future)
{
    const bool started = happened(row.startedNs, m_atNs);
    switch (term.kind) {
    case Term::Kind::States:
        return (stateBitAt(row, m_atNs) & term.states) != 0;
    case Term::Kind::Unread:
        return happened(row.endedNs, m_atNs) && row.outcome != Outcome::Cancelled && !happened(row.readNs, m_atNs);
    case Term::Kind::Number:
        return within(term, future.value);
    case Term::Kind::RunTime:
        return started && within(term, (happened(row.endedNs, m_atNs) ? row.endedNs : m_atNs) - row.startedNs);
    case Term::Kind::WaitTime: {
        if (row.submittedNs == never)
            return false; // nobody knows
        const std::int64_t until = started ? row.startedNs : happened(row.endedNs, m_atNs) ? row.endedNs : m_atNs;
        return within(term, std::max<std::int64_t>(0, until - row.submittedNs));
    }
    case Term::Kind::Worker:
        return started && within(term, row.lane.value);
    case Term::Kind::Text:
        break;
    }
    if (m_haystackOf != future) {
        m_haystack.clear();
        m_haystackOf = future;
    }
    return textFound(term.text, row);
}

/// In what the table says of it. Some of that is costly to write, so it is written when it is first asked for.
bool QueryMatcher::textFound(const std::string &text, const FutureRow &row)
{
    if (m_haystack.empty()) {
        if (m_names)
            appendLowered(m_haystack, m_names->ofFuture(m_haystackOf));
        const FutureRecord record = row.record();
        appendLowered(m_haystack, stateLabel(record, m_atNs));
        if (happened(row.endedNs, m_atNs)) {
            if (row.outcome == Outcome::Failed) // "failed" finds a ValueError too, whose label does not say so
                appendLowered(m_haystack, queryStateName(QueryState::Failed));
            appendLowered(m_haystack, outcomeText(record, m_texts));
            if (row.outcome == Outcome::Failed && !happened(row.readNs, m_atNs))
                appendLowered(m_haystack, "exception never read");
        }
        if (happened(row.cancelRefusedNs, m_atNs))
            appendLowered(m_haystack, "cancel() returned false");
        if (happened(row.timedOutNs, m_atNs))
            appendLowered(m_haystack, "a wait for it timed out");
    }
    return m_haystack.find(text) != std::string::npos;
}

} // namespace futurescope
