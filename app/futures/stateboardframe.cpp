// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/stateboardpen.h"

#include "app/lab/text.h"
#include "app/timeline/glyphs.h"
#include "app/timeline/timeaxis.h"

#include <QFontMetricsF>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

constexpr std::int64_t flashNs = 400'000'000; // of the run's own time, after a refused cancel()

class FramePainter
{
public:
    explicit FramePainter(BoardPen &pen) : m_pen(pen) {}

    void paint()
    {
        for (const BoardPlace place :
             {BoardPlace::Pending, BoardPlace::Running, BoardPlace::Cancelled, BoardPlace::Notified})
            paintBox(m_pen.layout.boxOf(place), pythonStateName(place), m_pen.counts()[place]);
        paintBox(m_pen.layout.finished, pythonStateName(BoardPlace::Returned), m_pen.counts().finished());
        for (std::size_t i = 0; i < boardEdges; ++i)
            paintEdge(static_cast<BoardEdge>(i));
        for (const BoardPlace place : {BoardPlace::Returned, BoardPlace::Raised, BoardPlace::Lost})
            paintGroupTitle(place);
        paintPositions();
        paintWorkers();
        paintRefusals();
    }

private:
    // The name of a state is Python's own, so that it shrinks rather than being cut.
    void paintBox(const QRectF &box, const QString &name, std::uint64_t count)
    {
        m_pen.painter.setPen(QPen(m_pen.theme.queueLine, 1));
        m_pen.painter.setBrush(Qt::NoBrush);
        m_pen.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        const QRectF title(box.left() + 6, box.top() + 1, box.width() - 12, m_pen.layout.titleHeight);
        const QString number = groupedText(count);
        const QFont numberFont = boldFont(m_pen.scene.font);
        const double numberWidth = QFontMetricsF(numberFont).horizontalAdvance(number);
        QFont nameFont = boldFont(smallerFont(m_pen.scene.font, 0.86));
        const double room = title.width() - numberWidth - 6;
        const double wanted = QFontMetricsF(nameFont).horizontalAdvance(name);
        QString shown = name;
        if (wanted > room) {
            nameFont = boldFont(smallerFont(m_pen.scene.font, 0.72));
            // Of CANCELLED_AND_NOTIFIED, which stands under CANCELLED, the end says enough.
            for (qsizetype cut = name.indexOf(QLatin1Char('_')); cut >= 0;
                 cut = name.indexOf(QLatin1Char('_'), cut + 1)) {
                if (m_pen.widthOf(shown, nameFont) > room)
                    shown = QStringLiteral("…") + name.mid(cut + 1);
            }
        }
        m_pen.write({title.left(), title.top(), std::max(0.0, room), title.height()}, shown, m_pen.theme.mutedText,
                    nameFont);
        m_pen.write(title, number, count == 0 ? m_pen.theme.mutedText : m_pen.theme.text, numberFont, Qt::AlignRight);
    }

    void paintEdge(BoardEdge edge)
    {
        const QLineF line = m_pen.layout.edge(edge);
        const std::uint64_t taken = m_pen.counts()[edge];
        const QColor ink = taken == 0 ? m_pen.theme.mutedText : m_pen.theme.text;
        m_pen.painter.setPen(QPen(ink, taken == 0 ? 1 : 1.6, taken == 0 ? Qt::DashLine : Qt::SolidLine));
        m_pen.painter.drawLine(line.p1(), line.p2() - QPointF(0, 5));
        m_pen.painter.setPen(Qt::NoPen);
        m_pen.painter.setBrush(ink);
        m_pen.painter.drawPolygon(QPolygonF{line.p2(), line.p2() + QPointF(-4, -7), line.p2() + QPointF(4, -7)});
        const QRectF label = m_pen.layout.edgeLabel(edge);
        QString text = BoardText::edge(edge, taken);
        if (QFontMetricsF(m_pen.scene.font).horizontalAdvance(text) > label.width())
            text = shortCount(taken);
        m_pen.write(label, text, ink, m_pen.scene.font);
    }

    void paintGroupTitle(BoardPlace place)
    {
        const QRectF line = m_pen.layout.groupTitles[static_cast<std::size_t>(place)];
        const double side = std::min(11.0, line.height() - 4);
        const BarState state = place == BoardPlace::Returned ? BarState::Finished
                               : place == BoardPlace::Raised ? BarState::Failed
                                                             : BarState::Lost;
        m_pen.sprites.paint(m_pen.painter, m_pen.theme, state,
                            QRectF(line.left(), line.center().y() - side / 2, side, side), true);
        const bool none = m_pen.counts()[place] == 0;
        m_pen.write(line.adjusted(side + 5, 0, 0, 0), BoardText::group(place, m_pen.counts()),
                    none ? m_pen.theme.mutedText : m_pen.theme.text, m_pen.scene.font);
    }

