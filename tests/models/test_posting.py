from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from decimal import Decimal
from threading import Barrier

import pytest
from django.db import connection
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.document import Apply, Fact, JobDocument, Location, Pay, Section
from builder.models import Organization, Posting, Revision, RoleTemplate, StaleVersion, User

WHOLE = JobDocument(
    title="Nurse",
    occupation="29-1141",
    locations=(Location(city="Łódź", country="PL"), Location(region="TX", country="US")),
    workplace="hybrid",
    employment_type="part_time",
    pay=Pay(min=Decimal("28.07"), max=None, currency="EUR", period="hour", note="Or more."),
    apply=Apply(url="https://a.example", email="a@example.org", instructions="Write.\nSoon."),
    closes_on=date(2027, 2, 28),
    department="Care",
    reports_to="The matron",
    flsa_status="nonexempt",
    job_code="N-1",
    openings=3,
    language="pl-PL",
    facts=(Fact(label="Shift", value="Night"), Fact(label="Uniform")),
    sections=(
        Section(kind="job_brief", heading="Brief", html="<p>Help.</p>"),
        Section(kind="custom", heading="Twin", html="<p>One</p>"),
        Section(kind="custom", heading="Other", html="<p>Two</p>", hidden=True),
    ),
)


@pytest.fixture
def empty(organization: Organization) -> Posting:
    posting = Posting(organization=organization, title="Nothing yet")
    posting.save()
    return posting


def headings(posting: Posting) -> list[str]:
    return [part.heading for part in posting.present_sections()]


def at_once(*jobs: Callable[[], object]) -> list[BaseException | None]:
    """Run the jobs in threads that begin together; return what each raised, or None."""
    gate = Barrier(len(jobs))

    def run(job: Callable[[], object]) -> BaseException | None:
        try:
            gate.wait()
            job()
        except Exception as problem:
            return problem
        finally:
            connection.close()
        return None

    with ThreadPoolExecutor(len(jobs)) as pool:
        return list(pool.map(run, jobs))


# The document


def test_a_posting_becomes_the_whole_document_and_gives_it_back(
    empty: Posting, organization: Organization, editor: User
) -> None:
    empty.apply(WHOLE, by=editor, summary="Imported")
    fresh = Posting.objects.get(pk=empty.pk)
    assert fresh.document() == replace(WHOLE, organization=organization.as_employer())
    (revision,) = Revision.objects.of(fresh)
    assert (revision.summary, revision.author) == ("Imported", editor)
    assert revision.content_hash == fresh.document().content_hash


def test_an_earlier_revision_can_be_taken_back(empty: Posting, editor: User) -> None:
    empty.apply(WHOLE, by=editor, summary="Imported")
    empty.apply(JobDocument(title="Other"), by=editor, summary="Emptied")
    assert headings(empty) == []
    earlier = JobDocument.from_dict(Revision.objects.of(empty)[1].content)
    empty.apply(earlier, by=editor, summary="Taken back")
    assert empty.document() == earlier
    newest, _, first = Revision.objects.of(empty)
    assert newest.content_hash == first.content_hash


def test_a_section_that_stays_keeps_its_row_however_sections_move(
    empty: Posting, editor: User
) -> None:
    empty.apply(WHOLE, by=editor, summary="Imported")
    rows = [part.pk for part in empty.present_sections()]
    brief, one, two = WHOLE.sections
    moved = (replace(two, html="<p>New</p>"), one, replace(brief, heading="New name"))
    empty.apply(replace(WHOLE, sections=moved), by=editor, summary="Moved")
    assert headings(empty) == ["Other", "Twin", "New name"]
    assert [part.pk for part in empty.present_sections()] == rows[::-1]


def test_what_is_unsafe_is_cleaned_whichever_way_it_comes_in(empty: Posting, editor: User) -> None:
    unsafe = "<p onclick=x>Safe</p><script>1</script>"
    section = Section(kind="custom", heading="x", html=unsafe)
    empty.apply(replace(WHOLE, sections=(section,)), by=editor, summary="Imported")
    added = empty.add_section(kind="custom", heading="y", html=unsafe, by=editor)
    assert [part.html for part in empty.present_sections()] == ["<p>Safe</p>"] * 2
    empty.save_section(added, heading="z", html=unsafe, based_on=added.version, by=editor)
    assert [part.html for part in empty.present_sections()] == ["<p>Safe</p>"] * 2
    assert "script" not in str(Revision.objects.of(empty).values_list("content", flat=True))


def test_applying_what_is_there_already_changes_nothing(empty: Posting, editor: User) -> None:
    empty.apply(WHOLE, by=editor, summary="Imported")
    empty.apply(WHOLE, by=editor, summary="Again")
    assert (empty.version, Revision.objects.of(empty).count()) == (1, 1)


text = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=40)


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(
    title=text.filter(str.strip),
    label=text,
    html=st.lists(st.sampled_from(["<p>", "</p>", "<ul><li>", "[A B]", "&", "x"])).map("".join),
    low=st.decimals(0, 10**9, places=2),
)
def test_every_revision_reads_back_as_the_document_it_was(
    empty: Posting, editor: User, title: str, label: str, html: str, low: Decimal
) -> None:
    content = replace(
        WHOLE,
        title=title,
        facts=(Fact(label=label, value=label),),
        pay=Pay(min=low),
        sections=(Section(kind="custom", heading=label, html=html),),
    )
    empty.apply(content, by=editor, summary="Changed")
    newest = Revision.objects.of(empty)[0]
    again = JobDocument.from_dict(newest.content)
    assert again == empty.document() == Posting.objects.get(pk=empty.pk).document()
    assert again.content_hash == newest.content_hash


