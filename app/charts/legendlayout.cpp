// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/charts/legendlayout.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>
#include <utility>

namespace futurescope {

namespace {

struct Legend
{
    Q_DECLARE_TR_FUNCTIONS(Legend)
};

const QString omission = QStringLiteral("…");

/// Units.
struct Spacing
{
    double signWidth = 26;
    double gap = 5;
    double between = 14; ///< one entry and the next
};

Spacing spacingOf(LegendForm form)
{
    return form == LegendForm::Full ? Spacing{} : Spacing{17, 3, 7};
}

/// "Amdahl" of "Amdahl: 6.4 % serial".
QString nameOf(const QString &label)
{
    const qsizetype colon = label.indexOf(QLatin1String(": "));
    return colon < 0 ? QString() : label.left(colon);
}

bool isNamed(const ChartSeries &series)
{
    return !series.label.isEmpty() && !series.isEmpty();
}

template <class Predicate>
bool anyPoint(const ChartContent &content, Predicate predicate)
{
    return std::any_of(content.points().begin(), content.points().end(), predicate);
}

/// Puts one entry after the other into rows, each into the first that has room for it: so they take the fewest rows.
class Rows
{
public:
    Rows(const QFont &font, const QRectF &room, int mostRows, LegendForm form)
        : m_metrics(font),
          m_spacing(spacingOf(form)),
          m_room(room),
          m_mostRows(mostRows),
          m_ends{room.left()}
    {}

    void add(const LegendEntry &entry)
    {
        if (entry.sign == LegendEntry::Sign::Nothing)
            addSentence(entry);
        else
            addSigned(entry);
    }

    QList<LegendEntry> finished()
    {
        const auto isBefore = [](const LegendEntry &one, const LegendEntry &other) {
            return std::pair(one.textRect.top(), one.textRect.left())
                   < std::pair(other.textRect.top(), other.textRect.left());
        };
        std::stable_sort(m_placed.begin(), m_placed.end(), isBefore); // as they are read; the last is the lowest
        if (m_left.isEmpty())
            return m_placed;
        const double width = m_metrics.horizontalAdvance(omission) + 2;
        LegendEntry more;
        more.text = omission;
        more.details = m_left.join(QLatin1Char('\n'));
        more.textRect = QRectF(m_room.right() - width, rowTop(m_mostRows - 1), width, m_metrics.height());
        while (!m_placed.isEmpty() && m_placed.last().rect().intersects(more.textRect)) {
            more.details.prepend(m_placed.last().text + QLatin1Char('\n'));
            m_placed.removeLast();
        }
        m_placed.append(more);
        return m_placed;
    }

private:
    double rowTop(qsizetype row) const { return m_room.top() + row * (m_metrics.height() + 2); }
    double widthOf(const QString &text) const { return m_metrics.horizontalAdvance(text) + 2; }

    /// The row for so wide an entry; m_mostRows: there is none.
    qsizetype rowFor(double width)
    {
        for (qsizetype row = 0; row < m_ends.size(); ++row) {
            if (m_ends[row] <= m_room.left() || m_ends[row] + width <= m_room.right())
                return row;
        }
        if (m_ends.size() < m_mostRows)
            m_ends.append(m_room.left());
        else
            return m_mostRows;
        return m_ends.size() - 1;
    }

    void addSigned(LegendEntry entry)
    {
        const double sign = m_spacing.signWidth * (entry.sign == LegendEntry::Sign::Heat ? 3 : 1) + m_spacing.gap;
        const qsizetype row = rowFor(sign + widthOf(entry.text));
        if (row == m_mostRows) {
            m_left.append(entry.text);
            return;
        }
        const double x = m_ends[row];
        const double width = std::min(widthOf(entry.text), m_room.right() - x - sign);
        entry.signRect = QRectF(x, rowTop(row), sign - m_spacing.gap, m_metrics.height());
        entry.textRect = QRectF(x + sign, rowTop(row), std::max(0.0, width), m_metrics.height());
        m_ends[row] = entry.textRect.right() + m_spacing.between;
        m_placed.append(entry);
    }

