// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurestable.h"

#include "app/futures/chipdelegate.h"
#include "app/futures/futuresearchbar.h"
#include "app/futures/futuresfilter.h"
#include "app/futures/futuresmodel.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"
#include "app/lab/viewstate.h"

#include <QEvent>
#include <QHeaderView>
#include <QScrollBar>
#include <QTableView>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {

using Column = FuturesModel::Column;

constexpr int cellMargins = 10;

/// The longest usual text of a column.
QString sampleOf(Column column, std::uint32_t tasks)
{
    switch (column) {
    case Column::Number:
        return QString::number(std::max<std::uint32_t>(tasks, 100));
    case Column::State:
        return QStringLiteral("MemoryError");
    case Column::Worker:
        return QStringLiteral("1024");
    case Column::Items:
        return QStringLiteral("1000–1039");
    case Column::WaitMs:
    case Column::RunMs:
        return QStringLiteral("10000");
    case Column::Outcome:
        break; // takes what is left
    }
    return {};
}

} // namespace

FuturesTable::FuturesTable(const RunDocument *document, ViewState *view, QWidget *parent)
    : QWidget(parent),
      m_document(document),
      m_view(view),
      m_model(new FuturesModel(document, view, this)),
      m_filter(new FuturesFilter(m_model, this)),
      m_search(new FutureSearchBar(view, this)),
      m_table(new QTableView(this)),
      m_chips(new ChipDelegate(this))
{
    createTable();

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    rows->addWidget(m_search);
    rows->addWidget(m_table, 1);

    connectSearch();
    m_model->setWatchedRows([this] { return rowsInSight(); });
    connect(m_view, &ViewState::futureSelected, this, &FuturesTable::selectRowOf);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FuturesTable::takeSelection);
    connect(m_document, &RunDocument::replaced, this, &FuturesTable::adaptColumns);
    connect(m_model, &FuturesModel::refreshed, this, &FuturesTable::followNewest);
}

void FuturesTable::connectSearch()
{
    connect(m_view, &ViewState::searchChanged, this, &FuturesTable::takeSearch);
    connect(m_filter, &FuturesFilter::matchesFound, m_view, &ViewState::setMatches);
    connect(m_view, &ViewState::matchesChanged, this, &FuturesTable::showCount);
    connect(m_filter, &FuturesFilter::progressed, m_search, &FutureSearchBar::showProgress);
    connect(m_filter, &FuturesFilter::aboutToReorder, this, &FuturesTable::rememberPlace);
    connect(m_filter, &FuturesFilter::reordered, this, &FuturesTable::restorePlace);
    connect(m_search, &FutureSearchBar::nextRequested, this, &FuturesTable::selectNextMatch);
    connect(m_search, &FutureSearchBar::previousRequested, this, &FuturesTable::selectPreviousMatch);
    connect(m_search, &FutureSearchBar::leaveRequested, m_table, qOverload<>(&QWidget::setFocus));
    takeSearch();
}

/// A search that cannot be understood leaves what was found before.
void FuturesTable::takeSearch()
{
    const auto query = parseFutureQuery(m_view->search().toStdString());
    m_search->showProblem(query ? QString() : toText(query.error()));
    if (query)
        m_filter->setQuery(*query);
}

void FuturesTable::showCount()
{
    const auto &matches = m_view->matches();
    m_search->showCount(matches ? matches->looked : 0);
}

void FuturesTable::startSearch()
{
    m_search->startSearch();
}

void FuturesTable::selectNextMatch()
{
    selectStep(1);
}

void FuturesTable::selectPreviousMatch()
{
    selectStep(-1);
}

void FuturesTable::selectStep(int step)
{
    const int rows = m_filter->rowCount();
    if (rows == 0)
        return;
    const QModelIndex here = m_filter->mapFromSource(m_model->indexOf(m_view->selectedFuture()));
    const int row = here.isValid() ? (here.row() + step + rows) % rows : step > 0 ? 0 : rows - 1;
    m_view->selectFuture(m_model->futureAt(m_filter->mapToSource(m_filter->index(row, 0)).row()));
}

