// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/futurerows.h"
#include "core/trace/tracenames.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace futurescope {

/// The states that a search can name.
enum class QueryState : std::uint8_t { Pending, Running, Finished, Failed, Cancelled, Lost };
inline constexpr std::size_t queryStateCount = 6;
/// "pending", "failed": as it is written in a search.
std::string_view queryStateName(QueryState state);
/// Of "failed" or "failed|lost", in lower case: bit per QueryState. 0: it is anything else.
std::uint16_t queryStatesOf(std::string_view word);

/// What is searched among futures, in the one language of the table and the lanes:
///
///     failed  finished  cancelled  lost  pending  running   the state at the moment shown; failed|lost is either
///     unread            it has ended, and nobody has taken its result or looked at its exception
///     #1234  #10..#20   futures by number
///     > 50 ms           run time, so far if it still runs; also >=, <, <= and run > 50 ms
///     wait > 2 ms       time in the queue
///     worker 3          where it runs or ran
///     ValueError        any other text is looked for in state, outcome and name; "several words" in quotes
///     -failed           all but these
///
/// All of the words must hold. Upper and lower case are the same.
struct FutureQuery
{
    struct Term
    {
        enum class Kind : std::uint8_t { States, Unread, Number, RunTime, WaitTime, Worker, Text };

        Kind kind = Kind::Text;
        bool negated = false;
        std::uint16_t states = 0; ///< States: bit per QueryState
        std::int64_t from = 0;    ///< Number, Worker, and the times in ns: both ends belong to it
        std::int64_t to = 0;
        std::string text{}; ///< Text: in lower case
        friend bool operator==(const Term &, const Term &) = default;
    };

    std::vector<Term> terms;

    bool empty() const { return terms.empty(); }
    friend bool operator==(const FutureQuery &, const FutureQuery &) = default;
};

/// Errors name the word and what belongs there.
Result<FutureQuery> parseFutureQuery(std::string_view text);

/// Answers for one future after the other; keeps what it needs between them. `texts` are the Trace's; `names` those of
/// a trace that another program wrote, whose futures are known from when they start, or null.
class QueryMatcher
{
public:
    QueryMatcher(const FutureQuery &query, std::int64_t atNs, const std::vector<std::string> &texts,
                 const TraceNames *names = nullptr)
        : m_query(query),
          m_atNs(atNs),
          m_texts(texts),
          m_names(names)
    {}

    /// A future that is not submitted yet at that moment is found by its number alone.
    bool matches(const FutureRow &row, FutureId future);

private:
    bool holds(const FutureQuery::Term &term, const FutureRow &row, FutureId future);
    bool textFound(const std::string &text, const FutureRow &row);

    const FutureQuery &m_query;
    const std::int64_t m_atNs;
    const std::vector<std::string> &m_texts;
    const TraceNames *m_names;
    std::string m_haystack;
    FutureId m_haystackOf = noFuture;
};

} // namespace futurescope
