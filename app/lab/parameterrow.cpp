// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/parameterrow.h"

#include "app/lab/text.h"
#include "core/base/time.h"

#include <QLineEdit>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace futurescope {

ParameterRow::ParameterRow(const ParameterSpec &spec, QWidget *parent)
    : FieldRow(
        spec.name, spec.label, [this](const QString &text) { return acceptText(text); }, parent),
      m_spec(spec)
{
    if (spec.withSlider)
        addSlider();
}

void ParameterRow::addSlider()
{
    m_slider = new QSlider(Qt::Horizontal, this);
    m_slider->setObjectName(m_spec.name + QStringLiteral("Slider"));
    m_slider->setAccessibleName(m_spec.label);
    m_slider->setRange(0, SliderScale::steps);
    m_slider->setPageStep(SliderScale::steps / 10);
    m_slider->setFocusPolicy(Qt::StrongFocus); // the wheel scrolls the panel instead of changing what lies under it
    m_slider->installEventFilter(this);
    rows()->insertWidget(1, m_slider);
    connect(m_slider, &QSlider::sliderPressed, this, &FieldRow::gestureBegan);
    connect(m_slider, &QSlider::valueChanged, this, &ParameterRow::follow);
    connect(m_slider, &QSlider::actionTriggered, this, [this](int action) {
        if (action == QSlider::SliderSingleStepAdd || action == QSlider::SliderSingleStepSub) {
            m_slider->setSliderPosition(m_slider->value());
            step(action == QSlider::SliderSingleStepAdd ? 1 : -1);
        }
    });
}

void ParameterRow::setValue(std::optional<double> value)
{
    if (holdsWrongText() && value == m_value)
        return; // it stays there to be mended while other settings change
    m_value = value;
    placeSlider();
    setText(written(value));
    setError(value ? rangeProblem(*value) : QString());
}

void ParameterRow::setMaximum(double maximum)
{
    if (maximum == m_spec.maximum)
        return;
    m_spec.maximum = maximum;
    if (m_value && !holdsWrongText())
        setError(rangeProblem(*m_value));
}

QString ParameterRow::written(std::optional<double> value) const
{
    return value ? m_spec.format.write(*value) : tr("off");
}

QString ParameterRow::rangeProblem(double value) const
{
    if (value >= m_spec.minimum && value <= m_spec.maximum)
        return {};
    const QString range = tr("%1 to %2").arg(m_spec.format.write(m_spec.minimum), m_spec.format.write(m_spec.maximum));
    return tr("%1: %2 is outside %3.").arg(m_spec.label, m_spec.format.write(value), range);
}

QString ParameterRow::acceptText(const QString &text)
{
    if (m_spec.optional && (text.isEmpty() || text.compare(tr("off"), Qt::CaseInsensitive) == 0)) {
        take(std::nullopt);
        return {};
    }
    const Result<double> read = m_spec.format.read(text);
    const QString range = tr("%1 to %2").arg(m_spec.format.write(m_spec.minimum), m_spec.format.write(m_spec.maximum));
    if (!read)
        return tr("%1: %2. Allowed: %3.").arg(m_spec.label, toText(read.error()), range);
    if (const QString problem = rangeProblem(*read); !problem.isEmpty())
        return problem;
    take(*read);
    return {};
}

void ParameterRow::take(std::optional<double> value)
{
    if (value == m_value)
        return;
    m_value = value;
    placeSlider();
    emit valueEdited(value);
}

void ParameterRow::placeSlider()
{
    if (!m_slider || m_slider->isSliderDown())
        return;
    const QSignalBlocker blocker(m_slider);
    m_slider->setValue(m_spec.scale.position(m_value.value_or(m_spec.scale.minimum)));
}

void ParameterRow::follow(int position)
{
    const double value = std::min(m_spec.scale.valueAt(position), m_spec.maximum);
    take(value);
    setText(written(value));
}

void ParameterRow::step(int direction)
{
    const double from = m_value.value_or(m_spec.scale.minimum);
    const double value = std::clamp(m_spec.scale.stepped(from, direction), m_spec.minimum, m_spec.maximum);
    take(value);
    setText(written(value));
}

} // namespace futurescope
