// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/laneview.h"
#include "app/timeline/lanematches.h"
#include "app/timeline/lanerows.h"

#include <QObject>
#include <QTimer>

#include <optional>

namespace futurescope {

class RunDocument;
class ViewState;

/// What lanes are sorted by. Sums up only what is new since it was asked last; always the same, growing timeline.
class LaneStats
{
public:
    struct OfLane
    {
        std::int64_t busyNs = 0; ///< until the last event
        std::int64_t firstStartNs = never;
        std::size_t failures = 0; ///< failed or lost

        friend bool operator==(const OfLane &, const OfLane &) = default;
    };

    void forget() { *this = {}; }
    void update(const Timeline &timeline);
    /// By lane; the main lane and lanes without a task have nothing.
    const std::vector<OfLane> &lanes() const { return m_lanes; }

private:
    std::vector<OfLane> m_lanes;
    std::vector<OfLane> m_settled; ///< of the spans that have ended
    std::vector<std::size_t> m_settledSpans;
};

/// The rows that `view` asks for, of `workers` lanes. Null: all of them by number, as without any wish. `matches` may
/// be null. Lanes of equal worth stand by number.
std::shared_ptr<const LaneRows> arrangeLanes(const LaneView &view, int workers,
                                             const std::vector<LaneStats::OfLane> &stats, const LaneMatches *matches);

/// Keeps the rows and the matches of the lanes as the ViewState wants them, while the run goes on, without ever holding
/// up the window. GUI thread.
class LaneArranger : public QObject
{
    Q_OBJECT

public:
    LaneArranger(const RunDocument &document, const ViewState &state, QObject *parent = nullptr);

    /// The same object for as long as nothing has changed.
    const std::shared_ptr<const LaneRows> &rows() const { return m_rows; }
    const std::shared_ptr<const LaneMatches> &matches() const { return m_matches; }

signals:
    void changed();

private:
    void startOver();
    void takeMatches();
    void matchSlice();
    void followRun();
    void arrange();

    const RunDocument &m_document;
    const ViewState &m_state;
    LaneStats m_stats;
    std::shared_ptr<const LaneRows> m_rows;
    std::shared_ptr<const LaneMatches> m_matches;
    std::optional<LaneMatchMaker> m_maker;
    QTimer m_sliceTimer;
    QTimer m_arrangeTimer;
};

} // namespace futurescope
