// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/predictionview.h"

#include "app/lessons/memorylines.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace futurescope {

namespace {
constexpr double margin = 6;
}

PredictionView::PredictionView(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("predictionView"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAccessibleName(tr("Your prediction"));
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setSizePolicy(policy);
}

void PredictionView::setScene(const PredictionScene &scene)
{
    const bool sameRows = scene.rows().size() == m_scene.rows().size();
    m_scene = scene;
    if (const QString memory = memoryText(m_scene); !memory.isEmpty())
        setAccessibleDescription(memory);
    m_dragged.reset();
    if (!sameRows)
        m_hovered.reset();
    updateGeometry();
    update();
}

void PredictionView::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void PredictionView::setLeastHeight(int height)
{
    m_leastHeight = height;
    updateGeometry();
}

QRectF PredictionView::area() const
{
    return QRectF(rect()).adjusted(margin, margin, -margin, -margin);
}

PredictionLayout PredictionView::currentLayout() const
{
    return {m_scene, area(), font()};
}

QSize PredictionView::sizeHint() const
{
    const double height = PredictionLayout::neededHeight(m_scene, width(), font()) + 2 * margin;
    return {28 * fontMetrics().averageCharWidth(), static_cast<int>(height) + 1};
}

QSize PredictionView::minimumSizeHint() const
{
    return {24 * fontMetrics().averageCharWidth(), std::max(m_leastHeight, sizeHint().height() * 3 / 4)};
}

void PredictionView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    PredictionLook look;
    look.theme = m_theme;
    look.font = font();
    look.focus = hasFocus();
    look.hovered = m_hovered;
    if (!m_scene.rows().empty())
        paintPrediction(painter, m_scene, currentLayout(), look);
}

void PredictionView::mousePressEvent(QMouseEvent *event)
{
    if (event->button() != Qt::LeftButton || m_scene.isLocked() || m_scene.rows().empty())
        return;
    m_dragged = currentLayout().rowAt(event->position());
    m_lastPoint.reset();
    if (m_dragged)
        drag(event->position());
}

