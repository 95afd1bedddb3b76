"""What a posting hears of its template's changes, and takes of them."""

from dataclasses import replace

import pytest
from django.test import Client
from django.urls import reverse

from builder.document import Section
from builder.models import Organization, Posting, Revision, RoleTemplate, User
from builder.models.improvement import improvement_of
from builder.models.restoring import restore
from builder.models.undoing import reverse_step
from builder.rich_text import sanitize
from tests.views.editing import part_of
from tests.views.page import address, form, words
from tests.views.revisions import no_revision, one_revision

BRIEF = "<p>[Organization name] in [City, State] cares for [Team name], day and night.</p>"
DUTIES = "<ul><li>Plans care</li><li>Writes reports</li><li>Drives a van</li></ul>"


def section(kind: str, heading: str, html: str) -> Section:
    return Section(kind=kind, heading=heading, html=html)  # type: ignore[arg-type]


@pytest.fixture
def own(role: RoleTemplate, organization: Organization, editor: User) -> RoleTemplate:
    """A short template of the organization."""
    content = replace(
        role.document(),
        title="Night Nurse",
        sections=(
            section("job_brief", "Job brief", BRIEF),
            section("responsibilities", "Duties", DUTIES),
            section("custom", "Travel", "<p>None.</p>"),
        ),
    )
    classed = {"family": "Care", "level": None, "summary": "Cares at night."}
    return RoleTemplate.objects.make(content, organization, classed, by=editor, why="For a test")


@pytest.fixture
def nurse(own: RoleTemplate, organization: Organization, editor: User) -> Posting:
    """A posting from it, with everything filled in."""
    decided = {
        "title": "Night Nurse",
        "workplace": "onsite",
        "locations": [{"city": "Duluth", "region": "MN", "country": "US"}],
    }
    posting = Posting.objects.start(own, organization, decided, editor)
    posting.fill("[Team name]", "Ward 7", country="US", by=editor)
    return posting


def rewrite(template: RoleTemplate, by: User, **texts: str) -> None:
    """Change sections of a template, named by their kinds."""
    for kind, html in texts.items():
        part = part_of(template, kind)
        template.save_section(part, heading=part.heading, html=html, based_on=part.version, by=by)


def edit(posting: Posting, by: User, kind: str, html: str) -> None:
    part = part_of(posting, kind)
    posting.save_section(part, heading=part.heading, html=html, based_on=part.version, by=by)


def text(posting: Posting, kind: str) -> str:
    return part_of(posting, kind).html


def page(posting: Posting) -> str:
    return reverse("improvement", args=[posting.pk])


def sent(browser: Client, posting: Posting, **choices: str) -> dict[str, str]:
    """Return what the page sends, with the choices named by the headings' kinds."""
    improvement = improvement_of(posting)
    assert improvement
    data = {"version": str(posting.version), "upto": str(improvement.number)}
    for offer in improvement.following.offers:
        name = "facts" if offer.key == "facts" else offer.section.kind  # type: ignore[union-attr]
        data[f"part-{offer.key}"] = choices.get(name, "later")
    return data


def test_nothing_is_said_as_long_as_the_template_stays_as_it_was(
    browser: Client, nurse: Posting
) -> None:
    assert "The template was improved" not in words(browser.get(nurse.get_absolute_url()))
    response = browser.get(page(nurse), follow=True)
    assert "The template has nothing new for this posting." in words(response)


