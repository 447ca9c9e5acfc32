// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessoncheck.h"
#include "app/lessons/lessonlibrary.h"
#include "app/lessons/predictionscene.h"

#include <QObject>

#include <memory>
#include <optional>

namespace futurescope {

class RunController;
class RunDocument;

/// One lesson from its question to its explanation: takes the prediction, has the experiment really run in every
/// variant where it can be watched, and lays the one over the other. Where this machine cannot show what the lesson
/// says, the runs that were recorded with it are shown instead, and are called so. GUI thread.
class LessonPlayer : public QObject
{
    Q_OBJECT

public:
    enum class Stage { Closed, Predicting, Running, Explaining };
    /// Can this machine show it?
    enum class Trial { Running, Shown, NotShown };

    /// `session` tries lessons out unwatched. All must outlive this.
    LessonPlayer(RunController *controller, RunDocument *document, SessionFunction session, QObject *parent = nullptr);

    Stage stage() const { return m_stage; }
    bool isOpen() const { return m_stage != Stage::Closed; }
    const LessonEntry &entry() const { return m_entry; }
    /// What is predicted and, once there is a result, what was measured.
    const PredictionScene &scene() const { return m_scene; }
    std::optional<std::size_t> reason() const { return m_reason; }
    Trial trial() const { return m_trial; }
    /// Why it is, or would be, the recorded runs that are shown; empty: it is not so.
    QString whyRecorded() const { return m_whyRecorded; }
    bool showsRecorded() const { return m_recorded; }
    const std::optional<LessonResult> &result() const { return m_result; }
    /// Rules of the contract that the runs shown have not kept; empty when all is well.
    QString doubt() const { return m_doubt; }
    int runsDone() const { return m_runsDone; }
    int runsTotal() const;
    /// The experiment of the variant that stands in the timeline in the end.
    const Experiment &shownExperiment() const;
    /// The variant whose run is shown, or goes on.
    std::size_t shownVariant() const;
    /// What the question's measure came to with the controls as a person has put them; empty: nothing was tried.
    QString ownTrial() const { return m_ownTrial; }

public slots:
    void open(const futurescope::LessonEntry &entry);
    void close();
    void setScene(const futurescope::PredictionScene &scene);
    void chooseReason(std::size_t reason);
    /// Locks the prediction, be it complete or not, and runs.
    void run();
    /// Runs here although the trial said that it would not show.
    void runAnyway();
    void stop();
    /// From the prediction once more.
    void startOver();

signals:
    void opened();
    void closed();
    /// Anything that is shown of the lesson.
    void changed();
    /// A prediction was made, run and compared.
    void completed(const QString &lessonId);
    void refused(const QString &reason);

private:
    void judgeTrial(const ContractVerdict &verdict, const LessonResult &result);
    void runLive();
    void runNext();
    void takeRun();
    void finish(LessonResult result, bool recorded);
    void showRecorded();
    void enter(Stage stage);
    void hideRun();
    void noteOwnTrial();

    RunController *m_controller;
    RunDocument *m_document;
    LessonCheck m_check;
    LessonEntry m_entry;
    Stage m_stage = Stage::Closed;
    Trial m_trial = Trial::Running;
    QString m_whyRecorded;
    QString m_doubt;
    QString m_ownTrial;
    PredictionScene m_scene;
    std::optional<std::size_t> m_reason;
    std::unique_ptr<LessonMeasuring> m_measuring; ///< while its runs go on
    std::optional<LessonResult> m_result;
    int m_runsDone = 0;
    bool m_recorded = false;
    bool m_waitsForTrial = false; ///< run() was asked for before the trial had ended
    bool m_stopped = false;
    bool m_anyway = false; ///< what runs here is shown whatever it shows
};

/// Why a lesson is not shown, for people; empty if it is.
QString verdictText(const LessonEntry &entry, const LessonResult &result, const ContractVerdict &verdict);

} // namespace futurescope
