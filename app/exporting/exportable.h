// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/result.h"
#include "core/base/textsink.h"

#include <QByteArray>
#include <QImage>
#include <QList>
#include <QSize>
#include <QString>

#include <utility>

class QPainter;

namespace futurescope {

enum class FiguresFormat { Csv, Json };
enum class Background { Theme, White, Transparent };

/// How a picture is to be painted for a file or the clipboard. Independent of the window.
struct ImageOptions
{
    QSize size{1920, 1080}; ///< pixels
    double scale = 1;       ///< pixels per unit; a unit is what a pixel is on a 96-DPI screen (text is 12 units high)
    double dpi = 96;        ///< written into the file, so that it prints at the intended size
    bool dark = false;
    Background background = Background::Theme;
    bool legend = true;
    bool caption = true;
    bool allLanes = false; ///< of a picture with lanes: all of them by number, however they stand in the window
    QString title;         ///< empty: the picture's own
};

/// No picture is made larger than this: 16,384 pixels a side, 100 megapixels in all.
struct ImageLimits
{
    static constexpr int maxSidePx = 16'384;
    static constexpr qint64 maxPixels = 100'000'000;
    static constexpr double minDpi = 10;
    static constexpr double maxDpi = 2'400;
    static constexpr double maxScale = 32;
};

/// A picture that the export dialog, the clipboard and the command line can paint at any size: a timeline, a chart.
class Exportable
{
public:
    using Metadata = QList<std::pair<QString, QString>>; ///< PNG text chunks: Latin-1 keyword, any text

    virtual ~Exportable() = default;

    virtual QString title() const = 0;
    /// Parameters, machine, seed and version in one line or a few; printed under the picture. May be empty.
    virtual QString caption() const = 0;
    /// "timeline", "speedup": the proposed file name without its ending.
    virtual QString fileStem() const = 0;
    /// Its size on the screen in units: what the preset "Screen" takes.
    virtual QSize screenSize() const = 0;
    /// Without the title, which is written anyway.
    virtual Metadata metadata() const = 0;

    /// Paints the picture, its title and its legend into (0, 0)..`size`, in units; `painter` is scaled, clipped and
    /// stands on the finished background. `options.title` is never empty here. The caption is not its business.
    virtual void render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const = 0;

    /// The window shows lanes in an order of its own, or not all of them.
    virtual bool arrangesLanes() const { return false; }

    /// render() may be called outside of the GUI thread, also by several at once. Not so for Qt Charts.
    virtual bool rendersAnywhere() const { return false; }
    /// render() knows how to paint for SVG and PDF files.
    virtual bool becomesVectors() const { return false; }

    /// What a table of its figures holds, in words: "One line for each future". Empty: there is no such table.
    virtual QString figuresText() const { return {}; }
    /// The figures for programs, so in no language. False: the sink refused, or there are none. Any thread.
    virtual bool writeFigures(FiguresFormat, const TextSink &) const { return false; }
};

/// Errors name the limit that `options` break. Nothing is allocated for it.
Status checkImageOptions(const ImageOptions &options);

/// `wanted` with a title, and light on a white background, where dark ink is needed.
ImageOptions completed(const Exportable &picture, const ImageOptions &wanted);
/// Background, picture and caption, in pixels of `options`, which are completed().
void paintExport(QPainter &painter, const Exportable &picture, const ImageOptions &options);

/// Background, picture and caption as an image, with resolution and text chunks set. GUI thread for charts.
/// Errors: those of checkImageOptions(), or no memory for that many pixels.
Result<QImage> renderImage(const Exportable &picture, const ImageOptions &options);

/// Any thread.
Result<QByteArray> encodePng(const QImage &image);

} // namespace futurescope
