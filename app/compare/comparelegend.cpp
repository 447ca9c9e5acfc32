// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/compare/comparelegend.h"

#include "app/timeline/headerpainter.h"

#include <QPainter>
#include <QSizePolicy>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

template <class Entry>
std::vector<Entry> anyOf(std::span<const TimelineScene> scenes, std::vector<Entry> (*entriesOf)(const TimelineScene &))
{
    std::vector<Entry> all;
    for (const TimelineScene &scene : scenes) {
        for (const Entry entry : entriesOf(scene)) {
            if (std::ranges::find(all, entry) == all.end())
                all.push_back(entry);
        }
    }
    return all;
}

} // namespace

std::vector<BarState> statesOf(std::span<const TimelineScene> scenes)
{
    return anyOf(scenes, legendStates);
}

std::vector<LegendSign> signsOf(std::span<const TimelineScene> scenes)
{
    return anyOf(scenes, legendSigns);
}

CompareLegend::CompareLegend(QWidget *parent) : QWidget(parent)
{
    setObjectName(QStringLiteral("compareLegend"));
    setAccessibleName(tr("Legend of the timelines"));
    QSizePolicy policy(QSizePolicy::Ignored, QSizePolicy::Fixed);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

void CompareLegend::showWhatIsIn(std::span<const TimelineScene> scenes)
{
    m_states = statesOf(scenes);
    m_signs = signsOf(scenes);
    setVisible(!m_states.empty());
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
    scene.signsOf = m_signs;
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
