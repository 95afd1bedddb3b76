"""Does the long work in the background: what `serve` runs beside the web server."""

import os
import signal
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import OperationalError, connection
from django.utils.crypto import get_random_string
from django_tasks import DEFAULT_TASK_BACKEND_ALIAS
from django_tasks_db.management.commands.db_worker import Worker

from builder.background import queue
from builder.background.in_hand import STOPPING
from jobdesc.outstanding import migrations_outstanding

# Seconds between two looks into the queue, and between two rounds of upkeep.
LOOK_EVERY = 0.5
RESCUE_EVERY = 5.0
CLEAN_EVERY = 300.0


class Command(BaseCommand):
    """Takes pieces of work from the queue, one after the other, until it is told to stop."""

    help = "Do the long work in the background until Ctrl-C. Several may run at once."

    def add_arguments(self, parser: CommandParser) -> None:
        """Offer to depend on whoever started it."""
        parser.add_argument(
            "--kept", action="store_true", help="stop when the process that started it is gone"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        """Work; returns when the process was told to stop."""
        worker = queue_worker()

        def stop(*_: object) -> None:
            STOPPING.set()
            worker.running = False

        signal.signal(signal.SIGTERM, stop)
        signal.signal(signal.SIGINT, stop)
        if options["kept"]:
            threading.Thread(target=_stop_with, args=[os.getppid()], daemon=True).start()
        self._await_tables()
        rescue, clean = _Round(RESCUE_EVERY), _Round(CLEAN_EVERY)
        while not STOPPING.wait(LOOK_EVERY):
            try:
                if rescue.is_due():
                    queue.rescue()
                if clean.is_due():
                    queue.clean_up()
                worker.run()
            except OperationalError as error:
                # The database restarts now and then. What was in hand is called up anew.
                self.stderr.write(f"The background work waits for the database: {error}")
                connection.close()
                STOPPING.wait(5)

    def _await_tables(self) -> None:
        """Wait until the web server has brought the tables up to date."""
        while not STOPPING.is_set():
            try:
                if not migrations_outstanding():
                    return
            except OperationalError:
                pass
            finally:
                connection.close()
            STOPPING.wait(1)


class _Round:
    """Something that is due from time to time, the first time at once."""

    def __init__(self, every: float) -> None:
        self.every = every
        self.next = time.monotonic()

    def is_due(self) -> bool:
        """Say whether it is time, and if so wait anew."""
        now = time.monotonic()
        if now < self.next:
            return False
        self.next = now + self.every
        return True


def _stop_with(parent: int) -> None:
    """Stop this process when the one that started it is gone, however that ended."""
    while os.getppid() == parent:
        time.sleep(1)
    os.kill(os.getpid(), signal.SIGTERM)


def queue_worker() -> Worker:
    """Return a worker that does what is in the queue, then comes back."""
    return Worker(
        queue_names=["*"],
        excluded_queue_names=[],
        interval=0,
        batch=True,
        backend_name=DEFAULT_TASK_BACKEND_ALIAS,
        startup_delay=False,
        max_tasks=None,
        worker_id=get_random_string(32),
    )
