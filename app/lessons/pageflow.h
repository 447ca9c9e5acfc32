// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace futurescope {

/// How a text of a page is set. Sizes in units of 1/96 inch, as everywhere here.
struct PageTextStyle
{
    QFont font;
    QColor ink;
    double before = 0;    ///< room above
    double indent = 0;    ///< room on its left
    bool tickBox = false; ///< stands in that room
    bool leads = false;   ///< a heading: stays with what follows
};

/// Texts and pictures set one under the other, on as many pages as they need. Text is plain, whatever it holds. What
/// does not fit goes on on the next page, a paragraph between two of its lines. Any thread.
class PageFlow
{
public:
    using Paint = std::function<void(QPainter &, const QRectF &)>;

    /// `room`: of each page, within its margins.
    explicit PageFlow(const QRectF &room) : m_room(room) {}

    /// Does nothing with an empty text.
    void addText(const QString &text, const PageTextStyle &style);
    /// `most`: the height that it may grow to when the page has room left.
    void addPicture(double before, double least, double most, Paint paint);
    /// Gives the room that a single page has left to its pictures.
    void grow();

    int pages() const { return m_page + 1; }
    void paint(QPainter &painter, int page) const;

private:
    struct Item
    {
        int page = 0;
        QRectF place;
        double mayGrow = 0;
        Paint paint;
    };

    /// Room for something of this height, on this page or the next.
    QRectF take(double before, double height, double together);
    void nextPage();

    QRectF m_room;
    std::vector<Item> m_items;
    int m_page = 0;
    double m_used = 0; ///< of the height of the present page
};

} // namespace futurescope
