// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/stateboardpainter.h"

#include "app/futures/stateboardpen.h"
#include "app/lab/text.h"
#include "app/timeline/glyphs.h"
#include "app/timeline/timelinescene.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

class BoardPainter
{
public:
    BoardPainter(QPainter &painter, const BoardScene &scene, const BoardLayout &layout,
                 const std::vector<PlacedToken> &tokens)
        : m_pen{painter, scene, layout, *scene.theme, {}},
          m_tokens(tokens)
    {}

    void paint()
    {
        paintBoardFrame(m_pen);
        paintLinks();
        paintTokens();
        paintWaiters();
        paintFooter();
    }

private:
    void paintTokens()
    {
        const QFont font = smallerFont(m_pen.scene.font, 0.86);
        for (const PlacedToken &placed : m_tokens) {
            m_pen.sprites.paint(m_pen.painter, m_pen.theme, placed.token.look, placed.rect, !m_pen.layout.numbers);
            if (placed.token.future == noFuture)
                paintStack(placed, font);
            else if (m_pen.layout.numbers)
                paintNumber(placed.rect, QString::number(placed.token.future.value), placed.token.look, font);
        }
        for (const PlacedToken &placed : m_tokens) {
            if (placed.token.future == noFuture)
                continue;
            if (placed.token.future == m_pen.scene.selected)
                paintChosen(placed.rect, 2.4);
            else if (placed.token.future == m_pen.scene.hovered)
                paintChosen(placed.rect, 1.2);
        }
        for (const PlacedToken &placed : m_tokens)
            paintMarks(placed);
    }

    void paintNumber(const QRectF &rect, const QString &text, BarState look, const QFont &font)
    {
        const StateStyle &style = m_pen.theme.state(look);
        if (style.pattern != Pattern::Solid && style.pattern != Pattern::None) {
            const double width = QFontMetricsF(font).horizontalAdvance(text) + 4;
            m_pen.painter.fillRect(QRectF(rect.center().x() - width / 2, rect.top() + 2, width, rect.height() - 4),
                                   style.fill);
        }
        m_pen.painter.setFont(font);
        m_pen.painter.setPen(style.ink);
        m_pen.painter.drawText(rect, Qt::AlignCenter | Qt::TextSingleLine | Qt::TextDontClip, text);
    }

    // Two more edges behind it, and how many it stands for.
    void paintStack(const PlacedToken &placed, const QFont &font)
    {
        const StateStyle &style = m_pen.theme.state(placed.token.look);
        m_pen.painter.setPen(QPen(style.outline, 1));
        for (const double off : {2.0, 4.0}) {
            m_pen.painter.drawLine(placed.rect.bottomLeft() + QPointF(off, off),
                                   placed.rect.bottomRight() + QPointF(0, off));
            m_pen.painter.drawLine(placed.rect.topRight() + QPointF(off, off),
                                   placed.rect.bottomRight() + QPointF(off, 0));
        }
        const QString text = QStringLiteral("+") + shortCount(placed.token.count);
        if (QFontMetricsF(font).horizontalAdvance(text) <= placed.rect.width() - 2)
            paintNumber(placed.rect, text, placed.token.look, font);
        else
            m_pen.write({placed.rect.right() + 8, placed.rect.top(), 48, placed.rect.height()}, text, m_pen.theme.text,
                        font);
    }

    // At the upper right corner: the badges, or a small ring at what has not been read yet.
    void paintMarks(const PlacedToken &placed)
    {
        const BoardToken &token = placed.token;
        const bool ended = token.place == BoardPlace::Returned || token.place == BoardPlace::Raised
                           || token.place == BoardPlace::Lost;
        const double side = std::clamp(placed.rect.height() * 0.62, 6.0, 12.0);
        QRectF box(placed.rect.right() - side * 0.7, placed.rect.top() - side * 0.3, side, side);
        for (const Badge badge : token.badges.list()) {
            paintBadge(m_pen.painter, m_pen.theme, badge, box);
            box.translate(-side * 0.85, 0);
        }
        if (!ended || token.read || token.badges.unreadException || token.future == noFuture)
            return;
        const double ring = std::clamp(placed.rect.height() * 0.34, 4.0, 7.0);
        m_pen.painter.setPen(QPen(m_pen.theme.text, 1.1));
        m_pen.painter.setBrush(m_pen.theme.card);
        m_pen.painter.drawEllipse(
            QRectF(placed.rect.left() - ring * 0.35, placed.rect.top() - ring * 0.35, ring, ring));
    }

