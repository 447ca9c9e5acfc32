// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/text.h"

#include "app/lab/coretext.h"

#include <QLabel>
#include <QLocale>

namespace futurescope {

QString toText(std::string_view utf8)
{
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

QString toText(const Error &error)
{
    return coreText(error.detail);
}

QString localNumber(QString number)
{
    return number.replace(QLatin1Char('.'), QLocale().decimalPoint());
}

QString toText(Nanos duration)
{
    return localNumber(toText(humanDuration(duration)));
}

QString groupedText(std::uint64_t count)
{
    return QLocale().toString(static_cast<qulonglong>(count));
}

QString percentText(double share, int decimals)
{
    return QLocale().toString(share * 100, 'f', decimals) + QStringLiteral("\u00a0%");
}

QFont tabularFont(QFont font)
{
    // Of the usual families each digit is already as wide as the next; kerning is what would move them.
    font.setKerning(false);
    return font;
}

QLabel *plainLabel(const QString &text, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setText(text);
    return label;
}

QLabel *hintLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setWordWrap(true);
    label->setProperty("muted", true);
    label->setProperty("hint", true);
    return label;
}

QLabel *errorLabel(QWidget *parent)
{
    QLabel *label = plainLabel({}, parent);
    label->setWordWrap(true);
    label->setProperty("error", true);
    label->setProperty("hint", true);
    return label;
}

QLabel *sectionLabel(const QString &text, QWidget *parent)
{
    QLabel *label = plainLabel(text, parent);
    label->setProperty("section", true);
    QFont font = label->font();
    font.setCapitalization(QFont::AllUppercase);
    font.setLetterSpacing(QFont::PercentageSpacing, 106);
    label->setFont(font);
    return label;
}

} // namespace futurescope
