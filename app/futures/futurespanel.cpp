// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/futures/futurespanel.h"

#include "app/charts/losswaterfallview.h"
#include "app/futures/futuredetails.h"
#include "app/futures/futurestable.h"
#include "app/futures/metricsview.h"
#include "app/futures/stateboard.h"
#include "app/lab/foreigntext.h"
#include "app/lab/rundocument.h"

#include <QScrollArea>
#include <QSplitter>
#include <QTabBar>

#include <algorithm>

namespace futurescope {

FuturesPanel::FuturesPanel(const RunDocument *document, ViewState *view, QWidget *parent)
    : QTabWidget(parent),
      m_metrics(new MetricsView(document, view, this)),
      m_board(new StateBoard(document, view, this))
{
    setObjectName(QStringLiteral("futuresPanel"));
    setDocumentMode(true);
    addTab(m_metrics, tr("Metrics"));
    addTable(document, view);
    addBoard();
    setCurrentIndex(0);
    connect(document, &RunDocument::replaced, this, [this, document] { showPagesOf(document->foreign() != nullptr); });
}

QSize FuturesPanel::minimumSizeHint() const
{
    return {std::max(26 * fontMetrics().averageCharWidth(), tabBar()->sizeHint().width()), 160};
}

void FuturesPanel::addTable(const RunDocument *document, ViewState *view)
{
    auto *page = new QSplitter(Qt::Vertical, this);
    page->setObjectName(QStringLiteral("futuresSplitter"));
    m_table = new FuturesTable(document, view, page);
    page->addWidget(m_table);
    page->addWidget(new FutureDetails(document, view, page));
    page->setStretchFactor(0, 3);
    page->setStretchFactor(1, 2);
    page->setChildrenCollapsible(false);
    page->setSizes({420, 280});
    addPage(tr("Table"), page, [this](const Theme &theme) { m_table->setTheme(theme); });
}

void FuturesPanel::addBoard()
{
    auto *page = new QScrollArea(this);
    page->setObjectName(QStringLiteral("stateBoardPage"));
    page->setFrameShape(QFrame::NoFrame);
    page->setWidgetResizable(true);
    page->setFocusPolicy(Qt::NoFocus);
    page->setWidget(m_board);
    addPage(tr("Board"), page, [this](const Theme &theme) { m_board->setTheme(theme); });
}

int FuturesPanel::addPage(const QString &title, QWidget *page, ThemeSetter setTheme)
{
    if (setTheme) {
        setTheme(*m_theme);
        m_themeSetters.push_back(std::move(setTheme));
    }
    return insertTab(indexOf(m_metrics), page, title);
}

/// Of a trace that another program wrote there is neither a state nor code to show.
void FuturesPanel::showPagesOf(bool foreign)
{
    for (int index = 0; index < count(); ++index) {
        const bool shows = widget(index) == m_metrics
                           || widget(index)->objectName() == QLatin1String("futuresSplitter");
        setTabEnabled(index, shows || !foreign);
        const bool board = widget(index)->objectName() == QLatin1String("stateBoardPage");
        setTabToolTip(index, shows || !foreign ? QString() : board ? ForeignText::noStates() : ForeignText::noCode());
    }
}

void FuturesPanel::setFutureAction(QAction *action)
{
    if (auto *details = findChild<FutureDetails *>())
        details->setAction(action);
    m_table->setAction(action);
    m_board->addAction(action);
}

LossWaterfallView *FuturesPanel::losses() const
{
    return m_metrics->losses();
}

void FuturesPanel::startSearch()
{
    setCurrentIndex(indexOf(m_table->parentWidget()));
    m_table->startSearch();
}

void FuturesPanel::setMotion(bool motion)
{
    m_board->setMotion(motion);
}

void FuturesPanel::setTheme(const Theme &theme)
{
    m_theme = &theme;
    losses()->setTheme(theme);
    for (const ThemeSetter &setTheme : m_themeSetters)
        setTheme(theme);
}

} // namespace futurescope
