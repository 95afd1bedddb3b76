from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from PIL import Image

from builder.models import Invitation, Logo, Organization, Posting, Revision, Snippet, User
from builder.models.revision import RevisionQuerySet
from tests.conftest import BENEFITS
from tests.views.conftest import LogIn
from tests.views.page import Response, form, tree, words

SETTINGS = reverse("organization")
PEOPLE = reverse("people")
FOREVER = {"private", "max-age=31536000", "immutable"}
SVG = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'


@pytest.fixture
def desk(owner: User, log_in: LogIn) -> Client:
    """A browser in which the owner is logged in."""
    return log_in(owner)


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 20), color: str = "red") -> bytes:
    file = BytesIO()
    Image.new("RGB", size, color).save(file, kind)
    return file.getvalue()


def file(content: bytes, name: str = "logo.png") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def save(browser: Client, **typed: object) -> Response:
    """Send the settings as they are shown, but for what is typed."""
    return browser.post(SETTINGS, form(browser.get(SETTINGS)) | typed)


# Settings


def test_the_settings_are_saved_with_one_revision(
    desk: Client, organization: Organization, owner: User
) -> None:
    response = save(
        desk,
        name="Riverbend Clinic",
        country="DE",
        website="riverbend.example",
        headquarters="Bonn",
        employees="120",
        about="We heal.",
        brand_color="#aa2200",
    )
    assert (response.status_code, response["Location"]) == (302, SETTINGS)
    assert "Saved." in words(desk.get(SETTINGS))
    organization.refresh_from_db()
    assert (organization.name, organization.country) == ("Riverbend Clinic", "DE")
    assert (organization.website, organization.employees) == ("https://riverbend.example", 120)
    assert organization.brand_color == "#aa2200"
    assert organization.paper == "A4"
    newest, before = Revision.objects.of(organization)
    assert (newest.author, newest.number, before.number) == (owner, 2, 1)
    assert newest.content["about"] == "We heal."
    assert before.content["name"] == "Riverbend Health"


def test_saving_untouched_settings_changes_nothing(
    desk: Client, organization: Organization
) -> None:
    assert save(desk).status_code == 302
    organization.refresh_from_db()
    assert (organization.version, Revision.objects.of(organization).count()) == (1, 1)


def test_the_settings_choose_the_snippets_that_new_postings_start_with(
    desk: Client, organization: Organization, snippet: Snippet
) -> None:
    assert save(desk, benefits_snippet=str(snippet.pk)).status_code == 302
    organization.refresh_from_db()
    assert organization.benefits_snippet == snippet
    assert Revision.objects.of(organization)[0].content["benefits_snippet"] == str(snippet.pk)
    assert save(desk, benefits_snippet="").status_code == 302
    organization.refresh_from_db()
    assert organization.benefits_snippet is None


def test_only_snippets_in_use_of_the_kind_and_organization_can_be_chosen(
    desk: Client, snippet: Snippet, stranger: User, editor: User
) -> None:
    elsewhere = stranger.memberships.get().organization
    theirs = Snippet.objects.make(elsewhere, BENEFITS, by=stranger, why="Written")
    for typed in ({"about_snippet": snippet.pk}, {"benefits_snippet": theirs.pk}):
        response = save(desk, **typed)
        assert response.status_code == 422
        assert "Select a valid choice." in words(response, "main")
    snippet.retire(editor)
    assert save(desk, benefits_snippet=snippet.pk).status_code == 422


def test_a_posting_shows_what_the_organization_says_now(
    desk: Client, organization: Organization, posting: Posting
) -> None:
    save(desk, website="riverbend.example", headquarters="Bonn")
    shown = words(desk.get(reverse("posting", args=[posting.pk])), "apply")
    assert "Riverbend Health, Bonn" in shown
    assert "riverbend.example" in shown


def test_stale_settings_are_not_saved_until_they_are_sent_again(
    desk: Client, organization: Organization, log_in: LogIn, owner: User
) -> None:
    mine = form(desk.get(SETTINGS)) | {"name": "My name", "headquarters": "My town"}
    save(log_in(owner), about="Her words", headquarters="Her town")
    response = desk.post(SETTINGS, mine)
    assert response.status_code == 409
    assert "Olga Owner saved other settings while you were here." in words(response)
    assert form(response)["headquarters"] == "My town"
    organization.refresh_from_db()
    assert (organization.name, organization.headquarters) == ("Riverbend Health", "Her town")
    assert "My name" not in words(response, "main").split("Save again")[0]

    assert desk.post(SETTINGS, form(response)).status_code == 302
    organization.refresh_from_db()
    assert (organization.name, organization.headquarters) == ("My name", "My town")
    newest, before = Revision.objects.of(organization)[:2]
    assert newest.content["headquarters"] == "My town"
    assert before.content["headquarters"] == "Her town"


