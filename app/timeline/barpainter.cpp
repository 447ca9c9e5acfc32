// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/timeline/barpainter.h"

#include "app/timeline/glyphs.h"
#include "app/timeline/inparallel.h"
#include "app/timeline/matchpainter.h"

#include <QFontMetricsF>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace futurescope {

namespace {

// The part of a bar, from the foot, in which its waits are drawn; the rest shows the outcome.
constexpr double waitShare = 0.45;

class BarPainter
{
public:
    BarPainter(QImage &image, const TimelineScene &scene, const TimelineLayout &layout, double scale, int fromPx,
               int toPx, std::vector<BarLabel> *labels)
        : m_image(image),
          m_pixelRows(reinterpret_cast<QRgb *>(image.bits())),
          m_stride(image.bytesPerLine() / static_cast<qsizetype>(sizeof(QRgb))),
          m_scene(scene),
          m_layout(layout),
          m_scale(scale),
          m_stretch{scene.visible, image.width(), std::max(0, fromPx), std::min(image.width(), toPx)},
          m_pixels(m_stretch),
          m_labels(labels),
          m_painter(&image),
          m_line(std::max(1, static_cast<int>(std::lround(scale)))),
          m_font(scene.font)
    {
        m_font.setPixelSize(std::max(1, static_cast<int>(std::lround(QFontInfo(scene.font).pixelSize() * scale))));
        const QFontMetricsF metrics(m_font);
        m_textHeight = metrics.height();
        m_digitWidth = metrics.horizontalAdvance(QLatin1Char('8'));
        m_painter.setFont(m_font);
        m_painter.setClipRect(QRect(m_stretch.fromPx, 0, m_stretch.toPx - m_stretch.fromPx, image.height()));
        m_painter.setCompositionMode(QPainter::CompositionMode_Source);
        m_painter.fillRect(image.rect(), Qt::transparent);
        m_painter.setCompositionMode(QPainter::CompositionMode_SourceOver);
    }

    /// What is seen of each lane is found for all of them side by side; then they are painted.
    void paintLanes(const std::vector<int> &lanes)
    {
        std::vector<SeenLane> seen;
        for (const int index : lanes) {
            const QRect area = barPixels(m_layout, m_scale, index);
            if (static_cast<std::size_t>(index) < m_scene.timeline->lanes().size() && !area.isEmpty())
                seen.push_back({index, area, waitBand(area), {}, {}});
        }
        inParallel(seen.size(), m_scene.worthHelp(), [&](std::size_t index) { look(seen[index]); });
        for (const SeenLane &lane : seen)
            paintLane(lane);
    }

    void paintGroup() { futurescope::paintGroup(m_image, m_scene, m_stretch, barPixels(m_layout, m_scale, 1)); }

    void paintLock()
    {
        const LockHistory &lock = m_scene.timeline->interpreterLock();
        const QRect area = areaPixels(m_layout, m_scale, m_layout.lockHolders());
        const LanePicture holders = coalesce(*m_scene.timeline, lock.holdings(), m_pixels, m_scene.cursorNs,
                                             &lock.bins());
        for (const WideBar &bar : holders.bars)
            paintBar(bar, area);
        paintColumns(holders.columns, area);
        for (const WideBar &bar : holders.bars)
            paintLabel(bar, lock.holdings()[bar.spanIndex], area, false);
        const QRect below = areaPixels(m_layout, m_scale, m_layout.lockWaiters());
        paintWaiters(lock, below);
        paintAsked(lock, below);
    }

private:
    struct SeenLane
    {
        int index = 0;
        QRect area; ///< device pixels
        QRect band; ///< of its waits
        LanePicture tasks, waits;
    };

    /// Any thread, several lanes at a time.
    void look(SeenLane &seen) const
    {
        const Lane &lane = m_scene.timeline->lanes()[static_cast<std::size_t>(seen.index)];
        seen.tasks = coalesce(*m_scene.timeline, lane.tasks, m_pixels, m_scene.cursorNs, &lane.taskBins);
        if (seen.index == 0 && m_scene.submitRuns)
            showSubmitAsWork(seen.tasks);
        if (seen.band.height() >= 2)
            seen.waits = coalesce(*m_scene.timeline, lane.waits, m_pixels, m_scene.cursorNs, &lane.waitBins);
    }

