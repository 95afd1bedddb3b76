"""A posting's PDF and a static file, asked of one web server in turn."""

import http.client
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
from django.urls import reverse

from bench.pdf_contenders import posting
from builder.library.loader import load_library
from builder.models import Membership, Organization, Posting, RoleTemplate, User

_STATIC = "/static/fonts/posting-serif-regular.woff2"


def served(runs: int, names: tuple[str, str, str]) -> dict[str, list[float]]:
    """Return the milliseconds of a kept PDF, of one the browser has, and of a static file."""
    times: dict[str, list[float]] = {name: [] for name in names}
    with _server() as port, _posting() as (address, cookie):
        connection = http.client.HTTPConnection("127.0.0.1", port)
        first = _ask(connection, address, {"Cookie": cookie})
        etag = first.headers["ETag"]
        for _ in range(runs):
            for name, path, headers, status in (
                (names[0], address, {"Cookie": cookie}, 200),
                (names[1], address, {"Cookie": cookie, "If-None-Match": etag}, 304),
                (names[2], _STATIC, {}, 200),
            ):
                start = time.perf_counter()
                answer = _ask(connection, path, headers)
                times[name].append((time.perf_counter() - start) * 1000)
                if answer.status != status:
                    sys.exit(f"{path} answered {answer.status}")
        connection.close()
    return times


def _ask(
    connection: http.client.HTTPConnection, path: str, headers: dict[str, str]
) -> http.client.HTTPResponse:
    connection.request("GET", path, headers={"Host": "localhost", **headers})
    answer = connection.getresponse()
    answer.read()
    return answer


@contextmanager
def _server() -> Iterator[int]:
    """Run gunicorn as `manage.py serve` does, with one process, on a free port."""
    call_command("prepare")
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port = int(probe.getsockname()[1])
    command = [sys.executable, "-m", "gunicorn", "--threads=4", "--worker-class=gthread"]
    command += ["--keep-alive=30", f"--bind=127.0.0.1:{port}", "jobdesc.wsgi"]
    environment = {**os.environ, "WEB_CONCURRENCY": "1"}
    with subprocess.Popen(
        command, cwd=settings.BASE_DIR, env=environment, stderr=subprocess.DEVNULL
    ) as server:
        try:
            _wait_for(port)
            yield port
        finally:
            server.terminate()


def _wait_for(port: int) -> None:
    for _ in range(300):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            time.sleep(0.1)
        else:
            return
    sys.exit("The server did not start.")


@contextmanager
def _posting() -> Iterator[tuple[str, str]]:
    """Make a posting with somebody who may see it; yield its address and their cookie."""
    load_library(Path(settings.BASE_DIR) / "builder" / "library" / "roles")
    organization = Organization(name="Bench", country="US")
    organization.save()
    organization.change({}, based_on=0, by=None)
    user = User.objects.create_user(f"{uuid.uuid4()}@example.org", name="Ben Bench")
    Membership.objects.create(organization=organization, user=user, role="owner")
    role = RoleTemplate.objects.shipped().get(key="behavioral-health-case-manager")
    decided = {"title": posting().title, "workplace": "hybrid"}
    made = Posting.objects.start(role, organization, decided, user)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.save()
    try:
        address = reverse("download", args=["postings", made.pk, "pdf"])
        yield address, f"{settings.SESSION_COOKIE_NAME}={session.session_key}"
    finally:
        session.delete()
        organization.delete()
        user.delete()