WRONG: list[tuple[dict[str, str], str]] = [
    ({"name": " "}, "This field is required."),
    ({"name": "x" * 201}, "at most 200 characters"),
    ({"website": "javascript:alert(1)"}, "Enter a valid URL."),
    ({"country": "XX"}, "Select a valid choice."),
    ({"employees": "0"}, "greater than or equal to 1"),
    ({"employees": "many"}, "Enter a whole number."),
    ({"employees": "10000001"}, "less than or equal to 10000000"),
    ({"brand_color": "red"}, "Write a colour such as #1f5c57."),
    ({"brand_color": "#12345g"}, "Write a colour such as #1f5c57."),
    ({"about": "x" * 5001}, "at most 5000 characters"),
    ({"version": ""}, "This field is required."),
]


@pytest.mark.parametrize(("wrong", "problem"), WRONG, ids=lambda w: str(w)[:40])
def test_wrong_settings_are_refused_and_what_was_typed_given_back(
    desk: Client, organization: Organization, wrong: dict[str, str], problem: str
) -> None:
    response = save(desk, **({"headquarters": "What I typed"} | wrong))
    assert response.status_code == 422
    assert problem in words(response, "main")
    given_back = form(response)
    assert given_back["headquarters"] == "What I typed"
    chosen = {"country"}
    assert {name: given_back[name] for name in wrong.keys() - chosen} == {
        name: value for name, value in wrong.items() if name not in chosen
    }
    assert "Riverbend Health" in words(response, "main")
    organization.refresh_from_db()
    assert organization.version == 1


# The logo


@pytest.mark.parametrize("kind", ["PNG", "JPEG", "WEBP", "GIF"])
def test_a_logo_is_kept_as_png_and_shown(
    desk: Client, organization: Organization, posting: Posting, kind: str
) -> None:
    assert save(desk, logo_file=file(picture(kind), f"logo.{kind}")).status_code == 302
    organization.refresh_from_db()
    assert organization.logo is not None
    where = reverse("logo", args=[organization.logo.digest])
    for page in (SETTINGS, reverse("posting", args=[posting.pk])):
        assert where in tree(desk.get(page)).xpath("//img/@src")
    response = desk.get(where)
    assert (response.status_code, response["Content-Type"]) == (200, "image/png")
    assert set(response["Cache-Control"].split(", ")) == FOREVER
    with Image.open(BytesIO(response.content)) as shown:
        assert (shown.format, shown.size) == ("PNG", (40, 20))


def test_a_huge_picture_is_made_smaller(desk: Client, organization: Organization) -> None:
    save(desk, logo_file=file(picture(size=(3000, 1500))))
    organization.refresh_from_db()
    assert organization.logo is not None
    with Image.open(BytesIO(bytes(organization.logo.data))) as kept:
        assert kept.size == (800, 400)


def test_a_logo_is_removed_and_kept_for_the_history(
    desk: Client, organization: Organization
) -> None:
    save(desk, logo_file=file(picture()))
    digest = Logo.objects.get().digest
    save(desk, remove_logo="on")
    organization.refresh_from_db()
    assert organization.logo is None
    contents = Revision.objects.of(organization).values_list("content__logo", flat=True)
    assert list(contents) == [None, digest, None]
    assert desk.get(reverse("logo", args=[digest])).status_code == 200


def test_a_logo_seen_before_is_not_stored_twice(desk: Client, organization: Organization) -> None:
    for color in ("red", "blue", "red"):
        save(desk, logo_file=file(picture(color=color)))
    assert Logo.objects.count() == 2
    assert Revision.objects.of(organization).count() == 4


@pytest.mark.parametrize(
    ("content", "name", "problem"),
    [
        (SVG, "logo.svg", "SVG drawings must be saved as PNG first."),
        (SVG, "logo.png", "We cannot read this file as a picture."),
        (b"MZ" + bytes(1000), "logo.png", "We cannot read this file as a picture."),
        (picture()[:20], "logo.png", "We cannot read this file as a picture."),
        (picture("BMP"), "logo.bmp", "We cannot read this file as a picture."),
        (picture() + bytes(3 * 1024 * 1024), "logo.png", "a logo may have up to 2 MB"),
        (b"", "logo.png", "The submitted file is empty."),
    ],
    ids=["svg", "svg named png", "program", "start of a picture", "bmp", "3 MB", "empty"],
)
def test_a_logo_that_cannot_be_is_refused_and_the_rest_given_back(
    desk: Client, organization: Organization, content: bytes, name: str, problem: str
) -> None:
    response = save(desk, logo_file=file(content, name), headquarters="What I typed")
    assert response.status_code == 422
    assert problem in words(response, "main")
    assert form(response)["headquarters"] == "What I typed"
    organization.refresh_from_db()
    assert (organization.logo, organization.version, Logo.objects.count()) == (None, 1, 0)


