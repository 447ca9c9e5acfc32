// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/language.h"

#include <QCoreApplication>
#include <QLibraryInfo>

#include <algorithm>

// The resources lie in a static library, which the linker takes in only on request; the macro wants no namespace.
static void initTranslations()
{
    Q_INIT_RESOURCE(translations);
}

namespace futurescope {

namespace {

/// The first of the languages the system prefers that the program has; English if it has none of them.
bool systemPrefersGerman()
{
    const QStringList preferred = QLocale::system().uiLanguages();
    const auto known = std::ranges::find_if(preferred, [](const QString &name) {
        const QLocale::Language language = QLocale(name).language();
        return language == QLocale::German || language == QLocale::English;
    });
    return known != preferred.end() && QLocale(*known).language() == QLocale::German;
}

/// Numbers as the texts are read, in the person's own region if that speaks the language.
QLocale localeOf(QLocale::Language language)
{
    const QLocale system = QLocale::system();
    return system.language() == language ? system : QLocale(language);
}

} // namespace

Language::Language(LanguageChoice choice)
    : m_german(choice == LanguageChoice::German || (choice == LanguageChoice::System && systemPrefersGerman()))
{
    initTranslations();
    // Who speaks one language with the program and another with the system reads numbers as the texts around them.
    if (choice != LanguageChoice::System || (QLocale().language() == QLocale::German) != m_german)
        QLocale::setDefault(localeOf(m_german ? QLocale::German : QLocale::English));
    const QString code = m_german ? QStringLiteral("de") : QStringLiteral("en");
    if (!m_texts.load(QStringLiteral(":/translations/futurescope_") + code))
        qFatal("the texts in the language %s are not built in", qPrintable(code));
    if (m_german && m_qtTexts.load(QStringLiteral("qtbase_de"), QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&m_qtTexts);
    QCoreApplication::installTranslator(&m_texts);
}

Language::~Language()
{
    QCoreApplication::removeTranslator(&m_texts);
    QCoreApplication::removeTranslator(&m_qtTexts);
    QLocale::setDefault(m_before);
}

} // namespace futurescope
