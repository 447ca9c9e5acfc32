// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QLineEdit;
class QProgressBar;
class QToolButton;

namespace futurescope {

class ViewState;

/// Where the futures are searched: the field, a page that lists what can be written in it, and under it how many were
/// found, or what cannot be understood. Enter and Shift+Enter ask for the next match and the one before.
class FutureSearchBar : public QWidget
{
    Q_OBJECT

public:
    explicit FutureSearchBar(ViewState *view, QWidget *parent = nullptr);

    /// Puts the cursor into the field.
    void startSearch();
    /// "12 of 1,000 match", as the ViewState knows them; `futures`: all that there are.
    void showCount(std::size_t futures);
    /// Empty: the search can be understood.
    void showProblem(const QString &problem);
    /// 100: nothing slow goes on.
    void showProgress(int percent);

signals:
    void nextRequested();
    void previousRequested();
    /// To the rows.
    void leaveRequested();

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void createField();
    void createHelp();
    void showHelp();
    void fitStatus();

    ViewState *m_view;
    QLineEdit *m_field;
    QToolButton *m_help;
    QLabel *m_count;
    QLabel *m_problem;
    QProgressBar *m_progress;
};

/// What can be searched: as it is written, and what it finds.
QList<std::pair<QString, QString>> searchExamples();

} // namespace futurescope
