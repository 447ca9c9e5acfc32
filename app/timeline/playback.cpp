// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/playback.h"

#include "app/timeline/timeaxis.h"
#include "core/base/time.h"

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {
constexpr int tickMs = 16;
}

Playback::Playback(const RunDocument &document, ViewState &state, QObject *parent, Clock clock)
    : QObject(parent),
      m_document(document),
      m_state(state),
      m_clock(clock ? std::move(clock) : Clock(monotonicNs))
{
    m_timer.setInterval(tickMs);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &Playback::tick);
    connect(&m_document, &RunDocument::replaced, this, &Playback::showReplaced);
    connect(&m_document, &RunDocument::grown, this, &Playback::showGrown);
    connect(&m_document, &RunDocument::drained, this, &Playback::follow);
    connect(&m_document, &RunDocument::ended, this, &Playback::showEnded);
    connect(&m_state, &ViewState::cursorMoved, this, &Playback::positionChanged);
    // Somebody has taken the cursor into his own hands.
    connect(&m_state, &ViewState::followingChanged, this, [this](bool following) {
        if (m_document.isLive())
            setPlaying(following);
    });
}

void Playback::showReplaced()
{
    m_state.reset();
    m_originNs = INT64_MAX;
    setPlaying(m_document.isLive());
    emit positionChanged();
}

void Playback::showGrown()
{
    m_originNs = std::min(m_originNs, m_clock() - endNs());
    emit positionChanged();
}

// What has been recorded is the whole now: the cursor of a watched run goes to the very end.
void Playback::showEnded()
{
    if (m_state.following()) {
        m_state.setCursor(endNs());
        if (m_state.rangeFollowing())
            m_state.setVisible(withMargin({0, std::max<std::int64_t>(1, endNs())}));
        m_state.setFollowing(false);
    }
    setPlaying(false);
    emit positionChanged();
}

void Playback::follow()
{
    if (!m_state.following())
        return;
    const std::int64_t now = m_originNs == INT64_MAX ? 0 : m_clock() - m_originNs;
    const std::int64_t cursor = std::max({now, endNs(), m_state.cursorNs()});
    const TimeRange wanted = followingRange(cursor);
    if (m_state.rangeFollowing() && (m_state.visible().startNs != 0 || wanted.endNs > m_state.visible().endNs))
        m_state.setVisible(wanted);
    m_state.setCursor(cursor);
}

void Playback::setPlaying(bool playing)
{
    if (playing && !m_document.isLive()) {
        m_lastTickNs = m_clock();
        m_timer.start();
    } else {
        m_timer.stop();
    }
    if (playing == m_playing)
        return;
    m_playing = playing;
    emit playingChanged(playing);
}

void Playback::play()
{
    if (!m_document.hasRun())
        return;
    if (m_document.isLive()) {
        m_state.setFollowing(true);
        follow();
    } else if (m_state.cursorNs() >= endNs()) {
        m_state.setCursor(0);
    }
    m_restNs = 0;
    setPlaying(true);
}

void Playback::pause()
{
    if (m_document.isLive())
        m_state.setFollowing(false);
    setPlaying(false);
}

void Playback::togglePlaying()
{
    m_playing ? pause() : play();
}

void Playback::stopAt(std::int64_t cursorNs)
{
    pause();
    m_state.setFollowing(false);
    m_state.setCursor(std::clamp<std::int64_t>(cursorNs, 0, endNs()));
}

void Playback::toStart()
{
    stopAt(0);
}

void Playback::toEnd()
{
    if (!m_document.isLive())
        return stopAt(endNs());
    m_state.setRangeFollowing(true);
    play();
}

void Playback::stepNext()
{
    stopAt(m_document.timeline().nextChange(m_state.cursorNs()).value_or(endNs()));
}

void Playback::stepPrevious()
{
    stopAt(m_document.timeline().previousChange(m_state.cursorNs()).value_or(0));
}

void Playback::scrubTo(std::int64_t cursorNs)
{
    stopAt(cursorNs);
}

void Playback::setSpeed(double speed)
{
    Q_ASSERT(speed >= slowest && speed <= fastest);
    if (!(speed >= slowest && speed <= fastest) || speed == m_speed)
        return;
    m_speed = speed;
    emit speedChanged(speed);
}

void Playback::tick()
{
    if (!m_playing || m_document.isLive())
        return;
    const std::int64_t now = m_clock();
    const double passed = static_cast<double>(now - m_lastTickNs) * m_speed + m_restNs;
    m_lastTickNs = now;
    const double whole = std::floor(passed);
    m_restNs = passed - whole;
    const std::int64_t cursor = m_state.cursorNs() + static_cast<std::int64_t>(whole);
    m_state.setCursor(std::min(cursor, endNs()));
    if (cursor >= endNs())
        setPlaying(false);
}

} // namespace futurescope
