// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/analysis/losses.h"

#include "core/analysis/workertime.h"

#include <algorithm>
#include <numeric>
#include <optional>
#include <utility>

namespace futurescope {

namespace {

/// nullopt: work.
std::optional<Loss> lossOf(WorkerUse use)
{
    switch (use) {
    case WorkerUse::Computing:
    case WorkerUse::Waiting:
        break;
    case WorkerUse::Copying:
        return Loss::Copying;
    case WorkerUse::LockWait:
        return Loss::LockWait;
    case WorkerUse::Awaiting:
        return Loss::Awaiting;
    case WorkerUse::IdleBeforeSubmission:
        return Loss::Serial;
    case WorkerUse::IdleWithTasksQueued:
        return Loss::Dispatch;
    case WorkerUse::IdleAtTheEnd:
        return Loss::Imbalance;
    }
    return std::nullopt;
}

/// A stretch of time in which more tasks computed than there were cores.
struct Crowd
{
    std::int64_t startNs = 0;
    std::int64_t endNs = 0;
    std::int64_t excess = 0; ///< tasks computing less cores
};

/// Finds the crowds among the computing pieces of all workers.
class CrowdFinder
{
public:
    void add(const WorkerPiece &piece)
    {
        m_changes.emplace_back(piece.startNs, 1);
        m_changes.emplace_back(piece.endNs, -1);
    }

    std::vector<Crowd> find(int cores)
    {
        std::ranges::sort(m_changes);
        std::vector<Crowd> crowds;
        std::int64_t computing = 0;
        for (std::size_t i = 0; i + 1 < m_changes.size(); ++i) {
            computing += m_changes[i].second;
            const std::int64_t startNs = m_changes[i].first;
            const std::int64_t endNs = m_changes[i + 1].first;
            if (computing > cores && startNs < endNs)
                crowds.push_back({startNs, endNs, computing - cores});
        }
        return crowds;
    }

private:
    std::vector<std::pair<std::int64_t, int>> m_changes;
};

std::vector<Crowd> crowdsOf(const WorkerTime &time, int workers, int cores)
{
    if (workers <= cores)
        return {};
    CrowdFinder finder;
    for (int worker = 1; worker <= workers; ++worker) {
        for (const WorkerPiece &piece : time.of(worker)) {
            if (piece.use == WorkerUse::Computing)
                finder.add(piece);
        }
    }
    return finder.find(cores);
}

/// Neighbours become one.
void addStretch(std::vector<LaneStretch> &stretches, const LaneStretch &stretch)
{
    if (!stretches.empty() && stretches.back().lane == stretch.lane && stretches.back().endNs == stretch.startNs)
        stretches.back().endNs = stretch.endNs;
    else
        stretches.push_back(stretch);
}

/// The parts of `piece` that lie in crowds, as stretches of `lane`.
void addCrowded(std::vector<LaneStretch> &stretches, LaneId lane, const WorkerPiece &piece,
                const std::vector<Crowd> &crowds)
{
    auto crowd = std::ranges::upper_bound(crowds, piece.startNs, {}, &Crowd::endNs);
    for (; crowd != crowds.end() && crowd->startNs < piece.endNs; ++crowd)
        addStretch(stretches, {lane, std::max(piece.startNs, crowd->startNs), std::min(piece.endNs, crowd->endNs)});
}

/// Adds up all pieces of all workers; `visit` is called with each, its lane and why it is lost, if it is.
template <class Visit>
LossWaterfall addUp(const WorkerTime &time, int workers, const std::vector<Crowd> &crowds, Visit visit)
{
    LossWaterfall waterfall;
    waterfall.workers = workers;
    waterfall.makespan = Nanos{time.endNs() - time.startNs()};
    const auto areaOf = [&waterfall](Loss loss) -> auto &
    {
        return waterfall.lostArea[static_cast<std::size_t>(loss)];
    };
    for (int worker = 1; worker <= workers; ++worker) {
        for (const WorkerPiece &piece : time.of(worker)) {
            const std::optional<Loss> loss = lossOf(piece.use);
            (loss ? areaOf(*loss) : waterfall.workArea) += piece.endNs - piece.startNs;
            visit(LaneId{static_cast<std::uint16_t>(worker)}, piece, loss);
        }
    }
    for (const Crowd &crowd : crowds) {
        const std::int64_t area = (crowd.endNs - crowd.startNs) * crowd.excess;
        waterfall.workArea -= area;
        areaOf(Loss::Oversubscription) += area;
    }
    return waterfall;
}

} // namespace

std::string_view lossName(Loss loss)
{
    constexpr std::array<std::string_view, lossKinds> names{"serial",   "dispatch",  "copying",         "lock_wait",
                                                            "awaiting", "imbalance", "oversubscription"};
    return names[static_cast<std::size_t>(loss)];
}

LossWaterfall lossWaterfall(const Timeline &timeline, int workers, int cores)
{
    const WorkerTime time(timeline);
    return addUp(time, workers, crowdsOf(time, workers, cores), [](auto &&...) {});
}

LossWaterfall::Shares LossWaterfall::shares() const
{
    Shares shares;
    if (workers < 1)
        return shares;
    // From the sums up to each, so that roundings do not add up.
    std::int64_t upToHere = workArea;
    shares.ideal = Nanos{upToHere / workers};
    for (std::size_t i = 0; i < lossKinds; ++i) {
        const std::int64_t before = upToHere / workers;
        upToHere += lostArea[i];
        shares.losses[i] = Nanos{upToHere / workers - before};
    }
    return shares;
}

LossMap lossMap(const Timeline &timeline, int workers, int cores)
{
    const WorkerTime time(timeline);
    const std::vector<Crowd> crowds = crowdsOf(time, workers, cores);
    LossMap map;
    const auto stretchesOf = [&map](Loss loss) -> auto &
    {
        return map.losses[static_cast<std::size_t>(loss)];
    };
    map.waterfall = addUp(time, workers, crowds,
                          [&](LaneId lane, const WorkerPiece &piece, const std::optional<Loss> &loss) {
                              addStretch(loss ? stretchesOf(*loss) : map.work, {lane, piece.startNs, piece.endNs});
                              if (piece.use == WorkerUse::Computing)
                                  addCrowded(stretchesOf(Loss::Oversubscription), lane, piece, crowds);
                          });
    return map;
}

std::vector<LaneStretch> lossStretches(const Timeline &timeline, int workers, int cores, Loss loss)
{
    return std::move(lossMap(timeline, workers, cores).losses[static_cast<std::size_t>(loss)]);
}

} // namespace futurescope
