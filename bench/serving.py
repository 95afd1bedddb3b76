"""A web server of our own for measuring, and somebody who is logged in to it."""

import os
import socket
import subprocess
import sys
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.management import call_command

from builder.library.loader import load_library
from builder.models import Membership, Organization, User


@contextmanager
def server() -> Iterator[int]:
    """Run gunicorn as `manage.py serve` does, with one process; yield its port."""
    call_command("prepare")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "--threads=4", "--worker-class=gthread"]
    command += ["--keep-alive=30", f"--bind=127.0.0.1:{port}", "jobdesc.wsgi"]
    environment = {**os.environ, "WEB_CONCURRENCY": "1"}
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.DEVNULL
    ) as process:
        try:
            _wait_for(port)
            yield port
        finally:
            process.terminate()


@contextmanager
def organization_with_owner() -> Iterator[tuple[Organization, User]]:
    """Load the role library, make an organization and its owner, and delete both at the end."""
    load_library(Path(settings.BASE_DIR) / "builder" / "library" / "roles")
    organization = Organization(name="Bench", country="US")
    organization.save()
    organization.change({}, based_on=0, by=None)
    user = User.objects.create_user(f"{uuid.uuid4()}@example.org", name="Ben Bench")
    Membership.objects.create(organization=organization, user=user, role="owner")
    try:
        yield organization, user
    finally:
        organization.delete()
        user.delete()


@contextmanager
def session(user: User) -> Iterator[str]:
    """Log `user` in, and yield the key that their browser has for it."""
    store = SessionStore()
    store[SESSION_KEY] = str(user.pk)
    store[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    store[HASH_SESSION_KEY] = user.get_session_auth_hash()
    store.save()
    try:
        yield str(store.session_key)
    finally:
        store.delete()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The server did not start.")
