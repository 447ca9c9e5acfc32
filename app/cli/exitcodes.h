// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"

namespace futurescope {

/// What the command line answers to its caller; 128 + n stands for signal n.
enum ExitCode : int {
    ExitOk = 0,
    ExitTasksFailed = 1,
    ExitUsage = 2,
    ExitInvalidInput = 3,
    ExitOutputFailed = 4,
    ExitMissingProgram = 5,
    ExitResourceLimit = 6,
    ExitTimeout = 7,
    ExitInternal = 70,
};

constexpr int exitCodeOf(ErrorCode code)
{
    switch (code) {
    case ErrorCode::Usage:
        return ExitUsage;
    case ErrorCode::InvalidInput:
        return ExitInvalidInput;
    case ErrorCode::OutputFailed:
        return ExitOutputFailed;
    case ErrorCode::MissingProgram:
        return ExitMissingProgram;
    case ErrorCode::ResourceLimit:
        return ExitResourceLimit;
    case ErrorCode::Internal:
        break;
    }
    return ExitInternal;
}

} // namespace futurescope
