// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessoncard.h"

#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lessons/lessonexplanation.h"
#include "app/lessons/lessonheader.h"
#include "app/lessons/lessonplayer.h"
#include "app/lessons/lessonquestion.h"
#include "app/lessons/predictionview.h"
#include "app/lessons/reasonbutton.h"
#include "app/lessons/tallyboard.h"

#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QStackedWidget>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {

constexpr int narrowChars = 90; // below that many letters of width the parts stand one under the other
constexpr int roomyLines = 5;   // of a text that is scrolled
constexpr int tightLines = 2;

/// What stands there already is left alone, for each move lays the card out again.
void place(QWidget *widget, QBoxLayout *layout, int index, int stretch = 0)
{
    if (layout->indexOf(widget) == index)
        return;
    layout->removeWidget(widget);
    layout->insertWidget(index, widget, stretch);
}

/// The index before the stretch at the end, not counting the widget itself.
int lastPlace(const QWidget *widget, const QBoxLayout *layout)
{
    return layout->count() - (layout->indexOf(widget) < 0 ? 1 : 2);
}

} // namespace

LessonCard::LessonCard(LessonPlayer *player, QWidget *parent)
    : QFrame(parent),
      m_player(player),
      m_theme(&themeFor(false))
{
    setObjectName(QStringLiteral("lessonCard"));
    setProperty("card", true);
    auto *rows = new QVBoxLayout(this);
    rows->setContentsMargins(12, 8, 12, 8);
    rows->setSpacing(6);
    m_header = new LessonHeader(this);
    rows->addWidget(m_header);
    rows->addLayout(createQuestionRow());
    rows->addWidget(createBody(), 1);
    connect(m_header, &LessonHeader::mapRequested, this, &LessonCard::mapRequested);
    connect(m_header, &LessonHeader::scriptRequested, this, &LessonCard::scriptRequested);
    connect(m_header, &LessonHeader::presentRequested, this, &LessonCard::presentRequested);
    connect(player, &LessonPlayer::opened, this, &LessonCard::showLesson);
    connect(player, &LessonPlayer::changed, this, &LessonCard::showState);
    connect(m_prediction, &PredictionView::guessed, player, &LessonPlayer::setScene);
    hide();
}

QLayout *LessonCard::createQuestionRow()
{
    m_questionRow = new QHBoxLayout;
    m_question = new LessonQuestion(this);
    m_questionRow->addWidget(m_question, 1);
    m_pictures = new PictureSwitch(this);
    m_pictures->hide();
    m_questionRow->addWidget(m_pictures, 0, Qt::AlignTop);
    connect(m_pictures, &PictureSwitch::chosen, this, [this] {
        showState();
        emit pictureChosen();
    });
    return m_questionRow;
}

QWidget *LessonCard::createBody()
{
    auto *body = new QWidget(this);
    m_body = new QBoxLayout(QBoxLayout::LeftToRight, body);
    m_body->setContentsMargins(0, 0, 0, 0);
    m_body->setSpacing(12);
    m_prediction = new PredictionView(body);
    m_pages = new QStackedWidget(body);
    m_pages->addWidget(createPredictPage());
    m_explanation = new LessonExplanation(m_player, body);
    connect(m_explanation, &LessonExplanation::nextRequested, this, &LessonCard::nextRequested);
    m_pages->addWidget(m_explanation);
    m_body->addWidget(m_prediction, 3);
    m_body->addWidget(m_pages, 2);
    return body;
}

