// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/coretext.h"

#include "app/lab/text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <vector>

namespace futurescope {

namespace {

/// The class gives the sentences their context of translation. %1, %2 ... stand, in this order, for what core fills in.
class Core
{
    Q_DECLARE_TR_FUNCTIONS(Core)

public:
    static constexpr const char *outcomes[] = {
        QT_TR_NOOP("pending"),
        QT_TR_NOOP("running"),
        QT_TR_NOOP("finished"),
        QT_TR_NOOP("cancelled"),
        QT_TR_NOOP("lost"),
        QT_TR_NOOP("stopped"),
        QT_TR_NOOP("exception"),
        QT_TR_NOOP("broken pool"),
        QT_TR_NOOP("returned %1"),
        QT_TR_NOOP("stopped with the run"),
        QT_TR_NOOP("cancelled before it started"),
        QT_TR_NOOP("the worker process was ended by SIG%1"),
        QT_TR_NOOP("the worker process ended with exit code %1"),
    };

    static constexpr const char *runs[] = {
        QT_TR_NOOP("The run was stopped; %1 of %2 tasks had finished."),
        QT_TR_NOOP("Cancelled after %1: %2 futures cancelled, %3 never submitted."),
        QT_TR_NOOP("%1 of %2 futures were lost with their worker process."),
        QT_TR_NOOP("%1 of %2 futures ended with an exception."),
        QT_TR_NOOP("Waiting for results timed out after %1."),
        QT_TR_NOOP("%1 futures were cancelled before they started."),
        QT_TR_NOOP("%1 of %2 tasks were dropped because the queue was full."),
        QT_TR_NOOP("The run was cancelled."),
        QT_TR_NOOP("A result was not there within the timeout."),
        QT_TR_NOOP("%1 of %2 tasks were lost with their worker."),
        QT_TR_NOOP("%1 of %2 tasks were cancelled."),
        QT_TR_NOOP("The run failed."),
    };

    static constexpr const char *experiments[] = {
        QT_TR_NOOP("%1 is %2; it must be from %3 to %4"),
        QT_TR_NOOP("workers is %1; with the executor %2 it must be from 1 to %3"),
        QT_TR_NOOP("the workload %1 does not run on %2: a task in a worker process cannot submit to the pool, which "
                   "lives in the process that owns it; take any other executor"),
        QT_TR_NOOP("the workload %1 does not run on %2: its %3 lies in the memory of this process, which others do "
                   "not share; take any other executor"),
        QT_TR_NOOP("schedule is %1; the tasks of the workload %2 split their items themselves; take the schedule %3"),
        QT_TR_NOOP("coupling is %1; the workload %2 has no steps to couple; take the workload %3"),
        QT_TR_NOOP("coupling is %1; worker processes share no memory; take the executor %2 or %3"),
        QT_TR_NOOP("coupling is %1; on one thread a task that spins keeps the others from coming; take the executor "
                   "%2"),
        QT_TR_NOOP("coupling is %1; all tasks must run at the same time, one on each worker; take the schedule %2 or "
                   "%3"),
        QT_TR_NOOP("coupling is %1; a program that does a task itself would spin for tasks that it has not submitted "
                   "yet; take the queue policy %2 or %3"),
        QT_TR_NOOP("array-bytes is %1; this program may use %2 bytes of memory, and takes no more than half of them "
                   "for an array"),
        QT_TR_NOOP("unknown %1 \"%2\" (known: %3)"),
        QT_TR_NOOP("\"%1\" is not a duration: %2 (write 0us, 250us, 2ms or 1.5s)"),
        QT_TR_NOOP("it does not start with a number"),
        QT_TR_NOOP("the unit is missing"),
        QT_TR_NOOP("unknown unit \"%1\""),
        QT_TR_NOOP("the number is malformed"),
        QT_TR_NOOP("it is longer than 24 hours"),
    };

    static constexpr const char *sweeps[] = {
        QT_TR_NOOP("the sweep has %1 values of %2; it takes 1 to %3"),
        QT_TR_NOOP("%1 is %2 in the sweep; %3 takes %4 to %5"),
        QT_TR_NOOP("the sweep names %1 %2 twice; each value once"),
        QT_TR_NOOP("the sweep varies %1 twice; the second parameter must be another"),
        QT_TR_NOOP("%1 always has 1 worker; to vary workers choose threads, processes or async"),
        QT_TR_NOOP("the work grows with the workers; that takes a sweep over workers alone"),
        QT_TR_NOOP("%1 workers would get %2 items, %3 for each; the limit is %4 items"),
        QT_TR_NOOP("the schedule %1 makes one task for each worker, whatever the chunk; to vary the chunk take the "
                   "schedule %2 or %3"),
        QT_TR_NOOP("repeats is %1; a sweep takes 1 to %2"),
        QT_TR_NOOP("items is 0; a sweep needs at least 1, or there is no time to compare"),
        QT_TR_NOOP("the experiment cancels what is left after %1; a sweep compares whole runs, so switch that off"),
        QT_TR_NOOP("the sweep would hold %1 tasks in memory; the limit is %2: fewer items, larger chunks or fewer "
                   "repeats"),
        QT_TR_NOOP("%1 is \"%2\" in the sweep; it must be a whole number"),
        QT_TR_NOOP("a run with %1 workers that took %2 ns cannot be fitted"),
        QT_TR_NOOP("not enough data: %1 needs at least %2 different numbers of workers, there are %3"),
        QT_TR_NOOP("the Universal Scalability Law"),
    };

