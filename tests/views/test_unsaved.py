"""What is typed and not saved: kept for its writer, offered again, gone once it is saved."""

from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlencode

import pytest
from django.test import Client
from django.utils import timezone

from builder.models import Posting, Section, UnsavedText, User
from tests.views.page import HTMX, address, tree, words


@pytest.fixture
def browser(editor: User, log_in: Callable[[User], Client]) -> Client:
    return log_in(editor)


@pytest.fixture
def part(posting: Posting) -> Section:
    return posting.present_sections()[0]


def keep(browser: Client, posting: Posting, block: str, person: User, **more: object) -> int:
    sent = {"block": block, "person": person.pk, **more}
    return browser.post(address("keep_unsaved", posting), sent).status_code


def typed(part: Section, html: str, heading: str = "Typed heading") -> str:
    fields = {"version": part.version, "heading": heading, "html": html, "html_format": "html"}
    return urlencode(fields)


def test_what_was_left_unsaved_is_offered_and_opens_as_it_was_left(
    browser: Client,
    posting: Posting,
    part: Section,
    editor: User,
    owner: User,
    log_in: Callable[[User], Client],
) -> None:
    before = posting.version
    text = "<p>Half a sentence &amp; é</p>"
    assert keep(browser, posting, part.anchor, editor, typed=typed(part, text)) == 204
    assert f"You have unsaved text in “{part.heading}”" in words(
        browser.get(posting.get_absolute_url()), "unsaved"
    )
    form = browser.get(address("section", posting, part))
    assert form.status_code == 200
    box = tree(form).xpath("//textarea[@data-rich-text]")[0]
    assert box.get("data-html") == text
    assert tree(form).xpath("//input[@name='heading']/@value") == ["Typed heading"]

    # Others do not see it, and it is no save.
    assert "unsaved text" not in words(log_in(owner).get(posting.get_absolute_url()))
    posting.refresh_from_db()
    assert posting.version == before

    sent = {"version": part.version, "heading": "Typed heading", "html": text}
    browser.post(address("section", posting, part), sent | {"html_format": "html"})
    assert not UnsavedText.objects.exists()


def test_text_kept_before_someone_else_saved_meets_the_comparison_of_versions(
    browser: Client, posting: Posting, part: Section, editor: User, owner: User
) -> None:
    keep(browser, posting, part.anchor, editor, typed=typed(part, "<p>Mine</p>"))
    posting.save_section(
        part, heading="Theirs", html="<p>Theirs</p>", based_on=part.version, by=owner
    )
    form = tree(browser.get(address("section", posting, part)))
    version = form.xpath("//form[.//textarea[@data-rich-text]]//input[@name='version']/@value")
    assert version == [str(part.version)]
    sent = {"version": version[0], "heading": "Mine", "html": "<p>Mine</p>", "html_format": "html"}
    assert browser.post(address("section", posting, part), sent).status_code == 409
    # As long as that is not decided, it stays kept.
    assert UnsavedText.objects.count() == 1


def test_a_value_for_a_placeholder_stands_in_its_field_again(
    browser: Client, posting: Posting, editor: User
) -> None:
    page = tree(browser.get(posting.get_absolute_url()))
    block = page.xpath("//form[@data-placeholder='[City, State]']/@id")[0]
    assert keep(browser, posting, block, editor, typed=urlencode({"value": "Duluth"})) == 204
    page = tree(browser.get(posting.get_absolute_url()))
    field = f"//form[@id='{block}'][@data-typed]//input[@name='value']/@value"
    assert page.xpath(field) == ["Duluth"]
    browser.post(address("fill", posting), {"placeholder": "[City, State]", "value": "Duluth, MN"})
    assert not UnsavedText.objects.exists()


def test_an_older_copy_from_a_browser_does_not_replace_a_newer_text(
    browser: Client, posting: Posting, editor: User
) -> None:
    keep(browser, posting, "apply", editor, typed="apply_email=new")
    then = int((timezone.now() - timedelta(hours=1)).timestamp() * 1000)
    assert keep(browser, posting, "apply", editor, typed="apply_email=old", typed_at=then) == 409
    soon = int((timezone.now() + timedelta(hours=1)).timestamp() * 1000)
    assert keep(browser, posting, "apply", editor, typed="apply_email=last", typed_at=soon) == 204
    assert UnsavedText.objects.get().typed == "apply_email=last"


def test_it_is_gone_after_thirty_days_and_when_it_is_discarded(
    browser: Client, posting: Posting, editor: User
) -> None:
    keep(browser, posting, "apply", editor, typed="apply_email=old")
    UnsavedText.objects.update(updated_at=timezone.now() - timedelta(days=31))
    assert "unsaved text" not in words(browser.get(posting.get_absolute_url()))
    keep(browser, posting, "facts", editor, typed="title=New")
    assert UnsavedText.objects.get().block == "facts"
    browser.post(address("discard_unsaved", posting), {"block": "facts"})
    assert not UnsavedText.objects.of(editor, posting)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_what_was_discarded_comes_back_with_undo(
    browser: Client, posting: Posting, editor: User, part: Section, headers: dict[str, str]
) -> None:
    keep(browser, posting, part.anchor, editor, typed=typed(part, "<p>Mine</p>"))
    sent = {"block": part.anchor}
    answer = browser.post(address("discard_unsaved", posting), sent, headers=headers, follow=True)
    assert "Discarded what you typed." in words(answer)
    assert "unsaved text" not in words(browser.get(posting.get_absolute_url()))
    undo = tree(answer).xpath("//form[contains(@action, 'bring-back')]/@action")[0]
    answer = browser.post(undo, headers=headers, follow=True)
    assert f"You have unsaved text in “{part.heading}”" in words(answer, "unsaved")
    box = tree(browser.get(address("section", posting, part))).xpath("//textarea[@data-rich-text]")
    assert box[0].get("data-html") == "<p>Mine</p>"


def test_what_was_typed_since_stays_when_a_discarded_text_is_asked_back(
    browser: Client, posting: Posting, editor: User
) -> None:
    keep(browser, posting, "apply", editor, typed="apply_email=old")
    browser.post(address("discard_unsaved", posting), {"block": "apply"})
    keep(browser, posting, "apply", editor, typed="apply_email=new")
    browser.post(address("bring_back_unsaved", posting, "apply"))
    assert UnsavedText.objects.of(editor, posting).get().typed == "apply_email=new"
    # Discarding what is not there offers no undo.
    answer = browser.post(address("discard_unsaved", posting), {"block": "facts"}, headers=HTMX)
    assert not answer.content.strip()


def test_what_no_form_would_send_is_refused(
    browser: Client, posting: Posting, editor: User, owner: User
) -> None:
    assert keep(browser, posting, "elsewhere", editor, typed="a=b") == 422
    assert keep(browser, posting, "facts", editor, typed="a=\0") == 422
    assert keep(browser, posting, "facts", editor, typed="a=b", typed_at="soon") == 422
    assert keep(browser, posting, "facts", editor, typed="a=b", typed_at="9" * 30) == 422
    assert keep(browser, posting, "facts", editor, typed="x" * 1_000_001) == 413
    assert keep(browser, posting, "facts", editor, typed="a=b&" * 2001) == 400
    # Someone else logged in meanwhile, in another tab.
    assert keep(browser, posting, "facts", owner, typed="a=b") == 403
    assert not UnsavedText.objects.exists()
    # Whatever was kept, its form opens.
    keep(browser, posting, "facts", editor, typed="version=x&place-TOTAL_FORMS=x&title=%00")
    assert browser.get(address("facts", posting)).status_code == 200
