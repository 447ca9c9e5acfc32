// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
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
    /// As say(), with a button that emits actionRequested() and goes with the message.
    void offer(Kind kind, const QString &text, const QString &action);
    /// As say(), with how far something is that can be cancelled. Shown in place until said otherwise.
    void showProgress(const QString &text, int percent);
    /// Takes the progress away, and nothing else that may have been said since.
    void endProgress();
    QString text() const;

public slots:
    void dismiss();

signals:
    void cancelRequested();
    void actionRequested();

private:
    void showAs(Kind kind, const QString &text);
    void hideExtras();

    QLabel *m_icon;
    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
    QPushButton *m_action;
};

} // namespace futurescope
