// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/curvechart.h"

#include "app/charts/curvescene.h"

#include <QChart>
#include <QChartView>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace futurescope {

CurveChart::CurveChart(QWidget *parent)
    : QWidget(parent),
      m_scene(std::make_unique<CurveScene>(themeFor(false), font())),
      // Given a chart, the view makes none of its own, which it would leak.
      m_view(new QChartView(m_scene->chart(), this))
{
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setBackgroundBrush(m_scene->theme().card);
    m_view->setFocusPolicy(Qt::NoFocus);
    m_view->viewport()->setMouseTracking(true);
    m_view->viewport()->installEventFilter(this);
    setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_view);
    connect(m_scene->chart(), &QChart::geometryChanged, this, [this] { m_scene->layOut(); });
}

CurveChart::~CurveChart() = default;

const ChartContent &CurveChart::content() const
{
    return m_scene->content();
}

void CurveChart::setContent(const ChartContent &content)
{
    m_scene->setContent(content);
    setAccessibleDescription(content.summary);
}

void CurveChart::setTheme(const Theme &theme)
{
    m_scene->setLook(theme, font());
    m_view->setBackgroundBrush(theme.card);
}

std::optional<qsizetype> CurveChart::selectedPoint() const
{
    return m_scene->selected();
}

void CurveChart::setSelectedPoint(std::optional<qsizetype> point)
{
    m_scene->setSelected(point);
}

std::optional<qsizetype> CurveChart::hoveredPoint() const
{
    return m_scene->hovered();
}

QPoint CurveChart::positionOf(qsizetype point) const
{
    return positionOf(content().points().at(point).x, content().points().at(point).y);
}

QPoint CurveChart::positionOf(double x, double y) const
{
    const QPointF inScene = m_scene->chart()->mapToScene(m_scene->position(x, y));
    return m_view->mapTo(this, m_view->viewport()->pos() + m_view->mapFromScene(inScene));
}

void CurveChart::setDrawing(bool drawing)
{
    m_drawing = drawing;
    m_penAt.reset();
    m_view->viewport()->setCursor(drawing ? Qt::CrossCursor : Qt::ArrowCursor);
}

QPointF CurveChart::valueAt(const QPoint &viewPosition) const
{
    const QRectF plot = m_scene->plotArea();
    const QPointF position = m_scene->chart()->mapFromScene(m_view->mapToScene(viewPosition));
    return m_scene->valueAt({std::min(std::max(position.x(), plot.left()), plot.right()),
                             std::min(std::max(position.y(), plot.top()), plot.bottom())});
}

/// Was it part of drawing?
bool CurveChart::drawEvent(const QMouseEvent &event, QEvent::Type type)
{
    if (type == QEvent::MouseButtonPress && event.button() == Qt::LeftButton) {
        m_penAt = valueAt(event.pos());
        emit stroke(*m_penAt, *m_penAt);
        return true;
    }
    if (!m_penAt || type == QEvent::MouseButtonPress)
        return false;
    const QPointF from = *m_penAt;
    m_penAt = valueAt(event.pos());
    emit stroke(from, *m_penAt);
    if (type == QEvent::MouseButtonRelease)
        m_penAt.reset();
    return true;
}

std::optional<qsizetype> CurveChart::pointAt(const QPoint &viewPosition) const
{
    return m_scene->pointAt(m_scene->chart()->mapFromScene(m_view->mapToScene(viewPosition)));
}

bool CurveChart::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view->viewport())
        return QWidget::eventFilter(watched, event);
    const bool isMouse = event->type() == QEvent::MouseMove || event->type() == QEvent::MouseButtonPress
                         || event->type() == QEvent::MouseButtonRelease;
    if (event->type() == QEvent::MouseButtonPress)
        setFocus(Qt::MouseFocusReason);
    if (m_drawing && isMouse && drawEvent(*static_cast<QMouseEvent *>(event), event->type()))
        return true;
    if (event->type() == QEvent::MouseMove) {
        hoverAt(static_cast<QMouseEvent *>(event)->pos());
    } else if (event->type() == QEvent::Leave) {
        m_scene->setHovered(std::nullopt);
    } else if (event->type() == QEvent::MouseButtonPress) {
        const auto *mouse = static_cast<QMouseEvent *>(event);
        const auto point = mouse->button() == Qt::LeftButton ? pointAt(mouse->pos()) : std::nullopt;
        if (point) {
            m_scene->setSelected(point);
            emit pointClicked(*point);
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void CurveChart::hoverAt(const QPoint &viewPosition)
{
    const QPoint global = m_view->viewport()->mapToGlobal(viewPosition);
    const QString named = m_scene->legendDetailsAt(m_scene->chart()->mapFromScene(m_view->mapToScene(viewPosition)));
    if (!named.isEmpty()) {
        m_scene->setHovered(std::nullopt);
        QToolTip::showText(global, named, this);
        return;
    }
    const auto point = pointAt(viewPosition);
    if (point && point == m_scene->hovered())
        return;
    m_scene->setHovered(point);
    const Qt::CursorShape otherwise = m_drawing ? Qt::CrossCursor : Qt::ArrowCursor;
    m_view->viewport()->setCursor(point ? Qt::PointingHandCursor : otherwise);
    if (point)
        QToolTip::showText(global, content().points().at(*point).details, this);
    else
        QToolTip::hideText();
}

void CurveChart::stepSelection(int step)
{
    const qsizetype last = content().points().size() - 1;
    if (last < 0)
        return;
    const qsizetype from = m_scene->selected().value_or(step > 0 ? -1 : last + 1);
    walkTo(std::min(std::max<qsizetype>(from + step, 0), last));
}

/// In a heat map: to the cell above, or below.
void CurveChart::stepRow(int step)
{
    if (content().picking != Picking::Cell || !m_scene->selected())
        return;
    const CurvePoint &now = content().points().at(*m_scene->selected());
    for (qsizetype point = 0; point < content().points().size(); ++point) {
        const CurvePoint &other = content().points().at(point);
        if (other.x == now.x && other.y == now.y + step) {
            walkTo(point);
            return;
        }
    }
}

void CurveChart::walkTo(qsizetype point)
{
    m_scene->setSelected(point);
    setAccessibleDescription(content().points().at(point).details);
    QToolTip::showText(mapToGlobal(positionOf(point)), content().points().at(point).details, this);
}

bool CurveChart::isPenKey(int key) const
{
    constexpr std::array keys{Qt::Key_Left,   Qt::Key_Right,    Qt::Key_Up,     Qt::Key_Down,
                              Qt::Key_PageUp, Qt::Key_PageDown, Qt::Key_Delete, Qt::Key_Backspace};
    return m_drawing && std::find(keys.begin(), keys.end(), key) != keys.end();
}

void CurveChart::keyPressEvent(QKeyEvent *event)
{
    if (isPenKey(event->key())) {
        emit penKey(event->key());
        return;
    }
    switch (event->key()) {
    case Qt::Key_Left:
        stepSelection(-1);
        break;
    case Qt::Key_Right:
        stepSelection(1);
        break;
    case Qt::Key_Up:
        stepRow(1);
        break;
    case Qt::Key_Down:
        stepRow(-1);
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_scene->selected())
            emit pointClicked(*m_scene->selected());
        break;
    default:
        QWidget::keyPressEvent(event);
    }
}

void CurveChart::changeEvent(QEvent *event)
{
    QWidget::changeEvent(event);
    if (event->type() == QEvent::FontChange)
        m_scene->setLook(m_scene->theme(), font());
}

} // namespace futurescope
