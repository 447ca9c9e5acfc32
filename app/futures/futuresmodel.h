// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/analysis/futureorder.h"
#include "core/base/ids.h"

#include <QAbstractTableModel>
#include <QTimer>

#include <functional>

namespace futurescope {

class RunDocument;
class ViewState;

/// The futures of a run as they were at the moment that the views show: "now" in a run that is followed, else the
/// cursor, so that in a replay the states go back too. Row i is future i+1.
///
/// It looks again at most every `refreshMs`, and tells of the rows whose look has changed since, a run of neighbours at
/// a time. Whoever shows only a few of a million rows names them, so that no others need be looked at.
class FuturesModel : public QAbstractTableModel
{
    Q_OBJECT

public:
    using Column = FutureColumn;
    using WatchedRows = std::function<std::vector<int>()>;
    static constexpr int columnCountOfAll = 7;
    enum Role {
        BarStateRole = Qt::UserRole, ///< BarState as int, for the chip; invalid before the submission
        BadgesRole,                  ///< FutureBadges as bits, beside the chip
    };
    static constexpr int refreshMs = 60;
    static constexpr int liveRefreshMs = 120; ///< each look has most rows painted again, while something is measured

    FuturesModel(const RunDocument *document, const ViewState *view, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;

    FutureId futureAt(int row) const { return FutureId{static_cast<std::uint32_t>(row + 1)}; }
    QModelIndex indexOf(FutureId future) const;
    /// The moment that the rows show.
    std::int64_t atNs() const { return m_atNs; }
    const RunDocument &document() const { return *m_document; }
    /// Asked at every refresh for the rows whose changes matter, in ascending order. Without it all rows do.
    void setWatchedRows(WatchedRows watched) { m_watched = std::move(watched); }

public slots:
    /// Looks again now.
    void refresh();

signals:
    /// The rows show another moment: sorted and filtered views may want to look again.
    void refreshed();

private:
    void refreshSoon();
    void startOver();
    void tellChanges(std::int64_t fromNs, std::int64_t toNs, int rows);
    std::int64_t momentNs() const;
    QString text(const FutureRecord &record, int row, Column column) const;
    QString toolTip(Column column) const;
    QString rowToolTip(const FutureRecord &record, int row) const;

    const RunDocument *m_document;
    const ViewState *m_view;
    WatchedRows m_watched;
    QTimer m_refreshTimer;
    int m_rows = 0;
    std::int64_t m_atNs = 0;
    bool m_wasLive = false;
};

} // namespace futurescope
