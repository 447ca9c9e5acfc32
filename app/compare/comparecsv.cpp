// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparecsv.h"

#include "app/compare/comparedruns.h"
#include "core/experiment/foreignfiles.h"

#include <fmt/format.h>

#include <iterator>

namespace futurescope {

namespace {

void appendNumber(std::string &line, const std::optional<double> &value)
{
    line += ',';
    if (value)
        fmt::format_to(std::back_inserter(line), "{:.12g}", *value);
}

void appendRun(std::string &csv, int number, const ComparedRun &run, const RunFigures &reference)
{
    const Experiment &experiment = run.run().experiment;
    for (std::size_t i = 0; i < figureCount; ++i) {
        const auto figure = static_cast<Figure>(i);
        fmt::format_to(std::back_inserter(csv), "{},", number);
        appendCsvText(csv, run.run().foreign ? "" : executorName(experiment.executor));
        fmt::format_to(std::back_inserter(csv), ",{},{},", experiment.workers, experiment.tasks());
        appendCsvText(csv, run.origin.path.toStdString());
        csv += ',';
        appendCsvText(csv, run.figures.problem);
        csv += ',';
        csv += figureName(figure);
        const Difference difference = differenceFrom(reference, run.figures, figure);
        appendNumber(csv, run.figures[figure]);
        appendNumber(csv, difference.absolute);
        appendNumber(csv, difference.relative);
        csv += ',';
        csv += verdictName(difference.verdict);
        csv += '\n';
    }
}

} // namespace

QByteArray compareCsv(const ComparedRuns &runs)
{
    std::string csv = "run,executor,workers,tasks,file,problem,figure,value,difference,relative,verdict\n";
    for (std::size_t i = 0; i < runs.all().size(); ++i)
        appendRun(csv, static_cast<int>(i) + 1, runs.all()[i], runs.all().front().figures);
    return QByteArray::fromStdString(csv);
}

} // namespace futurescope
