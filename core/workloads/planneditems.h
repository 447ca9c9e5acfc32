// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/items.h"
#include "core/workloads/loopbackserver.h"
#include "core/workloads/readfile.h"
#include "core/workloads/sharedcounter.h"
#include "core/workloads/streamarray.h"
#include "core/workloads/team.h"

#include <memory>
#include <string>
#include <vector>

namespace futurescope {

/// The content of a WorkPlan: the arguments of all items and what they use. Not changed once it is shared.
struct PlannedItems
{
    Workload workload;
    Nesting nesting;
    std::vector<Nanos> durations;         ///< by item, less what the program does itself
    std::vector<std::uint32_t> order;     ///< see itemOrder()
    std::vector<std::uint64_t> arguments; ///< in that order; see ItemBatch
    std::uint64_t scale = 0;              ///< see ItemBatch
    Nanos serialWork{};
    std::uint32_t grain = 1;    ///< see ItemDealing
    std::unique_ptr<Team> team; ///< null: nothing couples the tasks
    Bytes payloadIn;
    std::unique_ptr<LoopbackServer> server;
    OpenFile file;
    std::string filePath;
    std::unique_ptr<SharedCounter> counter;
    std::unique_ptr<StreamArray> array;

    /// Of the items at places [first, first + count).
    ItemBatch batch(std::uint32_t first, std::uint32_t count) const;
    std::uint32_t itemAt(std::uint32_t place) const { return order.empty() ? place : order[place]; }
};

/// Draws the durations and turns them into work on this machine. Errors as WorkPlan::make().
Result<std::shared_ptr<const PlannedItems>> planItems(const Workload &workload, Nesting nesting = {},
                                                      const ItemDealing &dealing = {});

} // namespace futurescope
