from collections.abc import Callable

import pytest

from builder import background
from builder.models import Chosen, Posting, Revision, Section, Snippet, User, Work
from builder.models.followed_snippets import add_following, detach

PLACES = {"Duluth": "MN", "Boston": "MA", "Austin": "TX"}


@pytest.fixture
def postings(posting: Posting, snippet: Snippet, editor: User) -> list[Posting]:
    """Three postings in three places that follow the snippet."""
    add_following(posting, snippet, by=editor)
    found = [posting, posting.duplicate(editor), posting.duplicate(editor)]
    for one, (city, region) in zip(found, PLACES.items(), strict=True):
        places = [{"city": city, "region": region, "country": "US"}]
        one.save_facts({"locations": places}, based_on=one.facts_version, by=editor)
    return found


def reword(snippet: Snippet, by: User) -> None:
    snippet.change({"html": "<p>Sea view in {location}.</p>"}, based_on=snippet.version, by=by)


def start(snippet: Snippet, by: User, chosen: Chosen) -> Work:
    return background.start(
        "snippet_update",
        "Update",
        organization=snippet.organization,
        by=by,
        arguments={
            "snippet": str(snippet.pk),
            "text_version": snippet.text_version,
            "chosen": chosen.to_dict(),
        },
    )


def text(posting: Posting) -> str:
    return list(posting.present_sections())[-1].html


def said(work: Work) -> tuple[str, str]:
    work.refresh_from_db()
    return work.state, work.message


def test_all_that_follow_are_updated_in_one_revision_each_and_undone_as_a_whole(
    postings: list[Posting], snippet: Snippet, editor: User, work_off: Callable[[], None]
) -> None:
    reword(snippet, editor)
    before = [(one.version, text(one)) for one in postings]
    work = start(snippet, editor, Chosen(everything=True))
    work_off()
    assert said(work) == ("done", "3 changed.")
    for one, (version, _), (city, region) in zip(postings, before, PLACES.items(), strict=True):
        one.refresh_from_db()
        assert one.version == version + 1
        assert text(one) == f"<p>Sea view in {city}, {region}.</p>"
        assert Revision.objects.of(one)[0].author == editor
    background.undo_changes(work, editor)
    work_off()
    assert [text(one) for one in postings] == [html for _, html in before]
    assert Section.objects.lagging(snippet).count() == 3


def test_only_the_chosen_ones_are_updated(
    postings: list[Posting], snippet: Snippet, editor: User, work_off: Callable[[], None]
) -> None:
    reword(snippet, editor)
    start(snippet, editor, Chosen(ticked=(str(postings[1].pk),)))
    work_off()
    assert ["Sea" in text(one) for one in postings] == [False, True, False]


def test_a_posting_that_was_detached_meanwhile_is_left_as_it_is(
    postings: list[Posting], snippet: Snippet, editor: User, work_off: Callable[[], None]
) -> None:
    reword(snippet, editor)
    work = start(snippet, editor, Chosen(everything=True))
    section = list(postings[0].present_sections())[-1]
    detach(postings[0], section, based_on=section.version, by=editor)
    work_off()
    assert said(work) == ("done", "2 changed.")
    assert text(postings[0]) == "<p>Lake view in Duluth, MN.</p>"


def test_nothing_is_updated_where_the_snippet_changed_again_before_it_began(
    postings: list[Posting], snippet: Snippet, editor: User, work_off: Callable[[], None]
) -> None:
    reword(snippet, editor)
    work = start(snippet, editor, Chosen(everything=True))
    snippet.change({"html": "<p>Hill view</p>"}, based_on=snippet.version, by=editor)
    work_off()
    state, message = said(work)
    assert state == "failed"
    assert "changed again" in message
    assert not any("Sea" in text(one) for one in postings)


def test_an_update_that_is_cancelled_changes_nothing_more(
    postings: list[Posting], snippet: Snippet, editor: User, work_off: Callable[[], None]
) -> None:
    reword(snippet, editor)
    start(snippet, editor, Chosen(everything=True)).cancel()
    work_off()
    assert not any("Sea" in text(one) for one in postings)
