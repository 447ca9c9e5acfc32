// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurespanel.h"

#include "app/futures/futuredetails.h"
#include "app/futures/futurestable.h"
#include "app/futures/metricsview.h"

#include <QSplitter>

namespace futurescope {

FuturesPanel::FuturesPanel(const RunDocument *document, ViewState *view, QWidget *parent)
    : QTabWidget(parent),
      m_table(new FuturesTable(document, view, this))
{
    setObjectName(QStringLiteral("futuresPanel"));
    setDocumentMode(true);
    auto *futures = new QSplitter(Qt::Vertical, this);
    futures->setObjectName(QStringLiteral("futuresSplitter"));
    futures->addWidget(m_table);
    futures->addWidget(new FutureDetails(document, view, futures));
    futures->setStretchFactor(0, 3);
    futures->setStretchFactor(1, 2);
    futures->setChildrenCollapsible(false);
    futures->setSizes({420, 280});
    addTab(futures, tr("Futures"));
    addTab(new MetricsView(document, this), tr("Metrics"));
}

void FuturesPanel::setFutureAction(QAction *action)
{
    if (auto *details = findChild<FutureDetails *>())
        details->setAction(action);
    if (auto *table = findChild<FuturesTable *>())
        table->setAction(action);
}

void FuturesPanel::setTheme(const Theme &theme)
{
    m_table->setTheme(theme);
}

} // namespace futurescope
