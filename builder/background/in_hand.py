"""A piece of work while a process is at it: how far it is, and whether to go on."""

import os
import tempfile
import threading
import time
from collections.abc import Iterable, Iterator, Sized
from contextlib import contextmanager
from typing import IO, TypeVar

from django.core.files import File
from django.core.files.storage import default_storage
from django.db import connection
from django.utils import timezone

from builder.models import Work
from builder.models.work import FILE_LIFETIME

Item = TypeVar("Item")

# Seconds between two saves of progress: as often as a person wants to see it move.
SAVE_EVERY = 1.0
# Seconds between two signs of life. Three may fail before others take the work (queue.LEASE).
BEAT_EVERY = 5.0
# Seconds without progress after which a process is given up, so that it does not block the queue.
SILENCE = 15 * 60.0

# Set when this process was told to stop.
STOPPING = threading.Event()


class Stopped(Exception):
    """The process was told to stop; the work waits for another."""


class GivenUp(Exception):
    """The work was cancelled, or another process has it."""


class InHand:
    """What a kind of work gets: its work, and the ways to report on it."""

    def __init__(self, work: Work) -> None:
        self.work = work
        self.moved_at = time.monotonic()
        self._saved_at = 0.0

    def each(self, items: Iterable[Item], total: int | None = None) -> Iterator[Item]:
        """Yield the items, saving how many are done. `total` is for items without a length.

        Raises, before an item:
            Stopped: the process is to stop.
            GivenUp: the work was cancelled.

        """
        if total is None and isinstance(items, Sized):
            total = len(items)
        self.work.done, self.work.total = 0, total
        self._save()
        for item in items:
            self.go_on()
            yield item
            self.work.done += 1
        self._save()

    def go_on(self) -> None:
        """Save what is done from time to time; see `each` for what it raises."""
        self.moved_at = time.monotonic()
        if STOPPING.is_set():
            raise Stopped
        if self.moved_at - self._saved_at >= SAVE_EVERY:
            self._save()

    @contextmanager
    def file(self, name: str) -> Iterator[IO[bytes]]:
        """Keep what is written within the block as the file that people download as `name`."""
        with tempfile.TemporaryFile() as temporary:
            yield temporary
            size = temporary.seek(0, os.SEEK_END)
            temporary.seek(0)
            self._save()
            stored = f"work/{self.work.pk}"
            # An earlier try may have left one.
            default_storage.delete(stored)
            kept = default_storage.save(stored, File(temporary))
            expires_at = timezone.now() + FILE_LIFETIME
            if not self.work.note(file=kept, file_name=name, file_size=size, expires_at=expires_at):
                default_storage.delete(kept)
                raise GivenUp

    def _save(self) -> None:
        self._saved_at = time.monotonic()
        if not self.work.note(done=self.work.done, total=self.work.total):
            raise GivenUp


@contextmanager
def heart(in_hand: InHand) -> Iterator[None]:
    """Give signs of life within the block, also while a single item takes long."""
    over = threading.Event()

    def beat() -> None:
        while not over.wait(BEAT_EVERY):
            if time.monotonic() - in_hand.moved_at > SILENCE:
                # Nothing else ends a thread that hangs. The work is found by its missing heart.
                os._exit(1)
            in_hand.work.note()
            connection.close()

    thread = threading.Thread(target=beat, daemon=True)
    thread.start()
    try:
        yield
    finally:
        over.set()
        thread.join()
