// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/exporting/fonts.h"

#include <QDirIterator>
#include <QFontDatabase>

// Must stand outside of every namespace: the linker drops the resources of a static library that nobody names.
static void initBundledResources()
{
    Q_INIT_RESOURCE(fonts);
    Q_INIT_RESOURCE(icons);
}

namespace futurescope {

namespace {

struct Families
{
    QString text;
    QString mono;
};

Families registerFonts()
{
    initBundledResources();
    Families families;
    QDirIterator files(QStringLiteral(":/fonts"), {QStringLiteral("*.ttf")}, QDir::Files);
    while (files.hasNext()) {
        const int id = QFontDatabase::addApplicationFont(files.next());
        for (const QString &family : QFontDatabase::applicationFontFamilies(id))
            (family.contains(QLatin1String("Mono")) ? families.mono : families.text) = family;
    }
    if (families.text.isEmpty())
        families.text = QFontDatabase::systemFont(QFontDatabase::GeneralFont).family();
    if (families.mono.isEmpty())
        families.mono = QFontDatabase::systemFont(QFontDatabase::FixedFont).family();
    return families;
}

const Families &families()
{
    static const Families loaded = registerFonts();
    return loaded;
}

} // namespace

void loadBundledFonts()
{
    families();
}

QFont bundledTextFont()
{
    QFont font(families().text);
    font.setPixelSize(12);
    return font;
}

QFont bundledMonoFont()
{
    QFont font(families().mono);
    font.setPixelSize(12);
    font.setStyleHint(QFont::Monospace);
    return font;
}

} // namespace futurescope
