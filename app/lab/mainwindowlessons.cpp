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
#include "app/lessons/lessoncard.h"
#include "app/lessons/lessondesk.h"
#include "app/lessons/lessonmap.h"
#include "app/lessons/presenter.h"

#include <QAction>
#include <QMenuBar>
#include <QSplitter>
#include <QToolBar>

namespace futurescope {

namespace {
constexpr int lessonShare = 44; // of the height, in percent: the rest is the timeline's
}

void MainWindow::connectLessons()
{
    m_presenter = new Presenter({.window = this,
                                 .away = {menuBar(), findChild<QToolBar *>(), m_panel, m_futures, m_speedup, m_status},
                                 .picture = m_middle,
                                 .appearance = &m_appearance,
                                 .lessons = m_lessons},
                                this);
    connect(m_actions->presenterMode, &QAction::toggled, m_presenter, &Presenter::setPresenting);
    connect(m_presenter, &Presenter::changed, m_actions->presenterMode, &QAction::setChecked);
    connect(m_lessons, &LessonDesk::presentRequested, m_actions->presenterMode, &QAction::toggle);
    connect(m_lessons, &LessonDesk::openChanged, this, [this](bool open) {
        if (open)
            m_lessonSplitter->setSizes({lessonShare, 100 - lessonShare});
        updateActions();
    });
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

} // namespace futurescope
