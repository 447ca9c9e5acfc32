// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/session.h"
#include "core/trace/timeline.h"

#include <memory>
#include <vector>

namespace futurescope {

/// What is laid over the first of several runs of one experiment: all the others.
std::vector<std::shared_ptr<const Timeline>> ghostsOf(const std::vector<std::shared_ptr<const Run>> &runs);

} // namespace futurescope
