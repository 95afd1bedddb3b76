"""What the checks say of a posting, and mending it."""

from collections.abc import Callable

import pytest
from django.test import Client

from builder.models import Posting, Revision, User
from tests.views.page import address


@pytest.fixture
def worded(posting: Posting, editor: User) -> Posting:
    section = posting.present_sections()[0]
    names = " ".join(f"[Team {letter}]" for letter in "ABCDEFGHIJ")
    html = f"<p>Ask the <strong>chairman</strong> of the board, or {names}.</p>"
    posting.save_section(
        section, heading=section.heading, html=html, based_on=section.version, by=editor
    )
    return posting


BUTTON = 'type="submit">Write “chair”'


def token(page: str) -> str:
    """Return what the form with the button sends."""
    form = page[: page.index(BUTTON)].rpartition("<form")[2]
    return form.partition('name="finding" value="')[2].partition('"')[0]


def test_findings_are_listed_with_their_reason_and_the_score_with_its_arithmetic(
    log_in: Callable[[User], Client], editor: User, worded: Posting
) -> None:
    page = log_in(editor).get(address("checks", worded)).content.decode()
    assert "Fill in [Team A]." in page
    assert "29 CFR 1604.5" in page
    assert "of 100" in page
    assert "The score is the average." in page


def test_beside_the_editor_only_the_gravest_are_listed(
    log_in: Callable[[User], Client], editor: User, worded: Posting
) -> None:
    client = log_in(editor)
    part = client.get(address("checks", worded), headers={"HX-Request": "true"}).content.decode()
    assert part.count('class="finding ') == 12
    assert "<html" not in part
    assert "findings</a>" in part


def test_one_click_puts_the_better_word_there_as_a_save_of_its_own(
    log_in: Callable[[User], Client], editor: User, worded: Posting
) -> None:
    client = log_in(editor)
    page = client.get(address("checks", worded)).content.decode()
    data = {"finding": token(page)}
    answer = client.post(address("mend_finding", worded), data)
    assert answer.status_code == 302
    worded.refresh_from_db()
    assert "the <strong>chair</strong> of" in worded.document().sections[0].html
    newest = Revision.objects.of(worded)[0]
    assert newest.summary == "Replaced “chairman” with “chair”"


def test_a_passage_that_is_gone_is_told_and_nothing_changes(
    log_in: Callable[[User], Client], editor: User, worded: Posting
) -> None:
    client = log_in(editor)
    before = worded.version
    data = {"finding": "no-such-finding"}
    page = client.post(address("mend_finding", worded), data, follow=True).content.decode()
    assert "was changed meanwhile" in page
    worded.refresh_from_db()
    assert worded.version == before


def test_a_viewer_reads_the_findings_and_mends_nothing(
    log_in: Callable[[User], Client], viewer: User, worded: Posting
) -> None:
    page = log_in(viewer).get(address("checks", worded)).content.decode()
    assert "chairman" in page
    assert BUTTON not in page


def test_the_editor_asks_for_the_checks_once_it_is_there(
    log_in: Callable[[User], Client], editor: User, worded: Posting
) -> None:
    page = log_in(editor).get(worded.get_absolute_url()).content.decode()
    assert f'hx-get="{address("checks", worded)}"' in page
