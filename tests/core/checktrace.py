#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Checks a Chrome trace against the rules that trace viewers rely on. Prints each fault; exit code 1 if there is one.

Reads the file with Python's own JSON reader, so that the writer is not judged by its own reader.
"""
import bisect
import collections
import json
import sys

PHASES = set("XBbneCisftM")


def ns(entry, key):
    """Microseconds with three decimals as whole nanoseconds."""
    value = entry[key]
    rounded = round(value * 1000)
    if abs(value * 1000 - rounded) > 0.01:
        raise ValueError(f"{key} {value} has more than three decimals")
    return rounded


def check_fields(entries):
    for number, entry in enumerate(entries):
        where = f"entry {number} ({entry.get('ph')} {entry.get('name')})"
        if entry.get("ph") not in PHASES:
            yield f"{where}: unknown ph"
        if not isinstance(entry.get("name"), str) or not entry["name"]:
            yield f"{where}: no name"
        for key in ("pid", "tid"):
            if type(entry.get(key)) is not int or entry[key] < 1:
                yield f"{where}: {key} is {entry.get(key)}"
        if type(entry.get("ts")) not in (int, float):
            yield f"{where}: no ts"
        if entry.get("ph") == "X" and (type(entry.get("dur")) not in (int, float) or entry["dur"] < 0):
            yield f"{where}: dur is {entry.get('dur')}"
        if entry.get("ph") == "i" and entry.get("s") != "t":
            yield f"{where}: instant without s"
        if entry.get("ph") == "C" and not all(type(v) in (int, float) for v in entry["args"].values()):
            yield f"{where}: counter that is no number"


def check_names(entries):
    pids = {e["pid"] for e in entries if e["ph"] != "M"}
    tids = {(e["pid"], e["tid"]) for e in entries if e["ph"] not in "MC"}  # counters are of processes
    for what, keys in (("thread_name", tids), ("process_name", pids)):
        named = set()
        for entry in entries:
            if entry["ph"] == "M" and entry["name"] == what and entry["args"]["name"]:
                named.add((entry["pid"], entry["tid"]) if what == "thread_name" else entry["pid"])
        for key in sorted(keys - named, key=str):
            yield f"{key} has no {what}"


def slices_by_thread(entries):
    threads = collections.defaultdict(list)
    for entry in entries:
        if entry["ph"] == "X":
            start = ns(entry, "ts")
            threads[entry["pid"], entry["tid"]].append((start, start + ns(entry, "dur"), entry["name"]))
    return {key: sorted(slices, key=lambda s: (s[0], -s[1])) for key, slices in threads.items()}


def check_nesting(threads):
    for key, slices in threads.items():
        stack = []
        for start, end, name in slices:
            while stack and stack[-1][1] <= start:
                stack.pop()
            if stack and end > stack[-1][1]:
                yield f"{key}: {name} {start}..{end} overlaps {stack[-1]}"
            stack.append((start, end, name))


def check_async(entries):
    open_slices = collections.defaultdict(list)
    ordered = sorted((e for e in entries if e["ph"] in "bne"), key=lambda e: ns(e, "ts"))  # stable, as in viewers
    for entry in ordered:
        key = (entry["pid"], entry["cat"], entry["id"])
        stack = open_slices[key]
        if entry["ph"] == "b":
            stack.append(entry["name"])
        elif entry["ph"] == "e" and (not stack or stack.pop() != entry["name"]):
            yield f"{key}: e {entry['name']} does not close what is open"
    for key, stack in open_slices.items():
        if stack:
            yield f"{key}: {stack} stay open"


def outermost(slices):
    """Starts and ends of the slices that lie in no other; sorted and apart, as nesting has been checked."""
    starts, ends = [], []
    for start, end, _ in slices:
        if not ends or start >= ends[-1]:
            starts.append(start)
            ends.append(end)
    return starts, ends


def strictly_inside(starts, ends, moment):
    index = bisect.bisect_left(starts, moment) - 1
    return index >= 0 and starts[index] < moment < ends[index]


def check_arrows(entries, threads):
    arrows = collections.defaultdict(list)
    open_times = {key: outermost(slices) for key, slices in threads.items()}
    for entry in entries:
        if entry["ph"] in "stf":
            arrows[entry["cat"], entry["name"], entry["id"]].append(entry)
            moment = ns(entry, "ts")
            if not strictly_inside(*open_times.get((entry["pid"], entry["tid"]), ([], [])), moment):
                yield f"arrow {entry['ph']} {entry['id']} at {moment} is in no open slice"
            if entry["ph"] == "f" and entry.get("bp") != "e":
                yield f"arrow f {entry['id']} without bp e"
    for key, steps in arrows.items():
        phases = "".join(step["ph"] for step in steps)
        times = [ns(step, "ts") for step in steps]
        if phases not in ("sf", "stf"):
            yield f"arrow {key}: phases {phases}"
        if times != sorted(times):
            yield f"arrow {key}: times {times}"


def check_events(trace):
    if "metadata" not in trace:  # somebody else's trace, which has no events of ours
        return
    positions = sorted(e["args"]["fs"][0] for e in trace["traceEvents"] if "fs" in e.get("args", {}))
    if positions != list(range(trace["metadata"]["events"])):
        yield f"{len(positions)} core events, not each once"


def faults(trace):
    if trace.get("displayTimeUnit") != "ns":
        yield "displayTimeUnit is not ns"
    entries = trace["traceEvents"]
    first = list(check_fields(entries))
    if first:
        yield from first
        return
    threads = slices_by_thread(entries)
    yield from check_names(entries)
    yield from check_nesting(threads)
    yield from check_async(entries)
    yield from check_arrows(entries, threads)
    yield from check_events(trace)


def main():
    with open(sys.argv[1], encoding="utf-8") as file:
        trace = json.load(file)
    found = list(faults(trace))
    for fault in found[:20]:
        print(fault)
    counts = collections.Counter(e["ph"] for e in trace["traceEvents"])
    print(" ".join(f"{phase}={counts[phase]}" for phase in sorted(counts)))
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
