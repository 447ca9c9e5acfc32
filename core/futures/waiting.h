// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/futurecore.h"

#include <deque>
#include <memory>
#include <span>
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
DoneAndNotDone wait(std::span<const FuturePtr> futures, Timeout timeout = std::nullopt,
                    ReturnWhen returnWhen = ReturnWhen::AllCompleted);

/// concurrent.futures.as_completed(): first those that are done already, then the others as they finish, each once.
/// One thread iterates. The timeout counts from construction. Destroying it before the end unregisters from the rest.
class AsCompleted
{
public:
    explicit AsCompleted(std::span<const FuturePtr> futures, Timeout timeout = std::nullopt);
    ~AsCompleted();
    AsCompleted(const AsCompleted &) = delete;
    AsCompleted &operator=(const AsCompleted &) = delete;

    /// The next finished future, or null after the last. Throws TimeoutError "N (of M) futures unfinished".
    FuturePtr next();

private:
    class Collector;

    void waitForMore();

    std::size_t m_total = 0;
    std::size_t m_delivered = 0;
    std::optional<std::int64_t> m_deadlineNs;
    std::unordered_map<FutureCore *, FuturePtr> m_watched; // not yet delivered
    std::deque<FuturePtr> m_ready;
    std::unique_ptr<Collector> m_collector;
};

} // namespace futurescope
