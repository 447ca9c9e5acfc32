// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonexplanation.h"

#include "app/lab/text.h"
#include "app/lessons/evidence.h"
#include "app/lessons/lessonplayer.h"

#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QVBoxLayout>

namespace futurescope {

namespace {

void showIfAny(QLabel *label, const QString &text)
{
    label->setText(text);
    label->setVisible(!text.isEmpty());
}

} // namespace

LessonExplanation::LessonExplanation(LessonPlayer *player, QWidget *parent)
    : TextScroll("lessonExplain", parent),
      m_player(player)
{
    auto *content = new QWidget(this);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(0, 0, besideScrollBar, 0);
    rows->setSpacing(6);
    createLabels(content);
    createButtons(content);
    rows->addStretch(1);
    setContent(content);
}

void LessonExplanation::createLabels(QWidget *content)
{
    const auto add = [&](const char *name) {
        QLabel *label = plainLabel({}, content);
        label->setObjectName(QLatin1String(name));
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
        content->layout()->addWidget(label);
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
}

void LessonExplanation::createButtons(QWidget *content)
{
    auto *rows = static_cast<QVBoxLayout *>(content->layout());
    auto *buttons = new QHBoxLayout;
    m_again = new QPushButton(tr("Predict again"), content);
    m_again->setObjectName(QStringLiteral("lessonAgain"));
    m_hereAnyway = new QPushButton(tr("Run it here anyway"), content);
    m_next = new QPushButton(tr("Next lesson →"), content);
    m_next->setObjectName(QStringLiteral("lessonNext"));
    for (QPushButton *button : {m_again, m_next})
        buttons->addWidget(button);
    buttons->addStretch(1);
    rows->addLayout(buttons);
    rows->addWidget(m_hereAnyway, 0, Qt::AlignLeft); // three in a row would be wider than a narrow card
    connect(m_again, &QPushButton::clicked, m_player, &LessonPlayer::startOver);
    connect(m_hereAnyway, &QPushButton::clicked, m_player, &LessonPlayer::runAnyway);
    connect(m_next, &QPushButton::clicked, this, &LessonExplanation::nextRequested);
}

void LessonExplanation::setHasNext(bool hasNext)
{
    m_next->setVisible(hasNext);
}

QString LessonExplanation::outcomeText() const
{
    const QString verdict = predictionVerdict(m_player->scene());
    return verdict.isEmpty() ? tr("What happened") : verdict;
}

QString LessonExplanation::recordedText() const
{
    if (!m_player->showsRecorded())
        return m_player->doubt();
    const LessonResult &result = *m_player->result();
    return tr("RECORDED on %1 (%2 cores), %3, not here. %4")
        .arg(toText(result.machine.cpu))
        .arg(result.machine.cores)
        .arg(toText(result.recordedAt).left(10), m_player->whyRecorded());
}

void LessonExplanation::showResult()
{
    const LessonText &text = m_player->entry().text;
    showIfAny(m_recorded, recordedText());
    m_verdict->setText(outcomeText());
    const auto reason = m_player->reason();
    showIfAny(m_ownReason, reason ? tr("You said: %1").arg(toText(text.reasons[*reason])) : QString());
    showIfAny(m_evidence, evidenceLines(m_player->entry(), *m_player->result()).join(QLatin1Char('\n')));
    m_explanation->setText(toText(text.explanation));
    showIfAny(m_misconception, toText(text.misconception));
    showIfAny(m_correction, toText(text.correction));
    showIfAny(m_tryNext, text.tryNext.empty() ? QString() : tr("Try next: %1").arg(toText(text.tryNext)));
    showIfAny(m_ownTrial, m_player->ownTrial());
    m_hereAnyway->setVisible(m_player->showsRecorded());
    updateGeometry(); // its buttons do not wrap, and nothing is scrolled sideways
}

} // namespace futurescope
