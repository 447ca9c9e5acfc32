// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/experiment/experiment.h"

#include <QStringList>
#include <QWidget>

#include <functional>
#include <utility>
#include <vector>

class QCheckBox;
class QComboBox;
class QLabel;
class QVBoxLayout;

namespace futurescope {

class FieldRow;
class ParameterRow;
struct ParameterSpec;

/// One change of an experiment, as a person makes it with one control.
using ExperimentEdit = std::function<void(Experiment &)>;

/// Which controls are left to a person, and why the others are not.
struct PanelLock
{
    QStringList free; ///< by the names of the controls; "executor" stands for its buttons
    QString reason;
};

/// A control as lessons name it, and as people do.
struct PanelControl
{
    QString name;
    QString label;
};

/// A group of controls of the experiment panel. It shows an experiment and says what the person wants changed; what
/// the experiment is, only the panel knows.
class PanelSection : public QWidget
{
    Q_OBJECT

public:
    /// Shows all values, and which controls have an effect at all. Emits nothing.
    virtual void showExperiment(const Experiment &experiment) = 0;

    /// Disables all controls that are not free; to be called again after showExperiment().
    void lock(const PanelLock &lock);
    /// Enables all; showExperiment() then disables those without effect.
    void unlock();

    /// Those that a lock may leave free, in their order, each name once.
    std::vector<PanelControl> namedControls() const;

    /// What is wrong with a text typed here; empty when all is well.
    QString problem() const;

signals:
    void edited(const futurescope::ExperimentEdit &edit);
    /// The edits from here on are another step of undo than those before.
    void gestureBegan();
    void problemChanged();

protected:
    /// What a combo box offers: a value of an enum class and its text.
    template <class Enum>
    using Choices = std::vector<std::pair<Enum, QString>>;

    explicit PanelSection(const QString &title, QWidget *parent);

    QVBoxLayout *rows() const { return m_rows; }
    void addField(FieldRow *row);
    ParameterRow *addParameter(const ParameterSpec &spec);
    /// A label above a combo box; `label` may be empty when the section's title says it all.
    QComboBox *addCombo(const QString &name, const QString &label, const QString &accessibleName);

    /// What is or is not so.
    QCheckBox *addCheck(const QString &name, const QString &text, std::function<void(Experiment &, bool)> store);

    template <class Enum, class Store>
    QComboBox *addChoice(const QString &name, const QString &label, const QString &accessibleName,
                         const Choices<Enum> &choices, Store store)
    {
        QComboBox *combo = addCombo(name, label, accessibleName);
        for (const auto &[value, text] : choices)
            addItem(combo, text, static_cast<int>(value));
        onChosen(combo, [this, store](int value) {
            editAtOnce([store, value](Experiment &experiment) { store(experiment, static_cast<Enum>(value)); });
        });
        return combo;
    }

    template <class Enum>
    static void select(QComboBox *combo, Enum value)
    {
        selectValue(combo, static_cast<int>(value));
    }

    /// Takes a setting that only one kind of workload or of executor has away from the others, its label too.
    void setThere(QWidget *control, bool there);
    /// An edit that is a step of undo by itself.
    void editAtOnce(const ExperimentEdit &edit);
    /// Edits made with `row` go through `store`, which gets the new number.
    void onEdited(ParameterRow *row, std::function<void(Experiment &, double)> store);
    void onEditedOptional(ParameterRow *row, std::function<void(Experiment &, std::optional<double>)> store);

private:
    std::vector<QWidget *> controls() const;
    /// That stands above a control; null where none does.
    QLabel *labelAbove(const QWidget *control) const;
    static void addItem(QComboBox *combo, const QString &text, int value);
    static void selectValue(QComboBox *combo, int value);
    void onChosen(QComboBox *combo, std::function<void(int)> chosen);

    QVBoxLayout *m_rows;
    std::vector<FieldRow *> m_fields;
};

/// Nanoseconds of a slider or field as a duration.
inline Nanos nanosOf(double value)
{
    return Nanos(static_cast<std::int64_t>(value));
}

} // namespace futurescope
