"""Many people save at once, over HTTP: what is accepted is in the history and not lost."""

import random
import re
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from itertools import pairwise
from typing import cast

import httpx
import pytest
from django.conf import settings
from django.test import Client
from lxml.html import FormElement, HtmlElement, document_fromstring
from pytest_django.live_server_helper import LiveServer

from builder.models import Organization, Posting, Revision, User
from builder.models.section import Section
from tests.conftest import Join
from tests.views.page import address

WRITERS = 6
SAVES = 10
SECTIONS = 3
WORD = re.compile(r"w\d+s\d+")

Values = dict[str, str]


@dataclass
class Writer:
    """One person at a browser, who saves again and again, and what came of it."""

    http: httpx.Client
    places: list[str]
    number: int
    accepted: list[str] = field(default_factory=list)
    # The words that were shown before each save: those in its form, or after a clash on the page.
    seen: dict[str, set[str]] = field(default_factory=dict)
    refused: int = 0
    wrong: list[str] = field(default_factory=list)

    def work(self) -> None:
        """Save, each time with a word of one's own, now and then from a form opened long before."""
        chance = random.Random(self.number)
        opened = {place: self.open(place) for place in self.places}
        for save in range(SAVES):
            place = chance.choice(self.places)
            if save % 3:
                opened[place] = self.open(place)
            word = f"w{self.number}s{save}"
            self.save(place, opened[place], word, adds=bool(chance.randrange(2)))

    def open(self, place: str) -> Values:
        """Return what the section's form would send."""
        return form_at(self.http.get(place), place)

    def save(self, place: str, form: Values, word: str, *, adds: bool) -> None:
        """Add a paragraph or change the first one; where that clashes, insist on it once."""
        sent = form | {"html": changed(form["html"], word, adds=adds)}
        answer = self.http.post(place, data=sent)
        if answer.status_code == 409:
            self.refused += 1
            if word not in answer.text or not both_shown(answer):
                self.wrong.append(f"{word} was refused without both texts")
            form = form_at(answer, place)
            if form["html"].strip() != sent["html"].strip():
                self.wrong.append(f"{word} came back as {form['html']!r}")
            self.seen[word] = set(WORD.findall(answer.text))
            answer = self.http.post(place, data=form)
            if answer.status_code == 409:
                return
        else:
            self.seen[word] = set(WORD.findall(form["html"]))
        if answer.status_code == 302:
            self.accepted.append(word)
        else:
            self.wrong.append(f"{word} was answered with {answer.status_code}")


def changed(text: str, word: str, *, adds: bool) -> str:
    """Return the text with `word` as a paragraph at its end, or in the place of the first one."""
    first, *rest = text.strip().split("\n\n")
    return "\n\n".join([first, *rest, word] if adds else [word, *rest])


def form_at(answer: httpx.Response, place: str) -> Values:
    """Return what the form that leads to `place` sends as it stands on a page."""
    found = document_fromstring(answer.text).xpath(f"//form[@action='{place}'][.//textarea]")
    values = dict(cast(FormElement, found[0]).form_values())
    return {name: value or "" for name, value in values.items() if name != "find"}


def both_shown(answer: httpx.Response) -> bool:
    """Say whether the page shows what each of two people changed."""
    page: HtmlElement = document_fromstring(answer.text)
    return len(page.cssselect(".conflict .changes")) == 2


@pytest.fixture
def staff(organization: Organization, join: Join) -> list[User]:
    return [join(organization, "editor", f"Writer {number}") for number in range(WRITERS)]


@pytest.fixture
def parts(posting: Posting, editor: User) -> list[Section]:
    """Sections of a few paragraphs, which all writers change."""
    found = posting.present_sections()[:SECTIONS]
    for part in found:
        html = "<p>One</p><p>Two</p><p>Three</p>"
        posting.save_section(
            part, heading=part.heading, html=html, based_on=part.version, by=editor
        )
        part.refresh_from_db()
    return list(found)


def words(html: str) -> set[str]:
    return set(WORD.findall(html))


@pytest.mark.django_db(transaction=True)
def test_many_writers_at_once_lose_nothing(
    live_server: LiveServer,
    posting: Posting,
    parts: list[Section],
    staff: list[User],
    log_in: Callable[[User], Client],
) -> None:
    began = posting.version
    writers = []
    for number, person in enumerate(staff):
        session = log_in(person).cookies[settings.SESSION_COOKIE_NAME].value
        cookies = {settings.SESSION_COOKIE_NAME: session}
        http = httpx.Client(base_url=live_server.url, cookies=cookies, timeout=60)
        writers.append(Writer(http, [address("section", posting, part) for part in parts], number))
    with ThreadPoolExecutor(WRITERS) as threads:
        for done in [threads.submit(writer.work) for writer in writers]:
            done.result()
    for writer in writers:
        writer.http.close()

    assert [problem for writer in writers for problem in writer.wrong] == []
    accepted = {word for writer in writers for word in writer.accepted}

    revisions = list(reversed(Revision.objects.of(posting).filter(number__gte=began)))
    posting.refresh_from_db()
    assert [revision.number for revision in revisions] == list(range(began, posting.version + 1))
    assert posting.version == began + len(accepted)
    assert revisions[-1].document() == posting.document()

    seen = {word: known for writer in writers for word, known in writer.seen.items()}
    texts = [words(str(revision.content)) for revision in revisions]
    ever = set(texts[0])
    for before, after in pairwise(texts):
        (word,) = after - ever
        assert before - after <= seen[word], f"{word} took away what its writer was not shown."
        ever |= after
    assert ever == accepted
    # Stale on purpose: without clashes, this would show nothing.
    assert sum(writer.refused for writer in writers) > WRITERS
