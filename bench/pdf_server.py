"""A posting's PDF and a static file, asked of one web server in turn."""

import http.client
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

from django.conf import settings
from django.urls import reverse

from bench.pdf_contenders import posting
from bench.serving import organization_with_owner, server, session
from builder.models import Posting, RoleTemplate

_STATIC = "/static/fonts/posting-serif-regular.woff2"


def served(runs: int, names: tuple[str, str, str]) -> dict[str, list[float]]:
    """Return the milliseconds of a kept PDF, of one the browser has, and of a static file."""
    times: dict[str, list[float]] = {name: [] for name in names}
    with server() as port, _posting() as (address, cookie):
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
def _posting() -> Iterator[tuple[str, str]]:
    """Make a posting with somebody who may see it; yield its address and their cookie."""
    with organization_with_owner() as (organization, user), session(user) as key:
        role = RoleTemplate.objects.shipped().get(key="behavioral-health-case-manager")
        decided = {"title": posting().title, "workplace": "hybrid"}
        made = Posting.objects.start(role, organization, decided, user)
        address = reverse("download", args=["postings", made.pk, "pdf"])
        yield address, f"{settings.SESSION_COOKIE_NAME}={key}"
