// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/runmetadata.h"

#include "app/lab/experimenttext.h"
#include "app/lab/text.h"
#include "app/timeline/timelinescene.h"
#include "core/experiment/experimentjson.h"

#include <QCoreApplication>

namespace futurescope {

namespace {

struct CaptionText
{
    Q_DECLARE_TR_FUNCTIONS(Caption)
};

} // namespace

QString machineText(const MachineFacts &machine)
{
    QStringList parts;
    for (const std::string &part : {machine.cpu, machine.system}) {
        if (!part.empty())
            parts << toText(part);
    }
    parts << (machine.cores == 1 ? CaptionText::tr("1 core") : CaptionText::tr("%L1 cores").arg(machine.cores));
    return parts.join(QStringLiteral(", "));
}

QString runCaption(const Run &run)
{
    if (run.foreign)
        return TimelineText::subtitle(*run.foreign) + QStringLiteral(" · ")
               + CaptionText::tr("a trace that another program wrote");
    QStringList parts{SettingText::line(run.experiment), machineText(run.machine)};
    parts << QStringLiteral("Futurescope %1").arg(toText(run.version));
    if (!run.startedAt.empty())
        parts << toText(run.startedAt);
    return parts.join(QStringLiteral(" · "));
}

Exportable::Metadata pictureMetadata(const Run &run)
{
    if (run.foreign)
        return {{QStringLiteral("Software"), QStringLiteral("Futurescope " FUTURESCOPE_VERSION)},
                {QStringLiteral("Parameters"), runCaption(run)}};
    return {{QStringLiteral("Software"), QStringLiteral("Futurescope %1").arg(toText(run.version))},
            {QStringLiteral("Parameters"), toText(toJson(run.experiment))},
            {QStringLiteral("Seed"), QString::number(run.experiment.workload.seed)},
            {QStringLiteral("Machine"), machineText(run.machine)},
            {QStringLiteral("Creation Time"), toText(run.startedAt)}};
}

} // namespace futurescope