    static constexpr const char *files[] = {
        QT_TR_NOOP("it is larger than 1 MB"),
        QT_TR_NOOP("the reading was cancelled"),
        QT_TR_NOOP("the name of the file is empty or contains a zero byte"),
        QT_TR_NOOP("this is %1, not a file"),
        QT_TR_NOOP("larger than %1 bytes"),
        QT_TR_NOOP("a folder"),
        QT_TR_NOOP("a pipe"),
        QT_TR_NOOP("a socket"),
        QT_TR_NOOP("a device"),
        QT_TR_NOOP("the text is empty at byte %1"),
        QT_TR_NOOP("the text ends too early at byte %1"),
        QT_TR_NOOP("not JSON: unexpected %1 at byte %2"),
        QT_TR_NOOP("not JSON at byte %1"),
        QT_TR_NOOP("the text is not a JSON object and no list either at byte %1"),
        QT_TR_NOOP("the key \"%1\" is given twice at byte %2"),
        QT_TR_NOOP("more than %1 values at byte %2"),
        QT_TR_NOOP("%1 is %2; it must be a whole number from %3 to %4"),
        QT_TR_NOOP("%1 is %2; it must be a number from %3 to %4"),
        QT_TR_NOOP("%1 is %2; it must be true or false"),
        QT_TR_NOOP("%1 is %2; it must be an object"),
        QT_TR_NOOP("there is no entry of a trace in it"),
        QT_TR_NOOP("no Futurescope metadata: this is not a run that Futurescope saved"),
        QT_TR_NOOP("the file has %1 events of the %2 that its metadata names"),
    };

    static constexpr const char *queries[] = {
        QT_TR_NOOP("%1: the closing quote is missing"),
        QT_TR_NOOP("%1: after # comes the number of a future, as in #12 or #10..#20"),
        QT_TR_NOOP("%1: futures are numbered from 1 to %2"),
        QT_TR_NOOP("%1: the first number is larger than the last"),
        QT_TR_NOOP("worker %1: workers are numbered from 1 to %2"),
        QT_TR_NOOP("%1: here belongs a time of up to 24 hours with its unit ns, us, ms, s or min, as in %2"),
    };
};

struct Sentence
{
    const char *source;
    QRegularExpression shape;
    QString piece; ///< the longest that is always in it: tells at once which sentences it cannot be
};

Sentence sentence(const char *source)
{
    static const QRegularExpression gap(QStringLiteral("%[1-9]"));
    QString shape;
    QString longest;
    const QStringList pieces = QString::fromUtf8(source).split(gap);
    for (const QString &piece : pieces) {
        shape += (&piece == &pieces.front() ? QString() : QStringLiteral("(.+?)")) + QRegularExpression::escape(piece);
        if (piece.size() > longest.size())
            longest = piece;
    }
    return {
        source,
        QRegularExpression(QRegularExpression::anchoredPattern(shape), QRegularExpression::DotMatchesEverythingOption),
        longest};
}

const std::vector<Sentence> &sentences()
{
    static const std::vector<Sentence> all = [] {
        std::vector<Sentence> made;
        const auto add = [&made](const auto &sources) {
            std::ranges::transform(sources, std::back_inserter(made), sentence);
        };
        add(Core::outcomes);
        add(Core::runs);
        add(Core::experiments);
        add(Core::sweeps);
        add(Core::files);
        add(Core::queries);
        // The more of a sentence is its own, the surer it is.
        std::ranges::stable_sort(made, std::greater(), [](const Sentence &one) { return qstrlen(one.source); });
        return made;
    }();
    return all;
}

/// Nothing if it is none of core's.
QString known(const QString &text)
{
    static const QRegularExpression figure(QStringLiteral("^[0-9]+\\.[0-9]+( ?[a-zµ]+)?$"));
    for (const Sentence &candidate : sentences()) {
        if (!text.contains(candidate.piece))
            continue;
        const QRegularExpressionMatch match = candidate.shape.match(text);
        if (!match.hasMatch())
            continue;
        QString translated = Core::tr(candidate.source);
        // From the last on, for what is filled in may itself contain a %1.
        for (int gap = match.lastCapturedIndex(); gap > 0; --gap) {
            const QString filled = match.captured(gap);
            const QString own = known(filled);
            translated.replace(QStringLiteral("%") + QString::number(gap), !own.isEmpty() ? own
                                                                           : figure.match(filled).hasMatch()
                                                                               ? localNumber(filled)
                                                                               : filled);
        }
        return translated;
    }
    return {};
}

} // namespace

QString coreText(std::string_view text)
{
    const QString english = toText(text);
    if (Core::tr(Core::outcomes[0]) == QLatin1String(Core::outcomes[0]))
        return english; // nothing to translate into
    if (const QString whole = known(english); !whole.isEmpty())
        return whole;
    // What goes before, as the name of a file, is not core's to say.
    const qsizetype colon = english.indexOf(QLatin1String(": "));
    const QString rest = colon < 0 ? QString() : coreText(english.mid(colon + 2).toStdString());
    return colon < 0 ? english : english.left(colon + 2) + rest;
}

} // namespace futurescope
