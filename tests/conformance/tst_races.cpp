// SPDX-License-Identifier: GPL-3.0-or-later

// Two threads race for futures, many times, and each future must come to exactly one end.

#include "duel.h"
#include "ends.h"
#include "fixture.h"

#include "core/futures/waiting.h"

#include <algorithm>
#include <array>

namespace futurescope::conformance {

namespace {

#if defined(__SANITIZE_THREAD__) || defined(__SANITIZE_ADDRESS__)
constexpr int slowness = 8; // sanitizers: fewer rounds, each looked at more closely
#else
constexpr int slowness = 1;
#endif

constexpr int wantedInterleavings = 100'000 / slowness;

/// Does it, and says whether it was accepted.
template <class Refusal>
bool accepted(const std::function<void()> &step)
{
    try {
        step();
        return true;
    } catch (const Refusal &) {
        return false;
    }
}

std::exception_ptr someError()
{
    static const std::exception_ptr error = std::make_exception_ptr(TaskError({FailureKind::ValueError, 1}));
    return error;
}

/// Ends a future in one of three ways.
void end(const IntPromise &promise, std::size_t way)
{
    if (way % 3 == 0) {
        promise.setResult(1);
    } else if (way % 3 == 1) {
        promise.setException(someError());
    } else {
        promise.future().cancel();
        promise.setRunningOrNotifyCancel();
    }
}

} // namespace

class RacesTest : public RulesTest
{
    Q_OBJECT

private slots:
    void cancelAgainstStart();
    void resultAgainstCancel();
    void resultAgainstException();
    void callbackAgainstFinishing();
    void readingAgainstFinishing();
    void waitAgainstFinishing();
    void asCompletedAgainstFinishing();
    void asCompletedIsAbandonedAgainstFinishing();
    void cancelAgainstWorkers();
    void submitAgainstShutdown();
    void resultAgainstShutdown();
    void theyWereManyEnough();

private:
    /// Lets the threads fight over batches until `futures` futures have been fought for.
    void fightOver(int futures, const Duel &duel);

