// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/executor.h"
#include "core/executors/remotetask.h"
#include "core/futures/deadline.h"

#include <iterator>
#include <optional>
#include <ranges>
#include <tuple>
#include <vector>

namespace futurescope {

struct MapOptions
{
    Timeout timeout = std::nullopt; ///< for all results together, from the call of map(), not from the first next()
    /// How many items make one task for `processes`; less than 1 is a ValueError there. As in Python the executors
    /// that share our memory ignore it, whatever it is: each item is a task.
    int chunkSize = 1;
};

/// Throws ValueError "chunksize must be >= 1." where `executor` makes use of the size. Gives the size that it uses.
std::size_t usedChunkSize(const Executor &executor, const MapOptions &options);

/// The results of one map(), in the order of its inputs. One thread iterates. What has been delivered is not kept.
///
/// next() waits for the next result and throws what its task threw, CancelledError if somebody cancelled it, or
/// TimeoutError. After that it is over, as Python's iterator is: what has not started is cancelled and next() gives
/// nothing. Destroying it in the middle cancels too; but as with Python's generator, one that has never been asked for
/// a result cancels nothing: its tasks all run.
template <class T>
class MapResults
{
public:
    MapResults(std::vector<Future<T>> futures, Deadline deadline)
        : m_futures(futures.rbegin(), futures.rend()),
          m_deadline(deadline)
    {}
    ~MapResults() { cancelRest(); }
    MapResults(MapResults &&) = default;
    MapResults &operator=(MapResults &&) = delete;

    /// The next result, or nothing after the last.
    std::optional<T> next()
    {
        m_begun = true;
        if (m_futures.empty())
            return std::nullopt;
        const Future<T> future = std::move(m_futures.back());
        m_futures.pop_back();
        try {
            return future.core()->takeResult(timeUntil(m_deadline));
        } catch (...) {
            if (!future.done())
                future.cancel();
            cancelRest();
            throw;
        }
    }

private:
    /// As Python's does, from the last input to the first.
    void cancelRest()
    {
        if (!m_begun)
            return;
        for (const Future<T> &future : m_futures) {
            if (!future.done())
                future.cancel();
        }
        m_futures.clear();
    }

    std::vector<Future<T>> m_futures; // not delivered yet, the next one last
    Deadline m_deadline;
    bool m_begun = false;
};

/// The results of mapNamed(): those of its chunks, one by one.
class NamedMapResults
{
public:
    explicit NamedMapResults(MapResults<std::vector<Bytes>> chunks) : m_chunks(std::move(chunks)) {}

    /// As MapResults::next(); an exception in a chunk stands for all results of that chunk.
    std::optional<Bytes> next();

private:
    MapResults<std::vector<Bytes>> m_chunks;
    std::vector<Bytes> m_chunk; // of the chunk in hand, not delivered yet, the next one last
};

/// Walks over what is left of a map's results in a range-based for loop: for (auto &result : remaining(results)).
template <class Results>
class Remaining
{
public:
    explicit Remaining(Results &results) : m_results(results) {}

    class Iterator
    {
    public:
        explicit Iterator(Results &results) : m_results(&results), m_current(results.next()) {}
        auto &operator*() { return *m_current; }
        Iterator &operator++()
        {
            m_current.reset(); // before the wait for the next: nothing delivered is kept
            m_current = m_results->next();
            return *this;
        }
        friend bool operator==(const Iterator &iterator, std::default_sentinel_t) { return !iterator.m_current; }

    private:
        Results *m_results;
        decltype(m_results->next()) m_current;
    };

    Iterator begin() { return Iterator(m_results); }
    std::default_sentinel_t end() const { return {}; }

private:
    Results &m_results;
};

template <class Results>
Remaining<Results> remaining(Results &results)
{
    return Remaining<Results>(results);
}

/// concurrent.futures' map(): calls `function` with one item of each input at a time and stops at the shortest. All is
/// submitted before it returns; `function` and the items are copied into the tasks. Throws what submit() throws, so
/// from `processes` RuntimeError, for a closure cannot cross a process border: see mapNamed().
template <class Function, class... Inputs>
requires(sizeof...(Inputs) > 0
         && (std::ranges::input_range<Inputs> && ...)) auto map(Executor &executor, const MapOptions &options,
                                                                const Function &function, Inputs &&...inputs)
{
    using Returned = std::invoke_result_t<Function, std::ranges::range_reference_t<Inputs>...>;
    using T = std::conditional_t<std::is_void_v<Returned>, std::monostate, std::decay_t<Returned>>;
    const Deadline deadline = deadlineAfter(options.timeout);
    usedChunkSize(executor, options);
    std::vector<Future<T>> futures;
    std::tuple positions(std::ranges::begin(inputs)...);
    const std::tuple ends(std::ranges::end(inputs)...);
    const auto atAnEnd = [&]<std::size_t... Is>(std::index_sequence<Is...>)
    {
        return (... || (std::get<Is>(positions) == std::get<Is>(ends)));
    };
    for (; !atAnEnd(std::index_sequence_for<Inputs...>{});
         std::apply([](auto &...position) { (..., ++position); }, positions)) {
        std::tuple<std::ranges::range_value_t<Inputs>...> items = std::apply(
            [](auto &...position) { return std::tuple<std::ranges::range_value_t<Inputs>...>(*position...); },
            positions);
        futures.push_back(
            executor.submit([call = std::decay_t<Function>(function), items = std::move(items)]() mutable -> T {
                if constexpr (std::is_void_v<Returned>)
                    return std::apply(call, std::move(items)), T{};
                else
                    return std::apply(call, std::move(items));
            }));
    }
    return MapResults<T>(std::move(futures), deadline);
}

template <class Function, class... Inputs>
requires(sizeof...(Inputs) > 0 && (std::ranges::input_range<Inputs> && ...)) auto map(Executor &executor,
                                                                                      const Function &function,
                                                                                      Inputs &&...inputs)
{
    return map(executor, MapOptions{}, function, std::forward<Inputs>(inputs)...);
}

/// map() over a function registered by name, one Bytes of arguments for each call: for every executor, and the only
/// one for `processes`, where `options.chunkSize` calls make one task.
NamedMapResults mapNamed(Executor &executor, const std::string &functionName, std::span<const Bytes> arguments,
                         const MapOptions &options = {});

} // namespace futurescope
