from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.document import Location
from builder.models import (
    Occupation,
    OccupationTitle,
    Organization,
    Posting,
    Revision,
    RoleTemplate,
    Snippet,
    User,
)
from tests.conftest import ROLE_KEY
from tests.views.conftest import LogIn
from tests.views.page import HTMX, form, tree, words

LIBRARY = reverse("library")
ROLE = reverse("role", args=[ROLE_KEY])
START = reverse("start_posting", args=[ROLE_KEY])

pytestmark = pytest.mark.usefixtures("role")


def start(browser: Client, **typed: Any) -> Posting:
    """Start a posting with the form as it is offered, but for what is typed."""
    response = browser.post(START, form(browser.get(START)) | typed)
    posting: Posting = Posting.objects.latest("created_at")
    assert (response.status_code, response["Location"]) == (302, posting_page(posting))
    return posting


def posting_page(posting: Posting) -> str:
    return reverse("posting", args=[posting.pk])


def start_with(organization: Organization, kind: str, html: str, by: User) -> Snippet:
    """Write a snippet and choose it as what new postings start with."""
    values = {"kind": kind, "name": kind, "heading": f"{{organization}}: {kind}", "html": html}
    made = Snippet.objects.make(organization, values, by=by, why="Written")
    organization.change({f"{kind}_snippet": made}, based_on=organization.version, by=by)
    return made


def texts(posting: Posting) -> dict[str, str]:
    return {part.kind: part.html for part in posting.present_sections()}


# The library


def test_the_library_leads_to_its_roles(browser: Client) -> None:
    for query in ("", "behavioral health case manager"):
        response = browser.get(LIBRARY, {"q": query})
        assert "Behavioral Health Case Manager" in words(response, "main")
        assert tree(response).xpath("//main//a[@href=$role]", role=ROLE)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=150) | st.text("\0%_\\'\" case", max_size=30))
def test_no_query_breaks_the_library(browser: Client, query: str) -> None:
    response = browser.get(LIBRARY, {"q": query.encode("utf-8", "replace").decode()})
    assert response.status_code == 200


def test_while_one_types_only_the_results_come_and_their_number_is_announced(
    browser: Client,
) -> None:
    response = browser.get(LIBRARY, {"q": "behavioral health"}, headers=HTMX)
    root = tree(response)
    assert not root.xpath("//form[@role='search']")
    (said,) = root.xpath("//*[@id='found'][@hx-swap-oob]")
    assert " ".join(said.text_content().split()).startswith("1 result for behavioral health")
    assert "HX-Request" in response["Vary"]


def test_an_own_posting_is_found_opened_and_started_from(browser: Client, posting: Posting) -> None:
    response = browser.get(LIBRARY, {"q": "behavioral health case manger"})
    root = tree(response)
    assert root.xpath("//main//a[@href=$page]", page=posting_page(posting))
    copied = browser.post(reverse("duplicate", args=[posting.pk]))
    assert copied["Location"] != posting_page(posting)
    assert form(response, reverse("duplicate", args=[posting.pk])).keys() == {"csrfmiddlewaretoken"}


def test_viewers_are_not_offered_to_start_from_a_posting(
    log_in: LogIn, viewer: User, posting: Posting
) -> None:
    response = log_in(viewer).get(LIBRARY, {"q": posting.title})
    assert tree(response).xpath("//main//a[@href=$page]", page=posting_page(posting))
    assert "Start from it" not in words(response, "main")


def test_what_was_typed_goes_along_to_a_draft(browser: Client) -> None:
    Occupation.objects.create(pk="51-4121.00", title="Welders")
    OccupationTitle.objects.create(
        occupation_id="51-4121.00", title="Pipe Welder", source="alternate"
    )
    response = browser.get(LIBRARY, {"q": "remote sr pipe weldr"})
    (address,) = tree(response).xpath("//main//a[contains(@href, '51-4121')]/@href")
    draft = tree(browser.get(address)).xpath("//a[contains(@href, '/draft/')]/@href")[0]
    page = form(browser.get(draft), draft.split("?")[0])
    assert (page["title"], page["level"], page["workplace"]) == ("Pipe Welder", "senior", "remote")
    assert page["other_title"] == "remote sr pipe weldr"


