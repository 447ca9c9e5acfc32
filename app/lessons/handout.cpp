// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lessons/handout.h"

#include "app/exporting/atomicwrite.h"
#include "app/lab/text.h"
#include "app/lab/theme.h"
#include "app/lessons/handoutpages.h"

#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>

namespace futurescope {

namespace {

constexpr int dotsPerInch = 300; // of the bars of a timeline, which are an image; all else is vectors
constexpr double unitsPerInch = 96;
constexpr double pageMargin = 64; // 17 mm: printers and holes
constexpr double footHeight = 26;

/// The PDF as it grows.
class Sheets
{
public:
    explicit Sheets(const QString &title) : m_buffer(&m_bytes), m_writer(openBuffer())
    {
        m_writer.setCreator(QStringLiteral("Futurescope " FUTURESCOPE_VERSION));
        m_writer.setTitle(title);
        m_writer.setPageSize(QPageSize(QPageSize::A4));
        m_writer.setPageMargins(QMarginsF());
        m_writer.setResolution(dotsPerInch);
        const QSizeF dots = m_writer.pageLayout().fullRectPixels(dotsPerInch).size();
        m_page = QRectF(QPointF(), dots * unitsPerInch / dotsPerInch);
    }

    bool begin()
    {
        if (!m_painter.begin(&m_writer))
            return false;
        m_painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing
                                 | QPainter::LosslessImageRendering);
        m_painter.scale(dotsPerInch / unitsPerInch, dotsPerInch / unitsPerInch);
        return true;
    }

    QRectF room() const { return m_page.adjusted(pageMargin, pageMargin, -pageMargin, -pageMargin - footHeight); }

    /// On sides of their own, an even number of them together with `back`.
    void addSheet(const PageFlow &front, const PageFlow &back, const QString &foot)
    {
        addSide(front, foot, Handout::tr("the answer is on the back"));
        if (front.pages() % 2 == 0)
            addPage({}, {}); // so that the answer is on the back of something
        addSide(back, foot, Handout::tr("answer"));
        if (back.pages() % 2 == 0)
            addPage({}, {});
    }

    /// On a sheet of its own, which stays with the lecturer.
    void addScript(const PageFlow &script, const QString &foot)
    {
        addSide(script, foot, Handout::tr("for the lecturer"));
        if (script.pages() % 2 != 0)
            addPage({}, {});
    }

    QByteArray end()
    {
        m_painter.end();
        return m_bytes;
    }

private:
    QIODevice *openBuffer()
    {
        m_buffer.open(QIODevice::WriteOnly);
        return &m_buffer;
    }

    void addSide(const PageFlow &flow, const QString &left, const QString &right)
    {
        for (int page = 0; page < flow.pages(); ++page) {
            addPage(left, right);
            flow.paint(m_painter, page);
        }
    }

    void addPage(const QString &left, const QString &right)
    {
        if (!m_first)
            m_writer.newPage();
        m_first = false;
        const QRectF foot(pageMargin, m_page.bottom() - pageMargin - footHeight / 2, m_page.width() - 2 * pageMargin,
                          footHeight / 2 + 4);
        m_painter.setPen(themeFor(false).mutedText);
        m_painter.setFont(paperFont(11));
        m_painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, left);
        m_painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, right);
    }

    QByteArray m_bytes;
    QBuffer m_buffer;
    QPdfWriter m_writer;
    QPainter m_painter; ///< after the writer, which it must not outlive
    QRectF m_page;
    bool m_first = true;
};

QString titleOf(const std::vector<LessonEntry> &lessons)
{
    return lessons.size() == 1 ? toText(lessons.front().text.title) : Handout::tr("Futurescope: lessons");
}

} // namespace

Result<QByteArray> handoutsPdf(const std::vector<LessonEntry> &lessons, const HandoutOptions &options)
{
    if (lessons.empty())
        return Error{ErrorCode::InvalidInput, Handout::tr("There is no lesson to write.").toStdString()};
    Sheets sheets(titleOf(lessons));
    if (!sheets.begin())
        return Error{ErrorCode::OutputFailed, Handout::tr("Painting could not begin.").toStdString()};
    for (std::size_t index = 0; index < lessons.size(); ++index) {
        if (options.progress && !options.progress(index, lessons.size()))
            return Error{ErrorCode::OutputFailed, Handout::tr("The hand-outs were given up.").toStdString()};
        const LessonEntry &entry = lessons[index];
        std::optional<LessonResult> recorded;
        if (hasRecorded(entry)) {
            auto result = recordedResult(entry);
            if (!result)
                return result.error();
            recorded = std::move(*result);
        }
        const QString foot = QStringLiteral("Futurescope · ") + handoutPlace(entry.lesson);
        sheets.addSheet(handoutFront(entry, sheets.room()), handoutBack(entry, recorded, sheets.room()), foot);
        if (options.script)
            sheets.addScript(handoutScript(entry, sheets.room()), foot);
    }
    return sheets.end();
}

Status writeHandouts(const std::vector<LessonEntry> &lessons, const QString &path, const HandoutOptions &options)
{
    const auto pdf = handoutsPdf(lessons, options);
    return pdf ? atomicWrite(path, *pdf) : Status(pdf.error());
}

QString handoutFileName(const std::vector<LessonEntry> &lessons)
{
    if (lessons.size() != 1)
        return QStringLiteral("lessons.pdf");
    const Lesson &lesson = lessons.front().lesson;
    return lesson.course.empty() ? toText(lesson.id) + QStringLiteral(".pdf")
                                 : QStringLiteral("lesson-%1.pdf").arg(lesson.number, 2, 10, QLatin1Char('0'));
}

} // namespace futurescope
