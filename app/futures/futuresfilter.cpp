// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futuresfilter.h"

#include "app/futures/futuresmodel.h"
#include "app/lab/rundocument.h"

#include <algorithm>

namespace futurescope {

namespace {

// While a run is measured, sorting it must not take a core: at most a twentieth of one, and twice a second.
constexpr int liveMs = 500;
constexpr int liveCostFactor = 20;
constexpr int replayMs = 60;
constexpr int replayCostFactor = 3;
constexpr int longestMs = 10'000;

} // namespace

FuturesFilter::FuturesFilter(FuturesModel *model, QObject *parent)
    : QAbstractProxyModel(parent),
      m_model(model),
      m_runner(&model->document())
{
    setSourceModel(model);
    connectSource();
    m_wishTimer.setSingleShot(true);
    connect(&m_wishTimer, &QTimer::timeout, this, &FuturesFilter::wish);
    connect(&m_runner, &OrderRunner::progressed, this, &FuturesFilter::progressed);
    connect(&m_runner, &OrderRunner::ready, this, [this](const std::shared_ptr<const FutureOrder> &order) {
        show(order);
        emit matchesFound(order->matches);
    });
}

void FuturesFilter::connectSource()
{
    connect(m_model, &QAbstractItemModel::modelAboutToBeReset, this, &FuturesFilter::beginResetModel);
    connect(m_model, &QAbstractItemModel::modelReset, this, &FuturesFilter::endSourceReset);
    connect(m_model, &QAbstractItemModel::rowsAboutToBeInserted, this,
            [this](const QModelIndex &, int first, int last) {
                if (!m_order)
                    beginInsertRows({}, first, last);
            });
    connect(m_model, &QAbstractItemModel::rowsInserted, this, [this] {
        if (!m_order)
            endInsertRows();
    });
    connect(m_model, &QAbstractItemModel::dataChanged, this, &FuturesFilter::tellChanged);
    connect(m_model, &FuturesModel::refreshed, this, &FuturesFilter::wishLater);
}

bool FuturesFilter::wantsPlain() const
{
    return m_query.empty() && m_column == FutureColumn::Number && !m_descending;
}

void FuturesFilter::setQuery(const FutureQuery &query)
{
    if (query == m_query)
        return;
    m_query = query;
    wish();
}

void FuturesFilter::sort(int column, Qt::SortOrder order)
{
    const auto wanted = static_cast<FutureColumn>(std::clamp(column, 0, FuturesModel::columnCountOfAll - 1));
    const bool descending = order == Qt::DescendingOrder && column >= 0;
    if (wanted == m_column && descending == m_descending)
        return;
    m_column = wanted;
    m_descending = descending;
    emit headerDataChanged(Qt::Horizontal, 0, FuturesModel::columnCountOfAll - 1);
    wish();
}

/// The states and times of the rows may be other ones now, or there are more of them.
void FuturesFilter::wishLater()
{
    if (wantsPlain() || m_runner.isBusy() || m_wishTimer.isActive())
        return;
    const bool live = m_model->document().isLive();
    const bool byTime = !m_query.empty() || m_column != FutureColumn::Number;
    if (m_model->rowCount() == m_wishedForRows
        && (!byTime || (m_model->atNs() == m_wishedForNs && live == m_wishedLive)))
        return;
    const auto costMs = static_cast<int>(m_runner.costNs() / 1'000'000);
    m_wishTimer.start(live ? std::clamp(liveCostFactor * costMs, liveMs, longestMs)
                           : std::clamp(replayCostFactor * costMs, replayMs, longestMs));
}

void FuturesFilter::wish()
{
    m_wishTimer.stop();
    if (wantsPlain()) {
        m_runner.giveUp();
        if (m_order)
            show(nullptr);
        emit matchesFound(nullptr);
        return;
    }
    m_wishedForNs = m_model->atNs();
    m_wishedForRows = m_model->rowCount();
    m_wishedLive = m_model->document().isLive();
    m_runner.want({m_query, m_column, m_descending, m_wishedForNs});
}

void FuturesFilter::show(std::shared_ptr<const FutureOrder> order)
{
    // The model may have heard of fewer futures than were there to be sorted.
    m_model->refresh();
    emit aboutToReorder();
    emit layoutAboutToBeChanged();
    const QModelIndexList before = persistentIndexList();
    std::vector<QModelIndex> sources;
    for (const QModelIndex &index : before)
        sources.push_back(mapToSource(index));
    m_order = std::move(order);
    QModelIndexList after;
    for (const QModelIndex &source : sources)
        after.push_back(mapFromSource(source));
    changePersistentIndexList(before, after);
    emit layoutChanged();
    emit reordered();
}

void FuturesFilter::endSourceReset()
{
    m_runner.forget();
    // What is searched is not known yet: nothing is shown rather than all.
    m_order = m_query.empty() ? nullptr : std::make_shared<const FutureOrder>();
    endResetModel();
    wish();
}

int FuturesFilter::sourceRow(int row) const
{
    return m_order ? static_cast<int>(m_order->rows[static_cast<std::size_t>(row)]) : row;
}

int FuturesFilter::ownRow(int sourceRow) const
{
    if (!m_order)
        return sourceRow;
    const auto index = static_cast<std::size_t>(sourceRow);
    const std::uint32_t place = index < m_order->places.size() ? m_order->places[index] : FutureOrder::nowhere;
    return place == FutureOrder::nowhere ? -1 : static_cast<int>(place);
}

QModelIndex FuturesFilter::index(int row, int column, const QModelIndex &parent) const
{
    return hasIndex(row, column, parent) ? createIndex(row, column) : QModelIndex();
}

int FuturesFilter::rowCount(const QModelIndex &parent) const
{
    if (parent.isValid())
        return 0;
    return m_order ? static_cast<int>(m_order->rows.size()) : m_model->rowCount();
}

int FuturesFilter::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_model->columnCount();
}

QModelIndex FuturesFilter::mapToSource(const QModelIndex &index) const
{
    return index.isValid() ? m_model->index(sourceRow(index.row()), index.column()) : QModelIndex();
}

QModelIndex FuturesFilter::mapFromSource(const QModelIndex &index) const
{
    const int row = index.isValid() ? ownRow(index.row()) : -1;
    return row >= 0 ? createIndex(row, index.column()) : QModelIndex();
}

void FuturesFilter::tellChanged(const QModelIndex &first, const QModelIndex &last)
{
    if (!m_order) {
        emit dataChanged(mapFromSource(first), mapFromSource(last));
        return;
    }
    for (int source = first.row(); source <= last.row(); ++source) {
        if (const int row = ownRow(source); row >= 0)
            emit dataChanged(index(row, first.column()), index(row, last.column()));
    }
}

QVariant FuturesFilter::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal)
        return {};
    const QVariant data = m_model->headerData(section, orientation, role);
    if (role != Qt::DisplayRole || section != static_cast<int>(m_column))
        return data;
    QStringList lines = data.toString().split(QLatin1Char('\n'));
    lines.first() += m_descending ? QStringLiteral(" ▾") : QStringLiteral(" ▴");
    return lines.join(QLatin1Char('\n'));
}

} // namespace futurescope
