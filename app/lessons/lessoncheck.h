// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"
#include "core/lessons/contract.h"

#include <QObject>

#include <thread>

namespace futurescope {

/// Tries a lesson out, watched by nobody, before a person is shown it: can this machine show what it says? GUI thread;
/// the runs have a thread of their own.
class LessonCheck : public QObject
{
    Q_OBJECT

public:
    /// `session` runs experiments; empty: runSession().
    explicit LessonCheck(SessionFunction session, QObject *parent = nullptr);
    ~LessonCheck() override;

    bool isRunning() const { return m_running; }

public slots:
    /// Gives up the lesson that is being tried out, if there is one, for another.
    void start(const futurescope::Lesson &lesson);
    void cancel();

signals:
    void finished(const futurescope::ContractVerdict &verdict, const futurescope::LessonResult &result);
    /// A run could not begin at all.
    void failed(const QString &reason);

private:
    void take(std::uint64_t generation, const Lesson &lesson, const Result<LessonResult> &result);

    SessionFunction m_session;
    std::uint64_t m_generation = 0; ///< answers of an older one are dropped
    bool m_running = false;
    std::jthread m_thread;
};

} // namespace futurescope
