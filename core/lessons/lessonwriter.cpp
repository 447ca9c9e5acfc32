// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/experiment/experimentjson.h"
#include "core/lessons/lesson.h"

#include <algorithm>

namespace futurescope {

namespace {

JsonValue listOf(const std::vector<std::string> &texts)
{
    JsonValue list = JsonValue::array();
    for (const std::string &text : texts)
        list.items.push_back(JsonValue::ofText(text));
    return list;
}

/// The members of `whole` that `base` has not, or has otherwise.
JsonValue differences(const JsonValue &base, const JsonValue &whole)
{
    JsonValue changes = JsonValue::object();
    for (const JsonMember &member : whole.members) {
        const JsonValue *before = base.find(member.name);
        if (before && jsonText(*before) == jsonText(member.value))
            continue;
        const bool both = before && before->isObject() && member.value.isObject();
        changes.add(member.name, both ? differences(*before, member.value) : member.value);
    }
    return changes;
}

JsonValue variantsJson(const Lesson &lesson, const JsonValue &base)
{
    JsonValue list = JsonValue::array();
    for (const LessonVariant &variant : lesson.variants) {
        JsonValue json = JsonValue::object();
        json.add("name", JsonValue::ofText(variant.name));
        json.add("change", differences(base, experimentJson(variant.experiment)));
        list.items.push_back(std::move(json));
    }
    return list;
}

JsonValue predictionJson(const Lesson &lesson)
{
    const LessonPrediction &prediction = *lesson.prediction;
    JsonValue of = JsonValue::array();
    for (const std::size_t variant : prediction.of)
        of.items.push_back(JsonValue::ofText(lesson.variants[variant].name));
    JsonValue json = JsonValue::object();
    json.add("kind", JsonValue::ofText(predictionKindName(prediction.kind)));
    json.add("measure", JsonValue::ofText(measureName(prediction.measure)));
    json.add("of", std::move(of));
    json.add("least", JsonValue::ofReal(prediction.least));
    json.add("most", JsonValue::ofReal(prediction.most));
    json.add("logarithmic", JsonValue::ofBool(prediction.logarithmic));
    json.add("along", JsonValue::ofText(varyName(prediction.along)));
    json.add("groupSize", JsonValue::ofUnsigned(prediction.groupSize));
    return json;
}

void addFigure(JsonValue &json, const Lesson &lesson, const LessonFigure &figure)
{
    json.add("measure", JsonValue::ofText(measureName(figure.measure)));
    json.add("of", JsonValue::ofText(lesson.variants[figure.variant].name));
}

JsonValue ruleJson(const Lesson &lesson, const Rule &rule)
{
    JsonValue json = JsonValue::object();
    addFigure(json, lesson, rule.left);
    json.add("is", JsonValue::ofText(relationName(rule.relation)));
    json.add("times", JsonValue::ofReal(rule.times));
    if (const LessonFigure *figure = std::get_if<LessonFigure>(&rule.right))
        addFigure(json.add("than", JsonValue::object()), lesson, *figure);
    else
        json.add("value", JsonValue::ofReal(std::get<double>(rule.right)));
    return json;
}

} // namespace

std::string toJson(const Lesson &lesson)
{
    const JsonValue base = experimentJson(lesson.variants.front().experiment);
    JsonValue json = JsonValue::object();
    json.add("schema", JsonValue::ofWhole(Lesson::schemaVersion));
    json.add("number", JsonValue::ofWhole(lesson.number));
    json.add("course", JsonValue::ofText(lesson.course));
    json.add("concepts", listOf(lesson.concepts));
    json.add("experiment", base);
    json.add("variants", variantsJson(lesson, base));
    json.add("shown", JsonValue::ofText(lesson.variants[lesson.shown].name));
    json.add("free", listOf(lesson.free));
    json.add("repeats", JsonValue::ofWhole(lesson.repeats));
    json.add("cores", JsonValue::ofWhole(lesson.cores));
    json.add("ghosts", JsonValue::ofBool(lesson.ghosts));
    if (lesson.shadesIdleTail)
        json.add("shade", JsonValue::ofText(measureName(Measure::IdleAtTheEnd)));
    if (lesson.prediction)
        json.add("prediction", predictionJson(lesson));
    JsonValue &contract = json.add("contract", JsonValue::array());
    for (const Rule &rule : lesson.contract)
        contract.items.push_back(ruleJson(lesson, rule));
    return jsonText(json, 2) + '\n';
}

} // namespace futurescope
