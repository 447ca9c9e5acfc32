// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/team.h"

#include "core/platform/cputime.h"
#include "core/platform/spinning.h"
#include "core/trace/recorder.h"
#include "core/workloads/corewatch.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/sleepwork.h"
#include "core/workloads/stopping.h"

#include <algorithm>
#include <cassert>
#include <cmath>

namespace futurescope {

namespace {

constexpr double stepNs = 100'000;

/// Holds the lock of a team. Waiting and what ends it are recorded; a lock that was free leaves no trace.
class TeamLock
{
public:
    TeamLock(std::mutex &mutex, FutureId future) : m_mutex(mutex), m_future(future)
    {
        if (m_mutex.try_lock())
            return;
        // Who holds it may need the interpreter lock to come to the end.
        const ComputePause pause;
        m_waited = true;
        record(EventKind::LockWait, m_future, couplingLock);
        m_mutex.lock();
        record(EventKind::LockGot, m_future, couplingLock);
    }
    ~TeamLock()
    {
        if (m_waited) // before the unlocking, so that no taking that it makes possible is recorded before it
            record(EventKind::LockReleased, m_future, couplingLock);
        m_mutex.unlock();
    }
    TeamLock(const TeamLock &) = delete;
    TeamLock &operator=(const TeamLock &) = delete;

private:
    std::mutex &m_mutex;
    const FutureId m_future;
    bool m_waited = false;
};

} // namespace

/// Applies `change` to the state until nobody has come in between. Returns what it was before.
template <class Change>
SpinBarrier::State SpinBarrier::change(Change change)
{
    State before = m_state.load(std::memory_order_acquire);
    while (true) {
        State after = before;
        change(after);
        if (after.arrived > 0 && after.arrived >= after.parties) {
            after.arrived = 0;
            ++after.phase;
        }
        // Release and acquire: what a party did before it came is seen by those that go on.
        if (m_state.compare_exchange_weak(before, after, std::memory_order_acq_rel, std::memory_order_acquire))
            return before;
    }
}

void SpinBarrier::form(std::uint32_t parties)
{
    change([parties](State &state) { state.parties = static_cast<std::uint16_t>(parties); });
}

void SpinBarrier::leave(std::uint32_t parties)
{
    change([parties](State &state) {
        state.parties = static_cast<std::uint16_t>(state.parties - std::min<std::uint32_t>(parties, state.parties));
    });
}

bool SpinBarrier::arrive(std::uint32_t &phase)
{
    const State before = change([](State &state) { ++state.arrived; });
    phase = before.phase;
    return before.arrived + 1 >= before.parties;
}

bool SpinBarrier::passed(std::uint32_t phase) const
{
    return m_state.load(std::memory_order_acquire).phase != phase;
}

void SpinBarrier::retract(std::uint32_t phase)
{
    change([phase](State &state) {
        if (state.phase == phase && state.arrived > 0)
            --state.arrived;
    });
}

Team::Team(Coupling coupling, double squaresPerNs)
    : m_coupling(coupling),
      m_turnsPerStep(std::max<std::uint64_t>(1, static_cast<std::uint64_t>(std::llround(stepNs * squaresPerNs))))
{}

std::uint64_t Team::sumOfSquares(std::uint64_t from, std::uint64_t end, const TaskContext &context)
{
    std::uint64_t total = 0;
    while (from < end) {
        const std::uint64_t to = std::min(end, from + m_turnsPerStep);
        if (m_coupling == Coupling::Lock) {
            const std::uint64_t middle = from + (to - from) / 2;
            total += futurescope::sumOfSquares(from, middle, context.stop);
            total += underLock(middle, to, context);
        } else {
            total += futurescope::sumOfSquares(from, to, context.stop);
            meet(context);
        }
        from = to;
    }
    return total;
}

std::uint64_t Team::underLock(std::uint64_t from, std::uint64_t to, const TaskContext &context)
{
    const TeamLock lock(m_lock, context.future);
    return futurescope::sumOfSquares(from, to, context.stop);
}

void Team::sleep(Nanos duration, const TaskContext &context)
{
    assert(m_coupling == Coupling::Lock);
    const Nanos alone = duration / 2;
    sleepBlocking(duration - alone, context);
    const TeamLock lock(m_lock, context.future);
    sleepBlocking(alone, context);
}

void Team::meet(const TaskContext &context)
{
    std::uint32_t phase = 0;
    if (m_barrier.arrive(phase))
        return;
    CoreWatch watch; // spinning is computing too
    const Nanos cpuBefore = threadCpuTime();
    record(EventKind::LockWait, context.future, spinBarrier);
    try {
        while (!m_barrier.passed(phase)) {
            const ComputeLock *held = detail::computeBinding.held;
            const bool handsOver = held && held->isWanted();
            checkIn(context.stop);
            watch.look();
            if (handsOver) // getting that lock back ended what was recorded of this wait
                record(EventKind::LockWait, context.future, spinBarrier);
            relax();
        }
    } catch (const TaskError &) { // stopped
        m_barrier.retract(phase);
        record(EventKind::LockGot, context.future, spinBarrier);
        throw;
    }
    record(EventKind::LockGot, context.future, spinBarrier);
    m_spunNs.fetch_add((threadCpuTime() - cpuBefore).count(), std::memory_order_relaxed);
}

} // namespace futurescope
