// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lab/fieldrow.h"
#include "app/lab/sliderscale.h"
#include "core/base/result.h"

#include <optional>

class QSlider;

namespace futurescope {

/// How the values of a ParameterRow are written and read. Numbers are whole below 2^53 and so exact.
struct ParameterFormat
{
    std::function<QString(double)> write;
    std::function<Result<double>(const QString &)> read;
};

/// "200", also read with the reader's group separators; no decimals, no sign but minus.
ParameterFormat wholeNumber();
/// A name made of digits, such as a seed: written without group separators, as files have it.
ParameterFormat plainNumber();
/// As wholeNumber() with a unit behind: "1 item" is for people, "200" is read too.
ParameterFormat percentFormat();
/// Nanoseconds, "25 ms", "1.5s".
ParameterFormat durationFormat();
/// "0 B", "64 KiB", "4096".
ParameterFormat bytesFormat();

struct ParameterSpec
{
    QString name;
    QString label;
    ParameterFormat format;
    double minimum = 0; ///< of what may be typed, named in the error
    double maximum = 0;
    SliderScale scale; ///< may be shorter than the range
    bool withSlider = true;
    bool optional = false; ///< may be off
};

/// A number that is typed or dragged, or off.
class ParameterRow : public FieldRow
{
    Q_OBJECT

public:
    explicit ParameterRow(const ParameterSpec &spec, QWidget *parent = nullptr);

    std::optional<double> value() const { return m_value; }
    /// Shows a value from outside; emits nothing. One outside the range is shown and marked.
    void setValue(std::optional<double> value);
    void setMaximum(double maximum);
    QSlider *slider() const { return m_slider; }

signals:
    /// The person has chosen another value.
    void valueEdited(std::optional<double> value);

protected:
    void step(int direction) override;
    QString normalized() const override { return written(m_value); }

private:
    QString acceptText(const QString &text);
    QString rangeProblem(double value) const;
    QString written(std::optional<double> value) const;
    void addSlider();
    void follow(int position);
    void take(std::optional<double> value);
    void placeSlider();

    ParameterSpec m_spec;
    QSlider *m_slider = nullptr;
    std::optional<double> m_value;
};

} // namespace futurescope
