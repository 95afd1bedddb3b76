"""Reads files in a process of its own, so that no file can harm or hold up whoever asked."""

import logging
import signal
import subprocess
from multiprocessing.connection import Connection
from types import TracebackType
from typing import Any, Self

from builder.importing.blocks import NotReadable
from builder.importing.limits import MOST_MEGABYTES, MOST_SECONDS
from builder.importing.packs import Member
from builder.importing.tables import Columns, Table
from builder.importing.understanding import Understanding
from builder.own_process import start

_TOO_LONG = (
    "The file takes too long to read. Save it as plain text, "
    "or put each job into a file of its own."
)
_ENDED = (
    "The file cannot be read here: it needs too much memory, or is damaged. "
    "Open it in the program it comes from, and save it as Word or plain text."
)
# The process ends itself after so many seconds of work; a busy server may take this many times
# as long for them.
_PATIENCE = 10

logger = logging.getLogger(__name__)


class Reader:
    """A process that reads file after file; where one ends it, the next file gets a new one.

    It is for one thread, and is used as a context: the process ends with it.
    """

    def __init__(self, seconds: int = MOST_SECONDS, megabytes: int = MOST_MEGABYTES) -> None:
        """Make a reader that lets each file take so many seconds of work, and so much memory."""
        self._seconds = seconds
        self._megabytes = megabytes
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection[Any, Any] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    def read(self, content: bytes) -> Understanding:
        """Return the job description that a file holds, whatever its format.

        Raises:
            NotReadable: for the reasons that `builder.importing.read` has, and where the file
                takes too long or too much memory.

        """
        understood: Understanding = self._ask("read", content)
        return understood

    def format_of(self, content: bytes) -> str:
        """Return the format of a file; those in `builder.importing.SEVERAL` hold several jobs.

        Raises:
            NotReadable: as `read` does.

        """
        name: str = self._ask("format", content)
        return name

    def members(self, content: bytes) -> list[Member]:
        """Return the files that a ZIP file holds.

        Raises:
            NotReadable: as `builder.importing.packs.members` does, and as `read` does.

        """
        found: list[Member] = self._ask("members", content)
        return found

    def table(self, content: bytes) -> Table:
        """Return the table that a file holds.

        Raises:
            NotReadable: as `builder.importing.tables.table` does, and as `read` does.

        """
        found: Table = self._ask("table", content)
        return found

    def row(self, table: Table, number: int, columns: Columns | None = None) -> Understanding:
        """Return what a row of a table says of its job, with what the columns are taken for.

        Raises:
            NotReadable: as `builder.importing.tables.understood` does, and as `read` does.

        """
        understood: Understanding = self._ask("row", table, number, columns)
        return understood

    def _ask(self, task: str, *arguments: object) -> Any:
        if self._process and self._process.poll() is not None:
            self.close()
        connection = self._connection or self._start()
        try:
            connection.send((task, arguments))
            if not connection.poll(_PATIENCE * self._seconds):
                self.close()
                raise NotReadable(_TOO_LONG)
            answer, error_said = connection.recv()
        except (EOFError, OSError) as error:
            if self._process and self._process.wait() == -signal.SIGPROF:
                self.close()
                raise NotReadable(_TOO_LONG) from error
            self.close()
            logger.warning("A process ended in the middle of reading a file")
            raise NotReadable(_ENDED) from error
        if answer is not None:
            return answer
        if not error_said:
            # After an error of memory nothing in a process can be relied on.
            self.close()
        raise NotReadable(error_said or _ENDED)

    @property
    def pid(self) -> int | None:
        """The number of the process, if there is one now."""
        return self._process.pid if self._process else None

    def close(self) -> None:
        """End the process, whatever it does."""
        if self._connection:
            self._connection.close()
        if self._process:
            self._process.kill()
            self._process.wait()
        self._process = self._connection = None

    def _start(self) -> "Connection[Any, Any]":
        module = "builder.importing.reader"
        self._process, self._connection = start(module, self._seconds, self._megabytes)
        return self._connection


def read_apart(content: bytes, seconds: int = MOST_SECONDS) -> Understanding:
    """Read one file in a process of its own; for several, a `Reader` saves starting one each time.

    Raises:
        NotReadable: as `Reader.read` does.

    """
    with Reader(seconds) as reader:
        return reader.read(content)
