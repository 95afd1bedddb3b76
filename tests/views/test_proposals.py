"""What people who write postings propose to the template, and what becomes of it."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from builder.models import Organization, Posting, Proposal, Revision, RoleTemplate, Snippet, User
from tests.views.editing import part_of
from tests.views.page import tree, words
from tests.views.revisions import no_revision, one_revision
from tests.views.test_improvement import DUTIES, edit, nurse, own, rewrite

__all__ = ["nurse", "own"]

LogIn = Callable[[User], Client]
BETTER = DUTIES.replace("Writes reports", "Writes reports for Ward 7 in Duluth, MN")


def page(posting: Posting) -> str:
    return reverse("propose", args=[posting.pk])


def propose(browser: Client, posting: Posting, kind: str, note: str = "") -> Proposal:
    data = {"section": part_of(posting, kind).pk, "note": note}
    assert browser.post(page(posting), data).status_code == 302
    return Proposal.objects.latest("pk")


@pytest.fixture
def boss(log_in: LogIn, owner: User) -> Client:
    """A browser in which the owner, who decides, is logged in."""
    return log_in(owner)


def test_what_differs_is_offered_with_its_placeholders_put_back(
    browser: Client, nurse: Posting, editor: User
) -> None:
    assert "Nothing here differs from the template" in words(browser.get(page(nurse)))
    edit(nurse, editor, "responsibilities", BETTER)
    assert page(nurse) in browser.get(nurse.get_absolute_url()).text
    shown = browser.get(page(nurse))
    assert "<ins>" in shown.text
    assert "for [Team name] in [City, State]" in words(shown)
    assert "Job brief" not in words(shown, "main")
    proposal = propose(browser, nurse, "responsibilities", "Ours is clearer")
    assert proposal.html == BETTER.replace("Ward 7", "[Team name]").replace(
        "Duluth, MN", "[City, State]"
    )
    assert (proposal.author, proposal.note, proposal.based_on) == (editor, "Ours is clearer", 1)


def test_who_edits_the_template_sees_it_and_accepts_it(
    browser: Client, boss: Client, nurse: Posting, own: RoleTemplate, editor: User, owner: User
) -> None:
    edit(nurse, editor, "responsibilities", BETTER)
    proposal = propose(browser, nurse, "responsibilities", "Ours is clearer")
    panel = words(boss.get(own.get_absolute_url()), "panel")
    assert "1 proposal" in panel
    listed = boss.get(reverse("proposals", args=[own.pk]))
    assert "Ours is clearer" in words(listed)
    where = proposal.get_absolute_url()
    with one_revision(own, owner):
        boss.post(where, form_to_accept(boss, where))
    assert "[Team name] in [City, State]" in text_of(own, "responsibilities")
    assert Revision.objects.of(own)[0].summary == "Accepted a proposal for Duties"
    assert "1 proposal" not in words(boss.get(own.get_absolute_url()), "panel")
    told = words(browser.get(nurse.get_absolute_url()), "panel")
    assert "Duties Accepted" in told
    assert "See what it changed in the template" in words(browser.get(where))
    assert "Nothing here differs" in words(browser.get(page(nurse)))


def test_declined_with_a_reason_the_proposer_reads_it(
    browser: Client, boss: Client, nurse: Posting, own: RoleTemplate, editor: User
) -> None:
    edit(nurse, editor, "custom", "<p>By boat only.</p>")
    proposal = propose(browser, nurse, "custom")
    where = proposal.get_absolute_url()
    with no_revision(own):
        refused = boss.post(where, {"decline": "yes", "reason": " "})
        assert refused.status_code == 422
        assert "Say in a few words why" in words(refused)
        boss.post(where, {"decline": "yes", "reason": "Only true of Duluth"})
    told = words(browser.get(nurse.get_absolute_url()), "panel")
    assert "Travel Declined: Only true of Duluth" in told
    with no_revision(own):
        late = boss.post(where, {}, follow=True)
    assert "That was decided before: declined." in words(late)


def test_what_changed_elsewhere_in_the_section_meanwhile_is_kept(
    browser: Client, boss: Client, nurse: Posting, own: RoleTemplate, editor: User, owner: User
) -> None:
    edit(nurse, editor, "responsibilities", BETTER)
    proposal = propose(browser, nurse, "responsibilities")
    rewrite(own, owner, responsibilities=DUTIES.replace("a van", "a car"))
    boss.post(proposal.get_absolute_url(), {})
    assert "Drives a car" in text_of(own, "responsibilities")
    assert "[Team name]" in text_of(own, "responsibilities")


def test_where_both_changed_the_same_words_both_are_shown_and_nothing_is_taken(
    browser: Client, boss: Client, nurse: Posting, own: RoleTemplate, editor: User, owner: User
) -> None:
    edit(nurse, editor, "custom", "<p>By boat only.</p>")
    proposal = propose(browser, nurse, "custom")
    rewrite(own, owner, custom="<p>Twice a year.</p>")
    where = proposal.get_absolute_url()
    with no_revision(own):
        shown = boss.post(where, {})
    assert shown.status_code == 409
    assert "By boat only." in words(shown)
    assert "Twice a year." in words(shown)
    rewrite(own, owner, custom="<p>Thrice a year.</p>")
    old = {"version": own.version - 1}
    with no_revision(own):
        assert boss.post(where, old).status_code == 409
    boss.post(where, {"version": own.version})
    assert text_of(own, "custom") == "<p>By boat only.</p>"


def test_a_section_that_was_deleted_meanwhile_comes_back_only_by_choice(
    browser: Client, boss: Client, nurse: Posting, own: RoleTemplate, editor: User, owner: User
) -> None:
    edit(nurse, editor, "custom", "<p>By boat only.</p>")
    where = propose(browser, nurse, "custom").get_absolute_url()
    gone = part_of(own, "custom")
    own.delete_section(gone, based_on=gone.version, by=owner)
    with no_revision(own):
        assert boss.post(where, {}).status_code == 409
    own.refresh_from_db()
    boss.post(where, {"version": own.version})
    assert text_of(own, "custom") == "<p>By boat only.</p>"


def test_a_section_that_the_template_lacks_is_proposed_as_new(
    browser: Client, boss: Client, nurse: Posting, own: RoleTemplate, editor: User
) -> None:
    nurse.add_section(
        kind="physical_demands", heading="Lifting", html="<p>Up to 20 kg on Ward 7.</p>", by=editor
    )
    proposal = propose(browser, nurse, "physical_demands")
    assert "New section" in words(boss.get(proposal.get_absolute_url()))
    boss.post(proposal.get_absolute_url(), {})
    own.refresh_from_db()
    assert text_of(own, "physical_demands") == "<p>Up to 20 kg on [Team name].</p>"


def test_proposed_again_the_later_one_counts(browser: Client, nurse: Posting, editor: User) -> None:
    edit(nurse, editor, "custom", "<p>By boat only.</p>")
    propose(browser, nurse, "custom")
    edit(nurse, editor, "custom", "<p>By boat, and on foot.</p>")
    latest = propose(browser, nurse, "custom")
    assert list(Proposal.objects.all()) == [latest]
    assert "on foot" in latest.html


def test_a_shipped_template_cannot_be_changed_and_a_version_of_ones_own_is_offered(
    browser: Client, posting: Posting, role: RoleTemplate, editor: User
) -> None:
    edit(posting, editor, "benefits", "<p>A bicycle.</p>")
    shown = words(browser.get(page(posting)))
    assert "Make our own version" in shown
    assert "Propose this" not in shown
    browser.post(page(posting), {"section": part_of(posting, "benefits").pk})
    assert not Proposal.objects.exists()


def test_what_the_organization_says_alike_everywhere_is_not_proposed(
    browser: Client, nurse: Posting, own: RoleTemplate, organization: Organization, owner: User
) -> None:
    about = {"kind": "about", "name": "Us", "heading": "About us", "html": "<p>A clinic.</p>"}
    snippet = Snippet.objects.make(organization, about, by=owner, why="Written")
    Organization.objects.filter(pk=organization.pk).update(about_snippet=snippet)
    organization.refresh_from_db()
    posting = Posting.objects.start(own, organization, {"title": "Night Nurse"}, owner)
    assert posting.present_sections()[0].kind == "about"
    assert "Propose this" not in words(browser.get(page(posting)))


def test_what_is_no_section_to_propose_is_refused(
    browser: Client, nurse: Posting, posting: Posting
) -> None:
    assert browser.post(page(nurse), {"section": "x"}).status_code == 422
    for section in (part_of(nurse, "custom"), part_of(posting, "benefits")):
        browser.post(page(nurse), {"section": section.pk})
    long = browser.post(page(nurse), {"section": section.pk, "note": "x" * 501})
    assert long.status_code == 422
    assert not Proposal.objects.exists()


def test_readers_see_proposals_and_others_none(
    log_in: LogIn,
    browser: Client,
    viewer: User,
    stranger: User,
    nurse: Posting,
    own: RoleTemplate,
    editor: User,
) -> None:
    edit(nurse, editor, "custom", "<p>By boat only.</p>")
    where = propose(browser, nurse, "custom").get_absolute_url()
    reader = log_in(viewer)
    assert "Accept" not in words(reader.get(where))
    assert reader.post(where, {}).status_code == 403
    assert reader.get(page(nurse)).status_code == 403
    for address in (where, reverse("proposals", args=[own.pk]), page(nurse)):
        assert log_in(stranger).get(address).status_code == 404


def test_a_proposal_of_another_template_is_not_found(
    browser: Client, nurse: Posting, own: RoleTemplate, role: RoleTemplate, editor: User
) -> None:
    edit(nurse, editor, "custom", "<p>By boat only.</p>")
    number = propose(browser, nurse, "custom").pk
    assert browser.get(reverse("proposal", args=[role.pk, number])).status_code == 404


def form_to_accept(browser: Client, where: str) -> dict[str, str]:
    """Return what the first form of the page sends, which is the one that accepts."""
    found = [one for one in tree(browser.get(where)).forms if one.get("action") == where]
    return {str(name): str(value) for name, value in found[0].form_values()}


def text_of(template: RoleTemplate, kind: str) -> str:
    return part_of(template, kind).html
