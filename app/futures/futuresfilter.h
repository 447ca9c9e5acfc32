// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/futures/orderrunner.h"

#include <QAbstractProxyModel>
#include <QTimer>

namespace futurescope {

class FuturesModel;

/// Sorts and searches the futures, a million as well as ten: a list of row numbers stands for the order, and is made
/// aside while the old order is shown.
///
/// What the rows say changes many times a second; they are put in order again, and new ones are sorted in, only when
/// the order or the search can have changed at all, and the less often the more that costs.
class FuturesFilter : public QAbstractProxyModel
{
    Q_OBJECT

public:
    explicit FuturesFilter(FuturesModel *model, QObject *parent = nullptr);

    void setQuery(const FutureQuery &query);
    void sort(int column, Qt::SortOrder order = Qt::AscendingOrder) override;
    bool isBusy() const { return m_runner.isBusy(); }

    QModelIndex index(int row, int column, const QModelIndex &parent = {}) const override;
    QModelIndex parent(const QModelIndex &) const override { return {}; }
    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QModelIndex mapToSource(const QModelIndex &index) const override;
    QModelIndex mapFromSource(const QModelIndex &index) const override;
    /// The title of the sorted column has a small triangle behind it.
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

signals:
    /// Null: nothing is searched.
    void matchesFound(std::shared_ptr<const futurescope::FutureMatches> matches);
    /// Before and after rows have moved, for a view that wants to stay where it is.
    void aboutToReorder();
    void reordered();
    void progressed(int percent);

private:
    void connectSource();
    /// In the order of submission, all of them: that needs no list.
    bool wantsPlain() const;
    int sourceRow(int row) const;
    int ownRow(int sourceRow) const;
    void wish();
    void wishLater();
    void show(std::shared_ptr<const FutureOrder> order);
    void endSourceReset();
    void tellChanged(const QModelIndex &first, const QModelIndex &last);

    FuturesModel *m_model;
    OrderRunner m_runner;
    QTimer m_wishTimer;
    FutureQuery m_query;
    FutureColumn m_column = FutureColumn::Number;
    bool m_descending = false;
    std::shared_ptr<const FutureOrder> m_order; ///< null: plain
    std::int64_t m_wishedForNs = 0;             ///< the moment, and the rows, of the last wish
    int m_wishedForRows = 0;
    bool m_wishedLive = false;
};

} // namespace futurescope
