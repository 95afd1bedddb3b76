"""The postings made from a template: how far each has drifted, and many updated at once."""

from collections.abc import Callable

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from builder.models import Organization, Posting, Revision, RoleTemplate, User, Work
from tests.views.editing import part_of
from tests.views.page import form, tree, words
from tests.views.test_improvement import DUTIES, edit, nurse, own, rewrite, text

__all__ = ["nurse", "own"]

WorkOff = Callable[[], None]


@pytest.fixture
def clerk(own: RoleTemplate, organization: Organization, editor: User) -> Posting:
    """A second posting from the template, in another place."""
    decided = {
        "title": "Night Clerk",
        "workplace": "onsite",
        "locations": [{"city": "Bemidji", "region": "MN", "country": "US"}],
    }
    return Posting.objects.start(own, organization, decided, editor)


def listed(template: RoleTemplate) -> str:
    return reverse("template_postings", args=[template.pk])


def update(template: RoleTemplate) -> str:
    return reverse("update_postings", args=[template.pk])


def row(browser: Client, posting: Posting, template: RoleTemplate) -> str:
    """Return what the list says of a posting."""
    page = tree(browser.get(listed(template)))
    (found,) = page.xpath(f"//li[.//a[@href='{posting.get_absolute_url()}']]")
    return " ".join(found.text_content().split())


def test_what_was_filled_in_is_no_drift(browser: Client, nurse: Posting, own: RoleTemplate) -> None:
    assert "3 as in the template Changed" in row(browser, nurse, own).replace("Draft ", "")
    assert "%" not in row(browser, nurse, own)


