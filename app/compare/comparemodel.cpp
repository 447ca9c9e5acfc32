// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparemodel.h"

#include "app/compare/comparetext.h"
#include "app/exporting/runmetadata.h"
#include "app/lab/coretext.h"
#include "app/lab/text.h"
#include "app/timeline/timelinescene.h"

#include <algorithm>

namespace futurescope {

CompareModel::CompareModel(ComparedRuns *runs, QObject *parent) : QAbstractTableModel(parent), m_runs(runs)
{
    connect(runs, &ComparedRuns::changed, this, [this] {
        beginResetModel();
        endResetModel();
    });
}

int CompareModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : FirstFigure + static_cast<int>(figureCount);
}

int CompareModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : static_cast<int>(m_runs->all().size());
}

Qt::ItemFlags CompareModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    return index.row() == Drawn ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant CompareModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    if (index.row() < FirstFigure)
        return setUpData(index, role);
    return figureData(index, static_cast<Figure>(index.row() - FirstFigure), role);
}

bool CompareModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || index.row() != Drawn || role != Qt::CheckStateRole)
        return false;
    const int id = m_runs->all()[static_cast<std::size_t>(index.column())].id;
    if (m_runs->setDrawn(id, value.toInt() == Qt::Checked))
        return true;
    emit tooManyDrawn();
    return false;
}

QVariant CompareModel::setUpData(const QModelIndex &index, int role) const
{
    const ComparedRun &run = m_runs->all()[static_cast<std::size_t>(index.column())];
    switch (index.row()) {
    case Drawn:
        if (role == Qt::CheckStateRole)
            return run.drawn ? Qt::Checked : Qt::Unchecked;
        if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
            return run.drawn ? tr("drawn") : tr("not drawn");
        return role == Qt::ToolTipRole ? tr("Whether the run has a timeline above (Space)") : QVariant();
    case Work:
        return workData(run, index.column() == 0, role);
    default:
        if (role == Qt::DisplayRole)
            return run.figures.problem.empty() ? tr("as planned") : tr("otherwise");
        if (role == DifferenceRole && !run.figures.problem.empty())
            return tr("see tooltip");
        return role == Qt::ToolTipRole ? coreText(run.figures.problem) : QVariant();
    }
}

QVariant CompareModel::workData(const ComparedRun &run, bool reference, int role) const
{
    if (role != Qt::DisplayRole && role != DifferenceRole && role != Qt::ToolTipRole)
        return {};
    if (role == Qt::ToolTipRole)
        return runCaption(run.run());
    const Experiment &experiment = run.run().experiment;
    const Run &first = m_runs->all().front().run();
    if (reference && run.run().foreign)
        return role == DifferenceRole ? QString() : tr("not known");
    if (run.run().foreign || first.foreign)
        return role == DifferenceRole ? tr("nobody knows what another program did") : tr("other work");
    const QList<Setting> settings = reference ? CompareText::peculiarities(experiment)
                                              : CompareText::differences(first.experiment, experiment);
    if (role == DifferenceRole)
        return CompareText::phrases(settings, experiment);
    if (reference)
        return tr("%L1 items of %2").arg(experiment.workload.items).arg(toText(experiment.workload.work));
    if (settings.isEmpty())
        return tr("the same");
    return std::ranges::any_of(settings, SettingText::isOfWork) ? tr("other work") : tr("other settings");
}

QVariant CompareModel::figureData(const QModelIndex &index, Figure figure, int role) const
{
    const ComparedRun &run = m_runs->all()[static_cast<std::size_t>(index.column())];
    const RunFigures &reference = m_runs->all().front().figures;
    const Difference difference = differenceFrom(reference, run.figures, figure);
    switch (role) {
    case Qt::DisplayRole:
        return run.figures[figure] ? CompareText::value(figure, *run.figures[figure]) : QStringLiteral("–");
    case Qt::ToolTipRole:
        return toolTip(figure, run);
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(Qt::AlignRight | Qt::AlignVCenter);
    case DifferenceRole:
        if (index.column() == 0)
            return QString();
        return QStringList{CompareText::difference(figure, difference), CompareText::verdict(difference.verdict)}
            .join(QLatin1Char(' '))
            .trimmed();
    case VerdictRole:
        return index.column() == 0 ? 0 : static_cast<int>(difference.verdict);
    case Qt::AccessibleTextRole:
        return QString(data(index, Qt::DisplayRole).toString() + QLatin1Char(' ')
                       + data(index, DifferenceRole).toString());
    default:
        return {};
    }
}

QString CompareModel::toolTip(Figure figure, const ComparedRun &run) const
{
    const ComparedRun &reference = m_runs->all().front();
    if (!run.figures[figure])
        return CompareText::whyUnknown(figure, run.run());
    if (run.id == reference.id)
        return tr("The first run: the others are compared with it.");
    if (!reference.figures[figure])
        return tr("The first run does not tell it: %1").arg(CompareText::whyUnknown(figure, reference.run()));
    const QString why = CompareText::whyNotJudged(figure, reference.figures, run.figures);
    if (!why.isEmpty())
        return why;
    if (*reference.figures[figure] == 0)
        return tr("It is 0 in the first run, so that there is no difference in percent.");
    return CompareText::explanation(figure);
}

QVariant CompareModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation == Qt::Horizontal) {
        if (section < 0 || section >= columnCount())
            return {};
        const ComparedRun &run = m_runs->all()[static_cast<std::size_t>(section)];
        if (role == Qt::ToolTipRole)
            return runCaption(run.run());
        if (role == Qt::DisplayRole) {
            const QString below = run.run().foreign ? tr("another program")
                                                    : TimelineText::workers(run.run().experiment.workers);
            return QString(CompareText::name(section + 1, run) + QLatin1Char('\n')
                           + (section == 0 ? tr("%1, reference").arg(below) : below));
        }
        return {};
    }
    if (section < FirstFigure) {
        const QString names[] = {tr("Timeline"), tr("Work"), tr("Ended")};
        return role == Qt::DisplayRole && section >= 0 ? QVariant(names[section]) : QVariant();
    }
    const auto figure = static_cast<Figure>(section - FirstFigure);
    if (role == Qt::DisplayRole)
        return CompareText::figure(figure);
    return role == Qt::ToolTipRole ? QVariant(CompareText::explanation(figure)) : QVariant();
}

} // namespace futurescope
