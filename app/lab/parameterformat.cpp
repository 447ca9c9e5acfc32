// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/parameterrow.h"
#include "app/lab/text.h"
#include "core/base/time.h"

#include <QCoreApplication>
#include <QLocale>

#include <array>
#include <charconv>
#include <cmath>

namespace futurescope {

namespace {

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(futurescope::ParameterFormat)
};

Error notA(const QString &text, const QString &what)
{
    return {ErrorCode::Usage, Texts::tr("\"%1\" is not %2").arg(text, what).toStdString()};
}

/// Plain digits in the C form, or as the reader's language groups them.
Result<double> readWhole(const QString &text)
{
    const QByteArray plain = text.toUtf8();
    long long number = 0;
    const auto parsed = std::from_chars(plain.begin(), plain.end(), number);
    if (!plain.isEmpty() && parsed.ec == std::errc{} && parsed.ptr == plain.end())
        return static_cast<double>(number);
    bool ok = false;
    number = QLocale().toLongLong(text, &ok);
    if (!ok)
        return notA(text, Texts::tr("a whole number"));
    return static_cast<double>(number);
}

Result<double> readDecimal(const QString &text)
{
    bool ok = false;
    // The reader's language first: in German "1.500" is fifteen hundred, and "1.5" is only the C form.
    double number = QLocale().toDouble(text, &ok);
    if (!ok)
        number = QLocale::c().toDouble(text, &ok);
    if (!ok || !std::isfinite(number))
        return notA(text, Texts::tr("a number"));
    return number;
}

struct ByteUnit
{
    const char *name;
    double bytes;
};
constexpr std::array<ByteUnit, 3> byteUnits{{{"MiB", 1 << 20}, {"KiB", 1 << 10}, {"B", 1}}};

Result<double> readBytes(const QString &text)
{
    for (const ByteUnit &unit : byteUnits) {
        const QLatin1String name(unit.name);
        if (!text.endsWith(name, Qt::CaseInsensitive))
            continue;
        const Result<double> number = readDecimal(text.chopped(name.size()).trimmed());
        if (!number || std::floor(*number * unit.bytes) != *number * unit.bytes)
            return notA(text, Texts::tr("a size such as 4096 B or 64 KiB"));
        return *number * unit.bytes;
    }
    if (const Result<double> plain = readWhole(text))
        return *plain;
    return notA(text, Texts::tr("a size such as 4096 B or 64 KiB"));
}

QString writeBytes(double bytes)
{
    for (const ByteUnit &unit : byteUnits) {
        if (bytes >= unit.bytes && std::fmod(bytes, unit.bytes) == 0)
            return QStringLiteral("%1 %2").arg(groupedText(static_cast<std::uint64_t>(bytes / unit.bytes)),
                                               QLatin1String(unit.name));
    }
    return QStringLiteral("0 B");
}

/// "25ms" as "25 ms": the exact value, not a rounded one.
QString writeDuration(double ns)
{
    QString text = localNumber(toText(durationText(Nanos(static_cast<std::int64_t>(ns)))));
    const auto unit = std::find_if(text.cbegin(), text.cend(), [](QChar c) { return c.isLetter(); });
    text.insert(unit - text.cbegin(), QLatin1Char(' '));
    return text;
}

Result<double> readDuration(const QString &text)
{
    QString plain = text;
    plain.remove(QLatin1Char(' ')).replace(QStringLiteral("µs"), QStringLiteral("us"));
    plain.replace(QLocale().decimalPoint(), QLatin1String("."));
    const Result<Nanos> read = parseDuration(plain.toStdString());
    if (!read)
        return read.error();
    return static_cast<double>(read->count());
}

} // namespace

ParameterFormat wholeNumber()
{
    return {[](double value) { return QLocale().toString(static_cast<qlonglong>(value)); }, readWhole};
}

ParameterFormat plainNumber()
{
    return {[](double value) { return QString::number(static_cast<qlonglong>(value)); }, readWhole};
}

ParameterFormat percentFormat()
{
    const auto write = [](double value) { return QLocale().toString(value, 'g', 6) + QStringLiteral("\u00a0%"); };
    const auto read = [](const QString &text) {
        QString number = text;
        number.remove(QLatin1Char('%'));
        return readDecimal(number.trimmed());
    };
    return {write, read};
}

ParameterFormat durationFormat()
{
    return {writeDuration, readDuration};
}

ParameterFormat bytesFormat()
{
    return {writeBytes, readBytes};
}

} // namespace futurescope
