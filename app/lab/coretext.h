// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <string_view>

namespace futurescope {

/// What core says, in the reader's language. core/ speaks plain English, for files and the command line, and knows
/// nothing of translations; here its sentences are known again by their shape. One that is not known comes back as it
/// is, for English is better than nothing. Any thread.
QString coreText(std::string_view text);

/// The sentences of core that are known, in English, with %1, %2 ... for what core fills in.
QStringList coreSentences();

} // namespace futurescope
