// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurestable.h"

#include "app/futures/chipdelegate.h"
#include "app/futures/futuresfilter.h"
#include "app/futures/futuresmodel.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"
#include "app/lab/viewstate.h"

#include <QHeaderView>
#include <QLineEdit>
#include <QTableView>
#include <QVBoxLayout>

namespace futurescope {

namespace {

using Column = FuturesModel::Column;

/// Wide enough for the longest usual text of the column.
int columnWidth(const QFontMetrics &metrics, Column column)
{
    const auto wide = [&](const char *sample) { return metrics.horizontalAdvance(QLatin1String(sample)) + 10; };
    switch (column) {
    case Column::Number: return wide("10000");
    case Column::State: return wide("MemoryError");
    case Column::Worker: return wide("Worker");
    case Column::Items: return wide("1000-1039");
    case Column::WaitMs: return wide("Wait ms");
    case Column::RunMs: return wide("Run ms");
    case Column::Outcome: return wide("ValueError: Task 12 failed!");
    }
    return 0;
}

} // namespace

FuturesTable::FuturesTable(const RunDocument *document, ViewState *view, QWidget *parent)
    : QWidget(parent), m_document(document), m_view(view), m_model(new FuturesModel(document, view, this)),
      m_filter(new FuturesFilter(m_model, this)), m_search(new QLineEdit(this)), m_table(new QTableView(this)),
      m_chips(new ChipDelegate(this))
{
    m_search->setObjectName(QStringLiteral("futuresSearch"));
    m_search->setAccessibleName(tr("Search the futures"));
    m_search->setPlaceholderText(tr("Search: failed, #12, ValueError"));
    m_search->setClearButtonEnabled(true);
    createTable();

    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(0);
    auto *searchRow = new QVBoxLayout;
    searchRow->setContentsMargins(8, 6, 8, 6);
    searchRow->addWidget(m_search);
    rows->addLayout(searchRow);
    rows->addWidget(m_table, 1);

    connect(m_search, &QLineEdit::textChanged, m_filter, &FuturesFilter::setSearch);
    connect(m_view, &ViewState::futureSelected, this, &FuturesTable::selectRowOf);
    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, &FuturesTable::takeSelection);
    connect(m_document, &RunDocument::replaced, this, &FuturesTable::adaptColumns);
    connect(m_model, &FuturesModel::refreshed, this, &FuturesTable::followNewest);
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
    header->setStretchLastSection(true);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(static_cast<int>(Column::Number), Qt::AscendingOrder);
    adaptColumns();
}

void FuturesTable::setTheme(const Theme &theme)
{
    m_chips->setTheme(theme);
    adaptColumns(); // the text size may have changed with it
    m_table->viewport()->update();
}

void FuturesTable::adaptColumns()
{
    // Of tasks of one item the number says it all.
    m_table->setColumnHidden(static_cast<int>(Column::Items), m_document->experiment().chunk <= 1);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() + 9);
    for (int column = 0; column < FuturesModel::columnCountOfAll; ++column)
        m_table->setColumnWidth(column, columnWidth(m_table->fontMetrics(), static_cast<Column>(column)));
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
    if (!m_document->isLive() || !m_view->following() || m_view->selectedFuture() != noFuture)
        return;
    // What has left the queue last is what happens now.
    const auto left = m_document->timeline().queueLeft().size();
    if (left > 0)
        m_table->scrollTo(m_filter->mapFromSource(m_model->indexOf(FutureId{static_cast<std::uint32_t>(left)})));
}

} // namespace futurescope