/// Of the model, in ascending order.
std::vector<int> FuturesTable::rowsInSight() const
{
    std::vector<int> rows;
    if (!isVisible() || m_filter->rowCount() == 0)
        return rows;
    const int first = std::max(0, m_table->rowAt(0));
    const int below = m_table->rowAt(m_table->viewport()->height() - 1);
    const int last = below < 0 ? m_filter->rowCount() - 1 : below;
    for (int row = first; row <= last; ++row)
        rows.push_back(m_filter->mapToSource(m_filter->index(row, 0)).row());
    std::ranges::sort(rows);
    return rows;
}

// Rows move under a view that stays where it is; but a selected row that was in sight stays in its place there.
void FuturesTable::rememberPlace()
{
    m_placeInSight = -1;
    const QModelIndex selected = m_filter->mapFromSource(m_model->indexOf(m_view->selectedFuture()));
    if (!selected.isValid())
        return;
    const QRect rect = m_table->visualRect(selected);
    if (m_table->viewport()->rect().contains(rect.center().y() > 0 ? QPoint(1, rect.center().y()) : QPoint(-1, -1)))
        m_placeInSight = selected.row() - m_table->verticalScrollBar()->value();
}

void FuturesTable::restorePlace()
{
    const QModelIndex selected = m_filter->mapFromSource(m_model->indexOf(m_view->selectedFuture()));
    if (!selected.isValid())
        return;
    if (!m_table->selectionModel()->isSelected(selected)) { // it had been filtered away
        m_syncing = true;
        m_table->setAutoScroll(false);
        m_table->setCurrentIndex(selected);
        m_table->setAutoScroll(true);
        m_syncing = false;
    }
    if (m_placeInSight >= 0)
        m_table->verticalScrollBar()->setValue(selected.row() - m_placeInSight);
}

void FuturesTable::createTable()
{
    m_table->setObjectName(QStringLiteral("futuresTable"));
    m_table->setAccessibleName(tr("Futures"));
    m_table->setModel(m_filter);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setTabKeyNavigation(false);
    m_table->setFont(tabularFont(m_table->font()));
    m_table->setItemDelegateForColumn(static_cast<int>(Column::State), m_chips);
    m_table->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);

    // Rows of one fixed height: the view then never asks a hundred thousand rows how tall they want to be.
    m_table->verticalHeader()->hide();
    m_table->verticalHeader()->setSectionResizeMode(QHeaderView::Fixed);
    QHeaderView *header = m_table->horizontalHeader();
    header->setHighlightSections(false);
    header->setMinimumSectionSize(24);
    header->setSectionResizeMode(static_cast<int>(Column::Outcome), QHeaderView::Stretch);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(Column::Number), Qt::AscendingOrder);
    // The style draws its mark at the far end of the section; FuturesFilter puts one right behind the title instead.
    header->setStyleSheet(QStringLiteral("QHeaderView::up-arrow, QHeaderView::down-arrow { image: none; width: 0; }"));
    connect(header, &QHeaderView::sortIndicatorChanged, this, &FuturesTable::adaptColumns);
    m_table->viewport()->installEventFilter(this);
    adaptColumns();
}

void FuturesTable::setTheme(const Theme &theme)
{
    m_chips->setTheme(theme);
    adaptColumns(); // the text size may have changed with it
    m_table->viewport()->update();
}

void FuturesTable::setAction(QAction *action)
{
    m_table->addAction(action);
    m_table->setContextMenuPolicy(Qt::ActionsContextMenu);
}

