// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/handoutpages.h"

#include "app/exporting/fonts.h"
#include "app/exporting/runmetadata.h"
#include "app/lab/experimenttext.h"
#include "app/lab/text.h"
#include "app/lessons/evidence.h"
#include "app/lessons/handout.h"
#include "app/lessons/handoutpictures.h"
#include "app/lessons/lessonmap.h"

#include <QPainter>

#include <array>

namespace futurescope {

namespace {

constexpr double bodySize = 14; // units: 10.5 points
/// From large print down to 9 points; what does not fit then goes on on another page.
constexpr std::array printScales{1.15, 1.05, 0.95, 0.86};
constexpr double linesToWrite = 34; // from line to line, to write on by hand

/// The texts of one side in one size of print.
class Side
{
public:
    Side(const QRectF &room, double scale) : m_flow(room), m_size(bodySize * scale) {}

    void place(const Lesson &lesson) { add(handoutPlace(lesson), 0.85, false, theme().mutedText, 0); }
    void title(const QString &text) { add(text, 1.9, true, theme().text, 0.2); }
    void question(const QString &text) { add(text, 1.25, false, theme().text, 0.6); }
    void heading(const QString &text) { add(text, 1.05, true, theme().text, 1.1, true); }
    void body(const QString &text) { add(text, 1, false, theme().text, 0.25); }
    void small(const QString &text) { add(text, 0.8, false, theme().mutedText, 0.5); }
    void note(const QString &text) { add(text, 0.9, false, theme().mutedText, 0.25); }

    void section(const QString &title, const std::string &text)
    {
        if (text.empty())
            return;
        heading(title);
        body(toText(text));
    }

    void tick(const QString &text)
    {
        PageTextStyle style{paperFont(m_size), theme().text, 0.5 * m_size, 1.8 * m_size, true, false};
        m_flow.addText(text, style);
    }

    void picture(const HandoutPicture &picture)
    {
        m_flow.addPicture(0.6 * m_size, picture.least, picture.most, picture.paint);
    }

    void ruledLines(int least, int most, double indent)
    {
        const auto paint = [indent](QPainter &painter, const QRectF &area) {
            painter.setPen(QPen(theme().border, 1));
            for (double y = linesToWrite; y <= area.height() + 0.5; y += linesToWrite)
                painter.drawLine(QPointF(area.left() + indent, area.top() + y), QPointF(area.right(), area.top() + y));
        };
        m_flow.addPicture(0, least * linesToWrite, most * linesToWrite, paint);
    }

    double size() const { return m_size; }
    PageFlow flow()
    {
        m_flow.grow();
        return std::move(m_flow);
    }

private:
    static const Theme &theme() { return themeFor(false); }

    void add(const QString &text, double factor, bool bold, const QColor &ink, double before, bool leads = false)
    {
        m_flow.addText(text, {paperFont(m_size * factor, bold), ink, before * m_size, 0, false, leads});
    }

