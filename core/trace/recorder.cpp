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
    while (collectOnce()) {
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
    return m_chains.emplace_back(std::make_unique<EventChain>(m_chunkEvents, EventChain::noLimit, &m_budget)).get();
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
    bool more = false;
    while (!stop.stop_requested()) {
        if (!more) {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stop, collectEvery, [] { return false; });
        }
        more = collectOnce();
        if (monotonicNs() >= checkClockNs) {
            keepClockTrue();
            checkClockNs = monotonicNs() + checkClockEvery.count();
        }
    }
}

bool Recorder::collectOnce()
{
    // In turn, each no more than this at a time, so that the lanes stay near each other in the Trace however much one
    // of them has to tell.
    constexpr std::size_t mostAtOnce = 16'384;
    {
        const std::lock_guard lock(m_mutex);
        for (std::size_t index = m_collected.size(); index < m_chains.size(); ++index)
            m_collected.push_back(m_chains[index].get());
    }
    bool more = false;
    std::uint64_t dropped = m_droppedElsewhere.load(std::memory_order_relaxed);
    for (EventChain *chain : m_collected) {
        const std::size_t drained = chain->drain(
            [this](std::span<const Event> events) { m_builder.append(events, m_originNs); }, mostAtOnce);
        more = more || drained == mostAtOnce;
        if (drained > m_chunkEvents / 8)
            chain->supply();
        dropped += chain->dropped();
    }
    m_builder.setDropped(dropped);
    return more;
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