void FuturesTable::adaptColumns()
{
    m_badgeKinds = badgeKinds();
    // Of tasks of one item, in their order, the number says it all.
    const Experiment &experiment = m_document->experiment();
    m_table->setColumnHidden(static_cast<int>(Column::Items),
                             experiment.schedule == Schedule::Dynamic && experiment.chunk <= 1);
    m_table->setColumnHidden(static_cast<int>(Column::WaitMs), m_document->foreign() != nullptr);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 9);
    for (int column = 0; column < static_cast<int>(Column::Outcome); ++column)
        m_table->setColumnWidth(column, textWidth(column));
    fitOutcome();
}

/// How many different badges the rows of this run have.
int FuturesTable::badgeKinds() const
{
    const Timeline &timeline = m_document->timeline();
    return (timeline.count().exceptionsUnread() > 0 ? 1 : 0) + (timeline.refusals().empty() ? 0 : 1)
           + (timeline.timeouts().empty() ? 0 : 1);
}

int FuturesTable::textWidth(int column) const
{
    const std::uint32_t tasks = m_document->hasRun() ? m_document->experiment().futures() : 0;
    const int text = m_table->fontMetrics().horizontalAdvance(sampleOf(static_cast<Column>(column), tasks));
    const int badges = static_cast<Column>(column) == Column::State ? m_badgeKinds * ChipDelegate::badgeWidth : 0;
    return std::max(text + cellMargins + badges, headerWidth(column));
}

/// Of the longest line of the column's title, with the mark of the sorted column.
int FuturesTable::headerWidth(int column) const
{
    int width = 0;
    for (const QString &line : m_filter->headerData(column, Qt::Horizontal).toString().split(QLatin1Char('\n')))
        width = std::max(width, m_table->horizontalHeader()->fontMetrics().horizontalAdvance(line));
    return width + cellMargins;
}

/// The outcome has what the others leave; where that is not even enough for its title it is not shown. The details
/// under the table say it in full, and so does the tool tip of every row.
void FuturesTable::fitOutcome()
{
    const int state = static_cast<int>(Column::State);
    const int outcome = static_cast<int>(Column::Outcome);
    int left = m_table->viewport()->width() - textWidth(state);
    for (int column = 0; column < outcome; ++column)
        left -= column == state || m_table->isColumnHidden(column) ? 0 : m_table->columnWidth(column);
    const bool fits = left >= headerWidth(outcome);
    m_table->setColumnHidden(outcome, !fits);
    // The state has the little that is left then, so that rows reach the edge; or gives what its badges would like.
    const int badges = m_badgeKinds * ChipDelegate::badgeWidth;
    m_table->setColumnWidth(state, textWidth(state) + (fits ? 0 : std::max(left, -badges)));
}

bool FuturesTable::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_table->viewport() && event->type() == QEvent::Resize)
        fitOutcome();
    return QWidget::eventFilter(watched, event);
}

void FuturesTable::selectRowOf(FutureId future)
{
    if (m_syncing)
        return;
    m_syncing = true;
    const QModelIndex index = m_filter->mapFromSource(m_model->indexOf(future));
    if (index.isValid()) {
        m_table->setCurrentIndex(index);
        m_table->scrollTo(index);
    } else {
        m_table->clearSelection();
    }
    m_syncing = false;
}

void FuturesTable::takeSelection()
{
    if (m_syncing)
        return;
    const QModelIndexList rows = m_table->selectionModel()->selectedRows();
    if (rows.isEmpty())
        return; // filtered away: still what the other views show
    m_syncing = true;
    m_view->selectFuture(m_model->futureAt(m_filter->mapToSource(rows.first()).row()));
    m_syncing = false;
}

void FuturesTable::followNewest()
{
    if (badgeKinds() > m_badgeKinds)
        adaptColumns();
    if (!m_document->isLive() || !m_view->following() || m_view->selectedFuture() != noFuture)
        return;
    // What has left the queue last is what happens now.
    const auto left = m_document->timeline().queueLeft().size();
    if (left > 0)
        m_table->scrollTo(m_filter->mapFromSource(m_model->indexOf(FutureId{static_cast<std::uint32_t>(left)})));
}

} // namespace futurescope
