// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/asynctask.h"
#include "core/trace/event.h"
#include "core/workloads/planneditems.h"

#include <atomic>

namespace futurescope {

/// Name of the function that runs an encoded batch in a process without a plan.
inline constexpr std::string_view runItemsName = "run-items";

/// Body of that function. Throws RuntimeError for arguments that cannot be read, and what runBatch() throws.
RemoteResult runItems(std::span<const std::byte> arguments, const TaskContext &context);

/// The task of the items at places [first, first + count) of a plan, which it keeps alive.
class ItemsTask final
    : public ResultCore<TaskResult>
    , public RemoteTask
    , public AsyncTask
{
public:
    ItemsTask(std::shared_ptr<const PlannedItems> items, std::uint32_t first, std::uint32_t count);

    ~ItemsTask() override { leaveTeam(); }

    void execute(const TaskContext &context) override;
    void leftQueue() override;
    void discardWork() override { leaveTeam(); }
    std::uint64_t submissionPayload() const override { return packItems(m_items->itemAt(m_first), m_count); }

    std::string_view functionName() const override { return runItemsName; }
    void encodeArguments(Bytes &target) const override;
    void completeFromReply(std::span<const std::byte> result) override;

    boost::asio::awaitable<void> executeAsync(TaskContext context, LaneId lane) override;

private:
    /// Nobody has to wait for this task at the barrier any more. The first call counts.
    void leaveTeam();

    const std::shared_ptr<const PlannedItems> m_items;
    const std::uint32_t m_first;
    const std::uint32_t m_count;
    std::atomic<bool> m_inTeam;
};

} // namespace futurescope
