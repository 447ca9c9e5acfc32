// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/playbackbar.h"

#include "app/lab/themedicon.h"
#include "app/timeline/timeaxis.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr int liveRestMs = 100;
constexpr int sliderSteps = 10'000; // finer than any screen is wide
constexpr double speeds[] = {0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100};

QString positionText(std::int64_t cursorNs, std::int64_t endNs)
{
    const std::int64_t longest = std::max(cursorNs, endNs);
    // Three figures of the whole; both times have the same unit.
    std::int64_t step = 1;
    while (step * 1000 <= longest)
        step *= 10;
    QString cursor = timeText(cursorNs, longest, step);
    cursor.truncate(cursor.lastIndexOf(QLatin1Char(' ')));
    return QStringLiteral("%1 / %2").arg(cursor, timeText(endNs, longest, step));
}

} // namespace

PlaybackBar::PlaybackBar(const RunDocument &document, const ViewState &state, Playback &playback, QWidget *parent)
    : QWidget(parent),
      m_document(document),
      m_state(state),
      m_playback(playback)
{
    setObjectName(QStringLiteral("playbackBar"));
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(10, 4, 10, 8);
    row->setSpacing(6);
    createButtons();
    createSlider();
    createSpeed();
    m_restTimer.setSingleShot(true);
    m_restTimer.setInterval(liveRestMs);
    connect(&m_restTimer, &QTimer::timeout, this, [this] {
        if (m_isBehind)
            positionChanged();
    });
    connect(&m_playback, &Playback::positionChanged, this, &PlaybackBar::positionChanged);
    connect(&m_playback, &Playback::playingChanged, this, &PlaybackBar::showPlaying);
    connect(&m_playback, &Playback::speedChanged, this, &PlaybackBar::showSpeed);
    showPosition();
    showPlaying(m_playback.isPlaying());
    showSpeed(m_playback.speed());
}

QToolButton *PlaybackBar::addButton(const char *objectName, const QString &icon, const QString &text)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(objectName));
    button->setIcon(themedIcon(icon));
    button->setToolTip(text);
    button->setAccessibleName(text);
    button->setFocusPolicy(Qt::TabFocus);
    layout()->addWidget(button);
    return button;
}

void PlaybackBar::createButtons()
{
    auto *toStart = addButton("playbackToStart", QStringLiteral("to-start"), tr("To the start (Home)"));
    auto *previous = addButton("playbackPrevious", QStringLiteral("step-previous"), tr("Previous change (,)"));
    m_play = addButton("playbackPlay", QStringLiteral("play"), tr("Play (Space)"));
    auto *next = addButton("playbackNext", QStringLiteral("step-next"), tr("Next change (.)"));
    auto *toEnd = addButton("playbackToEnd", QStringLiteral("to-end"), tr("To the end, or live (End)"));
    connect(toStart, &QToolButton::clicked, &m_playback, &Playback::toStart);
    connect(previous, &QToolButton::clicked, &m_playback, &Playback::stepPrevious);
    connect(m_play, &QToolButton::clicked, &m_playback, &Playback::togglePlaying);
    connect(next, &QToolButton::clicked, &m_playback, &Playback::stepNext);
    connect(toEnd, &QToolButton::clicked, &m_playback, &Playback::toEnd);
}

void PlaybackBar::createSlider()
{
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setObjectName(QStringLiteral("playbackSlider"));
    m_slider->setAccessibleName(tr("Moment shown"));
    m_slider->setRange(0, sliderSteps);
    m_slider->setPageStep(sliderSteps / 20);
    m_slider->setSingleStep(sliderSteps / 200);
    m_slider->setMinimumWidth(80);
    connect(m_slider, &QSlider::valueChanged, this, &PlaybackBar::takeSlider);
    m_time = new QLabel(this);
    m_time->setObjectName(QStringLiteral("playbackTime"));
    m_time->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    // Wide enough for the longest, so that the slider keeps its width while the figures change.
    m_time->setMinimumWidth(m_time->fontMetrics().horizontalAdvance(QStringLiteral("888.8 / 888.8 ms")));
    static_cast<QHBoxLayout *>(layout())->addWidget(m_slider, 1);
    layout()->addWidget(m_time);
}

void PlaybackBar::createSpeed()
{
    m_speed = new QComboBox(this);
    m_speed->setObjectName(QStringLiteral("playbackSpeed"));
    m_speed->setAccessibleName(tr("Speed of the replay"));
    m_speed->setToolTip(tr("Speed of the replay; the run itself always goes at full speed"));
    for (const double speed : speeds)
        m_speed->addItem(QStringLiteral("%1×").arg(speed), speed);
    connect(m_speed, &QComboBox::activated, this,
            [this](int index) { m_playback.setSpeed(m_speed->itemData(index).toDouble()); });
    layout()->addWidget(m_speed);
}

void PlaybackBar::positionChanged()
{
    m_isBehind = m_document.isLive() && m_restTimer.isActive();
    if (m_isBehind)
        return;
    showPosition();
    if (m_document.isLive())
        m_restTimer.start();
}

void PlaybackBar::showPosition()
{
    const std::int64_t end = std::max(m_playback.endNs(), m_document.isLive() ? m_state.cursorNs() : 0);
    const QSignalBlocker blocker(m_slider);
    const double share = end > 0 ? static_cast<double>(m_state.cursorNs()) / static_cast<double>(end) : 0;
    m_slider->setValue(static_cast<int>(std::lround(share * sliderSteps)));
    setEnabled(m_document.hasRun());
    m_time->setText(m_document.hasRun() ? positionText(m_state.cursorNs(), end) : QString());
}

void PlaybackBar::showPlaying(bool playing)
{
    m_play->setIcon(themedIcon(playing ? QStringLiteral("pause") : QStringLiteral("play")));
    const QString text = playing ? tr("Pause (Space)") : tr("Play (Space)");
    m_play->setToolTip(text);
    m_play->setAccessibleName(text);
}

void PlaybackBar::showSpeed(double speed)
{
    m_speed->setCurrentIndex(m_speed->findData(speed));
}

void PlaybackBar::takeSlider(int position)
{
    const double share = static_cast<double>(position) / sliderSteps;
    m_playback.scrubTo(std::llround(share * static_cast<double>(m_playback.endNs())));
}

} // namespace futurescope
