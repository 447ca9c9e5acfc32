// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/itemorder.h"

#include <algorithm>
#include <functional>
#include <numeric>

namespace futurescope {

namespace {

std::vector<std::uint32_t> dealtOut(std::uint32_t items, std::uint32_t tasks)
{
    std::vector<std::uint32_t> order;
    order.reserve(items);
    for (std::uint32_t task = 0; task < tasks; ++task) {
        for (std::uint64_t item = task; item < items; item += tasks)
            order.push_back(static_cast<std::uint32_t>(item));
    }
    return order;
}

std::vector<std::uint32_t> longestFirst(std::span<const Nanos> durations)
{
    std::vector<std::uint32_t> order(durations.size());
    std::iota(order.begin(), order.end(), 0u);
    std::ranges::stable_sort(order, std::ranges::greater(), [&](std::uint32_t item) { return durations[item]; });
    return order;
}

} // namespace

std::vector<std::uint32_t> itemOrder(const ItemDealing &dealing, std::span<const Nanos> durations)
{
    switch (dealing.schedule) {
    case Schedule::Dynamic:
    case Schedule::Static:
        break;
    case Schedule::Cyclic:
        return dealtOut(static_cast<std::uint32_t>(durations.size()), dealing.tasks);
    case Schedule::LongestFirst:
        return longestFirst(durations);
    }
    return {};
}

} // namespace futurescope