void PredictionView::mouseMoveEvent(QMouseEvent *event)
{
    if (m_dragged)
        return drag(event->position());
    const auto hovered = m_scene.rows().empty() ? std::nullopt : currentLayout().rowAt(event->position());
    if (hovered == m_hovered)
        return;
    m_hovered = hovered;
    setToolTip(m_hovered && m_scene.kind() == PredictionKind::Curve ? measuredText(m_scene, *m_hovered) : QString());
    setCursor(m_hovered && !m_scene.isLocked() ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void PredictionView::mouseReleaseEvent(QMouseEvent *)
{
    m_dragged.reset();
    m_lastPoint.reset();
}

void PredictionView::leaveEvent(QEvent *)
{
    m_hovered.reset();
    update();
}

void PredictionView::drag(QPointF point)
{
    const std::size_t row = *m_dragged;
    switch (m_scene.kind()) {
    case PredictionKind::FinishLines:
        m_scene.guess(row, currentLayout().valueAtX(point.x()));
        break;
    case PredictionKind::Count:
        pickNumber(point, row);
        break;
    case PredictionKind::Order:
        moveDragged(point);
        break;
    case PredictionKind::Curve:
        sketch(point);
        break;
    case PredictionKind::Pick:
        m_scene.pick(row);
        break;
    }
    announce();
}

void PredictionView::pickNumber(QPointF point, std::size_t row)
{
    const PredictionLayout layout = currentLayout();
    if (!m_scene.countsInBoxes())
        return m_scene.guess(row, layout.valueAtX(point.x()));
    for (int number = layout.countFirst(); number <= layout.countLast(); ++number) {
        const QRectF box = layout.countRect(row, number);
        if (point.x() >= box.left() && point.x() <= box.right())
            m_scene.guess(row, number);
    }
}

void PredictionView::moveDragged(QPointF point)
{
    const PredictionLayout layout = currentLayout();
    for (std::size_t rank = 0; rank < m_scene.rows().size(); ++rank) {
        const QRectF band = layout.rowRect(rank);
        if (point.y() >= band.top() && point.y() < band.bottom())
            return m_scene.moveRow(*m_dragged, rank);
    }
}

/// Every place that the pointer has passed since the last point gets the height at which it did so.
void PredictionView::sketch(QPointF point)
{
    const PredictionLayout layout = currentLayout();
    const QPointF from = m_lastPoint.value_or(point);
    for (std::size_t row = 0; row < m_scene.rows().size(); ++row) {
        const double x = layout.curvePoint(m_scene.rows()[row].along, m_scene.asked().least).x();
        const bool passed = x >= std::min(from.x(), point.x()) && x <= std::max(from.x(), point.x());
        if (!passed || from.x() == point.x())
            continue;
        const double share = (x - from.x()) / (point.x() - from.x());
        m_scene.guess(row, layout.valueAtY(from.y() + share * (point.y() - from.y())));
    }
    if (const auto nearest = layout.rowAt(point))
        m_scene.guess(*nearest, layout.valueAtY(point.y()));
    m_lastPoint = point;
}

void PredictionView::keyPressEvent(QKeyEvent *event)
{
    const bool moves = event->modifiers() & Qt::AltModifier;
    if (m_scene.rows().empty() || m_scene.isLocked() || !(changeGuess(event->key(), moves) || stepRow(event->key())))
        return QWidget::keyPressEvent(event);
    announce();
}

bool PredictionView::stepRow(int key)
{
    const bool sideways = m_scene.kind() == PredictionKind::Curve;
    const int next = sideways ? Qt::Key_Right : Qt::Key_Down;
    const int previous = sideways ? Qt::Key_Left : Qt::Key_Up;
    if (key != next && key != previous)
        return false;
    const std::size_t rows = m_scene.rows().size();
    m_scene.setCurrent((m_scene.current() + (key == next ? 1 : rows - 1)) % rows);
    return true;
}

/// Left and right (of a curve: up and down) change the guess of the current row.
bool PredictionView::changeGuess(int key, bool moves)
{
    const std::size_t row = m_scene.current();
    const bool upright = m_scene.kind() == PredictionKind::Curve;
    const int more = upright ? Qt::Key_Up : Qt::Key_Right;
    const int less = upright ? Qt::Key_Down : Qt::Key_Left;
    if (m_scene.kind() == PredictionKind::Order) {
        if (!moves || (key != Qt::Key_Up && key != Qt::Key_Down))
            return false;
        const auto rank = static_cast<std::size_t>(std::ranges::find(m_scene.ranked(), row) - m_scene.ranked().begin());
        m_scene.moveRow(row, key == Qt::Key_Down ? rank + 1 : rank - std::min<std::size_t>(rank, 1));
        return true;
    }
    if (m_scene.kind() == PredictionKind::Pick) {
        if (key != Qt::Key_Space && key != Qt::Key_Return)
            return false;
        m_scene.pick(row);
        return true;
    }
    if (key != more && key != less)
        return false;
    m_scene.step(row, key == more ? 1 : -1);
    return true;
}

void PredictionView::announce()
{
    const PredictionRow &row = m_scene.rows()[m_scene.current()];
    const QString value = row.guess ? measureText(m_scene.measure(), *row.guess) : tr("no guess");
    const QString memory = memoryText(m_scene);
    const QString text = tr("%1: %2").arg(row.label, value) + (memory.isEmpty() ? memory : u'\n' + memory);
    update();
    emit guessed(m_scene); // who listens shows the scene again
    setAccessibleDescription(text);
}

void PredictionView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    update();
}

void PredictionView::focusOutEvent(QFocusEvent *event)
{
    QWidget::focusOutEvent(event);
    update();
}

void PredictionView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

} // namespace futurescope
