// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/sweepform.h"

#include "app/charts/sweeptext.h"
#include "app/lab/text.h"

#include <QCheckBox>
#include <QComboBox>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPainter>
#include <QPushButton>
#include <QScreen>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStyle>

#include <algorithm>

namespace futurescope {

namespace {

using Vary = SweepPlan::Vary;

constexpr Vary parameters[] = {Vary::Workers, Vary::Chunk, Vary::Work, Vary::Executor};
constexpr int noSecond = -1;
constexpr int leastValueLetters = 30; // as many of the values as are seen at once

QLineEdit *valuesEdit(const char *name, const QString &accessible, QWidget *parent)
{
    auto *edit = new QLineEdit(parent);
    edit->setObjectName(QLatin1String(name));
    edit->setAccessibleName(accessible);
    edit->setMinimumWidth(edit->fontMetrics().averageCharWidth() * leastValueLetters);
    return edit;
}

QLabel *sentence(const char *role, QWidget *parent)
{
    auto *label = new QLabel(parent);
    label->setTextFormat(Qt::PlainText);
    label->setWordWrap(true);
    label->setProperty(role, true);
    return label;
}

Status statusOf(const Result<SweepPlan> &plan)
{
    return plan ? success() : Status(plan.error());
}

} // namespace

SweepForm::SweepForm(const SweepChoice &usual, QWidget *parent)
    : QDialog(parent, Qt::Popup),
      m_usual(usual),
      m_choice(usual)
{
    setObjectName(QStringLiteral("sweepForm"));
    setProperty("card", true);
    setWindowTitle(tr("Sweep settings"));
    setAccessibleName(windowTitle());
    auto *form = new QFormLayout(this);
    form->setFieldGrowthPolicy(QFormLayout::ExpandingFieldsGrow);
    createParameters(*form);
    createRest(*form);
    connectSignals();
    showChoice();
}

void SweepForm::createParameters(QFormLayout &form)
{
    m_vary = new QComboBox(this);
    m_vary->setObjectName(QStringLiteral("sweepVary"));
    m_vary->setAccessibleName(tr("What the sweep varies"));
    for (const Vary vary : parameters)
        m_vary->addItem(parameterTitle(vary), static_cast<int>(vary));
    m_values = valuesEdit("sweepValues", tr("Values of what is varied"), this);
    m_valuesError = sentence("error", this);
    m_valuesError->setObjectName(QStringLiteral("sweepValuesError"));
    m_second = new QComboBox(this);
    m_second->setObjectName(QStringLiteral("sweepSecond"));
    m_second->setAccessibleName(tr("What the sweep varies too"));
    m_secondValues = valuesEdit("sweepSecondValues", tr("Values of what is varied too"), this);
    m_secondError = sentence("error", this);
    m_secondError->setObjectName(QStringLiteral("sweepSecondError"));
    form.addRow(tr("Vary"), m_vary);
    form.addRow(tr("Values"), m_values);
    form.addRow(m_valuesError);
    form.addRow(tr("And vary"), m_second);
    form.addRow(tr("Values"), m_secondValues);
    form.addRow(m_secondError);
}

void SweepForm::createRest(QFormLayout &form)
{
    m_repeats = new QSpinBox(this);
    m_repeats->setObjectName(QStringLiteral("sweepRepeats"));
    m_repeats->setAccessibleName(tr("Counted runs of each value"));
    m_repeats->setRange(1, SweepPlan::maxRepeats);
    m_repeats->setToolTip(
        tr("Counted runs of each value, 1 to %1. Six and more give an interval of 95 %.").arg(SweepPlan::maxRepeats));
    m_grows = new QCheckBox(tr("More work for more workers (weak scaling)"), this);
    m_grows->setObjectName(QStringLiteral("sweepGrows"));
    m_growsError = sentence("error", this);
    m_growsError->setObjectName(QStringLiteral("sweepGrowsError"));
    m_cost = sentence("muted", this);
    m_cost->setObjectName(QStringLiteral("sweepCost"));
    m_reset = new QPushButton(tr("As usual"), this);
    m_reset->setObjectName(QStringLiteral("sweepReset"));
    m_reset->setToolTip(tr("Goes back to what the sweep of this chart usually is"));
    m_reset->setAutoDefault(false);
    m_measure = new QPushButton(tr("Measure"), this);
    m_measure->setObjectName(QStringLiteral("sweepMeasure"));
    m_measure->setProperty("primary", true);
    m_measure->setDefault(true);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_reset);
    buttons->addStretch(1);
    buttons->addWidget(m_measure);
    form.addRow(tr("Repeats"), m_repeats);
    form.addRow(m_grows);
    form.addRow(m_growsError);
    form.addRow(m_cost);
    form.addRow(buttons);
}

void SweepForm::connectSignals()
{
    connect(m_vary, &QComboBox::activated, this, [this] {
        m_values->clear(); // those of another parameter make no sense here
        takeChoice();
    });
    connect(m_second, &QComboBox::activated, this, [this] {
        m_secondValues->clear();
        takeChoice();
    });
    connect(m_values, &QLineEdit::textEdited, this, &SweepForm::takeChoice);
    connect(m_secondValues, &QLineEdit::textEdited, this, &SweepForm::takeChoice);
    connect(m_repeats, &QSpinBox::valueChanged, this, &SweepForm::takeChoice);
    connect(m_grows, &QCheckBox::toggled, this, &SweepForm::takeChoice);
    connect(m_reset, &QPushButton::clicked, this, [this] {
        setChoice(m_usual);
        emit choiceChanged(m_choice);
    });
    connect(m_measure, &QPushButton::clicked, this, [this] {
        accept(); // first, so that what is measured is seen
        emit measureRequested();
    });
}

