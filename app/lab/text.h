// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <QFont>
#include <QString>

#include <cstdint>
#include <string_view>

class QLabel;
class QWidget;

namespace futurescope {

// What all parts of the window say in the same way. GUI thread.

QString toText(std::string_view utf8);
/// Why something failed, as far as the reader's language has words for it.
QString toText(const Error &error);

/// "3.42" with the decimal point of the reader's language: "3,42".
QString localNumber(QString number);

/// "3.42 s": three significant digits and a unit.
QString toText(Nanos duration);

/// 1000000 as "1,000,000" in the reader's language.
QString groupedText(std::uint64_t count);

/// 0.904 as "90 %", with `decimals` places.
QString percentText(double share, int decimals = 0);

/// Digits of equal width, so that changing figures do not dance.
QFont tabularFont(QFont font);

/// A plain-text label: names from files are shown as they are, never as HTML.
QLabel *plainLabel(const QString &text, QWidget *parent);
/// The same in the quieter colour of explanations, a point smaller, wrapping.
QLabel *hintLabel(const QString &text, QWidget *parent);
/// The same in the colour of what is wrong.
QLabel *errorLabel(QWidget *parent);
/// The small bold capitals above a group of controls.
QLabel *sectionLabel(const QString &text, QWidget *parent);

} // namespace futurescope
