// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/continuation.h"

#include "core/executors/executor.h"
#include "core/trace/event.h"

namespace futurescope {

namespace {

/// What a parent would do after its wait.
class GoOnTask final : public ResultCore<TaskResult>
{
public:
    GoOnTask(const GoingOn &from, ChildFuture child)
        : m_item(from.part.item),
          m_own(from.own),
          m_queue(from.part.nesting.queue),
          m_child(std::move(child))
    {}

    void execute(const TaskContext &context) override
    {
        completeWith(*this, [&] { return TaskResult{m_own + resultOfChild(*m_child, Nanos::zero(), context), {}}; });
    }
    std::uint64_t submissionPayload() const override { return packItems(m_item, 1); }
    void leftQueue() override
    {
        if (m_queue)
            m_queue->leave();
    }

private:
    const std::uint32_t m_item;
    const std::uint64_t m_own;
    const std::shared_ptr<QueueGate> m_queue;
    const ChildFuture m_child;
};

/// The future that a callback of a ChildFuture is called with.
ChildFuture childOf(FutureCore &future)
{
    return ChildFuture(static_cast<ResultCore<TaskResult> *>(&future));
}

/// Null when the executor takes no more.
ChildFuture submitGoOn(const GoingOn &from, const ChildFuture &child)
{
    const Nesting &nesting = from.part.nesting;
    ChildFuture task(makeIntrusive<GoOnTask>(from, child));
    try {
        if (nesting.queue)
            nesting.queue->enter(*task);
        from.executor->submitTask(task);
    } catch (const RuntimeError &) {
        task->cancel(); // and so it leaves the queue
        return {};
    }
    if (nesting.submitted)
        nesting.submitted(task);
    return task;
}

} // namespace

void Continuations::begin()
{
    const std::lock_guard lock(m_mutex);
    ++m_goingOn;
}

void Continuations::end(ChildFuture last)
{
    {
        const std::lock_guard lock(m_mutex);
        --m_goingOn;
        if (last)
            m_last.push_back(std::move(last));
    }
    m_allEnded.notify_all();
}

std::vector<ChildFuture> Continuations::waitForAll()
{
    std::unique_lock lock(m_mutex);
    m_allEnded.wait(lock, [this] { return m_goingOn == 0; });
    return m_last;
}

void Continuations::forget()
{
    std::vector<ChildFuture> last;
    const std::lock_guard lock(m_mutex);
    last.swap(m_last);
}

void Branch::beginsWith(const ChildFuture &child, bool alone)
{
    if (alone) {
        endsWith(child);
        return;
    }
    // The branch is kept by the callback until the child is done, and keeps nothing of the child before that.
    child->addDoneCallback([this, keep = shared_from_this()](FutureCore &done) {
        if (done.cancelled() || done.hasException())
            endsWith(childOf(done));
    });
}

void Branch::endsWith(const ChildFuture &last)
{
    Use use;
    {
        const std::lock_guard lock(m_mutex);
        if (std::exchange(m_ended, true) || m_abandoned)
            return;
        if (!m_use)
            m_last = last;
        use = std::exchange(m_use, nullptr);
    }
    if (use)
        use(last);
}

void Branch::whenLastIsKnown(Use use)
{
    ChildFuture last;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_last) {
            m_use = std::move(use);
            return;
        }
        last = std::exchange(m_last, {});
    }
    use(last);
}

void Branch::abandon()
{
    const std::lock_guard lock(m_mutex);
    m_last = {};
    m_abandoned = !m_use;
}

void continueBehind(Branch &child, const GoingOn &from, const std::shared_ptr<Branch> &parent)
{
    const auto continuations = from.part.nesting.continuations;
    if (!parent && continuations)
        continuations->begin();
    child.whenLastIsKnown([from, parent, continuations](const ChildFuture &last) {
        last->addDoneCallback([from, parent, continuations](FutureCore &done) {
            const ChildFuture ended = childOf(done);
            const ChildFuture task = submitGoOn(from, ended);
            if (parent)
                parent->endsWith(task ? task : ended);
            else if (continuations)
                continuations->end(task);
        });
    });
}

} // namespace futurescope
