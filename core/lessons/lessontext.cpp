// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lessontext.h"

#include "core/base/boundedjson.h"
#include "core/base/jsonfields.h"

#include <array>
#include <fmt/format.h>
#include <utility>

namespace futurescope {

namespace {

/// The texts that are one paragraph each, by the name of their field.
constexpr std::array<std::pair<std::string_view, std::string LessonText::*>, 8> paragraphs{{
    {"title", &LessonText::title},
    {"question", &LessonText::question},
    {"locked", &LessonText::locked},
    {"explanation", &LessonText::explanation},
    {"misconception", &LessonText::misconception},
    {"correction", &LessonText::correction},
    {"tryNext", &LessonText::tryNext},
    {"script", &LessonText::script},
}};

Status checkText(const LessonText &text)
{
    if (text.title.empty() || text.question.empty())
        return Error{ErrorCode::InvalidInput, "title and question must not be empty"};
    if (text.reasons.size() > LessonText::maxReasons) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("reasons has {} texts; at most {} fit", text.reasons.size(), LessonText::maxReasons)};
    }
    return success();
}

} // namespace

Result<LessonText> lessonTextFromJson(std::string_view text, const Lesson &lesson)
{
    const auto json = parseJson(text);
    if (!json)
        return json.error();
    if (!json->isObject())
        return Error{ErrorCode::InvalidInput,
                     "the text of the lesson is " + describeJson(*json) + "; it must be an object"};
    LessonText read;
    JsonFields fields(*json, "");
    for (const auto &[name, paragraph] : paragraphs)
        fields.text(name, read.*paragraph);
    fields.texts("reasons", read.reasons);
    if (const JsonValue *names = fields.object("variants")) {
        JsonFields inner(*names, "variants.");
        for (const LessonVariant &variant : lesson.variants)
            inner.text(variant.name, read.variants.emplace_back(variant.name));
        fields.fail(inner.nothingElse());
    } else {
        for (const LessonVariant &variant : lesson.variants)
            read.variants.push_back(variant.name);
    }
    fields.fail(checkText(read));
    const Status status = fields.nothingElse();
    return status ? Result<LessonText>(std::move(read)) : Result<LessonText>(status.error());
}

std::string toJson(const LessonText &text, const Lesson &lesson)
{
    JsonValue json = JsonValue::object();
    for (const auto &[name, paragraph] : paragraphs)
        json.add(name, JsonValue::ofText(text.*paragraph));
    JsonValue &reasons = json.add("reasons", JsonValue::array());
    for (const std::string &reason : text.reasons)
        reasons.items.push_back(JsonValue::ofText(reason));
    JsonValue &names = json.add("variants", JsonValue::object());
    for (std::size_t index = 0; index < lesson.variants.size(); ++index)
        names.add(lesson.variants[index].name, JsonValue::ofText(text.variants[index]));
    return jsonText(json, 2) + '\n';
}

} // namespace futurescope