    Walk m_leftWalk{1}, m_rightWalk{2};
    int m_interleavings = 0;
    int m_slotsRun = 0;
};

void RacesTest::fightOver(int futures, const Duel &duel)
{
    const int rounds = futures / slowness / static_cast<int>(Batch::size) + 1;
    QVERIFY(fight(rounds, duel));
    m_interleavings += rounds * static_cast<int>(Batch::size);
    ++m_slotsRun;
}

void RacesTest::cancelAgainstStart()
{
    Batch batch;
    std::array<bool, Batch::size> cancelled, ran;
    long cancels = 0;
    Duel duel;
    duel.prepare = [&](int) { batch.renew(); };
    duel.left = [&] { m_leftWalk([&](std::size_t i) { cancelled[i] = batch.promises[i].future().cancel(); }); };
    duel.right = [&] {
        m_rightWalk([&](std::size_t i) {
            ran[i] = batch.promises[i].setRunningOrNotifyCancel();
            if (ran[i])
                batch.promises[i].setResult(1);
        });
    };
    duel.check = [&] {
        for (std::size_t i = 0; i < Batch::size; ++i) {
            const FutureState wanted = ran[i] ? FutureState::Finished : FutureState::CancelledAndNotified;
            if (cancelled[i] == ran[i] || batch.promises[i].future().state() != wanted)
                return false;
            cancels += cancelled[i];
        }
        return true;
    };
    fightOver(30'000, duel);
    qInfo("cancel won %ld times", cancels);
    QVERIFY(cancels > 0 && cancels < 30'000 / slowness);
}

/// PENDING -> FINISHED against PENDING -> CANCELLED.
void RacesTest::resultAgainstCancel()
{
    Batch batch;
    std::array<bool, Batch::size> cancelled, finished;
    Duel duel;
    duel.prepare = [&](int) { batch.renew(); };
    duel.left = [&] { m_leftWalk([&](std::size_t i) { cancelled[i] = batch.promises[i].future().cancel(); }); };
    duel.right = [&] {
        m_rightWalk(
            [&](std::size_t i) { finished[i] = accepted<InvalidStateError>([&] { batch.promises[i].setResult(1); }); });
    };
    duel.check = [&] {
        for (std::size_t i = 0; i < Batch::size; ++i) {
            const FutureState wanted = finished[i] ? FutureState::Finished : FutureState::Cancelled;
            if (cancelled[i] == finished[i] || batch.promises[i].future().state() != wanted)
                return false;
        }
        return true;
    };
    fightOver(20'000, duel);
}

void RacesTest::resultAgainstException()
{
    Batch batch;
    std::array<bool, Batch::size> returned, raised;
    Duel duel;
    duel.prepare = [&](int) { batch.renew(); };
    duel.left = [&] {
        m_leftWalk([&](std::size_t i) {
            raised[i] = accepted<InvalidStateError>([&] { batch.promises[i].setException(someError()); });
        });
    };
    duel.right = [&] {
        m_rightWalk(
            [&](std::size_t i) { returned[i] = accepted<InvalidStateError>([&] { batch.promises[i].setResult(1); }); });
    };
    duel.check = [&] {
        for (std::size_t i = 0; i < Batch::size; ++i) {
            const auto future = batch.promises[i].future();
            if (returned[i] == raised[i] || (future.exception() != nullptr) != raised[i])
                return false;
        }
        return true;
    };
    fightOver(10'000, duel);
}

void RacesTest::callbackAgainstFinishing()
{
    Batch batch;
    std::array<std::atomic<int>, Batch::size> calls;
    Duel duel;
    duel.prepare = [&](int) {
        batch.renew();
        for (auto &each : calls)
            each = 0;
    };
    duel.left = [&] {
        m_leftWalk([&](std::size_t i) {
            for (int twice = 0; twice < 2; ++twice)
                batch.promises[i].future().addDoneCallback([&, i](FutureCore &future) { calls[i] += future.done(); });
        });
    };
    duel.right = [&] { m_rightWalk([&](std::size_t i) { end(batch.promises[i], i); }); };
    duel.check = [&] { return std::ranges::all_of(calls, [](const auto &each) { return each == 2; }); };
    fightOver(15'000, duel);
}

void RacesTest::readingAgainstFinishing()
{
    Batch batch;
    std::array<int, Batch::size> read;
    Duel duel;
    duel.prepare = [&](int) { batch.renew(); };
    duel.left = [&] {
        m_leftWalk([&](std::size_t i) {
            try {
                read[i] = batch.promises[i].future().exception() ? 1 : 0;
            } catch (const CancelledError &) {
                read[i] = 2;
            }
        });
    };
    duel.right = [&] { m_rightWalk([&](std::size_t i) { end(batch.promises[i], i); }); };
    duel.check = [&] {
        for (std::size_t i = 0; i < Batch::size; ++i) {
            if (read[i] != static_cast<int>(i % 3))
                return false;
        }
        return true;
    };
    fightOver(15'000, duel);
}

void RacesTest::waitAgainstFinishing()
{
    Batch batch;
    DoneAndNotDone first, failed, all;
    Duel duel;
    duel.prepare = [&](int) { batch.renew(); };
    duel.left = [&] {
        const std::vector<FuturePtr> futures = batch.futures();
        first = wait(futures, std::nullopt, ReturnWhen::FirstCompleted);
        failed = wait(futures, std::nullopt, ReturnWhen::FirstException);
        all = wait(futures);
    };
    duel.right = [&] { m_rightWalk([&](std::size_t i) { end(batch.promises[i], i); }); };
    duel.check = [&] {
        const auto raised = [](const FuturePtr &future) { return future->hasException(); };
        return !first.done.empty() && std::ranges::any_of(failed.done, raised) && all.done.size() == Batch::size
               && all.notDone.empty();
    };
    fightOver(10'000, duel);
}

void RacesTest::asCompletedAgainstFinishing()
{
    Batch batch;
    std::set<FutureCore *> seen;
    std::size_t yielded = 0;
    Duel duel;
    duel.prepare = [&](int) {
        batch.renew();
        seen.clear();
        yielded = 0;
    };
    duel.left = [&] {
        for (const FuturePtr &future : asCompleted(batch.futures())) {
            ++yielded;
            if (future->done())
                seen.insert(future.get());
        }
    };
    duel.right = [&] { m_rightWalk([&](std::size_t i) { end(batch.promises[i], i); }); };
    duel.check = [&] { return yielded == Batch::size && seen.size() == Batch::size; };
    fightOver(10'000, duel);
}

/// A watcher that is told after its end would be found by the address sanitizer.
void RacesTest::asCompletedIsAbandonedAgainstFinishing()
{
    Batch batch;
    Duel duel;
    duel.prepare = [&](int) { batch.renew(); };
    duel.left = [&] {
        const std::vector<FuturePtr> futures = batch.futures();
        m_leftWalk([&](std::size_t i) {
            const std::span rest(futures);
            AsCompleted abandoned(rest.subspan(i), Nanos(0));
            accepted<TimeoutError>([&] { abandoned.next(); });
            wait(rest.subspan(i), Nanos(0));
        });
    };
    duel.right = [&] { m_rightWalk([&](std::size_t i) { end(batch.promises[i], i); }); };
    duel.check = [&] { return wait(batch.futures()).notDone.empty(); };
    fightOver(5'000, duel);
}

void RacesTest::cancelAgainstWorkers()
{
    for (const ExecutorKind kind : kindsFor(Applies::Queues)) {
        Bench bench(kind);
        const int rounds = (kind == ExecutorKind::Processes ? 10 : 60) / slowness + 1;
        std::vector<Call> all, batch;
        Duel duel;
        duel.prepare = [&](int) {
            batch.clear();
            for (std::size_t i = 0; i < Batch::size; ++i)
                batch.push_back(i % 4 == 0 ? bench.fail() : bench.echo());
        };
        duel.left = [&] {
            for (const Call &call : batch) {
                try {
                    call.exception(longEnough);
                } catch (const CancelledError &) {}
            }
        };
        duel.right = [&] {
            const RecordingScope recording(&bench.recorder(), mainLane);
            for (auto call = batch.rbegin(); call != batch.rend(); ++call)
                call->cancel();
        };
        duel.check = [&] {
            all.insert(all.end(), batch.begin(), batch.end());
            return std::ranges::all_of(batch, &Call::done);
        };
        QVERIFY2(fight(rounds, duel), executorName(kind).data());
        bench.destroy();
        QVERIFY2(endsAreRecordedOnce(bench.events(), all), executorName(kind).data());
        m_interleavings += rounds * static_cast<int>(Batch::size);
    }
}

void RacesTest::submitAgainstShutdown()
{
    for (const ExecutorKind kind : offeredKinds()) {
        const int rounds = (kind == ExecutorKind::Processes ? 4 : 40) / slowness + 1;
        std::unique_ptr<Bench> bench;
        std::vector<Call> calls;
        int mode = 0;
        Duel duel;
        duel.prepare = [&](int round) {
            mode = round % 4;
            calls.clear();
            bench = nullptr; // before the next: what they bind to this thread nests
            bench = std::make_unique<Bench>(kind);
        };
        duel.left = [&] { (*bench)->shutdown(mode & 1, mode & 2); };
        duel.right = [&] {
            const RecordingScope recording(&bench->recorder(), mainLane);
            accepted<RuntimeError>([&] {
                for (int i = 0; i < 16; ++i)
                    calls.push_back(bench->echo());
            });
        };
        duel.check = [&] {
            if (accepted<RuntimeError>([&] { bench->echo(); }))
                return false;
            bench->destroy();
            return endsAreRecordedOnce(bench->events(), calls);
        };
        QVERIFY2(fight(rounds, duel), executorName(kind).data());
    }
}

void RacesTest::resultAgainstShutdown()
{
    for (const ExecutorKind kind : kindsFor(Applies::Queues)) {
        const int rounds = (kind == ExecutorKind::Processes ? 4 : 40) / slowness + 1;
        std::unique_ptr<Bench> bench;
        std::vector<Call> calls;
        std::size_t read = 0;
        Duel duel;
        duel.prepare = [&](int) {
            bench = nullptr; // before the next: what they bind to this thread nests
            bench = std::make_unique<Bench>(kind);
            calls.clear();
            read = 0;
            for (std::size_t i = 0; i < Batch::size; ++i)
                calls.push_back(bench->echo());
        };
        duel.left = [&] { (*bench)->shutdown(true, true); };
        duel.right = [&] { // every reader wakes, with a result or with CancelledError
            for (const Call &call : calls) {
                const bool returned = accepted<CancelledError>([&] { call.result(longEnough); });
                read += returned != call.cancelled();
            }
        };
        duel.check = [&] {
            bench->destroy();
            return read == calls.size() && endsAreRecordedOnce(bench->events(), calls);
        };
        QVERIFY2(fight(rounds, duel), executorName(kind).data());
    }
}

void RacesTest::theyWereManyEnough()
{
    constexpr int slotsThatFight = 8;
    qInfo("%d interleavings%s", m_interleavings, slowness > 1 ? " (an eighth of the usual, for the sanitizer)" : "");
    if (m_slotsRun < slotsThatFight)
        QSKIP("only some of the races have been run");
    QVERIFY(m_interleavings >= wantedInterleavings);
}

} // namespace futurescope::conformance

QTEST_GUILESS_MAIN(futurescope::conformance::RacesTest)
#include "tst_races.moc"
