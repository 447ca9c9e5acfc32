// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSortFilterProxyModel>
#include <QTimer>

namespace futurescope {

class FuturesModel;

/// Sorts and searches the futures. "#12" is one future; other text is looked for in state and outcome.
///
/// What the rows say changes many times a second; they are put in order again at most twice a second, and only when
/// the order or the search can have changed at all.
class FuturesFilter : public QSortFilterProxyModel
{
    Q_OBJECT

public:
    explicit FuturesFilter(FuturesModel *model, QObject *parent = nullptr);

    void setSearch(const QString &text);
    /// The title of the sorted column has a small triangle behind it.
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

protected:
    bool filterAcceptsRow(int row, const QModelIndex &parent) const override;
    bool lessThan(const QModelIndex &left, const QModelIndex &right) const override;

private:
    void scheduleReorder();
    void reorder();

    QTimer m_reorderTimer;
    QString m_search;
    int m_number = 0; // of "#12"
};

} // namespace futurescope
