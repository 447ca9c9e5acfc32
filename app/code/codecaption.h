// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/program/programmoment.h"

#include <QString>

namespace futurescope {

/// What the main program does at a moment of its run, in one sentence, and in a second one what the selected future
/// does, if it runs then.
QString codeCaption(const ProgramMoment &moment, const Timeline &timeline, const Experiment &experiment,
                    std::int64_t atNs);

} // namespace futurescope
