from typing import Any

import pytest

from builder.models import Posting, Revision, Section, Snippet, StaleVersion, User
from builder.models.followed_snippets import (
    FollowsSnippet,
    add_following,
    detach,
    follow_snippet,
    take_latest,
)
from builder.models.restoring import restore, restore_section
from builder.models.undoing import ChangedSince, reverse_step, steps

DULUTH = [{"city": "Duluth", "region": "MN", "country": "US"}]
BOSTON = [{"city": "Boston", "region": "MA", "country": "US"}]


def move(posting: Posting, places: list[dict[str, str]], by: User) -> None:
    posting.save_facts({"locations": places}, based_on=posting.facts_version, by=by)


def now(section: Section) -> Section:
    return Section.objects.select_related("snippet").get(pk=section.pk)


def reword(snippet: Snippet, html: str, by: User) -> None:
    snippet.change({"html": html}, based_on=snippet.version, by=by)


def undo(posting: Posting, by: User) -> str:
    step = steps(posting, by).undo
    assert step
    return reverse_step(posting, step.number, by=by).what


@pytest.fixture
def section(posting: Posting, snippet: Snippet, editor: User) -> Section:
    """A section at the end that follows the snippet."""
    return add_following(posting, snippet, by=editor)


@pytest.fixture
def benefits(posting: Posting) -> Section:
    return posting.present_sections().filter(kind="benefits")[0]


def test_a_section_takes_heading_and_text_of_the_snippet_that_it_follows(
    posting: Posting, snippet: Snippet, benefits: Section, editor: User
) -> None:
    move(posting, DULUTH, editor)
    follow_snippet(posting, benefits, snippet, based_on=now(benefits).version, by=editor)
    followed = now(benefits)
    assert (followed.heading, followed.html) == ("Benefits", "<p>Lake view in Duluth, MN.</p>")
    assert (followed.snippet, followed.snippet_version) == (snippet, 1)
    newest = Revision.objects.of(posting)[0]
    assert newest.followed == {str(benefits.pk): followed.followed()}
    assert newest.document() == Posting.objects.get(pk=posting.pk).document()


def test_following_is_refused_where_someone_changed_the_section(
    posting: Posting, snippet: Snippet, benefits: Section, editor: User
) -> None:
    with pytest.raises(StaleVersion):
        follow_snippet(posting, benefits, snippet, based_on=benefits.version - 1, by=editor)
    assert now(benefits).snippet is None


def test_variables_are_answered_anew_in_the_revision_that_changes_the_facts(
    posting: Posting, section: Section, editor: User
) -> None:
    assert section.html == "<p>Lake view in [City, State].</p>"
    for places, named in ((DULUTH, "Duluth, MN"), (BOSTON, "Boston, MA")):
        version = posting.version
        move(posting, places, editor)
        assert posting.version == version + 1
        assert now(section).html == f"<p>Lake view in {named}.</p>"
        assert now(section).version == posting.version
    assert Revision.objects.of(posting)[0].document().sections[-1].html == now(section).html


def test_what_was_filled_in_stays_when_facts_and_snippet_change(
    posting: Posting, snippet: Snippet, section: Section, editor: User
) -> None:
    reword(snippet, "<ul><li>[Number of days]</li><li>{location}</li></ul>", editor)
    assert take_latest(posting, snippet, by=editor)
    posting.fill("[Number of days]", "20 days", country="US", by=editor)
    move(posting, DULUTH, editor)
    assert now(section).html == "<ul><li>20 days</li><li>Duluth, MN</li></ul>"
    reword(snippet, "<p>{title}: [number of days] in {location}, [more].</p>", editor)
    assert take_latest(posting, snippet, by=editor)
    expected = f"<p>{posting.title}: 20 days in Duluth, MN, [more].</p>"
    assert now(section).html == expected
    assert now(section).snippet == snippet


def test_a_section_stays_at_the_version_it_took_until_it_is_updated(
    posting: Posting, snippet: Snippet, section: Section, editor: User
) -> None:
    reword(snippet, "<p>Sea view in {location}.</p>", editor)
    move(posting, DULUTH, editor)
    assert now(section).html == "<p>Lake view in Duluth, MN.</p>"
    assert now(section).lags
    assert take_latest(posting, snippet, by=editor)
    assert now(section).html == "<p>Sea view in Duluth, MN.</p>"
    assert not now(section).lags
    version = posting.version
    assert not take_latest(posting, snippet, by=editor)
    assert posting.version == version


def test_a_change_of_name_alone_leaves_nothing_to_update(
    posting: Posting, snippet: Snippet, section: Section, editor: User
) -> None:
    snippet.change({"name": "Benefits by the lake"}, based_on=1, by=editor)
    assert not now(section).lags


def test_a_section_that_follows_is_worded_only_when_it_is_detached(
    posting: Posting, snippet: Snippet, section: Section, editor: User
) -> None:
    typed: dict[str, Any] = {
        "heading": "Mine",
        "html": "<p>Mine</p>",
        "based_on": section.version,
        "by": editor,
    }
    with pytest.raises(FollowsSnippet):
        posting.save_section(section, **typed)
    assert now(section).html == "<p>Lake view in [City, State].</p>"
    posting.save_section(section, **typed, detach=True)
    assert (now(section).heading, now(section).snippet) == ("Mine", None)
    reword(snippet, "<p>Sea view</p>", editor)
    assert not take_latest(posting, snippet, by=editor)
    assert now(section).html == "<p>Mine</p>"