    void paintLane(const SeenLane &seen)
    {
        const auto &[index, area, band, tasks, waits] = seen;
        const Lane &lane = m_scene.timeline->lanes()[static_cast<std::size_t>(index)];
        for (const WideBar &bar : tasks.bars)
            paintBar(bar, area);
        paintColumns(tasks.columns, area);
        for (const WideBar &wait : waits.bars)
            paintFilled(QRect(wait.leftPx, band.top(), wait.rightPx - wait.leftPx, band.height()), wait.state);
        paintDominant(waits.columns, band);
        for (const WideBar &wait : waits.bars)
            paintAwaited(wait, lane.waits[wait.spanIndex], band);
        const bool roomAbove = area.height() - band.height() >= m_textHeight && !lane.waits.empty();
        const QRect textArea = roomAbove ? area.adjusted(0, 0, 0, -band.height()) : area;
        const bool fades = m_scene.matches && index > 0;
        for (const WideBar &bar : tasks.bars) {
            const Span &task = lane.tasks[bar.spanIndex];
            // A label that is not part of the picture cannot fade with it.
            if (!(fades && m_labels) || m_scene.matches->found->contains(task.future))
                paintLabel(bar, task, textArea, !roomAbove && !lane.waits.empty());
        }
        if (fades)
            fadeOthers(m_image, m_scene, index, m_stretch, area);
    }

    // As high as the mean number of waiters in each column of pixels; all but one worker waiting fills the band.
    void paintWaiters(const LockHistory &lock, const QRect &band)
    {
        const StateStyle &style = m_scene.theme->state(BarState::LockWait);
        const double most = std::max(1, m_scene.timeline->workerLanes() - 1);
        for (int px = m_stretch.fromPx; px < m_stretch.toPx; ++px) {
            const std::int64_t fromNs = m_stretch.timeAt(px);
            const std::int64_t toNs = std::min(m_stretch.timeAt(px + 1), m_scene.cursorNs);
            const double waiters = fromNs < toNs ? lock.meanWaiters(fromNs, toNs) : 0;
            if (waiters <= 0)
                continue;
            const int height = std::clamp(static_cast<int>(std::lround(waiters / most * band.height())), m_line,
                                          band.height());
            const QRect column(px, band.bottom() + 1 - height, 1, height);
            m_painter.fillRect(column, style.fill);
            m_painter.fillRect(column, pattern(BarState::LockWait));
            m_painter.fillRect(QRect(px, column.top(), 1, m_line), style.outline); // yellow alone is hard to see
        }
    }

    // The moments at which a waiter asked the holder to let go, where there is room to tell them apart.
    void paintAsked(const LockHistory &lock, const QRect &band)
    {
        const auto &times = lock.askTimes();
        const auto first = std::ranges::lower_bound(times, m_scene.visible.startNs);
        const auto last = std::upper_bound(first, times.end(), std::min(m_scene.visible.endNs, m_scene.cursorNs));
        constexpr double leastDistance = 16;
        if (static_cast<double>(last - first) * leastDistance * m_scale > m_stretch.widthPx)
            return;
        for (auto time = first; time != last; ++time) {
            const int px = static_cast<int>(m_stretch.xOf(*time));
            m_painter.fillRect(QRect(px, band.top(), 2 * m_line, band.height()), m_scene.theme->text);
        }
    }

    static void showSubmitAsWork(LanePicture &main)
    {
        constexpr auto overhead = static_cast<std::size_t>(BarState::Overhead);
        constexpr auto running = static_cast<std::size_t>(BarState::Running);
        for (WideBar &bar : main.bars)
            bar.state = bar.state == BarState::Overhead ? BarState::Running : bar.state;
        for (LaneColumn &column : main.columns) {
            std::swap(column.share[overhead], column.share[running]);
            if (column.present >> overhead & 1u)
                column.present = static_cast<std::uint16_t>((column.present & ~(1u << overhead)) | 1u << running);
        }
    }

    QRect waitBand(const QRect &area) const
    {
        const int height = static_cast<int>(std::lround(area.height() * waitShare));
        return {area.left(), area.bottom() + 1 - height, area.width(), height};
    }

    // Neighbours of one colour are told apart by a line of background, left out at the running bar's open end.
    QRect visibleRect(const WideBar &bar, const QRect &area) const
    {
        int width = bar.rightPx - bar.leftPx;
        if (!bar.open && width > 2 * m_line)
            width -= m_line;
        return {bar.leftPx, area.top(), width, area.height()};
    }

    void paintBar(const WideBar &bar, const QRect &area) { paintFilled(visibleRect(bar, area), bar.state); }

