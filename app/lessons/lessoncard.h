// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/pictureswitch.h"

#include <QFrame>

#include <vector>

class QBoxLayout;
class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace futurescope {

class LessonExplanation;
class LessonHeader;
class LessonPlayer;
class LessonQuestion;
class PredictionView;
class ReasonButton;
class TallyBoard;
class TextScroll;
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
    /// In a window that is small for its text: what a picture gets at least, and then one picture at a time. 0: there
    /// is room for all.
    void setPictureHeight(int height);
    /// In such a window: the prediction rather than the timeline, at this stage and as the person has chosen.
    bool showsPrediction() const;
    LessonHeader *header() const { return m_header; }

    QSize minimumSizeHint() const override;

signals:
    void mapRequested();
    void nextRequested();
    void scriptRequested();
    void presentRequested();
    void pictureChosen();

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    QLayout *createQuestionRow();
    QWidget *createBody();
    QWidget *createPredictPage();
    void createReasons(QWidget *page);
    void showLesson();
    void showState();
    void showReasons();
    void showPredicting();
    void placeParts();
    QString stateText() const;

    LessonPlayer *m_player;
    const Theme *m_theme;
    bool m_presenting = false;

    int m_pictureHeight = 0;
    LessonHeader *m_header = nullptr;
    QHBoxLayout *m_questionRow = nullptr;
    LessonQuestion *m_question = nullptr;
    PictureSwitch *m_pictures = nullptr;
    QBoxLayout *m_body = nullptr;
    PredictionView *m_prediction = nullptr;
    QStackedWidget *m_pages = nullptr;
    QVBoxLayout *m_predictRows = nullptr;
    TextScroll *m_predict = nullptr;
    QVBoxLayout *m_scrolledRows = nullptr; ///< what of the question's page is scrolled
    QLabel *m_why = nullptr;
    QVBoxLayout *m_reasonRows = nullptr;
    std::vector<ReasonButton *> m_reasons;
    TallyBoard *m_tallies = nullptr;
    QLabel *m_hint = nullptr;
    QLabel *m_state = nullptr;
    QPushButton *m_run = nullptr;
    QPushButton *m_runAnyway = nullptr;
    LessonExplanation *m_explanation = nullptr;
};

} // namespace futurescope
