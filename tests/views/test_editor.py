from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from builder.models import Organization, Posting, Revision, Section, User
from builder.models.revision import RevisionQuerySet
from tests.views.conftest import LogIn
from tests.views.editing import assert_fresh, headings, part_of
from tests.views.page import HTMX, address, form, tree, words
from tests.views.revisions import one_revision


def test_the_editor_shows_the_posting_with_its_tools(browser: Client, posting: Posting) -> None:
    response = browser.get(address("posting", posting))
    assert response.status_code == 200
    shown = words(response, "sheet")
    for text in ("At a glance", "Job brief", "Riverbend Health is hiring", "How to apply"):
        assert text in shown
    edits = tree(response).xpath("//*[@id='sheet']//a[@data-edit]/@href")
    assert len(edits) == len(headings(posting)) + 2
    assert "2 things to fill in" in words(response, "panel")


def test_a_viewer_sees_neither_tools_nor_hidden_sections(
    viewer: User, log_in: LogIn, editor: User, posting: Posting, benefits: Section
) -> None:
    posting.hide_section(benefits, hidden=True, based_on=benefits.version, by=editor)
    response = log_in(viewer).get(address("posting", posting))
    assert "You may read and download this posting." in words(response)
    assert "Job brief" in words(response, "sheet")
    assert "Dental insurance" not in response.text
    assert "Benefits" not in words(response, "panel")
    sheet = tree(response).get_element_by_id("sheet")
    assert not sheet.xpath(".//form | .//a[@data-edit] | .//button")
    assert "to fill in" not in words(response, "panel")


def test_a_posting_in_the_trash_offers_to_restore_it_and_nothing_else(
    browser: Client, posting: Posting, editor: User
) -> None:
    posting.move_to_trash(editor)
    response = browser.get(address("posting", posting))
    assert "This posting is in the trash." in words(response, "main")
    assert form(response, address("restore", posting))
    assert not tree(response).xpath("//*[@id='sheet']//form | //*[@id='panel']//form")


def test_cancelling_brings_the_fresh_sheet(browser: Client, posting: Posting) -> None:
    response = browser.get(address("posting", posting), headers=HTMX)
    assert_fresh(response)
    assert "<html" not in response.text


# One transaction


def saves(posting: Posting) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return each way of changing a posting: its address and what is sent."""
    part = part_of(posting, "benefits")
    rows = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    job = {"title": "New", "pay_currency": "USD", "pay_period": "year", "language": "en-US"}
    return {
        "section": (
            address("section", posting, part),
            {"version": part.version, "heading": "New", "html": "New"},
        ),
        "facts": (
            address("facts", posting),
            {
                "version": posting.facts_version,
                **job,
                **{f"{kind}-{key}": rows[key] for kind in ("place", "fact") for key in rows},
            },
        ),
        "apply": (
            address("apply", posting),
            {"version": posting.apply_version, "apply_email": "a@example.org"},
        ),
        "fill": (address("fill", posting), {"placeholder": "[City, State]", "value": "Bonn"}),
        "add": (address("add_section", posting), {"kind": "custom", "heading": "New"}),
        "move": (address("move_section", posting, part), {"position": 0}),
        "hide": (
            address("hide_section", posting, part),
            {"version": part.version, "hidden": "yes"},
        ),
        "delete": (address("delete_section", posting, part), {"version": part.version}),
        "duplicate": (address("duplicate", posting), {}),
        "trash": (address("move_to_trash", posting), {}),
        "start": (
            reverse("start_posting", args=["behavioral-health-case-manager"]),
            {"country": "US", "workplace": "onsite", "employment_type": "full_time", **job},
        ),
    }


SAVES = ["section", "facts", "apply", "fill", "add", "move", "hide", "delete"]
SAVES += ["duplicate", "trash", "start"]


@pytest.mark.parametrize("name", SAVES)
def test_where_the_history_cannot_be_written_nothing_changes(
    browser: Client, posting: Posting, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("The disk is full.")

    where, sent = saves(posting)[name]
    before = stored()
    with monkeypatch.context() as broken:
        broken.setattr(RevisionQuerySet, "record", fail)
        with pytest.raises(OSError, match="The disk is full"):
            browser.post(where, sent)
    assert stored() == before
    assert browser.post(where, sent).status_code == 302
    assert stored() != before


def test_the_history_keeps_what_organization_and_people_were(
    browser: Client, posting: Posting, organization: Organization, editor: User
) -> None:
    for name in ("section", "apply", "fill", "add", "move"):
        posting.refresh_from_db()
        where, sent = saves(posting)[name]
        with one_revision(posting, editor):
            browser.post(where, sent)
    numbers = [revision.number for revision in Revision.objects.of(posting)]
    assert numbers == [6, 5, 4, 3, 2, 1]
    assert set(Revision.objects.of(posting).values_list("organization", flat=True)) == {
        organization.pk
    }


def stored() -> list[Any]:
    models = (Posting, Section, Revision)
    return [list(model._base_manager.order_by("pk").values()) for model in models]
