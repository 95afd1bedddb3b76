"""What an organization decides about the checks, and what people leave as it is."""

import json
from collections.abc import Callable
from contextlib import suppress
from io import StringIO

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from builder.library.check_context import findings_of
from builder.models import IgnoredFinding, Organization, Posting, Publication, User
from tests.views.conftest import LogIn
from tests.views.page import HTMX, Response, address, form, tree, words

SETTINGS = reverse("check_settings")
ALL = ["must_fix", "should_fix", "consider"]
Judge = Callable[[], list[str]]


@pytest.fixture
def worded(finished: Posting, editor: User) -> Posting:
    """A posting with nothing left to fill in, and with two words to mend."""
    section = finished.present_sections()[0]
    html = "<p>Ask the chairman. Our clients decide.</p>"
    finished.save_section(
        section, heading=section.heading, html=html, based_on=section.version, by=editor
    )
    return finished


@pytest.fixture
def judge(worded: Posting) -> Judge:
    """Says which checks find something in the posting now."""

    def found() -> list[str]:
        fresh = Posting.objects.select_related("organization").get(pk=worded.pk)
        return [finding.check for finding in findings_of(fresh)]

    return found


@pytest.fixture
def desk(owner: User, log_in: LogIn) -> Client:
    return log_in(owner)


def decide(browser: Client, **typed: object) -> Response:
    """Send the settings as they are shown, but for what is typed; None unticks."""
    sent: dict[str, object] = form(browser.get(SETTINGS)) | typed
    return browser.post(SETTINGS, {name: one for name, one in sent.items() if one is not None})


def ignore(browser: Client, posting: Posting, extent: str = "here", **options: object) -> Response:
    """Press a button of the finding on “chairman”."""
    page = tree(browser.get(address("checks", posting)))
    (token,) = (
        finding.xpath('.//input[@name="finding"]/@value')[0]
        for finding in page.xpath('//li[@data-passage="chairman"]')
    )
    data = {"finding": token, "for": extent}
    return browser.post(address("ignore_finding", posting), data, **options)  # type: ignore[arg-type]


def publish(browser: Client, posting: Posting) -> Response:
    posting.refresh_from_db()
    data = {"version": posting.version, "visibility": "listed"}
    return browser.post(reverse("publication", args=[posting.pk]), data)


def test_what_is_ignored_here_stays_ignored_while_other_words_change(
    browser: Client, worded: Posting, judge: Judge, editor: User
) -> None:
    assert "gendered_terms" in judge()
    assert ignore(browser, worded)["Location"] == address("checks", worded)
    assert "gendered_terms" not in judge()
    section = worded.present_sections()[0]
    html = "<p>Now and then, ask the chairman.</p>"
    worded.save_section(
        section, heading=section.heading, html=html, based_on=section.version, by=editor
    )
    assert "gendered_terms" not in judge()
    page = words(browser.get(address("checks", worded)))
    assert "1 ignored" in page
    assert "Here, Edda Editor" in page


def test_ignoring_twice_is_remembered_once_and_looking_again_takes_it_back(
    browser: Client, worded: Posting, judge: Judge
) -> None:
    ignore(browser, worded)
    kept = IgnoredFinding.objects.get()
    answer = browser.post(address("look_again", worded), {"ignored": kept.pk})
    assert answer.status_code == 302
    assert not IgnoredFinding.objects.exists()
    assert "gendered_terms" in judge()


def test_beside_the_editor_the_panel_comes_back_with_an_undo_that_has_the_focus(
    browser: Client, worded: Posting
) -> None:
    answer = ignore(browser, worded, headers=HTMX)
    page = answer.text
    assert "<html" not in page
    assert "Ignored here." in page
    assert "data-focus" in page
    kept = IgnoredFinding.objects.get()
    again = browser.post(address("look_again", worded), {"ignored": kept.pk}, headers=HTMX)
    assert "It is looked at again." in again.text


def test_never_for_us_counts_in_all_postings_of_the_organization_and_in_no_other(
    desk: Client, worded: Posting, judge: Judge, editor: User, stranger: User
) -> None:
    ignore(desk, worded, "all")
    assert "gendered_terms" not in judge()
    other = worded.duplicate(editor)
    assert "gendered_terms" not in {one.check for one in findings_of(other)}
    IgnoredFinding.objects.update(organization=stranger.memberships.get().organization)
    assert "gendered_terms" in judge()


