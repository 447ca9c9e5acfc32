// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/places.h"

#include "app/lab/labactions.h"
#include "app/lab/settings.h"

#include <QAction>
#include <QStackedWidget>

#include <array>
#include <utility>

namespace futurescope {

namespace {

/// As the settings call them.
constexpr std::array<std::pair<Places::Place, const char *>, 3> placeNames{{
    {Places::Place::Lab, "lab"},
    {Places::Place::Compare, "compare"},
    {Places::Place::Lessons, "lessons"},
}};

} // namespace

Places::Places(LabActions *actions, Settings *settings, QStackedWidget *pages, QObject *parent)
    : QObject(parent),
      m_actions(actions),
      m_settings(settings),
      m_pages(pages)
{
    connect(actions->placeLab, &QAction::triggered, this, [this] { goTo(Place::Lab); });
    connect(actions->placeCompare, &QAction::triggered, this, [this] { goTo(Place::Compare); });
    connect(actions->placeLessons, &QAction::triggered, this, [this] { goTo(Place::Lessons); });
    Place remembered = Place::Lab;
    for (const auto &[place, name] : placeNames) {
        if (settings->place() == QLatin1String(name))
            remembered = place;
    }
    goTo(remembered);
}

bool Places::inLab() const
{
    return m_place == Place::Lab || (m_place == Place::Lessons && m_lessonOpen);
}

void Places::goTo(Place place)
{
    m_place = place;
    m_actions->placeLab->setChecked(place == Place::Lab);
    m_actions->placeCompare->setChecked(place == Place::Compare);
    m_actions->placeLessons->setChecked(place == Place::Lessons);
    for (const auto &[named, name] : placeNames) {
        if (named == place)
            m_settings->setPlace(QLatin1String(name));
    }
    showPage();
}

void Places::goToLab()
{
    if (!inLab())
        goTo(Place::Lab);
}

void Places::setLessonOpen(bool open)
{
    m_lessonOpen = open;
    showPage();
}

void Places::showPage()
{
    m_pages->setCurrentIndex(static_cast<int>(inLab() ? Place::Lab : m_place));
    emit changed();
}

void Places::leadsToLab(QAction *action)
{
    connect(action, &QAction::triggered, this, &Places::goToLab);
}

} // namespace futurescope
