import pytest
from django.test import Client
from django.urls import reverse

from builder.exports import THEMES
from builder.models import Organization, Posting, Revision, User
from tests.views.page import address, tree, words


def chosen(browser: Client, posting: Posting) -> list[str]:
    page = tree(browser.get(reverse("look", args=[posting.pk])))
    return [str(value) for value in page.xpath("//input[@name='theme'][@checked]/@value")]


def test_a_posting_looks_as_its_organization_does_until_it_has_a_look_of_its_own(
    browser: Client, posting: Posting, organization: Organization
) -> None:
    Organization.objects.filter(pk=organization.pk).update(theme="modern")
    assert chosen(browser, posting) == ["modern"]

    response = browser.post(reverse("look", args=[posting.pk]), {"theme": "compact"})
    assert response["Location"] == reverse("posting", args=[posting.pk])
    assert "Look: Compact." in words(browser.get(response["Location"]))
    assert chosen(browser, posting) == ["compact"]
    posting.refresh_from_db()
    assert posting.look()["theme"] == "compact"

    browser.post(reverse("look", args=[posting.pk]), {"theme": "modern"})
    posting.refresh_from_db()
    assert posting.theme == ""


def test_the_look_changes_the_downloads_and_the_editor_and_no_word_of_the_posting(
    browser: Client, posting: Posting
) -> None:
    before = Revision.objects.of(posting).count()
    file = address("download", posting, "html")
    plain = browser.get(file)
    browser.post(reverse("look", args=[posting.pk]), {"theme": "large"})
    large = browser.get(file, headers={"If-None-Match": plain["ETag"]})

    assert "Posting Sans" not in plain.text
    assert large.status_code == 200
    assert "Posting Sans" in large.text
    assert "exports/large" in browser.get(reverse("posting", args=[posting.pk])).text
    assert Revision.objects.of(posting).count() == before


def test_a_copy_keeps_the_look(posting: Posting, editor: User) -> None:
    posting.choose_theme("large")

    assert posting.duplicate(editor).theme == "large"


@pytest.mark.parametrize("theme", ["", "gothic", "../x"])
def test_a_look_that_does_not_exist_is_refused(
    browser: Client, posting: Posting, theme: str
) -> None:
    response = browser.post(reverse("look", args=[posting.pk]), {"theme": theme})

    assert response.status_code == 422
    posting.refresh_from_db()
    assert posting.theme == ""


@pytest.mark.parametrize("theme", sorted(THEMES))
def test_each_look_is_shown_by_the_posting_itself_in_a_frame_of_ours_alone(
    browser: Client, posting: Posting, theme: str
) -> None:
    response = browser.get(reverse("miniature", args=[posting.pk, theme]))
    styles = tree(response).xpath("//link[@rel='stylesheet']/@href")

    assert posting.title in words(response)
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    assert "frame-ancestors 'self'" in response["Content-Security-Policy"]
    assert tree(response).xpath("//script") == []
    assert "--brand: #1f5c57" in browser.get(str(styles[1])).text


def test_a_miniature_of_no_theme_is_not_found(browser: Client, posting: Posting) -> None:
    assert browser.get(reverse("miniature", args=[posting.pk, "gothic"])).status_code == 404
    address = reverse("miniature_styles", args=["gothic", "#000000"])
    assert browser.get(address).status_code == 404


def test_a_hidden_section_is_in_no_miniature(
    browser: Client, posting: Posting, editor: User
) -> None:
    benefits = posting.present_sections().filter(kind="benefits").get()
    posting.hide_section(benefits, hidden=True, based_on=benefits.version, by=editor)

    response = browser.get(reverse("miniature", args=[posting.pk, "modern"]))
    assert "Dental insurance" not in response.text


def test_missing_fonts_are_told(
    browser: Client, posting: Posting, editor: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = reverse("look", args=[posting.pk])
    assert "empty boxes" not in browser.get(page).text
    monkeypatch.setattr("builder.exports.printable.without_font", set)
    posting.save_facts({"title": "正看護師"}, based_on=posting.facts_version, by=editor)

    assert "lacks letters that this posting has (Chinese or Japanese)" in words(browser.get(page))
    editor_page = words(browser.get(reverse("posting", args=[posting.pk])))
    assert "Chinese or Japanese" in editor_page
