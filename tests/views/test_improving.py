"""Improve this section: a suggestion is shown, and nothing is saved until a person saves it."""

import json
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from types import SimpleNamespace

import pytest
from django.test import Client
from pytest_django import Settings

from builder.models import Posting, Section, User
from builder.views import throttle
from tests.improving.language_model import LanguageModel
from tests.views.page import HTMX, Response, address, form, tree, words
from tests.views.revisions import no_revision, one_revision

TYPED = "You are responsible for\n\n- 25 clients in [City, State]\n- Reports"
BETTER = "<p>You care for</p><ul><li>25 clients in [City, State]</li><li>Reports</li></ul>"


@pytest.fixture(autouse=True)
def _answering(improving: LanguageModel) -> None:
    improving.says(BETTER)


@pytest.fixture
def part(posting: Posting) -> Section:
    return posting.present_sections().filter(kind="responsibilities")[0]


def at(name: str, part: Section) -> str:
    assert part.posting
    return address(name, part.posting, part)


def ask(
    browser: Client, part: Section, headers: dict[str, str] | None = None, **typed: str
) -> Response:
    """Press one of the buttons in the form, by default the first, with something typed."""
    values = {"heading": part.heading, "version": str(part.version), "html": TYPED}
    pressed = {"aim": "shorter"} if not {"aim", "use", "keep"} & typed.keys() else {}
    return browser.post(
        at("improve_section", part), values | pressed | typed, headers=headers or {}
    )


def test_without_an_address_there_is_no_such_thing(
    browser: Client, part: Section, settings: Settings
) -> None:
    settings.IMPROVE_URL = ""
    assert "Improve this section" not in browser.get(at("section", part)).text
    assert ask(browser, part).status_code == 404


def test_a_section_can_be_improved_from_its_form(browser: Client, part: Section) -> None:
    shown = words(browser.get(at("section", part)), part.anchor)
    for text in ("Improve this section", "Clearer and shorter", "More inclusive", "Ask for this"):
        assert text in shown


def test_what_is_typed_is_improved_and_stays_in_its_form(
    browser: Client, posting: Posting, part: Section, language_model: LanguageModel
) -> None:
    with no_revision(posting):
        response = ask(browser, part, heading="What you do")
    assert response.status_code == 200
    assert form(response, at("section", part))["html"] == TYPED
    [differences] = tree(response).find_class("differences")
    assert "responsible" in " ".join(element.text_content() for element in differences.iter("del"))
    assert "care" in " ".join(element.text_content() for element in differences.iter("ins"))
    [asked] = language_model.asked
    sent = json.dumps(asked["question"])
    assert "What you do" in sent
    assert "<li>25 clients in [City, State]</li>" in sent


def test_nothing_but_text_heading_and_title_is_sent(
    browser: Client, posting: Posting, part: Section, editor: User, language_model: LanguageModel
) -> None:
    posting.save_facts(
        {"pay_minimum": Decimal(71234), "reports_to": "Nora Nilsen", "department": "Outreach"},
        based_on=posting.facts_version,
        by=editor,
    )
    ask(browser, part)
    sent = json.dumps(language_model.asked)
    others = posting.present_sections().exclude(pk=part.pk)
    for text in ("71234", "Nora Nilsen", "Outreach", "Riverbend", editor.email, editor.name):
        assert text not in sent
    for other in others:
        assert other.heading not in sent


def test_the_suggestion_is_used_looked_over_and_saved(
    browser: Client, posting: Posting, part: Section, editor: User
) -> None:
    sent_back = form(ask(browser, part), at("section", part))
    with no_revision(posting):
        response = browser.post(at("improve_section", part), sent_back | {"use": ""})
    typed = form(response, at("section", part))
    assert typed["html"] == "You care for\n\n- 25 clients in [City, State]\n- Reports"
    assert "Suggestion" not in words(response, part.anchor)
    with one_revision(posting, editor):
        assert browser.post(at("section", part), typed).status_code == 302
    part.refresh_from_db()
    assert part.html == BETTER


