"""Find and replace in a whole posting or template: shown first, then done as one save."""

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client

from builder.models import Posting, Revision, RoleTemplate, Snippet, UnsavedText, User
from builder.models.followed_snippets import add_following
from builder.views import replacing
from tests.views.conftest import LogIn
from tests.views.editing import part_of
from tests.views.page import HTMX, Response, address, form, tree, words
from tests.views.revisions import no_revision, one_revision
from tests.views.test_undoing import press

Save = Callable[..., None]


def page(record: Posting | RoleTemplate) -> str:
    return address("find_and_replace", record)


@pytest.fixture
def save(posting: Posting, editor: User) -> Save:
    """Saves a section of the posting."""

    def make(kind: str, html: str, heading: str = "", by: User = editor) -> None:
        posting.refresh_from_db()
        part = part_of(posting, kind)
        posting.save_section(
            part, heading=heading or part.heading, html=html, based_on=part.version, by=by
        )

    return make


def find(browser: Client, record: Posting | RoleTemplate, find: str, **more: str) -> Response:
    return browser.post(page(record), {"find": find, "do": "find", **more})


def sent(response: Response, record: Posting | RoleTemplate) -> dict[str, Any]:
    """Return what pressing Replace sends, with the ticks as they are."""
    ticked = tree(response).xpath("//input[@name='hit'][@checked]/@value")
    return {**form(response, page(record)), "hit": [str(key) for key in ticked], "do": "replace"}


def test_every_place_is_shown_in_its_part_with_what_it_would_become(
    browser: Client, posting: Posting, save: Save
) -> None:
    save("job_brief", "<p>You drive a <strong>big</strong> van.</p>", "The van")
    save("benefits", "<p>A van of your own.</p>")
    response = find(browser, posting, "van", replacement="car", whole_words="on")
    assert response.status_code == 200
    shown = [
        "".join(str(words) for words in part.itertext()).split()
        for part in tree(response).xpath("//fieldset[contains(@class, 'hits')]")
    ]
    assert [" ".join(part) for part in shown] == [
        "The van Heading: The van becomes car You drive a big van becomes car.",
        "Benefits A van becomes car of your own.",
    ]
    assert "3 places found" in words(response, "found-count")


def test_what_is_ticked_is_replaced_as_one_save_that_undo_takes_back(
    browser: Client, posting: Posting, editor: User, save: Save
) -> None:
    save("job_brief", "<p>A <em>v</em>an, a van.</p>", "The van")
    save("benefits", "<p>A van.</p>")
    before = posting.document()
    data = sent(find(browser, posting, "van", replacement="car"), posting)
    ticks = data["hit"]
    with one_revision(posting, editor):
        response = browser.post(page(posting), data | {"hit": [*ticks[:2], ticks[3]]})
    assert response["Location"].endswith(f"#{part_of(posting, 'job_brief').anchor}")
    assert "Replaced in 3 places." in words(browser.get(response["Location"]))
    brief, benefits = part_of(posting, "job_brief"), part_of(posting, "benefits")
    assert (brief.heading, brief.html) == ("The car", "<p>A <em>car</em>, a van.</p>")
    assert benefits.html == "<p>A car.</p>"
    assert Revision.objects.of(posting)[0].summary == "Replaced “van” with “car”"
    press(browser, posting, "undo")
    posting.refresh_from_db()
    assert posting.document() == before


def test_title_and_facts_are_replaced_too_in_a_template_as_well(
    browser: Client, posting: Posting, editor: User, log_in: LogIn
) -> None:
    facts = {"department": "Night care", "facts": [{"label": "Shift", "value": "Night"}]}
    posting.save_facts({"title": "Night nurse", **facts}, based_on=posting.facts_version, by=editor)
    own = RoleTemplate.objects.make(
        posting.document(),
        posting.organization,
        {"family": "Care", "level": None, "summary": "Cares."},
        by=editor,
        why="Made",
    )
    for record in (posting, own):
        data = sent(find(browser, record, "night", replacement="Day"), record)
        with one_revision(record, editor):
            browser.post(page(record), data)
        assert (record.title, record.department) == ("Day nurse", "Day care")
        assert record.facts == [{"label": "Shift", "value": "Day"}]


def test_who_saved_meanwhile_is_said_and_the_places_are_looked_for_anew(
    browser: Client, posting: Posting, owner: User, save: Save
) -> None:
    save("job_brief", "<p>A van, my van.</p>")
    data = sent(find(browser, posting, "van", replacement="car"), posting)
    first, second = data["hit"]
    save("benefits", "<p>Your van.</p>", by=owner)
    with no_revision(posting):
        response = browser.post(page(posting), data | {"hit": [second]})
    assert response.status_code == 409
    assert "Olga Owner saved meanwhile, and nothing was replaced." in words(response)
    again = sent(response, posting)
    assert again["version"] == str(posting.version)
    assert (again["find"], again["replacement"]) == ("van", "car")
    assert second in again["hit"]
    assert first not in again["hit"]
    browser.post(page(posting), again)
    assert part_of(posting, "job_brief").html == "<p>A van, my car.</p>"
    assert part_of(posting, "benefits").html == "<p>Your car.</p>"


