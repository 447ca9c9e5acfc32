// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QString>
#include <QStringList>

#include <optional>

// What stands in a PDF that QPdfWriter made.
namespace futurescope::pdf {

inline int pages(const QByteArray &pdf)
{
    static const QRegularExpression count(QStringLiteral("/Type /Pages\\s.*?/Count (\\d+)"),
                                          QRegularExpression::DotMatchesEverythingOption);
    return count.match(QString::fromLatin1(pdf)).captured(1).toInt();
}

/// The words of each page in reading order, blanks as single ones; nullopt where pdftotext is not installed.
inline std::optional<QStringList> texts(const QByteArray &pdf)
{
    if (QStandardPaths::findExecutable(QStringLiteral("pdftotext")).isEmpty())
        return std::nullopt;
    QProcess reader;
    reader.start(QStringLiteral("pdftotext"), {"-enc", "UTF-8", "-", "-"});
    reader.write(pdf);
    reader.closeWriteChannel();
    if (!reader.waitForFinished(60'000) || reader.exitCode() != 0)
        return QStringList();
    QStringList pages = QString::fromUtf8(reader.readAllStandardOutput()).split(QLatin1Char('\f'));
    pages.removeLast(); // behind the last form feed
    for (QString &page : pages)
        page = page.simplified();
    return pages;
}

} // namespace futurescope::pdf
