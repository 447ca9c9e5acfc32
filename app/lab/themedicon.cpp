// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/themedicon.h"

#include <QGuiApplication>
#include <QIconEngine>
#include <QPainter>
#include <QPalette>

namespace futurescope {

namespace {

class PaletteIconEngine final : public QIconEngine
{
public:
    explicit PaletteIconEngine(QString name) : m_name(std::move(name)) {}

    void paint(QPainter *painter, const QRect &rect, QIcon::Mode mode, QIcon::State state) override
    {
        const QSize size = rect.size() * painter->device()->devicePixelRatioF();
        painter->drawPixmap(rect, pixmap(size, mode, state));
    }

    QPixmap pixmap(const QSize &size, QIcon::Mode mode, QIcon::State) override
    {
        const auto group = mode == QIcon::Disabled ? QPalette::Disabled : QPalette::Active;
        return tintedShape(m_name, QGuiApplication::palette().color(group, QPalette::ButtonText), size);
    }

    QIconEngine *clone() const override { return new PaletteIconEngine(m_name); } // QIcon owns it

private:
    const QString m_name;
};

} // namespace

QPixmap tintedShape(const QString &name, const QColor &colour, QSize size)
{
    QPixmap shape = QIcon(QStringLiteral(":/icons/%1.svg").arg(name)).pixmap(size, 1.0);
    QPainter painter(&shape);
    painter.setCompositionMode(QPainter::CompositionMode_SourceIn);
    painter.fillRect(shape.rect(), colour);
    return shape;
}

QIcon themedIcon(const QString &name)
{
    return QIcon(new PaletteIconEngine(name));
}

} // namespace futurescope