@pytest.mark.parametrize("kind", ["written", "own", "posting", "generated", "nonsense"])
def test_each_kind_can_be_looked_at_alone(browser: Client, kind: str, posting: Posting) -> None:
    response = browser.get(LIBRARY, {"kind": kind})
    assert response.status_code == 200
    shown = bool(tree(response).xpath("//main//a[@href=$role]", role=ROLE))
    assert shown == (kind in {"written", "nonsense"})


# A role


def test_a_role_shows_its_guide_and_its_template(browser: Client) -> None:
    response = browser.get(ROLE)
    shown = words(response, "main")
    for text in (
        *("What does a Behavioral Health Case Manager do?", "Duties and responsibilities"),
        *("Qualifications and skills", "Experience", "Education and training", "$42,840"),
        *("Questions people ask", "[Organization name] is hiring", "Dental insurance"),
    ):
        assert text in shown
    root = tree(response)
    assert len(root.xpath("//*[@id='what-they-do']//li")) == 9
    assert len(root.xpath("//*[@id='questions']//details")) == 5
    assert len(root.xpath("//a[@href=$start]", start=START)) == 2
    for link in root.xpath("//nav[@class='contents']//a/@href"):
        assert root.get_element_by_id(link.removeprefix("#")) is not None


def test_a_viewer_reads_a_role_but_is_not_offered_to_start(viewer: User, log_in: LogIn) -> None:
    assert START not in log_in(viewer).get(ROLE).text


@pytest.mark.parametrize("name", ["role", "start_posting"])
def test_a_role_that_does_not_exist_is_not_found(browser: Client, name: str) -> None:
    assert browser.get(reverse(name, args=["astronaut"])).status_code == 404


# Starting a posting


def test_the_form_starts_from_the_template_and_the_organization(browser: Client) -> None:
    offered = form(browser.get(START))
    assert offered["title"] == "Behavioral Health Case Manager"
    assert (offered["pay_minimum"], offered["pay_maximum"]) == ("65000", "85000")
    assert (offered["pay_currency"], offered["pay_period"]) == ("USD", "year")
    assert (offered["country"], offered["employment_type"]) == ("US", "full_time")
    assert offered["workplace"] == "onsite"


def test_a_posting_starts_with_the_whole_template(
    browser: Client, role: RoleTemplate, editor: User, organization: Organization
) -> None:
    posting = start(browser)
    template, document = role.document(), posting.document()
    assert [part.heading for part in document.sections] == [
        part.heading for part in template.sections
    ]
    assert texts(posting)["benefits"] == {s.kind: s.html for s in template.sections}["benefits"]
    assert document.pay == template.pay
    assert (document.reports_to, document.occupation) == (template.reports_to, "21-1023")
    assert document.apply.instructions == template.apply.instructions
    assert (posting.role_template, posting.role_template_version) == (role, role.version)
    assert (posting.created_by, posting.organization) == (editor, organization)
    (revision,) = Revision.objects.of(posting)
    assert (revision.author, revision.number, posting.version) == (editor, 1, 1)
    assert revision.content == document.to_dict()


def test_what_is_decided_fills_its_placeholders(browser: Client) -> None:
    posting = start(
        browser,
        title="Case Manager",
        workplace="hybrid",
        city="Austin",
        region="TX",
        pay_minimum="30.50",
        pay_maximum="41",
        pay_period="hour",
        employment_type="part_time",
        apply_to="jobs@riverbend.example",
    )
    document = posting.document()
    assert (document.title, document.workplace) == ("Case Manager", "hybrid")
    assert document.locations == (Location(city="Austin", region="TX", country="US"),)
    assert document.pay is not None
    assert (str(document.pay.min), str(document.pay.max)) == ("30.50", "41.00")
    assert (document.pay.period, document.employment_type) == ("hour", "part_time")
    assert document.apply.email == "jobs@riverbend.example"
    page = browser.get(posting_page(posting))
    assert "Riverbend Health is hiring" in words(page, "sheet")
    assert "Nothing left to fill in" in words(page, "panel")


def test_what_is_left_empty_stays_to_be_filled_in(browser: Client) -> None:
    posting = start(browser, pay_minimum="", pay_maximum="")
    page = browser.get(posting_page(posting))
    assert "2 things to fill in" in words(page, "panel")
    assert "City, State" in words(page, "panel")
    assert "email address or application portal" in words(page, "panel")
    assert posting.pay_minimum is None