    void paintFilled(const QRect &rect, BarState state)
    {
        const StateStyle &style = m_scene.theme->state(state);
        m_painter.fillRect(rect, style.fill);
        if (rect.width() >= 4 * m_line && rect.height() >= 4 * m_line)
            m_painter.fillRect(rect, pattern(state));
        if (style.outline == style.fill)
            return;
        m_painter.fillRect(QRect(rect.left(), rect.top(), rect.width(), m_line), style.outline);
        m_painter.fillRect(QRect(rect.left(), rect.bottom() + 1 - m_line, rect.width(), m_line), style.outline);
        m_painter.fillRect(QRect(rect.left(), rect.top(), m_line, rect.height()), style.outline);
        m_painter.fillRect(QRect(rect.right() + 1 - m_line, rect.top(), m_line, rect.height()), style.outline);
    }

    const QBrush &pattern(BarState state)
    {
        auto &brush = m_patterns[static_cast<std::size_t>(state)];
        if (!brush) {
            const StateStyle &style = m_scene.theme->state(state);
            brush = patternBrush(style.pattern, style.ink, m_scale);
        }
        return *brush;
    }

    /// A column and the `count` - 1 to the right of it.
    void putColumns(int px, int count, int bottom, int height, QRgb colour)
    {
        for (int y = bottom; y > bottom - height; --y)
            std::fill_n(m_pixelRows + y * m_stride + px, count, colour);
    }

    void putPieces(int px, int count, const ColumnPieces &pieces, int bottom)
    {
        for (const ColumnPiece &piece : pieces) {
            putColumns(px, count, bottom, piece.height, m_scene.theme->state(piece.state).fill.rgba());
            bottom -= piece.height;
        }
    }

    /// Neighbours that look alike, as most do in a long run seen from afar, are filled together.
    void paintColumns(const std::vector<LaneColumn> &columns, const QRect &area)
    {
        ColumnPieces alike;
        int firstPx = m_stretch.fromPx;
        int px = m_stretch.fromPx;
        for (const LaneColumn &column : columns) {
            const ColumnPieces pieces = column.present == 0 ? ColumnPieces() : piecesOf(column, area.height());
            if (pieces != alike) {
                putPieces(firstPx, px - firstPx, alike, area.bottom());
                alike = pieces;
                firstPx = px;
            }
            ++px;
        }
        putPieces(firstPx, px - firstPx, alike, area.bottom());
    }

    // Waits too narrow for a pattern: the column takes the colour of the longest if they fill a quarter of it.
    void paintDominant(const std::vector<LaneColumn> &columns, const QRect &band)
    {
        for (std::size_t index = 0; index < columns.size(); ++index) {
            const auto &share = columns[index].share;
            const auto longest = std::max_element(share.begin(), share.end());
            if (*longest < 0.25f)
                continue;
            const auto state = static_cast<BarState>(longest - share.begin());
            putColumns(m_stretch.fromPx + static_cast<int>(index), 1, band.bottom(), band.height(),
                       m_scene.theme->state(state).fill.rgba());
        }
    }

    QString labelOf(const WideBar &bar, const Span &span) const
    {
        const int room = bar.rightPx - bar.leftPx;
        if (span.activity == Activity::LockHeld) {
            for (const QString &text : {TimelineText::holder(span), TimelineText::shortHolder(span)}) {
                if (room > static_cast<double>(text.size() + 1) * m_digitWidth)
                    return text;
            }
            return {};
        }
        if (span.activity != Activity::Task)
            return room > 5 * m_digitWidth ? TimelineText::activity(m_scene, span) : QString();
        const int characters = static_cast<int>(std::min(200.0, (room - 6 * m_scale) / m_digitWidth / 1.02));
        return characters >= 2 ? TimelineText::taskLabel(m_scene, span.future, characters) : QString();
    }

    /// For whom a task waits, where there is room to say it.
    void paintAwaited(const WideBar &bar, const Span &wait, const QRect &band)
    {
        if (wait.activity != Activity::ResultWait || wait.future == noFuture || band.height() < m_textHeight * 0.9)
            return;
        const QString text = TimelineText::waitingFor(wait.future);
        const double width = m_painter.fontMetrics().horizontalAdvance(text);
        const int left = std::max(bar.leftPx, 0);
        if (width + 6 * m_scale > std::min(bar.rightPx, m_image.width()) - left)
            return;
        const double middle = (left + std::min(bar.rightPx, m_image.width())) / 2.0;
        const QRectF box(middle - width / 2, band.top(), width, band.height());
        const StateStyle &style = m_scene.theme->state(bar.state);
        paintPlate(box, style);
        put({text, box, Glyph::None, {}, style.ink});
    }

