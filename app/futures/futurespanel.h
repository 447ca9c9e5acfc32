// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTabWidget>

namespace futurescope {

class FuturesTable;
class RunDocument;
class ViewState;
struct Theme;

/// The right side of the window: "Futures" (table over details) and "Metrics".
class FuturesPanel : public QTabWidget
{
    Q_OBJECT

public:
    FuturesPanel(const RunDocument *document, ViewState *view, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// What can be done to the selected future: in the context menu of the table, and a button under the details while
    /// it can be done.
    void setFutureAction(QAction *action);
    QSize sizeHint() const override { return {310, 600}; }
    /// Grows with the text.
    QSize minimumSizeHint() const override { return {26 * fontMetrics().averageCharWidth(), 160}; }

private:
    FuturesTable *m_table;
};

} // namespace futurescope
