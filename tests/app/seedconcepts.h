// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <string_view>

/// What the course that the lessons follow teaches, heading by heading. Each needs a lesson.
inline constexpr std::array<std::string_view, 51> seedConcepts{
    // What is concurrent and parallel programming
    "Concurrency and parallelism",
    "Threads",
    "Processes",
    "Asyncio",
    "Performance",
    "Responsiveness",
    "Resource utilisation",
    "Scalability",
    "Efficient waiting",
    "The cooking analogy",
    // The module
    "Thread pool for I/O",
    "Process pool for computing",
    "Sequential and concurrent",
    "Measuring",
    // Future objects
    "Futures",
    "submit()",
    "result() blocks",
    "running() and done()",
    "Timeout",
    "cancel()",
    "as_completed()",
    "Random durations",
    // Executor methods
    "submit() and map()",
    "Order of results",
    "Collecting results",
    // When to use what
    "When to use what",
    "I/O-bound and CPU-bound",
    "Uses of a thread pool",
    "Many requests",
    "Uses of a process pool",
    "Data in chunks",
    // Error handling
    "Exceptions in futures",
    "Propagation of exceptions",
    // Context managers and clean-up
    "Context managers",
    "Manual clean-up",
    "Shutdown options",
    "Submitting after shutdown",
    "Life of a pool",
    // Performance patterns
    "Number of workers",
    "Chunking",
    "Large data sets",
    "Granularity",
    "Overhead of processes",
    "Parallel speedup",
    // Common mistakes
    "Mistake: threads for computing",
    "Mistake: processes for waiting",
    "Mistake: too many workers",
    "Mistake: unread exceptions",
    "Mistake: no shutdown",
    "Mistake: no with-block",
    "Mistake: tasks too small",
};

/// What the lessons add to it.
inline constexpr std::array<std::string_view, 7> furtherConcepts{
    "Load balance", "Work stealing", "Laws of scaling", "Data races", "Deadlock", "Memory bandwidth", "Backpressure",
};