def test_own_words_and_the_templates_changes_are_told_apart(
    browser: Client, nurse: Posting, clerk: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    edit(nurse, editor, "custom", "<p>Rarely, and never by night.</p>")
    rewrite(own, owner, responsibilities=DUTIES.replace("a van", "a car"))
    said = row(browser, nurse, own)
    assert "1 out of date · 1 as in the template · 1 of its own" in said
    assert "% of the words differ" in said
    assert "1 out of date · 2 as in the template" in row(browser, clerk, own)
    rewrite(own, owner, custom="<p>Twice a year.</p>")
    assert "2 out of date · 1 as in the template" in row(browser, nurse, own)


def test_the_list_is_found_searched_sorted_and_narrowed(
    browser: Client, nurse: Posting, clerk: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    role_page = browser.get(reverse("role", args=[own.key]))
    assert listed(own) in role_page.text
    assert listed(own) in browser.get(own.get_absolute_url()).text

    def titles(**asked: str) -> list[str]:
        page = tree(browser.get(listed(own), asked))
        return [str(link.text) for link in page.xpath("//a[@class='row-title']")]

    assert titles(sort="title") == ["Night Clerk", "Night Nurse"]
    assert titles(q="Bemidji") == ["Night Clerk"]
    assert titles(state="published") == []
    rewrite(own, owner, custom="<p>Much.</p>")
    assert len(titles(behind="yes")) == 2
    sent = form(browser.get(reverse("improvement", args=[nurse.pk])), "")
    browser.post(reverse("improvement", args=[nurse.pk]), sent | {"only": "clean"})
    assert titles(behind="yes") == ["Night Clerk"]
    assert titles(sort="behind") == ["Night Clerk", "Night Nurse"]
    nurse.move_to_trash(editor)
    assert titles() == ["Night Clerk"]
    assert titles(sort="nonsense", state="\0", q="zzz") == []


def test_postings_of_other_organizations_are_not_listed(
    browser: Client, posting: Posting, role: RoleTemplate, stranger: User
) -> None:
    elsewhere = stranger.memberships.get().organization
    Posting.objects.start(role, elsewhere, {"title": "Theirs"}, stranger)
    shown = words(browser.get(listed(role)))
    assert posting.title in shown
    assert "Theirs" not in shown


def test_a_longer_list_asks_the_database_no_more_often(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    def queries(where: str, **data: str) -> int:
        with CaptureQueriesContext(connection) as made:
            assert browser.get(where, data).status_code == 200
        return len(made)

    rewrite(own, owner, custom="<p>Much.</p>")
    queries(listed(own))
    few = queries(listed(own)), queries(update(own), all="yes")
    for _ in range(8):
        copy = nurse.duplicate(editor)
        edit(copy, editor, "responsibilities", "<p>Other.</p>")
    assert (queries(listed(own)), queries(update(own), all="yes")) == few


def test_ticked_postings_are_updated_in_the_background_and_all_of_it_undone(
    browser: Client,
    nurse: Posting,
    clerk: Posting,
    own: RoleTemplate,
    owner: User,
    editor: User,
    work_off: WorkOff,
) -> None:
    edit(nurse, editor, "custom", "<p>Rarely, and never by night.</p>")
    rewrite(own, owner, custom="<p>Twice a year.</p>", responsibilities="<p>All.</p>")
    before = [text(posting, "custom") for posting in (nurse, clerk)]
    chosen = {"posting": [str(nurse.pk), str(clerk.pk)], "sort": "title"}
    page = browser.get(update(own), chosen)
    assert "Update 2 postings" in words(page)
    assert "Left as it is, because the posting has its own words there: Travel." in words(page)
    assert page.text.count("<ins>All.</ins>") == 2
    assert page.text.count("<ins>Twice a year") == 1
    sent = form(page, update(own))
    rewrite(own, owner, custom="<p>Thrice.</p>")
    response = browser.post(update(own), sent | {"posting": chosen["posting"]}, follow=True)
    assert "Update 2 postings from Night Nurse" in words(response)
    saved = nurse.version
    work_off()
    work = Work.objects.get()
    shown = words(browser.get(reverse("work_changes", args=[work.pk])))
    assert "2 changed. 1 stayed as it was, in whole or in part." in shown
    assert "the posting has its own words there: Travel." in shown
    assert text(nurse, "responsibilities") == text(clerk, "responsibilities") == "<p>All.</p>"
    assert text(nurse, "custom") == "<p>Rarely, and never by night.</p>"
    assert text(clerk, "custom") == "<p>Twice a year.</p>"
    nurse.refresh_from_db()
    assert nurse.version == saved + 1
    assert Revision.objects.of(nurse)[0].author == editor
    browser.post(reverse("undo_work", args=[work.pk]))
    work_off()
    assert [text(posting, "custom") for posting in (nurse, clerk)] == before
    assert text(clerk, "responsibilities") == DUTIES
    clerk.refresh_from_db()
    assert clerk.role_template_version == 1


def test_all_that_match_are_updated_and_what_is_not_behind_is_left(
    browser: Client,
    nurse: Posting,
    clerk: Posting,
    own: RoleTemplate,
    owner: User,
    work_off: WorkOff,
) -> None:
    nothing = browser.get(update(own), {"all": "yes"}, follow=True)
    assert "First tick postings that are behind the template." in words(nothing)
    rewrite(own, owner, custom="<p>Much.</p>")
    sent = form(browser.get(update(own), {"all": "yes", "q": "Bemidji"}), update(own))
    assert "posting" not in sent
    browser.post(update(own), sent)
    work_off()
    assert text(clerk, "custom") == "<p>Much.</p>"
    assert text(nurse, "custom") == "<p>None.</p>"


def test_what_no_form_sends_starts_nothing(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, posting: Posting
) -> None:
    rewrite(own, owner, custom="<p>Much.</p>")
    for upto in ("", "x", "0", "99"):
        data = {"posting": str(nurse.pk), "upto": upto}
        assert browser.post(update(own), data).status_code == 302
    for ticked in (str(posting.pk), "nonsense"):
        browser.post(update(own), {"posting": ticked, "upto": "2"})
    assert not Work.objects.exists()


def test_who_may_only_read_sees_the_list_and_cannot_update(
    log_in: Callable[[User], Client], viewer: User, nurse: Posting, own: RoleTemplate, owner: User
) -> None:
    rewrite(own, owner, custom="<p>Much.</p>")
    reader = log_in(viewer)
    assert "Update from the template" not in words(reader.get(listed(own)))
    assert reader.get(update(own), {"all": "yes"}).status_code == 403


def test_a_posting_whose_version_of_the_template_is_not_known_is_listed(
    browser: Client, nurse: Posting, own: RoleTemplate
) -> None:
    Posting.objects.filter(pk=nurse.pk).update(role_template_version=None)
    assert "It is not known which version it came from" in row(browser, nurse, own)
    assert part_of(nurse, "custom").html == "<p>None.</p>"
