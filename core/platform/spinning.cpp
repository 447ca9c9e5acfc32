// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/spinning.h"

namespace futurescope {

bool spinningPays() noexcept
{
    static const bool several = [] {
        cpu_set_t allowed;
        CPU_ZERO(&allowed);
        return sched_getaffinity(0, sizeof allowed, &allowed) == 0 && CPU_COUNT(&allowed) > 1;
    }();
    return several;
}

} // namespace futurescope
