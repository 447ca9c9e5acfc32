// SPDX-License-Identifier: GPL-3.0-or-later
// Mouse, wheel and keys of TimelineView.
#include "app/timeline/counterpainter.h"
#include "app/timeline/instantpainter.h"
#include "app/timeline/matchpainter.h"
#include "app/timeline/stealarcs.h"
#include "app/timeline/timelinepainter.h"
#include "app/timeline/timelineview.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr double clickSlackPx = 4; // a press that moves no further is a click
constexpr double notch = 120;      // of a wheel, in Qt's eighths of a degree

} // namespace

void TimelineView::wheelEvent(QWheelEvent *event)
{
    // With Alt or Shift some systems report the wheel as horizontal.
    const QPoint delta = event->angleDelta();
    const double notches = (delta.y() != 0 ? delta.y() : delta.x()) / notch;
    const TimelineLayout layout = currentLayout();
    if (event->modifiers() & Qt::ControlModifier) {
        const std::int64_t anchor = axisOf(scene(), layout).timeAt(event->position().x());
        changeVisible(zoomed(m_state.visible(), anchor, std::pow(0.8, notches)));
    } else if (event->modifiers() & Qt::ShiftModifier || delta.y() == 0) {
        changeVisible(panned(m_state.visible(), -0.1 * notches));
    } else if (m_marks && layout.counters.contains(QPointF(layout.counters.left(), event->position().y()))) {
        m_firstCounter = layout.firstCounter - static_cast<int>(std::copysign(std::ceil(std::abs(notches)), notches));
        m_firstCounter = std::clamp(m_firstCounter, 0, static_cast<int>(m_marks->counters()) - layout.counterCount);
        update();
    } else if (layout.maxScroll > 0) {
        m_scroll = std::clamp(layout.scroll - notches * 3 * layout.pitch, 0.0, layout.maxScroll);
        update();
    } else {
        event->ignore();
        return;
    }
    event->accept();
}

/// By so many times what is in sight, less a little that stays.
void TimelineView::scrollLanes(double pages)
{
    const TimelineLayout layout = currentLayout();
    const double page = std::max(layout.pitch, layout.workers.height() - layout.pitch);
    m_scroll = std::clamp(layout.scroll + pages * page, 0.0, layout.maxScroll);
    update();
}

/// A double click on the name of a lane folds it, or unfolds it.
void TimelineView::mouseDoubleClickEvent(QMouseEvent *event)
{
    const TimelineLayout layout = currentLayout();
    const int lane = event->position().x() < layout.workers.left() ? layout.laneAt(event->position().y()) : -1;
    if (lane < 1)
        return mousePressEvent(event);
    m_state.setLanes(withFolded(m_state.lanes(), lane, !layout.isFolded(lane)));
}

bool TimelineView::onAxis(QPointF position) const
{
    const TimelineLayout layout = currentLayout();
    return position.y() >= layout.axis.top() && position.x() >= layout.axis.left() - clickSlackPx;
}

void TimelineView::scrub(double x)
{
    const std::int64_t at = axisOf(scene(), currentLayout()).timeAt(x);
    m_state.setFollowing(false);
    m_state.setCursor(std::clamp<std::int64_t>(at, 0, wholeNs()));
}

void TimelineView::dragRange(double x)
{
    const std::int64_t at = std::max<std::int64_t>(0, axisOf(scene(), currentLayout()).timeAt(x));
    m_state.selectRange(TimeRange{std::min(at, m_pressedNs), std::max(at, m_pressedNs) + 1});
}

void TimelineView::mousePressEvent(QMouseEvent *event)
{
    if (!m_document.hasRun())
        return;
    const TimelineScene now = scene();
    const TimelineLayout layout = layoutScene(now, size());
    m_pressedAt = event->position();
    m_pressedNs = std::max<std::int64_t>(0, axisOf(now, layout).timeAt(m_pressedAt.x()));
    m_pressedRange = m_state.visible();
    if (event->button() == Qt::MiddleButton)
        m_drag = Drag::Pan;
    else if (event->button() == Qt::RightButton) // the context menu is about what lies under the pointer
        m_state.selectFuture(futureAt(now, layout, m_pressedAt));
    else if (event->button() == Qt::LeftButton)
        m_drag = cursorFlag(now, layout).adjusted(-2, -2, 2, 4).contains(m_pressedAt) ? Drag::Cursor : Drag::Undecided;
}

