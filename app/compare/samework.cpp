// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/samework.h"

#include "app/lab/text.h"
#include "core/experiment/comparison.h"

#include <mutex>
#include <utility>

namespace futurescope {

/// What the measuring thread leaves for the GUI thread to fetch.
struct SameWork::Mailbox
{
    std::mutex mutex;
    Outcome outcome;

    template <class Change>
    void change(Change change)
    {
        const std::scoped_lock lock(mutex);
        change(outcome);
    }
};

SameWork::SameWork(SessionFunction session, QObject *parent) : QObject(parent), m_session(std::move(session))
{
    if (!m_session)
        m_session = [](const Experiment &experiment, std::stop_token stop) {
            return runSession(experiment, std::move(stop));
        };
}

SameWork::~SameWork() = default;

void SameWork::start(const Experiment &experiment)
{
    if (m_measuring)
        return;
    m_mailbox = std::make_shared<Mailbox>();
    m_mailbox->outcome.experiment = experiment;
    m_measuring = true;
    emit measuring(true);
    m_thread = std::jthread([this, experiment, mailbox = m_mailbox, generation = ++m_generation,
                             before = std::move(m_thread)](std::stop_token stop) mutable {
        // The run of cancelled ones may still be ending; measuring beside it would measure both.
        if (before.joinable())
            before.join();
        runAll(experiment, stop, *mailbox, generation);
    });
}

// On the measuring thread. `this` outlives it: it is joined by the destructor, and a call that is queued then is
// dropped.
void SameWork::runAll(const Experiment &experiment, const std::stop_token &stop, Mailbox &mailbox,
                      std::uint64_t generation)
{
    int done = 0;
    for (const ExecutorKind executor : executors) {
        if (stop.stop_requested())
            return;
        QMetaObject::invokeMethod(
            this,
            [this, done, executor, generation] {
                if (generation == m_generation)
                    emit progressed(done, executor);
            },
            Qt::QueuedConnection);
        auto run = m_session(onExecutor(experiment, executor), stop);
        if (stop.stop_requested())
            return; // it may have been cut short
        if (!run) {
            mailbox.change([&](Outcome &to) { to.failures.push_back({executor, toText(run.error())}); });
        } else {
            auto opened = std::make_shared<OpenedRun>(OpenedRun{std::move(*run), {}});
            opened->timeline.append(opened->run.trace);
            mailbox.change([&](Outcome &to) { to.runs.push_back(std::move(opened)); });
        }
        ++done;
    }
    QMetaObject::invokeMethod(
        this, [this, generation] { end(generation, false); }, Qt::QueuedConnection);
}

void SameWork::cancel()
{
    if (!m_measuring)
        return;
    m_thread.request_stop();
    end(m_generation, true);
}

void SameWork::end(std::uint64_t generation, bool stopped)
{
    if (generation != m_generation)
        return;
    ++m_generation;
    m_measuring = false;
    Outcome outcome;
    m_mailbox->change([&](Outcome &from) { outcome = std::exchange(from, {}); });
    outcome.stopped = stopped;
    emit measuring(false);
    emit finished(outcome);
}

} // namespace futurescope
