// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/syntheticrun.h"

#include "core/futures/errors.h"

#include <algorithm>
#include <functional>
#include <queue>
#include <random>
#include <vector>

namespace futurescope::bench {

namespace {

constexpr std::int64_t taskNs = 10'000;

class RunMaker
{
public:
    explicit RunMaker(const RunShape &shape) : m_shape(shape) { m_batch.reserve(batchSize); }

    Trace make()
    {
        add(0, EventKind::Mark, 0, 0, 0, static_cast<std::uint8_t>(MarkKind::RunStarted));
        std::priority_queue<Free, std::vector<Free>, std::greater<>> free;
        for (int lane = 1; lane <= m_shape.lanes; ++lane)
            free.emplace(lane, lane);
        for (std::uint32_t id = 1; id <= m_shape.futures; ++id) {
            const auto [atNs, lane] = free.top();
            free.pop();
            free.emplace(addFuture(id, lane, atNs), lane);
        }
        add(m_lastNs, EventKind::Mark, 0, 0, 0, static_cast<std::uint8_t>(MarkKind::RunEnded));
        flush();
        return m_builder.snapshot();
    }

private:
    using Free = std::pair<std::int64_t, int>; // when, and which lane
    static constexpr std::size_t batchSize = 1 << 16;

    std::int64_t addFuture(std::uint32_t id, int lane, std::int64_t atNs)
    {
        const std::int64_t startNs = atNs + taskNs / 50;
        const std::int64_t endNs = startNs + m_length(m_random);
        add(atNs - atNs / 50, EventKind::Submitted, id, 0, packItems(id - 1, 1));
        if (m_shape.steals)
            add(startNs, EventKind::Steal, id, lane, static_cast<std::uint64_t>(lane % m_shape.lanes + 1));
        add(startNs, EventKind::Started, id, lane);
        if (m_shape.refusals)
            add((startNs + endNs) / 2, EventKind::CancelRefused, id, 0);
        if (id == m_shape.failedFuture)
            add(endNs, EventKind::Failed, id, lane, 0, static_cast<std::uint8_t>(FailureKind::ValueError));
        else
            add(endNs, EventKind::Finished, id, lane, id);
        add(endNs + taskNs / 20, EventKind::ResultRead, id, 0);
        m_lastNs = std::max(m_lastNs, endNs + taskNs / 20);
        return endNs;
    }

    void add(std::int64_t atNs, EventKind kind, std::uint32_t id, int lane, std::uint64_t payload = 0,
             std::uint8_t detail = 0)
    {
        m_batch.push_back({atNs, payload, FutureId{id}, LaneId{static_cast<std::uint16_t>(lane)}, kind, detail});
        if (m_batch.size() == batchSize)
            flush();
    }

    void flush()
    {
        m_builder.append(m_batch);
        m_batch.clear();
    }

    const RunShape m_shape;
    TraceBuilder m_builder;
    std::vector<Event> m_batch;
    std::int64_t m_lastNs = 0;
    std::mt19937 m_random{7};
    std::uniform_int_distribution<std::int64_t> m_length{taskNs / 2, taskNs * 3 / 2};
};

} // namespace

Run syntheticRun(const RunShape &shape)
{
    Run run;
    run.experiment.workload.items = shape.futures;
    run.experiment.workers = shape.lanes;
    run.trace = RunMaker(shape).make();
    return run;
}

} // namespace futurescope::bench
