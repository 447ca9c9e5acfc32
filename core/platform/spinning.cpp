// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/spinning.h"

#include <atomic>

namespace futurescope {

namespace {

constinit std::atomic<int> busyChildren{0};

} // namespace

bool spinningPays() noexcept
{
    static const int processors = [] {
        cpu_set_t allowed;
        CPU_ZERO(&allowed);
        return sched_getaffinity(0, sizeof allowed, &allowed) == 0 ? CPU_COUNT(&allowed) : 1;
    }();
    return processors > 1 && busyChildren.load(std::memory_order_relaxed) < processors;
}

void addBusyChildren(int change) noexcept
{
    busyChildren.fetch_add(change, std::memory_order_relaxed);
}

} // namespace futurescope
