// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/futurequery.h"
#include "core/trace/foreigntrace.h"

#include <atomic>
#include <cstdint>
#include <memory>
#include <optional>
#include <stop_token>
#include <vector>

namespace futurescope {

/// What futures can be sorted by; the columns of their table.
enum class FutureColumn { Number, State, Worker, Items, WaitMs, RunMs, Outcome };

/// The futures that a search found. Immutable once it is published.
struct FutureMatches
{
    std::vector<std::uint64_t> bits; ///< bit i of word i/64 is future i+1
    std::size_t looked = 0;          ///< at so many futures, from the first on
    std::size_t count = 0;

    bool contains(FutureId future) const
    {
        const std::size_t index = future.value - std::size_t{1}; // of noFuture it is past every end
        return index < looked && (bits[index / 64] >> index % 64 & 1u) != 0;
    }
};

struct OrderRequest
{
    FutureRows rows;
    Trace trace; ///< for its texts
    FutureQuery query;
    FutureColumn column = FutureColumn::Number;
    bool descending = false;
    std::int64_t atNs = 0;                                 ///< the moment whose states and times count
    std::shared_ptr<const ForeignTrace> foreign = nullptr; ///< if another program wrote the trace: for its names

    const TraceNames *names() const { return foreign ? &foreign->names : nullptr; }
};

/// The rows that match, sorted; equal ones by their number.
struct FutureOrder
{
    static constexpr std::uint32_t nowhere = UINT32_MAX;

    std::shared_ptr<const FutureMatches> matches; ///< null: nothing was searched, all match
    std::vector<std::uint32_t> rows;
    std::vector<std::uint32_t> places; ///< of each row in `rows`, or nowhere
};

/// Takes some time for a million; any thread. nullopt: `stop` was requested. `permille`, if there, tells how far it has
/// come.
std::optional<FutureOrder> orderFutures(const OrderRequest &request, const std::stop_token &stop = {},
                                        std::atomic<int> *permille = nullptr);

} // namespace futurescope
