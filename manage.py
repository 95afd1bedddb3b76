#!/usr/bin/env python
"""Django's command line, with the embedded database running for as long as a command needs it."""

import os
import sys

from django.core.management import execute_from_command_line

from jobdesc.embedded_postgres import database

if __name__ == "__main__":
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
    with database():
        execute_from_command_line(sys.argv)
