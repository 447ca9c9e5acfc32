// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/axisticks.h"
#include "core/lessons/lesson.h"

namespace futurescope {

/// The ticks of the axis on which a prediction is made; some may lie beyond its ends.
QList<Tick> ticksOf(const LessonPrediction &asked);

} // namespace futurescope
