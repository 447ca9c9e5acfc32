// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/toolbarfit.h"

#include "app/lab/themedicon.h"

#include <QEvent>
#include <QTimer>
#include <QToolBar>
#include <QToolButton>

#include <ranges>
#include <utility>

namespace futurescope {

ToolBarFit::ToolBarFit(QToolBar *bar, std::vector<QToolButton *> wordy)
    : QObject(bar),
      m_bar(bar),
      m_wordy(std::move(wordy))
{
    bar->installEventFilter(this);
    // Qt gives the button of the overflow menu a black picture again with each style, which no dark theme shows.
    if (auto *overflow = bar->findChild<QToolButton *>(QStringLiteral("qt_toolbar_ext_button"))) {
        m_overflow = overflow;
        overflow->installEventFilter(this);
        overflow->setIcon(themedIcon(QStringLiteral("chevron")));
    }
}

bool ToolBarFit::eventFilter(QObject *watched, QEvent *event)
{
    const bool otherRoom = event->type() == QEvent::Resize || event->type() == QEvent::LayoutRequest;
    if (watched == m_bar && otherRoom && !m_fitting)
        fit();
    if (watched == m_overflow && event->type() == QEvent::StyleChange)
        QTimer::singleShot(0, m_overflow, [this] { m_overflow->setIcon(themedIcon(QStringLiteral("chevron"))); });
    return false;
}

void ToolBarFit::fit()
{
    m_fitting = true;
    for (QToolButton *button : m_wordy)
        button->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    for (QToolButton *button : m_wordy | std::views::reverse) {
        if (m_bar->sizeHint().width() <= m_bar->width())
            break;
        button->setToolButtonStyle(Qt::ToolButtonIconOnly);
    }
    m_fitting = false;
}

} // namespace futurescope
