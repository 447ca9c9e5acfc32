// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string_view>

namespace futurescope {

/// Takes a piece of output. False stops the writing (the target is full).
using TextSink = std::function<bool(std::string_view)>;

} // namespace futurescope
