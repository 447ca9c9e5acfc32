// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workersocket.h"

#include <algorithm>
#include <cerrno>
#include <sys/socket.h>
#include <sys/uio.h>

namespace futurescope {

std::optional<Frame> WorkerSocket::nextFrame()
{
    for (;;) {
        const FrameReader::Next next = m_incoming.next();
        if (next.outcome == FrameReader::Outcome::Frame)
            return next.frame;
        if (next.outcome == FrameReader::Outcome::Broken || !read())
            return std::nullopt;
    }
}

bool WorkerSocket::read()
{
    for (;;) {
        const std::span<std::byte> space = m_incoming.space();
        const ssize_t count = recv(m_number, space.data(), space.size(), 0);
        if (count > 0) {
            m_incoming.commit(static_cast<std::size_t>(count));
            return true;
        }
        if (count == 0 || errno != EINTR)
            return false;
    }
}

bool WorkerSocket::send(Bytes &frames, std::span<const std::byte> rest) const
{
    iovec parts[] = {{frames.data(), frames.size()}, {const_cast<std::byte *>(rest.data()), rest.size()}};
    std::size_t left = frames.size() + rest.size();
    while (left > 0) {
        msghdr message{};
        message.msg_iov = parts;
        message.msg_iovlen = std::size(parts);
        const ssize_t count = sendmsg(m_number, &message, MSG_NOSIGNAL);
        if (count < 0 && errno != EINTR)
            return false;
        auto sent = static_cast<std::size_t>(std::max<ssize_t>(count, 0));
        left -= sent;
        for (iovec &part : parts) {
            const std::size_t ofPart = std::min(sent, part.iov_len);
            part.iov_base = static_cast<std::byte *>(part.iov_base) + ofPart;
            part.iov_len -= ofPart;
            sent -= ofPart;
        }
    }
    frames.clear();
    return true;
}

void WorkerSocket::closeBothWays() const
{
    ::shutdown(m_number, SHUT_RDWR);
}

} // namespace futurescope
