// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/lessons/lesson.h"

#include <map>
#include <memory>
#include <optional>
#include <set>
#include <vector>

namespace futurescope {

/// What the runs of a lesson came to.
struct LessonResult
{
    /// The median over the runs of a variant; of Orders, how many there were. A figure that no run could say is absent.
    std::map<LessonFigure, double> figures;
    /// The runs that are shown: of each variant the one that has the median makespan, and of the lesson's shown variant
    /// all of them if it has ghosts. Empty where nothing is kept.
    std::vector<std::vector<std::shared_ptr<const Run>>> runs;
    std::optional<double> trust; ///< the least median of the variants; absent where none could say
    MachineFacts machine;
    std::string recordedAt; ///< ISO 8601, UTC, of the first run

    std::optional<double> figure(const LessonFigure &figure) const;
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

    void keepOf(LessonResult &result, std::size_t variant) const;

    const Lesson &m_lesson;
    const std::vector<LessonFigure> m_figures;
    std::vector<std::vector<Taken>> m_taken; ///< by variant
    std::vector<std::set<std::vector<std::uint32_t>>> m_orders;
};

} // namespace futurescope
