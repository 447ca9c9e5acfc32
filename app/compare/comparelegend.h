// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/timeline/timelinescene.h"

#include <QWidget>

#include <span>

namespace futurescope {

/// The states that occur in any of these.
std::vector<BarState> statesOf(std::span<const TimelineScene> scenes);
std::vector<LegendSign> signsOf(std::span<const TimelineScene> scenes);

/// What the colours and patterns of all strips mean, once for all of them.
class CompareLegend : public QWidget
{
    Q_OBJECT

public:
    explicit CompareLegend(QWidget *parent = nullptr);

    /// Those that occur in the runs which these show.
    void showWhatIsIn(std::span<const TimelineScene> scenes);
    void setTheme(const Theme &theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    TimelineScene scene() const;

    std::vector<BarState> m_states;
    std::vector<LegendSign> m_signs;
    const Theme *m_theme = &themeFor(false);
};

} // namespace futurescope
