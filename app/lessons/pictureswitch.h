// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QToolButton;

namespace futurescope {

/// Of the two pictures of a lesson, the prediction and the timeline, which one is shown where there is room for only
/// one. GUI thread.
class PictureSwitch : public QWidget
{
    Q_OBJECT

public:
    enum class Picture { Prediction, Timeline };

    explicit PictureSwitch(QWidget *parent);

    Picture picture() const { return m_picture; }
    void setPicture(Picture picture);

signals:
    void chosen(futurescope::PictureSwitch::Picture picture);

private:
    QToolButton *addButton(const char *name, const QString &text, Picture picture);

    Picture m_picture = Picture::Prediction;
    QToolButton *m_prediction;
    QToolButton *m_timeline;
};

} // namespace futurescope
