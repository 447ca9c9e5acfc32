// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/itemsawaiting.h"

#include "core/executors/loopcomputer.h"
#include "core/trace/recorder.h"
#include "core/workloads/cpuwork.h"
#include "core/workloads/download.h"
#include "core/workloads/stopping.h"

#include <boost/asio/post.hpp>
#include <boost/asio/redirect_error.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>

#include <semaphore>

namespace futurescope {

namespace asio = boost::asio;

namespace {

/// A BlockedScope that may be held across a co_await, because it names its lane itself.
class AwaitedScope
{
public:
    AwaitedScope(LaneId lane, FutureId future, BlockReason reason, std::uint64_t payload = 0)
        : m_lane(lane),
          m_future(future),
          m_reason(static_cast<std::uint8_t>(reason))
    {
        recordOn(m_lane, EventKind::Blocked, m_future, payload, m_reason);
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

/// Lets other coroutines go on until `future` is done. False after `timeout`. Throws when it is cancelled with the run.
asio::awaitable<bool> awaitDone(FutureCore &future, Timeout timeout)
{
    // A timer that the future's end cuts short. The callback may come from any thread, and after this coroutine.
    const auto end = timeout ? std::chrono::steady_clock::now() + *timeout
                             : std::chrono::steady_clock::time_point::max();
    const auto timer = std::make_shared<asio::steady_timer>(co_await asio::this_coro::executor, end);
    future.addDoneCallback([timer](FutureCore &) { asio::post(timer->get_executor(), [timer] { timer->cancel(); }); });
    boost::system::error_code error;
    co_await timer->async_wait(asio::redirect_error(asio::use_awaitable, error));
    if (error && !future.done())
        throw TaskError({FailureKind::Stopped});
    co_return future.done();
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

/// Gives the loop to the others once.
asio::awaitable<void> letOthersOn(const TaskContext &context, LaneId lane)
{
    const AwaitedScope blocked(lane, context.future, BlockReason::LoopTurn);
    const auto executor = co_await asio::this_coro::executor;
    co_await asio::post(executor, asio::use_awaitable);
}

asio::awaitable<std::uint64_t> factorInSlices(const ItemBatch &batch, std::size_t index, const TaskContext &context,
                                              LaneId lane)
{
    const std::uint64_t slice = sliceOf(batch);
    std::uint64_t sum = 0;
    for (std::uint64_t round = 0; round < batch.scale; ++round) {
        PrimeSteps steps(batch.arguments[index]);
        for (bool more = true; more;) {
            {
                const LaneScope scope(lane);
                more = steps.advance(slice, context.stop);
            }
            if (more)
                co_await letOthersOn(context, lane);
        }
        sum += steps.sum();
    }
    co_return sum;
}

/// computeItem() a slice at a time, with the loop given to others in between.
asio::awaitable<std::uint64_t> computeInSlices(const ItemBatch &batch, std::size_t index, const TaskContext &context,
                                               LaneId lane)
{
    if (batch.kind == WorkloadKind::PrimeFactors)
        co_return co_await factorInSlices(batch, index, context, lane);
    const std::uint64_t whole = wholeOf(batch, index);
    const std::uint64_t slice = sliceOf(batch);
    std::uint64_t value = 0;
    for (std::uint64_t from = 0; from < whole;) {
        const std::uint64_t to = whole - from > slice ? from + slice : whole;
        {
            const LaneScope scope(lane);
            value += computePart(batch, index, from, to, context);
        }
        from = to;
        if (from < whole)
            co_await letOthersOn(context, lane);
    }
    co_return value;
}

/// What the thread beside the loop leaves for the coroutine that waits for it.
struct BesideResult
{
    explicit BesideResult(const asio::any_io_executor &executor)
        : timer(executor, std::chrono::steady_clock::time_point::max())
    {}

    asio::steady_timer timer; // the loop's; cut short when the work is done
    std::binary_semaphore done{0};
    std::uint64_t value = 0;
    std::exception_ptr failure;
};

asio::awaitable<std::uint64_t> computeBeside(const ItemBatch &batch, std::size_t index, const TaskContext &context,
                                             LaneId lane)
{
    const auto result = std::make_shared<BesideResult>(co_await asio::this_coro::executor);
    const AwaitedScope blocked(lane, context.future, BlockReason::Beside);
    // The references stay good: this coroutine does not go on before the thread has let them go.
    const auto work = [result, &batch, index, &context] {
        try {
            result->value = computeItem(batch, index, context);
        } catch (...) {
            result->failure = std::current_exception();
        }
    };
    context.computer->computeBeside(context.future, work, [result] {
        result->done.release();
        asio::post(result->timer.get_executor(), [result] { result->timer.cancel(); });
    });
    boost::system::error_code error;
    co_await result->timer.async_wait(asio::redirect_error(asio::use_awaitable, error));
    // Blocks only when the run is stopped: then the work gives up soon.
    result->done.acquire();
    if (result->failure)
        std::rethrow_exception(std::move(result->failure));
    co_return result->value;
}

/// The part of an item that occupies a thread.
asio::awaitable<std::uint64_t> computeOnLoop(const ItemBatch &batch, std::size_t index, const TaskContext &context,
                                             LaneId lane)
{
    const LoopComputing where = context.computer ? context.computer->where() : LoopComputing::InPlace;
    const bool computes = batch.kind == WorkloadKind::ReadFile || sliceOf(batch) > 0;
    if (where == LoopComputing::InThread && computes)
        co_return co_await computeBeside(batch, index, context, lane);
    if (where == LoopComputing::InSlices && sliceOf(batch) > 0)
        co_return co_await computeInSlices(batch, index, context, lane);
    const LaneScope scope(lane);
    co_return computeItem(batch, index, context);
}

asio::awaitable<std::uint64_t> awaitNestedItem(const ItemBatch &batch, std::size_t index, const TaskContext &context,
                                               LaneId lane)
{
    const NestedPart part = nestedPart(batch, index);
    co_return co_await awaitNested(part, context, lane);
}

bool waits(WorkloadKind kind)
{
    return kind == WorkloadKind::Sleep || kind == WorkloadKind::Download || kind == WorkloadKind::Mixed;
}

} // namespace

asio::awaitable<std::uint64_t> awaitNested(const NestedPart &part, const TaskContext &context, LaneId lane)
{
    ChildFuture child;
    std::uint64_t own = 0;
    {
        const LaneScope scope(lane);
        checkIn(context.stop);
        if (part.levelsBelow() > 0)
            child = submitChild(part, context);
        own = computeOwnTurns(part, context);
    }
    if (!child)
        co_return own;
    {
        const AwaitedScope blocked(lane, child->id(), BlockReason::Result, waitLimit(part.nesting.timeout));
        co_await awaitDone(*child, part.nesting.timeout);
    }
    const LaneScope scope(lane);
    co_return own + resultOfChild(*child, Nanos::zero(), context); // done, or given up
}

asio::awaitable<TaskResult> runBatchAwaiting(const ItemBatch &batch, const TaskContext &context, LaneId lane)
{
    TaskResult result;
    for (std::size_t index = 0; index < batch.arguments.size(); ++index) {
        std::uint64_t value = beginItem(batch, index, context);
        if (waits(batch.kind))
            value += co_await awaitItem(batch, index, context, lane, result);
        if (batch.kind == WorkloadKind::Nested)
            value += co_await awaitNestedItem(batch, index, context, lane);
        else
            value += co_await computeOnLoop(batch, index, context, lane);
        endItem(batch, index, value, result);
    }
    co_return result;
}

} // namespace futurescope