def test_a_detached_section_keeps_what_it_says(
    posting: Posting, section: Section, editor: User
) -> None:
    detach(posting, section, based_on=section.version, by=editor)
    assert now(section).snippet is None
    move(posting, DULUTH, editor)
    # As in any section, a placeholder that the facts answer is filled in.
    move(posting, BOSTON, editor)
    assert now(section).html == "<p>Lake view in Duluth, MN.</p>"


def test_a_section_worded_by_another_way_follows_no_longer(
    posting: Posting, section: Section, editor: User
) -> None:
    document = posting.document()
    with posting.revising(editor, "Replaced a word everywhere") as version:
        row = posting.section(section.pk)
        row.html, row.version = "<p>Hill view in [City, State].</p>", version
        row.save()
    assert (now(section).html, now(section).snippet) == (row.html, None)
    undo(posting, editor)
    assert posting.document() == document
    assert now(section).snippet is not None


# Going back


def test_following_detaching_and_updating_can_be_undone_and_redone(
    posting: Posting, snippet: Snippet, benefits: Section, editor: User
) -> None:
    states = [now(benefits)]
    follow_snippet(posting, benefits, snippet, based_on=benefits.version, by=editor)
    states.append(now(benefits))
    reword(snippet, "<p>Sea view in {location}.</p>", editor)
    take_latest(posting, snippet, by=editor)
    states.append(now(benefits))
    detach(posting, benefits, based_on=now(benefits).version, by=editor)
    states.append(now(benefits))

    def same(one: Section, other: Section) -> bool:
        return (one.value(), one.followed()) == (other.value(), other.followed())

    for state in reversed(states[:-1]):
        undo(posting, editor)
        assert same(now(benefits), state)
    for state in states[1:]:
        step = steps(posting, editor).redo
        assert step
        reverse_step(posting, step.number, by=editor, redo=True)
        assert same(now(benefits), state)


def test_undoing_a_change_of_facts_brings_the_former_answers_back(
    posting: Posting, section: Section, editor: User
) -> None:
    move(posting, DULUTH, editor)
    move(posting, BOSTON, editor)
    posting.organization.change({"name": "Bend Health"}, based_on=1, by=editor)
    undo(posting, editor)
    assert now(section).html == "<p>Lake view in Duluth, MN.</p>"
    assert now(section).snippet is not None


def test_undoing_a_filling_asks_again(
    posting: Posting, snippet: Snippet, section: Section, editor: User
) -> None:
    reword(snippet, "<p>[Days] and [hours] in {location}</p>", editor)
    take_latest(posting, snippet, by=editor)
    posting.fill("[Days]", "20", country="US", by=editor)
    move(posting, DULUTH, editor)
    before = posting.version
    posting.fill("[hours]", "40", country="US", by=editor)
    assert now(section).html == "<p>20 and 40 in Duluth, MN</p>"
    undo(posting, editor)
    assert now(section).html == "<p>20 and [hours] in Duluth, MN</p>"
    restore(
        posting,
        Revision.objects.of(posting).get(number=before - 1),
        based_on=posting.version,
        by=editor,
    )
    assert now(section).html == "<p>20 and [hours] in [City, State]</p>"
    assert now(section).snippet == snippet


def test_a_detaching_is_not_undone_over_what_was_written_since(
    posting: Posting, section: Section, editor: User, owner: User
) -> None:
    detach(posting, section, based_on=section.version, by=editor)
    posting.save_section(
        section, heading="Theirs", html="<p>Theirs</p>", based_on=now(section).version, by=owner
    )
    with pytest.raises(ChangedSince, match="Theirs"):
        undo(posting, editor)
    assert now(section).html == "<p>Theirs</p>"


def test_going_back_to_a_version_goes_back_in_what_is_followed(
    posting: Posting, snippet: Snippet, benefits: Section, editor: User
) -> None:
    before = posting.version
    follow_snippet(posting, benefits, snippet, based_on=benefits.version, by=editor)
    restore(
        posting,
        Revision.objects.of(posting).get(number=before),
        based_on=posting.version,
        by=editor,
    )
    assert (now(benefits).html, now(benefits).snippet) == (benefits.html, None)
    restore_section(
        posting,
        Revision.objects.of(posting).get(number=before + 1),
        [str(pk) for pk in posting.section_keys()].index(str(benefits.pk)),
        based_on=posting.version,
        by=editor,
    )
    assert now(benefits).snippet == snippet


def test_a_deleted_section_comes_back_with_the_answers_of_today(
    posting: Posting, section: Section, editor: User
) -> None:
    posting.delete_section(section, based_on=section.version, by=editor)
    move(posting, DULUTH, editor)
    posting.restore_section(now(section), by=editor)
    assert now(section).html == "<p>Lake view in Duluth, MN.</p>"


def test_a_copy_of_a_posting_follows_as_the_posting_does(
    posting: Posting, snippet: Snippet, section: Section, editor: User
) -> None:
    move(posting, DULUTH, editor)
    copy = posting.duplicate(editor)
    assert [row.snippet for row in copy.present_sections() if row.snippet] == [snippet]
    move(copy, BOSTON, editor)
    assert list(copy.present_sections())[-1].html == "<p>Lake view in Boston, MA.</p>"
    assert now(section).html == "<p>Lake view in Duluth, MN.</p>"
