// SPDX-License-Identifier: GPL-3.0-or-later
// Which items make which task.
#include "core/experiment/experiment.h"

#include <algorithm>
#include <unordered_map>

namespace futurescope {

namespace {

/// How many tasks a tree comes to. Parts of one size are counted once, so that millions of leaves take microseconds.
class TreeCounter
{
public:
    explicit TreeCounter(std::uint32_t grain) : m_grain(grain) {}

    std::uint32_t tasksFor(std::uint32_t leaves)
    {
        if (leaves <= m_grain)
            return leaves == 0 ? 0 : 1;
        if (const auto known = m_known.find(leaves); known != m_known.end())
            return known->second;
        const std::uint32_t less = smallerPartOf(leaves);
        const std::uint32_t tasks = tasksFor(less) + tasksFor(leaves - less);
        m_known.emplace(leaves, tasks);
        return tasks;
    }

private:
    const std::uint32_t m_grain;
    std::unordered_map<std::uint32_t, std::uint32_t> m_known;
};

} // namespace

bool dealsToWorkers(Schedule schedule)
{
    return schedule == Schedule::Static || schedule == Schedule::Cyclic;
}

std::uint32_t Experiment::tasks() const
{
    if (workload.kind == WorkloadKind::Tree)
        return workload.items == 0 ? 0 : 1;
    if (dealsToWorkers(schedule))
        return std::min(workload.items, static_cast<std::uint32_t>(std::max(workers, 0)));
    return static_cast<std::uint32_t>((std::uint64_t{workload.items} + chunk - 1) / chunk);
}

ItemPlaces Experiment::placesOf(std::uint32_t task) const
{
    const std::uint64_t items = workload.items;
    if (workload.kind == WorkloadKind::Tree)
        return {0, workload.items};
    if (dealsToWorkers(schedule)) {
        const std::uint64_t all = tasks();
        // Of what is left when cards are dealt the first hands have one each.
        const auto firstOf = [&](std::uint64_t number) {
            return schedule == Schedule::Static ? items * number / all
                                                : number * (items / all) + std::min(number, items % all);
        };
        const std::uint64_t first = firstOf(task);
        return {static_cast<std::uint32_t>(first),
                static_cast<std::uint32_t>(firstOf(std::uint64_t{task} + 1) - first)};
    }
    const std::uint64_t first = std::uint64_t{task} * chunk;
    return {static_cast<std::uint32_t>(first),
            static_cast<std::uint32_t>(std::min<std::uint64_t>(chunk, items - first))};
}

std::uint32_t Experiment::futures() const
{
    if (workload.kind == WorkloadKind::Tree)
        return TreeCounter(std::max(1u, chunk)).tasksFor(workload.items);
    if (workload.kind != WorkloadKind::Nested)
        return tasks();
    const std::uint32_t ofEachChild = workload.childWait == ChildWait::Continuation ? 2
                                                                                    : 1; // and what goes on behind it
    return tasks() + workload.items * workload.depth * ofEachChild;
}

int Experiment::allWorkers() const
{
    const bool pools = workload.kind == WorkloadKind::Nested && workload.childWait == ChildWait::OwnPools;
    return pools ? workers * static_cast<int>(1 + workload.depth) : workers;
}

std::uint32_t Experiment::itemStride() const
{
    if (schedule == Schedule::LongestFirst)
        return 0;
    return schedule == Schedule::Cyclic ? std::max(1u, tasks()) : 1;
}

} // namespace futurescope
