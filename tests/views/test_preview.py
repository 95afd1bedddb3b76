from urllib.parse import urlencode

import pytest
from django.test import Client

from builder.document import JobDocument
from builder.exports import Look, pdf
from builder.models import Organization, Posting, Revision, Section, UnsavedText, User
from builder.typesetting.pool import NotSet
from tests.views.conftest import LogIn
from tests.views.editing import form_of
from tests.views.page import Response, address, tree, words


def typed(browser: Client, posting: Posting, **forms: dict[str, str]) -> Response:
    """Return the preview with forms as they stand, each given by its block."""
    sent = {"block": list(forms), "typed": [urlencode(values) for values in forms.values()]}
    return browser.post(address("preview_page", posting), sent)


def as_html(html: str) -> dict[str, str]:
    return {"heading": "Benefits", "html": html, "html_format": "html", "version": "1"}


def test_the_preview_is_the_page_in_the_look_of_the_posting_for_a_frame_of_ours_alone(
    browser: Client, posting: Posting, organization: Organization
) -> None:
    Organization.objects.filter(pk=organization.pk).update(brand_color="#7a1f5c")
    posting.choose_theme("modern")

    response = browser.get(address("preview_page", posting))
    styles = tree(response).xpath("//link[@rel='stylesheet']/@href")

    assert "Dental insurance" in words(response)
    assert "--brand: #7a1f5c" in browser.get(str(styles[-1])).text
    assert "Posting Sans" in browser.get(str(styles[-1])).text
    assert response["X-Frame-Options"] == "SAMEORIGIN"
    policy = response["Content-Security-Policy"]
    for directive in ("script-src 'none'", "form-action 'none'", "frame-ancestors 'self'"):
        assert directive in policy
    assert tree(response).xpath("//script | //@style") == []


def test_what_is_typed_is_shown_and_not_stored(
    browser: Client, posting: Posting, benefits: Section
) -> None:
    before = posting.document()
    response = typed(browser, posting, **{benefits.anchor: as_html("<p>A zebra <i>x</i></p>")})

    assert "A zebra x" in words(response)
    assert "Dental insurance" not in words(response)
    posting.refresh_from_db()
    assert posting.document() == before
    assert Revision.objects.of(posting).count() == 1
    assert not UnsavedText.objects.exists()


def test_forms_in_which_nothing_is_changed_change_nothing(
    browser: Client, posting: Posting
) -> None:
    forms = {"facts": form_of(browser, address("facts", posting))}
    forms["apply"] = form_of(browser, address("apply", posting))
    for part in posting.present_sections():
        forms[part.anchor] = form_of(browser, address("section", posting, part))

    saved = browser.get(address("preview_page", posting))
    assert words(typed(browser, posting, **forms)) == words(saved)


def test_a_field_that_cannot_be_saved_counts_as_it_was(browser: Client, posting: Posting) -> None:
    facts = form_of(browser, address("facts", posting))
    facts |= {"title": "", "department": "Night team", "pay_minimum": "many"}
    shown = words(typed(browser, posting, facts=facts))

    assert posting.title in shown
    assert "Night team" in shown


def test_facts_a_new_section_and_a_placeholder_show_what_saving_them_would(
    browser: Client, posting: Posting
) -> None:
    facts = form_of(browser, address("facts", posting))
    facts |= {"place-0-city": "Duluth", "place-0-region": "MN"}
    new = as_html("<p>Bring a hat.</p>") | {"heading": "Clothes", "kind": "custom"}
    fill = {"placeholder": "[email address or application portal]", "value": "jobs@example.org"}
    response = typed(
        browser, posting, **{"facts": facts, "new-section": new, "fill-0123456789ab": fill}
    )

    shown = words(response)
    assert "Duluth, MN" in shown
    assert "Clothes Bring a hat." in shown
    assert "jobs@example.org" in shown
    assert "[City, State]" not in shown
    assert tree(response).xpath("//body/@data-blocks")[0].endswith(" new-section apply")


@pytest.mark.parametrize("block", ["facts", "apply", "new-section", "section-x", "fill-", "zebra"])
def test_what_is_no_form_is_passed_over(browser: Client, posting: Posting, block: str) -> None:
    for sent in ("", "a=%00&html=%00", "place-TOTAL_FORMS=99999999999", "%ff=%ff&&&"):
        response = browser.post(
            address("preview_page", posting), {"block": [block, "more"], "typed": sent}
        )
        assert response.status_code == 200
        assert posting.title in words(response)


def test_a_hidden_section_is_in_no_preview(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    posting.hide_section(benefits, hidden=True, based_on=benefits.version, by=editor)
    response = typed(browser, posting, **{benefits.anchor: as_html("<p>A zebra.</p>")})

    assert "A zebra." not in response.text
    assert benefits.anchor not in response.text


def test_the_pages_of_the_pdf_are_pictures_that_say_where_sections_begin(
    browser: Client, posting: Posting, benefits: Section
) -> None:
    page = tree(browser.get(address("preview_pages", posting)))
    pictures = page.xpath("//img")

    assert [picture.get("alt") for picture in pictures] == ["Page 1 of 2", "Page 2 of 2"]
    assert all(picture.get("src").startswith("data:image/png;base64,") for picture in pictures)
    begins = " ".join(picture.get("data-begins") for picture in pictures).split()
    names = [place.split(":")[0] for place in begins]
    assert names == [*(part.anchor for part in posting.present_sections()), "apply"]
    assert all(0 < float(place.split(":")[1]) < 1 for place in begins)

    longer = as_html("<p>" + "<br>".join(["A zebra."] * 80) + "</p>")
    sent = {"block": benefits.anchor, "typed": urlencode(longer)}
    response = browser.post(address("preview_pages", posting), sent)
    assert len(tree(response).xpath("//img")) > 2


def test_a_pdf_that_cannot_be_made_says_why_in_the_frame(
    browser: Client, posting: Posting, benefits: Section, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(document: JobDocument, look: Look) -> bytes:
        raise NotSet("The PDF would be too large. Shorten the posting.")

    monkeypatch.setattr(pdf, "render", refuse)
    sent = {"block": benefits.anchor, "typed": urlencode(as_html("<p>x</p>"))}
    response = browser.post(address("preview_pages", posting), sent)

    assert response.status_code == 503
    assert "Shorten the posting." in words(response)


@pytest.mark.parametrize(("choice", "frame"), [("", "page"), ("phone", "page"), ("pages", "pages")])
def test_whoever_may_read_it_has_the_preview_on_a_page_of_its_own(
    log_in: LogIn, viewer: User, posting: Posting, choice: str, frame: str
) -> None:
    page = tree(log_in(viewer).get(address("preview", posting), {"as": choice}))

    [shown] = page.xpath("//iframe")
    assert shown.get("src") == address(f"preview_{frame}", posting)
    assert "allow-scripts" not in shown.get("sandbox")


@pytest.mark.parametrize("way", ["gothic/ltr", "modern/up"])
def test_a_stylesheet_of_no_look_is_not_found(browser: Client, way: str) -> None:
    assert browser.get(f"/organization/preview/{way}/000000.css").status_code == 404
