"""How the editor's page bears long work: its memory after many edits, and how soon it answers.

    JOBDESC_DATA=build/bench .venv/bin/python -m jobdesc.embedded_postgres \
        .venv/bin/python -m bench.page --edits 600

In Chromium, sections of a posting of 60 sections and 50,000 characters are opened, typed into, and
saved or cancelled in turn. Somebody who opens a section every twelve seconds makes 600 such edits
in two hours. Memory is read after garbage was collected: JavaScript's heap, and all nodes and
listeners that the page's document and scripts still hold.

Opening and saving are timed in the page, from the click to the frame after the form has come or
gone; the server is on the same machine and has one process.
"""

import argparse
import os
import shutil
import statistics

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
os.environ.setdefault("DJANGO_ALLOW_ASYNC_UNSAFE", "1")  # Playwright keeps an event loop.
django.setup()

from django.conf import settings
from playwright.sync_api import CDPSession, Page, sync_playwright

from bench.pdf_contenders import CHROMIUMS, FLAGS
from bench.postings import large_posting
from bench.serving import organization_with_owner, server, session

_LINK = "#sheet a[data-edit][href*='/sections/']"
_TEXT = "#sheet .ProseMirror"
_CANCEL = "#sheet [data-editing] [data-cancel]"
_SAVE = "#sheet [data-editing] .btn-main"
# Clicks what a selector finds, and gives the milliseconds until the frame after a form has come or
# gone.
_PRESS = """([selector, place, text, comes]) => new Promise((done) => {
  const start = performance.now();
  const finish = () => requestAnimationFrame(() => done(performance.now() - start));
  const observer = new MutationObserver(() => {
    if (!document.querySelector(text) === comes) return;
    observer.disconnect();
    finish();
  });
  observer.observe(document.getElementById("main"), { childList: true, subtree: true });
  document.querySelectorAll(selector)[place].click();
})"""
_KINDS = {"heap, kB": "JSHeapUsedSize", "nodes": "Nodes", "listeners": "JSEventListeners"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--edits", type=int, default=600)
    edits = parser.parse_args().edits
    with (
        server() as port,
        organization_with_owner() as (organization, user),
        session(user) as key,
        sync_playwright() as playwright,
    ):
        posting = large_posting(organization, user)
        path = next(filter(None, map(shutil.which, CHROMIUMS)), None)
        sandbox = ["--no-sandbox"] if os.geteuid() == 0 else []
        browser = playwright.chromium.launch(executable_path=path, args=[*FLAGS, *sandbox])
        context = browser.new_context(base_url=f"http://localhost:{port}")
        context.add_cookies(
            [
                {
                    "name": settings.SESSION_COOKIE_NAME,
                    "value": key,
                    "domain": "localhost",
                    "path": "/",
                }
            ]
        )
        page = context.new_page()

        page.goto(posting.get_absolute_url())
        devtools = context.new_cdp_session(page)
        devtools.send("Performance.enable")
        opening: list[float] = []
        saving: list[float] = []
        print(f"{'edits':>7}" + "".join(f"{kind:>12}" for kind in _KINDS))
        for edit in range(edits + 1):
            if edit % max(1, edits // 6) == 0:
                print(f"{edit:7}" + "".join(f"{value:12}" for value in _memory(devtools)))
            _edit(page, edit, opening, saving)
        for name, times in (("Opening", opening), ("Saving", saving)):
            high = statistics.quantiles(times, n=20)[-1]
            print(f"{name}: median {statistics.median(times):.0f} ms, 95 % {high:.0f} ms")
        print(f"Load at the end: {os.getloadavg()[0]:.1f} on {os.cpu_count()} processors")
        browser.close()


def _edit(page: Page, edit: int, opening: list[float], saving: list[float]) -> None:
    """Open a section, type into it, and save it, or cancel every third time."""
    opening.append(page.evaluate(_PRESS, [_LINK, edit % 60, _TEXT, True]))
    page.locator(_TEXT).press_sequentially(f"{edit} ")
    if edit % 3 == 2:
        page.evaluate(_PRESS, [_CANCEL, 0, _TEXT, False])
    else:
        saving.append(page.evaluate(_PRESS, [_SAVE, 0, _TEXT, False]))


def _memory(devtools: CDPSession) -> list[int]:
    """Return the figures of `_KINDS`, garbage collected."""
    devtools.send("HeapProfiler.collectGarbage")
    metrics = devtools.send("Performance.getMetrics")["metrics"]
    values = {metric["name"]: int(metric["value"]) for metric in metrics}
    return [values[name] // (1000 if name == "JSHeapUsedSize" else 1) for name in _KINDS.values()]


if __name__ == "__main__":
    main()
