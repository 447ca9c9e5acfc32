// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/losswaterfallview.h"

#include "app/lab/rundocument.h"
#include "app/lab/viewstate.h"
#include "app/timeline/litstretches.h"

#include <QAccessible>
#include <QContextMenuEvent>
#include <QFontInfo>
#include <QKeyEvent>
#include <QMenu>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr std::size_t rowCount = lossKinds + 2; // the ideal, the losses, the makespan

bool isToggle(const QKeyEvent &event)
{
    const bool plain = !(event.modifiers() & ~Qt::KeypadModifier);
    return plain && (event.key() == Qt::Key_Space || event.key() == Qt::Key_Return || event.key() == Qt::Key_Enter);
}

} // namespace

LossWaterfallView::LossWaterfallView(const RunDocument *document, ViewState *view, QWidget *parent)
    : QWidget(parent),
      m_document(document),
      m_view(view),
      m_finder(document)
{
    setObjectName(QStringLiteral("lossWaterfall"));
    setAccessibleName(tr("Where the time went"));
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    connect(document, &RunDocument::replaced, this, &LossWaterfallView::startOver);
    connect(document, &RunDocument::ended, this, &LossWaterfallView::startOver);
    connect(view, &ViewState::litChanged, this, qOverload<>(&QWidget::update));
    connect(&m_finder, &LossFinder::found, this, &LossWaterfallView::showLosses);
    startOver();
}

void LossWaterfallView::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

void LossWaterfallView::startOver()
{
    m_finder.giveUp();
    m_map.reset();
    m_rows.clear();
    m_hovered.reset();
    m_wanted = m_document->run() && !m_document->foreign();
    findIfSeen();
    update();
}

void LossWaterfallView::findIfSeen()
{
    if (m_wanted && isVisible()) {
        m_wanted = false;
        m_finder.find();
    }
}

void LossWaterfallView::showEvent(QShowEvent *event)
{
    QWidget::showEvent(event);
    findIfSeen();
}

void LossWaterfallView::showLosses(const std::shared_ptr<const LossMap> &map)
{
    m_map = map;
    m_rows = waterfallRows(map->waterfall);
    m_current = std::min(m_current, m_rows.empty() ? 0 : m_rows.size() - 1);
    describe();
    update();
}

WaterfallScene LossWaterfallView::scene() const
{
    WaterfallScene scene;
    scene.rows = m_rows;
    scene.theme = m_theme;
    scene.font = font();
    scene.font.setPixelSize(QFontInfo(font()).pixelSize());
    scene.hovered = m_hovered;
    if (hasFocus())
        scene.current = m_current;
    for (std::size_t row = 0; row < m_rows.size(); ++row) {
        if (m_view->lit() && !m_rows[row].whole && m_rows[row].part == m_view->lit()->part())
            scene.lit = row;
    }
    return scene;
}

QRectF LossWaterfallView::rowRect(std::size_t index) const
{
    const WaterfallScene now = scene();
    return WaterfallLayout(now, rect()).row(index);
}

QSize LossWaterfallView::sizeHint() const
{
    QFont pixels = font();
    pixels.setPixelSize(QFontInfo(font()).pixelSize());
    return {22 * fontMetrics().averageCharWidth(),
            static_cast<int>(std::ceil(WaterfallLayout::leastHeight(pixels, rowCount)))};
}

void LossWaterfallView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const WaterfallScene now = scene();
    if (now.rows.empty()) {
        painter.setPen(m_theme->mutedText);
        painter.drawText(rect(), Qt::AlignCenter | Qt::TextWordWrap,
                         m_finder.isBusy() ? tr("Finding out where the time went …") : tr("No task has run."));
        return;
    }
    paintWaterfall(painter, now, WaterfallLayout(now, rect()));
}

void LossWaterfallView::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        updateGeometry();
    QWidget::changeEvent(event);
}

/// Space is otherwise a shortcut of the window.
bool LossWaterfallView::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride && isToggle(*static_cast<QKeyEvent *>(event))) {
        event->accept();
        return true;
    }
    return QWidget::event(event);
}

QString LossWaterfallView::details(std::size_t row) const
{
    const QString figures = QStringLiteral("%1: %2").arg(rowTitle(m_rows[row]),
                                                         rowFigure(m_rows[row], m_rows.back().length()));
    return figures + QLatin1Char('\n') + rowMeaning(m_rows[row]);
}

// The style's own tooltips come after 700 ms; here they follow the pointer at once.
void LossWaterfallView::mouseMoveEvent(QMouseEvent *event)
{
    const WaterfallScene now = scene();
    const auto row = WaterfallLayout(now, rect()).rowAt(event->position());
    if (row == m_hovered)
        return;
    m_hovered = row;
    update();
    if (!row)
        return QToolTip::hideText();
    const QString hint = m_rows[*row].whole ? QString() : QLatin1Char('\n') + tr("Click: light it in the timeline.");
    QToolTip::showText(event->globalPosition().toPoint(), details(*row) + hint, this);
}

void LossWaterfallView::leaveEvent(QEvent *)
{
    m_hovered.reset();
    update();
}

void LossWaterfallView::mousePressEvent(QMouseEvent *event)
{
    const WaterfallScene now = scene();
    const auto row = WaterfallLayout(now, rect()).rowAt(event->position());
    if (!row || event->button() != Qt::LeftButton)
        return;
    setCurrent(*row);
    toggle(*row);
}

void LossWaterfallView::keyPressEvent(QKeyEvent *event)
{
    if (m_rows.empty())
        return QWidget::keyPressEvent(event);
    if (isToggle(*event))
        return toggle(m_current);
    if (event->key() == Qt::Key_Down && m_current + 1 < m_rows.size())
        return setCurrent(m_current + 1);
    if (event->key() == Qt::Key_Up && m_current > 0)
        return setCurrent(m_current - 1);
    QWidget::keyPressEvent(event);
}

void LossWaterfallView::focusInEvent(QFocusEvent *event)
{
    QWidget::focusInEvent(event);
    describe();
    update();
}

void LossWaterfallView::setCurrent(std::size_t row)
{
    m_current = row;
    describe();
    update();
}

void LossWaterfallView::describe()
{
    setAccessibleDescription(m_rows.empty() ? QString() : details(m_current));
    QAccessibleEvent changed(this, QAccessible::DescriptionChanged);
    QAccessible::updateAccessibility(&changed);
}

/// The makespan is no part of its own: it puts out what is lit.
void LossWaterfallView::toggle(std::size_t row)
{
    const bool alreadyLit = scene().lit == row;
    if (m_rows[row].whole || alreadyLit)
        return m_view->setLit(nullptr);
    const LossPart part = m_rows[row].part;
    m_view->setLit(std::make_shared<const LitStretches>(part, part ? m_map->of(*part) : m_map->work));
}

void LossWaterfallView::contextMenuEvent(QContextMenuEvent *event)
{
    QMenu menu(this);
    QAction *toFile = menu.addAction(tr("Export the waterfall …"), this, &LossWaterfallView::exportRequested);
    QAction *toClipboard = menu.addAction(tr("Copy the waterfall"), this, &LossWaterfallView::copyRequested);
    for (QAction *action : {toFile, toClipboard})
        action->setEnabled(!m_rows.empty());
    menu.exec(event->globalPos());
}

} // namespace futurescope
