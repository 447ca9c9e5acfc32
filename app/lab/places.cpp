// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/places.h"

#include "app/lab/labactions.h"
#include "app/lab/settings.h"

#include <QAction>
#include <QStackedWidget>

namespace futurescope {

Places::Places(LabActions *actions, Settings *settings, QStackedWidget *pages, QObject *parent)
    : QObject(parent),
      m_actions(actions),
      m_settings(settings),
      m_pages(pages)
{
    connect(actions->placeLab, &QAction::triggered, this, &Places::goToLab);
    connect(actions->placeCompare, &QAction::triggered, this, [this] { goTo(Place::Compare); });
    goTo(settings->showsComparison() ? Place::Compare : Place::Lab);
}

Places::Place Places::current() const
{
    return static_cast<Place>(m_pages->currentIndex());
}

void Places::goTo(Place place)
{
    m_pages->setCurrentIndex(static_cast<int>(place));
    m_actions->placeLab->setChecked(place == Place::Lab);
    m_actions->placeCompare->setChecked(place == Place::Compare);
    m_settings->setShowsComparison(place == Place::Compare);
    emit changed();
}

void Places::leadsToLab(QAction *action)
{
    connect(action, &QAction::triggered, this, &Places::goToLab);
}

} // namespace futurescope
