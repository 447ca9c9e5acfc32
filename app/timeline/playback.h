// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/rundocument.h"
#include "app/lab/viewstate.h"

#include <QObject>
#include <QTimer>

#include <functional>

namespace futurescope {

/// Moves the cursor: with the run while it goes on, at the chosen speed in a replay. Pausing a live run stops the
/// cursor, never the run. The visible range grows with a live run until somebody zooms or pans. GUI thread.
class Playback : public QObject
{
    Q_OBJECT

public:
    static constexpr double slowest = 0.01;
    static constexpr double fastest = 100;

    /// Monotonic nanoseconds; replaced in tests.
    using Clock = std::function<std::int64_t()>;

    Playback(const RunDocument &document, ViewState &state, QObject *parent = nullptr, Clock clock = {});

    bool isPlaying() const { return m_playing; }
    double speed() const { return m_speed; }
    /// The end of the run, or of what is known of it.
    std::int64_t endNs() const { return m_document.timeline().endNs(); }

public slots:
    void play();
    void pause();
    void togglePlaying();
    void toStart();
    /// The end of a replay; in a live run, the present, which cursor and range follow from then on.
    void toEnd();
    void stepNext();
    void stepPrevious();
    void scrubTo(std::int64_t cursorNs);
    /// slowest..fastest; anything else is refused by an assertion in debug builds and ignored.
    void setSpeed(double speed);
    /// One step of a replay; called by the timer. A live run goes by the beat of RunDocument::drained().
    void tick();

signals:
    void playingChanged(bool playing);
    void speedChanged(double speed);
    /// Cursor, end or liveness have changed.
    void positionChanged();

private:
    void showReplaced();
    void showGrown();
    void showEnded();
    void setPlaying(bool playing);
    void follow();
    void stopAt(std::int64_t cursorNs);

    const RunDocument &m_document;
    ViewState &m_state;
    Clock m_clock;
    QTimer m_timer;
    bool m_playing = false;
    double m_speed = 1;
    std::int64_t m_lastTickNs = 0;
    double m_restNs = 0; ///< the part of a nanosecond that slow replays owe
    /// Smallest difference seen between the clock and the run's own time: when an event came to us soonest.
    std::int64_t m_originNs = 0;
};

} // namespace futurescope
