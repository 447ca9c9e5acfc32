// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparelegend.h"

#include "app/timeline/headerpainter.h"

#include <QPainter>
#include <QSizePolicy>

#include <algorithm>
#include <cmath>

namespace futurescope {

std::vector<BarState> statesOf(std::span<const TimelineScene> scenes)
{
    std::vector<BarState> states;
    for (const TimelineScene &scene : scenes) {
        for (const BarState state : legendStates(scene)) {
            if (std::ranges::find(states, state) == states.end())
                states.push_back(state);
        }
    }
    return states;
}

CompareLegend::CompareLegend(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("compareLegend"));
    setAccessibleName(tr("Legend of the timelines"));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CompareLegend::setStates(const std::vector<BarState> &states)
{
    m_states = states;
    setVisible(!states.empty());
    updateGeometry();
    update();
}

void CompareLegend::setTheme(const Theme &theme)
{
    m_theme = &theme;
    update();
}

TimelineScene CompareLegend::scene() const
{
    TimelineScene scene;
    scene.theme = m_theme;
    scene.font = font();
    scene.font.setPixelSize(QFontInfo(font()).pixelSize());
    scene.legendOf = m_states;
    return scene;
}

int CompareLegend::heightForWidth(int width) const
{
    return static_cast<int>(std::ceil(headerHeight(scene(), width)));
}

QSize CompareLegend::sizeHint() const
{
    return {width(), heightForWidth(width())};
}

QSize CompareLegend::minimumSizeHint() const
{
    return {1, heightForWidth(width())};
}

void CompareLegend::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setFont(font());
    paintHeader(painter, scene(), QRectF(10, 0, width() - 20, height()));
}

} // namespace futurescope
