// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/waitgraph.h"

#include <algorithm>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace futurescope {

namespace {

constexpr std::size_t waitsInText = 4; // more would not be read

std::optional<TaskWait> waitOn(const Timeline &timeline, const Lane &lane, std::int64_t atNs)
{
    const auto inHand = Timeline::spanAt(lane, atNs);
    const Span *wait = inHand ? Timeline::awaitAt(lane, atNs) : nullptr;
    if (!wait || wait->future == noFuture) // wait() and as_completed() do not say for whom
        return std::nullopt;
    const FutureRecord *awaited = timeline.future(wait->future);
    const bool queued = awaited && awaited->stateAt(atNs) == FutureState::Pending;
    return TaskWait{lane.tasks[*inHand].future, lane.id, wait->future, queued, wait->limited, wait->startNs};
}

/// Takes out of a set of waits those that can end, until none is left that can.
class Untangling
{
public:
    Untangling(const Timeline &timeline, std::int64_t atNs, int workers, std::vector<TaskWait> stuck)
        : m_timeline(timeline),
          m_atNs(atNs),
          m_workers(workers),
          m_stuck(std::move(stuck))
    {}

    std::vector<TaskWait> ring()
    {
        for (;;) {
            std::vector<TaskWait> rest;
            std::ranges::copy_if(m_stuck, std::back_inserter(rest),
                                 [this, full = isFull()](const TaskWait &wait) { return !canEnd(wait, full); });
            if (rest.size() == m_stuck.size())
                return rest;
            m_stuck = std::move(rest);
        }
    }

private:
    bool isFull() const
    {
        const auto counted = std::ranges::count_if(
            m_stuck, [this](const TaskWait &wait) { return wait.lane.value <= m_workers; });
        return counted >= m_workers;
    }

    bool canEnd(const TaskWait &wait, bool full) const
    {
        if (wait.limited)
            return true;
        if (wait.queued)
            return !full;
        const FutureRecord *awaited = m_timeline.future(wait.awaited);
        const bool running = awaited && awaited->stateAt(m_atNs) == FutureState::Running;
        // A running task goes on if the one that its worker has in hand does, be it itself or one inside it.
        return !running || !std::ranges::binary_search(m_stuck, awaited->lane, {}, &TaskWait::lane);
    }

    const Timeline &m_timeline;
    const std::int64_t m_atNs;
    const int m_workers;
    std::vector<TaskWait> m_stuck; // sorted by lane
};

} // namespace

bool WaitGraph::fillsThePool() const
{
    return std::ranges::any_of(ring, &TaskWait::queued);
}

int WaitGraph::starvedWorkers() const
{
    return static_cast<int>(std::ranges::count_if(waits, &TaskWait::queued));
}

WaitGraph waitGraphAt(const Timeline &timeline, std::int64_t atNs, int workers)
{
    WaitGraph graph;
    graph.workers = workers;
    for (const Lane &lane : timeline.lanes()) {
        if (const auto wait = waitOn(timeline, lane, atNs))
            graph.waits.push_back(*wait);
    }
    graph.ring = Untangling(timeline, atNs, workers, graph.waits).ring();
    return graph;
}

std::string deadlockText(const WaitGraph &graph)
{
    if (!graph.isDeadlock())
        return {};
    std::string text = "Deadlock: ";
    if (!graph.fillsThePool())
        text += "tasks wait for each other: ";
    else if (graph.workers == 1)
        text += "the only worker waits for a task that is queued behind it: ";
    else
        text += fmt::format("all {} workers wait for tasks that are queued behind them: ", graph.workers);
    const std::size_t told = std::min(graph.ring.size(), waitsInText);
    for (std::size_t i = 0; i < told; ++i) {
        const TaskWait &wait = graph.ring[i];
        fmt::format_to(std::back_inserter(text), "{}#{} waits for #{}", i == 0 ? "" : ", ", wait.waiter.value,
                       wait.awaited.value);
    }
    if (told < graph.ring.size())
        fmt::format_to(std::back_inserter(text), " and {} more", graph.ring.size() - told);
    return text + ".";
}

} // namespace futurescope