@pytest.mark.parametrize(
    ("typed", "url", "email"),
    [
        ("riverbend.example/jobs", "https://riverbend.example/jobs", ""),
        ("http://riverbend.example", "http://riverbend.example", ""),
        ("Jobs@Riverbend.example", "", "Jobs@Riverbend.example"),
        ("https://x.example/@jobs", "https://x.example/@jobs", ""),
    ],
)
def test_where_to_apply_is_an_address_of_either_kind(
    browser: Client, typed: str, url: str, email: str
) -> None:
    apply = start(browser, apply_to=typed).document().apply
    assert (apply.url, apply.email) == (url, email)


def test_what_the_organization_always_says_takes_the_templates_place(
    browser: Client, organization: Organization, owner: User
) -> None:
    own = {
        "about": "<p>We heal in {location}.</p>",
        "benefits": "<ul><li>Sea view</li></ul>",
        "equal_opportunity": "<p>All are welcome.</p>",
        "application": "<p>Sing us<br>a song.</p>",
    }
    chosen = {kind: start_with(organization, kind, html, owner) for kind, html in own.items()}
    posting = start(browser, city="Duluth", region="MN")
    said = texts(posting)
    assert said["about"] == "<p>We heal in Duluth, MN.</p>"
    assert said["benefits"] == "<ul><li>Sea view</li></ul>"
    assert said["equal_opportunity"] == "<p>All are welcome.</p>"
    assert posting.apply_instructions == "Sing us\na song."
    first = posting.present_sections()[0]
    assert (first.kind, first.heading) == ("about", "Riverbend Health: about")
    followed = {row.kind: row.snippet for row in posting.present_sections() if row.snippet}
    assert followed == {kind: chosen[kind] for kind in own if kind != "application"}


def test_a_retired_snippet_is_no_longer_what_postings_start_with(
    browser: Client, organization: Organization, owner: User
) -> None:
    start_with(organization, "benefits", "<p>Sea view</p>", owner).retire(owner)
    assert texts(start(browser))["benefits"] != "<p>Sea view</p>"


def test_a_very_long_name_of_an_organization_fits(
    browser: Client, organization: Organization, owner: User
) -> None:
    organization.change({"name": "x" * 200}, based_on=1, by=owner)
    start_with(organization, "about", "<p>We heal.</p>", owner)
    posting = start(browser, title="y" * 200, city="z" * 100, region="z" * 100)
    assert posting.present_sections()[0].heading.startswith("xxx")


WRONG: list[tuple[dict[str, str], str]] = [
    ({"title": ""}, "This field is required."),
    ({"title": " "}, "This field is required."),
    ({"title": "x" * 201}, "at most 200 characters"),
    ({"title": "nu\0ll"}, "Null characters are not allowed."),
    ({"pay_minimum": "90000"}, "The highest pay must not be below the lowest pay."),
    ({"pay_minimum": "-1"}, "greater than or equal to 0"),
    ({"pay_maximum": "much"}, "Enter a number."),
    ({"pay_currency": "doubloon"}, "Select a valid choice."),
    ({"workplace": "moon"}, "Select a valid choice."),
    ({"country": "XX"}, "Select a valid choice."),
    ({"apply_to": "call us"}, "Write an e-mail address such as jobs@example.org"),
    ({"apply_to": "javascript:alert(1)"}, "Write an e-mail address such as jobs@example.org"),
    ({"apply_to": "jobs@"}, "Write an e-mail address such as"),
]


@pytest.mark.parametrize(("wrong", "problem"), WRONG, ids=[str(w)[:40] for w, _ in WRONG])
def test_what_cannot_be_is_refused_and_what_was_typed_given_back(
    browser: Client, wrong: dict[str, str], problem: str
) -> None:
    typed = form(browser.get(START)) | {"city": "What I typed"} | wrong
    response = browser.post(START, typed)
    assert response.status_code == 422
    assert problem in words(response, "main")
    given_back = form(response)
    for name in ("title", "city", "pay_minimum", "pay_maximum", "apply_to"):
        assert given_back[name].replace("\ufffd", "\0") == typed[name]
    assert not Posting.objects.exists()


def test_every_problem_is_named_with_a_way_to_its_field(browser: Client) -> None:
    response = browser.post(START, form(browser.get(START)) | {"title": "", "pay_maximum": "1"})
    root = tree(response)
    links = root.xpath("//div[@role='alert']//a/@href")
    assert links == ["#id_title", "#id_pay_maximum"]
    for link in links:
        assert root.get_element_by_id(link.removeprefix("#")) is not None
