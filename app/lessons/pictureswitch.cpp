// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/pictureswitch.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QToolButton>

namespace futurescope {

PictureSwitch::PictureSwitch(QWidget *parent) : QWidget(parent)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(2);
    auto *group = new QButtonGroup(this);
    m_prediction = addButton("lessonPrediction", tr("Prediction"), Picture::Prediction);
    m_timeline = addButton("lessonTimeline", tr("Timeline"), Picture::Timeline);
    for (QToolButton *button : {m_prediction, m_timeline}) {
        row->addWidget(button);
        group->addButton(button);
    }
    m_prediction->setChecked(true);
}

QToolButton *PictureSwitch::addButton(const char *name, const QString &text, Picture picture)
{
    auto *button = new QToolButton(this);
    button->setObjectName(QLatin1String(name));
    button->setText(text);
    button->setCheckable(true);
    button->setAutoRaise(true);
    connect(button, &QToolButton::clicked, this, [this, picture] {
        m_picture = picture;
        emit chosen(picture);
    });
    return button;
}

void PictureSwitch::setPicture(Picture picture)
{
    m_picture = picture;
    (picture == Picture::Prediction ? m_prediction : m_timeline)->setChecked(true);
}

} // namespace futurescope
