// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ids.h"

#include <QWidget>

#include <vector>

class QAction;
class QTableView;

namespace futurescope {

class ChipDelegate;
class FutureSearchBar;
class FuturesFilter;
class FuturesModel;
class RunDocument;
class ViewState;
struct Theme;

/// A search field over the table of futures. The selected row and the selected future of the ViewState are the same.
class FuturesTable : public QWidget
{
    Q_OBJECT

public:
    FuturesTable(const RunDocument *document, ViewState *view, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// In the context menu of the rows; a right click selects the row first.
    void setAction(QAction *action);
    QTableView *table() const { return m_table; }
    FuturesModel *model() const { return m_model; }

public slots:
    /// Puts the cursor into the search field.
    void startSearch();
    /// Selects the row after the selected one, and so on around: of a search, the next match.
    void selectNextMatch();
    void selectPreviousMatch();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createTable();
    void connectSearch();
    void takeSearch();
    void showCount();
    void selectStep(int step);
    std::vector<int> rowsInSight() const;
    void rememberPlace();
    void restorePlace();
    void selectRowOf(FutureId future);
    void takeSelection();
    void adaptColumns();
    void fitOutcome();
    int textWidth(int column) const;
    int badgeKinds() const;
    int headerWidth(int column) const;
    void followNewest();

    const RunDocument *m_document;
    ViewState *m_view;
    FuturesModel *m_model;
    FuturesFilter *m_filter;
    FutureSearchBar *m_search;
    QTableView *m_table;
    ChipDelegate *m_chips;
    int m_badgeKinds = 0;    ///< that the state has room for
    int m_placeInSight = -1; ///< of the selected row while rows move, counted from the first in sight; -1: out of it
    bool m_syncing = false;
};

} // namespace futurescope
