// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/lessons/lessontext.h"

#include "core/base/boundedjson.h"
#include "core/base/jsonfields.h"

#include <algorithm>
#include <array>
#include <fmt/format.h>

namespace futurescope {

namespace {

constexpr std::size_t maxParagraph = 6000;

constexpr std::array<LessonTextField, 8> fieldsOfText{{
    {"title", &LessonText::title, 1, 120},
    {"question", &LessonText::question, 1, 600},
    {"locked", &LessonText::locked, 0, 600},
    {"explanation", &LessonText::explanation, 0, maxParagraph},
    {"misconception", &LessonText::misconception, 0, maxParagraph},
    {"correction", &LessonText::correction, 0, maxParagraph},
    {"tryNext", &LessonText::tryNext, 0, 600},
    {"script", &LessonText::script, 0, maxParagraph},
}};

Status checkLength(const std::string &name, std::string_view text, std::size_t least, std::size_t most)
{
    const std::size_t count = characterCount(text);
    if (count >= least && count <= most)
        return success();
    return Error{ErrorCode::InvalidInput,
                 fmt::format("{} has {} characters; it must have {} to {}", name, count, least, most)};
}

Status checkList(const std::string &name, const std::vector<std::string> &texts, std::size_t most)
{
    for (std::size_t index = 0; index < texts.size(); ++index) {
        if (Status status = checkLength(fmt::format("{}[{}]", name, index), texts[index], 1, most); !status)
            return status;
    }
    return success();
}

} // namespace

std::span<const LessonTextField> lessonTextFields()
{
    return fieldsOfText;
}

std::size_t characterCount(std::string_view utf8)
{
    const auto begins = [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0u) != 0x80u; };
    return static_cast<std::size_t>(std::ranges::count_if(utf8, begins));
}

Status validate(const LessonText &text)
{
    for (const LessonTextField &field : fieldsOfText) {
        if (Status status = checkLength(std::string(field.name), text.*field.text, field.least, field.most); !status)
            return status;
    }
    if (text.reasons.size() > LessonText::maxReasons) {
        return Error{ErrorCode::InvalidInput,
                     fmt::format("reasons has {} texts; at most {} fit", text.reasons.size(), LessonText::maxReasons)};
    }
    if (Status status = checkList("reasons", text.reasons, LessonText::maxReasonChars); !status)
        return status;
    return checkList("variants", text.variants, LessonText::maxVariantChars);
}

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
    for (const LessonTextField &field : fieldsOfText)
        fields.text(field.name, read.*field.text);
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
    if (fields.status())
        fields.fail(validate(read));
    const Status status = fields.nothingElse();
    return status ? Result<LessonText>(std::move(read)) : Result<LessonText>(status.error());
}

std::string toJson(const LessonText &text, const Lesson &lesson)
{
    JsonValue json = JsonValue::object();
    for (const LessonTextField &field : fieldsOfText)
        json.add(field.name, JsonValue::ofText(text.*field.text));
    JsonValue &reasons = json.add("reasons", JsonValue::array());
    for (const std::string &reason : text.reasons)
        reasons.items.push_back(JsonValue::ofText(reason));
    JsonValue &names = json.add("variants", JsonValue::object());
    for (std::size_t index = 0; index < lesson.variants.size(); ++index)
        names.add(lesson.variants[index].name, JsonValue::ofText(text.variants[index]));
    return jsonText(json, 2) + '\n';
}

} // namespace futurescope