# Sections


def test_deleted_sections_keep_their_place_while_others_move_and_are_filled(
    posting: Posting, editor: User
) -> None:
    first, second, third, fourth, *rest = posting.present_sections()
    for part in (second, fourth):
        posting.delete_section(part, based_on=part.version, by=editor)
    posting.fill("[City, State]", "Bonn", country="DE", by=editor)
    posting.move_section(third, 0, by=editor)
    posting.save_facts({"department": "Care"}, based_on=posting.facts_version, by=editor)
    posting.add_section(kind="custom", heading="Last", html="", by=editor)
    for part in (fourth, second):
        posting.restore_section(part, by=editor)
    expected = [third, fourth, first, second, *rest]
    assert headings(posting) == [*(part.heading for part in expected), "Last"]
    positions = [part.position for part in posting.sections.order_by("position")]
    assert positions == list(range(len(positions)))


def test_what_a_fact_answers_is_filled_only_where_there_is_room(
    posting: Posting, editor: User
) -> None:
    part = posting.present_sections()[0]
    posting.save_section(
        part, heading=f"{'x' * 100} [City, State]", html="", based_on=part.version, by=editor
    )
    place = {"city": "y" * 60, "region": "z" * 60, "country": "US"}
    posting.save_facts({"locations": [place]}, based_on=posting.facts_version, by=editor)
    assert headings(posting)[0] == f"{'x' * 100} [City, State]"
    assert posting.locations == [place]


def test_facts_of_a_stale_version_change_nothing(posting: Posting, editor: User) -> None:
    posting.save_facts({"department": "Care"}, based_on=1, by=editor)
    with pytest.raises(StaleVersion) as stale:
        posting.save_facts({"department": "Cure"}, based_on=1, by=None)
    assert stale.value.latest is not None
    assert (stale.value.latest.number, stale.value.latest.author) == (2, editor)
    assert Posting.objects.get(pk=posting.pk).department == "Care"


# Who sees what


def test_people_see_and_change_what_their_membership_allows(
    posting: Posting, owner: User, editor: User, viewer: User, stranger: User
) -> None:
    sees = {user: Posting.objects.visible_to(user).exists() for user in (owner, editor, viewer)}
    assert all(sees.values())
    assert not Posting.objects.visible_to(stranger).exists()
    writes = [owner, editor, viewer, stranger]
    assert [Posting.objects.editable_by(user).exists() for user in writes] == [
        *(True, True),
        *(False, False),
    ]


# Many at once


@pytest.mark.django_db(transaction=True)
def test_of_two_who_save_one_section_at_once_one_is_told(
    posting: Posting, owner: User, editor: User
) -> None:
    part = posting.present_sections()[0]

    def save(html: str, by: User) -> Callable[[], object]:
        mine = Posting.objects.get(pk=posting.pk)
        return lambda: mine.save_section(
            part, heading="Mine", html=html, based_on=part.version, by=by
        )

    outcome = at_once(save("<p>One</p>", owner), save("<p>Two</p>", editor))
    assert sorted(type(problem).__name__ for problem in outcome) == ["NoneType", "StaleVersion"]
    posting.refresh_from_db()
    assert (posting.version, Revision.objects.of(posting).count()) == (2, 2)
    part.refresh_from_db()
    assert part.html == ("<p>One</p>" if outcome[0] is None else "<p>Two</p>")


@pytest.mark.django_db(transaction=True)
def test_many_who_change_different_things_at_once_all_count(
    posting: Posting, editor: User, role: RoleTemplate
) -> None:
    def on_its_own() -> Posting:
        mine: Posting = Posting.objects.get(pk=posting.pk)
        return mine

    def save(number: int) -> Callable[[], object]:
        part, mine = posting.present_sections()[number], on_its_own()
        return lambda: mine.save_section(
            part, heading=f"Changed {number}", html="", based_on=part.version, by=editor
        )

    facts, added, moved, doomed = on_its_own(), on_its_own(), on_its_own(), on_its_own()
    third, last = posting.present_sections()[2], posting.present_sections()[6]
    outcome = at_once(
        save(0),
        save(1),
        lambda: facts.save_facts({"department": "Care"}, based_on=1, by=editor),
        lambda: added.add_section(kind="custom", heading="Added", html="", by=editor),
        lambda: moved.move_section(third, 0, by=editor),
        lambda: doomed.delete_section(last, based_on=last.version, by=editor),
    )
    assert outcome == [None] * 6
    posting.refresh_from_db()
    assert posting.department == "Care"
    assert {"Changed 0", "Changed 1", "Added"} <= set(headings(posting))
    assert headings(posting)[0] == third.heading
    assert last.heading not in headings(posting)
    numbers = [revision.number for revision in Revision.objects.of(posting)]
    assert numbers == list(range(7, 0, -1))
    assert Revision.objects.of(posting)[0].content == posting.document().to_dict()
