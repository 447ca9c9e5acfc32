// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"

#include <QTableView>

namespace futurescope {

class CompareDelegate;
class CompareModel;
struct Theme;

/// The table of differences. Space ticks a run, Delete takes the one of the current column out.
class CompareTable : public QTableView
{
    Q_OBJECT

public:
    explicit CompareTable(ComparedRuns *runs, QWidget *parent = nullptr);

    void setTheme(const Theme &theme);
    /// The run of the current column, or -1.
    int currentRun() const;
    /// In which all rows are seen.
    int fullHeight() const;

signals:
    void removeRequested(int id);
    void currentRunChanged(int id);
    void tooManyDrawn();

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void fit();

    ComparedRuns *m_runs;
    CompareModel *m_model;
    CompareDelegate *m_delegate;
};

} // namespace futurescope
