// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/code/codeedit.h"

#include "app/exporting/fonts.h"
#include "app/lab/theme.h"

#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>

#include <algorithm>

namespace futurescope {

namespace {

/// The strip of line numbers. Paints through its editor, which knows where the lines are.
class Gutter : public QWidget
{
public:
    explicit Gutter(CodeEdit *edit) : QWidget(edit), m_edit(edit) { setObjectName(QStringLiteral("codeGutter")); }

protected:
    void paintEvent(QPaintEvent *event) override { m_edit->paintGutter(event); }

private:
    CodeEdit *m_edit;
};

bool contains(const std::vector<int> &lines, int line)
{
    return std::ranges::find(lines, line) != lines.end();
}

} // namespace

CodeEdit::CodeEdit(QWidget *parent) : QPlainTextEdit(parent), m_gutter(new Gutter(this)), m_theme(&themeFor(false))
{
    setReadOnly(true);
    setLineWrapMode(QPlainTextEdit::NoWrap);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(bundledMonoFont());
    connect(this, &QPlainTextEdit::updateRequest, this, [this](const QRect &rect, int dy) {
        if (dy != 0)
            m_gutter->scroll(0, dy);
        else
            m_gutter->update(0, rect.y(), m_gutter->width(), rect.height());
    });
    connect(this, &QPlainTextEdit::blockCountChanged, this, &CodeEdit::placeGutter);
    placeGutter();
}

void CodeEdit::setTheme(const Theme &theme)
{
    m_theme = &theme;
    showLit();
    m_gutter->update();
}

void CodeEdit::setLit(const std::vector<int> &main, const std::vector<int> &task)
{
    const bool moved = main != m_main;
    if (!moved && task == m_task)
        return;
    m_main = main;
    m_task = task;
    showLit();
    m_gutter->update();
    if (moved && !main.empty())
        bringIntoView(main.front());
}

void CodeEdit::showLit()
{
    QList<QTextEdit::ExtraSelection> selections;
    const auto add = [&](const std::vector<int> &lines, const QColor &colour) {
        for (const int line : lines) {
            QTextEdit::ExtraSelection selection;
            selection.format.setBackground(colour);
            selection.format.setProperty(QTextFormat::FullWidthSelection, true);
            selection.cursor = QTextCursor(document()->findBlockByNumber(line));
            selections.append(selection);
        }
    };
    add(m_task, m_theme->hover);
    add(m_main, m_theme->accentWash);
    setExtraSelections(selections);
}

void CodeEdit::bringIntoView(int line)
{
    const int shown = std::max(1, viewport()->height() / std::max(1, fontMetrics().lineSpacing()));
    const int top = firstVisibleBlock().blockNumber();
    if (line < top || line >= top + shown - 1)
        verticalScrollBar()->setValue(std::max(0, line - shown / 3));
}

int CodeEdit::gutterWidth() const
{
    const int digits = std::max(2, static_cast<int>(QString::number(blockCount()).size()));
    return fontMetrics().horizontalAdvance(QLatin1Char('0')) * (digits + 2) + 6;
}

void CodeEdit::placeGutter()
{
    setViewportMargins(gutterWidth(), 0, 0, 0);
    const QRect inside = contentsRect();
    m_gutter->setGeometry(inside.left(), inside.top(), gutterWidth(), inside.height());
}

void CodeEdit::paintGutter(QPaintEvent *event)
{
    QPainter painter(m_gutter);
    painter.fillRect(event->rect(), m_theme->card);
    painter.setFont(font());
    for (QTextBlock block = firstVisibleBlock(); block.isValid(); block = block.next()) {
        const QRectF row = blockBoundingGeometry(block).translated(contentOffset());
        if (row.top() > event->rect().bottom())
            break;
        const int line = block.blockNumber();
        paintMark(painter, row, line);
        painter.setPen(contains(m_main, line) ? m_theme->accent : m_theme->mutedText);
        painter.drawText(QRectF(0, row.top(), m_gutter->width() - 6, row.height()), Qt::AlignRight | Qt::AlignVCenter,
                         QString::number(line + 1));
    }
}

void CodeEdit::paintMark(QPainter &painter, const QRectF &row, int line) const
{
    const double size = row.height() * 0.4;
    const QPointF middle(2 + size / 2, row.center().y());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    if (contains(m_main, line)) {
        painter.setBrush(m_theme->accent);
        painter.drawPolygon(QPolygonF{{middle.x() - size / 2, middle.y() - size / 2},
                                      {middle.x() + size / 2, middle.y()},
                                      {middle.x() - size / 2, middle.y() + size / 2}});
    } else if (contains(m_task, line)) {
        painter.setBrush(m_theme->state(BarState::Running).outline);
        painter.drawEllipse(middle, size / 3, size / 3);
    }
}

void CodeEdit::resizeEvent(QResizeEvent *event)
{
    QPlainTextEdit::resizeEvent(event);
    placeGutter();
}

void CodeEdit::changeEvent(QEvent *event)
{
    QPlainTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        placeGutter();
}

void CodeEdit::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->pos();
    QPlainTextEdit::mousePressEvent(event);
}

/// A click chooses the line, a drag selects text to be copied.
void CodeEdit::mouseReleaseEvent(QMouseEvent *event)
{
    QPlainTextEdit::mouseReleaseEvent(event);
    const bool clicked = (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (event->button() == Qt::LeftButton && clicked && !textCursor().hasSelection())
        emit lineChosen(cursorForPosition(event->pos()).blockNumber());
}

void CodeEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit lineChosen(textCursor().blockNumber());
    else
        QPlainTextEdit::keyPressEvent(event);
}

} // namespace futurescope
