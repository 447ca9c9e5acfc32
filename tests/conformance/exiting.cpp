// SPDX-License-Identifier: GPL-3.0-or-later

// A program whose main() returns while a task of its static executor is queued, for the rule about the exit (C62).

#include "core/executors/executor.h"

#include <cstdio>
#include <latch>

using namespace futurescope;

namespace {

std::latch mainIsOver(1);
std::unique_ptr<Executor> executor;

struct AfterMain
{
    ~AfterMain()
    {
        std::puts("main is over");
        mainIsOver.count_down();
    }
};
AfterMain afterMain; // made after the executor, so it ends before it

} // namespace

int main()
{
    auto made = makeExecutor(ExecutorKind::Threads, {});
    if (!made)
        return 1;
    executor = std::move(*made);
    executor->submit([] { mainIsOver.wait(); });
    executor->submit([] { std::puts("the task is done"); });
    return 0;
}
