// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/panelsection.h"

namespace futurescope {

/// What the program does with its futures: how it takes results, how long it waits, how it ends.
class FuturesSection : public PanelSection
{
    Q_OBJECT

public:
    explicit FuturesSection(QWidget *parent = nullptr);

    void showExperiment(const Experiment &experiment) override;

private:
    void createSubmission();
    void createPatience();
    void showPatience(const Experiment &experiment);

    QComboBox *m_collect = nullptr;
    ParameterRow *m_timeout = nullptr;
    ParameterRow *m_cancelAfter = nullptr;
    QComboBox *m_shutdown = nullptr;
    ParameterRow *m_submitEvery = nullptr;
    QComboBox *m_queuePolicy = nullptr;
    ParameterRow *m_queueLimit = nullptr;
    QCheckBox *m_cancelTimedOut = nullptr;
    QCheckBox *m_submitLate = nullptr;
};

} // namespace futurescope