def test_what_was_filled_in_is_no_edit_and_is_filled_in_the_new_text_too(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    assert text(nurse, "job_brief") == (
        "<p>Riverbend Health in Duluth, MN cares for Ward 7, day and night.</p>"
    )
    rewrite(own, owner, job_brief=BRIEF.replace("day and night", "at night, in [City, State]"))
    shown = words(browser.get(nurse.get_absolute_url()), "panel")
    assert "The template was improved" in shown
    assert "1 section changed." in shown
    with one_revision(nurse, editor):
        browser.post(page(nurse), form(browser.get(page(nurse))) | {"only": "clean"})
    assert text(nurse, "job_brief") == (
        "<p>Riverbend Health in Duluth, MN cares for Ward 7, at night, in Duluth, MN.</p>"
    )
    assert nurse.role_template_version == own.version
    assert "The template was improved" not in words(browser.get(nurse.get_absolute_url()))


def test_the_page_shows_what_would_change_and_what_is_left_alone(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    edit(nurse, editor, "responsibilities", DUTIES.replace("a van", "a blue van"))
    rewrite(
        own,
        owner,
        responsibilities=DUTIES.replace("Writes reports", "Writes short reports"),
        custom="<p>Twice a year.</p>",
    )
    own.add_section(kind="custom", heading="Shifts", html="<p>Four nights.</p>", by=owner)
    with no_revision(nurse):
        shown = words(browser.get(page(nurse)))
    assert "2 sections changed, 1 new section" in shown
    assert "Take it, and keep what we changed" in shown
    assert "Writes short reports" in shown
    assert "Drives a blue van" in shown
    assert "New section" in shown
    assert "Take all of it" in shown


def test_sections_are_taken_one_by_one_and_the_others_wait(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    rewrite(own, owner, responsibilities=DUTIES.replace("a van", "a car"), custom="<p>Much.</p>")
    first = own.version
    data = sent(browser, nurse, responsibilities="take")
    with one_revision(nurse, editor):
        response = browser.post(page(nurse), data, follow=True)
    assert "Still to decide: 1 section changed." in words(response)
    assert "Drives a car" in text(nurse, "responsibilities")
    assert text(nurse, "custom") == "<p>None.</p>"
    rewrite(own, owner, responsibilities=DUTIES.replace("a van", "a red car"))
    assert nurse.role_template_version != first
    data = sent(browser, nurse, responsibilities="keep", custom="keep")
    assert len(data) == 4
    browser.post(page(nurse), data)
    nurse = Posting.objects.get(pk=nurse.pk)
    assert "Drives a car" in text(nurse, "responsibilities")
    assert (nurse.role_template_version, nurse.template_decisions) == (own.version, {})
    assert improvement_of(nurse) is None


def test_what_both_changed_is_shown_with_both_texts_and_kept_until_someone_decides(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    edit(nurse, editor, "custom", "<p>Rarely, and never by night.</p>")
    rewrite(own, owner, custom="<p>Twice a year, to Duluth.</p>")
    shown = words(browser.get(page(nurse)))
    assert "You changed it too" in shown
    assert "Rarely, and never by night." in shown
    assert "Twice a year, to Duluth." in shown
    assert "Take all" not in shown
    with no_revision(nurse):
        browser.post(page(nurse), form(browser.get(page(nurse))) | {"only": "clean"})
    with one_revision(nurse, editor):
        browser.post(page(nurse), sent(browser, nurse, custom="take"))
    assert "Rarely" in text(nurse, "custom")
    assert "Twice a year" in text(nurse, "custom")


def test_the_templates_text_can_take_the_place_of_ours(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    edit(nurse, editor, "custom", "<p>Rarely, and never by night.</p>")
    rewrite(own, owner, custom="<p>Twice a year, to [City, State].</p>")
    browser.post(page(nurse), sent(browser, nurse, custom="template"))
    assert text(nurse, "custom") == "<p>Twice a year, to Duluth, MN.</p>"


def test_sections_that_one_side_deleted_come_and_go_only_by_choice(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    ours = part_of(nurse, "custom")
    nurse.delete_section(ours, based_on=ours.version, by=editor)
    edit(nurse, editor, "responsibilities", "<p>Sits at the bed of whoever cannot sleep.</p>")
    rewrite(own, owner, custom="<p>Twice a year.</p>")
    theirs = part_of(own, "responsibilities")
    own.delete_section(theirs, based_on=theirs.version, by=owner)
    shown = words(browser.get(page(nurse)))
    assert "Deleted here" in shown
    assert "Removed from the template" in shown
    data = sent(browser, nurse, custom="template", responsibilities="template")
    browser.post(page(nurse), data)
    assert [part.kind for part in nurse.present_sections()] == ["job_brief", "custom"]


def test_not_for_this_posting_is_said_no_more_until_the_template_changes_again(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    before = nurse.document()
    rewrite(own, owner, custom="<p>Much.</p>")
    notice = form(browser.get(nurse.get_absolute_url()), page(nurse))
    browser.post(page(nurse), notice | {"only": "none"})
    nurse.refresh_from_db()
    assert nurse.document() == before
    assert "The template was improved" not in words(browser.get(nurse.get_absolute_url()))
    rewrite(own, owner, responsibilities=DUTIES.replace("a van", "a car"))
    shown = words(browser.get(nurse.get_absolute_url()), "panel")
    assert "The template was improved" in shown
    assert "1 section changed." in shown


def test_facts_are_taken_where_the_posting_has_not_its_own(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    nurse.save_facts({"department": "Nights"}, based_on=nurse.facts_version, by=editor)
    changed = {"department": "Care", "reports_to": "The head nurse", "job_code": "X-1"}
    own.save_facts(changed, based_on=own.facts_version, by=owner)
    shown = words(browser.get(page(nurse)))
    assert "The head nurse" in shown
    assert "The template changed these, and so did we" in shown
    assert "X-1" not in shown
    browser.post(page(nurse), sent(browser, nurse, facts="take"))
    nurse.refresh_from_db()
    assert (nurse.department, nurse.reports_to) == ("Nights", "The head nurse")


def test_going_back_in_the_history_brings_the_offer_back(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    rewrite(own, owner, custom="<p>Much.</p>")
    before = nurse.version
    browser.post(page(nurse), sent(browser, nurse, custom="take"))
    nurse.refresh_from_db()
    assert improvement_of(nurse) is None
    old = Revision.objects.of(nurse).get(number=before)
    restore(nurse, old, based_on=nurse.version, by=editor)
    nurse = Posting.objects.get(pk=nurse.pk)
    assert text(nurse, "custom") == "<p>None.</p>"
    assert improvement_of(nurse) is not None


def test_undo_brings_the_offer_back_too(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    rewrite(own, owner, custom="<p>Much.</p>")
    ours = part_of(nurse, "custom")
    browser.post(page(nurse), sent(browser, nurse, custom="take"))
    nurse.refresh_from_db()
    assert part_of(nurse, "custom").pk == ours.pk
    edit(nurse, owner, "responsibilities", "<p>Other.</p>")
    reverse_step(nurse, nurse.version - 1, by=editor)
    nurse = Posting.objects.get(pk=nurse.pk)
    assert text(nurse, "custom") == "<p>None.</p>"
    assert text(nurse, "responsibilities") == "<p>Other.</p>"
    assert improvement_of(nurse) is not None


def test_a_posting_saved_meanwhile_is_looked_at_once_more(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User
) -> None:
    rewrite(own, owner, custom="<p>Much.</p>")
    data = sent(browser, nurse, custom="take")
    edit(nurse, owner, "responsibilities", "<p>Other.</p>")
    with no_revision(nurse):
        response = browser.post(page(nurse), data)
    assert response.status_code == 409
    assert "Olga Owner saved since you opened the page" in words(response)
    again = form(response, page(nurse))
    chosen = next(name for name in data if name.startswith("part-"))
    assert again["version"] == str(nurse.version)
    browser.post(page(nurse), again | {chosen: "take"})
    assert text(nurse, "custom") == "<p>Much.</p>"


def test_what_is_not_a_choice_is_refused(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User
) -> None:
    rewrite(own, owner, custom="<p>Much.</p>")
    with no_revision(nurse):
        for data in (sent(browser, nurse, custom="everything"), {"upto": "2", "version": "1"}):
            assert browser.post(page(nurse), data).status_code == 422
        for upto in ("", "99", "x"):
            assert browser.post(page(nurse), {"upto": upto}).status_code == 302


def test_a_copy_knows_what_was_decided(
    browser: Client, nurse: Posting, own: RoleTemplate, owner: User, editor: User
) -> None:
    rewrite(own, owner, custom="<p>Much.</p>", responsibilities="<p>All.</p>")
    browser.post(page(nurse), sent(browser, nurse, custom="keep"))
    nurse.refresh_from_db()
    copy = nurse.duplicate(editor)
    improvement = improvement_of(copy)
    assert improvement is not None
    assert improvement.counted == "1 section changed"


def test_a_shipped_template_that_the_library_improves_is_offered_too(
    browser: Client, posting: Posting, role: RoleTemplate
) -> None:
    better = role.document()
    first, *rest = better.sections
    more = replace(first, html=sanitize(f"{first.html}<p>Join [Organization name].</p>"))
    role.load(replace(better, sections=(more, *rest)))
    assert "1 section changed." in words(browser.get(posting.get_absolute_url()), "panel")
    browser.post(page(posting), form(browser.get(page(posting))) | {"only": "clean"})
    assert "<p>Join Riverbend Health.</p>" in text(posting, first.kind)


def test_who_may_only_read_is_not_told(
    log_in: object, viewer: User, nurse: Posting, own: RoleTemplate, owner: User
) -> None:
    rewrite(own, owner, custom="<p>Much.</p>")
    client = log_in(viewer)  # type: ignore[operator]
    assert "The template was improved" not in words(client.get(nurse.get_absolute_url()))
    assert client.get(address("improvement", nurse)).status_code == 403
