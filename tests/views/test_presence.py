"""Who else is here: seen by colleagues, as long as they are, with what they save meanwhile."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from builder.models import Posting, Presence, RoleTemplate, Section, User
from tests.conftest import Join
from tests.views.page import HTMX, Response, address, tree, words


class Page:
    """A page that someone has open, and what it last heard."""

    def __init__(self, browser: Client, record: Posting | RoleTemplate, name: str = "1") -> None:
        self.browser, self.record, self.name = browser, record, name
        self.version, self.mark = record.version, ""

    def ask(self, *forms: str, **more: object) -> Response:
        sent = {"page": self.name, "version": self.version, "mark": self.mark, "form": forms}
        answer = self.browser.post(address("presence", self.record), sent | more, headers=HTMX)
        if answer.status_code == 200:
            page = tree(answer)
            self.mark = page.get_element_by_id("others").get("data-mark") or ""
            for version in page.xpath("//*[@id='sheet']/@data-version"):
                self.version = int(version)
        return answer

    def sees(self, *forms: str) -> str:
        return words(self.ask(*forms), "others")


def notes(answer: Response, kind: str) -> dict[str, str]:
    """Return what is said at the parts of the page, by their places in it."""
    found = tree(answer).xpath(f"//*[@id='notes']/*[contains(@class, '{kind}-note')]")
    return {note.get("data-at"): " ".join(note.text_content().split()) for note in found}


@pytest.fixture
def mine(browser: Client, posting: Posting) -> Page:
    return Page(browser, posting)


@pytest.fixture
def theirs(colleague: Client, posting: Posting) -> Page:
    return Page(colleague, posting)


def test_each_sees_who_else_is_here_and_what_they_are_editing(
    mine: Page, theirs: Page, benefits: Section, viewer: User, log_in: Callable[[User], Client]
) -> None:
    assert mine.sees() == ""
    assert theirs.sees(f"{benefits.anchor} {benefits.version}") == "Edda Editor is here"
    answer = mine.ask()
    assert words(answer, "others") == "Olga Owner is here"
    assert notes(answer, "here") == {benefits.anchor: "Olga Owner is editing this"}
    # People who may only read are here too, and see the others.
    assert Page(log_in(viewer), mine.record).sees() == "Edda Editor and Olga Owner are here"
    assert theirs.sees() == "Edda Editor and Vera Viewer are here"
    assert notes(mine.ask(), "here") == {}


def test_a_template_of_the_organization_is_shared_as_a_posting_is(
    mine: Page, theirs: Page, organization: Any
) -> None:
    template = RoleTemplate.objects.create(organization=organization, key="own", title="Own")
    mine.record = theirs.record = template
    mine.version = theirs.version = 0
    assert mine.ask().status_code == 200
    assert theirs.sees() == "Edda Editor is here"


def test_nothing_new_has_no_answer_and_costs_as_little_with_many_others(
    mine: Page,
    theirs: Page,
    benefits: Section,
    join: Join,
    posting: Posting,
    django_assert_num_queries: Callable[..., Any],
) -> None:
    form = f"{benefits.anchor} {benefits.version}"
    for number in range(5):
        Presence.objects.note(
            join(posting.organization, name=f"Person {number}"), posting, "1", [benefits.anchor]
        )
    mine.ask(form)
    # Session, person, posting, the note that one is here, the others, and the form's version.
    with django_assert_num_queries(6):
        answer = mine.ask(form)
    assert answer.status_code == 204
    assert not answer.content
    mine.ask()
    with django_assert_num_queries(5):
        assert mine.ask().status_code == 204


def test_who_leaves_or_falls_silent_is_gone(mine: Page, theirs: Page) -> None:
    theirs.ask()
    assert mine.sees() == "Olga Owner is here"
    Presence.objects.filter(person__name="Olga Owner").update(
        seen_at=timezone.now() - timedelta(seconds=36)
    )
    assert mine.sees() == ""

    theirs.ask()
    assert mine.sees() == "Olga Owner is here"
    theirs.ask(leaving="")
    # The page may only be loaded anew.
    assert mine.ask().status_code == 204
    row = Presence.objects.get(person__name="Olga Owner")
    Presence.objects.filter(pk=row.pk).update(seen_at=row.seen_at - timedelta(seconds=4))
    assert mine.sees() == ""
    # Whoever leaves next clears it away.
    mine.ask(leaving="")
    assert [here.person.name for here in Presence.objects.all()] == ["Edda Editor"]


def test_what_someone_saves_comes_with_the_next_question(
    mine: Page, theirs: Page, benefits: Section, posting: Posting, owner: User, editor: User
) -> None:
    mine.ask()
    posting.save_section(
        benefits, heading="What you get", html="<p>Pay</p>", based_on=benefits.version, by=owner
    )
    answer = mine.ask()
    assert "What you get" in words(answer, "sheet")
    assert words(answer, "told") == "Olga Owner changed What you get just now"
    (note,) = notes(answer, "saved").items()
    assert note[0] == benefits.anchor
    assert note[1].startswith("Olga Owner changed this at ")
    (link,) = tree(answer).xpath("//*[@id='notes']//a/@href")
    assert "What you get" in words(mine.browser.get(link))
    assert mine.ask().status_code == 204

    # What one saved oneself, in another tab, is brought along and not told.
    part = posting.present_sections()[0]
    posting.save_section(part, heading="Brief", html="", based_on=part.version, by=editor)
    answer = mine.ask()
    assert "Brief" in words(answer, "sheet")
    assert words(answer, "told") == ""
    assert notes(answer, "saved") == {}


def test_an_open_form_says_that_its_part_was_saved_meanwhile_and_what_changed(
    mine: Page, benefits: Section, posting: Posting, owner: User
) -> None:
    began = f"{benefits.anchor} {benefits.version}"
    mine.ask(began)
    posting.save_section(
        benefits,
        heading="Benefits",
        html=benefits.html + "<p>A bicycle</p>",
        based_on=benefits.version,
        by=owner,
    )
    answer = mine.ask(began)
    note = notes(answer, "late")[benefits.anchor]
    assert note.startswith("Olga Owner saved this at ")
    assert tree(answer).xpath("//*[contains(@class, 'late-note')]//ins/text()") == ["A bicycle"]
    assert mine.ask(began).status_code == 204
    # A form that starts with what is stored now is not late.
    benefits.refresh_from_db()
    assert notes(mine.ask(f"{benefits.anchor} {benefits.version}"), "late") == {}

    posting.delete_section(benefits, based_on=benefits.version, by=owner)
    note = notes(mine.ask(began), "late")[benefits.anchor]
    assert note.startswith("Olga Owner deleted this at ")
    assert note.endswith("When you save, you can put the section back.")


def test_open_facts_say_which_fields_someone_changed(
    mine: Page, posting: Posting, owner: User
) -> None:
    forms = [f"facts {posting.facts_version}", f"apply {posting.apply_version}"]
    posting.save_facts({"department": "Outreach"}, based_on=posting.facts_version, by=owner)
    posting.save_apply({"apply_email": "a@b.org"}, based_on=posting.apply_version, by=owner)
    late = notes(mine.ask(*forms), "late")
    assert late["facts"].endswith("See what changed Department Outreach")
    assert late["apply"].endswith("See what changed E-mail address to apply to a@b.org")


def test_a_shipped_template_is_nobodys_to_meet_in(mine: Page, role: RoleTemplate) -> None:
    mine.record = role
    assert mine.ask().status_code == 204
    assert not Presence.objects.exists()
    page = mine.browser.get(role.get_absolute_url())
    assert "data-address" not in page.content.decode()
    assert "presence" not in page.content.decode()


def test_what_no_page_would_send_changes_nothing(
    mine: Page, posting: Posting, benefits: Section
) -> None:
    assert mine.ask(page="x" * 41).status_code == 422
    assert mine.ask(page="").status_code == 422
    assert mine.ask(page="\0").status_code == 422
    assert mine.ask(page="\0", leaving="").status_code == 422
    assert not Presence.objects.exists()
    unknown = "section-00000000-0000-0000-0000-000000000000 1"
    assert mine.ask(unknown, "elsewhere 1", "facts x", version="soon").status_code == 200
