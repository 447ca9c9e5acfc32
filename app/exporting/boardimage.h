// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"
#include "app/futures/stateboardindex.h"
#include "core/experiment/session.h"

#include <optional>

namespace futurescope {

/// The state board of an ended run at one moment as a picture.
class BoardPicture : public Exportable
{
public:
    /// `atNs`: default, the end of the run.
    explicit BoardPicture(Run run, std::optional<std::int64_t> atNs = {}, FutureId selected = noFuture,
                          QSize screenSize = {310, 640});

    QString title() const override;
    QString caption() const override;
    QString fileStem() const override { return QStringLiteral("board"); }
    QSize screenSize() const override { return m_screenSize; }
    Metadata metadata() const override;
    void render(QPainter &painter, const QSizeF &size, const ImageOptions &options) const override;
    bool rendersAnywhere() const override { return true; }
    bool becomesVectors() const override { return true; }
    QString figuresText() const override;
    bool writeFigures(FiguresFormat format, const TextSink &sink) const override;

private:
    Run m_run;
    Timeline m_timeline;
    std::int64_t m_atNs;
    FutureId m_selected;
    QSize m_screenSize;
};

} // namespace futurescope
