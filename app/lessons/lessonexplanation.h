// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/textscroll.h"

class QLabel;
class QPushButton;

namespace futurescope {

class LessonPlayer;

/// What a lesson says after its run: how the prediction has done, the evidence, the explanation, and what to try next.
/// GUI thread.
class LessonExplanation : public TextScroll
{
    Q_OBJECT

public:
    LessonExplanation(LessonPlayer *player, QWidget *parent);

    /// Of a player that explains.
    void showResult();
    /// The lesson after this one, if there is one.
    void setHasNext(bool hasNext);

signals:
    void nextRequested();

private:
    void createLabels(QWidget *content);
    void createButtons(QWidget *content);
    QString outcomeText() const;
    QString recordedText() const;

    LessonPlayer *m_player;
    QLabel *m_recorded = nullptr;
    QLabel *m_verdict = nullptr;
    QLabel *m_ownReason = nullptr;
    QLabel *m_evidence = nullptr;
    QLabel *m_explanation = nullptr;
    QLabel *m_misconception = nullptr;
    QLabel *m_correction = nullptr;
    QLabel *m_tryNext = nullptr;
    QLabel *m_ownTrial = nullptr;
    QPushButton *m_again = nullptr;
    QPushButton *m_hereAnyway = nullptr;
    QPushButton *m_next = nullptr;
};

} // namespace futurescope
