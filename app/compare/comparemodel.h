// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"

#include <QAbstractTableModel>

namespace futurescope {

/// The differences: a column for each run, the first one the reference, and a row for each figure. Follows the runs.
class CompareModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Row { Drawn, Work, Ended, FirstFigure };
    /// What the delegate paints below the value, and in which colour.
    enum Role { DifferenceRole = Qt::UserRole, VerdictRole };

    explicit CompareModel(ComparedRuns *runs, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role = Qt::EditRole) override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;

    static int rowOf(Figure figure) { return FirstFigure + static_cast<int>(figure); }

signals:
    /// Four strips are there already.
    void tooManyDrawn();

private:
    QVariant setUpData(const QModelIndex &index, int role) const;
    QVariant workData(const ComparedRun &run, bool reference, int role) const;
    QVariant figureData(const QModelIndex &index, Figure figure, int role) const;
    QString toolTip(Figure figure, const ComparedRun &run) const;

    ComparedRuns *m_runs;
};

} // namespace futurescope
