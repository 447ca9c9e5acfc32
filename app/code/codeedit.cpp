// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/code/codeedit.h"

#include "app/exporting/fonts.h"
#include "app/lab/theme.h"

#include <QAbstractTextDocumentLayout>
#include <QApplication>
#include <QMouseEvent>
#include <QPainter>
#include <QScrollBar>
#include <QTextBlock>
#include <QTextLayout>

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

CodeEdit::CodeEdit(QWidget *parent) : QTextEdit(parent), m_gutter(new Gutter(this)), m_theme(&themeFor(false))
{
    setReadOnly(true);
    setUndoRedoEnabled(false);
    setAcceptRichText(false);
    setWordWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setFrameShape(QFrame::NoFrame);
    setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    setFont(bundledMonoFont());
    const auto repaint = [this] { m_gutter->update(); };
    connect(verticalScrollBar(), &QScrollBar::valueChanged, m_gutter, repaint);
    connect(document()->documentLayout(), &QAbstractTextDocumentLayout::documentSizeChanged, m_gutter, repaint);
    placeGutter();
}

void CodeEdit::setCode(const QString &code)
{
    m_main.clear();
    m_task.clear();
    setPlainText(code);
    placeGutter();
    indentContinuations();
    showLit();
}

/// What does not fit in a line goes on a little further in than the line begins; in a narrow page not so far that
/// hardly a word fits beside it.
void CodeEdit::indentContinuations()
{
    m_furthestIndent = furthestIndent();
    const double character = QFontMetricsF(font()).horizontalAdvance(QLatin1Char(' '));
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        const QString text = block.text();
        const auto first = std::ranges::find_if(text, [](QChar c) { return !c.isSpace(); });
        const double indent = std::min(m_furthestIndent, character * static_cast<double>(first - text.begin() + 2));
        QTextBlockFormat format;
        format.setLeftMargin(indent);
        format.setTextIndent(-indent);
        QTextCursor(block).setBlockFormat(format);
    }
}

double CodeEdit::furthestIndent() const
{
    return viewport()->width() / 3.0;
}

/// In the coordinates of the viewport.
QRectF CodeEdit::rowOf(const QTextBlock &block) const
{
    return document()->documentLayout()->blockBoundingRect(block).translated(0, -verticalScrollBar()->value());
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
            selection.cursor.movePosition(QTextCursor::EndOfBlock, QTextCursor::KeepAnchor);
            selections.append(selection);
        }
    };
    add(m_task, m_theme->hover);
    add(m_main, m_theme->accentWash);
    setExtraSelections(selections);
}

void CodeEdit::bringIntoView(int line)
{
    const QRectF row = rowOf(document()->findBlockByNumber(line));
    if (row.top() < 0 || row.bottom() > viewport()->height())
        verticalScrollBar()->setValue(verticalScrollBar()->value() + static_cast<int>(row.top())
                                      - viewport()->height() / 3);
}

int CodeEdit::gutterWidth() const
{
    const int digits = std::max(2, static_cast<int>(QString::number(document()->blockCount()).size()));
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
    for (QTextBlock block = document()->begin(); block.isValid(); block = block.next()) {
        QRectF row = rowOf(block);
        if (row.bottom() < event->rect().top())
            continue;
        if (row.top() > event->rect().bottom())
            break;
        row.setHeight(block.layout()->lineAt(0).height()); // the number stands beside the first of its rows
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
    QTextEdit::resizeEvent(event);
    placeGutter();
    if (furthestIndent() != m_furthestIndent)
        indentContinuations();
}

void CodeEdit::changeEvent(QEvent *event)
{
    QTextEdit::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange) {
        placeGutter();
        indentContinuations();
    }
}

void CodeEdit::mousePressEvent(QMouseEvent *event)
{
    m_pressedAt = event->pos();
    QTextEdit::mousePressEvent(event);
}

/// A click chooses the line, a drag selects text to be copied.
void CodeEdit::mouseReleaseEvent(QMouseEvent *event)
{
    QTextEdit::mouseReleaseEvent(event);
    const bool clicked = (event->pos() - m_pressedAt).manhattanLength() < QApplication::startDragDistance();
    if (event->button() == Qt::LeftButton && clicked && !textCursor().hasSelection())
        emit lineChosen(cursorForPosition(event->pos()).blockNumber());
}

void CodeEdit::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter)
        emit lineChosen(textCursor().blockNumber());
    else
        QTextEdit::keyPressEvent(event);
}

} // namespace futurescope
