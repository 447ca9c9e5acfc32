// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/reference.h"

#include "core/base/boundedjson.h"
#include "core/base/jsonfields.h"

#include <algorithm>
#include <fmt/format.h>

namespace futurescope {

namespace {

constexpr double largestMeasured = 1e18;

void readFigures(JsonFields &fields, const Lesson &lesson, LessonResult &result)
{
    const JsonValue *all = fields.object("figures");
    if (!all)
        return;
    JsonFields byVariant(*all, "figures.");
    for (std::size_t variant = 0; variant < lesson.variants.size(); ++variant) {
        const std::string &name = lesson.variants[variant].name;
        const JsonValue *figures = byVariant.object(name);
        for (std::size_t index = 0; figures && index < figures->members.size(); ++index) {
            const auto &[measureText, value] = figures->members[index];
            const auto which = measure(measureText);
            const auto number = realNumber(value, fmt::format("figures.{}.{}", name, measureText), -largestMeasured,
                                           largestMeasured);
            if (which && number)
                result.figures[{*which, variant}] = *number;
            else
                fields.fail(which ? number.error() : which.error());
        }
    }
    fields.fail(byVariant.nothingElse());
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
    JsonValue &figures = json.add("figures", JsonValue::object());
    for (std::size_t variant = 0; variant < lesson.variants.size(); ++variant) {
        JsonValue &own = figures.add(lesson.variants[variant].name, JsonValue::object());
        for (const auto &[figure, value] : result.figures) {
            if (figure.variant == variant)
                own.add(measureName(figure.measure), JsonValue::ofReal(value));
        }
    }
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
    const Status status = fields.nothingElse();
    return status ? Result<LessonResult>(std::move(result)) : Result<LessonResult>(status.error());
}

std::string referenceRunName(const Lesson &lesson, std::size_t variant, std::size_t index)
{
    return fmt::format("{}.{}.fscope.json", lesson.variants[variant].name, index + 1);
}

} // namespace futurescope
