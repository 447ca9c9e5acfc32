// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futuresmodel.h"

#include "app/futures/futurebadges.h"
#include "app/futures/futurelook.h"
#include "app/lab/coretext.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"
#include "app/lab/viewstate.h"

#include <QLocale>

#include <algorithm>

namespace futurescope {

namespace {

/// Events of different threads arrive out of order by some milliseconds: what happened this long ago may still be news.
constexpr std::int64_t lateNs = 500'000'000;

QString noValue()
{
    return QStringLiteral("–");
}

QString msText(std::int64_t ns)
{
    const double ms = static_cast<double>(ns) / 1e6;
    return QLocale().toString(ms, 'f', ms < 1 ? 3 : ms < 100 ? 1 : 0);
}

bool within(std::int64_t timeNs, std::int64_t fromNs, std::int64_t toNs)
{
    return timeNs != never && timeNs > fromNs && timeNs <= toNs;
}

/// Does the row look different at `toNs` from what it was at `fromNs` (the earlier one)?
bool changes(const FutureRecord &record, std::int64_t fromNs, std::int64_t toNs)
{
    const bool grows = record.hasRun() && record.startedNs <= toNs
                       && (record.endedNs == never || record.endedNs > fromNs);
    return grows || within(record.submittedNs, fromNs, toNs) || within(record.endedNs, fromNs, toNs)
           || within(record.readNs, fromNs, toNs) || within(record.cancelRefusedNs(), fromNs, toNs)
           || within(record.timedOutNs(), fromNs, toNs);
}

} // namespace

FuturesModel::FuturesModel(const RunDocument *document, const ViewState *view, QObject *parent)
    : QAbstractTableModel(parent),
      m_document(document),
      m_view(view)
{
    m_refreshTimer.setSingleShot(true);
    connect(&m_refreshTimer, &QTimer::timeout, this, &FuturesModel::refresh);
    connect(document, &RunDocument::replaced, this, &FuturesModel::startOver);
    connect(document, &RunDocument::grown, this, &FuturesModel::refreshSoon);
    connect(document, &RunDocument::ended, this, &FuturesModel::refresh);
    connect(view, &ViewState::cursorMoved, this, &FuturesModel::refreshSoon);
    connect(view, &ViewState::followingChanged, this, &FuturesModel::refreshSoon);
    startOver();
}

int FuturesModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : m_rows;
}

int FuturesModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : columnCountOfAll;
}

QModelIndex FuturesModel::indexOf(FutureId future) const
{
    const auto row = static_cast<int>(future.value) - 1;
    return row >= 0 && row < m_rows ? index(row, 0) : QModelIndex();
}

std::int64_t FuturesModel::momentNs() const
{
    return m_view->momentNs(m_document->timeline().endNs());
}

void FuturesModel::refreshSoon()
{
    if (!m_refreshTimer.isActive())
        m_refreshTimer.start(m_document->isLive() ? liveRefreshMs : refreshMs);
}

void FuturesModel::startOver()
{
    beginResetModel();
    m_rows = static_cast<int>(m_document->timeline().futures().size());
    m_atNs = momentNs();
    m_wasLive = m_document->isLive();
    endResetModel();
    emit headerDataChanged(Qt::Horizontal, 0, columnCountOfAll - 1); // some depend on where the run comes from
    emit refreshed();
}

void FuturesModel::refresh()
{
    m_refreshTimer.stop();
    const std::int64_t before = m_atNs;
    m_atNs = momentNs();
    const int rows = static_cast<int>(m_document->timeline().futures().size());
    const int known = m_rows;
    if (rows > known) {
        beginInsertRows({}, known, rows - 1);
        m_rows = rows;
        endInsertRows();
    }
    if (m_document->isLive() || m_wasLive)
        tellChanges(std::min(before, m_atNs) - lateNs, std::max(before, m_atNs), known);
    else if (before != m_atNs)
        tellChanges(std::min(before, m_atNs), std::max(before, m_atNs), known);
    m_wasLive = m_document->isLive();
    emit refreshed();
}

void FuturesModel::tellChanges(std::int64_t fromNs, std::int64_t toNs, int rows)
{
    const auto &records = m_document->timeline().futures();
    std::vector<int> watched;
    if (m_watched)
        watched = m_watched();
    const int count = m_watched ? static_cast<int>(watched.size()) : rows;
    const auto rowAt = [&](int i) { return m_watched ? watched[static_cast<std::size_t>(i)] : i; };
    int first = -1; // of the run of changed rows that is under way
    int last = -1;
    const auto tell = [&] {
        if (first >= 0)
            emit dataChanged(index(first, 0), index(last, columnCountOfAll - 1));
        first = -1;
    };
    for (int i = 0; i < count; ++i) {
        const int row = rowAt(i);
        if (row >= rows || !changes(records[static_cast<std::size_t>(row)], fromNs, toNs))
            continue;
        if (first < 0 || row != last + 1) {
            tell();
            first = row;
        }
        last = row;
    }
    tell();
}

