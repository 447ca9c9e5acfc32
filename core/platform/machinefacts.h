// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace futurescope {

/// What the machine was like; stands in every file.
struct MachineFacts
{
    std::string cpu;
    std::string system; ///< kernel and release
    int cores = 1;      ///< that this program may use
    int hardwareThreads = 1;
};

/// Read once per process. Any thread.
const MachineFacts &machineFacts();

} // namespace futurescope