    void paintChosen(const QRectF &rect, double width)
    {
        m_pen.painter.setBrush(Qt::NoBrush);
        const QRectF outside = rect.adjusted(-1.5, -1.5, 1.5, 1.5);
        m_pen.painter.setPen(QPen(m_pen.theme.card, width + 1.6));
        m_pen.painter.drawRoundedRect(outside, 4, 4);
        m_pen.painter.setPen(QPen(m_pen.theme.text, width));
        m_pen.painter.drawRoundedRect(outside, 4, 4);
    }

    const PlacedToken *tokenOf(FutureId future) const
    {
        const auto found = std::ranges::find_if(m_tokens, [future](const PlacedToken &placed) {
            return placed.token.future == future && future != noFuture;
        });
        return found == m_tokens.end() ? nullptr : &*found;
    }

    void paintLink(const QPolygonF &way)
    {
        m_pen.painter.setPen(QPen(m_pen.theme.state(BarState::IoWait).outline, 1.5, Qt::DashLine));
        m_pen.painter.drawPolyline(way);
    }

    void paintRing(const QRectF &rect)
    {
        m_pen.painter.setBrush(Qt::NoBrush);
        m_pen.painter.setPen(QPen(m_pen.theme.state(BarState::IoWait).outline, 2, Qt::DashLine));
        m_pen.painter.drawRoundedRect(rect.adjusted(-3, -3, 3, 3), 6, 6);
    }

    // From who waits to what is waited for; of many, to those that are running and to the queue.
    void paintLinks()
    {
        for (const BoardWaiter &waiter : m_pen.scene.content.waiters) {
            const PlacedToken *target = tokenOf(waiter.waitsFor);
            if (const PlacedToken *task = tokenOf(waiter.task); task && target)
                paintLink({{task->rect.center().x(), task->rect.bottom()},
                           {target->rect.center().x(), target->rect.top() - 3}});
            else if (waiter.task == noFuture && target)
                linkFromMain({target->rect.left(), target->rect.top() - 3});
            else if (waiter.task == noFuture && waiter.waitsFor == noFuture)
                linkToAll();
            if (target)
                paintRing(target->rect);
        }
    }

    // Down the left edge, and between two rows of tokens, so that it runs through none.
    void linkFromMain(QPointF to)
    {
        const QRectF figure = m_pen.layout.figure();
        const double x = m_pen.layout.waiters.left() - 4.5;
        paintLink({{figure.left(), figure.bottom() - 2}, {x, figure.bottom() - 2}, {x, to.y()}, to});
    }

    void linkToAll()
    {
        if (m_pen.counts()[BoardPlace::Pending] > 0)
            linkFromMain({m_pen.layout.pending.left(), m_pen.layout.pending.top() + m_pen.layout.titleHeight / 2});
        for (const PlacedToken &placed : m_tokens) {
            if (placed.token.place == BoardPlace::Running && placed.token.future != noFuture)
                linkFromMain({placed.rect.left() + 4, placed.rect.top() - 3});
        }
    }

    void paintWaiters()
    {
        const QRectF figure = m_pen.layout.figure();
        const auto &waiters = m_pen.scene.content.waiters;
        const bool mainWaits = !waiters.empty() && waiters.front().task == noFuture;
        m_pen.painter.setPen(QPen(m_pen.theme.text, 1.3));
        m_pen.painter.setBrush(mainWaits ? m_pen.theme.state(BarState::IoWait).fill : m_pen.theme.card);
        const double head = figure.height() * 0.42;
        QPainterPath body;
        body.moveTo(figure.bottomLeft());
        body.cubicTo(figure.left(), figure.top() + head, figure.right(), figure.top() + head, figure.right(),
                     figure.bottom());
        body.closeSubpath();
        m_pen.painter.drawPath(body);
        m_pen.painter.drawEllipse(QRectF(figure.center().x() - head / 2, figure.top(), head, head));

        QString text = mainWaits ? BoardText::waiter(waiters.front(), m_pen.scene.collect)
                                 : BoardText::mainProgram(m_pen.scene);
        const std::size_t tasks = waiters.size() - (mainWaits ? 1 : 0);
        if (tasks == 1)
            text += QStringLiteral(" · ") + BoardText::waiter(waiters.back(), m_pen.scene.collect);
        else if (tasks > 1)
            text += QStringLiteral(" · ") + BoardText::tr("%1 tasks wait").arg(tasks);
        m_pen.write(m_pen.layout.waiters.adjusted(figure.width() + 10, 0, 0, -4), text, m_pen.theme.text,
                    m_pen.scene.font);
    }

    void paintFooter()
    {
        const FutureId shown = m_pen.scene.hovered != noFuture ? m_pen.scene.hovered : m_pen.scene.selected;
        const QString text = BoardText::future(m_pen.scene, shown);
        if (text.isEmpty())
            return paintMeanings();
        m_pen.painter.setFont(m_pen.scene.font);
        m_pen.painter.setPen(m_pen.theme.text);
        m_pen.painter.drawText(m_pen.layout.footer, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, text);
    }

