// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workerslots.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

namespace {

constexpr std::uint64_t windowOf(std::uint32_t limit, std::uint32_t taken)
{
    return std::uint64_t{limit} << 32 | taken;
}

void write(std::byte *slot, std::span<const std::byte> frame)
{
    if (frame.empty() || frame.size() > slotBytes) {
        const FrameHeader note{0, FrameType::OnSocket, 0};
        std::memcpy(slot, &note, sizeof note);
    } else {
        std::memcpy(slot, frame.data(), frame.size());
    }
}

/// Is `count` reached, where both may have wrapped round?
constexpr bool reached(std::uint32_t now, std::uint32_t count)
{
    return static_cast<std::int32_t>(now - count) >= 0;
}

} // namespace

void PoolSlots::put(std::span<const std::byte> frame)
{
    write(shared().tasks[m_given++ % slotCount], frame);
}

bool PoolSlots::publish()
{
    if (m_given == m_published)
        return false;
    std::uint64_t window = shared().window.load(std::memory_order_relaxed);
    while (!shared().window.compare_exchange_weak(window, windowOf(m_given, WorkerSlots::takenOf(window)))) {}
    m_published = m_given;
    return shared().workerBell.load() != 0 && shared().workerBell.exchange(0) != 0;
}

std::uint32_t PoolSlots::waitingAnswers() const
{
    return shared().answered.load(std::memory_order_acquire) - m_answered;
}

PoolSlots::Answer PoolSlots::read(Bytes &target, std::string &fault) const
{
    const std::byte *slot = shared().answers[m_answered % slotCount];
    FrameHeader header;
    std::memcpy(&header, slot, sizeof header);
    if (header.type == FrameType::OnSocket)
        return Answer::OnSocket;
    if (header.type != FrameType::Result && header.type != FrameType::Failure) {
        fault = fmt::format("unknown frame type {}", static_cast<std::uint32_t>(header.type));
        return Answer::Malformed;
    }
    if (header.bodyBytes > slotBytes - sizeof header) {
        fault = fmt::format("a frame of {} bytes was announced (at most {})", header.bodyBytes,
                            slotBytes - sizeof header);
        return Answer::Malformed;
    }
    const std::size_t at = target.size();
    target.resize(at + sizeof header + header.bodyBytes);
    std::memcpy(target.data() + at, &header, sizeof header); // the checked one; the slot may have changed by now
    std::memcpy(target.data() + at + sizeof header, slot + sizeof header, header.bodyBytes);
    return Answer::Here;
}

std::optional<std::uint32_t> PoolSlots::withdraw()
{
    std::uint64_t window = shared().window.load();
    for (;;) {
        const std::uint32_t taken = WorkerSlots::takenOf(window);
        if (WorkerSlots::limitOf(window) != m_published || m_published - taken > m_published - m_answered)
            return std::nullopt;
        if (shared().window.compare_exchange_weak(window, windowOf(taken, taken))) {
            const std::uint32_t back = m_given - taken;
            m_given = m_published = taken;
            return back;
        }
    }
}

bool PoolSlots::begun() const
{
    return WorkerSlots::takenOf(shared().window.load(std::memory_order_acquire)) != m_answered;
}

bool PoolSlots::armBell(std::uint32_t answers)
{
    const std::uint32_t count = m_answered + answers;
    shared().poolBell.store(WorkerSlots::bellArmed | count);
    m_bellArmed = true;
    if (!reached(shared().answered.load(), count))
        return true;
    disarmBell();
    return false;
}

void PoolSlots::disarmBell()
{
    if (std::exchange(m_bellArmed, false))
        shared().poolBell.store(0, std::memory_order_relaxed);
}

std::optional<Frame> TakerSlots::take()
{
    std::uint64_t window = shared().window.load();
    std::uint32_t taken = 0;
    do {
        taken = WorkerSlots::takenOf(window);
        if (taken == WorkerSlots::limitOf(window))
            return std::nullopt;
    } while (!shared().window.compare_exchange_weak(window, windowOf(WorkerSlots::limitOf(window), taken + 1)));
    const std::byte *slot = shared().tasks[taken % slotCount];
    FrameHeader header;
    std::memcpy(&header, slot, sizeof header);
    return Frame{header.type, header.task, {slot + sizeof header, header.bodyBytes}};
}

bool TakerSlots::anythingToTake() const
{
    const std::uint64_t window = shared().window.load();
    return WorkerSlots::takenOf(window) != WorkerSlots::limitOf(window);
}

bool TakerSlots::mayRest()
{
    shared().workerBell.store(1);
    if (!anythingToTake())
        return true;
    shared().workerBell.store(0);
    return false;
}

bool TakerSlots::answer(std::span<const std::byte> frame)
{
    write(shared().answers[m_answered % slotCount], frame);
    shared().answered.store(++m_answered);
    std::uint64_t bell = shared().poolBell.load();
    return (bell & WorkerSlots::bellArmed) && reached(m_answered, static_cast<std::uint32_t>(bell))
           && shared().poolBell.compare_exchange_strong(bell, 0);
}

} // namespace futurescope
