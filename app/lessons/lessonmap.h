// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/lessons/lessonlibrary.h"

#include <QScrollArea>
#include <QStringList>

#include <vector>

class QGridLayout;
class QLabel;
class QPushButton;
class QVBoxLayout;

namespace futurescope {

class LessonTile;
struct Theme;

/// All lessons by course, with the concepts that they show and those that a person has gone through: a map of the whole
/// subject. GUI thread.
class LessonMap : public QScrollArea
{
    Q_OBJECT

public:
    explicit LessonMap(QWidget *parent = nullptr);

    void setLessons(const std::vector<LessonEntry> &lessons);
    /// Ids of the lessons gone through.
    void setDone(const QStringList &done);
    void setTheme(const Theme &theme);

signals:
    void lessonChosen(std::size_t index);
    void clearRequested();
    void handoutsRequested();

protected:
    void resizeEvent(QResizeEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void changeEvent(QEvent *event) override;

private:
    void createHeader(QVBoxLayout *rows);
    void addCourse(QVBoxLayout *rows, const QString &course, const std::vector<LessonEntry> &lessons);
    void arrange();
    void showProgress();

    struct Course
    {
        QGridLayout *grid = nullptr;
        std::vector<LessonTile *> tiles;
    };

    QWidget *m_courses = nullptr;
    QLabel *m_progress = nullptr;
    QPushButton *m_clear = nullptr;
    std::vector<Course> m_rows;
    QStringList m_done;
    int m_columns = 0;
    const Theme *m_theme;
};

/// "Concurrent basics": what a course is called.
QString courseTitle(const QString &course);

} // namespace futurescope
