// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessoncard.h"

#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lessons/evidence.h"
#include "app/lessons/lessonplayer.h"
#include "app/lessons/predictionview.h"
#include "app/lessons/reasonbutton.h"
#include "app/lessons/tallyboard.h"

#include <QLabel>
#include <QPushButton>
#include <QResizeEvent>
#include <QScrollArea>
#include <QScrollBar>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {

constexpr int leastLines = 5;   // of a text that is scrolled
constexpr int narrowChars = 90; // below that many letters of width the parts stand one under the other

QLabel *wrappingLabel(const char *name, QWidget *parent)
{
    QLabel *label = plainLabel({}, parent);
    label->setObjectName(QLatin1String(name));
    label->setWordWrap(true);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

void showIfAny(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
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
    rows->addWidget(createHeader());
    m_question = wrappingLabel("lessonQuestion", this);
    rows->addWidget(m_question);
    rows->addWidget(createBody(), 1);
    connect(player, &LessonPlayer::opened, this, &LessonCard::showLesson);
    connect(player, &LessonPlayer::changed, this, &LessonCard::showState);
    connect(m_prediction, &PredictionView::guessed, player, &LessonPlayer::setScene);
    hide();
}

QToolButton *LessonCard::addTool(QBoxLayout *row, const char *name, const QString &text, const QString &toolTip)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setToolTip(toolTip);
    button->setAutoRaise(true);
    row->addWidget(button);
    return button;
}

QWidget *LessonCard::createHeader()
{
    auto *header = new QWidget(this);
    auto *row = new QHBoxLayout(header);
    row->setContentsMargins(0, 0, 0, 0);
    QToolButton *map = addTool(row, "lessonMap", tr("← All lessons"), tr("Back to the map of lessons"));
    m_title = wrappingLabel("lessonTitle", header);
    row->addWidget(m_title, 1);
    QToolButton *script = addTool(row, "lessonScript", tr("Script"),
                                  tr("What a lecturer says, in a window of its own"));
    QToolButton *present = addTool(row, "lessonPresent", tr("Present"), tr("Before an audience (F11)"));
    connect(map, &QToolButton::clicked, this, &LessonCard::mapRequested);
    connect(script, &QToolButton::clicked, this, &LessonCard::scriptRequested);
    connect(present, &QToolButton::clicked, this, &LessonCard::presentRequested);
    return header;
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
    m_pages->addWidget(createExplainPage());
    m_body->addWidget(m_prediction, 3);
    m_body->addWidget(m_pages, 2);
    return body;
}

QWidget *LessonCard::createPredictPage()
{
    auto *page = new QWidget(this);
    auto *whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(4);
    auto *content = new QWidget(page);
    whole->addWidget(scrolling(content, "lessonPredict"), 1);
    createReasons(content);
    m_state = hintLabel({}, page);
    m_state->setObjectName(QStringLiteral("lessonState"));
    whole->addWidget(m_state);
    auto *buttons = new QHBoxLayout;
    m_run = new QPushButton(page);
    m_run->setObjectName(QStringLiteral("lessonRun"));
    m_run->setProperty("primary", true);
    m_runAnyway = new QPushButton(tr("Run it here anyway"), page);
    m_runAnyway->setObjectName(QStringLiteral("lessonRunAnyway"));
    buttons->addWidget(m_run);
    buttons->addWidget(m_runAnyway);
    buttons->addStretch(1);
    whole->addLayout(buttons);
    connect(m_run, &QPushButton::clicked, this,
            [this] { m_player->stage() == LessonPlayer::Stage::Running ? m_player->stop() : m_player->run(); });
    connect(m_runAnyway, &QPushButton::clicked, m_player, &LessonPlayer::runAnyway);
    return page;
}

