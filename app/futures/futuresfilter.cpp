// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futuresfilter.h"

#include "app/futures/futuresmodel.h"

namespace futurescope {

namespace {
constexpr int reorderMs = 500;
}

FuturesFilter::FuturesFilter(FuturesModel *model, QObject *parent) : QSortFilterProxyModel(parent)
{
    setDynamicSortFilter(false);
    setSortRole(FuturesModel::SortRole);
    setFilterRole(FuturesModel::FilterRole);
    setSourceModel(model);
    m_reorderTimer.setSingleShot(true);
    m_reorderTimer.setInterval(reorderMs);
    connect(&m_reorderTimer, &QTimer::timeout, this, &FuturesFilter::reorder);
    connect(model, &FuturesModel::refreshed, this, &FuturesFilter::scheduleReorder);
}

void FuturesFilter::setSearch(const QString &text)
{
    m_search = text.trimmed();
    bool isNumber = false;
    const int number = m_search.startsWith(QLatin1Char('#')) ? m_search.mid(1).toInt(&isNumber) : 0;
    m_number = isNumber ? number : 0;
    invalidateFilter();
}

QVariant FuturesFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    const QVariant data = QSortFilterProxyModel::headerData(section, orientation, role);
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal || section != sortColumn())
        return data;
    QStringList lines = data.toString().split(QLatin1Char('\n'));
    lines.first() += sortOrder() == Qt::AscendingOrder ? QStringLiteral(" ▴") : QStringLiteral(" ▾");
    return lines.join(QLatin1Char('\n'));
}

void FuturesFilter::scheduleReorder()
{
    const bool bySubmission = sortColumn() == static_cast<int>(FuturesModel::Column::Number) || sortColumn() < 0;
    // Numbers never change, but rows that a filtered or descending view got at its end may belong elsewhere.
    if (bySubmission && sortOrder() == Qt::AscendingOrder && m_search.isEmpty())
        return;
    if (!m_reorderTimer.isActive())
        m_reorderTimer.start();
}

void FuturesFilter::reorder()
{
    invalidate();
}

bool FuturesFilter::filterAcceptsRow(int row, const QModelIndex &parent) const
{
    if (m_number > 0)
        return row + 1 == m_number;
    if (m_search.isEmpty())
        return true;
    const QModelIndex index = sourceModel()->index(row, 0, parent);
    return index.data(FuturesModel::FilterRole).toString().contains(m_search, Qt::CaseInsensitive);
}

bool FuturesFilter::lessThan(const QModelIndex &left, const QModelIndex &right) const
{
    const QVariant one = left.data(FuturesModel::SortRole);
    const QVariant other = right.data(FuturesModel::SortRole);
    if (one.typeId() == QMetaType::QString) {
        const int order = QString::compare(one.toString(), other.toString(), Qt::CaseInsensitive);
        return order == 0 ? left.row() < right.row() : order < 0;
    }
    const qlonglong first = one.toLongLong();
    const qlonglong second = other.toLongLong();
    return first == second ? left.row() < right.row() : first < second;
}

} // namespace futurescope
