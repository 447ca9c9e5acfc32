// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"

#include <QAbstractButton>

namespace futurescope {

struct Theme;

/// One lesson on the map: number, title, its concepts, and a check once it has been gone through.
class LessonTile : public QAbstractButton
{
    Q_OBJECT

public:
    LessonTile(const LessonEntry &entry, std::size_t index, QWidget *parent);

    std::size_t index() const { return m_index; }
    const QString &id() const { return m_id; }
    void setDone(bool done);
    void setTheme(const Theme &theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return sizeHint(); }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    QFont titleFont() const;
    /// How wide title and concepts may be in a tile of this width.
    int titleWidth(int width) const;
    int heightOf(const QString &text, const QFont &font, int width) const;

    std::size_t m_index;
    QString m_id;
    QString m_number;
    QString m_concepts;
    bool m_done = false;
    const Theme *m_theme;
};

} // namespace futurescope
