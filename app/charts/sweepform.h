// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/sweepchoice.h"

#include <QDialog>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace futurescope {

/// What a sweep varies, over which values, how often: a small window over the card that measures it. Everything takes
/// effect at once and is checked at once; what cannot be measured is said under the field that it comes from. GUI
/// thread.
class SweepForm : public QDialog
{
    Q_OBJECT

public:
    /// `usual`: what it begins with, and goes back to.
    explicit SweepForm(const SweepChoice &usual, QWidget *parent = nullptr);

    const SweepChoice &choice() const { return m_choice; }
    void setChoice(const SweepChoice &choice);
    /// The experiment that would be measured.
    void setExperiment(const Experiment &experiment);
    /// Why nothing can be measured now; empty: it can.
    void setBlocked(const QString &reason);
    /// The plan that follows from choice and experiment.
    Result<SweepPlan> plan() const { return sweepPlanOf(m_choice, m_experiment); }

    /// Under `anchor`, or where there is room on its screen.
    void popUp(const QWidget &anchor);

signals:
    /// By the person.
    void choiceChanged(const futurescope::SweepChoice &choice);
    void measureRequested();

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    void createParameters(QFormLayout &form);
    void createRest(QFormLayout &form);
    void connectSignals();
    void takeChoice();
    void showChoice();
    void fillSecond();
    void refresh();
    void place();
    void showError(QLineEdit *edit, QLabel *line, const Status &status);

    const SweepChoice m_usual;
    SweepChoice m_choice;
    Experiment m_experiment;
    QString m_blockedReason;
    QRect m_anchor;         // on the screen
    QRect m_room;           // its screen
    bool m_showing = false; // showChoice() is at work, which is nobody's change

    QComboBox *m_vary = nullptr;
    QLineEdit *m_values = nullptr;
    QLabel *m_valuesError = nullptr;
    QComboBox *m_second = nullptr;
    QLineEdit *m_secondValues = nullptr;
    QLabel *m_secondError = nullptr;
    QSpinBox *m_repeats = nullptr;
    QCheckBox *m_grows = nullptr;
    QLabel *m_growsError = nullptr;
    QLabel *m_cost = nullptr;
    QPushButton *m_reset = nullptr;
    QPushButton *m_measure = nullptr;
};

} // namespace futurescope
