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
    const QPointF inScene = m_scene->chart()->mapToScene(m_scene->positionOf(point));
    return m_view->mapTo(this, m_view->viewport()->pos() + m_view->mapFromScene(inScene));
}

std::optional<qsizetype> CurveChart::pointAt(const QPoint &viewPosition) const
{
    return m_scene->pointAt(m_scene->chart()->mapFromScene(m_view->mapToScene(viewPosition)));
}

bool CurveChart::eventFilter(QObject *watched, QEvent *event)
{
    if (watched != m_view->viewport())
        return QWidget::eventFilter(watched, event);
    if (event->type() == QEvent::MouseMove) {
        hoverAt(static_cast<QMouseEvent *>(event)->pos());
    } else if (event->type() == QEvent::Leave) {
        m_scene->setHovered(std::nullopt);
    } else if (event->type() == QEvent::MouseButtonPress) {
        setFocus(Qt::MouseFocusReason);
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
    const auto point = pointAt(viewPosition);
    if (point == m_scene->hovered())
        return;
    m_scene->setHovered(point);
    m_view->viewport()->setCursor(point ? Qt::PointingHandCursor : Qt::ArrowCursor);
    if (point)
        QToolTip::showText(m_view->viewport()->mapToGlobal(viewPosition), content().points().at(*point).details, this);
    else
        QToolTip::hideText();
}

void CurveChart::stepSelection(int step)
{
    const qsizetype last = content().points().size() - 1;
    if (last < 0)
        return;
    const qsizetype from = m_scene->selected().value_or(step > 0 ? -1 : last + 1);
    const qsizetype point = std::min(std::max<qsizetype>(from + step, 0), last);
    m_scene->setSelected(point);
    setAccessibleDescription(content().points().at(point).details);
    QToolTip::showText(mapToGlobal(positionOf(point)), content().points().at(point).details, this);
}

void CurveChart::keyPressEvent(QKeyEvent *event)
{
    switch (event->key()) {
    case Qt::Key_Left:
        stepSelection(-1);
        break;
    case Qt::Key_Right:
        stepSelection(1);
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
