// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/stateboard.h"

#include "app/lab/rundocument.h"
#include "app/lab/viewstate.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QStyle>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

// While a run is measured whose cursor stands still.
constexpr double liveBudget = 0.08;
constexpr double replayBudget = 0.4;
constexpr double reachPx = 3; // a small token is hit from this near

bool isNear(const QLineF &line, QPointF position)
{
    return std::abs(position.x() - line.x1()) < 8 && position.y() > line.y1() && position.y() < line.y2();
}

} // namespace

StateBoard::StateBoard(const RunDocument *document, ViewState *view, QWidget *parent, Clock clock)
    : QWidget(parent),
      m_document(document),
      m_view(view),
      m_clock(clock ? std::move(clock) : Clock(monotonicNs))
{
    setObjectName(QStringLiteral("stateBoard"));
    setAccessibleName(tr("State board of the futures"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setAttribute(Qt::WA_OpaquePaintEvent);
    m_repaintTimer.setSingleShot(true);
    m_repaintTimer.setTimerType(Qt::PreciseTimer);
    connect(&m_repaintTimer, &QTimer::timeout, this, qOverload<>(&QWidget::update));
    connect(document, &RunDocument::replaced, this, &StateBoard::startOver);
    connect(document, &RunDocument::grown, this, &StateBoard::repaintSoon);
    connect(document, &RunDocument::ended, this, &StateBoard::repaintSoon);
    connect(view, &ViewState::cursorMoved, this, &StateBoard::repaintSoon);
    connect(view, &ViewState::followingChanged, this, &StateBoard::repaintSoon);
    connect(view, &ViewState::futureHovered, this, qOverload<>(&QWidget::update));
    connect(view, &ViewState::futureSelected, this, &StateBoard::describe);
}

void StateBoard::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void StateBoard::setMotion(bool motion)
{
    m_motion = motion;
    update();
}

QSize StateBoard::minimumSizeHint() const
{
    return {26 * fontMetrics().averageCharWidth(), 26 * fontMetrics().height()};
}

BoardScene StateBoard::scene() const
{
    const Timeline &timeline = m_document->timeline();
    m_index.update(m_document->trace(), timeline);
    BoardScene scene;
    scene.timeline = &timeline;
    scene.theme = m_theme;
    scene.font = font();
    scene.font.setPixelSize(QFontInfo(font()).pixelSize());
    scene.hasRun = m_document->hasRun();
    scene.over = !m_document->isLive();
    scene.selected = m_view->selectedFuture();
    scene.hovered = m_view->hoveredFuture();
    if (scene.hasRun) {
        scene.collect = m_document->experiment().collect;
        scene.coroutines = m_document->experiment().executor == ExecutorKind::Async;
        scene.workers = m_document->experiment().allWorkers();
    }
    const std::int64_t atNs = m_view->momentNs(timeline.endNs());
    scene.content = boardContentAt(timeline, m_index, {atNs, currentLayout().room(), scene.selected, scene.over});
    return scene;
}

BoardLayout StateBoard::currentLayout() const
{
    const bool hasRun = m_document->hasRun();
    QFont pixels = font();
    pixels.setPixelSize(QFontInfo(font()).pixelSize());
    return layoutBoardFor(m_document->timeline(), hasRun ? m_document->experiment().tasks() : 0,
                          hasRun ? m_document->experiment().allWorkers() : 1, pixels, QSizeF(size()));
}

void StateBoard::startOver()
{
    m_index = {};
    m_tokens.forget();
    update();
}

void StateBoard::repaintSoon()
{
    if (!isVisible() || m_repaintTimer.isActive())
        return;
    if (goesWithTheRun())
        return m_repaintTimer.start(0); // its beat keeps to its share of a core: see LivePace
    m_pacer.setBudget(m_document->isLive() ? liveBudget : replayBudget);
    // Rounded up: a timer of 0 ms would run ahead of the budget.
    m_repaintTimer.start(static_cast<int>((m_pacer.delayNs(m_clock()) + 999'999) / 1'000'000));
}

void StateBoard::showEvent(QShowEvent *event)
{
    m_tokens.forget(); // nothing glides from where it was when the board was last seen
    QWidget::showEvent(event);
}

void StateBoard::paintEvent(QPaintEvent *)
{
    const std::int64_t startedNs = m_clock();
    const BoardScene now = scene();
    const BoardLayout layout = currentLayout();
    const bool motion = m_motion && style()->styleHint(QStyle::SH_Widget_Animation_Duration, nullptr, this) > 0;
    m_tokens.moveTo(placeTokens(now.content, layout), startedNs, motion,
                    [&](const BoardToken &token) { return homeOf(token, layout, now.content.atNs); });
    QPainter painter(this);
    painter.fillRect(rect(), m_theme->card);
    paintBoard(painter, now, layout, m_tokens.at(startedNs));
    if (hasFocus()) {
        painter.setPen(QPen(m_theme->accent, 1));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5));
    }
    painter.end();
    m_pacer.painted(startedNs, m_clock() - startedNs);
    if (m_tokens.isMoving(startedNs) && !goesWithTheRun())
        repaintSoon();
}

bool StateBoard::goesWithTheRun() const
{
    return m_document->isLive() && m_view->following();
}

/// The stack of its place, for a future that has no token of its own any more.
QRectF StateBoard::homeOf(const BoardToken &token, const BoardLayout &layout, std::int64_t atNs) const
{
    const FutureRecord *record = m_document->timeline().future(token.future);
    const auto place = record ? boardPlaceAt(*record, atNs) : std::nullopt;
    if (!place)
        return {};
    BoardToken stack;
    stack.place = *place;
    stack.cell = *place == BoardPlace::Pending ? layout.cellsOf(BoardPlace::Pending).count() - 1 : 0;
    return layout.tokenRect(stack);
}

void StateBoard::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        updateGeometry();
        m_tokens.forget();
        update();
    }
    QWidget::changeEvent(event);
}

FutureId StateBoard::futureAt(QPointF position) const
{
    FutureId nearest = noFuture;
    double best = reachPx;
    for (const PlacedToken &placed : m_tokens.at(m_clock())) {
        const QRectF &rect = placed.rect;
        const double aside = std::max({0.0, rect.left() - position.x(), position.x() - rect.right()});
        const double above = std::max({0.0, rect.top() - position.y(), position.y() - rect.bottom()});
        const double distance = std::max(aside, above);
        if (placed.token.future != noFuture && (distance < best || (distance == 0 && best == 0))) {
            nearest = placed.token.future;
            best = distance;
        }
    }
    return nearest;
}

void StateBoard::mousePressEvent(QMouseEvent *event)
{
    const bool picks = event->button() == Qt::LeftButton || event->button() == Qt::RightButton;
    if (picks && m_document->hasRun())
        m_view->selectFuture(futureAt(event->position()));
}

QString StateBoard::toolTipAt(const BoardScene &scene, const BoardLayout &layout, QPointF position) const
{
    if (const QString text = BoardText::future(scene, futureAt(position)); !text.isEmpty())
        return text;
    for (std::size_t i = 0; i < boardEdges; ++i) {
        const auto edge = static_cast<BoardEdge>(i);
        if (isNear(layout.edge(edge), position) || layout.edgeLabel(edge).contains(position))
            return BoardText::edgeMeaning(edge);
    }
    for (std::size_t i = 0; i < boardPlaces; ++i) {
        const auto place = static_cast<BoardPlace>(i);
        QRectF title = layout.boxOf(place);
        title.setHeight(layout.titleHeight);
        if (title.contains(position))
            return pythonStateName(place);
    }
    return {};
}

// The style's own tooltips come after 700 ms; here they follow the pointer at once.
void StateBoard::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_document->hasRun())
        return;
    m_view->hoverFuture(futureAt(event->position()));
    const QString tip = toolTipAt(scene(), currentLayout(), event->position());
    if (tip == m_shownTip)
        return;
    m_shownTip = tip;
    QToolTip::showText(event->globalPosition().toPoint(), tip.toHtmlEscaped(), this);
}

