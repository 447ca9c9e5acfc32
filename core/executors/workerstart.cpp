// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/workerstart.h"

#include "core/executors/executor.h"

#include <fmt/format.h>
#include <pthread.h>

namespace futurescope {

namespace {

constexpr std::size_t kernelNameBytes = 15;

constexpr const char *brokenText = "A thread initializer failed, the thread pool is not usable anymore";

/// Counts the pools that nobody has named, in the order in which they are made.
std::string nextPoolNumber()
{
    static std::atomic<unsigned> pools{0};
    return fmt::format("-{}", pools.fetch_add(1, std::memory_order_relaxed));
}

std::string &nameOfThisThread()
{
    static thread_local std::string name;
    return name;
}

/// At most `bytes` of `text`, not cut inside a character.
std::string_view frontOf(std::string_view text, std::size_t bytes)
{
    if (text.size() <= bytes)
        return text;
    while (bytes > 0 && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80)
        --bytes;
    return text.substr(0, bytes);
}

} // namespace

WorkerStart::WorkerStart(const ExecutorConfig &config, std::string_view className)
    : m_initializer(config.initializer),
      m_stem(config.threadNamePrefix.empty() ? std::string(className) : config.threadNamePrefix),
      m_poolNumber(config.threadNamePrefix.empty() ? nextPoolNumber() : std::string())
{}

bool WorkerStart::begin(int index)
{
    nameOfThisThread() = name(index);
    // Fails only for a name that is too long.
    pthread_setname_np(pthread_self(), kernelName(index).c_str());
    if (!m_initializer)
        return true;
    try {
        m_initializer();
        return true;
    } catch (...) {
        fmt::print(stderr, "Exception in initializer: {}\n", exceptionText(std::current_exception()));
    }
    m_failed.store(true, std::memory_order_release);
    return false;
}

void WorkerStart::throwIfBroken() const
{
    if (m_failed.load(std::memory_order_acquire))
        throw BrokenThreadPool(brokenText);
}

void WorkerStart::failAll(TaskQueue &queued)
{
    while (const FuturePtr task = queued.pop())
        failTask(*task, std::make_exception_ptr(BrokenThreadPool(brokenText)));
}

std::string WorkerStart::name(int index) const
{
    return fmt::format("{}{}_{}", m_stem, m_poolNumber, index);
}

std::string WorkerStart::kernelName(int index) const
{
    const std::string end = fmt::format("{}_{}", m_poolNumber, index);
    if (end.size() >= kernelNameBytes)
        return end.substr(end.size() - kernelNameBytes);
    return fmt::format("{}{}", frontOf(m_stem, kernelNameBytes - end.size()), end);
}

const std::string &workerName()
{
    return nameOfThisThread();
}

} // namespace futurescope
