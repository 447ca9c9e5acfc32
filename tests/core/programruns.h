// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/program/programtext.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>

#include <set>
#include <vector>

/// What tests do with the code that is written for an experiment: run it, or have it compiled.
namespace programruns {

using namespace futurescope;

inline QString textOf(const Experiment &experiment, ProgramLanguage language)
{
    return QString::fromStdString(joinedText(programText(experiment, language)));
}

struct Ran
{
    int exitCode = -1;
    QString output;
    QString errors;
    qint64 ms = 0;
};

inline Ran runProgram(const QString &program, const QStringList &arguments, const QString &folder)
{
    QProcess process;
    process.setWorkingDirectory(folder);
    QElapsedTimer timer;
    timer.start();
    process.start(program, arguments);
    if (!process.waitForFinished(120'000))
        return {};
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
            QString::fromUtf8(process.readAllStandardOutput()), QString::fromUtf8(process.readAllStandardError()),
            timer.elapsed()};
}

inline void write(const QString &path, const QString &text)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write(text.toUtf8()) < 0)
        qFatal("%s cannot be written", qPrintable(path));
}

/// Includes first and once, then each program in a namespace of its own: one compilation for all.
inline QString together(const std::vector<QString> &programs)
{
    std::set<QString> includes;
    QString rest;
    for (std::size_t i = 0; i < programs.size(); ++i) {
        rest += QStringLiteral("namespace program%1 {\n").arg(i);
        for (const QString &line : programs[i].split(QLatin1Char('\n'))) {
            if (line.startsWith(QLatin1String("#include")))
                includes.insert(line);
            else
                rest += QString(line).replace(QLatin1String("int main()"), QLatin1String("void start()"))
                        + QLatin1Char('\n');
        }
        rest += QStringLiteral("}\n");
    }
    QString text;
    for (const QString &include : includes)
        text += include + QLatin1Char('\n');
    return text + rest;
}

/// Asks the compiler of this build whether it takes C++ programs, without keeping anything.
inline Ran compile(const std::vector<QString> &programs, const QString &folder)
{
    const QString path = folder + QStringLiteral("/programs.cpp");
    write(path, together(programs));
    QStringList arguments{QStringLiteral("-std=c++20"), QStringLiteral("-fsyntax-only"), QStringLiteral("-Wall"),
                          QStringLiteral("-Wextra"),    QStringLiteral("-Werror"),       path};
    for (const QString &include : QStringLiteral(INCLUDE_FOLDERS).split(QLatin1Char('|'), Qt::SkipEmptyParts))
        arguments << QStringLiteral("-I") << include;
    return runProgram(QStringLiteral(COMPILER), arguments, folder);
}

} // namespace programruns
