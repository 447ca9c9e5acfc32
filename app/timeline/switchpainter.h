// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QPointF>
#include <QRectF>
#include <QString>

class QPainter;

namespace futurescope {

/// Where tasks found that they had lost their cores to others: ticks at the lower edge of their lanes' bars. Those of
/// one unit of width are one tick; a stretch that is full of them is a band.
void paintSwitches(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);

/// The ticks from `left` to before `right`, on a bar of that rectangle.
void paintSwitchTicks(QPainter &painter, const Theme &theme, const QRectF &bar, double left, double right);

/// "Worker 3 lost its core at 12 ms" for the tick under the pointer; empty elsewhere.
QString describeSwitches(const TimelineScene &scene, const TimelineLayout &layout, QPointF position);

} // namespace futurescope
