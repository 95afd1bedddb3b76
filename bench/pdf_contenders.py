"""What `bench.pdf` compares: the posting, and other programs that make a PDF of it."""

import os
import re
import shutil
import sys
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import psutil
from django.conf import settings
from lxml import html as lxml_html
from playwright.sync_api import Playwright

from builder import placeholders
from builder.document import JobDocument, Location, Organization
from builder.exports import Look, html
from builder.exports.sheet import Sheet
from builder.library.schema import read_role

LOOK = Look(paper="Letter")
CHROMIUMS = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--disable-background-networking", "--no-first-run", "--disable-component-update")


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


class Chromium:
    """A browser without a window, kept running."""

    def __init__(self, playwright: Playwright, new_page: bool) -> None:
        """Start one that prints on one page, or on a new page each time."""
        executable = next(filter(None, map(shutil.which, CHROMIUMS)), None)
        if executable is None:
            sys.exit("Chromium is missing. Install it:\n  apt-get install chromium")
        flags = [*FLAGS, "--no-sandbox"] if os.geteuid() == 0 else [*FLAGS]
        before = _chromiums(psutil.Process())
        self._browser = playwright.chromium.launch(executable_path=executable, args=flags)
        started = _chromiums(psutil.Process()) - before
        (self._main,) = (process for process in started if process.parent() not in started)
        self._page = None if new_page else self._browser.new_page()

    def print(self, document: JobDocument) -> bytes:
        """Return Chromium's PDF of the downloaded HTML page."""
        page = self._page or self._browser.new_page()
        page.set_content(html.render(document, LOOK).decode())
        pdf = page.pdf(prefer_css_page_size=True, format="Letter", tagged=True, outline=True)
        if page is not self._page:
            page.close()
        return pdf

    def processor(self) -> float:
        """Return the seconds of processor time of all its processes, those that ended included."""
        total = 0.0
        for process in {self._main} | _chromiums(self._main):
            # One may end while we look; its time is then with the one that started it.
            with suppress(psutil.NoSuchProcess):
                total += sum(process.cpu_times()[:4])
        return total


def _chromiums(above: psutil.Process) -> set[psutil.Process]:
    found = set()
    for process in above.children(recursive=True):
        with suppress(psutil.NoSuchProcess):
            if "chrom" in process.name():
                found.add(process)
    return found


def _typst_print() -> Callable[[JobDocument], bytes] | None:
    try:
        import typst
    except ImportError:
        return None
    # Fonts are read once, as ours are.
    compiler = typst.Compiler()

    def typeset(document: JobDocument) -> bytes:
        page = _typst_markup(document).encode()
        pdf: bytes = compiler.compile(page, format="pdf", pdf_standards="ua-1")
        return pdf

    return typeset


def _typst_markup(document: JobDocument) -> str:
    """Return the posting's words as Typst's markup, laid out about as ours."""
    sheet = Sheet(document)
    cells = ", ".join(f"[{_plain(line.label)}], [{_plain(line.text)}]" for line in sheet.facts)
    parts = [
        f'#set document(title: "{document.title}")\n#set text(lang: "en", size: 10.25pt)',
        '#set page("us-letter", margin: (x: 26mm, y: 17mm), numbering: "1 of 1")',
        f"= {_plain(document.title)}",
        f"#table(columns: (10.5em, 1fr), stroke: none, {cells})",
    ]
    for section in document.sections:
        parts.append(f"== {_plain(section.heading)}")
        if section.html:
            for block in lxml_html.fragment_fromstring(section.html, create_parent=True):
                items = block.findall("li")
                words = [item.text_content() for item in items] or [block.text_content()]
                mark = "- " if items else ""
                parts.append("\n".join(mark + _plain(text) for text in words))
    return "\n\n".join(parts)


def _plain(text: str) -> str:
    return re.sub(r"([\\#$*_`@<>~\[\]/=+-])", r"\\\1", text)


typst_print = _typst_print()
