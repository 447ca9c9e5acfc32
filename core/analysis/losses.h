// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/time.h"
#include "core/trace/timeline.h"

#include <array>
#include <string_view>
#include <vector>

namespace futurescope {

/// Why workers did not do the work of tasks, in the order of the waterfall.
enum class Loss : std::uint8_t {
    Serial,           ///< idle, and the program had not yet submitted what was still to come
    Dispatch,         ///< idle although a task was waiting in the queue
    Copying,          ///< a task was on its way to another process or back
    LockWait,         ///< for a lock, the interpreter's above all
    Awaiting,         ///< a task held its worker only to wait for another task
    Imbalance,        ///< idle, nothing left to start: others were still busy
    Oversubscription, ///< more tasks computed than there were cores: they took turns
};
inline constexpr std::size_t lossKinds = static_cast<std::size_t>(Loss::Oversubscription) + 1;

/// "serial", "dispatch", "copying", "lock_wait", "awaiting", "imbalance", "oversubscription": as in JSON.
std::string_view lossName(Loss loss);

/// What a run's workers were there for, over its makespan. Areas are worker-nanoseconds: work and losses add up to
/// workers * makespan, to the nanosecond.
struct LossWaterfall
{
    int workers = 0;
    Nanos makespan{};          ///< start of the program to the end of the last task; 0: nothing has run
    std::int64_t workArea = 0; ///< tasks computing, or waiting for what they would have to wait for anyway (I/O)
    std::array<std::int64_t, lossKinds> lostArea{};

    std::int64_t lost(Loss loss) const { return lostArea[static_cast<std::size_t>(loss)]; }

    /// The same for one worker: how long the run would have taken if all of them had done nothing but work, and by how
    /// much each loss made it longer. They add up to `makespan`; each is rounded down or up to a nanosecond.
    struct Shares
    {
        Nanos ideal{};
        std::array<Nanos, lossKinds> losses{};
    };
    Shares shares() const;
};

/// `workers`: of the experiment, at least 1; those that never began a task were idle. `cores`: processors that the
/// program could use. Where more tasks compute than there are cores, each is taken to have got its equal part of them.
LossWaterfall lossWaterfall(const Timeline &timeline, int workers, int cores);

/// A stretch of a worker's lane.
struct LaneStretch
{
    LaneId lane = mainLane;
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
};

/// The waterfall and where its parts lie, each by lane and then by time, without overlaps. Of Oversubscription: where
/// more tasks computed than there were cores, of which only a part is lost; that is work as well.
struct LossMap
{
    LossWaterfall waterfall;
    std::vector<LaneStretch> work;
    std::array<std::vector<LaneStretch>, lossKinds> losses;

    const std::vector<LaneStretch> &of(Loss loss) const { return losses[static_cast<std::size_t>(loss)]; }
};
LossMap lossMap(const Timeline &timeline, int workers, int cores);

/// Where one of the losses lies.
std::vector<LaneStretch> lossStretches(const Timeline &timeline, int workers, int cores, Loss loss);

} // namespace futurescope
