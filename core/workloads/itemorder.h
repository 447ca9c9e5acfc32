// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/workplan.h"

#include <cstdint>
#include <span>
#include <vector>

namespace futurescope {

/// The items by place, so that every task is a run of neighbours and yet keeps the numbers of its items. Empty: each
/// item is at the place of its number. Cyclic: items 0, n, 2n ... come first, then 1, n + 1 ... Longest first: by
/// duration, equal ones by number.
std::vector<std::uint32_t> itemOrder(const ItemDealing &dealing, std::span<const Nanos> durations);

} // namespace futurescope
