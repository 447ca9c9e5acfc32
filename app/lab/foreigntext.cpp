// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/foreigntext.h"

#include "app/lab/text.h"

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace futurescope {

namespace {

QString counted(std::uint64_t count, const QString &one, const QString &many)
{
    return count == 1 ? one : many.arg(groupedText(count));
}

/// The most frequent first.
QStringList sorted(std::vector<std::pair<std::uint64_t, QString>> parts)
{
    std::ranges::stable_sort(parts, std::greater(), &std::pair<std::uint64_t, QString>::first);
    QStringList texts;
    for (const auto &part : parts)
        texts << part.second;
    return texts;
}

/// Several letters stand for parts of one thing: where it begins, goes on and ends.
std::string firstOfKind(const std::string &phase)
{
    for (const std::string_view kind : {"stf", "NOD", "vV", "STpF"}) {
        if (phase.size() == 1 && kind.find(phase) != std::string_view::npos)
            return std::string(kind.substr(0, 1));
    }
    return phase;
}

} // namespace

QString ForeignText::fault(TraceFault fault, std::uint64_t count)
{
    const auto say = [count](const QString &one, const QString &many) { return counted(count, one, many); };
    switch (fault) {
    case TraceFault::NotAnEntry:
        return say(tr("1 entry that is no object"), tr("%1 entries that are no objects"));
    case TraceFault::NoPhase:
        return say(tr("1 entry without a phase"), tr("%1 entries without a phase"));
    case TraceFault::NoTime:
        return say(tr("1 entry without a usable time"), tr("%1 entries without a usable time"));
    case TraceFault::NegativeDuration:
        return say(tr("1 slice of negative duration"), tr("%1 slices of negative duration"));
    case TraceFault::EndWithoutBegin:
        return say(tr("1 end without a beginning"), tr("%1 ends without a beginning"));
    case TraceFault::NoId:
        return say(tr("1 asynchronous event without an id"), tr("%1 asynchronous events without an id"));
    case TraceFault::NoNumber:
        return say(tr("1 counter without a number"), tr("%1 counters without a number"));
    case TraceFault::TooManyLanes:
        return say(tr("1 event on more lanes than are kept"), tr("%1 events on more lanes than are kept"));
    case TraceFault::TooManyParts:
        return say(tr("1 slice that overlaps with too many others"), tr("%1 slices that overlap with too many others"));
    case TraceFault::TooMany:
        return say(tr("1 event beyond those that are kept"), tr("%1 events beyond those that are kept"));
    case TraceFault::CutEntry:
        return tr("the entry in which the file ends");
    case TraceFault::BeginWithoutEnd:
        return say(tr("1 slice without an end stays open"), tr("%1 slices without an end stay open"));
    case TraceFault::Overlap:
        return say(tr("1 slice that overlaps without nesting has a lane of its own"),
                   tr("%1 slices that overlap without nesting have lanes of their own"));
    case TraceFault::OutOfOrder:
        return say(tr("1 event was out of order"), tr("%1 events were out of order"));
    case TraceFault::DuplicateKey:
        return say(tr("1 entry gave a key twice"), tr("%1 entries gave a key twice"));
    case TraceFault::NameBeyond:
        return say(tr("1 name more than are kept"), tr("%1 names more than are kept"));
    case TraceFault::ListUnended:
        return tr("the list of events has no end");
    }
    return {};
}

QString ForeignText::phase(const std::string &phase, std::uint64_t count)
{
    const auto say = [count](const QString &one, const QString &many) { return counted(count, one, many); };
    if (phase == "s")
        return say(tr("1 flow event"), tr("%1 flow events"));
    if (phase == "P")
        return say(tr("1 sample"), tr("%1 samples"));
    if (phase == "N")
        return say(tr("1 object event"), tr("%1 object events"));
    if (phase == "v")
        return say(tr("1 memory dump"), tr("%1 memory dumps"));
    if (phase == "S")
        return say(tr("1 asynchronous event of the old kind"), tr("%1 asynchronous events of the old kind"));
    return count == 1 ? tr("1 event of kind %1").arg(toText(phase))
                      : tr("%1 events of kind %2").arg(groupedText(count), toText(phase));
}

QStringList ForeignText::skipped(const ForeignCounts &counts)
{
    std::vector<std::pair<std::uint64_t, QString>> parts;
    for (std::size_t index = 0; index <= static_cast<std::size_t>(lastSkippedFault); ++index) {
        if (counts.faults[index] > 0)
            parts.emplace_back(counts.faults[index], fault(static_cast<TraceFault>(index), counts.faults[index]));
    }
    std::map<std::string, std::uint64_t> kinds;
    for (const auto &[name, count] : counts.notUnderstood)
        kinds[firstOfKind(name)] += count;
    for (const auto &[name, count] : kinds)
        parts.emplace_back(count, phase(name, count));
    return sorted(std::move(parts));
}

QStringList ForeignText::repaired(const ForeignCounts &counts)
{
    std::vector<std::pair<std::uint64_t, QString>> parts;
    for (std::size_t index = static_cast<std::size_t>(lastSkippedFault) + 1; index < traceFaults; ++index) {
        if (counts.faults[index] > 0)
            parts.emplace_back(counts.faults[index], fault(static_cast<TraceFault>(index), counts.faults[index]));
    }
    return sorted(std::move(parts));
}

QString ForeignText::read(const ForeignTrace &foreign)
{
    const std::uint64_t lanes = foreign.names.lanes.size() - 1;
    return tr("%1 on %2")
        .arg(counted(foreign.counts.slices, tr("1 slice"), tr("%1 slices")),
             counted(lanes, tr("1 lane"), tr("%1 lanes")));
}

QString ForeignText::summary(const ForeignTrace &foreign)
{
    constexpr qsizetype mostKinds = 3;
    QString text = tr("A trace of another program: %1.").arg(read(foreign));
    QStringList left = skipped(foreign.counts);
    const qsizetype more = left.size() - mostKinds;
    if (more > 0)
        left = left.mid(0, mostKinds) << (more == 1 ? tr("1 other kind") : tr("%1 other kinds").arg(more));
    if (!left.isEmpty())
        text += QLatin1Char(' ') + tr("Skipped: %1.").arg(left.join(QStringLiteral(", ")));
    if (foreign.counts.repaired() > 0 || !left.isEmpty())
        text += QLatin1Char(' ') + tr("More under Metrics.");
    return text;
}

QString ForeignText::noExperiment()
{
    return tr("A trace of another program cannot be run again. Change the experiment on the left to run that.");
}

QString ForeignText::noStates()
{
    return tr("A trace of another program does not tell the states of futures.");
}

QString ForeignText::noCode()
{
    return tr("The code of another program's trace is not known.");
}

} // namespace futurescope
