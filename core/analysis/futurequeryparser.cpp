// SPDX-License-Identifier: GPL-3.0-or-later
// How a search is read.
#include "core/analysis/futurequery.h"
#include "core/base/time.h"

#include <charconv>
#include <fmt/format.h>
#include <limits>
#include <optional>

namespace futurescope {

namespace {

using Term = FutureQuery::Term;

constexpr std::int64_t highest = std::numeric_limits<std::int64_t>::max();

struct Word
{
    std::string text;    ///< in lower case
    std::string written; ///< as it was typed, for messages
    bool quoted = false;
    bool negated = false;
};

Error bad(std::string detail)
{
    return {ErrorCode::Usage, std::move(detail)};
}

// ASCII only: what programs call their errors.
std::string lowered(std::string_view text)
{
    std::string result(text);
    for (char &c : result) {
        if (c >= 'A' && c <= 'Z')
            c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

bool isSpace(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

Result<std::vector<Word>> wordsOf(std::string_view text)
{
    std::vector<Word> words;
    std::size_t at = 0;
    while (at < text.size()) {
        if (isSpace(text[at])) {
            ++at;
            continue;
        }
        Word word;
        if (text[at] == '-' && at + 1 < text.size() && !isSpace(text[at + 1])) {
            word.negated = true;
            ++at;
        }
        const std::size_t start = at;
        if (text[at] == '"') {
            const std::size_t end = text.find('"', at + 1);
            if (end == std::string_view::npos)
                return bad(fmt::format("{}: the closing quote is missing", text.substr(start)));
            word.quoted = true;
            word.written = text.substr(at + 1, end - at - 1);
            at = end + 1;
        } else {
            while (at < text.size() && !isSpace(text[at]))
                ++at;
            word.written = text.substr(start, at - start);
        }
        word.text = lowered(word.written);
        if (!word.text.empty())
            words.push_back(std::move(word));
    }
    return words;
}

std::optional<std::int64_t> wholeNumber(std::string_view text)
{
    std::int64_t number = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), number);
    const bool whole = parsed.ec == std::errc{} && parsed.ptr == text.data() + text.size();
    return whole && !text.empty() ? std::optional(number) : std::nullopt;
}

class Parser
{
public:
    explicit Parser(std::vector<Word> words) : m_words(std::move(words)) {}

    Result<FutureQuery> parse()
    {
        FutureQuery query;
        while (m_next < m_words.size()) {
            const Word &word = m_words[m_next];
            Result<Term> term = parseTerm(word);
            if (!term)
                return term.error();
            term->negated = word.negated;
            query.terms.push_back(std::move(*term));
            ++m_next;
        }
        return query;
    }

private:
    static Term textTerm(const Word &word) { return {.kind = Term::Kind::Text, .text = word.text}; }

    /// The word after the current one, or null.
    const Word *following() const { return m_next + 1 < m_words.size() ? &m_words[m_next + 1] : nullptr; }

    static bool compares(std::string_view text) { return text.starts_with('<') || text.starts_with('>'); }

    Result<Term> parseTerm(const Word &word)
    {
        if (word.quoted)
            return textTerm(word);
        if (const std::uint16_t states = queryStatesOf(word.text); states != 0)
            return Term{.kind = Term::Kind::States, .states = states};
        if (word.text == "unread")
            return Term{.kind = Term::Kind::Unread};
        if (word.text.starts_with('#'))
            return parseNumbers(word);
        if (word.text == "worker")
            return parseWorker(word);
        if (compares(word.text))
            return parseTime(Term::Kind::RunTime, word.text, word.written);
        for (const auto &[name, kind] : {std::pair("wait", Term::Kind::WaitTime), {"run", Term::Kind::RunTime}}) {
            const std::string_view rest = std::string_view(word.text).substr(
                std::min(word.text.size(), std::string_view(name).size()));
            if (!word.text.starts_with(name))
                continue;
            if (compares(rest))
                return parseTime(kind, std::string(rest), word.written);
            if (const Word *next = following(); rest.empty() && next && !next->quoted && compares(next->text)) {
                ++m_next;
                return parseTime(kind, m_words[m_next].text, word.written + ' ' + m_words[m_next].written);
            }
        }
        return textTerm(word);
    }

    Result<Term> parseNumbers(const Word &word)
    {
        constexpr std::int64_t last = std::numeric_limits<std::uint32_t>::max();
        const std::string_view text = word.text;
        const std::size_t dots = text.find("..");
        const auto numberOf = [](std::string_view part) {
            return wholeNumber(part.starts_with('#') ? part.substr(1) : part);
        };
        const auto from = numberOf(text.substr(0, dots));
        const auto to = dots == std::string_view::npos ? from : numberOf(text.substr(dots + 2));
        if (!from || !to)
            return bad(fmt::format("{}: after # comes the number of a future, as in #12 or #10..#20", word.written));
        if (*from < 1 || *to > last)
            return bad(fmt::format("{}: futures are numbered from 1 to {}", word.written, last));
        if (*from > *to)
            return bad(fmt::format("{}: the first number is larger than the last", word.written));
        return Term{.kind = Term::Kind::Number, .from = *from, .to = *to};
    }

    // Without a number behind it, it is a word like any other.
    Result<Term> parseWorker(const Word &word)
    {
        const Word *next = following();
        const auto number = next && !next->quoted ? wholeNumber(next->text) : std::nullopt;
        if (!number)
            return textTerm(word);
        ++m_next;
        constexpr std::int64_t last = controlLane.value - 1;
        if (*number < 1 || *number > last)
            return bad(fmt::format("worker {}: workers are numbered from 1 to {}", *number, last));
        return Term{.kind = Term::Kind::Worker, .from = *number, .to = *number};
    }

    Result<Term> parseTime(Term::Kind kind, const std::string &comparison, std::string written)
    {
        const bool more = comparison[0] == '>';
        const bool orEqual = comparison.size() > 1 && comparison[1] == '=';
        std::string time = comparison.substr(orEqual ? 2 : 1);
        // Number and unit may be words of their own: "> 50 ms", ">50 ms".
        while (!isDuration(time) && following() && m_taken < 2) {
            ++m_next;
            ++m_taken;
            time += m_words[m_next].text;
            written += ' ' + m_words[m_next].written;
        }
        m_taken = 0;
        const auto duration = parseDuration(plainUnit(time));
        if (!duration)
            return bad(
                fmt::format("{}: here belongs a time of up to 24 hours with its unit ns, us, ms, s or min, as in "
                            "> 50 ms",
                            written));
        const std::int64_t ns = duration->count();
        Term term{.kind = kind, .from = 0, .to = highest};
        if (more)
            term.from = orEqual ? ns : ns + 1;
        else
            term.to = orEqual ? ns : ns - 1;
        return term;
    }

    static std::string plainUnit(std::string text)
    {
        for (const std::string_view micro : {"\u00b5", "\u03bc"}) { // the sign, and the letter that looks the same
            if (const std::size_t at = text.find(micro); at != std::string::npos)
                text.replace(at, micro.size(), "u");
        }
        return text;
    }

    static bool isDuration(const std::string &text) { return parseDuration(plainUnit(text)).ok(); }

    std::vector<Word> m_words;
    std::size_t m_next = 0;
    int m_taken = 0; // words that the time under way has taken
};

} // namespace

std::string_view queryStateName(QueryState state)
{
    switch (state) {
    case QueryState::Pending:
        return "pending";
    case QueryState::Running:
        return "running";
    case QueryState::Finished:
        return "finished";
    case QueryState::Failed:
        return "failed";
    case QueryState::Cancelled:
        return "cancelled";
    case QueryState::Lost:
        break;
    }
    return "lost";
}

std::uint16_t queryStatesOf(std::string_view word)
{
    std::uint16_t states = 0;
    while (true) {
        const std::size_t bar = word.find('|');
        const std::string_view name = word.substr(0, bar);
        std::size_t state = 0;
        while (state < queryStateCount && queryStateName(static_cast<QueryState>(state)) != name)
            ++state;
        if (state == queryStateCount)
            return 0;
        states = static_cast<std::uint16_t>(states | 1u << state);
        if (bar == std::string_view::npos)
            return states;
        word.remove_prefix(bar + 1);
    }
}

Result<FutureQuery> parseFutureQuery(std::string_view text)
{
    Result<std::vector<Word>> words = wordsOf(text);
    if (!words)
        return words.error();
    return Parser(std::move(*words)).parse();
}

} // namespace futurescope
