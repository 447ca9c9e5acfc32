// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lab/coretext.h"

#include "app/lab/text.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <span>
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
        QT_TR_NOOP("submit() after shutdown raised RuntimeError: cannot schedule new futures after shutdown."),
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
        QT_TR_NOOP("items is %1 and depth %2; with all their children these are %3 futures, and %4 are the most"),
        QT_TR_NOOP("child-wait is %1; the executor %2 is no pool of threads; take the executor %3, %4 or %5"),
        QT_TR_NOOP("coupling is %1; the workload %2 has no steps to couple; take the workload %3"),
        QT_TR_NOOP("coupling is %1; worker processes share no memory; take the executor %2 or %3"),
        QT_TR_NOOP(
            "coupling is %1; on one thread nobody could take a lock that a sleeping task holds; take the executor "
            "%2"),
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
        QT_TR_NOOP("the sweep has no such point to repeat"),
        QT_TR_NOOP("the work grew with the workers; this law is about the same work for all of them"),
        QT_TR_NOOP("the work did not grow with the workers, which this law is about"),
        QT_TR_NOOP("the laws of scaling are about workers alone, and need runs that ended"),
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

    static constexpr const char *pools[] = {
        QT_TR_NOOP("cannot schedule new futures after shutdown"),
        QT_TR_NOOP("can't start new thread: %1"),
        QT_TR_NOOP("cannot join current thread: shutdown(wait=true) called from the event loop"),
        QT_TR_NOOP("cannot join current thread: shutdown(wait=true) called from a done callback"),
        QT_TR_NOOP("cannot join current thread: shutdown(wait=true) called from a worker"),
        QT_TR_NOOP("the switch interval is %1 ns; it must be from %2 to %3"),
        QT_TR_NOOP("workers is %1; %2 takes 1 to %3"),
        QT_TR_NOOP("workers is %1; %2 takes 1 to %3 (ValueError: max_workers must be greater than 0)"),
        QT_TR_NOOP("%1 takes no initializer: it has no worker threads of its own"),
        QT_TR_NOOP("%1 is not built in"),
        QT_TR_NOOP("chunksize must be >= 1."),
        QT_TR_NOOP("no function is registered as \"%1\""),
        QT_TR_NOOP("a chunk of map() has come without its end"),
        QT_TR_NOOP("a chunk of %1 has %2 results"),
        QT_TR_NOOP("processes calls an initializer by its name (initializerName); a closure cannot be sent "
                   "to another process"),
        QT_TR_NOOP("processes runs functions registered by name; a closure cannot be sent to another process"),
        QT_TR_NOOP("max_tasks_per_child is %1; it must be >= 1, or 0 for no limit"),
        QT_TR_NOOP("the initializer's name and arguments have %1 bytes; a process can be sent %2"),
        QT_TR_NOOP("the name of a function has %1 bytes"),
        QT_TR_NOOP("the arguments have %1 bytes; a process can be sent %2"),
        QT_TR_NOOP("the result has %1 bytes; a process can send back %2"),
        QT_TR_NOOP("A thread initializer failed, the thread pool is not usable anymore"),
        QT_TR_NOOP("A process initializer failed (%1), the process pool is not usable anymore"),
        QT_TR_NOOP("A process in the process pool was terminated abruptly while the future was running or "
                   "pending."),
        QT_TR_NOOP("A child process terminated abruptly, the process pool is not usable anymore"),
        QT_TR_NOOP("no descriptors left for a process pool"),
        QT_TR_NOOP("no worker process can be started: %1"),
        QT_TR_NOOP("%1 ended before it said hello"),
        QT_TR_NOOP("%1 did not answer within %2"),
        QT_TR_NOOP("%1 is not a Futurescope worker: reinstall"),
        QT_TR_NOOP("%1 is version %2 (protocol %3), this program is %4 (protocol %5): reinstall"),
        QT_TR_NOOP("%1 is a wrapper: process %2 answered for process %3"),
        QT_TR_NOOP("the worker program %1 is not there: reinstall"),
        QT_TR_NOOP("the worker program %1 is not a file"),
        QT_TR_NOOP("the worker program %1 may not be executed: %2"),
        QT_TR_NOOP("no socket pair for %1: %2"),
        QT_TR_NOOP("no descriptor for %1: %2"),
        QT_TR_NOOP("%1 cannot be started: %2"),
        QT_TR_NOOP("no shared memory: %1"),
        QT_TR_NOOP("descriptor %1 is not shared memory of %2 bytes"),
    };

    static constexpr const char *answers[] = {
        QT_TR_NOOP("protocol error: worker %1 (process %2): %3"),
        QT_TR_NOOP("raised in worker %1 (process %2): %3"),
        QT_TR_NOOP("its answer to the initializer is malformed"),
        QT_TR_NOOP("an answer came for future %1, which it does not have"),
        QT_TR_NOOP("an answer came before the arguments had been read"),
        QT_TR_NOOP("it answered %1 tasks of %2 in hand"),
        QT_TR_NOOP("an answer is malformed"),
        QT_TR_NOOP("an answer came that its counters know nothing of"),
        QT_TR_NOOP("an event is malformed or belongs to another task"),
        QT_TR_NOOP("the worker process left nonsense behind"),
        QT_TR_NOOP("the worker process ended in it"),
        QT_TR_NOOP("its socket cannot be watched"),
        QT_TR_NOOP("its arguments are too long to be sent"),
        QT_TR_NOOP("its counters make no sense"),
        QT_TR_NOOP("an exception whose text is too long to be sent"),
        QT_TR_NOOP("unknown frame type %1"),
        QT_TR_NOOP("a frame of %1 bytes was announced (at most %2)"),
        QT_TR_NOOP("arguments of run-items: %1"),
        QT_TR_NOOP("unknown kind of work"),
        QT_TR_NOOP("the failure rate is not between 0 and 1"),
        QT_TR_NOOP("a payload is too large"),
        QT_TR_NOOP("more items than a run has"),
        QT_TR_NOOP("not every item has a number"),
        QT_TR_NOOP("cut short"),
        QT_TR_NOOP("the size does not fit the number of items"),
        QT_TR_NOOP("the reply of run-items is cut short"),
    };

    static constexpr const char *failures[] = {
        QT_TR_NOOP("exception without a text"),
        QT_TR_NOOP("unknown error"),
        QT_TR_NOOP("unknown errno"),
        QT_TR_NOOP("no exception"),
        QT_TR_NOOP("exception whose text could not be read"),
        QT_TR_NOOP("null text thrown"),
        QT_TR_NOOP("exception of unknown type"),
        QT_TR_NOOP("Future in unexpected state"),
        QT_TR_NOOP("%1 (of %2) futures unfinished"),
        QT_TR_NOOP("tasks wait for each other: %1"),
        QT_TR_NOOP("the only worker waits for a task that is queued behind it: %1"),
        QT_TR_NOOP("all %1 workers wait for tasks that are queued behind them: %2"),
        QT_TR_NOOP("#%1 waits for #%2, %3"),
        QT_TR_NOOP("#%1 waits for #%2"),
        QT_TR_NOOP("download of item %1: status %2 with %3 bytes, %4 were asked for"),
        QT_TR_NOOP("download of item %1: %2"),
        QT_TR_NOOP("the loopback server for downloads does not start: %1"),
        QT_TR_NOOP("the file to read could not be made in %1: %2"),
        QT_TR_NOOP("\"%1\" is not a number that this function takes"),
        QT_TR_NOOP("(more texts than a trace keeps)"),
        QT_TR_NOOP("(one of more names than are kept)"),
        QT_TR_NOOP("The run was stopped."),
    };

    static constexpr const char *lessons[] = {
        QT_TR_NOOP("a lesson needs an experiment and 1 to %1 variants"),
        QT_TR_NOOP("%1name must be 1 to 40 of a-z, 0-9 and -, and no other variant's name"),
        QT_TR_NOOP("shade is \"%1\"; the only measure that can be shaded is %2"),
        QT_TR_NOOP("%1 names the variant \"%2\", which the lesson does not have"),
        QT_TR_NOOP("prediction.of must name at least one variant"),
        QT_TR_NOOP("prediction.least must be less than prediction.most"),
        QT_TR_NOOP("prediction.least must be more than 0 on a logarithmic axis"),
        QT_TR_NOOP("prediction.groupSize must be 2 or more and divide the number of variants in "
                   "prediction.of"),
        QT_TR_NOOP("%1 must have either a value or a figure to compare with"),
        QT_TR_NOOP("%1 has %2 characters; it must have %3 to %4"),
        QT_TR_NOOP("reasons has %1 texts; at most %2 fit"),
        QT_TR_NOOP("%1 must have least, most and runs"),
        QT_TR_NOOP("%1.least is %2; it must be at most %3.most, %4"),
        QT_TR_NOOP("%1 has no median among the figures"),
        QT_TR_NOOP("%1 is from %2 to %3; the median among the figures, %4, must lie in it"),
        QT_TR_NOOP("unknown measure \"%1\""),
        QT_TR_NOOP("unknown %1 \"%2\""),
        QT_TR_NOOP("the lesson was stopped"),
        QT_TR_NOOP("this program may use %1 cores and the lesson needs %2"),
        QT_TR_NOOP("the machine was busy (trust %1)"),
        QT_TR_NOOP("this machine does not show it"),
        QT_TR_NOOP("the lesson"),
        QT_TR_NOOP("the reference"),
        QT_TR_NOOP("the experiment"),
        QT_TR_NOOP("the text of the lesson"),
        QT_TR_NOOP("kind of prediction"),
        QT_TR_NOOP("collect mode"),
        QT_TR_NOOP("shutdown mode"),
        QT_TR_NOOP("worker death"),
        QT_TR_NOOP("form of the counter"),
        QT_TR_NOOP("way of computing in a loop"),
        QT_TR_NOOP("way to wait for a child"),
        QT_TR_NOOP("parameter to vary"),
    };

    static constexpr const char *traces[] = {
        QT_TR_NOOP("%1 is %2; it must be %3"),
        QT_TR_NOOP("%1 is %2; it must be a list"),
        QT_TR_NOOP("%1 is %2; it must be a whole number of 64 bits"),
        QT_TR_NOOP("%1 must be a list of at most %2 texts"),
        QT_TR_NOOP("%1 is not known"),
        QT_TR_NOOP("binary data"),
        QT_TR_NOOP("a list"),
        QT_TR_NOOP("an object"),
        QT_TR_NOOP("a text is longer than %1 bytes"),
        QT_TR_NOOP("a key is longer than %1 bytes"),
        QT_TR_NOOP("more than %1 levels of nesting"),
        QT_TR_NOOP("the text is longer than %1 bytes: at byte %2"),
        QT_TR_NOOP("a text or gap is longer than 1 MB at byte %1"),
        QT_TR_NOOP("a byte order mark; the text must be UTF-8 without one at byte %1"),
        QT_TR_NOOP("this looks like UTF-16; the text must be UTF-8 at byte %1"),
        QT_TR_NOOP("the number %1 is beyond what can be held at byte %2"),
        QT_TR_NOOP("an event of Futurescope without ts"),
        QT_TR_NOOP("a key of an event is given twice"),
        QT_TR_NOOP("args.fs must be a list of 6 numbers"),
        QT_TR_NOOP("args.fs names future %1; this run has %2"),
        QT_TR_NOOP("the text is a list, not an object"),
        QT_TR_NOOP("more than %1 events"),
        QT_TR_NOOP("the key \"metadata\" is given twice"),
        QT_TR_NOOP("event %1 of the trace is missing or stands there twice"),
        QT_TR_NOOP("none of the %1 entries of the trace can be shown"),
        QT_TR_NOOP("none of the %1 entries of the trace can be shown; %2"),
        QT_TR_NOOP("%1 (before byte %2)"),
        QT_TR_NOOP("%1: this is %2, not a file"),
        QT_TR_NOOP("%1: larger than %2 bytes"),
        QT_TR_NOOP("no file"),
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
        const std::initializer_list<std::span<const char *const>> tables{
            Core::outcomes, Core::runs,     Core::experiments, Core::sweeps, Core::files,   Core::pools,
            Core::answers,  Core::failures, Core::lessons,     Core::traces, Core::queries,
        };
        for (const std::span<const char *const> table : tables)
            std::ranges::transform(table, std::back_inserter(made), sentence);
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

QStringList coreSentences()
{
    QStringList sources;
    for (const Sentence &sentence : sentences())
        sources << QString::fromUtf8(sentence.source);
    return sources;
}

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
