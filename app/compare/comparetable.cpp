// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparetable.h"

#include "app/compare/comparedelegate.h"
#include "app/compare/comparemodel.h"
#include "app/lab/theme.h"

#include <QHeaderView>
#include <QKeyEvent>

namespace futurescope {

CompareTable::CompareTable(ComparedRuns *runs, QWidget *parent)
    : QTableView(parent),
      m_runs(runs),
      m_model(new CompareModel(runs, this)),
      m_delegate(new CompareDelegate(this))
{
    setObjectName(QStringLiteral("compareTable"));
    setAccessibleName(tr("Figures of the compared runs and their differences"));
    setModel(m_model);
    setItemDelegate(m_delegate);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    setCornerButtonEnabled(false);
    setTabKeyNavigation(false);
    horizontalHeader()->setHighlightSections(false);
    horizontalHeader()->setResizeContentsPrecision(-1); // the widest cell counts wherever it is
    horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter);
    verticalHeader()->setHighlightSections(false);
    verticalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    connect(m_model, &CompareModel::tooManyDrawn, this, &CompareTable::tooManyDrawn);
    connect(m_model, &QAbstractItemModel::modelReset, this, &CompareTable::fit);
    connect(selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this] { emit currentRunChanged(currentRun()); });
}

void CompareTable::setTheme(const Theme &theme)
{
    m_delegate->setTheme(theme);
    setStyleSheet(QStringLiteral("QHeaderView, QTableCornerButton::section { background: %1; border: none; }")
                      .arg(theme.card.name()));
    viewport()->update();
}

int CompareTable::currentRun() const
{
    const int column = currentIndex().column();
    return column >= 0 && column < m_model->columnCount() ? m_runs->all()[static_cast<std::size_t>(column)].id : -1;
}

int CompareTable::fullHeight() const
{
    return horizontalHeader()->height() + verticalHeader()->length() + 2 * frameWidth();
}

void CompareTable::showEvent(QShowEvent *event)
{
    QTableView::showEvent(event);
    fit(); // the font of the style sheet is there from now on
}

void CompareTable::fit()
{
    resizeColumnsToContents();
    resizeRowsToContents();
}

/// Space ticks a run here and does not play.
bool CompareTable::event(QEvent *event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if ((key == Qt::Key_Space && currentIndex().row() == CompareModel::Drawn) || key == Qt::Key_Delete) {
            event->accept();
            return true;
        }
    }
    return QTableView::event(event);
}

void CompareTable::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Delete && currentRun() >= 0)
        emit removeRequested(currentRun());
    else
        QTableView::keyPressEvent(event);
}

void CompareTable::changeEvent(QEvent *event)
{
    QTableView::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        QMetaObject::invokeMethod(this, &CompareTable::fit, Qt::QueuedConnection);
}

} // namespace futurescope