def test_as_one_types_only_the_places_come_and_ticks_stay(
    browser: Client, posting: Posting, save: Save
) -> None:
    save("job_brief", "<p>A van, my van.</p>")
    data = sent(find(browser, posting, "van"), posting)
    _first, second = data["hit"]
    typed = data | {"hit": [second], "replacement": "car", "do": ""}
    response = browser.post(page(posting), typed, headers=HTMX)
    assert "<html" not in response.text
    assert tree(response).get_element_by_id("found-count").get("hx-swap-oob") == "innerHTML"
    assert tree(response).xpath("//input[@checked]/@value") == [second]
    assert "Replace 1" in words(response)
    response = browser.post(page(posting), typed | {"find": " "}, headers=HTMX)
    assert response.status_code == 422
    assert "Write what to find" in words(response)


@pytest.mark.parametrize(
    ("sent", "says"),
    [
        ({}, "Write what to find"),
        ({"find": "  "}, "Write what to find"),
        ({"find": "\0"}, "Null characters are not allowed"),
        ({"find": "x" * 301}, "at most 300 characters"),
        ({"find": "e", "do": "replace"}, "Tick at least one place"),
        ({"find": "e", "do": "replace", "hit": "?", "version": "x"}, "saved meanwhile"),
    ],
)
def test_what_cannot_be_is_said(
    browser: Client, posting: Posting, sent: dict[str, str], says: str
) -> None:
    with no_revision(posting):
        response = browser.post(page(posting), sent)
    assert response.status_code in {409, 422}
    assert says in words(response)


def test_words_that_are_nowhere_are_not_found(browser: Client, posting: Posting) -> None:
    assert "Nothing here has these words." in words(find(browser, posting, "zebra"))
    asked = browser.get(page(posting), {"find": "ZEBRA", "match_case": "on"})
    assert "Try it without the ticks above" in words(asked)
    assert "Nothing here" not in words(browser.get(page(posting)))


@pytest.mark.parametrize(
    ("new", "says"), [("", "would be empty"), ("x" * 201, "would become too long")]
)
def test_a_title_is_neither_emptied_nor_made_too_long(
    browser: Client, posting: Posting, new: str, says: str
) -> None:
    data = sent(find(browser, posting, posting.title, replacement=new), posting)
    with no_revision(posting):
        response = browser.post(page(posting), data)
    assert response.status_code == 422
    assert says in words(response)


def test_the_same_text_again_is_no_version(browser: Client, posting: Posting, save: Save) -> None:
    save("benefits", "<p>A zebra.</p>")
    data = sent(find(browser, posting, "zebra", replacement="zebra"), posting)
    with no_revision(posting):
        response = browser.post(page(posting), data)
    assert "Nothing changed" in words(browser.get(response["Location"]))


def test_of_very_many_places_the_first_are_shown_and_replaced(
    browser: Client, posting: Posting, save: Save, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(replacing, "SHOWN", 2)
    save("benefits", "<p>zebra zebra zebra</p>")
    response = find(browser, posting, "zebra", replacement="horse")
    assert "3 places found; the first 2 are shown" in words(response, "found-count")
    browser.post(page(posting), sent(response, posting))
    assert part_of(posting, "benefits").html == "<p>horse horse zebra</p>"


def test_what_is_typed_comes_back_as_text_and_never_as_markup(
    browser: Client, posting: Posting, save: Save
) -> None:
    save("benefits", "<p>A &lt;b&gt;zebra&lt;/b&gt;.</p>")
    response = find(browser, posting, "<b>zebra", replacement="<script>x</script>")
    assert "<script>x" not in response.text
    browser.post(page(posting), sent(response, posting))
    expected = "<p>A &lt;script&gt;x&lt;/script&gt;&lt;/b&gt;.</p>"
    assert part_of(posting, "benefits").html == expected


def test_unsaved_text_is_said_not_to_be_looked_through(
    browser: Client, posting: Posting, editor: User
) -> None:
    assert "unsaved text" not in words(browser.get(page(posting)))
    browser.post(address("keep_unsaved", posting), {"block": "facts", "typed": "title=x"})
    assert UnsavedText.objects.of(editor, posting).exists()
    assert "You have unsaved text in this posting." in words(browser.get(page(posting)))


def test_a_section_that_follows_a_snippet_is_said_to_follow_it_no_longer(
    browser: Client, posting: Posting, editor: User, snippet: Snippet
) -> None:
    part = add_following(posting, snippet, by=editor)
    response = find(browser, posting, "Lake view", replacement="Sea view")
    assert f"It follows the snippet {snippet}." in words(response)
    browser.post(page(posting), sent(response, posting))
    part.refresh_from_db()
    assert (part.snippet, "Sea view" in part.html) == (None, True)


def test_the_editor_leads_there_who_may_write(
    browser: Client, posting: Posting, viewer: User, log_in: LogIn
) -> None:
    assert page(posting) in browser.get(posting.get_absolute_url()).text
    assert page(posting) not in log_in(viewer).get(posting.get_absolute_url()).text
