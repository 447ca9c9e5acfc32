// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/textsink.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace futurescope {

/// Gives its output to the sink, a piece at a time; returns false when the sink did.
using WriteContent = std::function<bool(const TextSink &sink)>;

/// The one way in which this program writes a file: whole or not at all. The content goes to a new file beside the
/// target, is brought to the disk, and only then takes the target's place; whatever fails before leaves the old file
/// as it was. The target must be a regular file or not exist yet; a symbolic link is followed to such a file. Errors
/// are OutputFailed and name the path and the reason. Any thread; needs no QCoreApplication.
Status atomicWrite(const QString &path, const WriteContent &content);
Status atomicWrite(const QString &path, const QByteArray &content);

/// Would atomicWrite() accept the target? For use before long work whose result goes there. Leaves nothing behind.
Status checkTarget(const QString &path);

} // namespace futurescope
