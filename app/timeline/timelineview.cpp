// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/timelineview.h"

#include "app/lab/themedicon.h"
#include "app/timeline/counterpainter.h"
#include "app/timeline/dequepainter.h"
#include "app/timeline/litpainter.h"
#include "app/timeline/ringpainter.h"
#include "app/timeline/timelinepainter.h"

#include <QAccessible>
#include <QPaintEvent>
#include <QPainter>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double replayBudget = 0.6; // of a core: a replay disturbs nobody

} // namespace

TimelineView::TimelineView(const RunDocument &document, ViewState &state, QWidget *parent)
    : QWidget(parent),
      m_document(document),
      m_state(state),
      m_lanes(document, state)
{
    setObjectName(QStringLiteral("timelineView"));
    setAccessibleName(tr("Timeline of futures"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_repaintTimer.setSingleShot(true);
    m_repaintTimer.setTimerType(Qt::PreciseTimer);
    connectSignals();
}

void TimelineView::connectSignals()
{
    connect(&m_document, &RunDocument::replaced, this, &TimelineView::showReplaced);
    connect(&m_document, &RunDocument::grown, this, &TimelineView::showGrown);
    connect(&m_document, &RunDocument::ended, this, &TimelineView::showGrown);
    connect(&m_state, &ViewState::cursorMoved, this, &TimelineView::showGrown);
    connect(&m_state, &ViewState::visibleChanged, this, qOverload<>(&QWidget::update));
    connect(&m_state, &ViewState::futureHovered, this, qOverload<>(&QWidget::update));
    connect(&m_state, &ViewState::rangeSelected, this, qOverload<>(&QWidget::update));
    connect(&m_state, &ViewState::futureSelected, this, &TimelineView::bringIntoSight);
    connect(&m_state, &ViewState::lanesChanged, this, qOverload<>(&QWidget::update));
    connect(&m_state, &ViewState::litChanged, this, qOverload<>(&QWidget::update));
    connect(&m_state, &ViewState::overlayChanged, this, qOverload<>(&QWidget::update));
    connect(&m_lanes, &LaneArranger::changed, this, qOverload<>(&QWidget::update));
    connect(&m_repaintTimer, &QTimer::timeout, this, &TimelineView::repaintChanged);
}

void TimelineView::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_bars.forget();
    update();
}

void TimelineView::setStrip(const Strip &strip)
{
    m_strip = strip;
    m_bars.forget();
    update();
}

std::int64_t TimelineView::wholeNs() const
{
    return std::max<std::int64_t>(m_document.timeline().endNs(), m_strip ? m_strip->wholeNs : 1);
}

void TimelineView::setLanesMenu(QMenu *menu)
{
    m_lanesButton = new QToolButton(this);
    m_lanesButton->setObjectName(QStringLiteral("lanesButton"));
    m_lanesButton->setIcon(themedIcon(QStringLiteral("lanes")));
    m_lanesButton->setToolTip(tr("Lanes: height, order, folding, and which are shown"));
    m_lanesButton->setAccessibleName(tr("Lanes"));
    m_lanesButton->setPopupMode(QToolButton::InstantPopup);
    m_lanesButton->setFocusPolicy(Qt::TabFocus);
    m_lanesButton->setProperty("small", true);
    m_lanesButton->setMenu(menu);
    placeLanesButton(currentLayout());
    m_lanesButton->show();
}

/// In the row of the cursor's flag, which is empty above the names.
void TimelineView::placeLanesButton(const TimelineLayout &layout)
{
    const QRectF room(layout.labelLeft, layout.flags.top() - 1, 1.5 * layout.flags.height(), layout.flags.height());
    if (m_lanesButton && m_lanesButton->geometry() != room.toRect()) // not while it is painted
        QMetaObject::invokeMethod(
            m_lanesButton, [button = m_lanesButton, room] { button->setGeometry(room.toRect()); },
            Qt::QueuedConnection);
}

TimelineScene TimelineView::scene() const
{
    TimelineScene scene;
    scene.timeline = &m_document.timeline();
    scene.theme = m_theme;
    scene.font = font();
    scene.font.setPixelSize(QFontInfo(font()).pixelSize());
    scene.visible = m_state.visible();
    scene.cursorNs = m_state.cursorNs();
    scene.selected = m_state.selectedFuture();
    scene.hovered = m_state.hoveredFuture();
    scene.selectedRange = m_state.selectedRange();
    scene.title = m_strip ? QString() : tr("Timeline");
    scene.legend = !m_strip;
    scene.cursorFlag = !m_strip || m_strip->cursorFlag;
    scene.labelWidth = m_strip ? m_strip->labelWidth : 0;
    scene.hasRun = m_document.hasRun();
    scene.minPitch = m_state.lanes().compact ? 1 : std::ceil(QFontMetricsF(font()).height());
    scene.scroll = m_scroll;
    scene.firstCounter = m_firstCounter;
    scene.rows = m_lanes.rows();
    scene.matches = m_lanes.matches();
    scene.lit = m_state.lit();
    scene.overlay = m_state.overlay();
    if (scene.hasRun) {
        describeRun(scene, m_document.experiment(), m_marks);
        scene.rings = m_rings;
        scene.subtitle = TimelineText::withNotes(scene.subtitle, scene);
    }
    return scene;
}

TimelineLayout TimelineView::currentLayout() const
{
    return layoutScene(scene(), size());
}

void TimelineView::showReplaced()
{
    m_bars.forget();
    m_scroll = 0;
    m_firstCounter = 0;
    m_marks = m_document.run() ? marksOf(*m_document.run()) : nullptr;
    m_rings.reset();
    findRings();
    update();
}

void TimelineView::findRings()
{
    const std::size_t known = m_rings ? m_rings->size() : 0;
    if (m_document.timeline().deadlockTimes().size() != known)
        m_rings = ringsOf(m_document.timeline(), m_document.experiment().workers);
}

void TimelineView::showGrown()
{
    findRings();
    if (m_repaintTimer.isActive())
        return;
    if (m_document.isLive())
        return m_repaintTimer.start(0); // the beat of a live run keeps to its share of a core: see LivePace
    m_pacer.setBudget(replayBudget);
    // Rounded up: a timer of 0 ms would run ahead of the budget.
    m_repaintTimer.start(static_cast<int>((m_pacer.delayNs(monotonicNs()) + 999'999) / 1'000'000));
}

// Only the stretch between the last cursor and this one, the bars that were running, and the numbers at the left.
void TimelineView::repaintChanged()
{
    const TimelineScene now = scene();
    const TimelineLayout layout = layoutScene(now, size());
    const std::int64_t dirty = m_bars.dirtyFromNs(now, layout, devicePixelRatioF());
    if (dirty == 0 || now.selected != noFuture || now.selectedRange || now.rings) {
        update();
        return;
    }
    const TimeAxis axis = axisOf(now, layout);
    const double cursorX = axis.xOf(now.cursorNs);
    const double flagHalf = cursorFlag(now, layout).width() / 2 + 24;
    const double left = std::min({cursorX, m_paintedCursorX, axis.xOf(dirty)}) - flagHalf;
    const double right = std::max(cursorX, m_paintedCursorX) + flagHalf;
    update(QRectF(left, 0, right - left, height()).toAlignedRect().intersected(rect()));
    const double numbersEnd = layout.deques ? layout.workers.bottom() : layout.counters.bottom();
    update(QRectF(0, layout.queue.top(), layout.queue.left(), numbersEnd - layout.queue.top()).toAlignedRect());
}

void TimelineView::paintEvent(QPaintEvent *event)
{
    const std::int64_t startedNs = monotonicNs();
    const TimelineScene now = scene();
    const TimelineLayout layout = layoutScene(now, size());
    m_scroll = layout.scroll;
    placeLanesButton(layout);
    QPainter painter(this);
    painter.fillRect(event->rect(), m_theme->card);
    paintFrame(painter, now, layout);
    if (now.hasRun) {
        paintQueue(painter, now, layout);
        paintCounters(painter, now, layout);
        painter.drawImage(layout.barArea().topLeft(), m_bars.update(now, layout, devicePixelRatioF()));
        painter.setClipRect(event->rect()); // these cost by the pixels that are painted again
        paintDeques(painter, now, layout);
        paintLit(painter, now, layout);
        painter.setClipping(false);
        paintReads(painter, now, layout);
        paintMarks(painter, now, layout);
        paintSteals(painter, now, layout);
        paintOverlay(painter, now, layout);
        m_paintedCursorX = axisOf(now, layout).xOf(now.cursorNs);
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme->accent, 1));
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    m_pacer.painted(startedNs, monotonicNs() - startedNs);
}

void TimelineView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::LanguageChange) {
        m_bars.forget();
        update();
    }
    QWidget::changeEvent(event);
}

void TimelineView::changeVisible(TimeRange range)
{
    m_state.setRangeFollowing(false);
    m_state.setVisible(range);
}

void TimelineView::zoomBy(double factor)
{
    const TimeRange visible = m_state.visible();
    const bool cursorSeen = m_state.cursorNs() >= visible.startNs && m_state.cursorNs() <= visible.endNs;
    changeVisible(zoomed(visible, cursorSeen ? m_state.cursorNs() : visible.startNs + visible.lengthNs() / 2, factor));
}

void TimelineView::zoomIn()
{
    zoomBy(0.7);
}

void TimelineView::zoomOut()
{
    zoomBy(1 / 0.7);
}

void TimelineView::panLeft()
{
    changeVisible(panned(m_state.visible(), -0.15));
}

void TimelineView::panRight()
{
    changeVisible(panned(m_state.visible(), 0.15));
}

void TimelineView::fitAll()
{
    changeVisible(withMargin({0, wholeNs()}));
    m_state.setRangeFollowing(true); // of a live run, all means what is still to come as well
}

void TimelineView::fitSelection()
{
    if (const auto range = m_state.selectedRange())
        return changeVisible(*range);
    const FutureRecord *record = m_document.timeline().future(m_state.selectedFuture());
    if (!record || (record->submittedNs == never && !record->hasRun()))
        return fitAll();
    const std::int64_t start = record->hasRun() ? record->startedNs : record->submittedNs;
    const std::int64_t end = record->endedNs == never ? m_document.timeline().endNs() : record->endedNs;
    // Its neighbours are seen as well.
    const std::int64_t air = std::max<std::int64_t>(1000, end - start);
    changeVisible({std::max<std::int64_t>(0, start - air), end + air});
}

void TimelineView::clearSelection()
{
    m_state.selectRange(std::nullopt);
    m_state.selectFuture(noFuture);
}

void TimelineView::selectNext()
{
    selectStep(Step::Next);
}

void TimelineView::selectPrevious()
{
    selectStep(Step::Previous);
}

void TimelineView::selectLaneUp()
{
    selectStep(Step::LaneUp);
}

void TimelineView::selectLaneDown()
{
    selectStep(Step::LaneDown);
}

void TimelineView::toggleFold()
{
    const FutureRecord *record = m_document.timeline().future(m_state.selectedFuture());
    if (!record || !record->hasRun())
        return;
    const int lane = record->lane.value;
    m_state.setLanes(withFolded(m_state.lanes(), lane, !currentLayout().isFolded(lane)));
}

void TimelineView::selectStep(Step step)
{
    m_state.selectFuture(neighbour(m_document.timeline(), m_state.selectedFuture(), step, m_state.cursorNs()));
}

void TimelineView::describeSelection()
{
    const QString text = describeFuture(scene(), m_state.selectedFuture(), m_document.trace().texts());
    setAccessibleDescription(text);
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

// Scrolls to its lane, and moves the visible range if its bar lies outside.
void TimelineView::bringIntoSight(FutureId future)
{
    const FutureRecord *record = m_document.timeline().future(future);
    if (record && record->hasRun()) {
        m_scroll = currentLayout().scrollToShow(record->lane.value);
        const TimeRange visible = m_state.visible();
        const std::int64_t end = record->endedNs == never ? m_state.cursorNs() : record->endedNs;
        const bool growing = m_state.following() && m_state.rangeFollowing();
        if (!growing && (end < visible.startNs || record->startedNs > visible.endNs)) {
            const std::int64_t start = record->startedNs - visible.lengthNs() / 2;
            m_state.setVisible(
                {std::max<std::int64_t>(0, start), std::max<std::int64_t>(0, start) + visible.lengthNs()});
        }
    }
    describeSelection();
    update();
}

} // namespace futurescope