    // In front of each row of the queue, the position of its first token.
    void paintPositions()
    {
        const BoardCells &cells = m_pen.layout.cellsOf(BoardPlace::Pending);
        const QFont font = smallerFont(m_pen.scene.font, 0.78);
        const double step = std::max(1.0, std::ceil(QFontMetricsF(font).height() * 0.8 / cells.pitch.height()));
        for (const BoardToken &token : m_pen.scene.content.tokens) {
            const int row = token.cell / cells.perRow;
            if (token.place != BoardPlace::Pending || token.cell % cells.perRow != 0
                || row % static_cast<int>(step) != 0)
                continue;
            const QRectF rect = m_pen.layout.tokenRect(token);
            m_pen.write({m_pen.layout.pending.left() + 3, rect.top(),
                         cells.area.left() - m_pen.layout.pending.left() - 7, rect.height()},
                        QString::number(token.cell + 1), m_pen.theme.mutedText, font, Qt::AlignRight);
        }
    }

    // The number of each worker before its token, and behind it for how long it has been running.
    void paintWorkers()
    {
        const BoardCells &cells = m_pen.layout.cellsOf(BoardPlace::Running);
        if (cells.indent <= 0)
            return;
        BoardToken cell;
        cell.place = BoardPlace::Running;
        for (cell.cell = 0; cell.cell < std::min(cells.count(), workersSeen()); ++cell.cell) {
            const QRectF token = m_pen.layout.tokenRect(cell);
            m_pen.write({token.left() - cells.indent, token.top(), cells.indent - 5, token.height()},
                        QString::number(cell.cell + 1), m_pen.theme.mutedText, m_pen.scene.font, Qt::AlignRight);
        }
        for (const BoardToken &token : m_pen.scene.content.tokens) {
            const FutureRecord *record = m_pen.scene.timeline->future(token.future);
            if (token.place != BoardPlace::Running || !record)
                continue;
            const QRectF rect = m_pen.layout.tokenRect(token);
            const double room = cells.pitch.width() - cells.indent - rect.width() - 10;
            const QString text = shortTimeText(std::max<std::int64_t>(0, m_pen.scene.content.atNs - record->startedNs));
            if (token.depth == 0 && QFontMetricsF(m_pen.scene.font).horizontalAdvance(text) <= room)
                m_pen.write({rect.right() + 6, rect.top(), room, rect.height()}, text, m_pen.theme.mutedText,
                            m_pen.scene.font);
        }
    }

    int workersSeen() const { return std::max(m_pen.scene.timeline->workerLanes(), m_pen.scene.workers); }

    void paintRefusals()
    {
        if (m_pen.counts().refusedRunning > 0)
            paintRefusal(m_pen.layout.refusedLine, m_pen.counts().refusedRunning);
        if (m_pen.counts().refusedFinished > 0) {
            const double left = m_pen.layout.finished.left() + m_pen.layout.finished.width() * 0.42;
            paintRefusal({left, m_pen.layout.finished.top() + 1, m_pen.layout.finished.right() - left - numberRoom(),
                          m_pen.layout.titleHeight},
                         m_pen.counts().refusedFinished);
        }
        const auto flash = [&](std::int64_t refusedNs, const QRectF &box) {
            if (refusedNs == never || m_pen.scene.content.atNs - refusedNs > flashNs)
                return;
            m_pen.painter.setPen(QPen(m_pen.theme.state(BarState::Failed).outline, 2.5));
            m_pen.painter.setBrush(Qt::NoBrush);
            m_pen.painter.drawRoundedRect(box.adjusted(0.5, 0.5, -0.5, -0.5), 5, 5);
        };
        flash(m_pen.scene.content.refusedRunningNs, m_pen.layout.running);
        flash(m_pen.scene.content.refusedFinishedNs, m_pen.layout.finished);
    }

    double numberRoom() const
    {
        return QFontMetricsF(boldFont(m_pen.scene.font)).horizontalAdvance(groupedText(m_pen.counts().finished())) + 12;
    }

    void paintRefusal(const QRectF &line, std::uint64_t times)
    {
        const double side = std::min(12.0, line.height() - 2);
        paintBadge(m_pen.painter, m_pen.theme, Badge::CancelRefused,
                   QRectF(line.left(), line.center().y() - side / 2, side, side));
        const QRectF rest = line.adjusted(side + 4, 0, 0, 0);
        QString text = BoardText::refused(times);
        if (QFontMetricsF(m_pen.scene.font).horizontalAdvance(text) > rest.width())
            text = QStringLiteral("×") + shortCount(times);
        m_pen.write(rest, text, m_pen.theme.text, m_pen.scene.font);
    }

    BoardPen &m_pen;
};

} // namespace

QFont smallerFont(const QFont &font, double factor)
{
    QFont smaller = font;
    smaller.setPixelSize(std::max(8, static_cast<int>(std::lround(QFontInfo(font).pixelSize() * factor))));
    return smaller;
}

QFont boldFont(const QFont &font)
{
    QFont bold = font;
    bold.setBold(true);
    return bold;
}

void BoardPen::write(const QRectF &rect, const QString &text, const QColor &colour, const QFont &font,
                     Qt::Alignment where) const
{
    painter.setFont(font);
    painter.setPen(colour);
    painter.drawText(rect, where | Qt::AlignVCenter | Qt::TextSingleLine | Qt::TextDontClip,
                     QFontMetricsF(font).elidedText(text, Qt::ElideRight, rect.width() + 0.5));
}

double BoardPen::widthOf(const QString &text, const QFont &font) const
{
    return QFontMetricsF(font).horizontalAdvance(text);
}

void paintBoardFrame(BoardPen &pen)
{
    FramePainter(pen).paint();
}

} // namespace futurescope
