// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/lanearranger.h"

#include "app/lab/rundocument.h"
#include "app/lab/viewstate.h"

#include <algorithm>
#include <numeric>

namespace futurescope {

namespace {

constexpr int arrangeMs = 1000;               // lanes that change places more often cannot be followed
constexpr std::size_t spansAtATime = 100'000; // about 2 ms

bool isPlain(const LaneView &view, const LaneMatches *matches)
{
    return view.sort == LaneSort::Number && !view.grouped && view.folded.empty() && !(view.onlyMatching && matches);
}

/// Descending where more comes first.
std::int64_t rankOf(const LaneStats::OfLane &lane, LaneSort sort)
{
    switch (sort) {
    case LaneSort::Busy:
        return -lane.busyNs;
    case LaneSort::FirstStart:
        return lane.firstStartNs == never ? openEnd : lane.firstStartNs;
    case LaneSort::Failures:
        return -static_cast<std::int64_t>(lane.failures);
    case LaneSort::Number:
        break;
    }
    return 0;
}

} // namespace

void LaneStats::update(const Timeline &timeline)
{
    const auto &lanes = timeline.lanes();
    m_settled.resize(lanes.size());
    m_settledSpans.resize(lanes.size());
    m_lanes.resize(lanes.size());
    for (std::size_t lane = 1; lane < lanes.size(); ++lane) {
        const Spans &tasks = lanes[lane].tasks;
        OfLane &settled = m_settled[lane];
        if (!tasks.empty() && settled.firstStartNs == never)
            settled.firstStartNs = tasks.front().startNs;
        std::size_t &next = m_settledSpans[lane];
        // The last one may still be given another end.
        for (; next + 1 < tasks.size() && tasks[next].endNs != openEnd; ++next) {
            settled.busyNs += tasks[next].endNs - tasks[next].startNs;
            const FutureRecord *record = timeline.future(tasks[next].future);
            const bool failed = record && (record->outcome == Outcome::Failed || record->outcome == Outcome::Lost);
            settled.failures += failed && record->endedNs <= tasks[next].endNs ? 1 : 0;
        }
        m_lanes[lane] = settled;
        for (std::size_t i = next; i < tasks.size(); ++i) {
            m_lanes[lane].busyNs += std::min(tasks[i].endNs, timeline.endNs()) - tasks[i].startNs;
            const FutureRecord *record = timeline.future(tasks[i].future);
            const bool failed = record && (record->outcome == Outcome::Failed || record->outcome == Outcome::Lost);
            m_lanes[lane].failures += failed && record->endedNs <= tasks[i].endNs ? 1 : 0;
        }
    }
}

std::shared_ptr<const LaneRows> arrangeLanes(const LaneView &view, int workers,
                                             const std::vector<LaneStats::OfLane> &stats, const LaneMatches *matches)
{
    if (isPlain(view, matches) || workers == 0)
        return nullptr;
    auto arranged = std::make_shared<LaneRows>();
    std::vector<int> lanes(static_cast<std::size_t>(workers));
    std::iota(lanes.begin(), lanes.end(), 1);
    const auto rank = [&](int lane) {
        const auto index = static_cast<std::size_t>(lane);
        return rankOf(index < stats.size() ? stats[index] : LaneStats::OfLane(), view.sort);
    };
    std::ranges::stable_sort(lanes, {}, rank);
    arranged->grouped = view.grouped;
    arranged->rowOf.assign(static_cast<std::size_t>(workers) + 1, -1);
    for (const int lane : lanes) {
        if (view.onlyMatching && !view.grouped && matches && !matches->anyOn(lane)) {
            ++arranged->hidden;
            continue;
        }
        const bool folded = std::ranges::binary_search(view.folded, static_cast<std::uint16_t>(lane));
        arranged->rowOf[static_cast<std::size_t>(lane)] = static_cast<int>(arranged->rows.size());
        arranged->rows.push_back({lane, folded});
        arranged->folded += folded ? 1 : 0;
    }
    return arranged;
}

LaneArranger::LaneArranger(const RunDocument &document, const ViewState &state, QObject *parent)
    : QObject(parent),
      m_document(document),
      m_state(state)
{
    m_sliceTimer.setSingleShot(true);
    m_arrangeTimer.setSingleShot(true);
    m_arrangeTimer.setInterval(arrangeMs);
    connect(&m_sliceTimer, &QTimer::timeout, this, &LaneArranger::matchSlice);
    connect(&m_arrangeTimer, &QTimer::timeout, this, &LaneArranger::arrange);
    connect(&document, &RunDocument::replaced, this, &LaneArranger::startOver);
    connect(&document, &RunDocument::grown, this, &LaneArranger::followRun);
    connect(&document, &RunDocument::ended, this, &LaneArranger::arrange);
    connect(&state, &ViewState::lanesChanged, this, &LaneArranger::arrange);
    connect(&state, &ViewState::matchesChanged, this, &LaneArranger::takeMatches);
}

void LaneArranger::startOver()
{
    m_stats.forget();
    m_maker.reset();
    m_sliceTimer.stop();
    m_matches.reset();
    arrange();
    // The table may have found the matches in the new run already.
    takeMatches();
}

void LaneArranger::takeMatches()
{
    m_sliceTimer.stop();
    m_maker.reset();
    const auto &found = m_state.matches();
    if (found) {
        m_maker.emplace(found);
        return matchSlice();
    }
    if (!m_matches)
        return;
    m_matches.reset();
    arrange();
    emit changed();
}

void LaneArranger::matchSlice()
{
    if (!m_maker->work(m_document.timeline(), spansAtATime))
        return m_sliceTimer.start(0);
    m_matches = m_maker->take();
    m_maker.reset();
    arrange();
    emit changed();
}

void LaneArranger::followRun()
{
    const bool byStats = m_state.lanes().sort != LaneSort::Number;
    const auto lanes = m_document.timeline().lanes().size();
    if ((byStats || (m_rows && m_rows->rowOf.size() < lanes)) && !m_arrangeTimer.isActive())
        m_arrangeTimer.start();
}

void LaneArranger::arrange()
{
    m_arrangeTimer.stop();
    if (m_state.lanes().sort != LaneSort::Number)
        m_stats.update(m_document.timeline());
    const int seen = m_document.timeline().workerLanes();
    const int wanted = m_document.hasRun() ? m_document.experiment().allWorkers() : 0;
    std::shared_ptr<const LaneRows> rows = arrangeLanes(m_state.lanes(), std::max(seen, wanted), m_stats.lanes(),
                                                        m_matches.get());
    const bool same = rows && m_rows ? *rows == *m_rows : rows == m_rows;
    if (same)
        return;
    m_rows = std::move(rows);
    emit changed();
}

} // namespace futurescope
