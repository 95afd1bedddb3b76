"""How long a two-page posting takes as a PDF: with us, and as Chromium's print of the same HTML.

    .venv/bin/python -m jobdesc.embedded_postgres .venv/bin/python -m bench.pdf [RUNS]

Chromium is started once and prints on one page, used again and again: nothing is faster with it.
It prints the downloaded HTML page, our fonts inside, to a tagged PDF with bookmarks as ours is;
and, for comparison, the same page bare: without fonts of its own, tags and bookmarks. Whoever
renders gets a document that nobody has rendered before, but for "the same again". The contenders
take turns within each run, so that whatever else the machine does hits all alike.
"""

import os
import re
import shutil
import statistics
import sys
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

import django
from django.conf import settings
from playwright.sync_api import Page, sync_playwright

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
django.setup()

from builder import placeholders
from builder.document import JobDocument, Location, Organization
from builder.exports import Look, html, pdf
from builder.library.schema import read_role

RUNS = 40
AIM = 0.8
OURS, AGAIN = "Ours, a new document each time", "Ours, the same document again"
CHROMIUM, BARE = "Chromium, new, as ours", "Chromium, new, bare"

_LOOK = Look(paper="Letter")
_CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
_FLAGS = ("--disable-background-networking", "--no-first-run", "--disable-component-update")


def posting() -> JobDocument:
    """Return a finished posting, made from the role's template as an employer would."""
    roles = Path(settings.BASE_DIR) / "builder" / "library" / "roles"
    template = read_role(roles / "behavioral-health-case-manager.toml").document()
    return placeholders.fill_known(
        replace(
            template,
            organization=Organization(
                name="Harbor Light Behavioral Health",
                website="https://www.harborlight.example.org",
                headquarters="Portland, Oregon",
            ),
            locations=(Location(city="Portland", region="Oregon", country="US"),),
            workplace="hybrid",
            apply=replace(template.apply, email="careers@harborlight.example.org"),
        )
    )


def edition(document: JobDocument, number: int) -> JobDocument:
    """Return the document with other words, as many and as long, in each of its sections."""
    sections = tuple(
        replace(section, html=re.sub(r"\bclients?\b", f"person{number:04}", section.html))
        for section in document.sections
    )
    return replace(document, title=f"{document.title} {number:04}", sections=sections)


def chromium_print(page: Page, document: JobDocument, bare: bool) -> bytes:
    """Return Chromium's PDF of the downloaded HTML page."""
    text = html.render(document, _LOOK).decode()
    if bare:
        text = re.sub(r"@font-face.*", "", text)
    page.set_content(text)
    return page.pdf(prefer_css_page_size=True, format="Letter", tagged=not bare, outline=not bare)


def measure(runs: int) -> dict[str, list[float]]:
    """Return the milliseconds of each contender, one for each run."""
    executable = next(filter(None, map(shutil.which, _CHROMIUMS)), None)
    if executable is None:
        sys.exit("Chromium is missing. Install it:\n  apt-get install chromium")
    flags = [*_FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*_FLAGS]
    base = posting()
    pdf.warm_up()
    times: dict[str, list[float]] = {name: [] for name in (OURS, CHROMIUM, AGAIN, BARE)}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=flags, headless=True)
        page = browser.new_page()
        for run in range(runs + 1):
            new, other, third = (edition(base, 3 * run + part) for part in range(3))
            contenders: dict[str, Callable[[], bytes]] = {
                OURS: partial(pdf.render, new, _LOOK),
                CHROMIUM: partial(chromium_print, page, other, bare=False),
                AGAIN: partial(pdf.render, new, _LOOK),
                BARE: partial(chromium_print, page, third, bare=True),
            }
            for name, contender in contenders.items():
                times[name].append(_milliseconds(contender))
        browser.close()
    # The first run warms everything up.
    return {name: values[1:] for name, values in times.items()}


def main() -> None:
    """Measure and print."""
    runs = int(sys.argv[1]) if len(sys.argv) > 1 else RUNS
    times = measure(runs)
    medians = {name: statistics.median(values) for name, values in times.items()}
    print(f"A two-page posting as PDF, milliseconds, {runs} runs\n")
    print(f"{'':32}{'median':>8}{'95 %':>8}")
    for name, values in times.items():
        high = statistics.quantiles(values, n=20)[-1]
        print(f"{name:32}{medians[name]:8.1f}{high:8.1f}")
    print()
    for name in (CHROMIUM, BARE):
        print(f"Ours / {name}: {medians[OURS] / medians[name]:.2f}")
    print(f"Aim: at most {AIM} of Chromium's print of the same HTML.")


def _milliseconds(work: Callable[[], bytes]) -> float:
    start = time.perf_counter()
    work()
    return (time.perf_counter() - start) * 1000


if __name__ == "__main__":
    main()
