// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/appearance.h"
#include "app/lab/runcontroller.h"
#include "app/lab/rundocument.h"
#include "app/lab/runfiles.h"
#include "app/lab/runnotices.h"
#include "app/lab/settings.h"
#include "app/lab/viewstate.h"

#include <QMainWindow>
#include <QUndoStack>

#include <memory>
#include <vector>

class QSplitter;

namespace futurescope {

class CodeView;
class ComparePage;
class ExperimentPanel;
class Exportable;
class FuturesPanel;
class LabActions;
class LessonDesk;
class LessonRoom;
class MessageBar;
class Places;
class Playback;
class Presenter;
class ReportExport;
class SpeedupPanel;
class StatusStrip;
class SweepController;
class TimelineView;

/// The laboratory: experiment on the left, timeline and speedup in the middle, futures on the right. Assembles the
/// parts and connects them; what they do is theirs.
class MainWindow : public QMainWindow
{
    Q_OBJECT

public:
    /// How long a run may take to give up after the window was asked to close.
    static constexpr int closingGraceMs = 2500;

    /// `session` runs experiments; `settings` must outlive the window; `cores`: those that this program may use.
    MainWindow(RunController::SessionFunction session, Settings *settings, int cores, QWidget *parent = nullptr);
    ~MainWindow() override;

    RunDocument &document() { return m_document; }
    ViewState &viewState() { return m_view; }
    RunController &controller() { return m_controller; }
    MessageBar &messages() { return *m_messages; }
    ComparePage &comparison() { return *m_compare; }
    LessonDesk &lessons() { return *m_lessons; }

public slots:
    /// A run or an experiment, which is shown and never run.
    void open(const QString &path);
    /// Writes the run to `path` without asking.
    void saveRunTo(const QString &path);
    /// Writes the report on all that is shown to `path` without asking.
    void writeReportTo(const QString &path);
    ReportExport *reportExport();
    void saveCompareCsv(const QString &path);

protected:
    void closeEvent(QCloseEvent *event) override;
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;

private:
    void createPanels(int cores);
    QWidget *createTimelineCard();
    QWidget *createMiddle();
    void assemble(const RunController::SessionFunction &session);
    QWidget *createPlaces(QWidget *lab, const RunController::SessionFunction &session);
    void restore();
    void divide();
    void remember();
    void connectRunning();
    void connectSweeps();
    void connectFiles();
    void connectViews();
    void connectAppearance();
    void chooseLanguage(LanguageChoice language);
    void connectCompare();
    void connectCompareViews();
    void connectLessons();
    void openLessonFolder(const QString &folder);
    void askHandouts();
    void askSaveLesson();
    void showFirstExperiment();

    void startRun();
    void stopNearest();
    void cancelSelected();
    void updateCancelAction();
    void showDeadlock(const QString &ring);
    void showRunStarted();
    void showRunEnded();
    void showFileOpened(const std::shared_ptr<OpenedRun> &opened, const QString &path);
    void showRunOpened(Run run, std::optional<Timeline> timeline, const QString &path);
    void showExperimentOpened(const Experiment &experiment, const QString &path);
    void showTheme(const Theme &theme);
    void updateTitle();
    void updateActions();
    void fillRecent();
    void setSaved(bool saved);
    void askOpen();
    void askSaveRun();
    void askSaveExperiment();
    void showPlace();
    void openHere(const QString &path);
    void addToCompare();
    void askCompareFiles();
    void askCompareCsv();
    void exportPicture(const std::shared_ptr<const Exportable> &picture);
    void copyPicture(const std::shared_ptr<const Exportable> &picture);
    std::shared_ptr<const Exportable> shownPicture() const;
    std::shared_ptr<const Exportable> timelinePicture() const;
    std::shared_ptr<const Exportable> boardPicture() const;
    std::vector<std::shared_ptr<const Exportable>> chartPictures() const;
    void exportAll();
    void exportReport();
    void copyNearest();
    void updateExportActions();
    std::shared_ptr<const Exportable> lossPicture() const;
    QString folder() const;

    Settings *m_settings;
    Appearance m_appearance;
    QUndoStack m_undo;
    RunDocument m_document;
    ViewState m_view;
    RunController m_controller;
    RunFiles m_files;
    RunNotices m_notices;

    LabActions *m_actions;
    SweepController *m_sweeps;
    Playback *m_playback;
    MessageBar *m_messages = nullptr;
    ExperimentPanel *m_panel = nullptr;
    TimelineView *m_timeline = nullptr;
    SpeedupPanel *m_speedup = nullptr;
    ComparePage *m_compare = nullptr;
    Places *m_places = nullptr;
    LessonDesk *m_lessons = nullptr;
    Presenter *m_presenter = nullptr;
    LessonRoom *m_room = nullptr;
    FuturesPanel *m_futures = nullptr;
    CodeView *m_code = nullptr;
    StatusStrip *m_status = nullptr;
    QSplitter *m_columns = nullptr;
    QSplitter *m_lessonSplitter = nullptr; ///< the card of a lesson above the middle
    QSplitter *m_middle = nullptr;
    QString m_path;     ///< of the run that is shown, if it is on the disk
    QString m_savingTo; ///< of the run that is shown, until it is known whether that worked
    bool m_saved = false;
    bool m_experimentChosen = true; ///< the panel shows what F5 is expected to run: not after a foreign trace came
    bool m_closing = false;
};

} // namespace futurescope
