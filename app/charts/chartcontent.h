// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QPointF>
#include <QString>
#include <QStringList>

#include <algorithm>

namespace futurescope {

/// A measured value with its spread. `low` and `high` are ends on the y axis, not distances.
struct CurvePoint
{
    double x = 0;
    double y = 0;
    double low = 0;
    double high = 0;
    bool hollow = false;         ///< drawn as a ring: not to be trusted
    QString details = {};        ///< what hovering shows: the figures, a line each
    qsizetype source = -1;       ///< index of the sweep's point whose median run a click opens; -1: none
    QList<double> outliers = {}; ///< single measurements far off the others, on the y axis: marked, not left out
};

/// What a series stands for; its colour follows from that and from the theme.
enum class ChartInk { Data, Ideal, Amdahl, Usl, Gustafson, Prediction, Work, Overhead, Idle, OtherLoss };

enum class MarkerShape { None, Circle, Square, Triangle, Diamond };

/// Dashed is kept for what was not measured but extrapolated.
enum class LineStyle { None, Solid, Dashed, Dotted, DashDot, FineDash };

/// How low and high of the points are drawn: not, as a bar with caps, or as a tinted band along the line.
enum class SpreadStyle { None, Bars, Ribbon };

struct SeriesLook
{
    ChartInk ink = ChartInk::Data;
    MarkerShape marker = MarkerShape::Circle;
    LineStyle line = LineStyle::Solid;
    SpreadStyle spread = SpreadStyle::None;
    double width = 2;
};

/// A filled rectangle from one corner to the other, in values of the axes.
struct ChartBar
{
    double fromX = 0;
    double toX = 0;
    double fromY = 0;
    double toY = 0;
};

/// One line of the legend and what it stands for: marked points joined by a line, a curve of its own, or bars.
struct ChartSeries
{
    QString label;
    QString details; ///< formula, source and figures: what hovering over the legend shows; may be empty
    SeriesLook look;
    QList<CurvePoint> points;    ///< by rising x
    QList<CurvePoint> curve;     ///< what the line and its band follow, if not from point to point
    QList<QPointF> extrapolated; ///< goes on beyond what was measured: dashed, and named so in the legend
    QList<ChartBar> bars;

    const QList<CurvePoint> &line() const { return curve.isEmpty() ? points : curve; }
    bool isEmpty() const { return points.isEmpty() && curve.isEmpty() && bars.isEmpty(); }
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

/// A remark beside one of the points of the first series.
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

enum class AxisScale { Linear, Logarithmic };

struct AxisContent
{
    QString title;
    double min = 0; ///< above 0 on a logarithmic axis
    double max = 1;
    QList<Tick> ticks;
    AxisScale scale = AxisScale::Linear;
};

/// A cell of a heat map: half a unit to each side of (x, y) on linear axes.
struct HeatCell
{
    double x = 0;
    double y = 0;
    double level = 0;    ///< 0 to 1: its colour
    QString text;        ///< the figure, written into it
    bool hollow = false; ///< not to be trusted
};

/// Which point of the first series a pointer means: the nearest within reach, the one of the column it is in, or the
/// one of its cell.
enum class Picking { Near, Column, Cell };

/// All that a chart shows, in values of its axes. The first series is what was measured: its points are what can be
/// hovered over, walked along by keyboard and clicked.
struct ChartContent
{
    QString emptyText; ///< stands in the middle while there is nothing to show
    AxisContent x;
    AxisContent y;
    QList<ChartSeries> series;
    QList<VerticalNote> notes;
    QList<Band> bands;
    QList<PointLabel> labels;
    QList<HeatCell> cells;
    QString heatLabel;   ///< what the colours from least to most contrast mean: "speedup 0.9× to 3.8×"
    QStringList remarks; ///< sentences in the legend: why there is no fit, how far off a guess was
    Picking picking = Picking::Near;
    QString summary; ///< the same in words, for a screen reader

    /// Of the first series; none without one.
    const QList<CurvePoint> &points() const
    {
        static const QList<CurvePoint> none;
        return series.isEmpty() ? none : series.first().points;
    }
    /// The first series with that ink, or null.
    const ChartSeries *find(ChartInk ink) const
    {
        for (const ChartSeries &one : series) {
            if (one.look.ink == ink)
                return &one;
        }
        return nullptr;
    }
    bool isEmpty() const
    {
        return cells.isEmpty()
               && std::all_of(series.begin(), series.end(), [](const ChartSeries &one) { return one.isEmpty(); });
    }
};

} // namespace futurescope