def test_a_file_of_fifty_megabytes_is_refused_and_the_rest_given_back(desk: Client) -> None:
    huge = file(picture() + bytes(50 * 1024 * 1024))
    response = save(desk, logo_file=huge, headquarters="What I typed")
    assert response.status_code == 422
    assert "This file has 50.0 MB; a logo may have up to 2 MB." in words(response, "main")
    assert form(response)["headquarters"] == "What I typed"


def test_a_small_file_of_very_many_pixels_is_refused(desk: Client) -> None:
    file_of_many = BytesIO()
    Image.new("1", (9000, 9000)).save(file_of_many, "PNG", optimize=True)
    response = save(desk, logo_file=file(file_of_many.getvalue()))
    assert response.status_code == 422
    assert "9000 by 9000 pixels, which is too many" in words(response, "main")


def test_a_logo_sent_with_something_wrong_is_asked_for_again(
    desk: Client, organization: Organization
) -> None:
    response = save(desk, logo_file=file(picture()), name="")
    assert response.status_code == 422
    assert "Choose the picture again: it was not saved." in words(response, "main")
    stale = form(desk.get(SETTINGS))
    save(desk, headquarters="Bonn")
    response = desk.post(SETTINGS, stale | {"logo_file": file(picture())})
    assert response.status_code == 409
    assert "Choose the picture again: it was not saved." in words(response, "main")
    organization.refresh_from_db()
    assert organization.logo is None


def test_where_the_history_cannot_be_written_the_settings_stay(
    desk: Client, organization: Organization, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("The disk is full.")

    monkeypatch.setattr(RevisionQuerySet, "record", fail)
    with pytest.raises(OSError, match="The disk is full"):
        save(desk, name="New name")
    organization.refresh_from_db()
    assert (organization.name, organization.version) == ("Riverbend Health", 1)


# The brand's colour


def test_the_brand_colour_is_a_stylesheet_that_can_be_read_on_any_ground(desk: Client) -> None:
    save(desk, brand_color="#ffee00")
    page = desk.get(SETTINGS)
    where = reverse("brand", args=["#ffee00"])
    assert where in tree(page).xpath("//link[@rel='stylesheet']/@href")
    response = desk.get(where)
    assert response["Content-Type"] == "text/css; charset=utf-8"
    assert set(response["Cache-Control"].split(", ")) == FOREVER - {"private"} | {"public"}
    assert "--brand: #ffee00" not in response.text.split("@media")[0]
    assert "--brand: #ffee00" in response.text.split("@media")[1]


@pytest.mark.parametrize("color", ["12345", "1234567", "12345g", "red", "}%0abody{"])
def test_what_is_no_colour_is_not_found(desk: Client, color: str) -> None:
    assert desk.get(f"/organization/brand/{color}.css").status_code == 404


def test_a_logo_that_is_not_there_is_not_found(desk: Client) -> None:
    assert desk.get(reverse("logo", args=["0" * 64])).status_code == 404


# People


def test_the_people_are_listed_with_what_they_may_do(
    desk: Client, owner: User, editor: User, stranger: User
) -> None:
    shown = words(desk.get(PEOPLE), "main")
    assert f"Olga Owner {owner.email} Owner" in shown
    assert f"Edda Editor {editor.email} Editor" in shown
    assert stranger.email not in shown


def test_a_link_is_made_for_a_colleague_and_only_its_hash_is_kept(
    desk: Client, organization: Organization
) -> None:
    response = desk.post(PEOPLE, {"email": "new@example.org", "role": "viewer"})
    assert response.status_code == 201
    assert "Send this link to new@example.org." in words(response)
    link = str(tree(response).get_element_by_id("link").get("value"))
    assert link.startswith(f"{settings.SITE_URL}/welcome/")
    invitation = Invitation.objects.get()
    assert (invitation.organization, invitation.role) == (organization, "viewer")
    assert link.split("/")[-2] not in str(Invitation.objects.values())
    assert "link" not in tree(desk.get(PEOPLE)).xpath("//input/@id")


@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"email": "new at example"}, "Enter a valid email address."),
        ({"email": ""}, "This field is required."),
        ({"role": "king"}, "Select a valid choice."),
    ],
)
def test_a_wrong_invitation_is_refused_and_given_back(
    desk: Client, wrong: dict[str, str], problem: str
) -> None:
    typed = {"email": "new@example.org", "role": "viewer"} | wrong
    response = desk.post(PEOPLE, typed)
    assert response.status_code == 422
    assert problem in words(response, "main")
    assert form(response)["email"] == typed["email"]
    assert not Invitation.objects.exists()