def test_an_owner_turns_off_a_check_from_a_finding_and_on_again(
    desk: Client, worded: Posting, judge: Judge
) -> None:
    ignore(desk, worded, "check")
    assert "gendered_terms" not in judge()
    desk.post(address("look_again", worded), {"check": "gendered_terms"})
    assert "gendered_terms" in judge()


@pytest.mark.parametrize("extent", ["all", "check"])
def test_an_editor_decides_for_the_posting_alone(
    browser: Client, worded: Posting, judge: Judge, extent: str
) -> None:
    assert ignore(browser, worded, extent).status_code == 403
    assert "gendered_terms" in judge()
    assert "Never for us" not in words(browser.get(address("checks", worded)))


def test_an_editor_cannot_take_back_what_an_owner_decided(
    desk: Client, log_in: LogIn, editor: User, worded: Posting
) -> None:
    ignore(desk, worded, "all")
    kept = IgnoredFinding.objects.get()
    browser = log_in(editor)
    assert browser.post(address("look_again", worded), {"ignored": kept.pk}).status_code == 403
    assert browser.post(address("look_again", worded), {"check": "jargon"}).status_code == 403


def test_a_check_that_is_turned_off_or_graver_is_so_everywhere(
    desk: Client, worded: Posting, judge: Judge, organization: Organization
) -> None:
    decide(desk, **{"on-gendered_terms": None, "severity-length": "must_fix"})
    assert "gendered_terms" not in judge()
    worded.refresh_from_db()
    fresh = Posting.objects.get(pk=worded.pk)
    graver = {one.severity for one in findings_of(fresh) if one.check == "length"}
    assert graver <= {"must_fix"}
    decide(desk, **{"on-gendered_terms": "on"})
    assert "gendered_terms" in judge()


def test_a_number_of_a_check_can_be_set_and_must_make_sense(
    desk: Client, worded: Posting, judge: Judge
) -> None:
    assert "too_many_responsibilities" not in judge()
    assert decide(desk, **{"too_many_responsibilities.most": "3"}).status_code == 302
    assert "too_many_responsibilities" in judge()
    answer = decide(desk, **{"too_many_responsibilities.most": "4000"})
    assert answer.status_code == 422
    assert 'value="4000"' in answer.text
    for wrong in ("NaN", "many", "1e999"):
        assert decide(desk, **{"wide_range.times": wrong}).status_code == 422


def test_words_of_the_organizations_own_are_found_and_mended(
    desk: Client, worded: Posting, judge: Judge
) -> None:
    list_ = "clients => customers: They buy from us [consider]\nninja\nexpert: too vague"
    assert decide(desk, terms=list_).status_code == 302
    assert form(desk.get(SETTINGS))["terms"] == list_
    assert "house_terms" in judge()
    page = words(desk.get(address("checks", worded)))
    assert "They buy from us" in page
    fresh = Posting.objects.get(pk=worded.pk)
    finding = next(one for one in findings_of(fresh) if one.check == "house_terms")
    assert (finding.severity, finding.replacement) == ("consider", "customers")


@pytest.mark.parametrize(
    "typed",
    [
        "=> better",
        "client => client partner",
        "one\nONE",
        "word [urgent]",
        "x" * 81,
        "\n".join(f"word{number}" for number in range(501)),
    ],
)
def test_a_list_that_cannot_be_taken_comes_back_as_typed(desk: Client, typed: str) -> None:
    answer = decide(desk, terms=typed)
    assert answer.status_code == 422
    assert form(answer)["terms"] == typed


def test_a_remote_posting_is_held_to_the_laws_of_all_places_where_the_organization_hires(
    desk: Client, worded: Posting, organization: Organization
) -> None:
    Organization.objects.filter(pk=organization.pk).update(employees=500)
    Posting.objects.filter(pk=worded.pk).update(
        workplace="remote", pay_minimum=None, pay_maximum=None
    )

    def asking() -> str:
        fresh = Posting.objects.get(pk=worded.pk)
        found = (one for one in findings_of(fresh) if one.check == "pay_transparency")
        return " ".join(one.message for one in found)

    assert "Colorado" not in asking()
    assert decide(desk, hires_in="texas\nCO\nGermany").status_code == 302
    assert "Colorado" in asking()
    assert form(desk.get(SETTINGS))["hires_in"] == "Texas\nColorado\nGermany"
    answer = decide(desk, hires_in="Atlantis")
    assert (answer.status_code, form(answer)["hires_in"]) == (422, "Atlantis")


