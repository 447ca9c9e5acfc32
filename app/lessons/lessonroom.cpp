// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonroom.h"

#include "app/lessons/lessoncard.h"
#include "app/lessons/lessondesk.h"
#include "app/lessons/lessonheader.h"
#include "app/lessons/presenter.h"

#include <QEvent>
#include <QSplitter>
#include <QTimer>

#include <algorithm>

namespace futurescope {

namespace {
constexpr int cardShare = 44;         // of the height, in percent, where there is room: the rest is the timeline's
constexpr int lowWindowLines = 40;    // a window that is lower, in lines of text, has room for one picture
constexpr int narrowLessonChars = 60; // that are left for the lesson beside the controls
// Of the height of a low window, in percent. The timeline has a title, a legend and an axis beside its lanes.
constexpr int predictionShare = 46;
constexpr int timelineShare = 60;
} // namespace

LessonRoom::LessonRoom(const Parts &parts, QObject *parent) : QObject(parent), m_parts(parts)
{
    LessonCard *card = parts.lessons->card();
    connect(&parts.lessons->player(), &LessonPlayer::changed, this, &LessonRoom::arrange);
    connect(parts.lessons, &LessonDesk::openChanged, this, [this] {
        m_controlsWanted = false;
        m_sharedFor.reset();
        arrange();
    });
    connect(card, &LessonCard::pictureChosen, this, &LessonRoom::arrange);
    connect(card->header(), &LessonHeader::controlsWanted, this, [this](bool wanted) {
        m_controlsWanted = wanted;
        arrange();
    });
    connect(parts.presenter, &Presenter::changed, this, &LessonRoom::arrange);
    parts.window->installEventFilter(this);
}

bool LessonRoom::eventFilter(QObject *watched, QEvent *event)
{
    if (event->type() == QEvent::Resize && m_parts.lessons->isOpen())
        arrange();
    return QObject::eventFilter(watched, event);
}

bool LessonRoom::isTight() const
{
    return m_parts.lessons->isOpen()
           && m_parts.window->height() < lowWindowLines * m_parts.window->fontMetrics().lineSpacing();
}

bool LessonRoom::isNarrow() const
{
    const int beside = m_parts.window->width() - m_parts.controls->sizeHint().width();
    return beside < narrowLessonChars * m_parts.window->fontMetrics().averageCharWidth();
}

void LessonRoom::arrange()
{
    const bool tight = isTight();
    m_parts.lessons->card()->setPictureHeight(tight ? m_parts.window->height() * predictionShare / 100 : 0);
    showControls();
    m_parts.timeline->setVisible(showsTimeline());
    QTimer::singleShot(0, this, &LessonRoom::shareHeight); // once the card has learned what its parts need now
    if (tight == m_wasTight)
        return;
    m_wasTight = tight;
    emit tightChanged();
}

/// Beside the lesson where both can be read, else on demand; an audience sees none.
void LessonRoom::showControls()
{
    const bool presenting = m_parts.presenter->isPresenting();
    const bool away = isTight() && isNarrow();
    m_parts.lessons->card()->header()->setControlsAway(away && !presenting);
    if (!away)
        m_controlsWanted = false;
    m_parts.controls->setVisible(!presenting && (!away || m_controlsWanted));
}

/// Before the run it is empty, and an audience sees the question alone.
bool LessonRoom::showsTimeline() const
{
    switch (m_parts.lessons->player().stage()) {
    case LessonPlayer::Stage::Predicting:
        return !isTight() && !m_parts.presenter->isPresenting();
    case LessonPlayer::Stage::Explaining:
        return !isTight() || !m_parts.lessons->card()->showsPrediction();
    case LessonPlayer::Stage::Running:
    case LessonPlayer::Stage::Closed:
        break;
    }
    return true;
}

void LessonRoom::shareHeight()
{
    if (!m_parts.lessons->isOpen() || !showsTimeline())
        return;
    const int height = isTight() ? m_parts.window->height() : 0;
    if (m_sharedFor == height)
        return;
    m_sharedFor = height;
    const int timeline = height * timelineShare / 100;
    const int card = std::max(m_parts.splitter->height() - timeline, 1);
    m_parts.splitter->setSizes(height > 0 ? QList{card, timeline} : QList{cardShare, 100 - cardShare});
}

} // namespace futurescope
