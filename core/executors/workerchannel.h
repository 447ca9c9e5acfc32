// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/workerprotocol.h"
#include "core/executors/workerslots.h"
#include "core/platform/childprocess.h"

#include <array>

namespace futurescope {

/// One worker process as its pool sees it: the process, the socket and the slots, the bytes under way and the tasks it
/// has in hand. Belongs to the pool's thread.
class WorkerChannel
{
public:
    enum class State {
        Starting,     ///< has not said hello
        Initializing, ///< runs the pool's initializer
        Ready,        ///< takes tasks
        Leaving,      ///< is to end or has ended; waits to be reaped
    };

    WorkerChannel(LaneId lane, SpawnedChild child, SharedMemory memory, std::int64_t spawnedNs)
        : lane(lane),
          pid(child.pid),
          spawnedNs(spawnedNs),
          slots(std::move(memory)),
          m_socket(std::move(child.socket))
    {}

    const LaneId lane;
    const pid_t pid;
    const std::int64_t spawnedNs;
    State state = State::Starting;
    std::int64_t deadlineNs = 0; ///< Starting: for the hello; Leaving: for the end, then it is killed
    bool greeted = false;        ///< its start is in the trace
    bool initializing = false;   ///< was last seen in the initializer
    bool killed = false;
    bool dismissed = false;       ///< it is we who want it to end
    bool distrusted = false;      ///< spoke nonsense
    std::string startFault;       ///< why it is ended before it was any use
    std::uint64_t tasksGiven = 0; ///< in its whole life

    PoolSlots slots;
    /// Tasks given and not answered.
    std::uint32_t inHand() const { return slots.unanswered(); }
    /// The future of a task in hand, by its sequence number. Kept in Leaving until it is known how the process ended.
    FuturePtr &task(std::uint32_t sequence) { return m_tasks[sequence % slotCount]; }
    FuturePtr &oldestTask() { return task(slots.oldest()); }
    bool idle() const { return state == State::Ready && inHand() == 0; }

    std::uint32_t oldestAtLook = UINT32_MAX; ///< what slots.oldest() was when it was last looked whether it gets on
    std::int64_t sameOldestSinceNs = 0;      ///< when it was first seen to be that
    bool stuck = false;                      ///< did not get on; until it answers it gets nothing in advance
    std::optional<std::uint32_t> bigTask;    ///< sequence number of the last one sent over the socket
    bool bigTaskUnderWay() const { return bigTask && slots.next() - *bigTask <= inHand(); }

    /// What send() has not taken yet. Empty between two tasks.
    Bytes outgoing;
    FrameReader incoming;

    enum class Progress { Done, Blocked, HungUp };
    /// Writes what the socket takes of `outgoing`, without blocking. HungUp drops the rest: the end of file that
    /// follows tells the story.
    Progress flush();
    /// Reads what is there into `incoming`, without blocking. Done: there may be more.
    Progress receive();

    bool connected() const { return static_cast<bool>(m_socket); }
    int descriptor() const { return m_socket.number(); }
    void disconnect() { m_socket.close(); }
    /// The child sees the end of file; we still see its own.
    void closeSending();
    void closeBothWays();
    void kill();

private:
    FileDescriptor m_socket;
    std::size_t m_sent = 0;
    std::array<FuturePtr, slotCount> m_tasks;
};

/// Checks what a child says of itself. Errors: MissingProgram that names `program`; "reinstall" for another version.
Status checkHello(const Frame &frame, pid_t pid, const std::string &program);

} // namespace futurescope
