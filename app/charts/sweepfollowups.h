// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweep.h"

#include <QWidget>

#include <optional>

class QToolButton;

namespace futurescope {

/// What can be done about a sweep that is not as it should be: go on with one that was stopped, repeat the points that
/// are marked "machine was busy". Hidden when there is nothing to do. GUI thread.
class SweepFollowUps : public QWidget
{
    Q_OBJECT

public:
    explicit SweepFollowUps(QWidget *parent = nullptr);

    /// nullopt: nothing was measured.
    void setResult(const std::optional<SweepResult> &result, bool measuring);
    /// Why nothing can be measured now; empty: it can.
    void setBlocked(const QString &reason);

signals:
    void goOnRequested(const futurescope::SweepResult &soFar);
    void repeatRequested(const futurescope::SweepResult &soFar);

private:
    void refresh();

    std::optional<SweepResult> m_result;
    bool m_measuring = false;
    QString m_blockedReason;
    QToolButton *m_goOn;
    QToolButton *m_repeat;
};

} // namespace futurescope
