// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/mainwindow.h"
#include "tests/app/labfixtures.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <condition_variable>
#include <mutex>

namespace futurescope {

/// The window as a person has it, with settings in a folder of its own.
struct WindowFixture
{
    QTemporaryDir folder;
    Settings settings{folder.filePath(QStringLiteral("settings.ini"))};
    MainWindow window;

    WindowFixture(RunController::SessionFunction session, QSize size) : window(std::move(session), &settings, 2)
    {
        window.resize(size);
        window.show();
        if (!QTest::qWaitForWindowExposed(&window))
            qFatal("the window does not show");
        QApplication::setActiveWindow(&window);
    }

    template <class Widget>
    Widget *find(const char *name)
    {
        auto *found = window.findChild<Widget *>(QLatin1String(name));
        if (!found)
            qFatal("nothing is called %s", name);
        return found;
    }

    void click(QWidget *widget, QPoint where = {}) { QTest::mouseClick(widget, Qt::LeftButton, {}, where); }

    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
    {
        QTest::keyClick(QApplication::focusWidget() ? QApplication::focusWidget() : &window, key, modifiers);
    }

    void runToTheEnd()
    {
        QSignalSpy finished(&window.controller(), &RunController::runFinished);
        key(Qt::Key_F5);
        QTRY_COMPARE(finished.size(), 1);
    }
};

/// Records the five futures of the fixtures at once; with `endless` it goes on until it is stopped.
struct QuickSession
{
    bool endless = false;

    Result<Run> operator()(const Experiment &experiment, std::stop_token stop, const SessionObserver &observer) const
    {
        auto recorder = std::make_shared<Recorder>();
        observer.phaseChanged(Phase::Running);
        observer.recordingStarted(recorder);
        std::mutex mutex;
        std::condition_variable_any wake;
        std::unique_lock lock(mutex);
        if (endless)
            wake.wait(lock, stop, [] { return false; });
        Run run = fixtures::fiveFuturesRun();
        run.experiment = experiment;
        run.version = "0";
        run.startedAt = "2026-01-01T00:00:00Z";
        run.state = stop.stop_requested() ? RunState::Cancelled : RunState::Finished;
        return run;
    }
};

/// With a session of the fixtures' five futures, whatever the experiment.
struct QuickFixture : WindowFixture
{
    explicit QuickFixture(RunController::SessionFunction session = QuickSession{}, QSize size = {1024, 768})
        : WindowFixture(std::move(session), size)
    {}
};

} // namespace futurescope
