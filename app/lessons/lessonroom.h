// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <optional>

class QSplitter;
class QWidget;

namespace futurescope {

class LessonDesk;
class Presenter;

/// Shares the window among the parts of a lesson that is open. Where the window is small for its text, its card and the
/// timeline would leave each other a strip: there one picture is shown at a time, with about half of the height, and
/// the controls come on demand. GUI thread.
class LessonRoom : public QObject
{
    Q_OBJECT

public:
    /// All must outlive the room.
    struct Parts
    {
        QWidget *window = nullptr;
        QWidget *controls = nullptr;
        QSplitter *splitter = nullptr; ///< of the lesson's card and the timeline below it
        QWidget *timeline = nullptr;
        LessonDesk *lessons = nullptr;
        Presenter *presenter = nullptr;
    };

    explicit LessonRoom(const Parts &parts, QObject *parent);

    /// A lesson is open in a window that is low for its text.
    bool isTight() const;
    bool eventFilter(QObject *watched, QEvent *event) override;

public slots:
    void arrange();

signals:
    void tightChanged();

private:
    bool isNarrow() const;
    bool showsTimeline() const;
    void showControls();
    void shareHeight();

    Parts m_parts;
    bool m_controlsWanted = false;
    bool m_wasTight = false;
    /// The height of the tight window, or 0 of any other, that the heights have been shared for; a person may share
    /// them otherwise until this changes.
    std::optional<int> m_sharedFor;
};

} // namespace futurescope
