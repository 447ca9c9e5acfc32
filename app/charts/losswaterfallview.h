// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/charts/lossfinder.h"
#include "app/charts/losswaterfall.h"

#include <QWidget>

namespace futurescope {

class RunDocument;
class ViewState;

/// Where the time of the shown run went, row by row from the ideal to the measured makespan. A click on a row, or
/// Enter or Space on the one that the arrow keys chose, lights its stretches on the lanes, and puts them out again.
/// The losses are found when the view is first seen, and never while it is painted. GUI thread.
class LossWaterfallView : public QWidget
{
    Q_OBJECT

public:
    LossWaterfallView(const RunDocument *document, ViewState *view, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// What is painted now.
    WaterfallScene scene() const;
    QRectF rowRect(std::size_t index) const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }

signals:
    void exportRequested();
    void copyRequested();

protected:
    void showEvent(QShowEvent *event) override;
    void paintEvent(QPaintEvent *event) override;
    void changeEvent(QEvent *event) override;
    bool event(QEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void contextMenuEvent(QContextMenuEvent *event) override;

private:
    void startOver();
    void findIfSeen();
    void showLosses(const std::shared_ptr<const LossMap> &map);
    void toggle(std::size_t row);
    void setCurrent(std::size_t row);
    void describe();
    QString details(std::size_t row) const;

    const RunDocument *m_document;
    ViewState *m_view;
    LossFinder m_finder;
    const Theme *m_theme = &themeFor(false);
    std::shared_ptr<const LossMap> m_map;
    std::vector<WaterfallRow> m_rows;
    std::size_t m_current = 0;
    std::optional<std::size_t> m_hovered;
    bool m_wanted = false; // a run has ended that was not looked at yet
};

} // namespace futurescope