void StateBoard::leaveEvent(QEvent *)
{
    m_view->hoverFuture(noFuture);
    m_shownTip.clear();
    QToolTip::hideText();
}

void StateBoard::keyPressEvent(QKeyEvent *event)
{
    switch (event->modifiers() & ~Qt::KeypadModifier ? 0 : event->key()) {
    case Qt::Key_Right:
        return step({1, 0});
    case Qt::Key_Left:
        return step({-1, 0});
    case Qt::Key_Down:
        return step({0, 1});
    case Qt::Key_Up:
        return step({0, -1});
    default:
        QWidget::keyPressEvent(event);
    }
}

void StateBoard::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    menu.addActions(actions()); // what can be done to the selected future
    menu.addSeparator();
    QAction *toFile = menu.addAction(tr("Export the board …"), this, &StateBoard::exportRequested);
    QAction *toClipboard = menu.addAction(tr("Copy the board"), this, &StateBoard::copyRequested);
    for (QAction *action : {toFile, toClipboard})
        action->setEnabled(m_document->run().has_value());
    menu.exec(event->globalPos());
}

/// To the nearest token in that direction; at first, to the first of all.
void StateBoard::step(QPointF direction)
{
    std::vector<PlacedToken> tokens = placeTokens(scene().content, currentLayout());
    std::erase_if(tokens, [](const PlacedToken &placed) { return placed.token.future == noFuture; });
    const auto here = std::ranges::find_if(
        tokens, [this](const PlacedToken &placed) { return placed.token.future == m_view->selectedFuture(); });
    if (here == tokens.end()) {
        if (!tokens.empty())
            m_view->selectFuture(tokens.front().token.future);
        return;
    }
    FutureId nearest = noFuture;
    double best = 1e9;
    for (const PlacedToken &placed : tokens) {
        const QPointF way = placed.rect.center() - here->rect.center();
        const double along = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        // Along a row it stays in the row; up and down it may go far.
        const bool astray = direction.x() != 0 && aside > placed.rect.height() / 2;
        if (along > 0.5 && !astray && along + 2 * aside < best) {
            best = along + 2 * aside;
            nearest = placed.token.future;
        }
    }
    if (nearest != noFuture)
        m_view->selectFuture(nearest);
}

void StateBoard::describe()
{
    update();
    if (!isVisible())
        return;
    setAccessibleDescription(BoardText::summary(scene()));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

} // namespace futurescope
