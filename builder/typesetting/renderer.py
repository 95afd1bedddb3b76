"""The program of a renderer process: sets page after page for the process that started it.

It is run by `builder.typesetting.pool`, which passes a socket, a folder to work in, the folder of
fonts, and the limits.
It ends when the socket closes, when nothing was asked of it for a while, and when a page takes
longer than it should: then by the system's alarm, which no hang in a library can hold up.
"""

import atexit
import gc
import logging
import shutil
import signal
import sys
import tempfile
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from builder.memory import limit_memory
from builder.typesetting.job import READY, Job, Refusal
from builder.typesetting.typesetter import Typesetter

_IDLE_SECONDS = 15 * 60
# The process that waits kills at the limit; the alarm is for when that process is gone.
_GRACE_SECONDS = 5
# While pages are wanted without a pause, what they leave behind is cleared away every so often.
_PAGES_BETWEEN_CLEARANCES = 8

logger = logging.getLogger(__name__)


def main() -> None:
    """Serve until there is nothing left to serve."""
    descriptor, folder, fonts, seconds, megabytes = sys.argv[1:]
    # WeasyPrint unpacks fonts here. Whoever started us may be gone when we end.
    tempfile.tempdir = folder
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    logging.getLogger("weasyprint").setLevel(logging.ERROR)
    logging.getLogger("fontTools").setLevel(logging.ERROR)
    limit_memory(int(megabytes))
    typesetter = Typesetter.with_fonts(Path(fonts))
    connection: Connection[Any, Job]
    with Connection(int(descriptor)) as connection:
        warm_up(typesetter, connection.recv())
        connection.send(READY)
        _serve(connection, typesetter, int(seconds))


def warm_up(typesetter: Typesetter, job: Job) -> None:
    """Read fonts and stylesheets, and keep what is here now out of the collector's way."""
    typesetter.pdf(job)
    gc.collect()
    gc.freeze()


def _serve(connection: "Connection[Any, Job]", typesetter: Typesetter, seconds: int) -> None:
    # Cycles are cleared between pages, not while somebody waits for one.
    gc.disable()
    uncleared = 0
    while True:
        if uncleared and (uncleared >= _PAGES_BETWEEN_CLEARANCES or not connection.poll()):
            gc.collect()
            uncleared = 0
        if not connection.poll(_IDLE_SECONDS):
            return
        signal.alarm(seconds + _GRACE_SECONDS)
        try:
            connection.send(_answer(typesetter, connection))
        except (EOFError, BrokenPipeError, ConnectionResetError):
            return
        signal.alarm(0)
        uncleared += 1


def _answer(typesetter: Typesetter, connection: "Connection[Any, Job]") -> bytes | Refusal:
    try:
        return typesetter.pdf(connection.recv())
    except (EOFError, ConnectionResetError):
        raise
    except MemoryError:
        return Refusal.MEMORY
    # Whatever goes wrong in the engine or its libraries, whoever waits must be told.
    except Exception:
        logger.exception("A page could not be set")
        return Refusal.ERROR


if __name__ == "__main__":
    main()
