// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/barstate.h"

namespace futurescope {

BarState barStateOf(Outcome outcome)
{
    switch (outcome) {
    case Outcome::Finished:
        return BarState::Finished;
    case Outcome::Failed:
        return BarState::Failed;
    case Outcome::Cancelled:
        return BarState::Cancelled;
    case Outcome::Lost:
        return BarState::Lost;
    case Outcome::Open:
        break;
    }
    return BarState::Running;
}

} // namespace futurescope
