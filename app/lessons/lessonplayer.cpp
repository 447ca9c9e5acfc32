// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonplayer.h"

#include "app/lab/runcontroller.h"
#include "app/lab/rundocument.h"
#include "app/lab/text.h"

namespace futurescope {

LessonPlayer::LessonPlayer(RunController *controller, RunDocument *document, SessionFunction session, QObject *parent)
    : QObject(parent),
      m_controller(controller),
      m_document(document),
      m_check(std::move(session))
{
    connect(&m_check, &LessonCheck::finished, this, &LessonPlayer::judgeTrial);
    connect(&m_check, &LessonCheck::failed, this, [this](const QString &reason) {
        m_trial = Trial::NotShown;
        m_whyRecorded = reason;
        m_waitsForTrial ? showRecorded() : emit changed();
    });
    connect(controller, &RunController::runFinished, this, &LessonPlayer::takeRun);
    connect(controller, &RunController::runRefused, this, [this](const QString &reason) {
        if (m_stage != Stage::Running)
            return;
        m_whyRecorded = reason;
        showRecorded();
    });
}

int LessonPlayer::runsTotal() const
{
    return m_entry.lesson.repeats * static_cast<int>(m_entry.lesson.variants.size());
}

const Experiment &LessonPlayer::shownExperiment() const
{
    return m_entry.lesson.variants[m_entry.lesson.shown].experiment;
}

std::size_t LessonPlayer::shownVariant() const
{
    const bool running = m_stage == Stage::Running && m_measuring;
    return running ? static_cast<std::size_t>(m_runsDone) % m_entry.lesson.variants.size() : m_entry.lesson.shown;
}

void LessonPlayer::enter(Stage stage)
{
    m_stage = stage;
    emit changed();
}

void LessonPlayer::open(const LessonEntry &entry)
{
    if (m_stage == Stage::Running)
        stop();
    m_measuring.reset();
    m_entry = entry;
    m_scene = entry.lesson.prediction ? PredictionScene(entry.lesson, entry.text) : PredictionScene();
    m_reason.reset();
    m_result.reset();
    m_doubt.clear();
    m_ownTrial.clear();
    m_whyRecorded.clear();
    m_recorded = false;
    m_waitsForTrial = false;
    m_trial = Trial::Running;
    hideRun();
    if (!m_controller->isRunning())
        m_check.start(m_entry.lesson);
    else
        m_trial = Trial::Shown; // trying it out beside a run would measure both; the runs themselves will be judged
    m_stage = Stage::Predicting;
    emit opened();
    emit changed();
}

void LessonPlayer::close()
{
    if (!isOpen())
        return;
    if (m_stage == Stage::Running)
        stop();
    m_check.cancel();
    m_measuring.reset();
    m_result.reset();
    enter(Stage::Closed);
    emit closed();
}

void LessonPlayer::setScene(const PredictionScene &scene)
{
    if (m_stage != Stage::Predicting)
        return;
    m_scene = scene;
    emit changed();
}

void LessonPlayer::chooseReason(std::size_t reason)
{
    if (m_stage != Stage::Predicting)
        return;
    m_reason = reason;
    emit changed();
}

void LessonPlayer::judgeTrial(const ContractVerdict &verdict, const LessonResult &result)
{
    m_trial = verdict.shown() ? Trial::Shown : Trial::NotShown;
    m_whyRecorded = verdictText(m_entry, result, verdict);
    if (!m_waitsForTrial)
        return emit changed();
    m_waitsForTrial = false;
    m_trial == Trial::Shown ? runLive() : showRecorded();
}

void LessonPlayer::run()
{
    if (m_stage != Stage::Predicting || m_controller->isRunning())
        return;
    m_scene.lock();
    m_stopped = m_anyway = false;
    if (m_trial == Trial::NotShown)
        return showRecorded();
    m_waitsForTrial = m_trial == Trial::Running;
    m_runsDone = 0;
    enter(Stage::Running);
    if (!m_waitsForTrial)
        runLive();
}

void LessonPlayer::runAnyway()
{
    if ((m_stage != Stage::Predicting && m_stage != Stage::Explaining) || m_controller->isRunning())
        return;
    m_scene.lock();
    m_stopped = false;
    m_anyway = true;
    enter(Stage::Running);
    runLive();
}

void LessonPlayer::runLive()
{
    m_runsDone = 0;
    m_measuring = std::make_unique<LessonMeasuring>(m_entry.lesson);
    runNext();
}

void LessonPlayer::runNext()
{
    emit changed();
    m_controller->start(m_entry.lesson.variants[shownVariant()].experiment);
}

void LessonPlayer::takeRun()
{
    if (m_stage == Stage::Explaining)
        return noteOwnTrial();
    if (m_stage != Stage::Running || !m_measuring || !m_document->run())
        return;
    if (m_stopped) {
        m_measuring.reset();
        return startOver();
    }
    m_measuring->add(shownVariant(), std::make_shared<const Run>(*m_document->run()));
    if (++m_runsDone < runsTotal())
        return runNext();
    LessonResult result = m_measuring->result();
    m_measuring.reset();
    const ContractVerdict verdict = checkContract(m_entry.lesson, result);
    if (verdict.shown() || m_anyway || !hasRecorded(m_entry))
        return finish(std::move(result), false);
    // The trial did show it; since then something else has come to run here.
    m_whyRecorded = verdictText(m_entry, result, verdict);
    showRecorded();
}

void LessonPlayer::showRecorded()
{
    m_waitsForTrial = false;
    m_measuring.reset();
    auto recorded = hasRecorded(m_entry) ? recordedResult(m_entry) : Result<LessonResult>(Error{});
    if (!recorded) {
        if (hasRecorded(m_entry))
            emit refused(toText(recorded.error()));
        enter(Stage::Running);
        return runLive();
    }
    finish(std::move(*recorded), true);
}

void LessonPlayer::finish(LessonResult result, bool recorded)
{
    m_recorded = recorded;
    m_doubt = recorded ? QString() : verdictText(m_entry, result, checkContract(m_entry.lesson, result));
    m_result = std::move(result);
    m_scene.show(*m_result);
    const auto &runs = m_result->runs[m_entry.lesson.shown];
    if (!runs.empty() && !m_controller->isRunning())
        m_document->show(*runs.front());
    enter(Stage::Explaining);
    emit completed(QString::fromStdString(m_entry.lesson.id));
}

void LessonPlayer::stop()
{
    m_stopped = true;
    if (m_waitsForTrial) {
        m_waitsForTrial = false;
        startOver();
    } else if (m_controller->isRunning()) {
        m_controller->stop();
    }
}

void LessonPlayer::startOver()
{
    if (!isOpen())
        return;
    m_result.reset();
    m_recorded = false;
    m_doubt.clear();
    m_ownTrial.clear();
    m_reason.reset();
    m_scene.clear();
    m_scene.forgetMeasured();
    hideRun();
    enter(Stage::Predicting);
}

/// What is to be predicted must not stand beside the question, and another lesson's run would only mislead.
void LessonPlayer::hideRun()
{
    if (!m_controller->isRunning() && m_document->hasRun())
        m_document->clear();
}

/// A run with the controls as a person has put them.
void LessonPlayer::noteOwnTrial()
{
    if (!m_entry.lesson.prediction || !m_document->run())
        return;
    const Measure asked = m_entry.lesson.prediction->measure;
    const auto value = measured(asked, *m_document->run(), m_document->timeline());
    m_ownTrial = value ? tr("With your settings: %1").arg(measureText(asked, *value)) : QString();
    emit changed();
}

QString verdictText(const LessonEntry &entry, const LessonResult &result, const ContractVerdict &verdict)
{
    switch (verdict.reason) {
    case ContractVerdict::Reason::Shown:
        return {};
    case ContractVerdict::Reason::TooFewCores:
        return LessonPlayer::tr("This lesson needs %1 cores; this program may use %2.")
            .arg(entry.lesson.cores)
            .arg(result.machine.cores);
    case ContractVerdict::Reason::MachineBusy:
        return LessonPlayer::tr("This machine was busy with something else: the workers got %1 of its time.")
            .arg(percentText(*result.trust));
    case ContractVerdict::Reason::RuleViolated:
        break;
    }
    QString text = LessonPlayer::tr("These runs do not show it:");
    for (std::size_t rule = 0; rule < verdict.rules.size(); ++rule) {
        const RuleVerdict &came = verdict.rules[rule];
        const Rule &asked = entry.lesson.contract[rule];
        if (came.holds)
            continue;
        const auto value = [&](const std::optional<double> &number) {
            return number ? measureText(asked.left.measure, *number) : LessonPlayer::tr("unknown");
        };
        text += QLatin1Char(' ')
                + LessonPlayer::tr("%1, %2: %3, expected %4 %5.")
                      .arg(toText(entry.text.variants[asked.left.variant]), measureTitle(asked.left.measure),
                           value(came.left), toText(relationName(asked.relation)), value(came.right));
    }
    return text;
}

} // namespace futurescope
