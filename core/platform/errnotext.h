// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace futurescope {

/// "Too many open files (EMFILE)".
std::string errnoText(int error);

} // namespace futurescope
