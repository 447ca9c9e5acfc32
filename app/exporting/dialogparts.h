// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <initializer_list>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QWidget;

namespace futurescope {

// What the export dialogs have in common. GUI thread.

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets);

/// The dialog's line of words, with room for two lines, because most messages name a path.
QLabel *messageLine(const char *objectName, QWidget *parent);
/// The button that Return presses.
QPushButton *primaryButton(const QString &text, const char *objectName, QWidget *parent);

/// Shows `text` in the dialog's line of words, as an error or not.
void showMessage(QLabel &line, const QString &text, bool isError);

} // namespace futurescope
