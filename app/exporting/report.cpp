// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/report.h"

#include "app/charts/sweepcharts.h"
#include "app/charts/sweeptext.h"
#include "app/exporting/atomicwrite.h"
#include "app/exporting/fonts.h"
#include "app/exporting/pictureformat.h"
#include "app/exporting/reporttables.h"
#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "core/experiment/experiment.h"

#include <QFile>

namespace futurescope {

namespace {

constexpr QSize pictureSize{900, 480}; // units; the page shows it as wide as it is itself

QString variables(const Theme &theme)
{
    return QStringLiteral("--card:%1;--text:%2;--muted:%3;--border:%4;--wash:%5;")
        .arg(theme.card.name(), theme.text.name(), theme.mutedText.name(), theme.grid.name(), theme.window.name());
}

/// The face of the charts comes along, because no other machine has it.
QString fontFace(const QString &file, int weight)
{
    QFile font(file);
    if (!font.open(QIODevice::ReadOnly))
        return {};
    return QStringLiteral("@font-face{font-family:\"%1\";font-weight:%2;"
                          "src:url(data:font/ttf;base64,%3) format(\"truetype\")}\n")
        .arg(bundledTextFont().family())
        .arg(weight)
        .arg(QString::fromLatin1(font.readAll().toBase64()));
}

QString styleSheet()
{
    return fontFace(QStringLiteral(":/fonts/FuturescopeSans-Regular.ttf"), 400)
           + fontFace(QStringLiteral(":/fonts/FuturescopeSans-Bold.ttf"), 700)
           + QStringLiteral(":root{color-scheme:light dark;") + variables(themeFor(false)) + QStringLiteral("}\n")
           + QStringLiteral(R"(body{margin:0;background:var(--card);color:var(--text);
font:15px/1.5 ")")
           + bundledTextFont().family() + QStringLiteral(R"(",system-ui,sans-serif}
main{max-width:60rem;margin:0 auto;padding:2rem 1rem 4rem}
h1{font-size:1.7rem;margin:0}h2{font-size:1.25rem;margin:2.5rem 0 .5rem;border-top:1px solid var(--border);padding-top:1.2rem}
.muted{color:var(--muted)}figure{margin:1rem 0;break-inside:avoid}
figure svg{display:block;width:100%;height:auto;border:1px solid var(--border);border-radius:6px}
.dark{display:none}.wide{overflow-x:auto;margin:1.2rem 0;break-inside:avoid}
table{border-collapse:collapse;font-variant-numeric:tabular-nums;font-size:.86rem}
caption{text-align:left;font-weight:700;font-size:1rem;padding:.3rem 0}
th,td{text-align:left;vertical-align:top;padding:.25rem .9rem .25rem 0;border-bottom:1px solid var(--border);font-weight:400}
thead th{color:var(--muted);white-space:nowrap}td{overflow-wrap:anywhere}
pre{background:var(--wash);padding:.8rem;border-radius:6px;white-space:pre-wrap;overflow-wrap:anywhere;font-size:.85rem}
@media screen and (prefers-color-scheme:dark){:root{)")
           + variables(themeFor(true))
           + QStringLiteral("}.light{display:none}.dark{display:block}}\n"
                            "@media print{main{max-width:none;padding:0}.wide{overflow:visible}}\n");
}

/// Without what only a file of its own needs: the declaration, and the description, which the page says itself.
QString inlined(const QByteArray &svg)
{
    QString markup = QString::fromUtf8(svg);
    markup.remove(0, markup.indexOf(QLatin1String("<svg")));
    const qsizetype from = markup.indexOf(QLatin1String("<desc>"));
    const qsizetype to = markup.indexOf(QLatin1String("</desc>"));
    if (from >= 0 && to > from)
        markup.remove(from, to + qsizetype(qstrlen("</desc>")) - from);
    return markup;
}

Result<QString> figure(const Exportable &picture)
{
    QString html = QStringLiteral("<figure>\n");
    for (const bool dark : {false, true}) {
        ImageOptions options;
        options.size = pictureSize;
        options.dark = dark;
        options.caption = false; // the tables say it
        const Result<QByteArray> svg = encodePicture(picture, options, PictureFormat::Svg);
        if (!svg)
            return svg.error();
        html += QStringLiteral("<div class=\"%1\"%2>%3</div>\n")
                    .arg(dark ? QStringLiteral("dark") : QStringLiteral("light"),
                         dark ? QStringLiteral(" aria-hidden=\"true\"") : QString(), inlined(*svg));
    }
    return html + QStringLiteral("</figure>\n");
}

QString paragraph(const QString &line)
{
    return QStringLiteral("<p>%1</p>\n").arg(line.toHtmlEscaped());
}

QString sweepTitle(const SweepPlan &plan)
{
    const Experiment &base = plan.base;
    QString varied = toText(varyName(plan.vary));
    if (plan.second)
        varied += QStringLiteral(" × ") + toText(varyName(plan.second->vary));
    return plan.varies(SweepPlan::Vary::Executor)
               ? ReportText::tr("%1 by %2").arg(toText(workloadName(base.workload.kind)), varied)
               : ReportText::tr("%1 on %2 by %3")
                     .arg(toText(workloadName(base.workload.kind)), toText(executorName(base.executor)), varied);
}

/// What the person had drawn on the axes, and how far off that was.
QString predictionParagraph(const ReportSweep &sweep)
{
    if (sweep.prediction.isEmpty())
        return {};
    QStringList guesses;
    for (const auto &[workers, speedup] : sweep.prediction.speedups)
        guesses << ReportText::tr("%1 at %2").arg(speedupText(speedup), valueText(SweepPlan::Vary::Workers, workers));
    const QString verdict = predictionText(sweep.prediction, sweep.result);
    return paragraph(ReportText::tr("Predicted before the sweep: %1. %2")
                         .arg(guesses.join(QStringLiteral(", ")), verdict.isEmpty() ? verdict : verdict + u'.'));
}

QString sectionHead(const ReportSweep &sweep)
{
    const SweepResult &result = sweep.result;
    QString html = QStringLiteral("<section>\n<h2>%1</h2>\n").arg(sweepTitle(result.plan).toHtmlEscaped());
    if (result.stopped)
        html += paragraph(ReportText::tr("Stopped before all runs were done."));
    if (!result.problem.empty())
        html += paragraph(ReportText::tr("Ended early: %1").arg(toText(result.problem)));
    return html + predictionParagraph(sweep);
}

QString pageHead(const QString &title)
{
    const QString html = QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n"
                                        "<meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n"
                                        "<title>%1</title>\n")
                             .arg(title.toHtmlEscaped());
    return html + QStringLiteral("<style>\n") + styleSheet() + QStringLiteral("</style>\n</head>\n<body>\n<main>\n")
           + QStringLiteral("<h1>%1</h1>\n<p class=\"muted\">%2</p>\n")
                 .arg(title.toHtmlEscaped(), ReportText::tr("Written by Futurescope %1")
                                                 .arg(QStringLiteral(FUTURESCOPE_VERSION))
                                                 .toHtmlEscaped());
}

using Steps = std::vector<ReportStep>;

/// `sweep` is kept alive by whoever keeps the steps.
void addSweep(Steps &steps, const std::shared_ptr<const ReportContent> &content, const ReportSweep &sweep)
{
    steps.push_back({[content, &sweep]() -> Result<QString> { return sectionHead(sweep); }});
    for (const SweepChart chart : chartsOf(sweep.result)) {
        // What it shows is found out anywhere, for that may mean reading traces; painting it is for the GUI thread.
        auto picture = std::make_shared<std::shared_ptr<const Exportable>>();
        steps.push_back({[content, &sweep, chart, picture]() -> Result<QString> {
            *picture = chartPicture(chart, sweep.result, pictureSize, {std::nullopt, sweep.prediction, true});
            return QString();
        }});
        steps.push_back({[picture]() -> Result<QString> { return *picture ? figure(**picture) : QString(); }, false});
    }
    steps.push_back({[content, &sweep]() -> Result<QString> {
        const SweepResult &result = sweep.result;
        return pointsTable(result) + lossesTable(result) + fitsTable(result) + setupTable(result)
               + reproductionText(result.plan) + QStringLiteral("</section>\n");
    }});
}

} // namespace

std::vector<ReportStep> reportSteps(ReportContent given)
{
    const auto content = std::make_shared<const ReportContent>(std::move(given));
    Steps steps;
    steps.push_back({[content]() -> Result<QString> {
        return pageHead(content->title.isEmpty() ? ReportText::tr("Futurescope report") : content->title);
    }});
    for (const auto &picture : content->pictures) {
        steps.push_back(
            {[picture]() -> Result<QString> {
                 Result<QString> shown = figure(*picture);
                 if (!shown)
                     return shown;
                 return *shown + QStringLiteral("<p class=\"muted\">%1</p>\n").arg(picture->caption().toHtmlEscaped());
             },
             picture->rendersAnywhere()});
    }
    for (const ReportSweep &sweep : content->sweeps)
        addSweep(steps, content, sweep);
    steps.push_back({[content]() -> Result<QString> { return QStringLiteral("</main>\n</body>\n</html>\n"); }});
    return steps;
}

Result<QByteArray> reportHtml(const ReportContent &content)
{
    QString page;
    for (const ReportStep &step : reportSteps(content)) {
        const Result<QString> html = step.html();
        if (!html)
            return html.error();
        page += *html;
    }
    return page.toUtf8();
}

Status writeReport(const ReportContent &content, const QString &path)
{
    const Result<QByteArray> html = reportHtml(content);
    return html ? atomicWrite(path, *html) : Status(html.error());
}

} // namespace futurescope
