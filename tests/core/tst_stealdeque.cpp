// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/executors/stealdeque.h"
#include "core/executors/taskqueue.h"
#include "core/futures/future.h"

#include <QtTest>
#include <deque>
#include <random>
#include <thread>

using namespace futurescope;

namespace {

/// A task that only has a number.
class Numbered final : public ResultCore<int>
{
public:
    explicit Numbered(int number) : number(number) {}
    const int number;
};

FuturePtr numbered(int number)
{
    return makeIntrusive<Numbered>(number);
}

int numberOf(const FuturePtr &task)
{
    return task ? static_cast<const Numbered &>(*task).number : -1;
}

} // namespace

class StealDequeTest : public QObject
{
    Q_OBJECT

private slots:
    void doesWhatADequeDoes();
    void theQueueGivesTasksInTheirOrder();
    void everyTaskIsTakenOnce_data();
    void everyTaskIsTakenOnce();
    void theLastTaskGoesToOneOfTwo();
};

void StealDequeTest::doesWhatADequeDoes()
{
    // Against std::deque, with more tasks than the first ring holds.
    std::mt19937 random(11);
    StealDeque deque;
    std::deque<int> twin;
    for (int i = 0; i < 20'000; ++i) {
        const unsigned choice = random() % (i < 10'000 ? 5 : 8);
        if (choice < 4) {
            deque.push(numbered(i));
            twin.push_back(i);
        } else if (choice % 2 == 0) {
            QCOMPARE(numberOf(deque.pop()), twin.empty() ? -1 : twin.back());
            if (!twin.empty())
                twin.pop_back();
        } else {
            QCOMPARE(numberOf(deque.steal()), twin.empty() ? -1 : twin.front());
            if (!twin.empty())
                twin.pop_front();
        }
        QCOMPARE(deque.empty(), twin.empty());
    }
}

void StealDequeTest::theQueueGivesTasksInTheirOrder()
{
    std::mt19937 random(12);
    TaskQueue queue;
    std::deque<int> twin;
    for (int i = 0; i < 20'000; ++i) {
        if (random() % 5 < 3) {
            queue.push(numbered(i));
            twin.push_back(i);
        } else {
            QCOMPARE(numberOf(queue.pop()), twin.empty() ? -1 : twin.front());
            if (!twin.empty())
                twin.pop_front();
        }
        QCOMPARE(queue.size(), twin.size());
    }
}

void StealDequeTest::everyTaskIsTakenOnce_data()
{
    QTest::addColumn<int>("thieves");
    for (int thieves = 1; thieves <= 4; ++thieves)
        QTest::addRow("%d thieves", thieves) << thieves;
}

void StealDequeTest::everyTaskIsTakenOnce()
{
    QFETCH(int, thieves);
    constexpr int tasks = 50'000;
    StealDeque deque;
    std::vector<std::atomic<int>> taken(tasks);
    std::atomic<int> left{tasks};
    const auto take = [&](const FuturePtr &task) {
        if (!task)
            return;
        taken[static_cast<std::size_t>(numberOf(task))].fetch_add(1, std::memory_order_relaxed);
        left.fetch_sub(1, std::memory_order_relaxed);
    };
    std::vector<std::jthread> threads;
    for (int i = 0; i < thieves; ++i) {
        threads.emplace_back([&] {
            while (left.load(std::memory_order_relaxed) > 0)
                take(deque.steal());
        });
    }
    for (int i = 0; i < tasks; ++i) {
        deque.push(numbered(i));
        if (i % 3 == 0)
            take(deque.pop());
    }
    while (left.load(std::memory_order_relaxed) > 0)
        take(deque.pop());
    threads.clear();
    for (const std::atomic<int> &count : taken)
        QCOMPARE(count.load(), 1);
}

void StealDequeTest::theLastTaskGoesToOneOfTwo()
{
    constexpr int rounds = 30'000;
    StealDeque deque;
    std::atomic<int> round{0};
    std::atomic<int> stolen{0};
    std::atomic<int> answered{0};
    std::jthread thief([&] {
        for (int i = 1; i <= rounds; ++i) {
            while (round.load(std::memory_order_acquire) < i)
                std::this_thread::yield();
            stolen.fetch_add(deque.steal() ? 1 : 0);
            answered.store(i, std::memory_order_release);
        }
    });
    int popped = 0;
    for (int i = 1; i <= rounds; ++i) {
        deque.push(numbered(i));
        round.store(i, std::memory_order_release);
        popped += deque.pop() ? 1 : 0;
        while (answered.load(std::memory_order_acquire) < i)
            std::this_thread::yield();
    }
    QCOMPARE(popped + stolen.load(), rounds);
}

QTEST_GUILESS_MAIN(StealDequeTest)
#include "tst_stealdeque.moc"