/// What the fields say now.
void SweepForm::takeChoice()
{
    if (m_showing)
        return;
    m_choice.vary = static_cast<Vary>(m_vary->currentData().toInt());
    m_choice.values = m_values->text().toStdString();
    const int second = m_second->currentData().toInt();
    m_choice.second = second == noSecond || second == static_cast<int>(m_choice.vary)
                          ? std::nullopt
                          : std::optional(static_cast<Vary>(second));
    m_choice.secondValues = m_choice.second ? m_secondValues->text().toStdString() : std::string();
    m_choice.repeats = m_repeats->value();
    m_choice.workGrows = m_grows->isChecked();
    showChoice();
    emit choiceChanged(m_choice);
}

void SweepForm::setChoice(const SweepChoice &choice)
{
    m_choice = choice;
    showChoice();
}

void SweepForm::setExperiment(const Experiment &experiment)
{
    m_experiment = experiment;
    refresh();
}

void SweepForm::setBlocked(const QString &reason)
{
    m_blockedReason = reason;
    refresh();
}

void SweepForm::showChoice()
{
    m_showing = true;
    m_vary->setCurrentIndex(m_vary->findData(static_cast<int>(m_choice.vary)));
    const auto show = [](QLineEdit *edit, const std::string &text) {
        if (edit->text().toStdString() != text) // else the text cursor would jump
            edit->setText(QString::fromStdString(text));
    };
    show(m_values, m_choice.values);
    fillSecond();
    show(m_secondValues, m_choice.secondValues);
    m_repeats->setValue(m_choice.repeats);
    m_grows->setChecked(m_choice.workGrows);
    m_showing = false;
    refresh();
}

/// All parameters but the first.
void SweepForm::fillSecond()
{
    m_second->clear();
    m_second->addItem(tr("nothing else"), noSecond);
    for (const Vary vary : parameters) {
        if (vary != m_choice.vary)
            m_second->addItem(parameterTitle(vary), static_cast<int>(vary));
    }
    const int second = m_choice.second ? static_cast<int>(*m_choice.second) : noSecond;
    m_second->setCurrentIndex(m_second->findData(second));
}

void SweepForm::refresh()
{
    const auto usual = [this](Vary vary) {
        return QString::fromStdString(sweepValueListText(vary, usualSweepValues(vary, m_experiment)));
    };
    m_values->setPlaceholderText(usual(m_choice.vary));
    m_secondValues->setPlaceholderText(m_choice.second ? usual(*m_choice.second) : QString());
    m_secondValues->setEnabled(m_choice.second.has_value());
    const bool canGrow = m_choice.vary == Vary::Workers && !m_choice.second;
    m_grows->setEnabled(canGrow || m_choice.workGrows);
    m_grows->setToolTip(canGrow ? tr("Every number of workers gets as many times the items (Gustafson, 1988)")
                                : tr("Of a sweep over workers alone"));

    // Step by step, so that each field answers for what it brings in.
    SweepChoice first = m_choice;
    first.second.reset();
    first.workGrows = false;
    const Status firstStatus = statusOf(sweepPlanOf(first, m_experiment));
    first.second = m_choice.second;
    const Status secondStatus = firstStatus ? statusOf(sweepPlanOf(first, m_experiment)) : success();
    const auto whole = plan();
    const bool others = firstStatus && secondStatus;
    showError(m_values, m_valuesError, firstStatus);
    showError(m_secondValues, m_secondError, secondStatus);
    showError(nullptr, m_growsError, others ? statusOf(whole) : success());
    m_cost->setText(whole ? tr("%1 on this machine").arg(costText(*whole)) : QString());
    m_measure->setEnabled(whole.ok() && m_blockedReason.isEmpty());
    m_measure->setToolTip(m_blockedReason);
    m_reset->setEnabled(m_choice != m_usual);
    if (isVisible())
        place(); // a line more or less
}

/// The reason under the field, and the field marked.
void SweepForm::showError(QLineEdit *edit, QLabel *line, const Status &status)
{
    line->setText(status ? QString() : toText(status.error()));
    line->setVisible(!status);
    if (!edit || edit->property("invalid").toBool() == !status)
        return;
    edit->setProperty("invalid", !status);
    edit->setAccessibleDescription(line->text());
    edit->style()->unpolish(edit); // the style sheet depends on the property
    edit->style()->polish(edit);
}

/// With an outline, for it lies over other cards.
void SweepForm::paintEvent(QPaintEvent *event)
{
    QDialog::paintEvent(event);
    QPainter painter(this);
    painter.setPen(palette().color(QPalette::Mid));
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void SweepForm::popUp(const QWidget &anchor)
{
    m_anchor = QRect(anchor.mapToGlobal(QPoint()), anchor.size());
    m_room = anchor.screen()->availableGeometry();
    place();
    show();
    m_values->setFocus();
}

/// As large as its lines need, under the anchor, or above it where there is no room below.
void SweepForm::place()
{
    constexpr int gap = 2;
    ensurePolished();
    adjustSize();
    const bool fits = m_anchor.bottom() + gap + height() <= m_room.bottom();
    const int top = fits ? m_anchor.bottom() + gap : m_anchor.top() - gap - height();
    const int left = m_anchor.right() - width();
    move(std::clamp(left, m_room.left(), std::max(m_room.left(), m_room.right() - width())),
         std::max(m_room.top(), top));
}

} // namespace futurescope
