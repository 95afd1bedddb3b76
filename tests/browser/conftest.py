"""A real browser against a real server: the system's Chromium, driven by Playwright."""

import os
import re
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.test import Client
from playwright.sync_api import (
    Browser,
    BrowserContext,
    ConsoleMessage,
    Page,
    Response,
    WebError,
    expect,
    sync_playwright,
)
from pytest_django import Settings
from pytest_django.live_server_helper import LiveServer

from builder.models import User

OpenPage = Callable[..., Page]

CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
QUIET = (
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)
# Two browsers and two servers on two cores: what a person waits a second for can take several.
PATIENCE = 10_000


class Problems(list[str]):
    """What went wrong in the pages of one test, all but what the test says it expects."""

    def __init__(self) -> None:
        super().__init__()
        self.expected: list[str] = []

    def expect(self, *patterns: str) -> None:
        """Let what matches pass: the test makes it happen."""
        self.expected += patterns

    def note(self, problem: str) -> None:
        """Write a problem down unless it is expected."""
        if not any(re.search(pattern, problem) for pattern in self.expected):
            self.append(problem)

    def watch(self, context: BrowserContext) -> None:
        """Listen to every page of `context`."""
        context.on("console", self._console)
        context.on("weberror", self._error)
        context.on("response", self._response)

    def _console(self, message: ConsoleMessage) -> None:
        # Chromium writes each answer of 4xx to the console; `_response` looks at those.
        answered = message.text.startswith("Failed to load resource: the server responded")
        if message.type in {"error", "warning"} and not answered:
            self.note(f"console: {message.text}")

    def _error(self, error: WebError) -> None:
        self.note(f"page error: {error.error}")

    def _response(self, response: Response) -> None:
        """Take a 4xx only where a person sees it: as a page, or as the answer to a form."""
        seen = response.request.resource_type in {"document", "xhr"}
        if response.status >= 500 or (response.status >= 400 and not seen):
            self.note(f"{response.status} for {response.url}")


@pytest.fixture(autouse=True)
def problems() -> Iterator[Problems]:
    """Every test ends with pages that reported nothing wrong."""
    found = Problems()
    yield found
    assert not found, "The pages reported problems:\n" + "\n".join(found)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for all tests of a process."""
    paths = filter(None, map(shutil.which, CHROMIUM))
    path = next(paths, None)
    assert path, f"The browser tests need one of {', '.join(CHROMIUM)}; script/test installs it."
    sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
    expect.set_options(timeout=PATIENCE)
    with pytest.MonkeyPatch.context() as patch, sync_playwright() as playwright:
        # Playwright keeps an event loop in this thread, which Django takes for asynchronous code.
        patch.setenv("DJANGO_ALLOW_ASYNC_UNSAFE", "1")
        browser = playwright.chromium.launch(executable_path=path, args=[*QUIET, *sandbox])
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def static_files() -> Iterator[None]:
    """Static files come as in production: from WhiteNoise, which knows their hashed names."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(StaticFilesHandler, "_should_handle", lambda *_: False)
        yield


@pytest.fixture
def answered(live_server: LiveServer) -> Iterator[None]:
    """Ends once each request was answered.

    What pages send as they close is still at work then, and would fight with the emptying of the
    database for its tables.
    """
    running: set[int] = set()

    def begin(**_: Any) -> None:
        running.add(threading.get_ident())

    def end(**_: Any) -> None:
        running.discard(threading.get_ident())

    request_started.connect(begin)
    request_finished.connect(end)
    yield
    # What a page sent last must reach the server first.
    time.sleep(0.05)
    patience = time.monotonic() + PATIENCE / 1000
    while running and time.monotonic() < patience:
        time.sleep(0.02)
    request_started.disconnect(begin)
    request_finished.disconnect(end)


@pytest.fixture
def open_page(
    browser: Browser,
    static_files: None,
    live_server: LiveServer,
    answered: None,
    settings: Settings,
    problems: Problems,
) -> Iterator[OpenPage]:
    """Opens a page in a browser profile of its own, logged in where a user is given.

    Further arguments go to Playwright's `new_context`.
    """
    contexts: list[BrowserContext] = []
    settings.SITE_URL = live_server.url
    # Attempts to log in are counted there, across tests too.
    cache.clear()

    def make(user: User | None = None, **options: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, **options)
        contexts.append(context)
        context.set_default_timeout(PATIENCE)
        problems.watch(context)
        if user:
            client = Client()
            client.force_login(user, backend=settings.AUTHENTICATION_BACKENDS[0])
            session = client.cookies[settings.SESSION_COOKIE_NAME].value
            context.add_cookies(
                [{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url}]
            )
        return context.new_page()

    yield make
    for context in contexts:
        context.close()
