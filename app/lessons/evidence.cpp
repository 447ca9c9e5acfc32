// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/evidence.h"

#include "app/lab/text.h"
#include "app/lessons/predictionscene.h"

#include <algorithm>

namespace futurescope {

namespace {

/// Given with the experiment, not measured.
bool isGiven(Measure measure)
{
    return measure == Measure::ItemWork || measure == Measure::TotalWork;
}

/// The picture of the prediction shows it.
bool isPictured(const LessonFigure &figure, const std::optional<LessonPrediction> &asked)
{
    return asked && asked->measure == figure.measure && std::ranges::find(asked->of, figure.variant) != asked->of.end();
}

QStringList valuesOf(Measure measure, const LessonEntry &entry, const LessonResult &result)
{
    QStringList values;
    for (std::size_t variant = 0; variant < entry.lesson.variants.size(); ++variant) {
        const auto value = result.figure({measure, variant});
        if (!value || isPictured({measure, variant}, entry.lesson.prediction))
            continue;
        const QString text = measureText(measure, *value);
        const bool alone = entry.lesson.variants.size() == 1;
        values << (alone ? text : QStringLiteral("%1 (%2)").arg(text, toText(entry.text.variants[variant])));
    }
    return values;
}

} // namespace

QStringList evidenceLines(const LessonEntry &entry, const LessonResult &result)
{
    QStringList lines;
    for (const Measure measure : allMeasures()) {
        if (isGiven(measure))
            continue;
        if (const QStringList values = valuesOf(measure, entry, result); !values.isEmpty())
            lines << QStringLiteral("%1: %2").arg(measureTitle(measure), values.join(QStringLiteral(" · ")));
    }
    return lines;
}

} // namespace futurescope
