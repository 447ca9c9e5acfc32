// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPaintEngine>
#include <QPainter>

namespace futurescope {

/// The painter writes shapes and text for an SVG or PDF file instead of pixels. There every primitive takes room in
/// the file, SVG does not clip, and textures become black.
inline bool paintsVectors(const QPainter &painter)
{
    const QPaintEngine *engine = painter.paintEngine();
    return engine && (engine->type() == QPaintEngine::SVG || engine->type() == QPaintEngine::Pdf);
}

} // namespace futurescope
