"""The program of a process that reads files for the process that started it.

It is run by `builder.importing.apart`, which passes a socket and the limits. It ends when the
socket closes, and when a file takes longer than it should: then by the system's timer, which no
hang in a library can hold up. The timer counts the time that the processor works, so that a file
is not refused because a server is busy.
"""

import logging
import signal
import sys
from collections.abc import Callable, Mapping
from multiprocessing.connection import Connection
from typing import Any

from builder.importing import NotReadable, packs, read, tables
from builder.importing.sniffing import format_of
from builder.memory import limit_memory

TASKS: Mapping[str, Callable[..., object]] = {
    "format": format_of, "read": read, "members": packs.members, "table": tables.table,
    "row": tables.understood,
}  # fmt: skip

logger = logging.getLogger(__name__)


def main() -> None:
    """Serve until there is nothing left to serve."""
    descriptor, seconds, megabytes = map(int, sys.argv[1:])
    # A broken PDF brings a warning for each thing that is wrong with it.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    limit_memory(megabytes)
    connection: Connection[Any, Any]
    with Connection(descriptor) as connection:
        while True:
            try:
                task, arguments = connection.recv()
                signal.setitimer(signal.ITIMER_PROF, seconds)
                connection.send(_answer(task, arguments))
            except (EOFError, BrokenPipeError, ConnectionResetError):
                return
            signal.setitimer(signal.ITIMER_PROF, 0)


def _answer(task: str, arguments: tuple[Any, ...]) -> tuple[object, str]:
    """Return what a task returns, or nothing and why: nothing again where it cannot be said."""
    try:
        return TASKS[task](*arguments), ""
    except NotReadable as error:
        return None, str(error)
    # Whatever goes wrong in a library, whoever waits must be told.
    except Exception:
        logger.exception("A file could not be read")
        return None, ""


if __name__ == "__main__":
    main()
