// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/exitcodes.h"

#include <QCoreApplication>
#include <QString>

#include <cstdio>
#include <optional>
#include <string_view>

namespace futurescope {

/// Where the sentences of the command line are translated: CommandLine::tr(). Works without an application object.
class CommandLine
{
    Q_DECLARE_TR_FUNCTIONS(CommandLine)
};

/// Writes `text` and a line end. False when the stream did not take it.
inline bool printLine(std::FILE *stream, const QString &text)
{
    const QByteArray line = text.toUtf8() + '\n';
    return std::fwrite(line.constData(), 1, static_cast<std::size_t>(line.size()), stream)
               == static_cast<std::size_t>(line.size())
           && std::fflush(stream) == 0;
}

/// One sentence on stderr, led by the name of the command.
inline void printError(const QString &sentence)
{
    printLine(stderr, QStringLiteral("futurescope: ") + sentence);
}

/// Says what went wrong and returns the exit code for it.
inline int printFailure(const Error &error)
{
    printError(QString::fromStdString(error.detail));
    return exitCodeOf(error.code);
}

/// A command line that cannot be meant.
inline Error wrongUsage(const QString &sentence)
{
    return {ErrorCode::Usage, sentence.toStdString()};
}

/// The names of core, as text to show.
inline QString shown(std::string_view name)
{
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}
/// "-" where there is no number.
inline QString shown(const std::optional<double> &number, int decimals)
{
    return number ? QString::number(*number, 'f', decimals) : QStringLiteral("-");
}

} // namespace futurescope
