// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/itemsawaiting.h"

#include "core/trace/recorder.h"
#include "core/workloads/download.h"
#include "core/workloads/stopping.h"

#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

namespace futurescope {

namespace asio = boost::asio;

namespace {

/// A BlockedScope that may be held across a co_await, because it names its lane itself.
class AwaitedScope
{
public:
    AwaitedScope(LaneId lane, FutureId future, BlockReason reason)
        : m_lane(lane),
          m_future(future),
          m_reason(static_cast<std::uint8_t>(reason))
    {
        recordOn(m_lane, EventKind::Blocked, m_future, 0, m_reason);
    }
    ~AwaitedScope() { recordOn(m_lane, EventKind::Resumed, m_future, 0, m_reason); }
    AwaitedScope(const AwaitedScope &) = delete;
    AwaitedScope &operator=(const AwaitedScope &) = delete;

private:
    LaneId m_lane;
    FutureId m_future;
    std::uint8_t m_reason;
};

asio::awaitable<void> sleepAwaiting(Nanos duration, const TaskContext &context, LaneId lane)
{
    const AwaitedScope blocked(lane, context.future, BlockReason::Sleep);
    boost::system::error_code error;
    asio::steady_timer timer(co_await asio::this_coro::executor, duration);
    co_await timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error)
        throw TaskError({FailureKind::Stopped});
}

asio::awaitable<Bytes> downloadItem(const ItemBatch &batch, std::size_t index, const TaskContext &context, LaneId lane)
{
    const AwaitedScope blocked(lane, context.future, BlockReason::Network);
    const Nanos latency{static_cast<std::int64_t>(batch.arguments[index])};
    const Download download{batch.serverPort, batch.itemAt(index), latency, bodyBytes(batch)};
    co_return co_await downloadAwaiting(download, context.stop);
}

/// The waiting part of an item, awaited.
asio::awaitable<std::uint64_t> awaitItem(const ItemBatch &batch, std::size_t index, const TaskContext &context,
                                         LaneId lane, TaskResult &result)
{
    if (batch.kind == WorkloadKind::Download) {
        Bytes body = co_await downloadItem(batch, index, context, lane);
        co_return takeBody(batch, std::move(body), result);
    }
    const std::uint64_t waitNs = batch.arguments[index];
    if (waitNs != 0)
        co_await sleepAwaiting(Nanos{static_cast<std::int64_t>(waitNs)}, context, lane);
    co_return waitNs;
}

bool waits(WorkloadKind kind)
{
    return kind == WorkloadKind::Sleep || kind == WorkloadKind::Download || kind == WorkloadKind::Mixed;
}

} // namespace

asio::awaitable<TaskResult> runBatchAwaiting(const ItemBatch &batch, const TaskContext &context, LaneId lane)
{
    TaskResult result;
    for (std::size_t index = 0; index < batch.arguments.size(); ++index) {
        std::uint64_t value = beginItem(batch, index, context);
        if (waits(batch.kind))
            value += co_await awaitItem(batch, index, context, lane, result);
        {
            const LaneScope scope(lane);
            value += computeItem(batch, index, context);
        }
        endItem(batch, index, value, result);
    }
    co_return result;
}

} // namespace futurescope
