// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QPixmap>
#include <QString>

namespace futurescope {

/// The shape of a bundled picture (":/icons/<name>.svg") in one colour, `size` device pixels.
QPixmap tintedShape(const QString &name, const QColor &colour, QSize size);

/// A bundled picture that takes the text colour of the application's palette each time it is painted, so that it
/// follows the theme by itself.
QIcon themedIcon(const QString &name);

} // namespace futurescope
