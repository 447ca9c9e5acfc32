// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/chartcontent.h"
#include "app/lab/theme.h"

#include <QPen>
#include <QPolygonF>

class QPainter;

namespace futurescope {

/// At least 3:1 against the card, so that a line of it is seen.
QColor inkColour(ChartInk ink, const Theme &theme);

/// The line of a series; Qt::NoPen for LineStyle::None.
QPen linePen(const SeriesLook &look, LineStyle style, const Theme &theme);
/// With the painter's pen. Qt fills a line as one shape, which takes time by the square of how often it crosses a row
/// of pixels: 35 ms for 1,000 points that go up and down. So pixels get it in pieces, and the round joins between these
/// as points, which looks the same. Not so dashes, which would begin anew in each.
void paintLine(QPainter &painter, const QPolygonF &line);

/// Half the width of the end of an error bar, px.
inline constexpr double capHalfWidth = 4;

/// A marker around `centre`, filled or, to say that it is not to be trusted, hollow.
void paintMarker(QPainter &painter, const QPointF &centre, double radius, const SeriesLook &look, bool hollow,
                 const Theme &theme);
/// The cross of an outlier.
void paintOutlier(QPainter &painter, const QPointF &centre, const SeriesLook &look, const Theme &theme);

/// Fill, pattern and outline of a bar.
void paintBar(QPainter &painter, const QRectF &rect, ChartInk ink, const Theme &theme);

/// The tint behind the line of a Ribbon.
QColor ribbonColour(ChartInk ink, const Theme &theme);

/// From what hardly stands out from the card at level 0 to what stands out most at 1; lightness changes steadily, so
/// that the order is seen without colours.
QColor heatColour(double level, const Theme &theme);
/// Black or white, whichever reads better on it.
QColor inkOn(const QColor &background);

/// The parts of a line of `points` inside `room`: a picture for print cannot be relied on to clip.
QList<QPolygonF> clippedLine(const QPolygonF &points, const QRectF &room);

} // namespace futurescope
