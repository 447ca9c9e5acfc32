// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/pageflow.h"

#include <QFontMetricsF>
#include <QPainter>
#include <QTextLayout>

#include <algorithm>
#include <memory>

namespace futurescope {

namespace {

constexpr double linesAfterHeading = 3;

/// The lines of a text, each at the top left of nothing yet.
std::shared_ptr<QTextLayout> linesOf(QString text, const QFont &font, double width)
{
    text.replace(QLatin1String("\r\n"), QString(QChar::LineSeparator));
    text.replace(QLatin1Char('\n'), QChar::LineSeparator);
    auto layout = std::make_shared<QTextLayout>(text, font);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere); // a word may be wider than the page
    layout->setTextOption(option);
    layout->beginLayout();
    for (QTextLine line = layout->createLine(); line.isValid(); line = layout->createLine()) {
        line.setLineWidth(width);
        line.setPosition({});
    }
    layout->endLayout();
    return layout;
}

void paintTickBox(QPainter &painter, const QRectF &line, double indent)
{
    const double side = std::min(line.height(), indent) * 0.72;
    painter.drawRect(QRectF(line.left() - indent + 1, line.center().y() - side / 2, side, side));
}

} // namespace

void PageFlow::nextPage()
{
    ++m_page;
    m_used = 0;
}

QRectF PageFlow::take(double before, double height, double together)
{
    if (m_used > 0 && m_used + before + together > m_room.height())
        nextPage();
    const double top = m_used > 0 ? m_used + before : 0;
    m_used = top + height;
    return {m_room.left(), m_room.top() + top, m_room.width(), height};
}

void PageFlow::addText(const QString &text, const PageTextStyle &style)
{
    if (text.isEmpty())
        return;
    const auto layout = linesOf(text, style.font, m_room.width() - style.indent);
    for (int index = 0; index < layout->lineCount(); ++index) {
        const QTextLine line = layout->lineAt(index);
        const double height = line.height() * 1.12;
        const double together = height * (style.leads ? linesAfterHeading : 1);
        QRectF place = take(index == 0 ? style.before : 0, height, together);
        place.setLeft(place.left() + style.indent);
        const bool box = style.tickBox && index == 0;
        const auto paint = [layout, index, ink = style.ink, box, indent = style.indent](QPainter &painter,
                                                                                        const QRectF &at) {
            painter.setPen(ink);
            painter.setBrush(Qt::NoBrush);
            if (box)
                paintTickBox(painter, at, indent);
            layout->lineAt(index).draw(&painter, at.topLeft());
        };
        m_items.push_back({m_page, place, 0, paint});
    }
}

void PageFlow::addPicture(double before, double least, double most, Paint paint)
{
    const double height = std::min(least, m_room.height());
    const QRectF place = take(before, height, height);
    m_items.push_back({m_page, place, std::max(0.0, most - height), std::move(paint)});
}

void PageFlow::grow()
{
    double wanted = 0;
    for (const Item &item : m_items)
        wanted += item.mayGrow;
    if (m_page > 0 || wanted <= 0)
        return;
    const double share = std::min(1.0, std::max(0.0, m_room.height() - m_used) / wanted);
    double down = 0;
    for (Item &item : m_items) {
        item.place.translate(0, down);
        item.place.setHeight(item.place.height() + share * item.mayGrow);
        down += share * item.mayGrow;
        item.mayGrow = 0;
    }
    m_used += down;
}

void PageFlow::paint(QPainter &painter, int page) const
{
    for (const Item &item : m_items) {
        if (item.page != page)
            continue;
        painter.save();
        item.paint(painter, item.place);
        painter.restore();
    }
}

} // namespace futurescope
