#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks the interpreter's own concurrent.futures about rules whose proof is worth more with the original beside it.

Prints one fact a line: the number of the rule, a tab, a name, a tab, what CPython does. The suite looks the facts up
by name and compares them with what Futurescope does.
"""

import logging
import re
import threading
import time
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, as_completed, wait

logging.disable(logging.CRITICAL)


def fact(rule, name, value):
    print(f"C{rule:02}\t{name}\t{value}")


def raised(action):
    try:
        action()
    except Exception as error:
        return error
    return None


def pass_time(seconds):
    end = time.monotonic() + seconds
    while time.monotonic() <= end:
        pass


def state_of(future):
    return re.search(r"state=[^>]*", repr(future)).group()


def facts_of_states():
    future = Future()
    fact(7, "pending", state_of(future))
    future.cancel()
    fact(7, "cancelled", state_of(future))
    future.set_running_or_notify_cancel()
    fact(7, "cancelled and notified", state_of(future))
    fact(2, "start twice", raised(future.set_running_or_notify_cancel))
    fact(6, "result when cancelled", type(raised(lambda: future.set_result(1))).__name__)
    future = Future()
    future.set_exception(OSError())
    fact(7, "raised", state_of(future))
    future = Future()
    future.set_result(42)
    fact(7, "returned", state_of(future))
    fact(6, "first outcome kept", raised(lambda: future.set_result(1)) is not None and future.result() == 42)
    order = []
    future = Future()
    future.add_done_callback(lambda f: (order.append("1"), f.add_done_callback(lambda _: order.append("2")),
                                        order.append("3")))
    future.add_done_callback(lambda f: order.append("4"))
    future.set_result(1)
    fact(15, "callback in a callback", "".join(order))


def facts_of_waiting():
    cancelled = Future()
    cancelled.cancel()
    fact(21, "cancelled counts", bool(wait([cancelled], 0, FIRST_COMPLETED).done))
    cancelled.set_running_or_notify_cancel()
    fact(21, "noticed counts", bool(wait([cancelled], 0, FIRST_COMPLETED).done))
    late = Future()
    iterator = as_completed([late], timeout=0)
    late.set_result(1)
    fact(30, "done before the first step", raised(lambda: next(iterator)) is None)
    first, second = Future(), Future()
    first.set_result(1)
    iterator = as_completed([first, second], timeout=0.001)
    next(iterator)
    second.set_result(2)
    pass_time(0.002)
    fact(31, "late reader", raised(lambda: next(iterator)))
    fact(30, "over after the timeout", type(raised(lambda: next(iterator))).__name__)


def facts_of_pools():
    fact(37, "no workers", raised(lambda: ThreadPoolExecutor(0)))
    gate = threading.Event()
    with ThreadPoolExecutor(1) as pool:
        pool.submit(gate.wait)
        waiting = pool.submit(int)
        pool.shutdown(wait=False, cancel_futures=True)
        gate.set()
    fact(58, "cancelled by shutdown", waiting._state)
    fact(55, "after shutdown", raised(lambda: pool.submit(int)))

    def fail():
        raise ValueError("no")

    with ThreadPoolExecutor(1, initializer=fail) as pool:
        raised(lambda: pool.submit(int).result())
        fact(42, "broken", raised(lambda: pool.submit(int)))
        pool.shutdown()
        fact(42, "broken and shut down", type(raised(lambda: pool.submit(int))).__name__)


def facts_of_map():
    ran = []
    with ThreadPoolExecutor(1) as pool:
        pool.map(ran.append, range(5))
    fact(46, "unread map runs", len(ran))
    with ThreadPoolExecutor(1) as pool:
        fact(51, "threads ignore chunksize", list(pool.map(abs, [1, -2], chunksize=-5)))
    with ThreadPoolExecutor(1) as pool:
        results = pool.map(lambda n: 1 // n, [1, 0, 1])
        next(results)
        fact(47, "raises", type(raised(lambda: next(results))).__name__)
        fact(47, "then", type(raised(lambda: next(results))).__name__)
        gate = threading.Event()
        pool.submit(gate.wait)
        results = pool.map(abs, [1], timeout=0.01)
        pass_time(0.02)
        fact(48, "late reader of a map", type(raised(lambda: next(results))).__name__)
        gate.set()


facts_of_states()
facts_of_waiting()
facts_of_pools()
facts_of_map()
