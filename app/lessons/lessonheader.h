// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QHBoxLayout;
class QToolButton;

namespace futurescope {

class FoldingLabel;

/// The first row of a lesson's card: where it came from, what it is called, and its tools. GUI thread.
class LessonHeader : public QWidget
{
    Q_OBJECT

public:
    explicit LessonHeader(QWidget *parent);

    void setTitle(const QString &title);
    /// One line, whatever is in it.
    void setCompact(bool compact);
    /// The controls have no place beside the lesson, and are shown only on demand.
    void setControlsAway(bool away);

signals:
    void mapRequested();
    void scriptRequested();
    void presentRequested();
    void controlsWanted(bool wanted);

private:
    QToolButton *addTool(QHBoxLayout *row, const char *name, const QString &text, const QString &toolTip);

    FoldingLabel *m_title;
    QToolButton *m_map;
    QToolButton *m_controls;
};

} // namespace futurescope