def test_settings_that_someone_else_saved_meanwhile_are_not_lost(
    desk: Client, organization: Organization
) -> None:
    opened = form(desk.get(SETTINGS))
    decide(desk, terms="ninja")
    answer = desk.post(SETTINGS, opened | {"terms": "guru"})
    assert answer.status_code == 409
    assert form(answer)["terms"] == "guru"
    organization.refresh_from_db()
    assert [term.text for term in organization.rules.terms] == ["ninja"]
    assert desk.post(SETTINGS, form(answer)).status_code == 302


# Publishing


def test_unless_an_owner_says_so_findings_do_not_keep_a_posting_from_being_published(
    browser: Client, worded: Posting
) -> None:
    assert "thing" in words(browser.get(reverse("publication", args=[worded.pk])), "main")
    assert publish(browser, worded).status_code == 302


@pytest.fixture
def blocked(worded: Posting, organization: Organization) -> Posting:
    """The posting, of which “chairman” is all that keeps it from being published."""
    off = [one.check for one in findings_of(worded) if one.check != "gendered_terms"]
    rules = {"off": sorted(set(off)), "blocking": ALL}
    organization.change({"check_rules": rules}, based_on=organization.version, by=None)
    fresh: Posting = Posting.objects.get(pk=worded.pk)
    return fresh


def test_a_finding_that_blocks_is_named_and_ignoring_it_frees_the_posting(
    browser: Client, blocked: Posting
) -> None:
    answer = publish(browser, blocked)
    assert answer.status_code == 422
    assert "The checks hold it back" in words(answer, "main")
    assert tree(answer).xpath('//li[@data-passage="chairman"]//a')
    assert not Publication.objects.exists()
    ignore(browser, blocked)
    assert publish(browser, blocked).status_code == 302
    assert Publication.objects.exists()


def test_mending_frees_the_posting(browser: Client, blocked: Posting) -> None:
    page = tree(browser.get(reverse("publication", args=[blocked.pk])))
    token = page.xpath('//form[contains(@action, "mend")]//input[@name="finding"]/@value')[0]
    browser.post(address("mend_finding", blocked), {"finding": token})
    assert publish(browser, blocked).status_code == 302


def test_turning_off_the_check_frees_the_posting(
    log_in: LogIn, owner: User, blocked: Posting
) -> None:
    desk = log_in(owner)
    assert publish(desk, blocked).status_code == 422
    decide(desk, **{"on-gendered_terms": None, "blocking": ALL})
    assert publish(desk, blocked).status_code == 302


def test_where_nobody_may_ignore_what_blocks_only_an_owners_word_for_all_postings_frees_it(
    log_in: LogIn, editor: User, owner: User, blocked: Posting, organization: Organization
) -> None:
    browser, desk = log_in(editor), log_in(owner)
    ignore(browser, blocked)
    decide(desk, may_ignore_blocking=None, blocking=ALL)
    assert publish(browser, blocked).status_code == 422
    assert "Ignore here" not in words(browser.get(address("checks", blocked)))
    token = tree(desk.get(address("checks", blocked))).xpath('//input[@name="finding"]/@value')[0]
    data = {"finding": token, "for": "here"}
    assert browser.post(address("ignore_finding", blocked), data).status_code == 403
    ignore(desk, blocked, "all")
    assert publish(browser, blocked).status_code == 302


def test_rules_of_another_organization_do_not_matter(
    browser: Client, worded: Posting, stranger: User
) -> None:
    other = stranger.memberships.get().organization
    rules = {"blocking": ALL}
    other.change({"check_rules": rules}, based_on=other.version, by=None)
    assert publish(browser, worded).status_code == 302


def test_downloads_are_never_held_back(browser: Client, blocked: Posting) -> None:
    assert browser.get(address("download", blocked, "text")).status_code == 200


def test_a_stored_posting_is_checked_from_the_command_line_by_the_same_rules(
    browser: Client, blocked: Posting
) -> None:
    def checked() -> list[str]:
        said = StringIO()
        with suppress(SystemExit):
            call_command("check_posting", str(blocked.pk), json=True, stdout=said)
        return [one["check"] for one in json.loads(said.getvalue())]

    assert set(checked()) == {"gendered_terms"}
    ignore(browser, blocked)
    assert checked() == []