QWidget *LessonCard::createPredictPage()
{
    auto *page = new QWidget(this);
    m_predictRows = new QVBoxLayout(page);
    m_predictRows->setContentsMargins(0, 0, 0, 0);
    m_predictRows->setSpacing(4);
    auto *content = new QWidget(page);
    createReasons(content);
    m_predict = new TextScroll("lessonPredict", page);
    m_predict->setContent(content);
    m_predictRows->addWidget(m_predict, 1);
    m_state = hintLabel({}, page);
    m_state->setObjectName(QStringLiteral("lessonState"));
    m_predictRows->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    m_run = new QPushButton(page);
    m_run->setObjectName(QStringLiteral("lessonRun"));
    m_run->setProperty("primary", true);
    m_runAnyway = new QPushButton(tr("Run it here anyway"), page);
    m_runAnyway->setObjectName(QStringLiteral("lessonRunAnyway"));
    buttons->addWidget(m_run);
    buttons->addWidget(m_runAnyway);
    buttons->addStretch(1);
    m_predictRows->addLayout(buttons);
    connect(m_run, &QPushButton::clicked, this,
            [this] { m_player->stage() == LessonPlayer::Stage::Running ? m_player->stop() : m_player->run(); });
    connect(m_runAnyway, &QPushButton::clicked, m_player, &LessonPlayer::runAnyway);
    return page;
}

void LessonCard::createReasons(QWidget *page)
{
    auto *rows = m_scrolledRows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, TextScroll::besideScrollBar, 0);
    rows->setSpacing(4);
    m_hint = hintLabel({}, page);
    m_hint->setObjectName(QStringLiteral("predictionHint"));
    rows->addWidget(m_hint);
    m_why = plainLabel(tr("Because:"), page);
    rows->addWidget(m_why);
    m_reasonRows = new QVBoxLayout;
    m_reasonRows->setSpacing(4);
    rows->addLayout(m_reasonRows);
    m_tallies = new TallyBoard(page);
    m_tallies->hide();
    rows->addWidget(m_tallies);
    rows->addStretch(1);
}

void LessonCard::setTheme(const Theme &theme)
{
    m_theme = &theme;
    m_prediction->setTheme(theme);
    for (ReasonButton *reason : m_reasons)
        reason->setTheme(theme);
}

void LessonCard::setPresenting(bool presenting)
{
    m_presenting = presenting;
    showState();
}

void LessonCard::setHasNext(bool hasNext)
{
    m_explanation->setHasNext(hasNext);
}

void LessonCard::setPictureHeight(int height)
{
    if (height == m_pictureHeight)
        return;
    m_pictureHeight = height;
    const bool tight = height > 0;
    m_header->setCompact(tight);
    m_question->setCompact(tight);
    for (TextScroll *texts : std::initializer_list<TextScroll *>{m_predict, m_explanation})
        texts->setLeastLines(tight ? tightLines : roomyLines);
    m_prediction->setLeastHeight(height);
    showState();
}

void LessonCard::showLesson()
{
    const LessonText &text = m_player->entry().text;
    m_header->setTitle(
        tr("Lesson %1 · %2").arg(m_player->entry().lesson.number, 2, 10, QLatin1Char('0')).arg(toText(text.title)));
    m_question->setText(toText(text.question));
    showReasons();
    show();
}

void LessonCard::showReasons()
{
    for (ReasonButton *reason : m_reasons)
        delete reason;
    m_reasons.clear();
    QStringList letters;
    for (const std::string &text : m_player->entry().text.reasons) {
        const QChar letter(static_cast<ushort>(u'A' + m_reasons.size()));
        auto *button = new ReasonButton(letter, toText(text), this);
        button->setTheme(*m_theme);
        m_reasonRows->addWidget(button);
        connect(button, &QAbstractButton::clicked, this,
                [this, index = m_reasons.size()] { m_player->chooseReason(index); });
        m_reasons.push_back(button);
        letters << QString(letter);
    }
    m_tallies->setAnswers(letters);
}

void LessonCard::showState()
{
    if (!m_player->isOpen())
        return hide();
    m_prediction->setScene(m_player->scene());
    const bool explaining = m_player->stage() == LessonPlayer::Stage::Explaining;
    if (!explaining)
        m_pictures->setPicture(PictureSwitch::Picture::Prediction); // which is compared with the result first
    m_pages->setCurrentIndex(explaining ? 1 : 0);
    explaining ? m_explanation->showResult() : showPredicting();
    placeParts();
}

