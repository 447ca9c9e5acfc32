// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparetext.h"

#include "app/compare/comparedruns.h"
#include "app/lab/coretext.h"
#include "app/lab/text.h"
#include "app/timeline/timelinescene.h"

#include <QFileInfo>
#include <QLocale>

#include <cmath>

namespace futurescope {

namespace {

const QString separator = QStringLiteral(" · ");
constexpr double worthShowing = 0.0005; // of a change: less is 0.0 %
constexpr double saidInTimes = 10;      // of a change: more says little in percent

QString signedText(double value, const QString &text)
{
    return (value < 0 ? QStringLiteral("\u2212") : QStringLiteral("+")) + text;
}

QString numberText(double value, int decimals)
{
    return QLocale().toString(value, 'f', decimals);
}

} // namespace

QString CompareText::executor(ExecutorKind executor)
{
    Experiment experiment;
    experiment.executor = executor;
    return TimelineText::executor(experiment);
}

QString CompareText::name(int number, const ComparedRun &run)
{
    const QString what = run.run().foreign ? origin(run) : TimelineText::executor(run.run().experiment);
    return QString::number(number) + separator + what;
}

QString CompareText::heading(int number, const Run &run)
{
    return QString::number(number) + separator
           + (run.foreign ? TimelineText::subtitle(*run.foreign) : TimelineText::subtitle(run.experiment));
}

QString CompareText::origin(const ComparedRun &run)
{
    if (!run.origin.path.isEmpty())
        return QFileInfo(run.origin.path).fileName();
    return run.origin.kind == RunOrigin::Kind::SameWork ? tr("same work") : tr("from the Lab");
}

QString CompareText::makespan(const RunFigures &figures)
{
    return figures[Figure::Makespan] ? tr("makespan %1").arg(value(Figure::Makespan, *figures[Figure::Makespan]))
                                     : tr("nothing ran");
}

QString CompareText::value(Figure figure, double value)
{
    switch (figureUnit(figure)) {
    case FigureUnit::Time:
        return toText(Nanos(std::llround(value)));
    case FigureUnit::Factor:
        return figure == Figure::Trust ? numberText(value, 2) : numberText(value, 2) + QStringLiteral("\u00a0×");
    case FigureUnit::Share:
        return percentText(value);
    case FigureUnit::Rate:
        return tr("%1 tasks/s").arg(numberText(value, 1));
    }
    return {};
}

QString CompareText::difference(Figure figure, const Difference &difference)
{
    if (!difference.absolute)
        return {};
    const double size = std::abs(*difference.absolute);
    const double relative = std::abs(difference.relative.value_or(1));
    if (size == 0 || relative < worthShowing)
        return tr("no difference");
    // A difference of percentages is one of points, or it would be taken for the relative one.
    const QString absolute = figureUnit(figure) == FigureUnit::Share
                                 ? tr("%1 points").arg(numberText(size * 100, size < 0.095 ? 1 : 0))
                                 : value(figure, size);
    const QString text = signedText(*difference.absolute, absolute);
    if (!difference.relative)
        return text;
    if (*difference.relative > saidInTimes)
        return text + separator + tr("%L1 times").arg(std::llround(*difference.relative + 1));
    return text + separator + signedText(*difference.relative, percentText(relative, relative < 0.095 ? 1 : 0));
}

QString CompareText::verdict(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Unknown:
        return {};
    case Verdict::Same:
        return tr("= same");
    case Verdict::Better:
        return tr("▲ better");
    case Verdict::Worse:
        return tr("▼ worse");
    }
    return {};
}

QString CompareText::whyNotJudged(Figure figure, const RunFigures &reference, const RunFigures &run)
{
    if (!moreIsBetter(figure))
        return tr("More or less of it is neither better nor worse by itself.");
    if (!run.problem.empty())
        return tr("Not judged, as the run did not do all of its work: %1").arg(coreText(run.problem));
    if (!reference.problem.empty())
        return tr("Not judged, as the first run did not do all of its work: %1").arg(coreText(reference.problem));
    return {};
}

QList<Setting> CompareText::differences(const Experiment &reference, const Experiment &experiment)
{
    QList<Setting> settings = SettingText::different(reference, experiment);
    settings.removeIf([&](Setting setting) {
        // The head of the column names both, and what only one kind of executor heeds comes with it.
        return setting == Setting::Executor || setting == Setting::Workers
               || (SettingText::isOfExecutor(setting) && !SettingText::applies(setting, reference));
    });
    return settings;
}

QList<Setting> CompareText::peculiarities(const Experiment &experiment)
{
    QList<Setting> settings = SettingText::told(experiment);
    settings.removeIf([](Setting setting) { return SettingText::isAlwaysTold(setting); });
    return settings;
}

QString CompareText::phrases(const QList<Setting> &settings, const Experiment &experiment)
{
    QStringList phrases;
    for (const Setting setting : settings)
        phrases += SettingText::phrase(setting, experiment);
    return phrases.join(QStringLiteral(", "));
}

QString CompareText::otherWorkers(const Experiment &experiment)
{
    QStringList sentences;
    for (const ExecutorKind kind : SameWork::executors) {
        const int workers = onExecutor(experiment, kind).workers;
        if (workers < experiment.workers)
            sentences += tr("%1 has %2, the most that it takes.").arg(executor(kind), TimelineText::workers(workers));
        else if (workers > experiment.workers)
            sentences += tr("%1 has %2, the usual number.").arg(executor(kind), TimelineText::workers(workers));
    }
    return sentences.join(QLatin1Char(' '));
}

QString CompareText::outcome(const SameWork::Outcome &outcome)
{
    QStringList sentences;
    const auto count = static_cast<int>(outcome.runs.size());
    if (outcome.stopped)
        sentences += tr("Cancelled: %1 of %2 runs had ended.").arg(count).arg(SameWork::executors.size());
    for (const SameWork::Failure &failure : outcome.failures)
        sentences += tr("%1 could not be run: %2").arg(executor(failure.executor), failure.reason);
    if (count == 0)
        return sentences.join(QLatin1Char(' '));
    sentences += tr("The same items, seed and chunks on %1 executors, each measured once.").arg(count);
    if (const QString workers = otherWorkers(outcome.experiment); !workers.isEmpty())
        sentences += workers;
    if (outcome.runs.size() > ComparedRuns::mostDrawn)
        sentences +=
            tr("The first %1 are drawn; tick others in the table to see them instead.").arg(ComparedRuns::mostDrawn);
    return sentences.join(QLatin1Char(' '));
}

} // namespace futurescope