    // What the small marks say, one after the other, in two rows where one is too short.
    void paintMeanings()
    {
        const QFont font = smallerFont(m_pen.scene.font, 0.86);
        const QFontMetricsF metrics(font);
        const double line = m_pen.layout.footer.height() / 2;
        const double side = std::min(11.0, line - 2);
        QPointF pen(m_pen.layout.footer.left(), m_pen.layout.footer.top());
        const auto add = [&](const QString &meaning, auto paintMark) {
            const double width = side + 4 + metrics.horizontalAdvance(meaning);
            if (pen.x() > m_pen.layout.footer.left() && pen.x() + width > m_pen.layout.footer.right())
                pen = {m_pen.layout.footer.left(), pen.y() + line};
            paintMark(QRectF(pen.x(), pen.y() + (line - side) / 2, side, side));
            m_pen.write({pen.x() + side + 4, pen.y(), width, line}, meaning, m_pen.theme.mutedText, font);
            pen.rx() += width + 10;
        };
        add(BoardText::tr("not read"), [&](const QRectF &box) {
            m_pen.painter.setPen(QPen(m_pen.theme.text, 1.1));
            m_pen.painter.setBrush(m_pen.theme.card);
            m_pen.painter.drawEllipse(box.adjusted(2, 2, -2, -2));
        });
        const auto badge = [&](Badge which) {
            return [this, which](const QRectF &box) { paintBadge(m_pen.painter, m_pen.theme, which, box); };
        };
        add(BoardText::tr("exception not read"), badge(Badge::UnreadException));
        add(BoardText::tr("cancel() refused"), badge(Badge::CancelRefused));
        add(BoardText::tr("wait timed out"), badge(Badge::TimedOut));
    }

    BoardPen m_pen;
    const std::vector<PlacedToken> &m_tokens;
};

void paintHint(QPainter &painter, const BoardScene &scene, const BoardLayout &layout)
{
    painter.setFont(scene.font);
    painter.setPen(scene.theme->mutedText);
    painter.drawText(layout.pending.united(layout.footer), Qt::AlignCenter | Qt::TextWordWrap,
                     TimelineText::emptyHint());
}

} // namespace

BoardLayout layoutBoardFor(const Timeline &timeline, std::uint64_t tasks, int workers, const QFont &font,
                           const QSizeF &size)
{
    const QFontMetricsF metrics(font);
    const QFontMetricsF numbers(smallerFont(font, 0.86));
    const Timeline::Count &count = timeline.count();
    const std::uint64_t all = std::max<std::uint64_t>({tasks, timeline.futures().size(), 1});
    const bool single = all <= mostSingleTokens;
    const auto atMost = [single](std::uint64_t wanted, std::uint64_t most) {
        return static_cast<std::size_t>(single ? wanted : std::min(wanted, most));
    };
    BoardLayoutRequest request;
    request.size = size;
    request.lineHeight = metrics.height();
    request.digitWidth = numbers.horizontalAdvance(QLatin1Char('8'));
    request.workers = std::max({1, workers, timeline.workerLanes()});
    request.workerWidth = metrics.horizontalAdvance(QString::number(request.workers));
    request.digits = static_cast<int>(QString::number(all).size());
    request.refusals = !timeline.refusals().empty();
    const std::uint64_t cancelled = timeline.cancelTimes().size();
    const auto most = [&](BoardPlace place) -> std::size_t & { return request.most[static_cast<std::size_t>(place)]; };
    most(BoardPlace::Pending) = atMost(all, 60);
    most(BoardPlace::Raised) = atMost(count.failed + count.cancelled - std::min(count.cancelled, cancelled), 16);
    most(BoardPlace::Lost) = atMost(count.lost, 8);
    most(BoardPlace::Returned) = atMost(all - std::min(all, cancelled + count.failed + count.lost), 2);
    most(BoardPlace::Cancelled) = atMost(cancelled, 12);
    most(BoardPlace::Notified) = atMost(cancelled, 12);
    return layoutBoard(request);
}

std::vector<PlacedToken> placeTokens(const BoardContent &content, const BoardLayout &layout)
{
    std::vector<PlacedToken> placed;
    placed.reserve(content.tokens.size());
    for (const BoardToken &token : content.tokens)
        placed.push_back({token, layout.tokenRect(token)});
    return placed;
}

void paintBoard(QPainter &painter, const BoardScene &scene, const BoardLayout &layout,
                const std::vector<PlacedToken> &tokens)
{
    painter.save();
    painter.setRenderHint(QPainter::Antialiasing, true);
    if (scene.hasRun)
        BoardPainter(painter, scene, layout, tokens).paint();
    else
        paintHint(painter, scene, layout);
    painter.restore();
}

} // namespace futurescope
