// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workloads/sharedcounter.h"

#include "core/trace/recorder.h"
#include "core/workloads/bestrate.h"
#include "core/workloads/corewatch.h"
#include "core/workloads/stopping.h"

#include <algorithm>

namespace futurescope {

namespace {

// Of the quickest form these last a few microseconds: see stopping.h.
constexpr std::uint64_t incrementsBetweenLooks = 1024;
// The lanes of the most workers, of the main program before and of a thread beside a loop after them.
constexpr std::size_t mostLanes = 1024 + 2;

/// What `++counter` does to a plain variable.
void addPlainly(std::atomic<std::uint64_t> &counter, std::uint64_t increments)
{
    for (std::uint64_t i = 0; i < increments; ++i)
        counter.store(counter.load(std::memory_order_relaxed) + 1, std::memory_order_relaxed);
}

} // namespace

SharedCounter::SharedCounter(CounterForm form)
    : m_form(form),
      m_lines(form == CounterForm::Padded     ? mostLanes
              : form == CounterForm::SameLine ? mostLanes / inLine + 1
                                              : 1)
{}

std::atomic<std::uint64_t> &SharedCounter::ofThisLane()
{
    const std::size_t lane = std::min<std::size_t>(boundLane().value, mostLanes - 1);
    return value(m_form == CounterForm::Padded ? lane * inLine : lane);
}

std::uint64_t SharedCounter::add(std::uint64_t increments, const std::stop_token &stop)
{
    CoreWatch watch(increments > incrementsBetweenLooks);
    for (std::uint64_t left = increments; left > 0;) {
        const std::uint64_t block = std::min(left, incrementsBetweenLooks);
        addBlock(block);
        m_done.fetch_add(block, std::memory_order_relaxed);
        left -= block;
        checkIn(stop);
        watch.look();
    }
    return increments;
}

void SharedCounter::addBlock(std::uint64_t increments)
{
    switch (m_form) {
    case CounterForm::Plain:
        return addPlainly(value(0), increments);
    case CounterForm::SameLine:
    case CounterForm::Padded:
        return addPlainly(ofThisLane(), increments);
    case CounterForm::Mutex:
        for (std::uint64_t i = 0; i < increments; ++i) {
            const std::lock_guard lock(m_mutex);
            addPlainly(value(0), 1);
        }
        return;
    case CounterForm::Atomic:
        for (std::uint64_t i = 0; i < increments; ++i)
            value(0).fetch_add(1, std::memory_order_relaxed);
        return;
    }
}

void SharedCounter::reset()
{
    for (Line &line : m_lines) {
        for (std::atomic<std::uint64_t> &value : line.values)
            value.store(0, std::memory_order_relaxed);
    }
    m_done.store(0, std::memory_order_relaxed);
}

CountedIncrements SharedCounter::counted() const
{
    CountedIncrements counted{m_done.load(std::memory_order_relaxed), 0};
    for (const Line &line : m_lines) {
        for (const std::atomic<std::uint64_t> &value : line.values)
            counted.got += value.load(std::memory_order_relaxed);
    }
    return counted;
}

double SharedCounter::plainPerNs()
{
    static const double measured = [] {
        constexpr std::uint64_t trialIncrements = std::uint64_t{1} << 19;
        SharedCounter counter(CounterForm::Plain);
        return bestRate(trialIncrements, [&] { counter.add(trialIncrements, {}); });
    }();
    return measured;
}

} // namespace futurescope
