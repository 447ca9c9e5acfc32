// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/mainwindow.h"

#include "app/charts/losswaterfallview.h"
#include "app/charts/speeduppanel.h"
#include "app/charts/sweepcontroller.h"
#include "app/code/codeview.h"
#include "app/futures/futurespanel.h"
#include "app/futures/futurestable.h"
#include "app/futures/stateboard.h"
#include "app/lab/experimentpanel.h"
#include "app/lab/helppages.h"
#include "app/lab/labactions.h"
#include "app/lab/lanecontrols.h"
#include "app/lab/messagebar.h"
#include "app/lab/places.h"
#include "app/lab/statusstrip.h"
#include "app/lessons/lessonroom.h"
#include "app/timeline/playback.h"
#include "app/timeline/timelineview.h"

#include <QAction>

namespace futurescope {

void MainWindow::connectRunning()
{
    connect(m_actions->run, &QAction::triggered, this, &MainWindow::startRun);
    connect(m_actions->stop, &QAction::triggered, &m_controller, &RunController::stop);
    connect(m_actions->escape, &QAction::triggered, this, &MainWindow::stopNearest);
    connect(m_actions->cancelFuture, &QAction::triggered, this, &MainWindow::cancelSelected);
    connect(&m_view, &ViewState::futureSelected, this, &MainWindow::updateCancelAction);
    connect(&m_notices, &RunNotices::deadlockNoticed, this, &MainWindow::showDeadlock);
    connect(m_messages, &MessageBar::actionRequested, &m_controller, &RunController::stop);
    m_timeline->addAction(m_actions->cancelFuture);
    m_timeline->setContextMenuPolicy(Qt::ActionsContextMenu);
    m_futures->setFutureAction(m_actions->cancelFuture);
    connect(m_status, &StatusStrip::cancelRequested, &m_controller, &RunController::stop);
    connect(&m_controller, &RunController::runStarted, this, &MainWindow::showRunStarted);
    connect(&m_controller, &RunController::runFinished, this, &MainWindow::showRunEnded);
    connect(&m_controller, &RunController::runRefused, this, [this](const QString &reason) {
        m_messages->say(MessageBar::Kind::Error, tr("The experiment could not be run: %1").arg(reason));
        showRunEnded();
    });
    connect(&m_notices, &RunNotices::noticed, this,
            [this](const QString &text) { m_messages->say(MessageBar::Kind::Warning, text); });
    connect(m_panel, &ExperimentPanel::problemChanged, this, &MainWindow::updateActions);
    connect(m_panel, &ExperimentPanel::changed, this, [this] {
        m_speedup->setExperiment(m_panel->experiment());
        m_code->setExperiment(m_panel->experiment());
        m_experimentChosen = true;
        updateActions();
        updateTitle();
    });
}

void MainWindow::connectSweeps()
{
    m_speedup->attach(*m_sweeps);
    m_speedup->setExperiment(m_panel->experiment());
    m_speedup->restore(*m_settings);
    connect(m_speedup, &SpeedupPanel::choiceChanged, this, [this] { m_speedup->remember(*m_settings); });
    connect(m_actions->sweepSettings, &QAction::triggered, m_speedup, &SpeedupPanel::showSettings);
    connect(m_actions->sweepWorkers, &QAction::triggered, m_speedup, &SpeedupPanel::requestSpeedup);
    connect(m_actions->sweepChunks, &QAction::triggered, m_speedup, &SpeedupPanel::requestGranularity);
    connect(m_sweeps, &SweepController::measuring, this, [this](bool active) {
        if (active)
            m_playback->pause(); // a replay would take time from what is measured
        updateActions();
    });
    connect(m_sweeps, &SweepController::finished, this, &MainWindow::updateExportActions);
    connect(m_speedup, &SpeedupPanel::runPicked, this, [this](const Run &run) { showRunOpened(run, {}, {}); });
    connect(m_speedup, &SpeedupPanel::exportRequested, this, &MainWindow::exportPicture);
    connect(m_speedup, &SpeedupPanel::copyRequested, this, &MainWindow::copyPicture);
}

void MainWindow::connectFiles()
{
    connect(m_actions->open, &QAction::triggered, this, &MainWindow::askOpen);
    connect(m_actions->saveRun, &QAction::triggered, this, &MainWindow::askSaveRun);
    connect(m_actions->saveExperiment, &QAction::triggered, this, &MainWindow::askSaveExperiment);
    connect(m_actions->exportPicture, &QAction::triggered, this, [this] { exportPicture(shownPicture()); });
    connect(m_actions->exportAll, &QAction::triggered, this, &MainWindow::exportAll);
    connect(m_actions->exportReport, &QAction::triggered, this, &MainWindow::exportReport);
    connect(m_actions->copyPicture, &QAction::triggered, this, &MainWindow::copyNearest);
    connect(m_actions->quit, &QAction::triggered, this, &QWidget::close);
    connect(&m_files, &RunFiles::progressed, this, [this](const QString &path, int percent) {
        m_messages->showProgress(tr("Opening %1 …").arg(path), percent);
    });
    connect(m_messages, &MessageBar::cancelRequested, &m_files, &RunFiles::cancelOpening);
    connect(&m_files, &RunFiles::cancelled, this, [this](const QString &path) {
        m_messages->say(MessageBar::Kind::Notice, tr("%1 was not opened.").arg(path));
    });
    connect(&m_files, &RunFiles::runOpened, m_messages, &MessageBar::endProgress);
    connect(&m_files, &RunFiles::runOpened, this, &MainWindow::showFileOpened);
    connect(&m_files, &RunFiles::savingProgressed, this, [this](const QString &path, int percent) {
        m_messages->showProgress(tr("Saving %1 …").arg(path), percent);
    });
    connect(m_messages, &MessageBar::cancelRequested, &m_files, &RunFiles::cancelSaving);
    connect(&m_files, &RunFiles::savingCancelled, this, [this](const QString &path) {
        m_savingTo.clear();
        m_messages->say(MessageBar::Kind::Notice, tr("%1 was not saved.").arg(path));
    });
    connect(&m_files, &RunFiles::experimentOpened, this, &MainWindow::showExperimentOpened);
    connect(&m_files, &RunFiles::saved, this, [this](const QString &path) {
        m_settings->addRecentFile(path);
        fillRecent();
        m_messages->say(MessageBar::Kind::Notice, tr("Saved as %1.").arg(path));
        if (path == m_savingTo) {
            m_path = path;
            m_savingTo.clear();
            setSaved(true);
        }
    });
    connect(&m_files, &RunFiles::failed, this, [this](const QString &path, const QString &reason) {
        m_settings->removeRecentFile(path);
        fillRecent();
        m_messages->say(MessageBar::Kind::Error, reason);
    });
}

void MainWindow::connectViews()
{
    const auto on = [this](QAction *action, auto *receiver, auto slot) {
        connect(action, &QAction::triggered, receiver, [this, receiver, slot] {
            if (m_places->inLab())
                (receiver->*slot)();
        });
    };
    on(m_actions->play, m_playback, &Playback::togglePlaying);
    on(m_actions->stepNext, m_playback, &Playback::stepNext);
    on(m_actions->stepPrevious, m_playback, &Playback::stepPrevious);
    on(m_actions->toStart, m_playback, &Playback::toStart);
    on(m_actions->toEnd, m_playback, &Playback::toEnd);
    on(m_actions->zoomIn, m_timeline, &TimelineView::zoomIn);
    on(m_actions->zoomOut, m_timeline, &TimelineView::zoomOut);
    on(m_actions->panLeft, m_timeline, &TimelineView::panLeft);
    on(m_actions->panRight, m_timeline, &TimelineView::panRight);
    on(m_actions->fitSelection, m_timeline, &TimelineView::fitSelection);
    on(m_actions->fitAll, m_timeline, &TimelineView::fitAll);
    on(m_actions->search, m_futures, &FuturesPanel::startSearch);
    on(m_actions->nextMatch, m_futures->table(), &FuturesTable::selectNextMatch);
    on(m_actions->previousMatch, m_futures->table(), &FuturesTable::selectPreviousMatch);
    on(m_actions->foldLane, m_timeline, &TimelineView::toggleFold);
    new LaneControls(m_actions, &m_view, m_settings, this);
    m_timeline->setLanesMenu(m_actions->makeLanesMenu(m_timeline));
    connect(m_futures->board(), &StateBoard::exportRequested, this, [this] { exportPicture(boardPicture()); });
    connect(m_futures->board(), &StateBoard::copyRequested, this, [this] { copyPicture(boardPicture()); });
    connect(m_futures->losses(), &LossWaterfallView::exportRequested, this, [this] { exportPicture(lossPicture()); });
    connect(m_futures->losses(), &LossWaterfallView::copyRequested, this, [this] { copyPicture(lossPicture()); });
    connect(m_code, &CodeView::momentChosen, m_playback, &Playback::scrubTo);
    connect(&m_document, &RunDocument::replaced, this, &MainWindow::updateTitle);
    connect(&m_document, &RunDocument::replaced, this, &MainWindow::updateActions);
    connect(&m_document, &RunDocument::ended, this, &MainWindow::updateActions);
}

void MainWindow::chooseLanguage(LanguageChoice language)
{
    if (language == m_settings->language())
        return;
    m_settings->setLanguage(language);
    m_messages->say(MessageBar::Kind::Notice, tr("The language changes when Futurescope is started again."));
}

void MainWindow::connectAppearance()
{
    connect(&m_appearance, &Appearance::changed, this, &MainWindow::showTheme);
    // Later, when the panels have learned what room their text takes now.
    connect(&m_appearance, &Appearance::textSizeChanged, this, &MainWindow::divide, Qt::QueuedConnection);
    connect(&m_appearance, &Appearance::textSizeChanged, m_room, &LessonRoom::arrange, Qt::QueuedConnection);
    connect(m_actions->toggleTheme, &QAction::triggered, &m_appearance, &Appearance::toggle);
    connect(m_actions->lightTheme, &QAction::triggered, this, [this] { m_appearance.choose(ThemeChoice::Light); });
    connect(m_actions->darkTheme, &QAction::triggered, this, [this] { m_appearance.choose(ThemeChoice::Dark); });
    connect(m_actions->systemTheme, &QAction::triggered, this, [this] { m_appearance.choose(ThemeChoice::System); });
    connect(m_actions->enlargeText, &QAction::triggered, &m_appearance, &Appearance::enlargeText);
    connect(m_actions->shrinkText, &QAction::triggered, &m_appearance, &Appearance::shrinkText);
    connect(m_actions->resetText, &QAction::triggered, &m_appearance, &Appearance::resetText);
    connect(m_actions->fullScreen, &QAction::toggled, this,
            [this](bool full) { full ? showFullScreen() : showNormal(); });
    m_actions->reduceMotion->setChecked(m_settings->reducedMotion());
    m_futures->setMotion(!m_settings->reducedMotion());
    connect(m_actions->reduceMotion, &QAction::toggled, this, [this](bool reduced) {
        m_settings->setReducedMotion(reduced);
        m_futures->setMotion(!reduced);
    });
    const auto chosen = static_cast<std::size_t>(m_settings->language());
    m_actions->languages[chosen]->setChecked(true);
    for (std::size_t i = 0; i < m_actions->languages.size(); ++i) {
        connect(m_actions->languages[i], &QAction::triggered, this,
                [this, i] { chooseLanguage(static_cast<LanguageChoice>(i)); });
    }
    connect(m_actions->shortcuts, &QAction::triggered, this, [this] { showShortcuts(*m_actions, this); });
    connect(m_actions->about, &QAction::triggered, this, [this] { showAbout(this); });
    showTheme(m_appearance.theme());
}

} // namespace futurescope
