// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/lesson.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace futurescope {

/// The least and the greatest of what the runs of a variant came to, in the unit of the measure. The median lies
/// between them.
struct FigureRange
{
    static constexpr int leastRuns = 2; ///< one run has no range

    double least = 0;
    double most = 0;
    int runs = leastRuns;

    friend bool operator==(const FigureRange &, const FigureRange &) = default;
};

/// What the runs of a lesson came to.
struct LessonResult
{
    /// The median over the runs of a variant; of Orders, how many there were. A figure that no run could say is absent.
    /// All runs of a variant have their speedup against the same sequential time, which is the median of theirs: what
    /// differs then is the time of the run alone.
    std::map<LessonFigure, double> figures;
    /// Of the figures that a curve shows, where two runs or more could say them; of a speedup as above.
    std::map<LessonFigure, FigureRange> ranges;
    /// The runs that are shown: of each variant the one that has the median makespan, and of the lesson's shown variant
    /// all of them if it has ghosts. Empty where nothing is kept.
    std::vector<std::vector<std::shared_ptr<const Run>>> runs;
    std::optional<double> trust; ///< the least median of the variants; absent where none could say
    MachineFacts machine;
    std::string recordedAt; ///< ISO 8601, UTC, of the first run

    std::optional<double> figure(const LessonFigure &figure) const;
    std::optional<FigureRange> range(const LessonFigure &figure) const;
};

/// Takes the runs of a lesson as they come and says what they come to. One thread.
class LessonMeasuring
{
public:
    /// `lesson` must outlive this.
    explicit LessonMeasuring(const Lesson &lesson);

    void add(std::size_t variant, std::shared_ptr<const Run> run);
    /// Of the runs taken so far.
    LessonResult result() const;

private:
    struct Taken
    {
        std::shared_ptr<const Run> run;
        std::map<Measure, double> values;
    };

    std::vector<double> valuesOf(const LessonFigure &figure) const;
    std::vector<double> speedupsOf(std::size_t variant) const;
    void keepOf(LessonResult &result, std::size_t variant) const;

    const Lesson &m_lesson;
    const std::vector<LessonFigure> m_figures;
    std::vector<std::vector<Taken>> m_taken; ///< by variant
    std::vector<std::set<std::vector<std::uint32_t>>> m_orders;
};

} // namespace futurescope
