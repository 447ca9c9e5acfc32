// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepcontroller.h"

#include "app/lab/text.h"

#include <mutex>
#include <optional>
#include <utility>

namespace futurescope {

/// What the measuring thread leaves for the GUI thread to fetch.
struct SweepController::Mailbox
{
    std::mutex mutex;
    std::optional<SweepProgress> progress; // not fetched yet
    std::optional<SweepResult> latest;
    bool latestIsNew = false;

    void put(const SweepProgress &news)
    {
        const std::scoped_lock lock(mutex);
        progress = news;
    }

    void put(const SweepResult &news)
    {
        const std::scoped_lock lock(mutex);
        latest = news;
        latestIsNew = true;
    }
};

SweepController::SweepController(SessionFunction session, QObject *parent)
    : QObject(parent),
      m_session(std::move(session))
{
    m_timer.setInterval(deliverEveryMs);
    connect(&m_timer, &QTimer::timeout, this, &SweepController::deliver);
}

SweepController::~SweepController() = default;

void SweepController::start(const SweepPlan &plan)
{
    SweepResult nothing;
    nothing.plan = plan;
    resume(nothing);
}

void SweepController::resume(const SweepResult &soFar)
{
    begin(soFar, [soFar](std::stop_token stop, const SweepObserver &observer, const SessionFunction &session) {
        return resumeSweep(soFar, std::move(stop), observer, session);
    });
}

void SweepController::repeatBusy(const SweepResult &soFar)
{
    begin(soFar, [soFar](std::stop_token stop, const SweepObserver &observer, const SessionFunction &session) {
        return repeatPoints(soFar, busyCells(soFar), std::move(stop), observer, session);
    });
}

void SweepController::begin(const SweepResult &soFar, Work work)
{
    cancel();
    if (const Status valid = validate(soFar.plan); !valid) {
        emit failed(soFar.plan, toText(valid.error()));
        return;
    }
    ++m_generation;
    m_plan = soFar.plan;
    m_mailbox = std::make_shared<Mailbox>();
    setMeasuring(true);
    emit started(soFar.plan);
    if (!soFar.points.empty()) {
        m_mailbox->latest = soFar; // what a cancellation before the first run leaves
        emit pointsChanged(soFar);
    }
    runOnThread(std::move(work), m_mailbox);
    m_timer.start();
}

void SweepController::runOnThread(Work measure, const std::shared_ptr<Mailbox> &mailbox)
{
    auto work = [this, measure = std::move(measure), mailbox, session = m_session, generation = m_generation,
                 before = std::move(m_thread)](std::stop_token stop) mutable {
        // The run of a cancelled sweep may still be ending; measuring beside it would measure both.
        if (before.joinable())
            before.join();
        SweepObserver observer;
        observer.progressed = [&mailbox](const SweepProgress &progress) { mailbox->put(progress); };
        observer.pointsChanged = [&mailbox](const SweepResult &soFar) { mailbox->put(soFar); };
        auto result = std::make_shared<Result<SweepResult>>(measure(stop, observer, session));
        // `this` outlives the thread, which is joined by its destructor; a call that is still queued
        // then is dropped.
        QMetaObject::invokeMethod(
            this, [this, generation, result] { end(generation, *result); }, Qt::QueuedConnection);
    };
    m_thread = std::jthread(std::move(work));
}

void SweepController::deliver()
{
    std::optional<SweepProgress> progress;
    std::optional<SweepResult> result;
    {
        const std::scoped_lock lock(m_mailbox->mutex);
        progress.swap(m_mailbox->progress);
        if (std::exchange(m_mailbox->latestIsNew, false))
            result = m_mailbox->latest;
    }
    if (progress)
        emit progressed(*progress);
    if (result)
        emit pointsChanged(*result);
}

void SweepController::cancel()
{
    if (!m_measuring)
        return;
    m_thread.request_stop();
    ++m_generation;
    SweepResult result;
    result.plan = m_plan;
    {
        const std::scoped_lock lock(m_mailbox->mutex);
        if (m_mailbox->latest)
            result = *m_mailbox->latest;
    }
    result.stopped = true;
    setMeasuring(false);
    emit finished(result);
}

void SweepController::end(std::uint64_t generation, const Result<SweepResult> &result)
{
    if (generation != m_generation)
        return;
    setMeasuring(false);
    if (result)
        emit finished(*result);
    else
        emit failed(m_plan, toText(result.error()));
}

void SweepController::setMeasuring(bool active)
{
    if (!active)
        m_timer.stop();
    if (m_measuring == active)
        return;
    m_measuring = active;
    emit measuring(active);
}

} // namespace futurescope
