// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/coretext.h"
#include "app/lab/mainwindow.h"

#include "app/charts/speeduppanel.h"
#include "app/charts/sweepcontroller.h"
#include "app/compare/comparepage.h"
#include "app/compare/comparestrips.h"
#include "app/exporting/boardimage.h"
#include "app/exporting/clipboard.h"
#include "app/exporting/exportdialog.h"
#include "app/exporting/losspicture.h"
#include "app/exporting/timelineimage.h"
#include "app/futures/futurespanel.h"
#include "app/futures/stateboard.h"
#include "app/lab/experimentpanel.h"
#include "app/lab/foreigntext.h"
#include "app/lab/labactions.h"
#include "app/lab/messagebar.h"
#include "app/lab/places.h"
#include "app/lab/statusstrip.h"
#include "app/lab/text.h"
#include "app/lessons/lessondesk.h"
#include "app/lessons/presenter.h"
#include "app/timeline/timelineview.h"

#include <QAction>
#include <QCloseEvent>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QMenu>
#include <QMimeData>
#include <QStandardPaths>
#include <QTimer>

namespace futurescope {

void MainWindow::startRun()
{
    if (m_controller.isRunning() || m_sweeps->isMeasuring() || m_compare->sameWork().isMeasuring()
        || !m_panel->problem().isEmpty() || !m_experimentChosen)
        return;
    if (m_lessons->takesRun())
        return;
    m_messages->dismiss();
    m_controller.start(m_panel->experiment());
}

/// Esc: what a person most likely means, from the nearest to the farthest.
void MainWindow::stopNearest()
{
    const bool selected = m_view.selectedRange() || m_view.selectedFuture() != noFuture;
    if ((m_places->inComparison() && m_compare->stopNearest()) || m_lessons->stopNearest())
        return;
    if (m_places->inLab() && selected)
        m_timeline->clearSelection();
    else if (m_view.lit())
        m_view.setLit(nullptr);
    else if (m_sweeps->isMeasuring())
        m_sweeps->cancel();
    else if (m_compare->sameWork().isMeasuring())
        m_compare->sameWork().cancel();
    else if (m_controller.isRunning())
        m_controller.stop();
    else if (m_presenter->isPresenting())
        m_presenter->setPresenting(false);
    else
        m_messages->dismiss();
}

void MainWindow::cancelSelected()
{
    const FutureId future = m_view.selectedFuture();
    const std::optional<bool> cancelled = m_controller.cancel(future);
    if (!cancelled)
        return;         // the run has ended this moment
    m_document.drain(); // so that the state told is no older than the answer
    const FutureRecord *record = m_document.timeline().future(future);
    const bool ended = record && record->endedNs != never;
    const QString text = *cancelled ? tr("Future #%1 was cancelled.")
                         : ended    ? tr("cancel() returned False: #%1 has already ended.")
                                    : tr("cancel() returned False: #%1 is already running.");
    m_messages->say(MessageBar::Kind::Notice, text.arg(future.value));
}

void MainWindow::updateCancelAction()
{
    const FutureId future = m_view.selectedFuture();
    QAction *action = m_actions->cancelFuture;
    action->setText(future == noFuture ? tr("Cancel the selected future") : tr("Cancel future #%1").arg(future.value));
    action->setEnabled(future != noFuture && m_controller.isRunning());
}

/// Whether the run is to be stopped or one of the futures cancelled, a person decides.
void MainWindow::showDeadlock(const QString &ring)
{
    if (m_lessons->isRunning())
        m_controller.stop(); // the ring is what the lesson shows; nobody has to end it
    else if (m_controller.isRunning())
        m_messages->offer(MessageBar::Kind::Warning, ring, tr("Stop run"));
}

void MainWindow::showRunStarted()
{
    m_path.clear();
    m_savingTo.clear();
    setSaved(false);
    updateActions();
}

void MainWindow::showRunEnded()
{
    updateActions();
    updateTitle();
    if (m_closing)
        close();
    else if (m_document.run() && m_document.run()->deadlocked)
        m_messages->say(MessageBar::Kind::Warning, tr("%1 The run was stopped.").arg(m_notices.deadlockText()));
    else if (m_document.run() && !m_document.run()->reason.empty())
        m_messages->say(MessageBar::Kind::Notice, coreText(m_document.run()->reason));
}

void MainWindow::showFileOpened(const std::shared_ptr<OpenedRun> &opened, const QString &path)
{
    showRunOpened(std::move(opened->run), std::move(opened->timeline), path);
}

void MainWindow::showRunOpened(Run run, std::optional<Timeline> timeline, const QString &path)
{
    if (m_controller.isRunning()) {
        m_messages->say(MessageBar::Kind::Notice, tr("A run is going on. Stop it before another one is shown."));
        return;
    }
    timeline ? m_document.show(std::move(run), std::move(*timeline)) : m_document.show(std::move(run));
    const ForeignTrace *foreign = m_document.foreign();
    if (!foreign)
        m_panel->setExperiment(m_document.experiment(), tr("Open a run"));
    m_experimentChosen = !foreign;
    m_path = path;
    m_savingTo.clear();
    setSaved(!path.isEmpty());
    if (!path.isEmpty()) {
        m_settings->addRecentFile(path);
        fillRecent();
    }
    updateActions();
    updateTitle();
    if (foreign)
        m_messages->say(MessageBar::Kind::Notice, ForeignText::summary(*foreign));
    else if (m_document.run()->deadlocked)
        m_messages->say(MessageBar::Kind::Warning, tr("%1 The run was stopped.").arg(m_notices.deadlockText()));
}

void MainWindow::showExperimentOpened(const Experiment &experiment, const QString &path)
{
    m_panel->setExperiment(experiment, tr("Open an experiment"));
    m_experimentChosen = true;
    updateActions();
    m_settings->addRecentFile(path);
    fillRecent();
    m_messages->say(MessageBar::Kind::Notice, tr("The experiment of %1 is set up. F5 runs it.").arg(path));
}

void MainWindow::showTheme(const Theme &theme)
{
    m_timeline->setTheme(theme);
    m_speedup->setTheme(theme);
    m_futures->setTheme(theme);
    m_status->setTheme(theme);
    m_compare->setTheme(theme);
    m_lessons->setTheme(theme);
    m_actions->setTheme(theme);
    m_actions->lightTheme->setChecked(m_appearance.choice() == ThemeChoice::Light);
    m_actions->darkTheme->setChecked(m_appearance.choice() == ThemeChoice::Dark);
    m_actions->systemTheme->setChecked(m_appearance.choice() == ThemeChoice::System);
}

void MainWindow::updateTitle()
{
    const Experiment &shown = m_document.hasRun() ? m_document.experiment() : m_panel->experiment();
    const QString name = !m_path.isEmpty()    ? QFileInfo(m_path).fileName()
                         : shown.name.empty() ? tr("Own settings")
                                              : toText(shown.name);
    setWindowTitle(tr("%1[*] – Futurescope").arg(name));
    setWindowModified(m_document.run().has_value() && !m_saved);
}

void MainWindow::updateActions()
{
    const bool running = m_controller.isRunning();
    const bool measuring = m_sweeps->isMeasuring();
    const bool comparing = m_compare->sameWork().isMeasuring();
    const QString problem = m_panel->problem();
    const QString blocked = running               ? tr("A run is going on.")
                            : measuring           ? tr("A sweep is going on.")
                            : comparing           ? tr("The runs of a comparison are going on.")
                            : !m_experimentChosen ? ForeignText::noExperiment()
                                                  : problem;
    m_actions->run->setEnabled(blocked.isEmpty());
    m_actions->run->setToolTip(blocked.isEmpty() ? tr("Run the experiment (F5)") : blocked);
    m_actions->stop->setEnabled(running);
    m_actions->stop->setToolTip(tr("Stop the run (Esc): pending futures are cancelled"));
    const QString noSweep = running               ? tr("A run is going on.")
                            : comparing           ? tr("The runs of a comparison are going on.")
                            : m_lessons->isOpen() ? tr("A lesson is open.")
                                                  : problem;
    m_speedup->setBlocked(noSweep);
    for (QAction *sweep : {m_actions->sweepWorkers, m_actions->sweepChunks}) {
        sweep->setEnabled(noSweep.isEmpty() && !measuring);
        sweep->setToolTip(noSweep.isEmpty() ? sweep->text() : noSweep);
    }
    const QString noComparison = running || measuring ? blocked
                                 : m_experimentChosen ? problem
                                                      : ForeignText::noExperiment();
    m_compare->setExperiment(m_panel->experiment(), noComparison);
    m_compare->setLabHasRun(m_document.run().has_value());
    updateCancelAction();
    const bool ended = m_document.run().has_value();
    m_actions->saveRun->setEnabled(ended);
    m_actions->addToCompare->setEnabled(ended);
    updateExportActions();
}

void MainWindow::fillRecent()
{
    m_actions->recent->clear();
    for (const QString &path : m_settings->recentFiles()) {
        QString shown = QDir::toNativeSeparators(path);
        shown.replace(QLatin1Char('&'), QStringLiteral("&&"));
        connect(m_actions->recent->addAction(shown), &QAction::triggered, this, [this, path] { openHere(path); });
    }
    m_actions->recent->setEnabled(!m_actions->recent->isEmpty());
}

void MainWindow::setSaved(bool saved)
{
    m_saved = saved;
    m_status->setSaved(saved);
    updateTitle();
}

QString MainWindow::folder() const
{
    const QStringList recent = m_settings->recentFiles();
    if (!recent.isEmpty() && QFileInfo(recent.first()).dir().exists())
        return QFileInfo(recent.first()).absolutePath();
    return QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
}

void MainWindow::open(const QString &path)
{
    if (QFileInfo(path).isDir())
        return openLessonFolder(path);
    m_places->goTo(Places::Place::Lab);
    m_files.open(path);
}

/// In the place that is seen.
void MainWindow::openHere(const QString &path)
{
    m_places->inComparison() ? m_compare->addFiles({path}) : open(path);
}

void MainWindow::askOpen()
{
    if (m_places->inComparison())
        return askCompareFiles();
    const QString path = QFileDialog::getOpenFileName(this, tr("Open a run, a Chrome trace or an experiment"), folder(),
                                                      tr("Runs, traces and experiments (*.json);;All files (*)"));
    if (!path.isEmpty())
        open(path);
}

void MainWindow::saveRunTo(const QString &path)
{
    if (!m_document.run())
        return;
    m_savingTo = path;
    m_files.saveRun(*m_document.run(), path);
}

void MainWindow::askSaveRun()
{
    // What another program wrote says more than what is kept of it here, so nothing proposes to write over that.
    const bool foreign = m_document.foreign() != nullptr;
    const QString suffix = foreign ? QStringLiteral("-slices.json") : RunFiles::runSuffix();
    const QString proposal = m_path.isEmpty() || foreign ? QDir(folder()).filePath(
                                 (m_path.isEmpty() ? QStringLiteral("run") : QFileInfo(m_path).baseName()) + suffix)
                                                         : m_path;
    const QString path = QFileDialog::getSaveFileName(
        this, foreign ? tr("Save the trace") : tr("Save the run"), proposal,
        foreign ? tr("Chrome traces (*.json)") : tr("Runs (*.fscope.json)"));
    if (!path.isEmpty())
        saveRunTo(path.endsWith(QLatin1String(".json")) ? path : path + RunFiles::runSuffix());
}

void MainWindow::askSaveExperiment()
{
    const QString path = QFileDialog::getSaveFileName(this, tr("Save the experiment"),
                                                      QDir(folder()).filePath(QStringLiteral("experiment.json")),
                                                      tr("Experiments (*.json)"));
    if (!path.isEmpty())
        m_files.saveExperiment(m_panel->experiment(), path);
}

std::shared_ptr<const Exportable> MainWindow::timelinePicture() const
{
    if (!m_document.run())
        return nullptr;
    auto picture = std::make_shared<TimelinePicture>(*m_document.run(), m_view.visible(), m_view.cursorNs(),
                                                     m_timeline->size());
    picture->setLanes(m_timeline->scene().rows, m_timeline->scene().matches);
    picture->setLit(m_view.lit());
    picture->setOverlay(m_view.overlay());
    return picture;
}

std::shared_ptr<const Exportable> MainWindow::boardPicture() const
{
    if (!m_document.run())
        return nullptr;
    return std::make_shared<BoardPicture>(*m_document.run(), m_view.cursorNs(), m_view.selectedFuture(),
                                          m_futures->board()->size());
}

std::shared_ptr<const Exportable> MainWindow::lossPicture() const
{
    if (!m_document.run())
        return nullptr;
    return std::make_shared<LossPicture>(*m_document.run());
}

void MainWindow::exportPicture(const std::shared_ptr<const Exportable> &picture)
{
    if (!picture)
        return;
    auto *dialog = new ExportDialog(picture, m_appearance.theme().dark, folder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &ExportDialog::exported, this, [this](const QString &path) {
        m_messages->say(MessageBar::Kind::Notice, tr("Exported as %1.").arg(path));
    });
    dialog->open();
}

void MainWindow::copyPicture(const std::shared_ptr<const Exportable> &picture)
{
    if (!picture)
        return;
    ImageOptions options;
    options.size = picture->screenSize() * 2;
    options.scale = 2;
    options.dark = m_appearance.theme().dark;
    const Status status = copyToClipboard(picture, options);
    m_messages->say(status ? MessageBar::Kind::Notice : MessageBar::Kind::Error,
                    status ? tr("The picture is on the clipboard.") : toText(status.error()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    m_presenter->setPresenting(false);
    m_lessons->closeLesson();
    m_sweeps->cancel();
    m_compare->sameWork().cancel();
    if (m_controller.isRunning()) {
        event->ignore();
        if (m_closing)
            return;
        m_closing = true;
        m_messages->say(MessageBar::Kind::Notice, tr("Stopping the run before the window closes …"));
        m_controller.stop();
        // A task that never ends must not keep the window open: what runs away is left to the end of the program.
        QTimer::singleShot(closingGraceMs, this, [this] {
            m_controller.abandon();
            close();
        });
        return;
    }
    remember();
    event->accept();
}

void MainWindow::dragEnterEvent(QDragEnterEvent *event)
{
    const QList<QUrl> urls = event->mimeData()->urls();
    if (urls.size() == 1 && urls.first().isLocalFile())
        event->acceptProposedAction();
}

void MainWindow::dropEvent(QDropEvent *event)
{
    openHere(event->mimeData()->urls().first().toLocalFile());
    event->acceptProposedAction();
}

} // namespace futurescope
