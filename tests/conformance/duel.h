// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/futures/future.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <random>
#include <thread>
#include <vector>

namespace futurescope::conformance {

/// Lets two threads go on at the same moment: each spins until the other has come too.
class SpinBarrier
{
public:
    void arrive()
    {
        const unsigned phase = m_phase.load(std::memory_order_acquire);
        if (m_arrived.fetch_add(1, std::memory_order_acq_rel) == 1) {
            m_arrived.store(0, std::memory_order_relaxed);
            m_phase.store(phase + 1, std::memory_order_release);
            return;
        }
        for (int looks = 0; m_phase.load(std::memory_order_acquire) == phase; ++looks) {
            if (looks > patience)
                std::this_thread::yield(); // the other may wait for this processor
        }
    }

private:
    static constexpr int patience = 2000;
    std::atomic<int> m_arrived{0};
    std::atomic<unsigned> m_phase{0};
};

/// What two threads do against each other. prepare() and check() run in the calling thread, alone.
struct Duel
{
    std::function<void(int round)> prepare;
    std::function<void()> left; ///< in the calling thread
    std::function<void()> right;
    std::function<bool()> check; ///< false ends the duel
};

/// Fights `rounds` rounds; false if a check has failed.
inline bool fight(int rounds, const Duel &duel)
{
    SpinBarrier barrier;
    bool goesOn = true; // read by the other thread only between two barriers
    std::jthread other([&] {
        for (barrier.arrive(); goesOn; barrier.arrive()) {
            duel.right();
            barrier.arrive();
        }
    });
    bool passed = true;
    for (int round = 0; round < rounds && passed; ++round) {
        duel.prepare(round);
        barrier.arrive();
        duel.left();
        barrier.arrive();
        passed = duel.check();
    }
    goesOn = false;
    barrier.arrive();
    return passed;
}

using IntPromise = Promise<int>;

/// Futures that the two threads walk over in the same order, so that they meet again and again.
class Batch
{
public:
    static constexpr std::size_t size = 32;

    void renew() { promises = std::vector<IntPromise>(size); }
    std::vector<FuturePtr> futures() const
    {
        std::vector<FuturePtr> all;
        for (const IntPromise &promise : promises)
            all.push_back(promise.future());
        return all;
    }

    std::vector<IntPromise> promises;
};

/// Walks over batches and stumbles now and then, each time somewhere else: so the other thread overtakes it at every
/// place, also where there are not two processors for the two of them.
class Walk
{
public:
    explicit Walk(std::uint32_t seed) : m_random(seed) {}

    template <class Step>
    void operator()(Step step)
    {
        const std::size_t stumble = m_random() % (batchesPerStumble * Batch::size);
        for (std::size_t i = 0; i < Batch::size; ++i) {
            if (i == stumble)
                std::this_thread::yield();
            step(i);
        }
    }

private:
    // On a busy machine each costs as long as all others take their turns.
    static constexpr std::size_t batchesPerStumble = 16;
    std::minstd_rand m_random;
};

} // namespace futurescope::conformance
