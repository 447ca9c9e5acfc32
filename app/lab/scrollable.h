// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

class QScrollArea;
class QWidget;

namespace futurescope {

/// A window smaller than what is in it scrolls over that; the area takes over the content.
QScrollArea *scrollable(QWidget *content, const char *name, QWidget *parent);

} // namespace futurescope
