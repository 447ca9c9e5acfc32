// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessoncheck.h"

#include "app/lab/text.h"
#include "core/lessons/runlesson.h"

namespace futurescope {

LessonCheck::LessonCheck(SessionFunction session, QObject *parent) : QObject(parent), m_session(std::move(session)) {}

LessonCheck::~LessonCheck() = default;

void LessonCheck::start(const Lesson &lesson)
{
    cancel();
    m_running = true;
    m_thread = std::jthread([this, lesson, session = m_session, generation = m_generation,
                             before = std::move(m_thread)](std::stop_token stop) mutable {
        // A lesson that was given up may still be ending; running beside it would measure both.
        if (before.joinable())
            before.join();
        auto result = std::make_shared<Result<LessonResult>>(runLesson(lesson, stop, {}, session));
        // `this` outlives the thread, which its destructor joins; a call that is queued then is dropped.
        QMetaObject::invokeMethod(
            this, [this, generation, lesson, result] { take(generation, lesson, *result); }, Qt::QueuedConnection);
    });
}

void LessonCheck::cancel()
{
    ++m_generation;
    m_running = false;
    m_thread.request_stop();
}

void LessonCheck::take(std::uint64_t generation, const Lesson &lesson, const Result<LessonResult> &result)
{
    if (generation != m_generation)
        return;
    m_running = false;
    if (result)
        emit finished(checkContract(lesson, *result), *result);
    else
        emit failed(toText(result.error()));
}

} // namespace futurescope
