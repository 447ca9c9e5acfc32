// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/futureorder.h"

#include <algorithm>
#include <numeric>

namespace futurescope {

namespace {

constexpr std::size_t atATime = 16'384; // rows between two looks at whether anybody still wants the answer
constexpr int searchedPermille = 600;   // searching formats texts, so that it takes the larger part
constexpr int keyedPermille = 700;

struct SortKey
{
    std::uint64_t major = 0;
    std::uint32_t row = 0;
    std::uint32_t group = 0; ///< comes before `major`

    bool operator<(const SortKey &other) const
    {
        if (group != other.group)
            return group < other.group;
        return major != other.major ? major < other.major : row < other.row;
    }
};

// Keeps the order of signed numbers.
std::uint64_t unsignedOf(std::int64_t number)
{
    return static_cast<std::uint64_t>(number) ^ std::uint64_t{1} << 63;
}

class KeyMaker
{
public:
    KeyMaker(const OrderRequest &request) : m_column(request.column), m_atNs(request.atNs), m_names(request.names())
    {
        if (m_column == FutureColumn::Outcome && m_names)
            rankTexts(m_names->texts);
        else if (m_column == FutureColumn::Outcome)
            rankTexts(request.trace.texts());
    }

    SortKey keyOf(const FutureRow &row, std::uint32_t index) const
    {
        const bool started = happened(row.startedNs, m_atNs);
        const bool ended = happened(row.endedNs, m_atNs);
        switch (m_column) {
        case FutureColumn::Number:
            return {index, index, 0};
        case FutureColumn::State:
            return {0, index, stateRank(row, started, ended)};
        case FutureColumn::Worker:
            return {started ? row.lane.value : std::uint64_t{0}, index, 0};
        case FutureColumn::Items:
            return {row.firstItem, index, 0};
        case FutureColumn::WaitMs:
            return {started ? unsignedOf(row.startedNs - row.submittedNs) : 0, index, 0};
        case FutureColumn::RunMs:
            return {started ? unsignedOf((ended ? row.endedNs : m_atNs) - row.startedNs) : 0, index, 0};
        case FutureColumn::Outcome:
            break;
        }
        if (m_names)
            return nameKey(row, index);
        return ended ? outcomeKey(row, index) : SortKey{0, index, 0};
    }

private:
    // In the order of a future's life, and the ways in which it can end; failures by their names.
    std::uint32_t stateRank(const FutureRow &row, bool started, bool ended) const
    {
        if (!happened(row.submittedNs, m_atNs))
            return 0;
        if (!ended)
            return started ? 2 : 1;
        switch (row.outcome) {
        case Outcome::Failed:
            return 10 + failureRank(row.failure);
        case Outcome::Cancelled:
            return 100;
        case Outcome::Lost:
            return 101;
        case Outcome::Finished:
        case Outcome::Open:
            break;
        }
        return 3;
    }

    static std::uint32_t failureRank(FailureKind kind)
    {
        const auto name = failureName(kind);
        std::uint32_t rank = 0;
        for (int other = 0; other <= static_cast<int>(lastFailureKind); ++other)
            rank += failureName(static_cast<FailureKind>(other)) < name ? 1 : 0;
        return rank;
    }

    // As their texts would be sorted, but numbers in them by size.
    SortKey outcomeKey(const FutureRow &row, std::uint32_t index) const
    {
        switch (row.outcome) {
        case Outcome::Cancelled:
            return {0, index, 1};
        case Outcome::Lost:
            return {row.payload, index, 40};
        case Outcome::Failed:
            break;
        case Outcome::Finished:
        case Outcome::Open:
            return {row.payload, index, 50};
        }
        const Failure failure = Failure::fromPayload(row.failure, row.payload);
        if (carriesText(row.failure))
            return {failure.number < m_textRanks.size() ? m_textRanks[failure.number] : m_textRanks.size(), index, 10};
        return {row.payload, index, 20 + failureRank(row.failure)};
    }

    /// Of a trace that another program wrote the names stand where outcomes do.
    SortKey nameKey(const FutureRow &row, std::uint32_t index) const
    {
        if (!happened(row.startedNs, m_atNs) || index >= m_names->futures.size())
            return {0, index, 0};
        return {m_textRanks[m_names->futures[index]], index, 1};
    }

    template <class Texts>
    void rankTexts(const Texts &texts)
    {
        std::vector<std::size_t> sorted(texts.size());
        std::iota(sorted.begin(), sorted.end(), 0);
        std::ranges::sort(sorted, {}, [&](std::size_t index) -> const std::string & {
            return texts[static_cast<std::uint32_t>(index)];
        });
        m_textRanks.resize(texts.size());
        for (std::size_t rank = 0; rank < sorted.size(); ++rank)
            m_textRanks[sorted[rank]] = rank;
    }

