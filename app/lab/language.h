// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/settings.h"

#include <QLocale>
#include <QTranslator>

namespace futurescope {

/// The language of all texts on the screen, and of the numbers in them, for as long as it lives. Must be made before
/// the first widget, for texts are translated once, and after the application object. Files, the command line and
/// what a person may type in the C form are the same in every language. GUI thread.
class Language
{
public:
    explicit Language(LanguageChoice choice);
    ~Language();
    Language(const Language &) = delete;
    Language &operator=(const Language &) = delete;

    bool isGerman() const { return m_german; }

private:
    bool m_german;
    QLocale m_before; ///< how numbers were written
    QTranslator m_texts;
    QTranslator m_qtTexts; ///< of Qt's own dialogs and menus; stays empty where the system does not have them
};

} // namespace futurescope
