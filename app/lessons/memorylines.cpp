// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/memorylines.h"

#include <QCoreApplication>
#include <QFontMetricsF>
#include <QPainter>
#include <QPolygonF>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

namespace futurescope {

namespace {

struct MemoryText
{
    Q_DECLARE_TR_FUNCTIONS(MemoryLines)
};

constexpr int cells = static_cast<int>(SharedCounter::lineBytes / SharedCounter::cellBytes);
constexpr int linesSideBySide = 2;
constexpr double gapCells = 1; // between two lines
constexpr double leastCell = 7;
constexpr double mostCell = 15;
constexpr double leastHeight = 18;
constexpr double mostHeight = 34;
constexpr double smallLetters = 0.8;

enum class Sign { FirstWorker, SecondWorker, SharedLine, Lock };

bool bothWriteTo(const std::vector<CounterPart> &parts, std::size_t line)
{
    const auto writes = [&](int worker) {
        return std::ranges::any_of(parts, [&](const CounterPart &part) {
            return part.line == line && (part.worker == worker || part.worker == 0);
        });
    };
    return writes(1) && writes(2);
}

/// The first worker's points down into the foot of `box`, the second's up into its head.
void paintPointer(QPainter &painter, const Theme &theme, const QRectF &box, bool first)
{
    painter.setPen(QPen(theme.text, 1));
    painter.setBrush(first ? theme.text : theme.card);
    const double tip = first ? box.bottom() : box.top();
    const double base = first ? box.top() : box.bottom();
    painter.drawPolygon(
        QPolygonF({QPointF(box.center().x(), tip), QPointF(box.left(), base), QPointF(box.right(), base)}));
}

void paintHatch(QPainter &painter, const Theme &theme, const QRectF &rect)
{
    painter.fillRect(rect, patternBrush(Pattern::BackDiagonal, theme.mutedText, 1));
}

void paintFrame(QPainter &painter, const Theme &theme, const QRectF &rect, bool shared)
{
    painter.setPen(QPen(shared ? theme.text : theme.mutedText, shared ? 2 : 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

void paintFilled(QPainter &painter, const Theme &theme, const QRectF &rect, bool isLock)
{
    const StateStyle &lock = theme.state(BarState::LockWait);
    painter.fillRect(rect, isLock ? lock.fill : theme.accent);
    if (isLock)
        painter.fillRect(rect, patternBrush(lock.pattern, lock.ink, 1));
    painter.setPen(QPen(theme.text, 1));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(rect);
}

/// Where the lines of one counter lie in the place that there is for them.
class LinesLayout
{
public:
    explicit LinesLayout(const QRectF &area)
        : m_cell(std::min(mostCell, std::floor(area.width() / (linesSideBySide * cells + gapCells)))),
          m_height(std::min(area.height(), mostHeight)),
          m_left(area.left()),
          m_middle(area.center().y())
    {}

    bool hasRoom() const { return m_cell >= leastCell && m_height >= leastHeight; }
    QRectF line(std::size_t number) const { return cellsOf(number, 0, cells); }
    QRectF part(const CounterPart &part) const
    {
        constexpr double cellBytes = SharedCounter::cellBytes;
        return cellsOf(part.line, static_cast<double>(part.offset) / cellBytes,
                       static_cast<double>(part.bytes) / cellBytes);
    }
    /// Above the part for the first worker, below it for the second.
    QRectF pointer(const CounterPart &at, bool first) const
    {
        const QRectF rect = part(at);
        const double side = std::min(m_cell, m_height / 4 - 1);
        return {rect.center().x() - side / 2, first ? rect.top() - 1 - side : rect.bottom() + 1, side, side};
    }

private:
    QRectF cellsOf(std::size_t line, double from, double count) const
    {
        const double start = static_cast<double>(line) * (cells + gapCells) + from;
        return {m_left + start * m_cell, m_middle - m_height / 4, count * m_cell, m_height / 2};
    }

    double m_cell;
    double m_height;
    double m_left;
    double m_middle;
};

void paintLine(QPainter &painter, const Theme &theme, const QRectF &line, bool shared)
{
    if (shared)
        paintHatch(painter, theme, line);
    painter.setPen(QPen(theme.mutedText, 1));
    for (int cell = 1; cell < cells; ++cell) {
        const double x = line.left() + cell * line.width() / cells;
        painter.drawLine(QPointF(x, line.top()), QPointF(x, line.bottom()));
    }
    paintFrame(painter, theme, line, shared);
}

void paintSign(QPainter &painter, const Theme &theme, const QRectF &box, Sign sign)
{
    switch (sign) {
    case Sign::FirstWorker:
    case Sign::SecondWorker:
        return paintPointer(painter, theme, box, sign == Sign::FirstWorker);
    case Sign::SharedLine:
        paintHatch(painter, theme, box);
        return paintFrame(painter, theme, box, true);
    case Sign::Lock:
        return paintFilled(painter, theme, box, true);
    }
}

QString signText(Sign sign)
{
    switch (sign) {
    case Sign::FirstWorker:
        return MemoryText::tr("worker 1");
    case Sign::SecondWorker:
        return MemoryText::tr("worker 2");
    case Sign::SharedLine:
        return MemoryText::tr("line of 64 bytes that both write to");
    case Sign::Lock:
        break;
    }
    return MemoryText::tr("lock");
}

} // namespace

void paintMemoryLines(QPainter &painter, const Theme &theme, const std::vector<CounterPart> &parts, const QRectF &area)
{
    const LinesLayout layout(area);
    if (parts.empty() || !layout.hasRoom())
        return;
    const std::size_t last = std::ranges::max(parts, {}, &CounterPart::line).line;
    for (std::size_t line = 0; line <= last; ++line)
        paintLine(painter, theme, layout.line(line), bothWriteTo(parts, line));
    for (const CounterPart &part : parts) {
        paintFilled(painter, theme, layout.part(part), part.isLock);
        for (const bool first : {true, false}) {
            if (part.worker == 0 || part.worker == (first ? 1 : 2))
                paintPointer(painter, theme, layout.pointer(part, first), first);
        }
    }
}

bool memoryLinesFit(const QRectF &area)
{
    return LinesLayout(area).hasRoom();
}

void paintMemoryLegend(QPainter &painter, const Theme &theme, const QFont &font, const QRectF &line)
{
    constexpr std::array signs{Sign::FirstWorker, Sign::SecondWorker, Sign::SharedLine, Sign::Lock};
    QString words;
    for (const Sign sign : signs)
        words += signText(sign);
    QFont fitting = font;
    if (QFontMetricsF(font).horizontalAdvance(words) > line.width())
        fitting.setPointSizeF(font.pointSizeF() * smallLetters); // no smaller, for it was set to be read
    painter.setFont(fitting);
    const QFontMetricsF metrics(painter.font());
    const double side = 0.6 * metrics.height();
    const auto widthOf = [&](Sign sign) { return 1.4 * side + metrics.horizontalAdvance(signText(sign)) + 1.4 * side; };
    double width = 0;
    std::size_t shown = 0;
    while (shown < signs.size() && width + widthOf(signs[shown]) <= line.width())
        width += widthOf(signs[shown++]);
    if (shown < 2) // one worker alone would explain nothing
        shown = 0;
    double x = line.right() - width;
    for (const Sign sign : std::span(signs).first(shown)) {
        paintSign(painter, theme, QRectF(x, line.center().y() - side / 2, side, side), sign);
        painter.setPen(theme.mutedText);
        painter.drawText(QRectF(x + 1.4 * side, line.top(), widthOf(sign), line.height()),
                         Qt::AlignLeft | Qt::AlignVCenter | Qt::TextSingleLine, signText(sign));
        x += widthOf(sign);
    }
    painter.setFont(font);
}

QString memoryText(const std::vector<CounterPart> &parts)
{
    if (parts.empty())
        return {};
    if (parts.front().isLock)
        return MemoryText::tr("both workers write to a lock and, in another cache line, to the counter");
    if (parts.size() == 1)
        return MemoryText::tr("both workers write to the same 8 bytes of one cache line");
    return bothWriteTo(parts, parts.front().line)
               ? MemoryText::tr("each worker writes to 8 bytes of its own, in the same cache line")
               : MemoryText::tr("each worker writes to 8 bytes of its own, in a cache line of its own");
}

QString memoryText(const PredictionScene &scene)
{
    QStringList lines;
    for (const PredictionRow &row : scene.rows()) {
        if (const QString text = memoryText(row.counter); !text.isEmpty())
            lines += MemoryText::tr("%1: %2.").arg(row.label, text);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace futurescope
