// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/reference.h"

#include "core/base/boundedjson.h"
#include "core/base/jsonfields.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

namespace {

constexpr double largestMeasured = 1e18;

/// Hands every figure of a section to `use`, with its value and its path: { variant: { measure: value } }.
template <class Use>
void eachFigure(JsonFields &fields, const std::string &section, const Lesson &lesson, Use use)
{
    const JsonValue *all = fields.object(section);
    if (!all)
        return;
    JsonFields byVariant(*all, section + '.');
    for (std::size_t variant = 0; variant < lesson.variants.size(); ++variant) {
        const std::string &name = lesson.variants[variant].name;
        const JsonValue *figures = byVariant.object(name);
        for (std::size_t index = 0; figures && index < figures->members.size(); ++index) {
            const auto &[measureText, value] = figures->members[index];
            if (const auto which = measure(measureText))
                use(LessonFigure{*which, variant}, value, fmt::format("{}.{}.{}", section, name, measureText));
            else
                fields.fail(which.error());
        }
    }
    fields.fail(byVariant.nothingElse());
}

void readFigures(JsonFields &fields, const Lesson &lesson, LessonResult &result)
{
    eachFigure(fields, "figures", lesson,
               [&](const LessonFigure &figure, const JsonValue &value, const std::string &path) {
                   const auto number = realNumber(value, path, -largestMeasured, largestMeasured);
                   if (number)
                       result.figures[figure] = *number;
                   else
                       fields.fail(number.error());
               });
}

Result<FigureRange> rangeFromJson(const JsonValue &json, const std::string &path)
{
    if (!json.isObject())
        return Error{ErrorCode::InvalidInput, path + " is " + describeJson(json) + "; it must be an object"};
    JsonFields fields(json, path + '.');
    if (!fields.has("least") || !fields.has("most") || !fields.has("runs"))
        return Error{ErrorCode::InvalidInput, fmt::format("{} must have least, most and runs", path)};
    FigureRange range;
    fields.real("least", range.least, -largestMeasured, largestMeasured);
    fields.real("most", range.most, -largestMeasured, largestMeasured);
    fields.whole("runs", range.runs, FigureRange::leastRuns, Lesson::maxRepeats);
    if (const Status status = fields.nothingElse(); !status)
        return status.error();
    if (range.least > range.most)
        return Error{ErrorCode::InvalidInput, fmt::format("{}.least is {:.6g}; it must be at most {}.most, {:.6g}",
                                                          path, range.least, path, range.most)};
    return range;
}

/// A range is of a figure and holds it.
Status checkRange(const FigureRange &range, const std::optional<double> &median, const std::string &path)
{
    if (!median)
        return Error{ErrorCode::InvalidInput, fmt::format("{} has no median among the figures", path)};
    if (*median < range.least || *median > range.most)
        return Error{ErrorCode::InvalidInput,
                     fmt::format("{} is from {:.6g} to {:.6g}; the median among the figures, {:.6g}, must lie in it",
                                 path, range.least, range.most, *median)};
    return success();
}

/// After the figures.
void readRanges(JsonFields &fields, const Lesson &lesson, LessonResult &result)
{
    eachFigure(fields, "ranges", lesson,
               [&](const LessonFigure &figure, const JsonValue &value, const std::string &path) {
                   const auto range = rangeFromJson(value, path);
                   const Status fits = range ? checkRange(*range, result.figure(figure), path) : range.error();
                   if (fits)
                       result.ranges[figure] = *range;
                   else
                       fields.fail(fits);
               });
}

JsonValue rangeJson(const FigureRange &range)
{
    JsonValue json = JsonValue::object();
    json.add("least", JsonValue::ofReal(range.least));
    json.add("most", JsonValue::ofReal(range.most));
    json.add("runs", JsonValue::ofWhole(range.runs));
    return json;
}

/// { variant: { measure: value } }, which eachFigure() reads; without variants that have none.
template <class Value, class ToJson>
JsonValue byVariantJson(const Lesson &lesson, const std::map<LessonFigure, Value> &values, ToJson toJson)
{
    JsonValue json = JsonValue::object();
    for (std::size_t variant = 0; variant < lesson.variants.size(); ++variant) {
        JsonValue own = JsonValue::object();
        for (const auto &[figure, value] : values) {
            if (figure.variant == variant)
                own.add(measureName(figure.measure), toJson(value));
        }
        if (!own.members.empty())
            json.add(lesson.variants[variant].name, std::move(own));
    }
    return json;
}

void readMachine(JsonFields &fields, MachineFacts &machine)
{
    const JsonValue *json = fields.object("machine");
    if (!json)
        return;
    JsonFields inner(*json, "machine.");
    inner.text("cpu", machine.cpu);
    inner.text("system", machine.system);
    inner.whole("cores", machine.cores, 1, 65536);
    inner.whole("hardwareThreads", machine.hardwareThreads, 1, 65536);
    fields.fail(inner.nothingElse());
}

} // namespace

std::string referenceJson(const Lesson &lesson, const LessonResult &result)
{
    JsonValue json = JsonValue::object();
    json.add("recordedAt", JsonValue::ofText(result.recordedAt));
    JsonValue &machine = json.add("machine", JsonValue::object());
    machine.add("cpu", JsonValue::ofText(result.machine.cpu));
    machine.add("system", JsonValue::ofText(result.machine.system));
    machine.add("cores", JsonValue::ofWhole(result.machine.cores));
    machine.add("hardwareThreads", JsonValue::ofWhole(result.machine.hardwareThreads));
    if (result.trust)
        json.add("trust", JsonValue::ofReal(*result.trust));
    json.add("figures", byVariantJson(lesson, result.figures, JsonValue::ofReal));
    if (!result.ranges.empty())
        json.add("ranges", byVariantJson(lesson, result.ranges, rangeJson));
    return jsonText(json, 2) + '\n';
}

Result<LessonResult> referenceFromJson(std::string_view text, const Lesson &lesson)
{
    const auto json = parseJson(text);
    if (!json)
        return json.error();
    if (!json->isObject())
        return Error{ErrorCode::InvalidInput, "the reference is " + describeJson(*json) + "; it must be an object"};
    LessonResult result;
    result.runs.resize(lesson.variants.size());
    JsonFields fields(*json, "");
    fields.text("recordedAt", result.recordedAt);
    readMachine(fields, result.machine);
    if (fields.has("trust"))
        fields.real("trust", result.trust.emplace(), 0, 1e6);
    readFigures(fields, lesson, result);
    readRanges(fields, lesson, result);
    const Status status = fields.nothingElse();
    return status ? Result<LessonResult>(std::move(result)) : Result<LessonResult>(status.error());
}

std::string referenceRunName(const Lesson &lesson, std::size_t variant, std::size_t index)
{
    return fmt::format("{}.{}.fscope.json", lesson.variants[variant].name, index + 1);
}

} // namespace futurescope
