// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/workerprotocol.h"
#include "core/platform/childprocess.h"

namespace futurescope {

/// One worker process as its pool sees it: the process, the socket, the bytes under way and the task it has in hand.
/// Belongs to the pool's thread.
class WorkerChannel
{
public:
    enum class State {
        Starting, ///< has not said hello
        Idle,
        Busy,    ///< has `task` in hand
        Leaving, ///< is to end or has ended; waits to be reaped
    };

    WorkerChannel(LaneId lane, SpawnedChild child, std::int64_t spawnedNs)
        : lane(lane),
          pid(child.pid),
          spawnedNs(spawnedNs),
          m_socket(std::move(child.socket))
    {}

    const LaneId lane;
    const pid_t pid;
    const std::int64_t spawnedNs;
    State state = State::Starting;
    FuturePtr task;              ///< in hand; kept in Leaving until it is known how the process ended
    std::int64_t deadlineNs = 0; ///< Starting: for the hello; Leaving: for the end, then it is killed
    bool greeted = false;        ///< its start is in the trace
    bool killed = false;
    std::string startFault; ///< why it is ended before it was any use

    /// Arguments on their way; what send() appended. Empty between two tasks.
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
};

/// Checks what a child says of itself. Errors: MissingProgram that names `program`; "reinstall" for another version.
Status checkHello(const Frame &frame, pid_t pid, const std::string &program);

} // namespace futurescope
