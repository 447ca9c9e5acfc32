// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"
#include "app/lab/viewstate.h"
#include "core/experiment/session.h"

#include <memory>
#include <optional>
#include <vector>

namespace futurescope {

class ForeignMarks;
struct TimelineScene;

/// Several runs on one time axis as a picture.
class ComparePicture : public Exportable
{
public:
    struct Part
    {
        int number = 1; ///< in the table of the comparison
        Run run;
    };

    /// `parts`: at least one. `cursorNs`: shown as the runs were then; at the end of the longest there is no cursor.
    ComparePicture(std::vector<Part> parts, TimeRange visible, std::int64_t cursorNs, QSize screenSize);

    QString title() const override;
    QString caption() const override;
    QString fileStem() const override { return QStringLiteral("comparison"); }
    QSize screenSize() const override { return m_screenSize; }
    Metadata metadata() const override;
    void render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const override;
    bool rendersAnywhere() const override { return true; }
    bool becomesVectors() const override { return true; }
    QString figuresText() const override;
    bool writeFigures(FiguresFormat format, const TextSink &sink) const override;

private:
    TimelineScene sceneOf(std::size_t part, const ImageOptions &options) const;
    double paintTitle(QPainter &painter, const QSizeF &size, const ImageOptions &options) const;

    std::vector<Part> m_parts;
    std::vector<Timeline> m_timelines; ///< of the parts
    std::vector<std::shared_ptr<const ForeignMarks>> m_marks;
    std::int64_t m_wholeNs = 1;
    TimeRange m_visible;
    std::int64_t m_cursorNs;
    QSize m_screenSize;
};

} // namespace futurescope
