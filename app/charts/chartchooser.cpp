// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/chartchooser.h"

#include <QActionGroup>
#include <QFontMetrics>
#include <QMenu>

namespace futurescope {

ChartChooser::ChartChooser(QWidget *parent) : QToolButton(parent)
{
    setObjectName(QStringLiteral("chartChooser"));
    setProperty("chooser", true);
    setPopupMode(QToolButton::InstantPopup);
    // The arrow is a letter of the text: the style's own would lie on the word.
    setStyleSheet(QStringLiteral("QToolButton { font-weight: 600; border-color: transparent; background: transparent; "
                                 "padding-left: 0; }"
                                 "QToolButton:hover, QToolButton:focus { border-color: palette(mid); }"
                                 "QToolButton::menu-indicator { image: none; }"));
    setMenu(new QMenu(this));
}

void ChartChooser::setState(const State &state)
{
    setText(QStringLiteral("%1 ▾").arg(chartTitle(state.shown)));
    setAccessibleName(tr("Chart: %1").arg(chartTitle(state.shown)));
    setToolTip(tr("Choose what to draw of the measured runs"));
    fillMenu(state);
}

int ChartChooser::titleWidth() const
{
    return sizeHint().width();
}

void ChartChooser::fillMenu(const State &state)
{
    menu()->clear();
    auto *charts = new QActionGroup(menu());
    for (const SweepChart chart : state.charts) {
        QAction *action = menu()->addAction(chartTitle(chart), this, [this, chart] { emit chartChosen(chart); });
        action->setCheckable(true);
        action->setChecked(chart == state.shown);
        charts->addAction(action);
    }
    if (!state.runs.isEmpty()) {
        menu()->addSeparator();
        auto *runs = new QActionGroup(menu());
        for (const auto &[point, name] : state.runs) {
            QAction *action = menu()->addAction(name, this, [this, at = point] { emit runChosen(at); });
            action->setCheckable(true);
            action->setChecked(point == state.run);
            runs->addAction(action);
        }
    }
    if (state.canPredict) {
        menu()->addSeparator();
        menu()->addAction(tr("Draw a new prediction"), this, &ChartChooser::predictionWanted);
    }
    menu()->addSeparator();
    menu()->addAction(tr("Sweep settings …"), this, &ChartChooser::settingsWanted);
}

} // namespace futurescope
