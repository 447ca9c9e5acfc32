// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/litstretches.h"
#include "core/experiment/session.h"
#include "core/trace/timeline.h"

#include <memory>

namespace futurescope {

/// What Measure::IdleAtTheEnd sums up of an ended run, to be shaded with its share; null: no worker was idle then.
std::shared_ptr<const LitStretches> idleTailOf(const Run &run, const Timeline &timeline);

} // namespace futurescope
