"""All roles of an organization by family and level, with the gaps between them."""

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from builder.families import FAMILIES
from builder.models import Level, Organization, Posting, RoleTemplate, User
from builder.reusing import blank
from builder.views import matrix
from tests.views.conftest import LogIn
from tests.views.page import Response, form, tree, words

MATRIX = reverse("matrix")
PLACE = reverse("matrix_place")


def made(
    organization: Organization, by: User, title: str, family: str, level: int | None
) -> RoleTemplate:
    classed = {"family": family, "level": level, "summary": f"About {title}"}
    return RoleTemplate.objects.make(blank(title), organization, classed, by=by, why="Made")


def put(posting: Posting, by: User, family: str, level: int | None) -> None:
    values = {"family": family, "level": level}
    posting.save_classification(values, based_on=posting.version, by=by)


def table(page: Response) -> dict[str, dict[str, str]]:
    """Return what each cell says, by the words of the headers of its row and column."""
    (found,) = tree(page).xpath("//table")
    columns = [cell.text_content() for cell in found.xpath("./thead/tr/th[@scope='col']")]
    return {
        row.xpath("string(./th[@scope='row'])"): {
            column: " ".join(" ".join(cell.itertext()).split())
            for column, cell in zip(columns[1:], row.xpath("./td"), strict=True)
        }
        for row in found.xpath("./tbody/tr")
    }


def links(page: Response) -> dict[str, str]:
    """Return where the links of the page lead, by what they are called."""
    return {
        " ".join((link.get("aria-label") or link.text_content()).split()): link.get("href")
        for link in tree(page).xpath("//main//a")
    }


def test_each_role_stands_in_its_family_and_level_and_gaps_are_seen(
    browser: Client, posting: Posting, organization: Organization, editor: User
) -> None:
    for title, level in (("Nurse", Level.SENIOR), ("Aide", Level.ENTRY)):
        made(organization, editor, title, "Care", level)
    put(posting, editor, "Care", Level.SENIOR)
    put(posting.duplicate(editor), editor, "Buildings", None)
    seen = table(browser.get(MATRIX))
    assert list(seen) == ["Buildings", "Care"]
    assert list(seen["Care"]) == [*map(str, Level.labels), "No level"]
    assert seen["Care"]["Senior"] == "Nurse 1 posting"
    assert seen["Care"]["Entry"] == "Aide"
    assert seen["Care"]["Lead"] == "None yet Start one"
    assert seen["Buildings"]["No level"] == "1 posting"


def test_a_gap_leads_to_a_template_for_it(
    browser: Client, organization: Organization, editor: User
) -> None:
    made(organization, editor, "Nurse", "Care & more", Level.SENIOR)
    where = links(browser.get(MATRIX))["Start one: Care & more, Lead"]
    asked = form(browser.get(where))
    assert (asked["family"], asked["level"]) == ("Care & more", "40")


def test_families_without_anything_are_named_apart(
    browser: Client, organization: Organization, editor: User
) -> None:
    page = browser.get(MATRIX)
    assert "There are no postings and no templates of your own yet" in words(page, "main")
    made(organization, editor, "Nurse", "Healthcare", None)
    found = links(browser.get(MATRIX))
    unused = {name.removeprefix("Start a template: ") for name in found} & set(FAMILIES.values())
    assert unused == set(FAMILIES.values()) - {"Healthcare"}
    assert form(browser.get(found["Start a template: Legal"]))["family"] == "Legal"


def test_a_place_with_much_is_counted_and_leads_to_a_list(
    browser: Client, posting: Posting, organization: Organization, editor: User
) -> None:
    for number in range(5):
        made(organization, editor, f"Nurse {number}", "Care", Level.SENIOR)
    for _ in range(26):
        put(posting.duplicate(editor), editor, "Care", Level.SENIOR)
    page = browser.get(MATRIX)
    said = "2 more templates, 26 postings"
    assert table(page)["Care"]["Senior"] == f"Nurse 0 Nurse 1 Nurse 2 {said}"
    where = links(page)["2 more templates, 26 postings: Care, Senior"]
    listed = browser.get(where)
    assert "Care, Senior" in words(listed, "main")
    assert "Nurse 4 About Nurse 4" in words(listed, "main")
    assert "26 postings" in words(listed, "main")
    assert len(tree(listed).xpath("//section[@aria-labelledby='postings']//li")) == 25
    second = browser.get(where + links(listed)["Next"].replace("?", "&"))
    assert len(tree(second).xpath("//section[@aria-labelledby='postings']//li")) == 1


def test_what_is_set_aside_or_of_others_is_not_there(
    browser: Client,
    posting: Posting,
    organization: Organization,
    editor: User,
    stranger: User,
    role: RoleTemplate,
) -> None:
    elsewhere = stranger.memberships.get().organization
    made(elsewhere, stranger, "Spy", "Secret", Level.SENIOR)
    put(Posting.objects.start(role, elsewhere, {}, stranger), stranger, "Secret", Level.LEAD)
    made(organization, editor, "Old", "Gone", None).retire(editor)
    put(posting, editor, "Gone", None)
    posting.move_to_trash(editor)
    assert "There are no postings and no templates" in words(browser.get(MATRIX), "main")
    for family, level in (("Secret", "30"), ("Secret", "40"), ("Gone", "")):
        page = browser.get(PLACE, {"family": family, "level": level})
        assert "Nothing stands here yet" in words(page, "main")


def test_readers_see_gaps_and_start_nothing(
    log_in: LogIn, viewer: User, organization: Organization, editor: User
) -> None:
    made(organization, editor, "Nurse", "Care", Level.SENIOR)
    page = log_in(viewer).get(MATRIX)
    assert table(page)["Care"]["Lead"] == "None yet"
    assert reverse("new_template") not in page.text


@pytest.mark.parametrize(
    "query", ["", "?family=%00&level=x&page=z", f"?family={'x' * 999}&level=1"]
)
def test_a_strange_address_leads_to_an_empty_place(
    browser: Client, role: RoleTemplate, query: str
) -> None:
    page = browser.get(PLACE + query)
    assert page.status_code == 200
    assert "Nothing stands here yet" in words(page, "main")


def test_many_families_come_a_page_at_a_time_and_cost_no_more_queries(
    browser: Client,
    organization: Organization,
    editor: User,
    posting: Posting,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matrix, "FAMILIES_A_PAGE", 3)
    put(posting, editor, "Family 0", Level.LEAD)
    counts = []
    for number in range(4):
        made(organization, editor, f"Nurse {number}", f"Family {number}", Level.SENIOR)
        put(posting.duplicate(editor), editor, f"Family {number}", Level.LEAD)
        if number in {0, 3}:
            with CaptureQueriesContext(connection) as queries:
                page = browser.get(MATRIX)
            counts.append(len(queries))
    assert counts[0] == counts[1]
    assert list(table(page)) == ["Family 0", "Family 1", "Family 2"]
    second = table(browser.get(MATRIX + links(page)["Next"]))
    assert next(iter(second)) == "Family 3"


def test_it_is_reached_from_roles_templates_and_postings(browser: Client, posting: Posting) -> None:
    for name in ("library", "templates", "postings"):
        assert links(browser.get(reverse(name)))["Families and levels"] == MATRIX
