// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QWidget>

#include <utility>
#include <vector>

namespace futurescope {

class Appearance;
class LessonDesk;

/// Before an audience: the whole screen, text that is read from the last row, no side panels; in a lesson with the
/// tallies of the votes. Gives everything back as it was. GUI thread.
class Presenter : public QObject
{
    Q_OBJECT

public:
    static constexpr int leastTextPercent = 150;

    /// `away`: what is put away.
    struct Stage
    {
        QWidget *window = nullptr;
        std::vector<QWidget *> away;
        Appearance *appearance = nullptr;
        LessonDesk *lessons = nullptr;
    };

    explicit Presenter(Stage stage, QObject *parent = nullptr);

    bool isPresenting() const { return m_presenting; }

public slots:
    void setPresenting(bool presenting);

signals:
    void changed(bool presenting);

private:
    void begin();
    void end();
    void putAway();

    Stage m_stage;
    bool m_presenting = false;
    std::vector<std::pair<QWidget *, bool>> m_wereVisible;
    int m_textPercent = 100;
    bool m_wasFullScreen = false;
};

} // namespace futurescope
