// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"

#include <concepts>
#include <cstddef>
#include <deque>
#include <iterator>
#include <memory>
#include <ranges>
#include <span>
#include <type_traits>
#include <unordered_map>
#include <vector>

namespace futurescope {

enum class ReturnWhen { FirstCompleted, FirstException, AllCompleted };

struct DoneAndNotDone
{
    std::vector<FuturePtr> done; ///< finished, or cancelled and noticed by a worker; in the order given
    std::vector<FuturePtr> notDone;
};

/// concurrent.futures.wait(): duplicates count once; a timeout returns what there is and never throws. Any thread.
///
/// A future that is Cancelled counts only when its worker has noticed (setRunningOrNotifyCancel()). As in Python, what
/// shutdown(cancelFutures=true) has taken out of a queue is never noticed by anybody, so that ALL_COMPLETED without a
/// timeout waits for it for ever; result() does not.
DoneAndNotDone wait(std::span<const FuturePtr> futures, Timeout timeout = std::nullopt,
                    ReturnWhen returnWhen = ReturnWhen::AllCompleted);

/// Anything that can be walked over and gives futures, but is not yet a row of FuturePtrs in memory.
template <class Range>
concept FutureRange = std::ranges::input_range<Range> && std::convertible_to<
    std::ranges::range_reference_t<Range>, FuturePtr> && !std::convertible_to<Range, std::span<const FuturePtr>>;

template <FutureRange Range>
std::vector<FuturePtr> futuresIn(Range &&range)
{
    std::vector<FuturePtr> futures;
    for (auto &&future : range)
        futures.push_back(future);
    return futures;
}

template <FutureRange Range>
DoneAndNotDone wait(Range &&futures, Timeout timeout = std::nullopt, ReturnWhen returnWhen = ReturnWhen::AllCompleted)
{
    const std::vector<FuturePtr> pointers = futuresIn(std::forward<Range>(futures));
    return wait(std::span(pointers), timeout, returnWhen);
}

/// The iteration of concurrent.futures.as_completed(): first the futures that are done already, then the others as
/// they finish, each once. What counts as done is as in wait(). One thread iterates.
///
/// As Python's, which is a generator, it begins with the first next(): what is done by then comes first, and the
/// timeout counts from there, for the whole iteration. When the time is up, next() throws even if futures have finished
/// since the last look. Then, and at the end, the iteration is over and next() gives null. It keeps no future alive
/// that it has given. Destroying it before the end takes its watchers off the rest.
class AsCompleted
{
public:
    explicit AsCompleted(std::span<const FuturePtr> futures, Timeout timeout = std::nullopt);
    ~AsCompleted();
    AsCompleted(const AsCompleted &) = delete;
    AsCompleted &operator=(const AsCompleted &) = delete;

    /// The next finished future, or null after the last. Throws TimeoutError "N (of M) futures unfinished".
    FuturePtr next();

    /// For `for (const FuturePtr &future : asCompleted(...))`. It lets go of a future before it waits for the next.
    class Iterator
    {
    public:
        using iterator_concept = std::input_iterator_tag;
        using difference_type = std::ptrdiff_t;
        using value_type = FuturePtr;

        explicit Iterator(AsCompleted &source) : m_source(&source), m_current(source.next()) {}
        const FuturePtr &operator*() const { return m_current; }
        Iterator &operator++()
        {
            m_current = nullptr;
            m_current = m_source->next();
            return *this;
        }
        void operator++(int) { ++*this; }
        friend bool operator==(const Iterator &iterator, std::default_sentinel_t) { return !iterator.m_current; }

    private:
        AsCompleted *m_source;
        FuturePtr m_current;
    };

    Iterator begin() { return Iterator(*this); }
    std::default_sentinel_t end() const { return {}; }

private:
    class Collector;

    void start();
    void waitForMore();
    void stopWatching();

    const Timeout m_timeout;
    std::vector<FuturePtr> m_given; // until the first next()
    std::size_t m_total = 0;
    std::size_t m_delivered = 0;
    bool m_started = false;
    bool m_timedOut = false;
    std::optional<std::int64_t> m_deadline;                // of monotonicNs(), from the first next()
    std::unordered_map<FutureCore *, FuturePtr> m_watched; // neither delivered nor ready
    std::deque<FuturePtr> m_ready;
    std::unique_ptr<Collector> m_collector;
};

inline AsCompleted asCompleted(std::span<const FuturePtr> futures, Timeout timeout = std::nullopt)
{
    return AsCompleted(futures, timeout);
}

template <FutureRange Range>
AsCompleted asCompleted(Range &&futures, Timeout timeout = std::nullopt)
{
    return AsCompleted(futuresIn(std::forward<Range>(futures)), timeout);
}

} // namespace futurescope
