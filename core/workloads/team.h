// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/experiment/experiment.h"
#include "core/futures/futurecore.h"

#include <atomic>
#include <cstdint>
#include <mutex>

namespace futurescope {

/// A barrier whose parties spin, and may leave for good. Each thread has its own turn of being a party.
class SpinBarrier
{
public:
    /// From now on so many parties are waited for. Not while anybody is at the barrier.
    void form(std::uint32_t parties);
    /// So many parties will come no more. Those that wait go on if they were waiting for these only. Any thread; not
    /// for a party that is waiting itself.
    void leave(std::uint32_t parties = 1);

    /// Comes to the barrier. True: it was the last, and all go on. False: see waitFor().
    bool arrive(std::uint32_t &phase);
    /// Have all others come since arrive() told `phase`?
    bool passed(std::uint32_t phase) const;
    /// Takes back an arrival of this phase, unless it has passed meanwhile: the party gives up waiting.
    void retract(std::uint32_t phase);

private:
    /// All in one word, so that who comes and who leaves see each other: phase, parties, arrived.
    struct State
    {
        std::uint32_t phase = 0;
        std::uint16_t parties = 0; ///< no executor has more than 1024 workers
        std::uint16_t arrived = 0;
    };
    static_assert(sizeof(State) == 8);

    template <class Change>
    State change(Change change);

    alignas(64) std::atomic<State> m_state{};
};

/// What couples the tasks of one run: a lock that they compute or sleep part of their items under, or a barrier after
/// each step. Any thread.
class Team
{
public:
    Team(Coupling coupling, double squaresPerNs);

    /// The tasks that compute from now on are so many. Before the first of them begins.
    void form(std::uint32_t tasks) { m_barrier.form(tasks); }
    /// So many of them compute no more, or never will.
    void leave(std::uint32_t tasks = 1) { m_barrier.leave(tasks); }

    /// What sumOfSquares(turns) gives, computed step by step. Throws as that does; a stop request also ends the
    /// waiting.
    std::uint64_t sumOfSquares(std::uint64_t turns, const TaskContext &context)
    {
        return sumOfSquares(0, turns, context);
    }
    /// The same for the turns in [from, end).
    std::uint64_t sumOfSquares(std::uint64_t from, std::uint64_t end, const TaskContext &context);

    /// What sleepBlocking() does, the second half of it with the lock held: so long one task keeps all others from
    /// theirs. Only where the coupling is a lock.
    void sleep(Nanos duration, const TaskContext &context);

    /// CPU time that tasks have spent spinning so far.
    Nanos spunTime() const { return Nanos{m_spunNs.load(std::memory_order_relaxed)}; }

private:
    std::uint64_t underLock(std::uint64_t from, std::uint64_t to, const TaskContext &context);
    void meet(const TaskContext &context);

    const Coupling m_coupling;
    const std::uint64_t m_turnsPerStep;
    std::mutex m_lock;
    SpinBarrier m_barrier;
    std::atomic<std::int64_t> m_spunNs{0};
};

} // namespace futurescope
