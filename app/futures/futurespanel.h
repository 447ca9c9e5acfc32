// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/theme.h"

#include <QTabWidget>

#include <functional>
#include <vector>

class QAction;

namespace futurescope {

class RunDocument;
class FuturesTable;
class LossWaterfallView;
class MetricsView;
class StateBoard;
class ViewState;

/// The right side of the window, a page behind each tab: "Table" (over the details), "Board", what addPage() brings,
/// and "Metrics".
class FuturesPanel : public QTabWidget
{
    Q_OBJECT

public:
    using ThemeSetter = std::function<void(const Theme &)>;

    FuturesPanel(const RunDocument *document, ViewState *view, QWidget *parent = nullptr);

    /// A further page before "Metrics"; the panel owns it. `setTheme`, if any, is called with the theme now and
    /// whenever it changes. Titles are short: four of them share the width of the panel. Returns the index of the page.
    int addPage(const QString &title, QWidget *page, ThemeSetter setTheme = {});

    void setTheme(const Theme &theme);
    /// What can be done to the selected future: in the context menu of the table, and a button under the details while
    /// it can be done.
    void setFutureAction(QAction *action);
    /// Whether the tokens of the board glide.
    void setMotion(bool motion);
    FuturesTable *table() const { return m_table; }
    /// Shows the table and puts the cursor into its search field.
    void startSearch();
    StateBoard *board() const { return m_board; }
    LossWaterfallView *losses() const;
    QSize sizeHint() const override { return {310, 600}; }
    /// Grows with the text: every tab is to be seen, in any language.
    QSize minimumSizeHint() const override;

private:
    void showPagesOf(bool foreign);
    void addTable(const RunDocument *document, ViewState *view);
    void addBoard();

    const Theme *m_theme = &themeFor(false);
    std::vector<ThemeSetter> m_themeSetters;
    MetricsView *m_metrics;
    FuturesTable *m_table = nullptr;
    StateBoard *m_board;
};

} // namespace futurescope
