// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/lessonsummary.h"

#include "app/cli/clitext.h"
#include "core/analysis/metrics.h"

#include <cmath>

namespace futurescope {

namespace {

QString text(const std::string &value)
{
    return QString::fromStdString(value);
}

QString valueText(Measure measure, double value)
{
    return unitOf(measure) == MeasureUnit::Nanoseconds ? text(humanDuration(Nanos{std::llround(value)}))
                                                       : QString::number(value, 'g', 4);
}

QString figureLines(const LessonEntry &entry, const LessonResult &result)
{
    QString lines;
    for (std::size_t variant = 0; variant < entry.lesson.variants.size(); ++variant) {
        QStringList values;
        for (const auto &[figure, value] : result.figures) {
            if (figure.variant == variant)
                values << shown(measureName(figure.measure)) + QLatin1Char(' ') + valueText(figure.measure, value);
        }
        if (!values.isEmpty())
            lines += QStringLiteral("\n  ") + text(entry.lesson.variants[variant].name).leftJustified(18)
                     + QLatin1Char(' ') + values.join(QStringLiteral(", "));
    }
    return lines;
}

QString ruleLines(const Lesson &lesson, const ContractVerdict &verdict)
{
    QString lines;
    for (std::size_t rule = 0; rule < verdict.rules.size(); ++rule) {
        const QString mark = verdict.rules[rule].holds ? CommandLine::tr("holds ") : CommandLine::tr("broken");
        lines += QStringLiteral("\n  ") + mark + QLatin1Char(' ')
                 + text(describeRule(lesson, rule, verdict.rules[rule]));
    }
    return lines;
}

QString verdictLine(const Lesson &lesson, const LessonResult &result, const ContractVerdict &verdict)
{
    return verdict.shown() ? CommandLine::tr("\nShown on this machine.")
                           : CommandLine::tr("\nNot shown: %1.").arg(text(describeVerdict(lesson, result, verdict)));
}

JsonValue optionalReal(const std::optional<double> &value)
{
    return value ? JsonValue::ofReal(*value) : JsonValue{};
}

JsonValue headJson(const LessonEntry &entry)
{
    JsonValue json = JsonValue::object();
    json.add("lesson", JsonValue::ofText(entry.lesson.id));
    json.add("number", JsonValue::ofWhole(entry.lesson.number));
    json.add("course", JsonValue::ofText(entry.lesson.course));
    json.add("title", JsonValue::ofText(entry.text.title));
    json.add("question", JsonValue::ofText(entry.text.question));
    return json;
}

} // namespace

QString lessonList(const std::vector<LessonEntry> &lessons)
{
    QStringList lines;
    for (const LessonEntry &entry : lessons) {
        lines << QStringLiteral("%1  %2 %3 %4")
                     .arg(entry.lesson.number, 2, 10, QLatin1Char('0'))
                     .arg(text(entry.lesson.id), -34)
                     .arg(text(entry.lesson.course), -18)
                     .arg(text(entry.text.title));
    }
    return lines.join(QLatin1Char('\n'));
}

QString lessonSummary(const LessonEntry &entry, const LessonResult &result, const ContractVerdict &verdict)
{
    return CommandLine::tr("Lesson %1: %2\n%3")
               .arg(entry.lesson.number)
               .arg(text(entry.text.title), text(entry.text.question))
           + figureLines(entry, result) + ruleLines(entry.lesson, verdict) + verdictLine(entry.lesson, result, verdict);
}

JsonValue lessonSummaryJson(const LessonEntry &entry, const LessonResult &result, const ContractVerdict &verdict)
{
    const Lesson &lesson = entry.lesson;
    JsonValue json = headJson(entry);
    json.add("shown", JsonValue::ofBool(verdict.shown()));
    json.add("reason", JsonValue::ofText(describeVerdict(lesson, result, verdict)));
    json.add("cores", JsonValue::ofWhole(result.machine.cores));
    json.add("trust", optionalReal(result.trust));
    JsonValue &figures = json.add("figures", JsonValue::object());
    for (const LessonVariant &variant : lesson.variants)
        figures.add(variant.name, JsonValue::object());
    for (const auto &[figure, value] : result.figures)
        figures.members[figure.variant].value.add(measureName(figure.measure), JsonValue::ofReal(value));
    JsonValue &rules = json.add("rules", JsonValue::array());
    for (std::size_t rule = 0; rule < verdict.rules.size(); ++rule) {
        JsonValue &item = rules.items.emplace_back(JsonValue::object());
        item.add("text", JsonValue::ofText(describeRule(lesson, rule, verdict.rules[rule])));
        item.add("holds", JsonValue::ofBool(verdict.rules[rule].holds));
        item.add("left", optionalReal(verdict.rules[rule].left));
        item.add("right", optionalReal(verdict.rules[rule].right));
    }
    return json;
}

JsonValue lessonListJson(const std::vector<LessonEntry> &lessons)
{
    JsonValue list = JsonValue::array();
    for (const LessonEntry &entry : lessons)
        list.items.push_back(headJson(entry));
    return list;
}

} // namespace futurescope