    void put(const BarLabel &label)
    {
        if (!m_labels)
            paintBarLabel(m_painter, label);
        else if (QRectF(m_image.rect()).contains(label.box.united(label.glyphBox)))
            m_labels->push_back(label);
    }

    /// In the middle of what is in sight of the bar.
    void paintLabel(WideBar bar, const Span &span, const QRect &area, bool overWaits)
    {
        bar.leftPx = std::max(bar.leftPx, 0);
        bar.rightPx = std::min(bar.rightPx, m_image.width());
        const StateStyle &style = m_scene.theme->state(bar.state);
        QRectF room = visibleRect(bar, area);
        if (room.right() < m_stretch.fromPx || room.left() > m_stretch.toPx)
            return;
        const double pad = 3 * m_scale;
        room.adjust(pad, 0, -pad, 0);
        const QString text = area.height() >= m_textHeight * 0.9 ? labelOf(bar, span) : QString();
        const double textWidth = static_cast<double>(text.size()) * m_digitWidth * 1.02;
        const double glyph = std::min(9.0 * m_scale, area.height() - 2.0);
        const bool textFits = !text.isEmpty() && textWidth <= room.width();
        const bool glyphFits = style.glyph != Glyph::None && textFits && glyph >= 5 * m_scale
                               && glyph + textWidth + pad <= room.width();
        const bool glyphAlone = !glyphFits && style.glyph != Glyph::None && style.glyph != Glyph::Check
                                && glyph >= 4 * m_scale && glyph <= room.width();
        const double width = (textFits && !glyphAlone ? textWidth : 0) + (glyphFits || glyphAlone ? glyph : 0)
                             + (textFits && glyphFits ? pad : 0);
        if (width <= 0)
            return;
        QRectF box(room.center().x() - width / 2, room.top(), width, room.height());
        if (overWaits || style.pattern != Pattern::Solid)
            paintPlate(box, style);
        BarLabel label{textFits && !glyphAlone ? text : QString(), box, Glyph::None, {}, style.ink};
        if (glyphFits || glyphAlone) {
            label.glyph = style.glyph;
            label.glyphBox = {box.left(), box.center().y() - glyph / 2, glyph, glyph};
            label.box.setLeft(box.left() + glyph + (glyphAlone ? 0 : pad));
        }
        put(label);
    }

    // Plain fill behind text and glyph, or a pattern would run through them.
    void paintPlate(const QRectF &box, const StateStyle &style)
    {
        const double height = std::min(box.height() - 2 * m_line, m_textHeight);
        m_painter.fillRect(
            QRectF(box.left() - m_scale, box.center().y() - height / 2, box.width() + 2 * m_scale, height).toRect(),
            style.fill);
    }

    QImage &m_image;
    QRgb *const m_pixelRows;
    const qsizetype m_stride; // of the rows, in pixels
    const TimelineScene &m_scene;
    const TimelineLayout &m_layout;
    const double m_scale;
    const PixelStretch m_stretch;
    const PixelColumns m_pixels;
    std::vector<BarLabel> *const m_labels; // null: they are painted into the image
    QPainter m_painter;
    const int m_line; // thickness of outlines, device pixels
    QFont m_font;
    double m_textHeight = 0;
    double m_digitWidth = 0;
    std::array<std::optional<QBrush>, barStateCount> m_patterns;
};

} // namespace

void paintBarLabel(QPainter &painter, const BarLabel &label)
{
    paintGlyph(painter, label.glyph, label.ink, label.glyphBox);
    if (label.text.isEmpty())
        return;
    painter.setPen(label.ink);
    painter.drawText(label.box, Qt::AlignCenter | Qt::TextDontClip, label.text);
}

void paintBars(QImage &image, const TimelineScene &scene, const TimelineLayout &layout, double scale, int fromPx,
               int toPx, std::vector<BarLabel> *labels)
{
    if (!scene.timeline || fromPx >= toPx || image.isNull())
        return;
    BarPainter painter(image, scene, layout, scale, fromPx, toPx, labels);
    std::vector<int> lanes = layout.visibleLanes();
    lanes.insert(lanes.begin(), 0);
    painter.paintLanes(lanes);
    if (!layout.lockLane.isEmpty() && !scene.timeline->interpreterLock().empty())
        painter.paintLock();
    if (layout.grouped())
        painter.paintGroup();
}

} // namespace futurescope
