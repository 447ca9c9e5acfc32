// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/reporttables.h"

#include "app/charts/scalingcurves.h"
#include "app/charts/sweeptext.h"
#include "app/exporting/reproduction.h"
#include "app/lab/lossparts.h"
#include "app/lab/text.h"
#include "core/experiment/sweepwriter.h"

#include <QStringList>

#include <algorithm>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

QString human(Nanos time)
{
    return toText(humanDuration(time));
}

QString number(double value, int decimals)
{
    return QString::number(value, 'f', decimals);
}

QString range(const QString &low, const QString &high)
{
    return ReportText::tr("%1 to %2").arg(low, high);
}

/// A table whose first column names the rows; every cell is escaped here and nowhere else.
class Table
{
public:
    explicit Table(const QString &caption, const QStringList &head = {})
    {
        m_html = QStringLiteral("<div class=\"wide\"><table>\n<caption>%1</caption>\n").arg(caption.toHtmlEscaped());
        if (head.isEmpty())
            return;
        m_html += QStringLiteral("<thead><tr>");
        for (const QString &cell : head)
            m_html += QStringLiteral("<th scope=\"col\">%1</th>").arg(cell.toHtmlEscaped());
        m_html += QStringLiteral("</tr></thead>\n");
    }
    void add(const QStringList &cells)
    {
        m_html += QStringLiteral("<tr><th scope=\"row\">%1</th>").arg(cells.first().toHtmlEscaped());
        for (qsizetype index = 1; index < cells.size(); ++index)
            m_html += QStringLiteral("<td>%1</td>").arg(cells[index].toHtmlEscaped());
        m_html += QStringLiteral("</tr>\n");
    }
    QString html() const { return m_html + QStringLiteral("</table></div>\n"); }

private:
    QString m_html;
};

QString parametersText(const SweepPlan &plan)
{
    QString shown = parameterTitle(plan.vary);
    if (plan.second)
        shown += QStringLiteral(" × ") + parameterTitle(plan.second->vary);
    return shown;
}

QString notesOf(const SweepPoint &point)
{
    QStringList notes;
    if (point.machineWasBusy)
        notes << ReportText::tr("machine was busy");
    if (const auto speedup = speedupOf(point); speedup && !speedup->measured)
        notes << ReportText::tr("speedup derived from the run's own tasks");
    if (point.failedRuns > 0)
        notes << ReportText::tr("%1 runs not counted: %2").arg(point.failedRuns).arg(toText(point.problem));
    return notes.join(QStringLiteral("; "));
}

QStringList pointCells(const SweepPlan &plan, const SweepPoint &point)
{
    const QString none = QStringLiteral("–");
    QStringList cells{cellLabel(plan, {point.value, point.second}), QString::number(point.makespans.size())};
    if (point.measured())
        cells << human(point.median) << range(human(point.low), human(point.high))
              << ReportText::tr("%1 %").arg(number(point.coverage * 100, 1));
    else
        cells << none << none << none;
    const int workers = experimentAt(plan, {point.value, point.second}).workers;
    const auto speedup = speedupOf(point);
    cells << (speedup ? number(speedup->value, 2) + QStringLiteral("×") : none)
          << (point.speedupLow && point.speedupHigh
                  ? range(number(*point.speedupLow, 2), number(*point.speedupHigh, 2) + QStringLiteral("×"))
                  : none)
          << (speedup ? ReportText::tr("%1 %").arg(number(speedup->value / workers * 100, 0)) : none);
    const bool sameWork = !plan.workGrows; // which Karp and Flatt are about
    const auto serial = speedup && sameWork ? karpFlatt(speedup->value, workers) : std::nullopt;
    cells << (serial ? number(*serial, 3) : none) << (point.trust ? number(*point.trust, 2) : none) << notesOf(point);
    return cells;
}

QString intervalText(const Estimate &estimate, int decimals)
{
    return range(number(estimate.low, decimals), number(estimate.high, decimals));
}

QString scatterText(const FitQuality &quality)
{
    return ReportText::tr("%1 %").arg(number(quality.relativeError * 100, 1));
}

QString reasonText(const Error &error)
{
    return toText(error.detail);
}

void addAmdahl(Table &table, const std::vector<ScalingRun> &runs)
{
    const QString law = ReportText::tr("Amdahl (1967): T(p) = T(1) (f + (1 − f) / p)");
    const auto fit = fitAmdahl(runs);
    if (fit)
        table.add({law, ReportText::tr("serial fraction f"), number(fit->serialFraction.value, 3),
                   intervalText(fit->serialFraction, 3), scatterText(fit->quality)});
    else
        table.add({law, reasonText(fit.error()), {}, {}, {}});
}

void addUsl(Table &table, const std::vector<ScalingRun> &runs)
{
    QString law = ReportText::tr(
        "Universal Scalability Law (Gunther 2007): T(p) = T(1) (1 + σ (p − 1) + κ p (p − 1)) / p");
    const auto fit = fitUsl(runs);
    if (!fit) {
        table.add({law, reasonText(fit.error()), {}, {}, {}});
        return;
    }
    if (const QString held = uslBoundText(*fit); !held.isEmpty())
        law += QStringLiteral("; ") + held;
    table.add({law, ReportText::tr("contention σ"), number(fit->sigma.value, 4), intervalText(fit->sigma, 4),
               scatterText(fit->quality)});
    table.add({law, ReportText::tr("coherency κ"), number(fit->kappa.value, 5), intervalText(fit->kappa, 5),
               fit->peakWorkers ? ReportText::tr("fastest at %1 workers").arg(number(*fit->peakWorkers, 1))
                                : ReportText::tr("no peak")});
}

