// SPDX-License-Identifier: GPL-3.0-or-later
// The place Lessons: what goes between it and the rest of the window.
#include "app/charts/speeduppanel.h"
#include "app/futures/futurespanel.h"
#include "app/lab/experimentpanel.h"
#include "app/lab/labactions.h"
#include "app/lab/mainwindow.h"
#include "app/lab/messagebar.h"
#include "app/lab/places.h"
#include "app/lab/statusstrip.h"
#include "app/lab/text.h"
#include "app/lessons/handoutdialog.h"
#include "app/lessons/lessoncard.h"
#include "app/lessons/lessondesk.h"
#include "app/lessons/lessonmap.h"
#include "app/lessons/lessonroom.h"
#include "app/lessons/presenter.h"
#include "app/lessons/savelessondialog.h"

#include <QAction>
#include <QMenuBar>
#include <QSplitter>
#include <QToolBar>

namespace futurescope {

void MainWindow::connectLessons()
{
    m_presenter = new Presenter({.window = this,
                                 .away = {menuBar(), findChild<QToolBar *>(), m_panel, m_futures, m_speedup, m_status},
                                 .appearance = &m_appearance,
                                 .lessons = m_lessons},
                                this);
    connect(m_actions->presenterMode, &QAction::toggled, m_presenter, &Presenter::setPresenting);
    connect(m_presenter, &Presenter::changed, m_actions->presenterMode, &QAction::setChecked);
    connect(m_lessons, &LessonDesk::presentRequested, m_actions->presenterMode, &QAction::toggle);
    connect(m_lessons, &LessonDesk::handoutsRequested, this, &MainWindow::askHandouts);
    connect(m_actions->saveLesson, &QAction::triggered, this, &MainWindow::askSaveLesson);
    m_room = new LessonRoom({.window = this,
                             .controls = m_panel,
                             .splitter = m_lessonSplitter,
                             .timeline = m_middle,
                             .lessons = m_lessons,
                             .presenter = m_presenter},
                            this);
    connect(m_room, &LessonRoom::tightChanged, this, &MainWindow::showPlace);
    connect(m_lessons, &LessonDesk::openChanged, this, &MainWindow::updateActions);
    connect(m_lessons, &LessonDesk::noticed, this,
            [this](const QString &text) { m_messages->say(MessageBar::Kind::Warning, text); });
    if (!m_lessons->problem().isEmpty())
        m_messages->say(MessageBar::Kind::Error, m_lessons->problem());
}

void MainWindow::openLessonFolder(const QString &folder)
{
    if (m_controller.isRunning())
        return m_messages->say(MessageBar::Kind::Notice, tr("A run is going on. Stop it before a lesson is opened."));
    if (const Status opened = m_lessons->openFolder(folder); !opened)
        m_messages->say(MessageBar::Kind::Error, toText(opened.error()));
}

void MainWindow::askHandouts()
{
    auto *dialog = new HandoutDialog(m_lessons->lessons(), m_lessons->openIndex(), folder(), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &HandoutDialog::written, this, [this](const QString &path) {
        m_messages->say(MessageBar::Kind::Notice, tr("The hand-outs are %1.").arg(path));
    });
    dialog->open();
}

/// The panel's experiment, with the run that is shown if it is one of it.
void MainWindow::askSaveLesson()
{
    LessonSubject subject;
    subject.experiment = m_panel->experiment();
    if (m_document.run() && isRunOf(*m_document.run(), subject.experiment))
        subject.run = std::make_shared<const Run>(*m_document.run());
    subject.controls = m_panel->namedControls();
    subject.language = readersLanguage() == QLatin1String("de") ? QStringLiteral("de") : QStringLiteral("en");
    subject.folder = folder();
    auto *dialog = new SaveLessonDialog(std::move(subject), this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &SaveLessonDialog::saved, this, [this](const LessonEntry &entry) {
        m_messages->say(MessageBar::Kind::Notice, tr("The lesson is saved in %1.").arg(entry.folder));
    });
    dialog->open();
}

} // namespace futurescope
