// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/trace/event.h"

#include <random>
#include <vector>

namespace futurescope::fixtures {

/// A worker that waits in its tasks, runs some inside others, lets some fail and sometimes rests for long.
class DrawnLane
{
public:
    static constexpr LaneId worker{1};

    DrawnLane(unsigned seed, int tasks) : m_random(seed), m_longest(std::int64_t{1} << upTo(20))
    {
        for (int task = 0; task < tasks; ++task) {
            runTask(0);
            if (upTo(500) == 0)
                m_now += m_longest * upTo(5000);
        }
    }
    std::vector<Event> events;
    std::int64_t endNs() const { return m_now; }

private:
    std::int64_t upTo(std::int64_t most) { return static_cast<std::int64_t>(m_random()) % (most + 1); }
    void pass() { m_now += upTo(30) == 0 ? 0 : upTo(m_longest); }
    void add(EventKind kind, FutureId future, std::uint8_t detail = 0, std::uint64_t payload = 0)
    {
        events.push_back({m_now, payload, future, worker, kind, detail});
    }
    void runTask(int depth)
    {
        const FutureId self{++m_futures};
        add(EventKind::Started, self);
        pass();
        if (upTo(3) == 0) {
            add(EventKind::Blocked, self, static_cast<std::uint8_t>(BlockReason::Sleep));
            pass();
            add(EventKind::Resumed, self, static_cast<std::uint8_t>(BlockReason::Sleep));
        }
        // Some go on for most of the run, cut in pieces by those inside.
        for (std::int64_t inner = depth > 4 ? 0 : upTo(20) == 0 ? upTo(40) : 0; inner > 0; --inner) {
            runTask(depth + 1);
            pass();
        }
        const bool fails = upTo(90) == 0;
        add(fails ? EventKind::Failed : EventKind::Finished, self,
            fails ? static_cast<std::uint8_t>(FailureKind::ValueError) : std::uint8_t{0});
        m_now += upTo(m_longest / 4);
    }

    std::mt19937 m_random;
    std::int64_t m_longest;
    std::int64_t m_now = 0;
    std::uint32_t m_futures = 0;
};

} // namespace futurescope::fixtures
