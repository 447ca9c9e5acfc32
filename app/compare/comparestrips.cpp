// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparestrips.h"

#include "app/compare/comparedruns.h"
#include "app/compare/comparelegend.h"
#include "app/compare/comparepicture.h"
#include "app/compare/comparestrip.h"
#include "app/timeline/playbackbar.h"
#include "app/timeline/timelineview.h"

#include <QEvent>
#include <QScrollArea>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

CompareStrips::CompareStrips(ComparedRuns *runs, QWidget *parent)
    : QWidget(parent),
      m_runs(runs),
      m_legend(new CompareLegend(this)),
      m_frame(new QVBoxLayout(this))
{
    setObjectName(QStringLiteral("compareStrips"));
    setAccessibleName(tr("Timelines of the compared runs"));
    auto *content = new QWidget;
    m_rows = new QVBoxLayout(content);
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(4);
    auto *area = new QScrollArea(this);
    area->setObjectName(QStringLiteral("compareScrollArea"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(content);
    m_frame->setContentsMargins(0, 0, 0, 0);
    m_frame->setSpacing(4);
    m_frame->addWidget(m_legend);
    m_frame->addWidget(area, 1);
    connect(runs, &ComparedRuns::changed, this, &CompareStrips::rebuild);
    rebuild();
}

CompareStrips::~CompareStrips()
{
    clear();
}

std::int64_t CompareStrips::wholeNs() const
{
    std::int64_t longest = 1;
    for (const CompareStrip *strip : m_strips)
        longest = std::max(longest, strip->document().timeline().endNs());
    return longest;
}

// Strips are few and cheap, so they are made anew whenever a run comes or goes; the stretch of time that was shown
// stays, unless there is more to see or less now.
void CompareStrips::rebuild()
{
    const std::int64_t wholeBefore = wholeNs();
    const bool first = m_strips.empty();
    const TimeRange visible = first ? TimeRange{} : m_strips.front()->state().visible();
    const std::int64_t cursor = first ? 0 : m_strips.front()->state().cursorNs();
    clear();
    addStrips();
    if (m_strips.empty())
        return;
    fitAxis();
    const bool sameAxis = !first && wholeNs() == wholeBefore;
    ViewState &leader = m_strips.front()->state();
    leader.setVisible(sameAxis ? visible : withMargin({0, wholeNs()}));
    leader.setCursor(sameAxis ? cursor : wholeNs());
    std::vector<ViewState *> states;
    for (CompareStrip *strip : m_strips)
        states.push_back(&strip->state());
    m_links.link(states);
    addPlayback();
}

// One of them may be what asked for it, so they go when it has ended.
void CompareStrips::clear()
{
    m_links.link({});
    if (m_playback) {
        m_playback->pause();
        m_playbackBar->hide();
        m_playbackBar->deleteLater();
        m_playback->setParent(m_playbackBar); // the bar reads it
        m_playback = nullptr;
    }
    for (CompareStrip *strip : m_strips) {
        m_rows->removeWidget(strip);
        strip->hide();
        strip->deleteLater();
    }
    m_strips.clear();
}

void CompareStrips::addStrips()
{
    std::vector<TimelineScene> scenes;
    for (const ComparedRun *run : m_runs->drawn()) {
        auto *strip = new CompareStrip(*run, m_runs->numberOf(run->id), m_rows->parentWidget());
        strip->setTheme(*m_theme);
        connect(strip, &CompareStrip::removeRequested, this, &CompareStrips::removeRequested);
        connect(strip, &CompareStrip::openRequested, this, &CompareStrips::openRequested);
        m_rows->addWidget(strip, 1);
        m_strips.push_back(strip);
        strip->show();
        scenes.push_back(strip->view().scene());
        scenes.back().legend = true;
    }
    m_legend->showWhatIsIn(scenes);
}

/// Names in columns of the same width: so the plots begin, and end, at the same pixel.
void CompareStrips::fitAxis()
{
    TimelineView::Strip axis;
    axis.wholeNs = wholeNs();
    for (CompareStrip *strip : m_strips)
        axis.labelWidth = std::max(axis.labelWidth, labelWidthOf(strip->view().scene()));
    for (CompareStrip *strip : m_strips) {
        axis.cursorFlag = strip == m_strips.front(); // the same in all
        strip->view().setStrip(axis);
    }
}

void CompareStrips::addPlayback()
{
    const auto longest = std::ranges::max_element(
        m_strips, {}, [](const CompareStrip *strip) { return strip->document().timeline().endNs(); });
    m_playback = new Playback((*longest)->document(), (*longest)->state(), this);
    m_playbackBar = new PlaybackBar((*longest)->document(), (*longest)->state(), *m_playback, this);
    m_frame->addWidget(m_playbackBar);
}

std::shared_ptr<const Exportable> CompareStrips::picture() const
{
    if (m_strips.empty())
        return nullptr;
    std::vector<ComparePicture::Part> parts;
    for (const ComparedRun *run : m_runs->drawn())
        parts.push_back({m_runs->numberOf(run->id), run->run()});
    return std::make_shared<ComparePicture>(std::move(parts), m_strips.front()->state().visible(),
                                            m_strips.front()->state().cursorNs(), size());
}

void CompareStrips::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_legend->setTheme(theme);
    for (CompareStrip *strip : m_strips)
        strip->setTheme(theme);
}

void CompareStrips::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    // Later, when the strips have their new font.
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &CompareStrips::fitAxis, Qt::QueuedConnection);
}

void CompareStrips::zoomIn()
{
    if (!m_strips.empty())
        m_strips.front()->view().zoomIn();
}

void CompareStrips::zoomOut()
{
    if (!m_strips.empty())
        m_strips.front()->view().zoomOut();
}

void CompareStrips::panLeft()
{
    if (!m_strips.empty())
        m_strips.front()->view().panLeft();
}

void CompareStrips::panRight()
{
    if (!m_strips.empty())
        m_strips.front()->view().panRight();
}

void CompareStrips::fitAll()
{
    if (!m_strips.empty())
        m_strips.front()->view().fitAll();
}

void CompareStrips::fitSelection()
{
    for (CompareStrip *strip : m_strips) {
        if (strip->state().selectedRange() || strip->state().selectedFuture() != noFuture)
            return strip->view().fitSelection();
    }
    fitAll();
}

bool CompareStrips::clearSelection()
{
    bool any = false;
    for (CompareStrip *strip : m_strips) {
        any = any || strip->state().selectedRange() || strip->state().selectedFuture() != noFuture;
        strip->view().clearSelection();
    }
    return any;
}

void CompareStrips::setCursor(std::int64_t cursorNs)
{
    if (m_strips.empty())
        return;
    m_playback->pause();
    m_strips.front()->state().setCursor(cursorNs);
}

void CompareStrips::stepNext()
{
    std::int64_t next = wholeNs();
    for (CompareStrip *strip : m_strips)
        next = std::min(next, strip->document().timeline().nextChange(strip->state().cursorNs()).value_or(next));
    setCursor(next);
}

void CompareStrips::stepPrevious()
{
    std::int64_t previous = 0;
    for (CompareStrip *strip : m_strips) {
        const auto change = strip->document().timeline().previousChange(strip->state().cursorNs());
        previous = std::max(previous, change.value_or(previous));
    }
    setCursor(previous);
}

void CompareStrips::togglePlaying()
{
    if (m_playback)
        m_playback->togglePlaying();
}

void CompareStrips::toStart()
{
    setCursor(0);
}

void CompareStrips::toEnd()
{
    setCursor(wholeNs());
}

} // namespace futurescope
