// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QToolButton;

namespace futurescope {

/// One line over the panels that says what would otherwise need a modal box: stays until it is closed or replaced.
class MessageBar : public QFrame
{
    Q_OBJECT

public:
    enum class Kind { Notice, Warning, Error };

    explicit MessageBar(QWidget *parent = nullptr);

    /// `text` is shown as plain text. Any message that is already there is replaced.
    void say(Kind kind, const QString &text);
    QString text() const;

public slots:
    void dismiss();

private:
    QLabel *m_icon;
    QLabel *m_text;
};

} // namespace futurescope
