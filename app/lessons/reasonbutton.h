// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractButton>

namespace futurescope {

struct Theme;

/// A reason that is chosen with one click: its letter and its text, which wraps.
class ReasonButton : public QAbstractButton
{
    Q_OBJECT

public:
    ReasonButton(QChar letter, const QString &text, QWidget *parent);

    void setTheme(const Theme &theme);

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void enterEvent(QEnterEvent *event) override;
    void leaveEvent(QEvent *event) override;

private:
    QRect textRect(int width) const;

    QChar m_letter;
    const Theme *m_theme;
};

} // namespace futurescope
