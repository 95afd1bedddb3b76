"""The program of a process that reads files for the process that started it.

It is run by `builder.importing.apart`, which passes a socket and the limits. It ends when the
socket closes, and when a file takes longer than it should: then by the system's timer, which no
hang in a library can hold up. The timer counts the time that the processor works, so that a file
is not refused because a server is busy.
"""

import logging
import signal
import sys
from multiprocessing.connection import Connection
from typing import Any

from builder.importing import NotReadable, Understanding, read
from builder.memory import limit_memory

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
                content = connection.recv()
                signal.setitimer(signal.ITIMER_PROF, seconds)
                connection.send(_answer(content))
            except (EOFError, BrokenPipeError, ConnectionResetError):
                return
            signal.setitimer(signal.ITIMER_PROF, 0)


def _answer(content: bytes) -> Understanding | str | None:
    """Return what was understood, or why nothing was: None where it cannot be said."""
    try:
        return read(content)
    except NotReadable as error:
        return str(error)
    # Whatever goes wrong in a library, whoever waits must be told.
    except Exception:
        logger.exception("A file could not be read")
        return None


if __name__ == "__main__":
    main()
