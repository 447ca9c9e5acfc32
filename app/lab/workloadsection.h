// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/panelsection.h"

namespace futurescope {

/// What each item does, how many there are, how long they take and how many fail.
class WorkloadSection : public PanelSection
{
    Q_OBJECT

public:
    explicit WorkloadSection(QWidget *parent = nullptr);

    void showExperiment(const Experiment &experiment) override;

private:
    void createWork();
    void createLimits();
    void createSharedMemory();
    void createStream();
    void createNesting();
    void createPayload();
    void createSeed();
    void showCoupling(const Experiment &experiment);
    void showSharedMemory(const Workload &workload);
    void showNesting(const Experiment &experiment);

    QComboBox *m_kind = nullptr;
    ParameterRow *m_items = nullptr;
    ParameterRow *m_work = nullptr;
    ParameterRow *m_waitShare = nullptr;
    QComboBox *m_distribution = nullptr;
    ParameterRow *m_spread = nullptr;
    ParameterRow *m_fails = nullptr;
    ParameterRow *m_serial = nullptr;
    QComboBox *m_coupling = nullptr;
    ParameterRow *m_payloadIn = nullptr;
    ParameterRow *m_payloadOut = nullptr;
    ParameterRow *m_seed = nullptr;
    QComboBox *m_counter = nullptr;
    ParameterRow *m_arrayBytes = nullptr;
    ParameterRow *m_flopsPerByte = nullptr;
    ParameterRow *m_depth = nullptr;
    QComboBox *m_childWait = nullptr;
};

} // namespace futurescope
