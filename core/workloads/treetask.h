// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/planneditems.h"

namespace futurescope {

/// How many of the `count` leaves from `first` on come first when a tree splits them: a quarter or the rest, as the
/// seed has it. `count` > 1.
std::uint32_t treeSplit(std::uint64_t seed, std::uint32_t first, std::uint32_t count);

/// A task of a tree: while it has more than a grain of leaves it submits a part of them as another task, to the
/// executor that runs it, and goes on with the others. It waits for nobody. Without an executor, as in a plain loop, it
/// does all of them itself.
class TreeTask final : public ResultCore<TaskResult>
{
public:
    TreeTask(std::shared_ptr<const PlannedItems> items, std::uint32_t first, std::uint32_t count);

    void execute(const TaskContext &context) override;
    void leftQueue() override;
    /// The leaves that it was given, of which it gives some away.
    std::uint64_t submissionPayload() const override { return packItems(m_first, m_count); }

private:
    std::uint32_t giveAway(const TaskContext &context) const;

    const std::shared_ptr<const PlannedItems> m_items;
    const std::uint32_t m_first;
    const std::uint32_t m_count;
};

} // namespace futurescope
