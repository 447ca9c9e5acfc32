// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

class QPainter;

namespace futurescope {

/// Lets all fade on the worker lanes but what is lit. Idle time that is lit is filled, for there is nothing else to be
/// seen. Where lit stretches are narrower than a pixel, their share of it stands at the foot. Paints only what lies
/// in the painter's clip, and costs by its pixels and not by the stretches. What is shaded leaves the rest as it is,
/// and has its share of the workers' time in the widest of its stretches, if that has room for it.
void paintLit(QPainter &painter, const TimelineScene &scene, const TimelineLayout &layout);

/// Where the share stands; empty: nowhere.
QRectF shadeLabelRect(const TimelineScene &scene, const TimelineLayout &layout);

} // namespace futurescope
