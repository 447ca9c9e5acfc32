// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <initializer_list>

class QHBoxLayout;
class QLabel;
class QWidget;

namespace futurescope {

// What the export dialogs have in common. GUI thread.

QHBoxLayout *rowOf(std::initializer_list<QWidget *> widgets);

/// Shows `text` in the dialog's line of words, as an error or not.
void showMessage(QLabel &line, const QString &text, bool isError);

} // namespace futurescope
