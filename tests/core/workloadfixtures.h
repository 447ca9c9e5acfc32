// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

namespace futurescope {

inline Workload workloadOf(WorkloadKind kind, std::uint32_t items, Nanos work)
{
    Workload workload;
    workload.kind = kind;
    workload.items = items;
    workload.work = work;
    return workload;
}

} // namespace futurescope
