// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/trace/recorder.h"

#include <algorithm>

namespace futurescope {

Recorder::Recorder(std::size_t ringCapacity, std::size_t threads) : m_ringCapacity(ringCapacity)
{
    while (m_rings.size() < threads)
        m_freeRings.push_back(makeRing());
    std::ranges::reverse(m_freeRings); // the large ones go first
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
    collectOnce();
}

EventRing *Recorder::takeRing()
{
    const std::lock_guard lock(m_mutex);
    if (!m_freeRings.empty()) {
        EventRing *ring = m_freeRings.back();
        m_freeRings.pop_back();
        return ring;
    }
    return makeRing();
}

EventRing *Recorder::makeRing()
{
    const std::size_t capacity = m_rings.size() < largeRings ? m_ringCapacity
                                                             : std::min(m_ringCapacity, smallRingCapacity);
    return m_rings.emplace_back(std::make_unique<EventRing>(capacity)).get();
}

void Recorder::returnRing(EventRing *ring)
{
    // What is still in the ring is collected as ever; the next thread goes on behind it.
    const std::lock_guard lock(m_mutex);
    m_freeRings.push_back(ring);
}

void Recorder::collectUntilStopped(const std::stop_token &stop)
{
    constexpr double noTimeToRest = 1.0 / 8;
    constexpr Nanos checkClockEvery = std::chrono::milliseconds(100);
    std::int64_t checkClockNs = m_originNs + checkClockEvery.count();
    double fullest = 0;
    while (!stop.stop_requested()) {
        if (fullest < noTimeToRest) {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, stop, collectEvery, [] { return false; });
        }
        fullest = collectOnce();
        if (monotonicNs() >= checkClockNs) {
            keepClockTrue();
            checkClockNs = monotonicNs() + checkClockEvery.count();
        }
    }
}

double Recorder::collectOnce()
{
    m_batch.clear();
    double fullest = 0;
    std::uint64_t dropped = m_droppedElsewhere.load(std::memory_order_relaxed);
    {
        const std::lock_guard lock(m_mutex);
        for (const auto &ring : m_rings) {
            const auto drained = static_cast<double>(ring->drain(m_batch));
            fullest = std::max(fullest, drained / static_cast<double>(ring->capacity()));
            dropped += ring->dropped();
        }
    }
    for (Event &event : m_batch)
        event.timeNs -= m_originNs;
    if (!m_batch.empty())
        m_builder.append(m_batch);
    m_builder.setDropped(dropped);
    return fullest;
}

RecordingScope::RecordingScope(Recorder *recorder, LaneId lane)
    : m_recorder(recorder),
      m_previousRecorder(detail::threadBinding.recorder),
      m_ring(recorder ? recorder->takeRing() : nullptr),
      m_previousRing(detail::threadBinding.ring),
      m_previousLane(detail::threadBinding.lane)
{
    detail::threadBinding = {m_ring, m_recorder, lane};
}

RecordingScope::~RecordingScope()
{
    detail::threadBinding = {m_previousRing, m_previousRecorder, m_previousLane};
    if (m_ring)
        m_recorder->returnRing(m_ring);
}

} // namespace futurescope
