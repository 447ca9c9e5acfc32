// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/pictureformat.h"
#include "app/lab/viewstate.h"
#include "core/experiment/session.h"

#include <memory>
#include <optional>

namespace futurescope {

class ForeignMarks;
struct LaneMatches;
struct LaneRows;
struct RunOverlay;

struct TimelineImageOptions : ImageOptions
{
    std::optional<TimeRange> visible;     ///< default: the whole run
    std::optional<std::int64_t> cursorNs; ///< shown as it was then; default: at the end, without a cursor
};

/// The timeline of an ended run as a picture. Nothing scrolls in a file: lanes are shown however many they are.
class TimelinePicture : public Exportable
{
public:
    explicit TimelinePicture(Run run, std::optional<TimeRange> visible = {}, std::optional<std::int64_t> cursorNs = {},
                             QSize screenSize = {1024, 576});

    /// As the lanes stand in the window and what is searched there; both may be null.
    void setLanes(std::shared_ptr<const LaneRows> rows, std::shared_ptr<const LaneMatches> matches);

    /// The part of the losses that is lit on the lanes; null: none.
    void setLit(std::shared_ptr<const LitStretches> lit) { m_lit = std::move(lit); }

    /// What is laid over the run; null: nothing.
    void setOverlay(std::shared_ptr<const RunOverlay> overlay) { m_overlay = std::move(overlay); }

    QString title() const override;
    QString caption() const override;
    QString fileStem() const override { return QStringLiteral("timeline"); }
    QSize screenSize() const override { return m_screenSize; }
    Metadata metadata() const override;
    void render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const override;
    bool rendersAnywhere() const override { return true; }
    bool arrangesLanes() const override { return m_rows || m_matches; }
    bool becomesVectors() const override { return true; }
    QString figuresText() const override;
    bool writeFigures(FiguresFormat format, const TextSink &sink) const override;

private:
    Run m_run;
    Timeline m_timeline;
    std::shared_ptr<const ForeignMarks> m_marks;
    std::optional<TimeRange> m_visible;
    std::optional<std::int64_t> m_cursorNs;
    QSize m_screenSize;
    std::shared_ptr<const LaneRows> m_rows;
    std::shared_ptr<const LaneMatches> m_matches;
    std::shared_ptr<const LitStretches> m_lit;
    std::shared_ptr<const RunOverlay> m_overlay;
};

/// Errors: those of renderImage().
Result<QImage> renderTimeline(const Run &run, const TimelineImageOptions &options);
/// Whole or not at all; the error names the path and the cause.
Status writeTimeline(const Run &run, const QString &path, const TimelineImageOptions &options, PictureFormat format);

} // namespace futurescope
