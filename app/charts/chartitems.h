// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QGraphicsItem>
#include <QList>
#include <QString>

class QPainter;

namespace futurescope {

class CurveScene;
struct LabelWish;

/// What Qt Charts has not: painted in the chart's coordinates by asking the scene where a value lies.
class ChartItem : public QGraphicsItem
{
public:
    ChartItem(const CurveScene &scene, QGraphicsItem *chart);

    QRectF boundingRect() const override { return m_bounds; }
    /// Content, look or size have changed.
    virtual void chartChanged();

protected:
    const CurveScene &scene() const { return m_scene; }

private:
    const CurveScene &m_scene;
    QRectF m_bounds;
};

/// Behind the curve: bands, grid, reference curves and vertical notes, without their words.
class BackdropItem : public ChartItem
{
public:
    BackdropItem(const CurveScene &scene, QGraphicsItem *chart);

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;

private:
    void paintBands(QPainter &painter) const;
    void paintGrid(QPainter &painter) const;
    void paintReferences(QPainter &painter) const;
    void paintNotes(QPainter &painter) const;
};

/// The spread of each point: a line from low to high with caps.
class ErrorBarItem : public ChartItem
{
public:
    ErrorBarItem(const CurveScene &scene, QGraphicsItem *chart);

    void paint(QPainter *painter, const QStyleOptionGraphicsItem *option, QWidget *widget) override;
};

/// In front: labels of ticks and axes, all words on the chart, the rings of hovered and selected point,
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
    void wishForLineWords(QList<LabelWish> &wishes);
    QList<QRectF> obstacles() const;
    void paintYLabels(QPainter &painter) const;
    void paintXLabels(QPainter &painter) const;
    void paintRings(QPainter &painter) const;
    void paintEmptyText(QPainter &painter) const;

    QList<Word> m_words;
};

} // namespace futurescope