    PageFlow m_flow;
    double m_size;
};

/// In the largest print in which it is one page, else in the smallest.
template <class Fill>
PageFlow fitted(const QRectF &room, const Fill &fill)
{
    for (const double scale : printScales) {
        Side side(room, scale);
        fill(side);
        PageFlow flow = side.flow();
        if (flow.pages() == 1 || scale == printScales.back())
            return flow;
    }
    return PageFlow(room); // not reached: there is a last scale
}

void fillFront(Side &side, const LessonEntry &entry)
{
    side.place(entry.lesson);
    side.title(toText(entry.text.title));
    side.question(toText(entry.text.question));
    side.heading(Handout::tr("Your prediction"));
    if (entry.lesson.prediction) {
        const PredictionScene scene(entry.lesson, entry.text);
        side.note(paperHint(scene));
        side.picture(paperPrediction(scene, paperFont(side.size() * 0.93), false));
    } else {
        side.note(Handout::tr("Write down what you expect to see."));
        side.ruledLines(3, 8, 0);
    }
    side.heading(Handout::tr("Why do you expect it?"));
    for (const std::string &reason : entry.text.reasons)
        side.tick(toText(reason));
    side.tick(Handout::tr("Something else:"));
    side.ruledLines(1, 3, 1.8 * side.size());
}

QString recordedText(const LessonResult &recorded)
{
    const QString machine = machineText(recorded.machine);
    return recorded.recordedAt.empty()
               ? Handout::tr("Recorded on this machine: %1.").arg(machine)
               : Handout::tr("Recorded on %1 on this machine: %2.").arg(toText(recorded.recordedAt).left(10), machine);
}

QString runTitle(const QString &variant, std::size_t runs)
{
    return runs == 1 ? Handout::tr("The run: %1").arg(variant)
                     : Handout::tr("The run: %1; outlined, %2 more").arg(variant).arg(runs - 1);
}

/// One figure in words for each figure that the picture asked about has none; empty if there is none to tell.
void fillMeasured(Side &side, const LessonEntry &entry, const std::optional<LessonResult> &recorded)
{
    const Lesson &lesson = entry.lesson;
    side.heading(Handout::tr("What was measured"));
    side.note(recorded ? recordedText(*recorded)
                       : Handout::tr("No run was recorded with this lesson, so there are no answers here: run it, and "
                                     "draw in what comes out."));
    if (lesson.prediction) {
        PredictionScene scene(lesson, entry.text);
        if (recorded)
            scene.show(*recorded);
        side.picture(paperPrediction(scene, paperFont(side.size() * 0.86), recorded.has_value()));
    }
    if (!recorded)
        return;
    for (const QString &line : evidenceLines(entry, *recorded))
        side.note(line);
    if (const auto &runs = recorded->runs[lesson.shown]; !runs.empty())
        side.picture(paperTimeline(runs, runTitle(toText(entry.text.variants[lesson.shown]), runs.size()),
                                   lesson.shadesIdleTail));
}

void fillBack(Side &side, const LessonEntry &entry, const std::optional<LessonResult> &recorded)
{
    const LessonText &text = entry.text;
    side.place(entry.lesson);
    side.title(toText(text.title));
    fillMeasured(side, entry, recorded);
    side.section(Handout::tr("Why"), text.explanation);
    side.section(Handout::tr("What many believe"), text.misconception);
    side.section(Handout::tr("About the course"), text.correction);
    side.section(Handout::tr("Try next"), text.tryNext);
    side.small(
        Handout::tr("Experiment: %1.").arg(SettingText::line(entry.lesson.variants[entry.lesson.shown].experiment)));
}

void fillScript(Side &side, const LessonEntry &entry)
{
    const LessonText &text = entry.text;
    side.place(entry.lesson);
    side.title(toText(text.title));
    side.question(toText(text.question));
    side.heading(Handout::tr("Script"));
    side.body(text.script.empty() ? Handout::tr("This lesson has no script.") : toText(text.script));
    side.section(Handout::tr("What many believe"), text.misconception);
    side.section(Handout::tr("Try next"), text.tryNext);
    side.heading(Handout::tr("Notes"));
    side.ruledLines(1, 12, 0);
}

} // namespace

QFont paperFont(double size, bool bold)
{
    QFont font = bundledTextFont();
    font.setPixelSize(qRound(size));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

QString handoutPlace(const Lesson &lesson)
{
    const QString course = courseTitle(toText(lesson.course));
    return lesson.course.empty() ? course : Handout::tr("%1 · Lesson %2").arg(course).arg(lesson.number);
}

PageFlow handoutFront(const LessonEntry &entry, const QRectF &room)
{
    return fitted(room, [&](Side &side) { fillFront(side, entry); });
}

PageFlow handoutScript(const LessonEntry &entry, const QRectF &room)
{
    return fitted(room, [&](Side &side) { fillScript(side, entry); });
}

PageFlow handoutBack(const LessonEntry &entry, const std::optional<LessonResult> &recorded, const QRectF &room)
{
    return fitted(room, [&](Side &side) { fillBack(side, entry, recorded); });
}

} // namespace futurescope
