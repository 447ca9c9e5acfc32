// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/presenter.h"

#include "app/lab/appearance.h"
#include "app/lessons/lessoncard.h"
#include "app/lessons/lessondesk.h"

#include <algorithm>

namespace futurescope {

Presenter::Presenter(Stage stage, QObject *parent) : QObject(parent), m_stage(std::move(stage))
{
    connect(m_stage.lessons, &LessonDesk::openChanged, this, &Presenter::putAway);
}

void Presenter::setPresenting(bool presenting)
{
    if (presenting == m_presenting)
        return;
    m_presenting = presenting;
    presenting ? begin() : end();
    m_stage.lessons->card()->setPresenting(presenting);
    emit changed(presenting);
}

void Presenter::begin()
{
    m_wereVisible.clear();
    for (QWidget *widget : m_stage.away)
        m_wereVisible.emplace_back(widget, !widget->isHidden());
    putAway();
    m_textPercent = m_stage.appearance->textPercent();
    m_stage.appearance->setTextPercent(std::max(m_textPercent, leastTextPercent));
    m_wasFullScreen = m_stage.window->isFullScreen();
    m_stage.window->showFullScreen();
}

void Presenter::end()
{
    for (const auto &[widget, visible] : m_wereVisible)
        widget->setVisible(visible);
    m_stage.lessons->showBesides();
    m_stage.appearance->setTextPercent(m_textPercent);
    if (!m_wasFullScreen)
        m_stage.window->showNormal();
}

/// A lesson that is closed or opened shows what belongs to it again; not before an audience.
void Presenter::putAway()
{
    if (!m_presenting)
        return;
    for (QWidget *widget : m_stage.away)
        widget->hide();
}

} // namespace futurescope
