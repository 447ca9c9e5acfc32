// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QProcess>
#include <QString>

namespace futurescope {

/// What the real program did with some arguments. Code -2: it was ended by a signal; -1: it did not end.
struct Answer
{
    int code = -1;
    QString out, err;
};

/// Without a display, and under a German locale.
inline QProcessEnvironment withoutDisplay()
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (const char *variable : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        environment.remove(variable);
    environment.insert("LC_ALL", "de_DE.UTF-8");
    return environment;
}

inline Answer run(const QStringList &arguments, const QString &folder = {})
{
    QProcess program;
    program.setProcessEnvironment(withoutDisplay());
    program.setWorkingDirectory(folder);
    program.start(FUTURESCOPE_PROGRAM, arguments);
    if (!program.waitForFinished(60'000))
        return {};
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -2,
            QString::fromUtf8(program.readAllStandardOutput()), QString::fromUtf8(program.readAllStandardError())};
}

} // namespace futurescope