    /// Sentences go on where the last row ends, and are broken between words.
    void addSentence(const LegendEntry &entry)
    {
        if (m_ends.last() > m_room.left() && m_ends.last() + widthOf(entry.text) > m_room.right())
            m_ends.append(m_room.left());
        QStringList words = entry.text.split(QLatin1Char(' '));
        while (!words.isEmpty()) {
            const qsizetype row = m_ends.size() - 1;
            if (row >= m_mostRows) {
                m_left.append(words.join(QLatin1Char(' ')));
                return;
            }
            const double x = m_ends[row];
            LegendEntry line = entry;
            line.text = words.takeFirst();
            while (!words.isEmpty() && x + widthOf(line.text + QLatin1Char(' ') + words.first()) <= m_room.right())
                line.text += QLatin1Char(' ') + words.takeFirst();
            line.textRect = QRectF(x, rowTop(row), std::min(widthOf(line.text), m_room.right() - x),
                                   m_metrics.height());
            m_placed.append(line);
            m_ends[row] = line.textRect.right() + m_spacing.between;
            if (!words.isEmpty())
                m_ends.append(m_room.left());
        }
    }

    const QFontMetricsF m_metrics;
    const Spacing m_spacing;
    const QRectF m_room;
    const int m_mostRows;
    QList<double> m_ends; // where the next entry of each row would begin
    QList<LegendEntry> m_placed;
    QStringList m_left;
};

} // namespace

QList<LegendEntry> legendEntries(const ChartContent &content)
{
    using Sign = LegendEntry::Sign;
    QList<LegendEntry> entries;
    bool extrapolated = false;
    for (qsizetype index = 0; index < content.series.size(); ++index) {
        const ChartSeries &series = content.series[index];
        if (isNamed(series))
            entries.append({Sign::Series, index, series.label, series.details, {}, {}, nameOf(series.label)});
        extrapolated = extrapolated || !series.extrapolated.isEmpty();
    }
    if (extrapolated)
        entries.append({Sign::Extrapolated,
                        0,
                        Legend::tr("extrapolated"),
                        Legend::tr("Beyond the workers that were measured: what the law says, not what was seen"),
                        {},
                        {},
                        Legend::tr("beyond", "short for: extrapolated beyond the workers that were measured")});
    if (anyPoint(content, [](const CurvePoint &point) { return !point.outliers.isEmpty(); }))
        entries.append({Sign::Outlier,
                        0,
                        Legend::tr("outlier"),
                        Legend::tr("A run further from the median than three scaled median absolute deviations; it "
                                   "counts all the same"),
                        {},
                        {}});
    if (anyPoint(content, [](const CurvePoint &point) { return point.hollow; }))
        entries.append({Sign::Hollow,
                        0,
                        Legend::tr("machine was busy"),
                        Legend::tr("The workers got well under the CPU time that they could have used"),
                        {},
                        {},
                        Legend::tr("busy", "short for: machine was busy")});
    if (!content.cells.isEmpty())
        entries.append({Sign::Heat, 0, content.heatLabel, {}, {}, {}});
    for (const QString &remark : content.remarks)
        entries.append({Sign::Nothing, 0, remark, {}, {}, {}});
    const bool plain = entries.size() == 1 && entries.first().sign == Sign::Series && entries.first().details.isEmpty();
    return plain ? QList<LegendEntry>() : entries;
}

QList<LegendEntry> placedLegend(const QList<LegendEntry> &entries, const QFont &font, const QRectF &room, int mostRows,
                                LegendForm form)
{
    Rows rows(font, room, std::max(1, mostRows), form);
    for (LegendEntry entry : entries) {
        if (form == LegendForm::Brief && !entry.shortText.isEmpty())
            entry.text = entry.shortText;
        rows.add(entry);
    }
    return rows.finished();
}

bool leavesOut(const QList<LegendEntry> &placed)
{
    return !placed.isEmpty() && placed.last().sign == LegendEntry::Sign::Nothing && placed.last().text == omission;
}

} // namespace futurescope
