// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/lessonmap.h"

#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lessons/lessontile.h"

#include <QEvent>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

namespace futurescope {

namespace {
constexpr int mapMargin = 20;
constexpr int gap = 10;

struct CourseText
{
    QLatin1String course; ///< as lessons name it
    const char *title;
};

/// In the order in which they stand on the map.
constexpr std::array courses{
    CourseText{QLatin1String("concurrent-basics"), QT_TRANSLATE_NOOP("futurescope::LessonMap", "1 Concurrent basics")},
    CourseText{QLatin1String("futures"), QT_TRANSLATE_NOOP("futurescope::LessonMap", "2 Futures")},
    CourseText{QLatin1String("process-pool"), QT_TRANSLATE_NOOP("futurescope::LessonMap", "3 Process pool")},
    CourseText{QLatin1String("thread-pool"), QT_TRANSLATE_NOOP("futurescope::LessonMap", "4 Thread pool")},
    CourseText{QLatin1String("beyond"), QT_TRANSLATE_NOOP("futurescope::LessonMap", "Beyond")},
};

/// Those that the lessons have: the known ones in their order, then others.
QStringList coursesOf(const std::vector<LessonEntry> &lessons)
{
    QStringList found;
    for (const LessonEntry &entry : lessons) {
        if (const QString course = toText(entry.lesson.course); !found.contains(course))
            found << course;
    }
    const auto place = [](const QString &course) {
        return std::ranges::find(courses, course, &CourseText::course) - courses.begin();
    };
    std::ranges::stable_sort(found, {}, place);
    return found;
}
} // namespace

QString courseTitle(const QString &course)
{
    const auto known = std::ranges::find(courses, course, &CourseText::course);
    if (known != courses.end())
        return LessonMap::tr(known->title);
    return course.isEmpty() ? LessonMap::tr("Own lessons") : course;
}

LessonMap::LessonMap(QWidget *parent) : QScrollArea(parent), m_theme(&themeFor(false))
{
    setObjectName(QStringLiteral("lessonMapPage"));
    setWidgetResizable(true);
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *content = new QWidget(this);
    auto *rows = new QVBoxLayout(content);
    rows->setContentsMargins(mapMargin, gap, mapMargin, gap);
    rows->setSpacing(gap);
    createHeader(rows);
    m_courses = new QWidget(content);
    m_courses->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);
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
    for (const QString &course : coursesOf(lessons))
        addCourse(rows, course, lessons);
    rows->addStretch(1);
    m_columns = 0;
    arrange();
    setDone(m_done);
}

void LessonMap::addCourse(QVBoxLayout *rows, const QString &course, const std::vector<LessonEntry> &lessons)
{
    QLabel *title = sectionLabel(courseTitle(course), m_courses);
    title->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
    rows->addWidget(title);
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
    const int columns = std::max(1, (viewport()->width() - 2 * mapMargin + gap) / (widest + gap));
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

void LessonMap::showEvent(QShowEvent *event)
{
    QScrollArea::showEvent(event);
    QTimer::singleShot(0, this, &LessonMap::arrange); // once the tiles know their font
}

void LessonMap::changeEvent(QEvent *event)
{
    QScrollArea::changeEvent(event);
    if (event->type() == QEvent::FontChange || event->type() == QEvent::StyleChange)
        QTimer::singleShot(0, this, &LessonMap::arrange);
}

} // namespace futurescope