void addGustafson(Table &table, const std::vector<ScalingRun> &runs)
{
    const QString law = ReportText::tr("Gustafson (1988), work growing with the workers: S(p) = p − s (p − 1)");
    const auto fit = fitGustafson(runs);
    if (fit)
        table.add({law, ReportText::tr("serial fraction s"), number(fit->serialFraction.value, 3),
                   intervalText(fit->serialFraction, 3), scatterText(fit->quality)});
    else
        table.add({law, reasonText(fit.error()), {}, {}, {}});
}

QString valuesText(Vary vary, const std::vector<SweepValue> &values)
{
    QStringList shown;
    for (const SweepValue value : values)
        shown << toText(sweepValueText(vary, value));
    return shown.join(QStringLiteral(", "));
}

void addSweep(Table &table, const SweepPlan &plan)
{
    table.add({ReportText::tr("Varied"),
               parameterTitle(plan.vary) + QStringLiteral(": ") + valuesText(plan.vary, sweepValues(plan))});
    if (plan.second)
        table.add({ReportText::tr("Varied too"), parameterTitle(plan.second->vary) + QStringLiteral(": ")
                                                     + valuesText(plan.second->vary, plan.second->values)});
    if (plan.workGrows)
        table.add({ReportText::tr("Work"), ReportText::tr("grows with the workers: each number of them gets as many "
                                                          "times the items (weak scaling, scaled speedup)")});
    table.add({ReportText::tr("Method"),
               ReportText::tr("a warm-up that does not count, then each value once, and that %1 times; medians with "
                              "the interval between two order statistics (David and Nagaraja, 2003)")
                   .arg(plan.repeats)});
}

void addExperiment(Table &table, const SweepPlan &plan)
{
    const Experiment &base = plan.base;
    if (!base.name.empty())
        table.add({ReportText::tr("Experiment"), toText(base.name)});
    const QList<Setting> varied = variedSettings(plan);
    for (const Setting setting : SettingText::told(base)) {
        if (!varied.contains(setting))
            table.add({SettingText::name(setting), SettingText::value(setting, base)});
    }
}

} // namespace

QString pointsTable(const SweepResult &result)
{
    Table table(ReportText::tr("What was measured"),
                {parametersText(result.plan), ReportText::tr("Runs"), ReportText::tr("Median time"),
                 ReportText::tr("Interval"), ReportText::tr("Covers"), ReportText::tr("Speedup"),
                 ReportText::tr("Interval"), ReportText::tr("Efficiency"), ReportText::tr("Karp-Flatt"),
                 ReportText::tr("Trust"), ReportText::tr("Remarks")});
    for (const SweepPoint &point : result.points)
        table.add(pointCells(result.plan, point));
    return table.html();
}

QString lossesTable(const SweepResult &result)
{
    QStringList head{parametersText(result.plan), LossText::title(std::nullopt)};
    for (std::size_t loss = 0; loss < lossKinds; ++loss)
        head << LossText::title(static_cast<Loss>(loss));
    Table table(ReportText::tr("Where the time of the median runs went"), head << ReportText::tr("Makespan"));
    bool any = false;
    for (const SweepPoint &point : result.points) {
        const auto waterfall = lossesOf(point);
        if (!waterfall)
            continue;
        any = true;
        const LossWaterfall::Shares shares = waterfall->shares();
        QStringList cells{cellLabel(result.plan, {point.value, point.second}), human(shares.ideal)};
        for (const Nanos loss : shares.losses)
            cells << human(loss);
        table.add(cells << human(waterfall->makespan));
    }
    return any ? table.html() : QString();
}

QString fitsTable(const SweepResult &result)
{
    const std::vector<ScalingRun> runs = scalingRuns(result);
    const std::vector<ScalingRun> weak = weakScalingRuns(result);
    if (runs.empty() && weak.empty())
        return QStringLiteral("<p>%1</p>\n")
            .arg(
                ReportText::tr("The laws of scaling are about workers alone, so none is fitted here.").toHtmlEscaped());
    Table table(ReportText::tr("Laws of scaling, fitted to all runs by least squares"),
                {ReportText::tr("Law"), ReportText::tr("Parameter"), ReportText::tr("Value"),
                 ReportText::tr("95 % interval"), ReportText::tr("Scatter of the runs")});
    if (!weak.empty()) {
        addGustafson(table, weak);
    } else {
        addAmdahl(table, runs);
        addUsl(table, runs);
    }
    return table.html();
}

QString setupTable(const SweepResult &result)
{
    Table setup(ReportText::tr("How it was set up"));
    addSweep(setup, result.plan);
    addExperiment(setup, result.plan);
    Table machine(ReportText::tr("Where it ran"));
    machine.add({ReportText::tr("Processor"), toText(result.machine.cpu)});
    machine.add({ReportText::tr("Cores"), QString::number(result.machine.cores)});
    machine.add({ReportText::tr("System"), toText(result.machine.system)});
    machine.add({ReportText::tr("Program"), QStringLiteral("Futurescope ") + toText(result.version)});
    machine.add({ReportText::tr("Started"), toText(result.startedAt)});
    return setup.html() + machine.html();
}

QString reproductionText(const SweepPlan &plan)
{
    const Reproduction reproduction = reproductionOf(plan);
    QString html;
    if (!reproduction.experimentJson.empty())
        html += QStringLiteral("<p>%1</p>\n<pre>%2</pre>\n")
                    .arg(ReportText::tr("Save this as %1:").arg(toText(reproduction.experimentFile)).toHtmlEscaped(),
                         toText(reproduction.experimentJson).toHtmlEscaped());
    return html
           + QStringLiteral("<p>%1</p>\n<pre>%2</pre>\n")
                 .arg(ReportText::tr("To measure it again, type:").toHtmlEscaped(),
                      toText(reproduction.command).toHtmlEscaped());
}

} // namespace futurescope
