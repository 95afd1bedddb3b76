"""Runs a command again whenever it ends, for as long as the process lives that started this one.

A process of its own, and a small one: the web server's process forks, and must have no threads
that wait for others.
"""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager

# Seconds between two looks at the command and at the process that started us.
LOOK_EVERY = 0.25
# Seconds that the command has to stop by itself.
PATIENCE = 2.0
# Seconds before the command starts again: longer each time that it did not even run so long.
PAUSES = (0.5, 2.0, 10.0, 60.0)


@contextmanager
def kept(command: list[str], count: int = 1) -> Iterator[None]:
    """Keep `count` processes of `command` running within the block, and end them with it."""
    starter = os.getpid()
    keeper = [sys.executable, "-m", "jobdesc.keeper", str(starter), *command]
    keepers = [subprocess.Popen(keeper, stdin=subprocess.DEVNULL) for _ in range(count)]
    try:
        yield
    finally:
        # A fork that ends leaves this block too.
        if os.getpid() == starter:
            for process in keepers:
                process.terminate()
            for process in keepers:
                process.wait()


def keep(parent: int, command: list[str]) -> None:
    """Keep `command` running until SIGTERM, or until the process `parent` is gone."""
    stopping = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stopping.set())
    failures = 0
    while not stopping.is_set():
        started = time.monotonic()
        child = subprocess.Popen(command, stdin=subprocess.DEVNULL)
        while child.poll() is None and os.getppid() == parent and not stopping.wait(LOOK_EVERY):
            pass
        if os.getppid() != parent or stopping.is_set():
            _end(child)
            return
        pause = PAUSES[min(failures, len(PAUSES) - 1)]
        failures = 0 if time.monotonic() - started > pause else failures + 1
        stopping.wait(pause)


def _end(child: "subprocess.Popen[bytes]") -> None:
    child.terminate()
    try:
        child.wait(PATIENCE)
    except subprocess.TimeoutExpired:
        child.kill()
        child.wait()


if __name__ == "__main__":
    keep(int(sys.argv[1]), sys.argv[2:])
