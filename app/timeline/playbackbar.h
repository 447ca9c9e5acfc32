// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/playback.h"

#include <QTimer>
#include <QWidget>

class QComboBox;
class QLabel;
class QSlider;
class QToolButton;

namespace futurescope {

/// Buttons, slider, time and speed of a Playback. Everything has an accessible name and works by keyboard. While a run
/// goes on slider and time move ten times a second at most: nobody reads them faster, and the run needs the core.
class PlaybackBar : public QWidget
{
    Q_OBJECT

public:
    PlaybackBar(const RunDocument &document, const ViewState &state, Playback &playback, QWidget *parent = nullptr);

private:
    QToolButton *addButton(const char *objectName, const QString &icon, const QString &text);
    void createButtons();
    void createSlider();
    void createSpeed();
    void positionChanged();
    void showPosition();
    void showPlaying(bool playing);
    void showSpeed(double speed);
    void takeSlider(int position);

    const RunDocument &m_document;
    const ViewState &m_state;
    Playback &m_playback;
    QToolButton *m_play = nullptr;
    QSlider *m_slider = nullptr;
    QLabel *m_time = nullptr;
    QComboBox *m_speed = nullptr;
    QTimer m_restTimer;
    bool m_isBehind = false; ///< the position has changed since the timer was started
};

} // namespace futurescope
