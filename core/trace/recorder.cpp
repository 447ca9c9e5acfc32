// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/recorder.h"

#include "core/platform/memorysize.h"

#include <algorithm>

namespace futurescope {

std::uint64_t RecorderOptions::defaultMemoryLimit()
{
    static const std::uint64_t half = usableMemoryBytes() / 2;
    return half;
}

Recorder::Recorder(const RecorderOptions &options)
    : m_chunkEvents(options.chunkEvents),
      m_budget(static_cast<std::int64_t>(options.memoryLimit / RecorderOptions::bytesPerEvent))
{
    while (m_chains.size() < options.threads)
        m_freeChains.push_back(makeChain());
    std::ranges::reverse(m_freeChains); // the first ones go first
    keepClockTrue();
    m_originNs = monotonicNs();
    m_collector = std::jthread([this](const std::stop_token &stop) { collectUntilStopped(stop); });
}

Recorder::~Recorder()
{
    stop();
}

void Recorder::stop()
{
    if (!m_collector.joinable())
        return;
    m_collector.request_stop();
    m_collector.join();
    while (collectOnce() > 0) {
        // until all chains are empty
    }
}

EventChain *Recorder::takeChain()
{
    const std::lock_guard lock(m_mutex);
    if (m_freeChains.empty())
        return makeChain();
    EventChain *chain = m_freeChains.back();
    m_freeChains.pop_back();
    return chain;
}

EventChain *Recorder::makeChain()
{
    // The first ones go to the busiest threads: the main of the program, the dispatcher, the first workers. With very
    // many workers each is slow.
    constexpr std::size_t busyThreads = 12;
    constexpr std::size_t busyChunks = 8;
    m_chains.push_back(std::make_unique<EventChain>(m_chunkEvents, EventChain::noLimit, &m_budget));
    if (m_chains.size() <= busyThreads)
        m_chains.back()->supply(busyChunks);
    return m_chains.back().get();
}

void Recorder::returnChain(EventChain *chain)
{
    // What is still in the chain is collected as ever; the next thread goes on behind it.
    const std::lock_guard lock(m_mutex);
    m_freeChains.push_back(chain);
}

void Recorder::collectUntilStopped(const std::stop_token &stop)
{
    constexpr Nanos checkClockEvery = std::chrono::milliseconds(100);
    std::int64_t checkClockNs = monotonicNs() + checkClockEvery.count();
    std::size_t most = 0;
    while (!stop.stop_requested()) {
        if (most < mostAtOnce) {
            // One that fills chunks so fast soon needs the emptied ones back.
            const Nanos rest = most < m_chunkEvents / 2 ? collectEvery : collectEvery / 4;
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stop, rest, [] { return false; });
        }
        most = collectOnce();
        if (monotonicNs() >= checkClockNs) {
            keepClockTrue();
            checkClockNs = monotonicNs() + checkClockEvery.count();
        }
    }
}

std::size_t Recorder::collectOnce()
{
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t index = m_collected.size(); index < m_chains.size(); ++index)
            m_collected.push_back(m_chains[index].get());
    }
    std::size_t most = 0;
    std::uint64_t dropped = m_droppedElsewhere.load(std::memory_order_relaxed);
    for (EventChain *chain : m_collected) {
        const std::size_t drained = chain->drain(
            [this](std::span<const Event> events) { m_builder.append(events, m_originNs); }, mostAtOnce);
        most = std::max(most, drained);
        if (drained > m_chunkEvents / 8)
            chain->supply(2);
        dropped += chain->dropped();
    }
    m_builder.setDropped(dropped);
    return most;
}

RecordingScope::RecordingScope(Recorder *recorder, LaneId lane)
    : m_recorder(recorder),
      m_previousRecorder(detail::threadBinding.recorder),
      m_chain(recorder ? recorder->takeChain() : nullptr),
      m_previousChain(detail::threadBinding.chain),
      m_previousLane(detail::threadBinding.lane)
{
    detail::threadBinding = {m_chain, m_recorder, lane};
}

RecordingScope::~RecordingScope()
{
    detail::threadBinding = {m_previousChain, m_previousRecorder, m_previousLane};
    if (m_chain)
        m_recorder->returnChain(m_chain);
}

} // namespace futurescope
