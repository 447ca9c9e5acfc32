// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "app/timeline/lanematches.h"
#include "app/timeline/litstretches.h"
#include "app/timeline/runoverlay.h"
#include "app/timeline/timeaxis.h"
#include "app/timeline/timelinelayout.h"
#include "core/analysis/waitgraph.h"
#include "core/experiment/experiment.h"
#include "core/trace/foreignmarks.h"
#include "core/trace/timeline.h"

#include <QCoreApplication>
#include <QFont>
#include <QString>

#include <memory>
#include <optional>
#include <vector>

namespace futurescope {

struct Run;

/// What the legend explains beside the states of bars.
enum class LegendSign {
    LostCore, ///< the tick of MarkKind::SwitchedOut
    OwnQueue, ///< the strip of a worker's deque
};

/// Tasks that wait for each other for ever, as the run was when that was found.
struct FoundRing
{
    std::int64_t foundNs = 0;
    WaitGraph graph;
};

/// Everything that a picture of a timeline depends on, besides its size. Copying it is cheap.
struct TimelineScene
{
    const Timeline *timeline = nullptr;        ///< must outlive the painting
    const TraceNames *names = nullptr;         ///< of a trace that another program wrote; must outlive the painting too
    std::shared_ptr<const ForeignMarks> marks; ///< what it has beside slices; null: nothing
    int firstCounter = 0;                      ///< from which on counters are shown
    const Theme *theme = &themeFor(false);
    QFont font;

    TimeRange visible{0, 1'000'000};
    std::int64_t cursorNs = 0; ///< what comes after it is not known yet
    bool showCursor = true;
    bool cursorFlag = true; ///< with its time in a flag above
    FutureId selected = noFuture;
    FutureId hovered = noFuture;
    std::optional<TimeRange> selectedRange;

    QString title;
    QString subtitle;
    bool legend = true;
    std::vector<BarState> legendOf;            ///< what it explains; empty: what this run has
    std::vector<LegendSign> signsOf;           ///< likewise, if `legendOf` is given
    bool hasRun = true;                        ///< else a hint how to begin is shown
    bool coroutines = false;                   ///< lanes are those of an event loop
    std::uint32_t itemStride = 1;              ///< see Experiment::itemStride()
    CollectMode collect = CollectMode::Result; ///< says what a wait for many is
    bool deques = false;                       ///< tasks may lie in a queue of their worker's own
    bool submitRuns = false; ///< submit() runs the task itself, so that on the main lane it is work and no overhead
    std::shared_ptr<const std::vector<FoundRing>> rings; ///< in the order of time; null: no deadlock was found
    int workers = 0;                                     ///< lanes wanted, even of workers that have not shown up yet
    int workersPerPool = 0; ///< where each level of nested tasks has a pool of its own, one behind the other; else 0
    double minPitch = 16;
    double scroll = 0;
    double labelWidth = 0; ///< the names get at least so much, so that pictures one below the other share an axis
    std::shared_ptr<const LaneRows> rows;       ///< null: all lanes by number
    std::shared_ptr<const LaneMatches> matches; ///< what is searched keeps its colour; null: nothing is searched
    std::shared_ptr<const LitStretches> lit;    ///< a part of the losses; null: none
    std::shared_ptr<const RunOverlay> overlay;  ///< what the run is compared with; null: nothing

    /// While a run goes on the other cores are its own, and painting keeps to one thread; for a short one it is not
    /// worth waking another.
    bool worthHelp() const
    {
        constexpr std::size_t many = 20'000;
        const bool over = names || timeline->runEndedNs() != never;
        return over && timeline->futures().size() >= many;
    }
};

/// Texts of the timeline in the language of the window.
struct TimelineText
{
    Q_DECLARE_TR_FUNCTIONS(Timeline)

public:
    static QString laneName(const TimelineScene &scene, int lane);
    /// What a bar is called, cut to so many characters.
    static QString taskLabel(const TimelineScene &scene, FutureId future, int mostCharacters);
    static QString executor(const Experiment &experiment);
    static QString workers(int count);
    static QString coroutines(int count);
    /// "Thread pool · 4 workers · 200 tasks".
    static QString subtitle(const Experiment &experiment);
    /// "3 processes · 8 lanes · 1,234 slices".
    static QString subtitle(const ForeignTrace &foreign);
    /// "256 workers": the name of the lane that stands for all.
    static QString allLanes(const TimelineScene &scene, int count);
    /// With "12 of 1,000 match" and "200 lanes hidden" behind it, as far as there is something to say.
    static QString withNotes(const QString &subtitle, const TimelineScene &scene);
    /// "41 % idle at the end": what is shaded.
    static QString shade(double share);
    static QString emptyHint();
    static QString queue();
    /// Who holds the interpreter lock: "worker 2 · #17", or "worker 2" without a future.
    static QString holder(const Span &holding);
    static QString shortHolder(const Span &holding);
    static QString lockLane();
    static QString shortLockLane();
    static QString beatLane();
    static QString shortBeatLane();
    static QString pending(std::size_t count);
    static QString activity(const TimelineScene &scene, const Span &span);
    static QString waitingFor(FutureId awaited);
    /// Labels of the arrows of a future.
    static QString waited(std::int64_t ns);
    static QString ran(std::int64_t ns);
    static QString readLater(std::int64_t ns);
    /// "your guess: 400 ms".
    static QString guess(std::int64_t ns);
    static QString sign(LegendSign sign);
    static QString lanesLeftOut(int shown, int all);
};

/// The states that the legend explains: those that always occur and those that this run has.
std::vector<BarState> legendStates(const TimelineScene &scene);
/// Those that this run has.
std::vector<LegendSign> legendSigns(const TimelineScene &scene);

/// Whose run it is: subtitle, names, executor and workers. `marks`: of a trace that another program wrote; else null.
void describeRun(TimelineScene &scene, const Experiment &experiment, std::shared_ptr<const ForeignMarks> marks);
/// Those of the run, or null if it is none of another program. Made the first time; see keepMarks().
std::shared_ptr<const ForeignMarks> marksOf(const Run &run);

/// How wide the names at the left are.
double labelWidthOf(const TimelineScene &scene);

TimelineLayout layoutScene(const TimelineScene &scene, const QSizeF &size);
TimeAxis axisOf(const TimelineScene &scene, const TimelineLayout &layout);
int lanesWanted(const TimelineScene &scene);

} // namespace futurescope
