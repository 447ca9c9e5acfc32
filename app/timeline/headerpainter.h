// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

class QPainter;

namespace futurescope {

/// Height of title, subtitle and legend, which wraps into more rows when the picture is narrow.
double headerHeight(const TimelineScene &scene, double width);
void paintHeader(QPainter &painter, const TimelineScene &scene, const QRectF &header);

/// A small box in the colours and pattern of a state, as in the legend.
void paintSwatch(QPainter &painter, const Theme &theme, BarState state, const QRectF &box);

} // namespace futurescope
