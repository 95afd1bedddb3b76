"""Undo and redo: what this person saved last, step by step, and nothing of anyone else's."""

import pytest
from django.test import Client

from builder.document import JobDocument
from builder.models import Organization, Posting, Revision, RoleTemplate, Section, User
from tests.views.conftest import LogIn
from tests.views.editing import assert_fresh, form_of, headings, part_of
from tests.views.page import HTMX, Response, address, tree, words
from tests.views.revisions import no_revision, one_revision

BOTH = pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])


def button(page: Response, name: str) -> tuple[str, dict[str, str]]:
    """Return what the bar's button of that name sends, and where to."""
    found = tree(page).xpath("//*[@id='bar']//button[@data-step=$name][not(@disabled)]", name=name)
    assert found, f"{name} cannot be pressed"
    return found[0].get("formaction"), {"number": found[0].get("value")}


def offered(page: Response, name: str) -> str:
    """Return what the bar says that a step would undo or redo."""
    found = tree(page).xpath("//*[@id='bar']//button[@data-step=$name]", name=name)
    return str(found[0].get("aria-label") or "")


def press(
    browser: Client,
    record: Posting | RoleTemplate,
    name: str,
    headers: dict[str, str] | None = None,
) -> Response:
    where, sent = button(browser.get(record.get_absolute_url()), name)
    return browser.post(where, sent, headers=headers or {})


def document(record: Posting | RoleTemplate) -> JobDocument:
    record.refresh_from_db()
    return record.document()


def write(browser: Client, posting: Posting, section: Section, html: str) -> None:
    where = address("section", posting, section)
    response = browser.post(where, form_of(browser, where) | {"html": html, "html_format": "html"})
    assert response.status_code == 302


@BOTH
def test_a_change_is_undone_and_redone_and_each_is_a_version(
    browser: Client, posting: Posting, benefits: Section, editor: User, headers: dict[str, str]
) -> None:
    first = document(posting)
    write(browser, posting, benefits, "<p>Free tea</p>")
    second = document(posting)
    with one_revision(posting, editor):
        response = press(browser, posting, "undo", headers)
    assert document(posting) == first
    if headers:
        assert_fresh(response)
        assert words(response, "said") == "Undone: Changed Benefits Redo"
    else:
        response = browser.get(response["Location"])
        assert "Undone: Changed Benefits" in words(response)
    assert (offered(response, "undo"), offered(response, "redo")) == (
        "",
        "Redo: Changed Benefits",
    )
    with one_revision(posting, editor):
        press(browser, posting, "redo", headers)
    assert document(posting) == second
    assert [revision.summary for revision in Revision.objects.of(posting)[:2]] == [
        "Redid: Changed Benefits",
        "Undid: Changed Benefits",
    ]


def test_nothing_can_be_redone_once_something_else_was_changed(
    browser: Client, posting: Posting, benefits: Section, brief: Section
) -> None:
    write(browser, posting, benefits, "<p>Free tea</p>")
    press(browser, posting, "undo")
    write(browser, posting, brief, "<p>Help.</p>")
    page = browser.get(posting.get_absolute_url())
    assert (offered(page, "undo"), offered(page, "redo")) == ("Undo: Changed Job brief", "")


def test_undo_leaves_alone_what_others_saved_since(
    browser: Client, colleague: Client, posting: Posting, benefits: Section, brief: Section
) -> None:
    html = benefits.html
    write(browser, posting, benefits, html.replace("</ul>", "<li>Free tea</li></ul>"))
    benefits.refresh_from_db()
    write(colleague, posting, benefits, f"<p>Hers</p>{benefits.html}")
    write(colleague, posting, brief, "<p>Her brief</p>")
    assert offered(colleague.get(posting.get_absolute_url()), "undo") == "Undo: Changed Job brief"
    assert offered(browser.get(posting.get_absolute_url()), "undo") == "Undo: Changed Benefits"
    press(browser, posting, "undo")
    assert part_of(posting, "benefits").html == f"<p>Hers</p>{html}"
    assert part_of(posting, "job_brief").html == "<p>Her brief</p>"


