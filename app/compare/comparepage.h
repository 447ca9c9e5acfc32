// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/comparedruns.h"
#include "app/compare/samework.h"
#include "app/lab/runfiles.h"

#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QToolButton;

namespace futurescope {

class CompareStrips;
class CompareTable;
class Exportable;
struct Theme;

/// Two to four runs on one time axis, and a table of the differences of these and perhaps more. Runs come from the
/// Lab, from files, or from running the Lab's experiment on every executor. GUI thread.
class ComparePage : public QWidget
{
    Q_OBJECT

public:
    /// `session` runs experiments for "same work on all"; empty: runSession().
    explicit ComparePage(SessionFunction session = {}, QWidget *parent = nullptr);

    ComparedRuns &runs() { return m_runs; }
    SameWork &sameWork() { return m_sameWork; }
    CompareStrips *strips() const { return m_strips; }
    std::shared_ptr<const Exportable> picture() const;
    void setTheme(const Theme &theme);
    /// The experiment that "same work on all" would run, and why it cannot be run now; empty: it can.
    void setExperiment(const Experiment &experiment, const QString &blocked);
    /// Whether there is a run in the Lab that could be added.
    void setLabHasRun(bool has);
    QByteArray layoutState() const;
    void restoreLayout(const QByteArray &state);

public slots:
    void addLabRun(const futurescope::RunDocument &document, const QString &path);
    void addFiles(const QStringList &paths);
    void startSameWork();
    /// What Esc means here: a selection, or measuring, or opening. False: nothing of these is there.
    bool stopNearest();
    void cancelOpening();

signals:
    void labRunWanted();
    void filesWanted();
    void csvWanted();
    /// The run is to be shown in the Lab.
    void openInLab(const futurescope::Run &run, const QString &path);
    /// Something to be said in place: one sentence.
    void noticed(const QString &text);
    void failed(const QString &text);
    void fileOpened(const QString &path);
    void progressed(const QString &text, int percent);
    void progressEnded();
    /// Runs came or went.
    void changed();

protected:
    void showEvent(QShowEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    QWidget *createBar();
    QWidget *createTableCard();
    QWidget *createEmpty();
    QPushButton *addButton(QHBoxLayout &row, const char *name, const QString &text, const QString &toolTip);
    void connectParts();
    void connectFiles();
    void add(const std::shared_ptr<OpenedRun> &opened, const RunOrigin &origin);
    void openRun(int id);
    void showOutcome(const SameWork::Outcome &outcome);
    void refresh();
    void divide();
    void updateCurrent(int id);

    ComparedRuns m_runs;
    SameWork m_sameWork;
    RunFiles m_files;
    Experiment m_experiment;
    QString m_blocked;
    bool m_labHasRun = false;
    bool m_dividedByHand = false; // now or before: the room is as the person wants it

    QPushButton *m_addLab = nullptr;
    QPushButton *m_addFiles = nullptr;
    QPushButton *m_same = nullptr;
    QToolButton *m_reference = nullptr;
    QToolButton *m_remove = nullptr;
    QToolButton *m_csv = nullptr;
    QByteArray m_layout; ///< as it was restored: without runs there is none to save
    QStackedWidget *m_pages = nullptr;
    QSplitter *m_splitter = nullptr;
    CompareStrips *m_strips = nullptr;
    CompareTable *m_table = nullptr;
};

} // namespace futurescope
