// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/settings.h"

#include <QCoreApplication>
#include <QDir>
#include <QFileInfo>

#include <array>

namespace futurescope {

namespace {

constexpr std::array<const char *, 3> themeNames{"system", "light", "dark"};
constexpr std::array<const char *, 3> languageNames{"system", "en", "de"};
constexpr std::array<const char *, laneSortCount> laneSortNames{"number", "busy", "firstStart", "failures"};

QString key(const char *name)
{
    return QString::fromLatin1(name);
}

} // namespace

Settings::Settings(const QString &path)
    : m_settings(path.isEmpty()
                     ? std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope,
                                                   QStringLiteral("futurescope"), QStringLiteral("futurescope"))
                     : std::make_unique<QSettings>(path, QSettings::IniFormat))
{}

QString Settings::problem() const
{
    const QString file = QDir::toNativeSeparators(m_settings->fileName());
    if (m_settings->status() == QSettings::FormatError)
        return QCoreApplication::translate("Settings", "The settings in %1 cannot be read; the defaults are used.")
            .arg(file);
    if (m_settings->status() == QSettings::AccessError || !m_settings->isWritable())
        return QCoreApplication::translate("Settings",
                                           "The settings in %1 cannot be written; nothing will be remembered.")
            .arg(file);
    return {};
}

ThemeChoice Settings::theme() const
{
    const QString name = m_settings->value(key("theme")).toString();
    for (std::size_t i = 0; i < themeNames.size(); ++i) {
        if (name == QLatin1String(themeNames[i]))
            return static_cast<ThemeChoice>(i);
    }
    return ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice theme)
{
    m_settings->setValue(key("theme"), QLatin1String(themeNames[static_cast<std::size_t>(theme)]));
}

LanguageChoice Settings::language() const
{
    const QString name = m_settings->value(key("language")).toString();
    for (std::size_t i = 0; i < languageNames.size(); ++i) {
        if (name == QLatin1String(languageNames[i]))
            return static_cast<LanguageChoice>(i);
    }
    return LanguageChoice::System;
}

void Settings::setLanguage(LanguageChoice language)
{
    m_settings->setValue(key("language"), QLatin1String(languageNames[static_cast<std::size_t>(language)]));
}

int Settings::textPercent() const
{
    bool ok = false;
    const int percent = m_settings->value(key("textPercent"), minTextPercent).toInt(&ok);
    return ok && percent >= minTextPercent && percent <= maxTextPercent ? percent : minTextPercent;
}

void Settings::setTextPercent(int percent)
{
    m_settings->setValue(key("textPercent"), percent);
}

bool Settings::reducedMotion() const
{
    return m_settings->value(key("reducedMotion"), false).toBool();
}

void Settings::setReducedMotion(bool reduced)
{
    m_settings->setValue(key("reducedMotion"), reduced);
}

LaneView Settings::lanes() const
{
    LaneView lanes;
    lanes.compact = m_settings->value(key("lanes/compact"), false).toBool();
    lanes.grouped = m_settings->value(key("lanes/grouped"), false).toBool();
    lanes.onlyMatching = m_settings->value(key("lanes/onlyMatching"), false).toBool();
    const QString sort = m_settings->value(key("lanes/sort")).toString();
    for (std::size_t i = 0; i < laneSortNames.size(); ++i) {
        if (sort == QLatin1String(laneSortNames[i]))
            lanes.sort = static_cast<LaneSort>(i);
    }
    return lanes;
}

void Settings::setLanes(const LaneView &lanes)
{
    m_settings->setValue(key("lanes/compact"), lanes.compact);
    m_settings->setValue(key("lanes/grouped"), lanes.grouped);
    m_settings->setValue(key("lanes/onlyMatching"), lanes.onlyMatching);
    m_settings->setValue(key("lanes/sort"), QLatin1String(laneSortNames[static_cast<std::size_t>(lanes.sort)]));
}

QString Settings::place() const
{
    return m_settings->value(key("place")).toString();
}

void Settings::setPlace(const QString &place)
{
    m_settings->setValue(key("place"), place);
}

QStringList Settings::lessonsDone() const
{
    return m_settings->value(key("lessonsDone")).toStringList();
}

void Settings::setLessonsDone(const QStringList &lessons)
{
    m_settings->setValue(key("lessonsDone"), lessons);
}

SweepChoice Settings::sweep(const QString &name, const SweepChoice &usual) const
{
    const QString group = key("sweep/") + name + QLatin1Char('/');
    const auto vary = varyKind(m_settings->value(group + key("vary")).toString().toStdString());
    bool isNumber = false;
    const int repeats = m_settings->value(group + key("repeats")).toInt(&isNumber);
    if (!vary || !isNumber || repeats < 1 || repeats > SweepPlan::maxRepeats)
        return usual;
    SweepChoice choice;
    choice.vary = *vary;
    choice.values = m_settings->value(group + key("values")).toString().toStdString();
    if (const auto second = varyKind(m_settings->value(group + key("second")).toString().toStdString());
        second && *second != *vary) {
        choice.second = *second;
        choice.secondValues = m_settings->value(group + key("secondValues")).toString().toStdString();
    }
    choice.repeats = repeats;
    choice.workGrows = m_settings->value(group + key("workGrows"), false).toBool();
    return choice;
}

void Settings::setSweep(const QString &name, const SweepChoice &choice)
{
    const QString group = key("sweep/") + name + QLatin1Char('/');
    const auto nameOf = [](SweepPlan::Vary vary) { return QString::fromStdString(std::string(varyName(vary))); };
    m_settings->setValue(group + key("vary"), nameOf(choice.vary));
    m_settings->setValue(group + key("values"), QString::fromStdString(choice.values));
    m_settings->setValue(group + key("second"), choice.second ? nameOf(*choice.second) : QString());
    m_settings->setValue(group + key("secondValues"), QString::fromStdString(choice.secondValues));
    m_settings->setValue(group + key("repeats"), choice.repeats);
    m_settings->setValue(group + key("workGrows"), choice.workGrows);
}

QByteArray Settings::layout(const QString &name) const
{
    return m_settings->value(key("layout/") + name).toByteArray();
}

void Settings::setLayout(const QString &name, const QByteArray &state)
{
    m_settings->setValue(key("layout/") + name, state);
}

QStringList Settings::recentFiles() const
{
    return m_settings->value(key("recentFiles")).toStringList().mid(0, maxRecentFiles);
}

void Settings::addRecentFile(const QString &path)
{
    const QString full = QFileInfo(path).absoluteFilePath();
    QStringList files = recentFiles();
    files.removeAll(full);
    files.prepend(full);
    m_settings->setValue(key("recentFiles"), files.mid(0, maxRecentFiles));
}

void Settings::removeRecentFile(const QString &path)
{
    QStringList files = recentFiles();
    files.removeAll(QFileInfo(path).absoluteFilePath());
    m_settings->setValue(key("recentFiles"), files);
}

QByteArray Settings::experiment() const
{
    return m_settings->value(key("experiment")).toByteArray();
}

void Settings::setExperiment(const QByteArray &json)
{
    m_settings->setValue(key("experiment"), json);
}

void Settings::sync()
{
    m_settings->sync();
}

} // namespace futurescope
