// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/mainwindow.h"

#include <QApplication>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

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

} // namespace futurescope
