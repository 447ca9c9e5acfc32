// SPDX-License-Identifier: GPL-3.0-or-later
// The place Compare: what goes between it and the Lab.
#include "app/charts/speeduppanel.h"
#include "app/compare/comparecsv.h"
#include "app/compare/comparepage.h"
#include "app/compare/comparestrips.h"
#include "app/exporting/atomicwrite.h"
#include "app/futures/futurespanel.h"
#include "app/lab/experimentpanel.h"
#include "app/lab/labactions.h"
#include "app/lab/mainwindow.h"
#include "app/lab/messagebar.h"
#include "app/lab/places.h"
#include "app/lab/scrollable.h"
#include "app/lab/statusstrip.h"
#include "app/lab/text.h"
#include "app/lessons/lessoncard.h"
#include "app/lessons/lessondesk.h"
#include "app/lessons/lessonmap.h"
#include "app/lessons/lessonroom.h"
#include "app/lessons/presenter.h"
#include "app/timeline/playback.h"

#include <QAction>
#include <QDir>
#include <QFileDialog>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>

namespace futurescope {

namespace {

/// The same session without anybody who watches it: a measured run is not watched.
SessionFunction unwatched(const RunController::SessionFunction &session)
{
    return [session](const Experiment &experiment, std::stop_token stop) {
        SessionObserver nobody;
        nobody.phaseChanged = [](Phase) {};
        nobody.recordingStarted = [](const std::shared_ptr<const Recorder> &) {};
        return session(experiment, std::move(stop), nobody);
    };
}

} // namespace

QWidget *MainWindow::createPlaces(QWidget *lab, const RunController::SessionFunction &session)
{
    auto *pages = new QStackedWidget(this);
    pages->setObjectName(QStringLiteral("places"));
    pages->addWidget(lab);
    m_compare = new ComparePage(unwatched(session), pages);
    pages->addWidget(scrollable(m_compare, "compareScrollArea", pages));
    const LessonSurroundings around{this,    &m_controller, &m_document,           m_panel,
                                    &m_view, m_settings,    {m_futures, m_speedup}};
    m_lessons = new LessonDesk(around, unwatched(session), this);
    m_lessonSplitter->insertWidget(0, m_lessons->card());
    pages->addWidget(m_lessons->map());
    m_places = new Places(m_actions, m_settings, pages, this);
    m_lessons->setPlaces(m_places);
    return pages;
}

void MainWindow::connectCompare()
{
    for (QAction *action : {m_actions->run, m_actions->sweepWorkers, m_actions->sweepChunks, m_actions->undo,
                            m_actions->redo, m_actions->search})
        m_places->leadsToLab(action);
    connect(m_places, &Places::changed, this, &MainWindow::showPlace);
    connect(m_compare, &ComparePage::changed, this, &MainWindow::updateActions);
    connect(m_actions->addToCompare, &QAction::triggered, this, &MainWindow::addToCompare);
    connect(m_compare, &ComparePage::labRunWanted, this, &MainWindow::addToCompare);
    connect(m_compare, &ComparePage::filesWanted, this, &MainWindow::askCompareFiles);
    connect(m_compare, &ComparePage::csvWanted, this, &MainWindow::askCompareCsv);
    connect(m_compare, &ComparePage::openInLab, this, [this](const Run &run, const QString &path) {
        m_places->goToLab();
        showRunOpened(run, {}, path);
    });
    connect(m_compare, &ComparePage::noticed, this,
            [this](const QString &text) { m_messages->say(MessageBar::Kind::Notice, text); });
    connect(m_compare, &ComparePage::failed, this,
            [this](const QString &text) { m_messages->say(MessageBar::Kind::Error, text); });
    connect(m_compare, &ComparePage::progressed, m_messages, &MessageBar::showProgress);
    connect(m_compare, &ComparePage::progressEnded, m_messages, &MessageBar::endProgress);
    connect(m_messages, &MessageBar::cancelRequested, m_compare, &ComparePage::cancelOpening);
    connect(m_compare, &ComparePage::fileOpened, this, [this](const QString &path) {
        m_settings->addRecentFile(path);
        fillRecent();
    });
    connect(&m_compare->sameWork(), &SameWork::measuring, m_playback, &Playback::pause);
    connectCompareViews();
    m_compare->restoreLayout(m_settings->layout(QStringLiteral("compare")));
    showPlace();
}

/// The keys that move through time do so in the place that is seen.
void MainWindow::connectCompareViews()
{
    const auto on = [this](QAction *action, auto slot) {
        connect(action, &QAction::triggered, this, [this, slot] {
            if (m_places->inComparison())
                (m_compare->strips()->*slot)();
        });
    };
    on(m_actions->play, &CompareStrips::togglePlaying);
    on(m_actions->stepNext, &CompareStrips::stepNext);
    on(m_actions->stepPrevious, &CompareStrips::stepPrevious);
    on(m_actions->toStart, &CompareStrips::toStart);
    on(m_actions->toEnd, &CompareStrips::toEnd);
    on(m_actions->zoomIn, &CompareStrips::zoomIn);
    on(m_actions->zoomOut, &CompareStrips::zoomOut);
    on(m_actions->panLeft, &CompareStrips::panLeft);
    on(m_actions->panRight, &CompareStrips::panRight);
    on(m_actions->fitAll, &CompareStrips::fitAll);
    on(m_actions->fitSelection, &CompareStrips::fitSelection);
}

void MainWindow::showPlace()
{
    const bool lab = m_places->inLab();
    m_status->setVisible(lab && !m_room->isTight() && !m_presenter->isPresenting());
    const bool comparison = m_places->inComparison();
    m_actions->exportPicture->setText(comparison ? tr("Export the comparison …") : tr("Export the timeline …"));
    m_actions->copyPicture->setText(comparison ? tr("Copy the comparison") : tr("Copy the timeline"));
    m_actions->open->setToolTip(comparison ? tr("Add runs that were saved to the comparison")
                                           : tr("Open a run, a trace or an experiment"));
    if (!lab)
        m_playback->pause();
    updateActions();
}

void MainWindow::addToCompare()
{
    m_places->goTo(Places::Place::Compare);
    m_compare->addLabRun(m_document, m_path);
}

void MainWindow::askCompareFiles()
{
    m_compare->addFiles(QFileDialog::getOpenFileNames(this, tr("Add runs and traces to the comparison"), folder(),
                                                      tr("Runs and traces (*.json);;All files (*)")));
}

void MainWindow::askCompareCsv()
{
    const QString path = QFileDialog::getSaveFileName(
        this, tr("Save the table"), QDir(folder()).filePath(QStringLiteral("comparison.csv")), tr("Tables (*.csv)"));
    if (!path.isEmpty())
        saveCompareCsv(path);
}

void MainWindow::saveCompareCsv(const QString &path)
{
    const Status status = atomicWrite(path, compareCsv(m_compare->runs()));
    m_messages->say(status ? MessageBar::Kind::Notice : MessageBar::Kind::Error,
                    status ? tr("Saved as %1.").arg(path) : toText(status.error()));
}

std::shared_ptr<const Exportable> MainWindow::shownPicture() const
{
    return m_places->inComparison() ? m_compare->picture() : timelinePicture();
}

} // namespace futurescope