void LessonCard::createReasons(QWidget *page)
{
    auto *rows = new QVBoxLayout(page);
    rows->setContentsMargins(0, 0, 0, 0);
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

/// What is too high for its place is scrolled; its width is the place's.
QScrollArea *LessonCard::scrolling(QWidget *content, const char *name)
{
    auto *area = new QScrollArea(this);
    area->setObjectName(QLatin1String(name));
    area->setFrameShape(QFrame::NoFrame);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setMinimumHeight(leastLines * fontMetrics().height());
    content->setObjectName(QLatin1String(name) + QStringLiteral("Content"));
    area->setWidget(content);
    return area;
}

QWidget *LessonCard::createExplainPage()
{
    auto *content = new QWidget(this);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(6);
    const auto add = [&](const char *name) {
        QLabel *label = wrappingLabel(name, content);
        rows->addWidget(label);
        return label;
    };
    m_recorded = add("lessonRecorded");
    m_verdict = add("lessonVerdict");
    m_ownReason = add("lessonOwnReason");
    m_evidence = add("lessonEvidence");
    m_explanation = add("lessonExplanation");
    m_misconception = add("lessonMisconception");
    m_correction = add("lessonCorrection");
    m_tryNext = add("lessonTryNext");
    m_ownTrial = add("lessonOwnTrial");
    auto *buttons = new QHBoxLayout;
    m_again = new QPushButton(tr("Predict again"), content);
    m_hereAnyway = new QPushButton(tr("Run it here anyway"), content);
    m_next = new QPushButton(tr("Next lesson →"), content);
    m_next->setObjectName(QStringLiteral("lessonNext"));
    for (QPushButton *button : {m_again, m_next})
        buttons->addWidget(button);
    buttons->addStretch(1);
    rows->addLayout(buttons);
    rows->addWidget(m_hereAnyway, 0, Qt::AlignLeft); // three in a row would be wider than a narrow card
    rows->addStretch(1);
    connect(m_again, &QPushButton::clicked, m_player, &LessonPlayer::startOver);
    connect(m_hereAnyway, &QPushButton::clicked, m_player, &LessonPlayer::runAnyway);
    connect(m_next, &QPushButton::clicked, this, &LessonCard::nextRequested);
    m_explain = scrolling(content, "lessonExplain");
    return m_explain;
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
    m_next->setVisible(hasNext);
}

void LessonCard::showLesson()
{
    const LessonText &text = m_player->entry().text;
    m_title->setText(
        tr("Lesson %1 · %2").arg(m_player->entry().lesson.number, 2, 10, QLatin1Char('0')).arg(toText(text.title)));
    m_question->setText(toText(text.question));
    showReasons();
    m_prediction->setVisible(m_player->entry().lesson.prediction.has_value());
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
    m_pages->setCurrentIndex(explaining ? 1 : 0);
    explaining ? showExplaining() : showPredicting();
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

QString LessonCard::outcomeText() const
{
    const QString verdict = predictionVerdict(m_player->scene());
    return verdict.isEmpty() ? tr("What happened") : verdict;
}

void LessonCard::showExplaining()
{
    const LessonText &text = m_player->entry().text;
    const LessonResult &result = *m_player->result();
    const bool recorded = m_player->showsRecorded();
    showIfAny(m_recorded, recorded ? tr("RECORDED on %1 (%2 cores), %3, not here. %4")
                                         .arg(toText(result.machine.cpu))
                                         .arg(result.machine.cores)
                                         .arg(toText(result.recordedAt).left(10), m_player->whyRecorded())
                                   : m_player->doubt());
    m_verdict->setText(outcomeText());
    const auto reason = m_player->reason();
    showIfAny(m_ownReason, reason ? tr("You said: %1").arg(toText(text.reasons[*reason])) : QString());
    showIfAny(m_evidence, evidenceLines(m_player->entry(), result).join(QLatin1Char('\n')));
    m_explanation->setText(toText(text.explanation));
    showIfAny(m_misconception, toText(text.misconception));
    showIfAny(m_correction, toText(text.correction));
    showIfAny(m_tryNext, text.tryNext.empty() ? QString() : tr("Try next: %1").arg(toText(text.tryNext)));
    showIfAny(m_ownTrial, m_player->ownTrial());
    m_hereAnyway->setVisible(recorded);
    // Its buttons do not wrap, and nothing is scrolled sideways.
    m_explain->setMinimumWidth(m_explain->widget()->minimumSizeHint().width()
                               + m_explain->verticalScrollBar()->sizeHint().width());
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
    const bool narrow = event->size().width() < narrowChars * fontMetrics().averageCharWidth();
    m_body->setDirection(narrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
}

} // namespace futurescope