def test_someone_elses_save_meanwhile_is_a_conflict_as_ever(
    browser: Client, posting: Posting, part: Section, owner: User
) -> None:
    sent_back = form(ask(browser, part), at("section", part))
    typed = form(
        browser.post(at("improve_section", part), sent_back | {"use": ""}), at("section", part)
    )
    posting.save_section(
        part, heading=part.heading, html="<p>Theirs</p>", based_on=part.version, by=owner
    )
    response = browser.post(at("section", part), typed)
    assert response.status_code == 409
    assert form(response, at("section", part))["html"].startswith("You care for")


def test_keeping_ones_own_text_leaves_it_in_the_form(browser: Client, part: Section) -> None:
    response = ask(browser, part, keep="")
    assert response.status_code == 200
    assert form(response, at("section", part))["html"] == TYPED
    assert "Suggestion" not in words(response, part.anchor)


def test_what_was_typed_after_asking_is_not_replaced(browser: Client, part: Section) -> None:
    sent_back = form(ask(browser, part), at("section", part))
    response = browser.post(
        at("improve_section", part), sent_back | {"use": "", "html": TYPED + "\n- Bicycles"}
    )
    assert response.status_code == 409
    assert "You changed your text after you asked." in words(response, part.anchor)
    again = form(response, at("section", part))
    assert again["html"] == TYPED + "\n- Bicycles"
    response = browser.post(at("improve_section", part), again | {"use": ""})
    assert form(response, at("section", part))["html"].startswith("You care for")


def test_a_part_of_the_page_gets_the_suggestion_alone(browser: Client, part: Section) -> None:
    response = ask(browser, part, HTMX)
    assert response.status_code == 200
    assert "Use this text" in words(response)
    assert "<textarea" not in response.text
    assert "HX-Retarget" not in response


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_trouble_leaves_the_text_as_it_was(
    browser: Client,
    posting: Posting,
    part: Section,
    headers: dict[str, str],
    settings: Settings,
    language_model: LanguageModel,
) -> None:
    reasons: dict[str, Callable[[], None]] = {
        "is in trouble": partial(language_model.sends, b"", 503),
        "lost [City, State]": partial(language_model.says, "<p>Lost.</p>"),
        "within 0.2 seconds": language_model.waits,
        "cannot be reached": language_model.server_close,
    }
    for reason, act in reasons.items():
        act()
        settings.IMPROVE_SECONDS = 0.2 if "within" in reason else 30
        with no_revision(posting):
            response = ask(browser, part, headers, aim="wish", wish="Say it with care")
        assert response.status_code == 422
        assert reason in words(response)
        assert "Your text is as it was" in words(response)
        if not headers:
            kept = form(response, at("section", part))
            assert (kept["html"], kept["wish"]) == (TYPED, "Say it with care")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ({"aim": "wish", "wish": " "}, "Say what you wish for"),
        ({"aim": "wish", "wish": "x" * 301}, "at most 300 characters"),
        ({"aim": "taller"}, "not one of the available choices"),
        ({"heading": ""}, "This field is required"),
        ({"html": "x" * 100_001}, "a section holds up to"),
        ({"html": ""}, "There is no text to improve yet"),
    ],
)
def test_what_cannot_be_asked_is_said_and_not_sent(
    browser: Client,
    part: Section,
    typed: dict[str, str],
    reason: str,
    language_model: LanguageModel,
) -> None:
    response = ask(browser, part, None, **typed)
    assert response.status_code == 422
    assert reason in words(response)
    assert not language_model.asked


def test_nobody_asks_more_often_than_the_administrator_allows(
    browser: Client,
    part: Section,
    settings: Settings,
    monkeypatch: pytest.MonkeyPatch,
    language_model: LanguageModel,
) -> None:
    monkeypatch.setattr(throttle, "time", SimpleNamespace(time=lambda: 0.0))
    settings.IMPROVE_PER_MINUTE = 2
    assert [ask(browser, part, HTMX).status_code for _ in range(3)] == [200, 200, 429]
    assert len(language_model.asked) == 2
    monkeypatch.setattr(throttle, "time", SimpleNamespace(time=lambda: 60.0))
    assert ask(browser, part).status_code == 200
