"""The server is killed in the middle of a save: what was typed is back when it runs again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from django.db import connection, transaction
from playwright.sync_api import Page, expect
from pytest_django import Settings

from builder.models import Posting, Revision, UnsavedText, User
from tests.browser import desk
from tests.browser.conftest import PATIENCE, OpenPage, Problems


class Server:
    """Gunicorn on the database of this test, at one port."""

    def __init__(self, environment: dict[str, str]) -> None:
        with socket.create_server(("127.0.0.1", 0)) as probe:
            self.port = int(probe.getsockname()[1])
        self._environment = environment
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://localhost:{self.port}"

    def start(self) -> None:
        command = [sys.executable, "-m", "gunicorn", "--threads=4", "--worker-class=gthread"]
        command += [f"--bind=127.0.0.1:{self.port}", "jobdesc.wsgi"]
        # A group of its own, so that the workers die with it.
        self._process = subprocess.Popen(
            command, env=self._environment, stderr=subprocess.DEVNULL, start_new_session=True
        )
        wait_for(self._answers)

    def kill(self) -> None:
        if self._process:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            self._process = None

    def _answers(self) -> bool:
        """Say whether a worker answers; the port is open before that."""
        try:
            return httpx.get(f"{self.url}/healthz", timeout=5).is_success
        except httpx.HTTPError:
            return False


def wait_for(condition: Callable[[], bool]) -> None:
    """Wait until something is so; a minute is more than any machine needs."""
    patience = time.monotonic() + 60
    while not condition():
        assert time.monotonic() < patience, "It did not happen."
        time.sleep(0.05)


@pytest.fixture
def server(settings: Settings, posting: Posting) -> Iterator[Server]:
    address = urlsplit(os.environ["DATABASE_URL"])
    database = address._replace(path=f"/{connection.settings_dict['NAME']}").geturl()
    own = {"DATABASE_URL": database, "JOBDESC_SECRET_KEY": settings.SECRET_KEY}
    server = Server(os.environ | own | {"WEB_CONCURRENCY": "1"})
    server.start()
    yield server
    server.kill()


def go_to(page: Page, server: Server, posting: Posting) -> None:
    """Open the editor, for which a server that has just begun reads all its templates first."""
    page.goto(f"{server.url}{posting.get_absolute_url()}", timeout=6 * PATIENCE)


def a_save_waits() -> bool:
    """Say whether a statement of the server waits for a row that is locked here."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity"
            " WHERE datname = current_database() AND wait_event_type = 'Lock'"
        )
        return bool(cursor.fetchone()[0])


def test_what_was_typed_outlives_a_server_that_is_killed_amid_its_save(
    open_page: OpenPage, editor: User, posting: Posting, server: Server, problems: Problems
) -> None:
    problems.expect("ERR_(EMPTY_RESPONSE|CONNECTION_)", "console: htmx:")
    before = Revision.objects.of(posting).count()
    page = open_page(editor)
    go_to(page, server, posting)
    form = desk.edit(page, "Work environment")
    desk.type_at_end(form, " By bus.")
    with transaction.atomic():
        Posting.objects.select_for_update().get(pk=posting.pk)
        desk.save(form)
        expect(desk.state(page)).to_have_text("Saving…")
        wait_for(a_save_waits)
        server.kill()
        expect(desk.state(page)).to_have_text("Not saved: no connection")
    desk.type_at_end(form, " By train.")
    expect(page.locator("#keep-state")).to_have_text("Kept in this browser")
    assert Revision.objects.of(posting).count() == before

    # Closed without a question, as in a crash of the browser, too.
    context = page.context
    page.close()
    server.start()
    page = context.new_page()
    go_to(page, server, posting)
    page.get_by_role("link", name="Continue “Work environment”").click()
    form = desk.section_form(page, "Work environment")
    expect(desk.text_box(form)).to_contain_text("By bus. By train.")
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus. By train.")
    expect(desk.state(page)).to_have_text("Saved")
    assert Revision.objects.of(posting).count() == before + 1
    assert not UnsavedText.objects.exists()


def test_a_page_that_stayed_open_goes_on_with_the_server_that_is_back(
    open_page: OpenPage, editor: User, posting: Posting, server: Server, problems: Problems
) -> None:
    problems.expect("ERR_(EMPTY_RESPONSE|CONNECTION_)", "console: htmx:")
    page = open_page(editor)
    go_to(page, server, posting)
    form = desk.edit(page, "Work environment")
    server.kill()
    desk.type_at_end(form, " By bus.")
    expect(desk.state(page)).to_have_text("Not saved: no connection")
    expect(page.locator("#keep-state")).to_have_text("Kept in this browser")
    server.start()
    expect(page.locator("#keep-state")).to_have_text("Kept until you save")
    expect(desk.state(page)).to_have_text("Not saved yet")
    desk.save(form)
    expect(desk.section(page, "Work environment")).to_contain_text("By bus.")
    expect(desk.state(page)).to_have_text("Saved")
