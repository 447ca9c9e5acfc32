// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonmap.h"

#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lessons/lessontile.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

namespace futurescope {

namespace {
constexpr int margin = 20;
constexpr int gap = 10;
} // namespace

QString courseTitle(const std::string &course)
{
    if (course == "concurrent-basics")
        return LessonMap::tr("1 Concurrent basics");
    if (course == "futures")
        return LessonMap::tr("2 Futures");
    if (course == "process-pool")
        return LessonMap::tr("3 Process pool");
    if (course == "thread-pool")
        return LessonMap::tr("4 Thread pool");
    if (course == "beyond")
        return LessonMap::tr("Beyond");
    return course.empty() ? LessonMap::tr("Own lessons") : toText(course);
}

LessonMap::LessonMap(QWidget *parent) : QScrollArea(parent), m_theme(&themeFor(false))
{
    setObjectName(QStringLiteral("lessonMapPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(margin, gap, margin, gap);
    rows->setSpacing(gap);
    createHeader(rows);
    m_courses = new QWidget(content);
    rows->addWidget(m_courses);
    rows->addStretch(1);
    setWidget(content);
}

void LessonMap::createHeader(QVBoxLayout *rows)
{
    auto *row = new QHBoxLayout;
    m_progress = plainLabel({}, this);
    m_progress->setObjectName(QStringLiteral("lessonProgress"));
    m_progress->setWordWrap(true);
    row->addWidget(m_progress, 1);
    auto *handouts = new QPushButton(tr("Hand-outs as PDF …"), this);
    handouts->setObjectName(QStringLiteral("lessonHandouts"));
    m_clear = new QPushButton(tr("Clear progress"), this);
    m_clear->setObjectName(QStringLiteral("lessonClear"));
    row->addWidget(handouts);
    row->addWidget(m_clear);
    rows->addLayout(row);
    connect(handouts, &QPushButton::clicked, this, &LessonMap::handoutsRequested);
    connect(m_clear, &QPushButton::clicked, this, &LessonMap::clearRequested);
}

void LessonMap::setLessons(const std::vector<LessonEntry> &lessons)
{
    delete m_courses->layout();
    qDeleteAll(m_courses->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly));
    m_rows.clear();
    auto *rows = new QVBoxLayout(m_courses);
    rows->setContentsMargins(0, 0, 0, 0);
    rows->setSpacing(gap);
    QStringList courses;
    for (const LessonEntry &entry : lessons) {
        if (const QString course = QString::fromStdString(entry.lesson.course); !courses.contains(course))
            courses << course;
    }
    for (const QString &course : courses)
        addCourse(rows, course, lessons);
    m_columns = 0;
    arrange();
    setDone(m_done);
}

void LessonMap::addCourse(QVBoxLayout *rows, const QString &course, const std::vector<LessonEntry> &lessons)
{
    rows->addWidget(sectionLabel(courseTitle(course.toStdString()), m_courses));
    Course added;
    added.grid = new QGridLayout;
    added.grid->setSpacing(gap);
    for (std::size_t index = 0; index < lessons.size(); ++index) {
        if (QString::fromStdString(lessons[index].lesson.course) != course)
            continue;
        auto *tile = new LessonTile(lessons[index], index, m_courses);
        tile->setTheme(*m_theme);
        connect(tile, &QAbstractButton::clicked, this, [this, index] { emit lessonChosen(index); });
        added.tiles.push_back(tile);
    }
    rows->addLayout(added.grid);
    m_rows.push_back(added);
}

/// As many columns as fit.
void LessonMap::arrange()
{
    int widest = 1;
    for (const Course &course : m_rows) {
        for (const LessonTile *tile : course.tiles)
            widest = std::max(widest, tile->sizeHint().width());
    }
    const int columns = std::max(1, (viewport()->width() - 2 * margin + gap) / (widest + gap));
    if (columns == m_columns)
        return;
    m_columns = columns;
    for (const Course &course : m_rows) {
        for (std::size_t place = 0; place < course.tiles.size(); ++place) {
            const int at = static_cast<int>(place);
            course.grid->addWidget(course.tiles[place], at / columns, at % columns);
        }
        for (int column = 0; column < course.grid->columnCount(); ++column)
            course.grid->setColumnStretch(column, column < columns ? 1 : 0);
    }
}

void LessonMap::setDone(const QStringList &done)
{
    m_done = done;
    for (const Course &course : m_rows) {
        for (LessonTile *tile : course.tiles)
            tile->setDone(done.contains(tile->id()));
    }
    showProgress();
}

void LessonMap::showProgress()
{
    int all = 0;
    int gone = 0;
    for (const Course &course : m_rows) {
        for (const LessonTile *tile : course.tiles) {
            ++all;
            gone += m_done.contains(tile->id());
        }
    }
    m_progress->setText(gone == 0 ? tr("Predict, run, explain: choose a question.")
                                  : tr("%1 of %2 lessons gone through.").arg(gone).arg(all));
    m_clear->setEnabled(gone > 0);
}

void LessonMap::setTheme(const Theme &theme)
{
    m_theme = &theme;
    for (const Course &course : m_rows) {
        for (LessonTile *tile : course.tiles)
            tile->setTheme(theme);
    }
}

void LessonMap::resizeEvent(QResizeEvent *event)
{
    QScrollArea::resizeEvent(event);
    arrange();
}

} // namespace futurescope
