// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/workloads/nestedtask.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <vector>

namespace futurescope {

/// The last tasks of all items of a run with ChildWait::Continuation: what the program gets in the end. Any thread.
class Continuations
{
public:
    /// An item goes on behind its task, which has not ended yet.
    void begin();
    /// `last` is its last task; null: there will be none, for the executor took no more.
    void end(ChildFuture last);

    /// Waits until there is a last task for every item that has begun. To be called when all tasks that the program
    /// submitted have ended.
    std::vector<ChildFuture> waitForAll();
    /// Lets go of the last tasks, which in turn hold what they were made from, and so this.
    void forget();

private:
    std::mutex m_mutex;
    std::condition_variable m_allEnded;
    std::size_t m_goingOn = 0;
    std::vector<ChildFuture> m_last;
};

/// The tasks from one child on, which may itself go on in a task of its own: what its parent waits for is the last of
/// them. Brings it together with what the parent wants to do with it, in whatever order the two come. Any thread.
class Branch : public std::enable_shared_from_this<Branch>
{
public:
    using Use = std::function<void(const ChildFuture &)>;

    /// `child` is the first task. `alone`: it is the last one too.
    void beginsWith(const ChildFuture &child, bool alone);
    /// The first call counts: a child that fails goes on in no other task.
    void endsWith(const ChildFuture &last);
    void whenLastIsKnown(Use use);
    /// Nobody will want the last task.
    void abandon();

private:
    std::mutex m_mutex;
    ChildFuture m_last;
    Use m_use;
    bool m_ended = false;
    bool m_abandoned = false;
};

/// Abandons a branch whose parent ends without having said what to do with it; else does nothing.
class BranchGuard
{
public:
    explicit BranchGuard(std::shared_ptr<Branch> branch) : m_branch(std::move(branch)) {}
    ~BranchGuard() { m_branch->abandon(); }
    BranchGuard(const BranchGuard &) = delete;
    BranchGuard &operator=(const BranchGuard &) = delete;

private:
    const std::shared_ptr<Branch> m_branch;
};

/// What the parent of a child leaves behind when it ends.
struct GoingOn
{
    NestedPart part;       ///< of the parent
    std::uint64_t own = 0; ///< what it has computed
    Executor *executor = nullptr;
};

/// When the last task of `child` is done, submits a task that adds its result to the parent's. That task is the last
/// one of `parent`, or, where this is null, of the item.
void continueBehind(Branch &child, const GoingOn &from, const std::shared_ptr<Branch> &parent);

} // namespace futurescope
