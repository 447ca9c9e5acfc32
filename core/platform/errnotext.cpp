// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/errnotext.h"

#include <cstring>
#include <fmt/format.h>
#include <system_error>

namespace futurescope {

std::string errnoText(int error)
{
    const char *name = strerrorname_np(error);
    return fmt::format("{} ({})", std::generic_category().message(error), name ? name : "unknown errno");
}

} // namespace futurescope
