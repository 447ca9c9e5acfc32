// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>

namespace futurescope {

/// Told every few milliseconds how far a long step is, from 0 to 1; false ends it.
using TraceProgress = std::function<bool(double share)>;

} // namespace futurescope
