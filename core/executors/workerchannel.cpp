// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workerchannel.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <fmt/format.h>
#include <sys/socket.h>

namespace futurescope {

WorkerChannel::Progress WorkerChannel::flush()
{
    while (m_sent < outgoing.size()) {
        const ssize_t count = send(m_socket.number(), outgoing.data() + m_sent, outgoing.size() - m_sent,
                                   MSG_NOSIGNAL | MSG_DONTWAIT);
        if (count >= 0) {
            m_sent += static_cast<std::size_t>(count);
        } else if (errno == EAGAIN) {
            return Progress::Blocked;
        } else if (errno != EINTR) {
            outgoing.clear();
            m_sent = 0;
            return Progress::HungUp;
        }
    }
    outgoing.clear();
    m_sent = 0;
    return Progress::Done;
}

WorkerChannel::Progress WorkerChannel::receive()
{
    for (;;) {
        const std::span<std::byte> space = incoming.space();
        const ssize_t count = recv(m_socket.number(), space.data(), space.size(), MSG_DONTWAIT);
        if (count > 0) {
            incoming.commit(static_cast<std::size_t>(count));
            return Progress::Done;
        }
        if (count < 0 && errno == EINTR)
            continue;
        return count < 0 && errno == EAGAIN ? Progress::Blocked : Progress::HungUp;
    }
}

void WorkerChannel::closeSending()
{
    ::shutdown(m_socket.number(), SHUT_WR);
}

void WorkerChannel::closeBothWays()
{
    ::shutdown(m_socket.number(), SHUT_RDWR);
}

void WorkerChannel::kill()
{
    // The process is ours until it is reaped, so its number cannot have gone to another one.
    killed = true;
    ::kill(pid, SIGKILL);
}

Status checkHello(const Frame &frame, pid_t pid, const std::string &program)
{
    BodyReader body(frame.body);
    HelloBody hello;
    if (frame.type != FrameType::Hello || !body.take(hello) || hello.magic != workerProtocolMagic)
        return Error{ErrorCode::MissingProgram, fmt::format("{} is not a Futurescope worker: reinstall", program)};
    const auto *end = std::find(std::begin(hello.version), std::end(hello.version), '\0');
    const std::string_view version(hello.version, static_cast<std::size_t>(end - hello.version));
    if (version != FUTURESCOPE_VERSION || hello.protocol != workerProtocolVersion) {
        return Error{ErrorCode::MissingProgram,
                     fmt::format("{} is version {} (protocol {}), this program is {} (protocol {}): reinstall", program,
                                 version, hello.protocol, FUTURESCOPE_VERSION, workerProtocolVersion)};
    }
    if (hello.pid != static_cast<std::uint32_t>(pid)) {
        return Error{ErrorCode::MissingProgram,
                     fmt::format("{} is a wrapper: process {} answered for process {}", program, hello.pid, pid)};
    }
    return success();
}

} // namespace futurescope
