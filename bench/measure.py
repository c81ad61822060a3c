"""Timing of whole processes in turn: A B A B …, wall time and peak memory, medians of the rounds."""

import os
import statistics
import subprocess
import sys
import time


class Command:
    """A named command line. `before` runs, untimed, ahead of each round; `expect` is its exit code."""

    def __init__(self, name, argv, before=None, stdout=subprocess.DEVNULL, expect=0):
        self.name, self.argv, self.before, self.stdout, self.expect = name, argv, before, stdout, expect
        self.walls, self.peaks = [], []

    def run(self, number):
        if self.before:
            self.before(number)
        argv = self.argv(number) if callable(self.argv) else self.argv
        started = time.perf_counter()
        process = subprocess.Popen(argv, stdout=self.stdout, stderr=subprocess.PIPE, stdin=subprocess.DEVNULL)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - started
        process.returncode = os.waitstatus_to_exitcode(status)
        if process.returncode != self.expect:
            sys.exit(f"{self.name} ended with {process.returncode}: {' '.join(argv[:8])}\n{errors.decode()[-2000:]}")
        return wall, usage.ru_maxrss / 1024

    def measure(self, number):
        wall, peak = self.run(number)
        self.walls.append(wall)
        self.peaks.append(peak)

    @property
    def wall(self):
        return statistics.median(self.walls)

    @property
    def peak(self):
        return max(self.peaks)


def in_turn(commands, rounds, warmup=1):
    """Runs every command once a round. Rounds are numbered; the first `warmup` are not counted."""
    for number in range(warmup + rounds):
        for command in commands:
            command.measure(number) if number >= warmup else command.run(number)


def span(seconds):
    return f"{seconds * 1000:.0f} ms" if seconds < 1 else f"{seconds:.2f} s"


def rows(work, commands):
    """Markdown rows; the first command is ours, and the others are compared with it pair by pair."""
    ours = commands[0]
    for command in commands:
        pairs = [b / a for a, b in zip(ours.walls, command.walls)]
        ratio = "" if command is ours else f"{statistics.median(pairs):.2g}×"
        low, high = min(command.walls), max(command.walls)
        print(f"| {work} | {command.name} | {span(command.wall)} | {span(low)} – {span(high)} | {command.peak:.0f} MB | {ratio} |", flush=True)


def heading():
    print("| work | tool | wall, median | min – max | peak memory | wall beside helixctl's |")
    print("|---|---|---|---|---|---|", flush=True)
