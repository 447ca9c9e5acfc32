// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepfollowups.h"

#include "app/charts/sweeptext.h"

#include <QHBoxLayout>
#include <QToolButton>

#include <algorithm>

namespace futurescope {

namespace {

int runsLacking(const SweepResult &result)
{
    int lacking = result.plan.repeats * static_cast<int>(sweepCells(result.plan).size());
    for (const SweepPoint &point : result.points)
        lacking -= static_cast<int>(point.makespans.size()) + point.failedRuns;
    return std::max(0, lacking);
}

} // namespace

SweepFollowUps::SweepFollowUps(QWidget *parent)
    : QWidget(parent),
      m_goOn(new QToolButton(this)),
      m_repeat(new QToolButton(this))
{
    m_goOn->setObjectName(QStringLiteral("goOn"));
    m_repeat->setObjectName(QStringLiteral("repeatBusy"));
    for (QToolButton *button : {m_goOn, m_repeat})
        button->setFocusPolicy(Qt::StrongFocus);
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->addWidget(m_goOn);
    layout->addWidget(m_repeat);
    layout->addStretch(1);
    connect(m_goOn, &QToolButton::clicked, this, [this] {
        const SweepResult soFar = *m_result; // whoever goes on changes this
        emit goOnRequested(soFar);
    });
    connect(m_repeat, &QToolButton::clicked, this, [this] {
        const SweepResult soFar = *m_result;
        emit repeatRequested(soFar);
    });
    refresh();
}

void SweepFollowUps::setResult(const std::optional<SweepResult> &result, bool measuring)
{
    m_result = result;
    m_measuring = measuring;
    refresh();
}

void SweepFollowUps::setBlocked(const QString &reason)
{
    m_blockedReason = reason;
    refresh();
}

void SweepFollowUps::refresh()
{
    const bool idle = m_result && !m_measuring;
    const int lacking = idle ? runsLacking(*m_result) : 0;
    const std::vector<SweepCell> busy = idle ? busyCells(*m_result) : std::vector<SweepCell>();
    m_goOn->setVisible(lacking > 0);
    m_repeat->setVisible(!busy.empty());
    setVisible(lacking > 0 || !busy.empty());
    QStringList names;
    for (const SweepCell &cell : busy)
        names += cellLabel(m_result->plan, cell);
    m_goOn->setText(tr("Go on"));
    m_goOn->setAccessibleName(tr("Go on with the stopped sweep"));
    m_repeat->setText(names.size() == 1 ? tr("Repeat %1").arg(names.first())
                                        : tr("Repeat %1 points").arg(names.size()));
    m_repeat->setAccessibleName(tr("Repeat the points that were measured on a busy machine"));
    const bool free = m_blockedReason.isEmpty();
    m_goOn->setEnabled(free);
    m_repeat->setEnabled(free);
    m_goOn->setToolTip(free ? tr("Does the %n run(s) that the sweep lacks", nullptr, lacking) : m_blockedReason);
    m_repeat->setToolTip(free
                             ? tr("The machine was busy at %1. New runs replace the old ones, for those do not measure "
                                  "the same thing.")
                                   .arg(names.join(QStringLiteral(", ")))
                             : m_blockedReason);
}

} // namespace futurescope
