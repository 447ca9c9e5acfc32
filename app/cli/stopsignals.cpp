// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/stopsignals.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <unistd.h>

namespace futurescope {

namespace {

constexpr std::array handled{SIGINT, SIGTERM, SIGHUP};

std::atomic<int> writeEnd{-1};
static_assert(std::atomic<int>::is_always_lock_free, "a signal handler reads it");

/// A handler may call little; write() is allowed. SA_RESETHAND has put the default action back for a second signal.
void passOn(int signal)
{
    const int savedErrno = errno;
    const auto byte = static_cast<char>(signal);
    [[maybe_unused]] const ssize_t written = ::write(writeEnd.load(), &byte, 1);
    errno = savedErrno;
}

} // namespace

StopSignals::StopSignals()
{
    if (::pipe2(m_pipe, O_CLOEXEC) != 0)
        return; // the signals keep their default action
    writeEnd = m_pipe[1];
    m_thread = std::thread(&StopSignals::waitForSignal, this);
    struct sigaction action = {};
    action.sa_handler = passOn;
    action.sa_flags = SA_RESTART | static_cast<int>(SA_RESETHAND);
    for (const int signal : handled)
        ::sigaction(signal, &action, nullptr);
}

StopSignals::~StopSignals()
{
    if (!m_thread.joinable())
        return;
    for (const int signal : handled)
        std::signal(signal, SIG_DFL);
    const char end = 0;
    while (::write(m_pipe[1], &end, 1) < 0 && errno == EINTR) {}
    m_thread.join();
    writeEnd = -1;
    ::close(m_pipe[0]);
    ::close(m_pipe[1]);
}

void StopSignals::waitForSignal()
{
    for (char byte = 0;;) {
        const ssize_t count = ::read(m_pipe[0], &byte, 1);
        if (count < 0 && errno == EINTR)
            continue;
        if (count != 1 || byte == 0)
            return;
        m_received = byte;
        m_stop.request_stop();
    }
}

} // namespace futurescope
