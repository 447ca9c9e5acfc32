// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QFrame>

#include <vector>

class QBoxLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QStackedWidget;
class QToolButton;
class QVBoxLayout;

namespace futurescope {

class LessonPlayer;
class PredictionView;
class ReasonButton;
class TallyBoard;
struct Theme;

/// What stands above the timeline while a lesson is open: its question, the picture in which a person predicts, the
/// reasons, and after the run the explanation. GUI thread.
class LessonCard : public QFrame
{
    Q_OBJECT

public:
    explicit LessonCard(LessonPlayer *player, QWidget *parent = nullptr);

    PredictionView *prediction() const { return m_prediction; }
    TallyBoard *tallies() const { return m_tallies; }
    void setTheme(const Theme &theme);
    /// Before an audience: larger, with the tallies of its votes.
    void setPresenting(bool presenting);
    /// The lesson after this one, if there is one.
    void setHasNext(bool hasNext);

    QSize minimumSizeHint() const override;

signals:
    void mapRequested();
    void nextRequested();
    void scriptRequested();
    void presentRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QWidget *createHeader();
    QWidget *createBody();
    QWidget *createPredictPage();
    void createReasons(QWidget *page);
    QScrollArea *scrolling(QWidget *content, const char *name);
    QWidget *createExplainPage();
    QToolButton *addTool(QBoxLayout *row, const char *name, const QString &text, const QString &toolTip);
    void showLesson();
    void showState();
    void showReasons();
    void showPredicting();
    void showExplaining();
    QString stateText() const;
    QString outcomeText() const;

    LessonPlayer *m_player;
    const Theme *m_theme;
    bool m_presenting = false;

    QLabel *m_title = nullptr;
    QLabel *m_question = nullptr;
    QBoxLayout *m_body = nullptr;
    PredictionView *m_prediction = nullptr;
    QStackedWidget *m_pages = nullptr;
    QLabel *m_why = nullptr;
    QVBoxLayout *m_reasonRows = nullptr;
    std::vector<ReasonButton *> m_reasons;
    TallyBoard *m_tallies = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_run = nullptr;
    QPushButton *m_runAnyway = nullptr;
    QScrollArea *m_explain = nullptr;
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
