// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/itemstask.h"

#include "core/executors/calltask.h"
#include "core/workloads/batchcodec.h"
#include "core/workloads/itemsawaiting.h"

namespace futurescope {

RemoteResult runItems(std::span<const std::byte> arguments, const TaskContext &context)
{
    const Result<DecodedBatch> decoded = DecodedBatch::from(arguments);
    if (!decoded)
        throw RuntimeError(decoded.error().detail);
    return encodeResult(runBatch(decoded->batch(), context));
}

ItemsTask::ItemsTask(std::shared_ptr<const PlannedItems> items, std::uint32_t first, std::uint32_t count)
    : m_items(std::move(items)),
      m_first(first),
      m_count(count),
      m_inTeam(m_items->team != nullptr)
{}

void ItemsTask::leaveTeam()
{
    if (m_inTeam.exchange(false))
        m_items->team->leave();
}

void ItemsTask::execute(const TaskContext &context)
{
    completeWith(*this, [&] { return runBatch(m_items->batch(m_first, m_count), context); });
    leaveTeam();
}

void ItemsTask::leftQueue()
{
    if (m_items->nesting.queue)
        m_items->nesting.queue->leave();
}

void ItemsTask::encodeArguments(Bytes &target) const
{
    encodeBatch(m_items->batch(m_first, m_count), target);
}

void ItemsTask::completeFromReply(std::span<const std::byte> result)
{
    TaskResult decoded;
    try {
        decoded = decodeResult(result);
    } catch (...) {
        setException(std::current_exception());
        return;
    }
    setResult(std::move(decoded));
}

boost::asio::awaitable<void> ItemsTask::executeAsync(TaskContext context, LaneId lane)
{
    const ItemBatch batch = m_items->batch(m_first, m_count);
    TaskResult result;
    std::exception_ptr failure;
    try {
        result = co_await runBatchAwaiting(batch, context, lane);
    } catch (...) {
        failure = std::current_exception();
    }
    const LaneScope scope(lane); // nothing is awaited any more
    completeWith(*this, [&] {
        if (failure)
            std::rethrow_exception(std::move(failure));
        return std::move(result);
    });
    leaveTeam();
}

} // namespace futurescope
