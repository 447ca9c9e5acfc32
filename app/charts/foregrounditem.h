// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartitem.h"

#include <QColor>
#include <QList>
#include <QString>

namespace futurescope {

struct LabelWish;
struct LegendEntry;
struct Tick;

/// In front: the legend, labels of ticks and axes, all words on the chart, the rings of hovered and selected point,
/// and the text of an empty chart. Words stand where they cover nothing.
class ForegroundItem : public ChartItem
{
public:
    ForegroundItem(const CurveScene &scene, QGraphicsItem *chart);

    void chartChanged() override;
    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    struct Word
    {
        QString text;
        QString shortText; // where there is no room for `text`; may be empty
        QColor colour;
        QRectF place;
    };

    void placeWords();
    QSizeF sizeOf(const QString &text) const;
    // Each adds words, and for each word where it may stand.
    void wishForBandWords(QList<LabelWish> &wishes);
    void wishForPointWords(QList<LabelWish> &wishes);
    void wishForNoteWords(QList<LabelWish> &wishes);
    QList<QRectF> obstacles() const;
    void paintLegend(QPainter &painter) const;
    void paintSign(QPainter &painter, const LegendEntry &entry) const;
    void paintSeriesSign(QPainter &painter, const LegendEntry &entry) const;
    void paintHeatSign(QPainter &painter, const LegendEntry &entry) const;
    void paintYLabels(QPainter &painter) const;
    void paintYTitle(QPainter &painter) const;
    void paintXLabels(QPainter &painter) const;
    void paintRings(QPainter &painter) const;
    void paintEmptyText(QPainter &painter) const;

    QList<Word> m_words;
};

} // namespace futurescope
