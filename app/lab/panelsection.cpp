// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/panelsection.h"

#include "app/lab/parameterrow.h"
#include "app/lab/text.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QStyleOptionComboBox>
#include <QStylePainter>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {

/// Says by three dots that its text goes on where the panel ends; the plain one cuts letters.
class PanelCombo : public QComboBox
{
public:
    using QComboBox::QComboBox;

protected:
    void paintEvent(QPaintEvent *) override
    {
        QStylePainter painter(this);
        QStyleOptionComboBox option;
        initStyleOption(&option);
        if (currentIndex() < 0) {
            option.currentText = placeholderText();
            option.palette.setBrush(QPalette::ButtonText, option.palette.placeholderText());
        }
        painter.drawComplexControl(QStyle::CC_ComboBox, option);
        const QRect room = style()->subControlRect(QStyle::CC_ComboBox, &option, QStyle::SC_ComboBoxEditField, this);
        option.currentText = fontMetrics().elidedText(option.currentText, Qt::ElideRight, room.width());
        painter.drawControl(QStyle::CE_ComboBoxLabel, option);
    }
};

constexpr const char *ownToolTip = "ownToolTip"; // of a control that is locked: what it said before

/// "workers" of the row "workersRow", "executor" of the button "executor-threads".
QString controlName(const QWidget *control)
{
    QString name = control->objectName();
    if (qobject_cast<const FieldRow *>(control))
        name.chop(static_cast<int>(qstrlen("Row")));
    return name.startsWith(QLatin1String("executor-")) ? QStringLiteral("executor") : name;
}

QString controlLabel(const QWidget *control, const QString &name)
{
    if (name == QLatin1String("executor"))
        return PanelSection::tr("Executor");
    if (const auto *row = qobject_cast<const FieldRow *>(control))
        return row->edit()->accessibleName();
    if (const auto *button = qobject_cast<const QAbstractButton *>(control))
        return button->text();
    return control->accessibleName();
}

} // namespace

PanelSection::PanelSection(const QString &title, QWidget *parent) : QWidget(parent), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(6);
    if (!title.isEmpty())
        m_rows->addWidget(sectionLabel(title, this));
}

std::vector<QWidget *> PanelSection::controls() const
{
    std::vector<QWidget *> found;
    for (QWidget *widget : findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly)) {
        if (qobject_cast<FieldRow *>(widget) || qobject_cast<QComboBox *>(widget)
            || qobject_cast<QAbstractButton *>(widget))
            found.push_back(widget);
    }
    return found;
}

std::vector<PanelControl> PanelSection::namedControls() const
{
    std::vector<PanelControl> named;
    for (const QWidget *control : controls()) {
        const QString name = controlName(control);
        const bool known = std::ranges::any_of(named, [&](const PanelControl &other) { return other.name == name; });
        if (!known)
            named.push_back({name, controlLabel(control, name)});
    }
    return named;
}

void PanelSection::lock(const PanelLock &lock)
{
    for (QWidget *control : controls()) {
        if (lock.free.contains(controlName(control)))
            continue;
        if (!control->property(ownToolTip).isValid())
            control->setProperty(ownToolTip, control->toolTip());
        control->setEnabled(false);
        control->setToolTip(lock.reason);
        if (QLabel *label = labelAbove(control))
            label->setEnabled(false);
    }
}

void PanelSection::unlock()
{
    for (QWidget *control : controls()) {
        control->setEnabled(true);
        if (QLabel *label = labelAbove(control))
            label->setEnabled(true);
        if (control->property(ownToolTip).isValid())
            control->setToolTip(control->property(ownToolTip).toString());
        control->setProperty(ownToolTip, {});
    }
}

QString PanelSection::problem() const
{
    for (const FieldRow *field : m_fields) {
        if (field->isEnabled() && !field->error().isEmpty())
            return field->error();
    }
    return {};
}

void PanelSection::addField(FieldRow *row)
{
    m_fields.push_back(row);
    m_rows->addWidget(row);
    connect(row, &FieldRow::errorChanged, this, &PanelSection::problemChanged);
    connect(row, &FieldRow::gestureBegan, this, &PanelSection::gestureBegan);
}

ParameterRow *PanelSection::addParameter(const ParameterSpec &spec)
{
    auto *row = new ParameterRow(spec, this);
    addField(row);
    return row;
}

QComboBox *PanelSection::addCombo(const QString &name, const QString &label, const QString &accessibleName)
{
    auto *combo = new PanelCombo(this);
    combo->setObjectName(name);
    combo->setAccessibleName(accessibleName);
    combo->setFocusPolicy(Qt::StrongFocus);
    combo->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    combo->setMinimumContentsLength(8);
    if (!label.isEmpty()) {
        QLabel *above = plainLabel(label, this);
        above->setBuddy(combo);
        m_rows->addWidget(above);
    }
    m_rows->addWidget(combo);
    return combo;
}

QCheckBox *PanelSection::addCheck(const QString &name, const QString &text,
                                  std::function<void(Experiment &, bool)> store)
{
    auto *check = new QCheckBox(text, this);
    check->setObjectName(name);
    connect(check, &QCheckBox::clicked, this, [this, store = std::move(store)](bool checked) {
        editAtOnce([store, checked](Experiment &experiment) { store(experiment, checked); });
    });
    m_rows->addWidget(check);
    return check;
}

QLabel *PanelSection::labelAbove(const QWidget *control) const
{
    const auto labels = findChildren<QLabel *>(QString(), Qt::FindDirectChildrenOnly);
    const auto found = std::ranges::find(labels, control, &QLabel::buddy);
    return found == labels.end() ? nullptr : *found;
}

void PanelSection::setThere(QWidget *control, bool there)
{
    control->setVisible(there);
    if (QLabel *label = labelAbove(control))
        label->setVisible(there);
}

void PanelSection::editAtOnce(const ExperimentEdit &edit)
{
    emit gestureBegan();
    emit edited(edit);
    emit gestureBegan();
}

void PanelSection::onEdited(ParameterRow *row, std::function<void(Experiment &, double)> store)
{
    connect(row, &ParameterRow::valueEdited, this, [this, store = std::move(store)](std::optional<double> value) {
        if (value)
            emit edited([store, number = *value](Experiment &experiment) { store(experiment, number); });
    });
}

void PanelSection::onEditedOptional(ParameterRow *row, std::function<void(Experiment &, std::optional<double>)> store)
{
    connect(row, &ParameterRow::valueEdited, this, [this, store = std::move(store)](std::optional<double> value) {
        emit edited([store, value](Experiment &experiment) { store(experiment, value); });
    });
}

void PanelSection::addItem(QComboBox *combo, const QString &text, int value)
{
    combo->addItem(text, value);
}

void PanelSection::selectValue(QComboBox *combo, int value)
{
    combo->setCurrentIndex(combo->findData(value));
}

void PanelSection::onChosen(QComboBox *combo, std::function<void(int)> chosen)
{
    connect(combo, &QComboBox::activated, this,
            [combo, chosen = std::move(chosen)](int index) { chosen(combo->itemData(index).toInt()); });
}

} // namespace futurescope
