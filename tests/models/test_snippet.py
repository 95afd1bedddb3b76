import pytest

from builder.models import Posting, Revision, Snippet, StaleVersion, User
from tests.conftest import BENEFITS


def test_each_change_writes_one_revision_and_none_where_nothing_changes(
    snippet: Snippet, owner: User
) -> None:
    snippet.change({"html": "<p>Sea view.</p>"}, based_on=1, by=owner)
    snippet.change({"html": "<p>Sea view.</p>"}, based_on=2, by=owner)
    newest, first = Revision.objects.of(snippet)
    assert (newest.number, newest.author, newest.content["html"]) == (2, owner, "<p>Sea view.</p>")
    assert (first.summary, first.content) == ("Written", BENEFITS)
    assert not Revision.objects.of(snippet.organization).filter(pk=newest.pk).exists()


def test_a_name_can_change_without_the_text_counting_as_changed(
    snippet: Snippet, owner: User
) -> None:
    snippet.change({"name": "Benefits by the lake"}, based_on=1, by=owner)
    snippet.retire(owner)
    snippet.bring_back(owner)
    assert (snippet.version, snippet.text_version) == (4, 1)
    snippet.change({"heading": "What you get"}, based_on=4, by=owner)
    assert snippet.text_version == 5


def test_a_change_of_what_someone_else_changed_is_stale(snippet: Snippet, owner: User) -> None:
    snippet.change({"html": "<p>Theirs.</p>"}, based_on=1, by=owner)
    with pytest.raises(StaleVersion) as stale:
        snippet.change({"html": "<p>Mine.</p>"}, based_on=1, by=owner)
    assert stale.value.latest == Revision.objects.of(snippet).first()
    snippet.refresh_from_db()
    assert snippet.html == "<p>Theirs.</p>"


def test_a_heading_that_gets_too_long_by_its_variables_is_cut(
    snippet: Snippet, posting: Posting, owner: User
) -> None:
    posting.organization.name = "x" * 200
    snippet.heading = "About {organization}"
    assert snippet.resolved(posting.document()).heading == "About " + "x" * 144


@pytest.mark.parametrize(
    ("words", "found"), [("duluth LAKE", True), ("benef", True), ("duluth sea", False), ("", True)]
)
def test_words_are_looked_for_everywhere_in_it(snippet: Snippet, words: str, found: bool) -> None:
    assert Snippet.objects.search(words).exists() == found


def test_people_see_the_snippets_of_their_organization_and_writers_change_them(
    snippet: Snippet, viewer: User, editor: User, stranger: User
) -> None:
    assert Snippet.objects.visible_to(viewer).get() == snippet
    assert Snippet.objects.editable_by(editor).get() == snippet
    assert not Snippet.objects.editable_by(viewer).exists()
    assert not Snippet.objects.visible_to(stranger).exists()
