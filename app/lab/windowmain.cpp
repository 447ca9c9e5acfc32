// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/windowmain.h"

#include "app/cli/stopsignals.h"
#include "app/exporting/fonts.h"
#include "app/lab/language.h"
#include "app/lab/mainwindow.h"
#include "core/platform/topology.h"

#include <QApplication>
#include <QIcon>
#include <QMetaObject>

#include <cstdio>
#include <unistd.h>

namespace futurescope {

namespace {

constexpr int exitSignal = 128;

} // namespace

int runWindow(int argc, char **argv, const QStringList &files)
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(QStringLiteral("futurescope"));
    QApplication::setApplicationVersion(QStringLiteral(FUTURESCOPE_VERSION));
    QGuiApplication::setApplicationDisplayName(QString());
    loadBundledFonts();
    QApplication::setFont(bundledTextFont());
    QApplication::setWindowIcon(QIcon(QStringLiteral(":/icons/futurescope.svg")));

    int code = 0;
    {
        Settings settings;
        const Language language(settings.language());
        StopSignals stopSignals;
        const auto session = [](const Experiment &experiment, std::stop_token stop, const SessionObserver &observer) {
            return runSession(experiment, std::move(stop), observer);
        };
        MainWindow window(session, &settings, topologyOfThisMachine().usable);
        const std::stop_callback closeOnSignal(stopSignals.token(), [&window] {
            QMetaObject::invokeMethod(&window, &QWidget::close, Qt::QueuedConnection);
        });
        window.show();
        for (const QString &file : files)
            window.open(file);
        code = QApplication::exec();
        if (stopSignals.received() != 0)
            code = exitSignal + stopSignals.received();
        if (window.controller().hasRunawayThread()) {
            // A task that does not hear "stop" still runs; returning would tear down what it uses. All is saved.
            std::fflush(nullptr);
            _exit(code);
        }
    }
    return code;
}

} // namespace futurescope
