import pytest

from builder.library.library_search import Found, search_library
from builder.library.role_search import Facets
from builder.models import Organization, Posting, User
from tests.conftest import Join

pytestmark = pytest.mark.usefixtures("facts")


def search(text: str, user: User, facets: Facets | None = None) -> Found:
    organization = user.memberships.get().organization
    return search_library(text, organization, user, limit=20, facets=facets or Facets())


def posting(title: str, user: User, occupation: str = "") -> Posting:
    organization = user.memberships.get().organization
    made = Posting(organization=organization, title=title, occupation=occupation)
    made.save()
    return made


def own(found: Found) -> list[str]:
    return [match.title for match in found.matches if match.kind == "posting"]


@pytest.mark.parametrize(
    ("typed", "family"),
    [("nursing", "29"), ("manufacturing", "51"), ("finance", "13"), ("logistcs", "53")],
)
def test_the_name_of_a_field_leads_to_its_family_first(
    editor: User, typed: str, family: str
) -> None:
    first = search(typed, editor).matches[0]
    assert (first.kind, first.key) == ("family", family)


def test_own_postings_are_found_by_title_with_typos_forgiven(editor: User) -> None:
    posting("Night Shift Welder, Duluth", editor)
    for typed in ("welder", "weldr", "night shift welder"):
        found = search(typed, editor)
        assert own(found) == ["Night Shift Welder, Duluth"]
        (match,) = (one for one in found.matches[:3] if one.kind == "posting")
        assert match.why.startswith("Your posting, changed ")


def test_of_postings_with_the_same_title_the_last_changed_is_shown(editor: User) -> None:
    posting("Welder", editor)
    last = posting("Welder", editor)
    found = [match for match in search("welder", editor).matches if match.kind == "posting"]
    assert [match.key for match in found] == [str(last.pk)]


def test_postings_in_the_trash_or_of_others_are_not_found(editor: User, stranger: User) -> None:
    posting("Welder", editor).move_to_trash(editor)
    posting("Welder", stranger)
    assert own(search("welder", editor)) == []


def test_who_is_in_no_organization_finds_no_postings_of_it(
    organization: Organization, editor: User, join: Join
) -> None:
    posting("Welder", editor)
    outsider = join(None, name="Outsider")
    found = search_library("welder", organization, outsider, limit=20, facets=Facets())
    assert own(found) == []


def test_the_meanings_of_a_short_form_are_named(editor: User) -> None:
    found = search("PM", editor)
    assert found.meanings == ("Project Manager", "Product Manager", "Property Manager")
    assert found.matches[0].why == "“PM” can mean Project Manager"


def test_limits_hold_for_postings_too(editor: User) -> None:
    posting("Welder", editor, occupation="51-4121")
    assert own(search("welder", editor, Facets(family="51"))) == ["Welder"]
    assert own(search("welder", editor, Facets(family="29"))) == []
    assert {match.kind for match in search("welder", editor, Facets(kind="posting")).matches} == {
        "posting"
    }
    assert own(search("welder", editor, Facets(kind="generated"))) == []
