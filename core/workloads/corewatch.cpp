// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/corewatch.h"

#include "core/platform/cputime.h"

#include <utility>

namespace futurescope {

std::int64_t CoreWatch::ask(detail::CoreLooks &looks) noexcept
{
    const std::int64_t before = std::exchange(looks.switches, involuntarySwitches());
    return looks.switches - before;
}

} // namespace futurescope
