// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/samework.h"

#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace futurescope {

/// How far "same work on all" is, with a button that cancels it; afterwards, in words, what came of it. Takes no room
/// while there is nothing to say.
class SameWorkBar : public QWidget
{
    Q_OBJECT

public:
    explicit SameWorkBar(SameWork *work, QWidget *parent = nullptr);

    QString text() const;

private:
    void showProgress(int done, ExecutorKind now);
    void showOutcome(const SameWork::Outcome &outcome);

    QLabel *m_text;
    QProgressBar *m_progress;
    QPushButton *m_cancel;
};

} // namespace futurescope
