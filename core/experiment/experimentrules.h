// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

namespace futurescope {

/// What validate() asks of settings that need one another, once each is in its range. The error names the setting, why
/// it does not go with another, and what to take.
Status validateTogether(const Experiment &experiment);

} // namespace futurescope
