// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"
#include "core/analysis/scalinglaws.h"
#include "core/lessons/lesson.h"
#include "core/lessons/lessonmeasuring.h"
#include "core/lessons/lessontext.h"
#include "core/workloads/sharedcounter.h"

#include <QFont>
#include <QString>

#include <cstddef>
#include <optional>
#include <utility>
#include <vector>

namespace futurescope {

/// What is asked about one variant, and what came of it. In the unit of the measure.
struct PredictionRow
{
    QString label;
    double along = 0; ///< Curve: where it lies on the other axis
    std::optional<double> guess;
    std::optional<double> measured;
    std::optional<double> ideal;      ///< Curve: see idealOf()
    std::optional<double> grown;      ///< Curve: see grownIdealOf()
    std::optional<FigureRange> range; ///< Curve: of what was measured, where there were several runs
    /// Order, of workers that count: where the first two write to.
    std::vector<CounterPart> counter;
};

/// The Universal Scalability Law, fitted to measured speedups.
struct FittedSpeedup
{
    UslFit law;        ///< of times, in units of their own
    double fewest = 1; ///< workers that were measured
    double most = 1;
    double at(double workers) const { return timeOfOneNs / law.timeNsAt(workers); }

    static constexpr double timeOfOneNs = 1e12; ///< taken for a speedup of 1
};

/// What the laws say of more workers than were measured.
struct SpeedupBeyond
{
    double from = 0;             ///< the most that were measured
    double to = 0;               ///< how many this is about
    std::optional<double> ideal; ///< see PredictionRow
    std::optional<double> grown;
};

/// What a person expects of a lesson, on the axes on which the answer will lie. A value; every change is checked here,
/// so that no view has to.
class PredictionScene
{
public:
    static constexpr double mostBoxes = 13;

    PredictionScene() = default;
    /// `lesson` must have a prediction.
    PredictionScene(const Lesson &lesson, const LessonText &text);

    const LessonPrediction &asked() const { return m_asked; }
    const std::vector<PredictionRow> &rows() const { return m_rows; }
    PredictionKind kind() const { return m_asked.kind; }
    Measure measure() const { return m_asked.measure; }

    /// Count: so few numbers that each has a box of its own.
    bool countsInBoxes() const { return m_asked.most - m_asked.least < mostBoxes; }

    /// The row that the keyboard changes.
    std::size_t current() const { return m_current; }
    void setCurrent(std::size_t row);
    /// The runs have begun: a guess is no longer a guess.
    bool isLocked() const { return m_locked; }
    void lock() { m_locked = true; }
    /// Is there a guess for every row (of a pick: for every job)?
    bool isComplete() const;
    bool hasGuess() const;
    void clear();

    /// FinishLines, Count, Curve: the guess for a row, brought into the axis; whole where a count is asked. Does
    /// nothing once it is locked.
    void guess(std::size_t row, double value);
    /// The next value up or down the axis: by `steps` hundredths, or by whole numbers.
    void step(std::size_t row, int steps);
    /// Order: puts a row before or behind others; the ranks of all are guesses from then on.
    void moveRow(std::size_t row, std::size_t rank);
    /// Order: the rows as they are ranked, the least first.
    const std::vector<std::size_t> &ranked() const { return m_ranked; }
    /// Pick: this row of its group, and no other.
    void pick(std::size_t row);

    void show(const LessonResult &result);
    void forgetMeasured();
    bool isMeasured() const;
    /// Of a measured curve of the speedup by workers, if it has points enough.
    const std::optional<FittedSpeedup> &usl() const { return m_usl; }
    /// Of such a curve: where its laws end, which is also the end of its axis.
    const std::optional<SpeedupBeyond> &beyond() const { return m_beyond; }
    /// How many runs each measured point is the median of; absent where that is one, or not alike.
    std::optional<int> runsOfPoints() const;
    /// Order: the place of a row among what was measured, from 0.
    std::size_t measuredRank(std::size_t row) const;
    /// Pick: the best row of the group in which `row` lies.
    std::size_t bestOfGroup(std::size_t row) const;

    /// Where a value lies on the axis, 0 to 1; beyond for values beyond it.
    double shareOf(double value) const;
    double valueAt(double share) const;
    /// The same along the other axis of a curve, which is logarithmic and has room at both ends. It reaches as far as
    /// what is asked, and once it is measured as far as beyond().
    double alongShare(double along) const;

private:
    bool asksForScaling() const;
    void fitSpeedup();
    void lookBeyond(int cores);
    /// The ends of the other axis of a curve.
    std::pair<double, double> alongEnds() const;

    LessonPrediction m_asked;
    std::vector<Experiment> m_experiments; ///< of a curve, by row
    std::vector<PredictionRow> m_rows;
    std::optional<FittedSpeedup> m_usl;
    std::optional<SpeedupBeyond> m_beyond;
    std::vector<std::size_t> m_ranked;
    bool m_rankedByHand = false;
    std::size_t m_current = 0;
    bool m_locked = false;
};

/// "400 ms", "3", "1.95×", "40 %": a value of the measure, for people.
QString measureText(Measure measure, double value);
/// "Time until the program ends": what the axis shows.
QString measureTitle(Measure measure);
/// "8", "100", "1 ms": a value of what the variants of a curve differ in; and what that is.
QString alongText(SweepPlan::Vary along, double value);
QString alongTitle(SweepPlan::Vary along);
/// What the lines of the ideal and of the laws are called in the picture of a curve: a short name, then a colon.
QString idealLabel();
QString amdahlLabel();
QString gustafsonLabel();
QString uslLabel(const UslFit &fit);
QString peakLabel(double workers);
/// "extrapolated": the stretch of that picture in which nothing was measured.
QString beyondLabel();
/// "8 workers: 4.68×; median of 3, min–max: 4.61× – 4.70×": what was measured in a row; empty where nothing was.
QString measuredText(const PredictionScene &scene, std::size_t row);
/// What to do with the picture, in one sentence.
QString predictionHint(PredictionKind kind);
/// How far the guess was off, in words; empty when nothing can be compared.
QString predictionVerdict(const PredictionScene &scene);

} // namespace futurescope