/// In a small window there is one picture at a time, the question folds once the lesson goes on, and below the picture
/// stands nothing, so that the same picture stays where it is.
void LessonCard::placeParts()
{
    const LessonPlayer::Stage stage = m_player->stage();
    const bool tight = m_pictureHeight > 0;
    const bool narrow = width() < narrowChars * fontMetrics().averageCharWidth();
    m_body->setDirection(!narrow ? QBoxLayout::LeftToRight : tight ? QBoxLayout::BottomToTop : QBoxLayout::TopToBottom);
    m_prediction->setVisible(m_player->entry().lesson.prediction && (!tight || showsPrediction()));
    m_pictures->setVisible(tight && stage == LessonPlayer::Stage::Explaining);
    m_question->setFoldable(tight && stage != LessonPlayer::Stage::Predicting);
    // All that has to be read before a prediction is scrolled as one text.
    const bool scrolled = tight && narrow && stage == LessonPlayer::Stage::Predicting;
    scrolled ? place(m_question, m_scrolledRows, 0) : place(m_question, m_questionRow, 0, 1);
    if (!tight)
        place(m_state, m_predictRows, 1);
    else
        place(m_state, m_scrolledRows, stage == LessonPlayer::Stage::Running ? 0 : lastPlace(m_state, m_scrolledRows));
}

bool LessonCard::showsPrediction() const
{
    const LessonPlayer::Stage stage = m_player->stage();
    return stage == LessonPlayer::Stage::Predicting
           || (stage == LessonPlayer::Stage::Explaining && m_pictures->picture() == PictureSwitch::Picture::Prediction);
}

void LessonCard::showPredicting()
{
    const bool running = m_player->stage() == LessonPlayer::Stage::Running;
    const bool asks = m_player->entry().lesson.prediction.has_value();
    m_hint->setText(asks ? predictionHint(m_player->scene().kind()) : QString());
    m_why->setVisible(!m_reasons.empty());
    for (std::size_t index = 0; index < m_reasons.size(); ++index) {
        m_reasons[index]->setChecked(m_player->reason() == index);
        m_reasons[index]->setEnabled(!running);
    }
    m_tallies->setVisible(m_presenting && !m_reasons.empty());
    m_state->setText(stateText());
    const bool skips = asks && !m_player->scene().hasGuess();
    m_run->setText(running ? tr("Stop") : skips ? tr("Skip and run") : tr("Run"));
    m_run->setToolTip(running ? tr("Stop (Esc)") : tr("Run it (F5)"));
    m_runAnyway->setVisible(!running && m_player->trial() == LessonPlayer::Trial::NotShown
                            && hasRecorded(m_player->entry()));
}

QString LessonCard::stateText() const
{
    if (m_player->stage() == LessonPlayer::Stage::Running) {
        if (m_player->trial() == LessonPlayer::Trial::Running)
            return tr("Trying out first whether this machine can show it …");
        return tr("Run %1 of %2 …").arg(m_player->runsDone() + 1).arg(m_player->runsTotal());
    }
    switch (m_player->trial()) {
    case LessonPlayer::Trial::Running:
        return tr("Meanwhile this machine tries out, unwatched, whether it can show it.");
    case LessonPlayer::Trial::Shown:
        return tr("This machine can show it.");
    case LessonPlayer::Trial::NotShown:
        break;
    }
    return hasRecorded(m_player->entry()) ? tr("%1 Recorded runs will be shown.").arg(m_player->whyRecorded())
                                          : m_player->whyRecorded();
}

/// With the lines that its texts have at this width, which a splitter does not ask for.
QSize LessonCard::minimumSizeHint() const
{
    QSize size = QFrame::minimumSizeHint();
    if (layout()->hasHeightForWidth())
        size.setHeight(std::max(size.height(), layout()->minimumHeightForWidth(width())));
    return size;
}

void LessonCard::resizeEvent(QResizeEvent *event)
{
    QFrame::resizeEvent(event);
    if (event->size().width() != event->oldSize().width())
        updateGeometry(); // the question has more lines, or fewer
    if (m_player->isOpen())
        placeParts();
}

} // namespace futurescope
