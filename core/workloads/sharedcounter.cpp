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

std::atomic<std::uint64_t> &SharedCounter::ofLane(std::size_t lane)
{
    lane = std::min(lane, mostLanes - 1);
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
        return addPlainly(ofLane(boundLane().value), increments);
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

std::vector<CounterPart> SharedCounter::parts(int workers)
{
    std::vector<std::uintptr_t> lines;
    std::vector<CounterPart> parts;
    const auto add = [&](const void *what, std::size_t bytes, int worker, bool isLock) {
        const auto address = reinterpret_cast<std::uintptr_t>(what);
        const auto line = std::ranges::find(lines, address / lineBytes);
        const auto number = static_cast<std::size_t>(line - lines.begin());
        if (line == lines.end())
            lines.push_back(address / lineBytes);
        parts.push_back({worker, isLock, number, address % lineBytes, bytes});
    };
    if (m_form == CounterForm::Mutex)
        add(&m_mutex, sizeof m_mutex, 0, true);
    const bool own = m_form == CounterForm::SameLine || m_form == CounterForm::Padded;
    if (!own)
        add(&value(0), cellBytes, 0, false);
    for (int worker = 1; own && worker <= workers; ++worker)
        add(&ofLane(static_cast<std::size_t>(worker)), cellBytes, worker, false);
    return parts;
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
