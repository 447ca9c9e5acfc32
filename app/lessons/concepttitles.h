// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <string>

namespace futurescope {

/// What a concept that a lesson names is called in the reader's language; as the lesson names it if nobody translated
/// it.
QString conceptTitle(const std::string &name);

} // namespace futurescope
