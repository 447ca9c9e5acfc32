// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QString>

namespace futurescope {

/// A measured value with its spread. `low` and `high` are ends on the y axis, not distances.
struct CurvePoint
{
    double x = 0;
    double y = 0;
    double low = 0;
    double high = 0;
    bool hollow = false; ///< drawn as a ring: not to be trusted
    QString details;     ///< what hovering shows: the figures, a line each
};

/// A dashed line to compare with, named on the spot.
struct ReferenceCurve
{
    QString label;
    QList<QPointF> points;
};

/// A light vertical line with a word on it.
struct VerticalNote
{
    double x = 0;
    QString text;
};

/// A tinted stretch of the x axis.
struct Band
{
    double fromX = 0;
    double toX = 0;
    QString text;
};

/// A remark beside one of the points.
struct PointLabel
{
    qsizetype point = 0;
    QString text;
    QString shortText; ///< where there is no room for `text`
};

struct Tick
{
    double value = 0;
    QString text;
};

struct AxisContent
{
    QString title;
    double min = 0; ///< above 0 on a logarithmic axis
    double max = 1;
    QList<Tick> ticks;
};

/// All that a curve chart shows, in values of its axes: x is logarithmic to base 2, y is linear.
struct ChartContent
{
    QString emptyText; ///< stands in the middle while there are no points
    AxisContent x;
    AxisContent y;
    QList<CurvePoint> points; ///< by rising x; one whose x is not above 0 has no place and is left out
    QString curveLabel;
    QList<ReferenceCurve> references;
    QList<VerticalNote> notes;
    QList<Band> bands;
    QList<PointLabel> labels;
    QString summary; ///< the same in words, for a screen reader
};

} // namespace futurescope
