// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/executors/workerprotocol.h"

namespace futurescope {

/// A worker process's end of the stream to its pool. Blocking. One thread reads; whoever sends holds a lock.
class WorkerSocket
{
public:
    explicit WorkerSocket(int number) : m_number(number) {}

    int number() const { return m_number; }

    /// The next frame; its body lives until the next call. Nullopt: the pool is gone or does not speak our language.
    std::optional<Frame> nextFrame();

    /// Sends and empties `frames`, and sends `rest` behind them from where it lies. False when the pool is gone.
    bool send(Bytes &frames, std::span<const std::byte> rest = {}) const;

    void closeBothWays() const;

private:
    bool read();

    const int m_number;
    FrameReader m_incoming;
};

} // namespace futurescope