    const FutureColumn m_column;
    const std::int64_t m_atNs;
    const TraceNames *m_names;
    std::vector<std::uint64_t> m_textRanks; // by the number of the text
};

class OrderMaker
{
public:
    OrderMaker(const OrderRequest &request, const std::stop_token &stop, std::atomic<int> *permille)
        : m_request(request),
          m_stop(stop),
          m_permille(permille)
    {}

    std::optional<FutureOrder> make()
    {
        if (!search() || !makeKeys() || !sortKeys())
            return std::nullopt;
        m_order.rows.reserve(m_keys.size());
        m_order.places.assign(m_request.rows.size(), FutureOrder::nowhere);
        const auto add = [this](const SortKey &key) {
            m_order.places[key.row] = static_cast<std::uint32_t>(m_order.rows.size());
            m_order.rows.push_back(key.row);
        };
        if (m_request.descending)
            std::for_each(m_keys.rbegin(), m_keys.rend(), add);
        else
            std::for_each(m_keys.begin(), m_keys.end(), add);
        return std::move(m_order);
    }

private:
    /// False when nobody wants to know any more.
    bool goOn(std::size_t done, std::size_t all, int from, int to)
    {
        if (m_permille && all > 0)
            m_permille->store(from + static_cast<int>(done * static_cast<std::size_t>(to - from) / all),
                              std::memory_order_relaxed);
        return !m_stop.stop_requested();
    }

    bool search()
    {
        if (m_request.query.empty())
            return true;
        const std::size_t size = m_request.rows.size();
        auto matches = std::make_shared<FutureMatches>();
        matches->bits.resize((size + 63) / 64);
        matches->looked = size;
        QueryMatcher matcher(m_request.query, m_request.atNs, m_request.trace.texts(), m_request.names());
        for (std::size_t i = 0; i < size; ++i) {
            if (i % atATime == 0 && !goOn(i, size, 0, searchedPermille))
                return false;
            if (!matcher.matches(m_request.rows[i], FutureId{static_cast<std::uint32_t>(i + 1)}))
                continue;
            matches->bits[i / 64] |= std::uint64_t{1} << i % 64;
            ++matches->count;
        }
        m_order.matches = std::move(matches);
        return true;
    }

    bool makeKeys()
    {
        const KeyMaker maker(m_request);
        const FutureMatches *matches = m_order.matches.get();
        const std::size_t size = m_request.rows.size();
        m_keys.reserve(matches ? matches->count : size);
        for (std::size_t i = 0; i < size; ++i) {
            if (i % atATime == 0 && !goOn(i, size, searchedPermille, keyedPermille))
                return false;
            if (!matches || (matches->bits[i / 64] >> i % 64 & 1u) != 0)
                m_keys.push_back(maker.keyOf(m_request.rows[i], static_cast<std::uint32_t>(i)));
        }
        return true;
    }

    // In pieces that are then merged, so that it can be given up within milliseconds.
    bool sortKeys()
    {
        const std::size_t size = m_keys.size();
        if (m_request.column == FutureColumn::Number)
            return true;
        const auto at = [this](std::size_t index) { return m_keys.begin() + static_cast<std::ptrdiff_t>(index); };
        for (std::size_t first = 0; first < size; first += atATime) {
            if (!goOn(first, size, keyedPermille, 850))
                return false;
            std::sort(at(first), at(std::min(first + atATime, size)));
        }
        std::vector<SortKey> merged(size);
        for (std::size_t piece = atATime; piece < size; piece *= 2) {
            if (!goOn(piece, size, 850, 1000))
                return false;
            for (std::size_t first = 0; first < size; first += 2 * piece) {
                const std::size_t middle = std::min(first + piece, size);
                std::merge(at(first), at(middle), at(middle), at(std::min(middle + piece, size)),
                           merged.begin() + static_cast<std::ptrdiff_t>(first));
            }
            m_keys.swap(merged);
        }
        return true;
    }

    const OrderRequest &m_request;
    const std::stop_token &m_stop;
    std::atomic<int> *m_permille;
    FutureOrder m_order;
    std::vector<SortKey> m_keys;
};

} // namespace

std::optional<FutureOrder> orderFutures(const OrderRequest &request, const std::stop_token &stop,
                                        std::atomic<int> *permille)
{
    return OrderMaker(request, stop, permille).make();
}

} // namespace futurescope
