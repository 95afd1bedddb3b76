"""Publishing a posting, from its page to the address that the public reads."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from builder.models import Organization, Posting, Publication, User
from tests.views.conftest import LogIn
from tests.views.page import form, words


@pytest.fixture
def browser(editor: User, log_in: LogIn) -> Client:
    return log_in(editor)


def publish(browser: Client, posting: Posting, **changed: str) -> Publication:
    address = reverse("publication", args=[posting.pk])
    response = browser.post(
        address, form(browser.get(address)) | {"visibility": "listed"} | changed
    )
    assert response.status_code == 302, words(response, "main")
    publication: Publication = Publication.objects.get(posting=posting)
    return publication


def public(view: str, publication: Publication) -> str:
    return reverse(view, args=[publication.organization.careers_address, publication.name])


def test_a_posting_with_something_left_to_fill_in_cannot_be_published(
    browser: Client, posting: Posting
) -> None:
    address = reverse("publication", args=[posting.pk])
    page = browser.get(address)
    assert "First fill in what is missing" in words(page, "main")
    data = {"version": posting.version, "visibility": "listed"}
    assert browser.post(address, data).status_code == 422
    assert not Publication.objects.exists()


def test_a_published_posting_stands_at_an_address_of_its_own_without_login(
    browser: Client, finished: Posting, client: Client
) -> None:
    publication = publish(browser, finished)
    page = client.get(public("job", publication))
    assert page.status_code == 200
    assert "Austin, TX" in words(page, "main")
    assert finished.title in words(
        client.get(reverse("careers", args=["riverbend-health"])), "main"
    )
    assert not page.cookies


def test_hidden_sections_and_later_changes_stay_private_until_published(
    browser: Client, finished: Posting, editor: User, client: Client
) -> None:
    benefits = finished.present_sections().get(kind="benefits")
    finished.hide_section(benefits, hidden=True, based_on=benefits.version, by=editor)
    publication = publish(browser, finished)
    brief = finished.present_sections().get(kind="job_brief")
    finished.save_section(
        brief, heading="New brief", html="<p>New</p>", based_on=brief.version, by=editor
    )
    shown = words(client.get(public("job", publication)), "main")
    assert benefits.heading not in shown
    assert "New brief" not in shown
    page = browser.get(reverse("publication", args=[finished.pk]))
    assert "1 change since it was published" in words(page, "main")

    again = publish(browser, finished)
    assert again.key == publication.key
    assert again.snapshots.count() == 2
    assert "New brief" in words(client.get(public("job", again)), "main")


def test_what_was_changed_while_one_looked_is_not_published_unseen(
    browser: Client, finished: Posting, editor: User
) -> None:
    address = reverse("publication", args=[finished.pk])
    seen = form(browser.get(address)) | {"visibility": "listed"}
    finished.save_facts({"department": "Care"}, based_on=finished.facts_version, by=editor)
    response = browser.post(address, seen)
    assert response.status_code == 409
    assert "changed the posting while you were here" in words(response, "main")
    assert not Publication.objects.exists()


def test_a_closed_job_says_so_and_can_be_opened_again(
    browser: Client, finished: Posting, client: Client
) -> None:
    publication = publish(browser, finished)
    browser.post(reverse("close_publication", args=[finished.pk]))
    assert client.get(public("job", publication)).status_code == 410
    assert client.get(public("job_pdf", publication)).status_code == 404
    listing = client.get(reverse("careers", args=["riverbend-health"]))
    assert finished.title not in words(listing, "main")
    browser.post(reverse("reopen_publication", args=[finished.pk]))
    assert client.get(public("job", publication)).status_code == 200


def test_a_job_closes_by_itself_when_its_closing_date_ends_where_the_organization_is(
    browser: Client, finished: Posting, editor: User, client: Client, organization: Organization
) -> None:
    organization.change({"time_zone": "Pacific/Honolulu"}, based_on=1, by=editor)
    today = timezone.localdate(timezone=organization.zone)
    finished.save_facts({"closes_on": today}, based_on=finished.facts_version, by=editor)
    finished.refresh_from_db()
    publication = publish(browser, Posting.objects.get(pk=finished.pk))
    assert client.get(public("job", publication)).status_code == 200
    Publication.objects.update(closes_at=timezone.now() - timedelta(seconds=1))
    assert client.get(public("job", publication)).status_code == 410


def test_a_posting_in_the_trash_is_closed(
    browser: Client, finished: Posting, client: Client
) -> None:
    publication = publish(browser, finished)
    browser.post(reverse("move_to_trash", args=[finished.pk]))
    assert client.get(public("job", publication)).status_code == 410


def test_a_job_behind_a_password_opens_with_it_alone(
    browser: Client, finished: Posting, client: Client
) -> None:
    publication = publish(browser, finished, visibility="protected", password="river stone")
    address = public("job", publication)
    assert client.get(address)["Location"] == public("job_password", publication)
    for view in ("job_pdf", "job_card", "apply_for_job"):
        assert client.get(public(view, publication)).status_code == 404
    wrong = client.post(public("job_password", publication), {"password": "river"})
    assert "This is not the password" in words(wrong, "main")
    right = client.post(public("job_password", publication), {"password": "river stone"})
    assert right["Location"] == address
    assert finished.title in words(client.get(address), "main")
    assert finished.title not in words(client.get(reverse("careers", args=["riverbend-health"])))


def test_a_protected_job_needs_a_password(browser: Client, finished: Posting) -> None:
    address = reverse("publication", args=[finished.pk])
    data = form(browser.get(address)) | {"visibility": "protected", "password": ""}
    response = browser.post(address, data)
    assert response.status_code == 422
    assert "Choose a password" in words(response, "main")


def test_guessing_a_password_is_slowed_down(
    browser: Client, finished: Posting, client: Client
) -> None:
    publication = publish(browser, finished, visibility="protected", password="river stone")
    address = public("job_password", publication)
    answers = {client.post(address, {"password": f"guess {n}"}).status_code for n in range(12)}
    assert answers == {422, 429}


def test_an_unlisted_job_is_found_by_its_link_only(
    browser: Client, finished: Posting, client: Client
) -> None:
    publication = publish(browser, finished, visibility="unlisted")
    page = client.get(public("job", publication))
    assert page.status_code == 200
    assert b"noindex" in page.content
    for listing in ("careers", "embed", "sitemap"):
        found = client.get(reverse(listing, args=["riverbend-health"]))
        assert publication.key not in found.getvalue().decode()


def test_a_link_with_old_words_leads_to_the_present_address(
    browser: Client, finished: Posting, client: Client
) -> None:
    publication = publish(browser, finished)
    old = reverse("job", args=["riverbend-health", f"old-words-{publication.key}"])
    assert client.get(old)["Location"] == public("job", publication)


def test_views_and_clicks_are_counted_without_machines_and_without_cookies(
    browser: Client, finished: Posting, client: Client
) -> None:
    publication = publish(browser, finished)
    person = Client(HTTP_USER_AGENT="Mozilla/5.0 (X11; Linux x86_64) Firefox/140.0")
    for _ in range(2):
        person.get(public("job", publication))
    client.get(public("job", publication), HTTP_USER_AGENT="Googlebot/2.1")
    applied = person.get(public("apply_for_job", publication))
    assert "a@example.org" in words(applied, "main")
    assert not applied.cookies
    page = words(browser.get(reverse("publication", args=[finished.pk])), "main")
    assert "2 views, 1 click on Apply" in page


def test_applying_leads_to_the_postings_own_address_and_nowhere_else(
    browser: Client, finished: Posting, editor: User, client: Client
) -> None:
    finished.save_facts(
        {"apply_url": "https://apply.example.org/7"}, based_on=finished.facts_version, by=editor
    )
    publication = publish(browser, finished)
    response = client.get(public("apply_for_job", publication) + "?to=https://evil.example")
    assert response["Location"] == "https://apply.example.org/7"


def test_the_list_of_postings_tells_drafts_published_and_closed_ones_apart(
    browser: Client, finished: Posting, editor: User
) -> None:
    draft = finished.duplicate(editor)
    publish(browser, finished)

    def shown(state: str) -> str:
        return words(browser.get(reverse("postings"), {"state": state}), "main")

    assert draft.title in shown("draft")
    assert draft.title not in shown("published")
    assert "1 published posting" in shown("published")
    assert "There is none of these." in shown("closed")
    browser.post(reverse("close_publication", args=[finished.pk]))
    assert "1 closed posting" in shown("closed")
    assert "There is none of these." in shown("published")
    assert "2 postings" in shown("no such state")
