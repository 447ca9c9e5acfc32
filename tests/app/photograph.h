// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/exporting/exportable.h"

namespace futurescope::samples {

/// Shows nothing, and has no figures.
class Photograph : public Exportable
{
public:
    explicit Photograph(bool vectors = true) : m_vectors(vectors) {}

    QString title() const override { return QStringLiteral("Photograph"); }
    QString caption() const override { return {}; }
    QString fileStem() const override { return QStringLiteral("photograph"); }
    QSize screenSize() const override { return {10, 10}; }
    Metadata metadata() const override { return {}; }
    void render(QPainter &, const QSizeF &, const ImageOptions &) const override {}
    bool becomesVectors() const override { return m_vectors; }

private:
    const bool m_vectors;
};

} // namespace futurescope::samples