@BOTH
def test_what_someone_else_changed_since_is_not_undone_but_shown(
    browser: Client, colleague: Client, posting: Posting, benefits: Section, headers: dict[str, str]
) -> None:
    write(browser, posting, benefits, "<p>Free tea</p>")
    write(colleague, posting, benefits, "<p>Free green tea</p>")
    with no_revision(posting):
        response = press(browser, posting, "undo", headers)
    assert response.status_code == 409
    said = words(response, "trouble" if headers else "")
    assert "Not undone: “Benefits” was changed again since, by Olga Owner." in said
    (way_out,) = tree(response).xpath("//a[text()='Show what changed']/@href")
    page = browser.get(way_out)
    assert "green" in words(page)
    assert "Put this section back" in words(page)


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"title": "Nurse"}, "Something in the job facts"),
        ({"apply_email": "a@example.org"}, "How to apply"),
    ],
)
def test_facts_that_someone_else_changed_since_are_not_undone(
    browser: Client,
    posting: Posting,
    editor: User,
    owner: User,
    change: dict[str, str],
    part: str,
) -> None:
    save = posting.save_facts if "title" in change else posting.save_apply
    for by, values in ((editor, change), (owner, {name: f"x{change[name]}" for name in change})):
        based_on = posting.facts_version if "title" in change else posting.apply_version
        save(values, based_on=based_on, by=by)
    with no_revision(posting):
        response = press(browser, posting, "undo", HTMX)
    assert f"Not undone: {part} was changed again since, by Olga Owner." in words(response)


def test_a_section_that_someone_put_back_meanwhile_is_not_put_back_twice(
    browser: Client, posting: Posting, benefits: Section, editor: User, owner: User
) -> None:
    order = headings(posting)
    posting.delete_section(benefits, based_on=benefits.version, by=editor)
    posting.restore_section(benefits, by=owner)
    with no_revision(posting):
        assert press(browser, posting, "undo").status_code == 302
    assert headings(posting) == order
    assert offered(browser.get(posting.get_absolute_url()), "undo") == ""


def test_sections_that_someone_else_moved_since_stay_where_they_are(
    browser: Client, posting: Posting, benefits: Section, editor: User, owner: User
) -> None:
    posting.move_section(benefits, 0, by=editor)
    posting.move_section(benefits, 2, by=owner)
    with no_revision(posting):
        response = press(browser, posting, "undo", HTMX)
    assert "The order of the sections was changed again since." in words(response, "trouble")


def test_pressing_twice_undoes_once(
    browser: Client, posting: Posting, benefits: Section, brief: Section
) -> None:
    write(browser, posting, brief, "<p>Help.</p>")
    write(browser, posting, benefits, "<p>Free tea</p>")
    where, sent = button(browser.get(posting.get_absolute_url()), "undo")
    assert browser.post(where, sent).status_code == 302
    with no_revision(posting):
        response = browser.post(where, sent, headers=HTMX)
    assert response.status_code == 409
    assert "Nothing to undo here any more." in words(response, "trouble")
    assert part_of(posting, "job_brief").html == "<p>Help.</p>"


@pytest.mark.parametrize("number", ["", "x", "0", "1", "-5", "9" * 30, "9" * 5000])
@pytest.mark.parametrize("name", ["undo", "redo"])
def test_what_is_no_step_changes_nothing(
    browser: Client, posting: Posting, name: str, number: str
) -> None:
    with no_revision(posting):
        response = browser.post(address(name, posting), {"number": number})
    assert response.status_code == 409


def test_going_back_to_a_version_can_be_undone(
    browser: Client, posting: Posting, benefits: Section
) -> None:
    write(browser, posting, benefits, "<p>Free tea</p>")
    version, changed = Posting.objects.get(pk=posting.pk).version, document(posting)
    browser.post(address("restore_revision", posting, 1), {"version": version})
    assert document(posting) != changed
    press(browser, posting, "undo")
    assert document(posting) == changed


def test_what_the_trash_did_is_no_step(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    write(browser, posting, benefits, "<p>Free tea</p>")
    posting.move_to_trash(editor)
    posting.restore(editor)
    page = browser.get(posting.get_absolute_url())
    assert offered(page, "undo") == "Undo: Changed Benefits"


def test_a_templates_family_is_undone_too(
    browser: Client, posting: Posting, organization: Organization, editor: User
) -> None:
    template = RoleTemplate.objects.make(
        posting.document(),
        organization,
        {"family": "Care", "level": None, "summary": "Helps"},
        by=editor,
        why="Made",
    )
    template.save_classification({"family": "Nursing"}, based_on=template.version, by=editor)
    press(browser, template, "undo")
    template.refresh_from_db()
    assert template.family == "Care"


def test_only_who_may_write_sees_the_steps(log_in: LogIn, posting: Posting, viewer: User) -> None:
    page = log_in(viewer).get(posting.get_absolute_url())
    assert not tree(page).xpath("//button[@data-step]")