QVariant FuturesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const FutureRecord &record = m_document->timeline().futures()[static_cast<std::size_t>(index.row())];
    const auto column = static_cast<Column>(index.column());
    switch (role) {
    case Qt::DisplayRole:
        return text(record, index.row(), column);
    case Qt::ToolTipRole:
        return rowToolTip(record, index.row());
    case BarStateRole: {
        const auto state = barStateAt(record, m_atNs);
        return state ? QVariant(static_cast<int>(*state)) : QVariant();
    }
    case BadgesRole:
        return badgesAt(record, m_atNs).bits();
    case Qt::TextAlignmentRole: {
        const bool words = column == Column::State || column == Column::Outcome;
        return QVariant(words ? Qt::AlignLeft | Qt::AlignVCenter : Qt::AlignRight | Qt::AlignVCenter);
    }
    default:
        return {};
    }
}

QString FuturesModel::text(const FutureRecord &record, int row, Column column) const
{
    const bool started = record.hasRun() && record.startedNs <= m_atNs;
    const bool ended = happened(record.endedNs, m_atNs);
    switch (column) {
    case Column::Number:
        return QString::number(row + 1);
    case Column::State:
        return coreText(stateLabel(record, m_atNs));
    case Column::Worker:
        return !started ? noValue() : record.lane == mainLane ? tr("main") : QString::number(record.lane.value);
    case Column::Items:
        return itemsText(record, m_document->experiment().itemStride());
    case Column::WaitMs:
        return started ? msText(record.waitNs()) : noValue();
    case Column::RunMs:
        return started ? msText(ended ? record.runNs(m_atNs) : m_atNs - record.startedNs) : noValue();
    case Column::Outcome:
        if (const ForeignTrace *foreign = m_document->foreign())
            return toText(foreign->names.ofFuture(futureAt(row))).simplified();
        return ended ? coreText(outcomeText(record, m_document->trace().texts())) : QString();
    }
    return {};
}

QString FuturesModel::rowToolTip(const FutureRecord &record, int row) const
{
    QStringList lines = badgeTexts(record, m_atNs, !m_document->isLive());
    if (const QString outcome = text(record, row, Column::Outcome); !outcome.isEmpty())
        lines.prepend(outcome);
    // An exception's text is shown as it is, never as markup.
    const QString text = lines.join(QLatin1Char('\n')).toHtmlEscaped();
    return text.isEmpty() ? QString() : QStringLiteral("<qt style='white-space:pre-wrap'>%1</qt>").arg(text);
}

QVariant FuturesModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || section < 0 || section >= columnCountOfAll)
        return {};
    const auto column = static_cast<Column>(section);
    if (role == Qt::ToolTipRole)
        return toolTip(column);
    if (role == Qt::TextAlignmentRole) {
        const bool left = column == Column::State || column == Column::Outcome;
        return QVariant((left ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter | Qt::TextWordWrap);
    }
    if (role != Qt::DisplayRole)
        return {};
    switch (column) {
    case Column::Number:
        return tr("#");
    case Column::State:
        return tr("State");
    case Column::Worker:
        return m_document->foreign() ? tr("Lane") : tr("Worker");
    case Column::Items:
        return tr("Items");
    case Column::WaitMs:
        return tr("Wait\nms");
    case Column::RunMs:
        return tr("Run\nms");
    case Column::Outcome:
        return m_document->foreign() ? tr("Name") : tr("Result");
    }
    return {};
}

QString FuturesModel::toolTip(Column column) const
{
    switch (column) {
    case Column::Number:
        return m_document->foreign() ? tr("The slices in the order in which they began")
                                     : tr("The futures in the order in which they were submitted");
    case Column::State:
        return tr("The state at the moment that the timeline's cursor shows");
    case Column::Worker:
        return m_document->foreign() ? tr("The lane it is on, counted from above") : tr("The worker that ran it");
    case Column::Items:
        return tr("The items that the task is made of");
    case Column::WaitMs:
        return tr("Milliseconds from the submission to the start");
    case Column::RunMs:
        return tr("Milliseconds from the start to the end, or until now");
    case Column::Outcome:
        return m_document->foreign() ? tr("What the slice is called") : tr("What the task returned or raised");
    }
    return {};
}

} // namespace futurescope
