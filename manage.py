#!/usr/bin/env python
"""Django's command line, with the embedded database running for as long as a command needs it."""

import os
import signal
import sys

from django.core.management import execute_from_command_line
from django.db import connections

from jobdesc.embedded_postgres import database

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
    # Told to stop, a command must still let go of the database.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(143))
    with database():
        try:
            execute_from_command_line(sys.argv)
        finally:
            # The pool would try to connect anew while the database stops.
            for connection in connections.all(initialized_only=True):
                connection.close()
                connection.close_pool()  # type: ignore[attr-defined]
