// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"
#include "core/experiment/sweepplan.h"
#include "core/lessons/measure.h"

#include <compare>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace futurescope {

/// One of the ways in which a lesson runs its experiment.
struct LessonVariant
{
    std::string name; ///< by which its files call it; what a person reads stands in the texts
    Experiment experiment;

    friend bool operator==(const LessonVariant &, const LessonVariant &) = default;
};

/// A measure of one of the variants.
struct LessonFigure
{
    Measure measure = Measure::Makespan;
    std::size_t variant = 0;

    friend auto operator<=>(const LessonFigure &, const LessonFigure &) = default;
};

/// How a person predicts. Always values of one measure, one for each variant that is asked about.
/// FinishLines: a line is dragged in each variant's row. Count: the same in whole numbers. Order: the rows are put in
/// order. Curve: a curve is sketched over what the variants differ in. Pick: of each group one variant is chosen.
enum class PredictionKind { FinishLines, Count, Order, Curve, Pick };

struct LessonPrediction
{
    PredictionKind kind = PredictionKind::FinishLines;
    Measure measure = Measure::Makespan;
    std::vector<std::size_t> of; ///< variants, in the order shown
    double least = 0;            ///< ends of the axis, in the unit of the measure
    double most = 1;
    bool logarithmic = false;
    /// Curve: what the variants differ in, which is the other axis; logarithmic.
    SweepPlan::Vary along = SweepPlan::Vary::Workers;
    /// Pick: how many of `of`, one group after another, are the candidates of one job.
    std::size_t groupSize = 0;

    friend bool operator==(const LessonPrediction &, const LessonPrediction &) = default;
};

enum class Relation { Less, AtMost, Equal, AtLeast, More };

/// What must be seen: `left` stands in the relation to `times` the right side.
struct Rule
{
    LessonFigure left;
    Relation relation = Relation::Equal;
    double times = 1;
    std::variant<double, LessonFigure> right = 0.0;

    friend bool operator==(const Rule &, const Rule &) = default;
};

/// One question, the experiment that answers it and what must be seen. A value; what people read is a LessonText.
struct Lesson
{
    static constexpr int schemaVersion = 1;

    static constexpr std::size_t maxVariants = 32;
    static constexpr int maxRepeats = 20;

    std::string id; ///< name of its folder
    int number = 0;
    std::string course;                ///< "concurrent-basics", "futures", "process-pool", "thread-pool", "beyond"
    std::vector<std::string> concepts; ///< of the seed that it shows, by name
    std::vector<LessonVariant> variants;
    std::size_t shown = 0;         ///< the variant whose run stands in the timeline in the end
    std::vector<std::string> free; ///< the controls that a person may move, by name
    int repeats = 1;               ///< runs of each variant
    int cores = 1;                 ///< with fewer a machine cannot show it
    bool ghosts = false;           ///< all runs of the shown variant are laid over each other
    std::optional<LessonPrediction> prediction;
    std::vector<Rule> contract;
    bool shadesIdleTail = false; ///< what Measure::IdleAtTheEnd sums up is shaded in the picture of a run

    friend bool operator==(const Lesson &, const Lesson &) = default;
};

// The names of files, both ways.
std::string_view predictionKindName(PredictionKind kind);
Result<PredictionKind> predictionKind(std::string_view name);
/// "<", "<=", "=", ">=", ">".
std::string_view relationName(Relation relation);
Result<Relation> relation(std::string_view name);

/// Every figure that its prediction and its contract speak of, each once.
std::vector<LessonFigure> figuresOf(const Lesson &lesson);

/// What variants differ in along the axis of a curve: workers, items of a chunk, or nanoseconds of work per item.
double valueAlong(SweepPlan::Vary along, const Experiment &experiment);

/// Reads a lesson.json. Errors name the field and the cause: an experiment that does not validate, a variant that is
/// spoken of and not there, a number outside its range. Inert: the text names neither files nor programs.
Result<Lesson> lessonFromJson(std::string_view text, std::string id);
/// The same lesson again; the variants say only in what they differ from the first.
std::string toJson(const Lesson &lesson);

} // namespace futurescope
