// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/compare/samework.h"
#include "app/lab/experimenttext.h"
#include "core/experiment/comparison.h"

#include <QCoreApplication>
#include <QString>

namespace futurescope {

struct ComparedRun;

/// What the comparison says, in the language of the window.
struct CompareText
{
    Q_DECLARE_TR_FUNCTIONS(futurescope::CompareText)

public:
    static QString executor(ExecutorKind executor);
    /// "2 · Thread pool".
    static QString name(int number, const ComparedRun &run);
    /// "2 · Thread pool · 4 workers · 200 tasks".
    static QString heading(int number, const Run &run);
    /// "Lab", the name of the file, or "same work".
    static QString origin(const ComparedRun &run);
    static QString makespan(const RunFigures &figures);

    static QString figure(Figure figure);
    static QString explanation(Figure figure);
    static QString value(Figure figure, double value);
    /// "−190 ms · −48 %".
    static QString difference(Figure figure, const Difference &difference);
    /// "▲ better", "▼ worse", "= same"; empty: no verdict.
    static QString verdict(Verdict verdict);
    /// Why a run cannot say this.
    static QString whyUnknown(Figure figure, const Run &run);
    /// Why there is no verdict though both figures are known; empty: there is one.
    static QString whyNotJudged(Figure figure, const RunFigures &reference, const RunFigures &run);

    /// In what it was set up otherwise than the reference, beside what the head of its column says; of two runs of this
    /// program. None: in nothing.
    static QList<Setting> differences(const Experiment &reference, const Experiment &experiment);
    /// What is unusual about its setup.
    static QList<Setting> peculiarities(const Experiment &experiment);
    /// "schedule static, serial part 20 %".
    static QString phrases(const QList<Setting> &settings, const Experiment &experiment);

    /// "Sequential has 1 worker, the most that it takes." for every executor that cannot have what `experiment` says.
    static QString otherWorkers(const Experiment &experiment);
    /// What came of it, in a few sentences.
    static QString outcome(const SameWork::Outcome &outcome);
};

} // namespace futurescope
