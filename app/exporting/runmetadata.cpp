// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/runmetadata.h"

#include "app/timeline/timelinescene.h"
#include "core/experiment/experimentjson.h"

#include <QCoreApplication>

namespace futurescope {

namespace {

struct CaptionText
{
    Q_DECLARE_TR_FUNCTIONS(Caption)
};

QString text(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

QString machineText(const MachineFacts &machine)
{
    QStringList parts;
    for (const std::string &part : {machine.cpu, machine.system}) {
        if (!part.empty())
            parts << text(part);
    }
    parts << (machine.cores == 1 ? CaptionText::tr("1 core") : CaptionText::tr("%L1 cores").arg(machine.cores));
    return parts.join(QStringLiteral(", "));
}

QString experimentCaption(const Experiment &experiment)
{
    const Workload &workload = experiment.workload;
    QStringList parts;
    if (!experiment.name.empty())
        parts << text(experiment.name);
    parts << CaptionText::tr("%1, %L2 items of %3")
                 .arg(text(workloadName(workload.kind)))
                 .arg(workload.items)
                 .arg(text(durationText(workload.work)));
    parts << CaptionText::tr("%1, %2, chunk %L3")
                 .arg(text(executorName(experiment.executor)), TimelineText::workers(experiment.workers))
                 .arg(experiment.chunk);
    parts << CaptionText::tr("seed %1").arg(workload.seed);
    return parts.join(QStringLiteral(" · "));
}

QString runCaption(const Run &run)
{
    if (run.foreign)
        return TimelineText::subtitle(*run.foreign) + QStringLiteral(" · ")
               + CaptionText::tr("a trace that another program wrote");
    QStringList parts{experimentCaption(run.experiment), machineText(run.machine)};
    parts << QStringLiteral("Futurescope %1").arg(text(run.version));
    if (!run.startedAt.empty())
        parts << text(run.startedAt);
    return parts.join(QStringLiteral(" · "));
}

Exportable::Metadata pictureMetadata(const Run &run)
{
    if (run.foreign)
        return {{QStringLiteral("Software"), QStringLiteral("Futurescope " FUTURESCOPE_VERSION)},
                {QStringLiteral("Parameters"), runCaption(run)}};
    return {{QStringLiteral("Software"), QStringLiteral("Futurescope %1").arg(text(run.version))},
            {QStringLiteral("Parameters"), text(toJson(run.experiment))},
            {QStringLiteral("Seed"), QString::number(run.experiment.workload.seed)},
            {QStringLiteral("Machine"), machineText(run.machine)},
            {QStringLiteral("Creation Time"), text(run.startedAt)}};
}

} // namespace futurescope