void TimelineView::mouseMoveEvent(QMouseEvent *event)
{
    const QPointF position = event->position();
    if (m_drag == Drag::Undecided && std::abs(position.x() - m_pressedAt.x()) > clickSlackPx) {
        m_state.setRangeFollowing(false); // or the picture would move away under the pointer
        m_drag = Drag::Range;
    }
    switch (m_drag) {
    case Drag::Range:
        dragRange(position.x());
        break;
    case Drag::Cursor:
        scrub(position.x());
        break;
    case Drag::Pan: {
        const double width = std::max(1.0, currentLayout().workers.width());
        changeVisible(panned(m_pressedRange, (m_pressedAt.x() - position.x()) / width));
        break;
    }
    case Drag::None:
        hover(position, event->globalPosition().toPoint());
        break;
    case Drag::Undecided:
        break;
    }
}

void TimelineView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_drag == Drag::Undecided) {
        if (onAxis(event->position())) {
            scrub(event->position().x());
        } else {
            m_state.selectRange(std::nullopt);
            m_state.selectFuture(futureAt(scene(), currentLayout(), event->position()));
        }
    }
    m_drag = Drag::None;
}

// The style's own tooltips come after 700 ms; here they follow the pointer at once.
void TimelineView::hover(QPointF position, QPoint globalPosition)
{
    if (!m_document.hasRun())
        return;
    const TimelineScene now = scene();
    const TimelineLayout layout = layoutScene(now, size());
    const FutureId future = futureAt(now, layout, position);
    m_state.hoverFuture(future);
    QString tip = describeStealAt(now, layout, position);
    if (tip.isEmpty())
        tip = describeLock(now, layout, position);
    if (tip.isEmpty())
        tip = describeClosing(now, layout, position);
    if (tip.isEmpty())
        tip = describeGroup(now, layout, position);
    if (tip.isEmpty())
        tip = describeCounter(now, layout, position);
    if (tip.isEmpty())
        tip = describeInstant(now, layout, position);
    if (tip.isEmpty())
        tip = describeFuture(now, future, m_document.trace().texts());
    if (tip.isEmpty() && position.x() < layout.workers.left())
        tip = describeLane(now, layout.laneAt(position.y()),
                           m_document.experiment().executor == ExecutorKind::Processes);
    setCursor(cursorFlag(now, layout).contains(position) ? Qt::SizeHorCursor : Qt::ArrowCursor);
    if (tip == m_shownTip)
        return;
    m_shownTip = tip;
    // As plain text: an exception's text is shown as it is, never as markup.
    QToolTip::showText(globalPosition,
                       tip.isEmpty() ? QString()
                                     : QStringLiteral("<qt style='white-space:pre'>%1</qt>").arg(tip.toHtmlEscaped()),
                       this);
}

void TimelineView::leaveEvent(QEvent *)
{
    m_state.hoverFuture(noFuture);
    m_shownTip.clear();
    QToolTip::hideText();
}

void TimelineView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    if (control && event->key() == Qt::Key_0)
        return fitAll();
    if (control || event->modifiers() & Qt::AltModifier)
        return QWidget::keyPressEvent(event);
    switch (event->key()) {
    case Qt::Key_W:
        return zoomIn();
    case Qt::Key_S:
        return zoomOut();
    case Qt::Key_A:
        return panLeft();
    case Qt::Key_D:
        return panRight();
    case Qt::Key_F:
        return fitSelection();
    case Qt::Key_Right:
        return selectNext();
    case Qt::Key_Left:
        return selectPrevious();
    case Qt::Key_Up:
        return selectLaneUp();
    case Qt::Key_Down:
        return selectLaneDown();
    case Qt::Key_PageUp:
        return scrollLanes(-1);
    case Qt::Key_PageDown:
        return scrollLanes(1);
    default:
        QWidget::keyPressEvent(event);
    }
}

} // namespace futurescope
