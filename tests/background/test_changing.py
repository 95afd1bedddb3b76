"""Many postings changed at once: each once, whatever happens, and all undone with one click."""

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from builder import background
from builder.background import kinds, queue
from builder.background.changing import change_each
from builder.background.in_hand import STOPPING, InHand
from builder.background.kind import Kind
from builder.models import Membership, Organization, Posting, Revision, RoleTemplate, User, Work
from builder.models.work_change import Changeable, LeftAlone, change_once
from tests.background.test_queue import lose
from tests.views.conftest import LogIn
from tests.views.editing import part_of
from tests.views.page import words

WorkOff = Callable[[], None]
ADDED = "<p>We pay for the bus.</p>"


def add(in_hand: InHand) -> str:
    """Add a sentence to the benefits of each posting; of those called so, do not, or not all."""
    arguments = in_hand.work.arguments

    def change(record: Changeable) -> str:
        part = part_of(record, "benefits")
        record.save_section(
            part,
            heading=part.heading,
            html=part.html + ADDED,
            based_on=part.version,
            by=in_hand.work.created_by,
        )
        if record.title == arguments.get("cancel"):
            in_hand.work.cancel()
        if record.title == arguments.get("leave"):
            raise LeftAlone("It has no room for it.")
        return "Travel stayed." if record.title == arguments.get("partly") else ""

    records = Posting.objects.in_organization(in_hand.work.organization).order_by("created_at")
    keys = [(Posting, pk) for pk in records.values_list("pk", flat=True)]
    return change_each(in_hand, keys, change)


@pytest.fixture(autouse=True)
def adding(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(kinds.KINDS, "add", Kind("add", add))


@pytest.fixture
def three(role: RoleTemplate, organization: Organization, editor: User) -> list[Posting]:
    decided = {"workplace": "onsite"}
    return [
        Posting.objects.start(role, organization, {**decided, "title": title}, editor)
        for title in ("Nurse", "Clerk", "Driver")
    ]


@pytest.fixture
def begin(organization: Organization, editor: User) -> Callable[..., Work]:
    def make(**arguments: str) -> Work:
        return background.start(
            "add", "Add a sentence", organization=organization, by=editor, arguments=arguments
        )

    return make


Begin = Callable[..., Work]


def having(postings: list[Posting]) -> list[int]:
    """Return how often each posting has the sentence."""
    return [part_of(posting, "benefits").html.count(ADDED) for posting in postings]


def saves(postings: list[Posting]) -> list[int]:
    return [Revision.objects.of(posting).count() for posting in postings]


def undo(browser: Client, work: Work) -> Work:
    browser.post(reverse("undo_work", args=[work.pk]))
    return work.undone_by.latest("created_at")


def test_each_is_changed_once_and_the_page_of_the_work_tells(
    work_off: WorkOff, begin: Begin, three: list[Posting], browser: Client, editor: User
) -> None:
    work = begin(leave="Clerk", partly="Driver")
    work_off()
    assert having(three) == [1, 0, 1]
    assert saves(three) == [2, 1, 2]
    assert Revision.objects.of(three[0])[0].author == editor
    shown = words(browser.get(reverse("work", args=[work.pk])))
    assert "2 changed. 2 stayed as they were, in whole or in part." in shown
    page = words(browser.get(reverse("work_changes", args=[work.pk])))
    assert "It has no room for it." in page
    assert "Travel stayed." in page
    rest = words(browser.get(reverse("work_changes", args=[work.pk]), {"show": "rest"}), "main")
    assert "Nurse" not in rest
    assert "Clerk" in rest


def test_all_is_undone_with_one_click_and_that_too(
    work_off: WorkOff, begin: Begin, three: list[Posting], browser: Client
) -> None:
    before = [posting.document() for posting in three]
    work = begin()
    work_off()
    undone = undo(browser, work)
    work_off()
    assert [Posting.objects.get(pk=posting.pk).document() for posting in three] == before
    assert saves(three) == [3, 3, 3]
    page = browser.get(reverse("work", args=[work.pk]))
    assert "It was undone" in words(page)
    assert "Undo all" not in words(page)
    again = undo(browser, undone)
    work_off()
    assert having(three) == [1, 1, 1]
    assert again.title == "Undo: Undo: Add a sentence"


def test_undo_leaves_what_was_changed_again_and_says_so(
    work_off: WorkOff, begin: Begin, three: list[Posting], browser: Client, owner: User
) -> None:
    work = begin()
    work_off()
    nurse, clerk, _ = (Posting.objects.get(pk=posting.pk) for posting in three)
    part = part_of(nurse, "benefits")
    nurse.save_section(
        part,
        heading=part.heading,
        html=part.html.replace("the bus", "a bicycle"),
        based_on=part.version,
        by=owner,
    )
    brief = part_of(clerk, "job_brief")
    clerk.save_section(
        brief, heading="In brief", html="<p>New.</p>", based_on=brief.version, by=owner
    )
    undone = undo(browser, work)
    work_off()
    assert having(three) == [0, 0, 0]
    assert "a bicycle" in part_of(nurse, "benefits").html
    assert part_of(clerk, "job_brief").html == "<p>New.</p>"
    page = words(browser.get(reverse("work_changes", args=[undone.pk])))
    assert "“Benefits” was changed by Olga Owner since." in page
    undone.refresh_from_db()
    assert undone.message == "2 changed. 1 stayed as it was, in whole or in part."


def test_pressed_twice_it_is_undone_once(
    work_off: WorkOff, begin: Begin, three: list[Posting], browser: Client
) -> None:
    work = begin()
    work_off()
    first, second = undo(browser, work), undo(browser, work)
    assert first == second
    work_off()
    assert undo(browser, work) == first
    assert saves(three) == [3, 3, 3]


def test_what_was_undone_is_no_longer_offered_to_be_undone_in_the_posting(
    work_off: WorkOff, begin: Begin, three: list[Posting], browser: Client
) -> None:
    work = begin()
    work_off()
    undo(browser, work)
    work_off()
    assert (
        browser.post(reverse("undo", args=["postings", three[0].pk]), {"number": 2}).status_code
        == 409
    )
    browser.post(reverse("redo", args=["postings", three[0].pk]), {"number": 3})
    assert having(three) == [1, 0, 0]


def test_a_process_that_stops_in_the_middle_leaves_the_rest_to_the_next(
    work_off: WorkOff,
    begin: Begin,
    three: list[Posting],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    work = begin()
    monkeypatch.setattr(STOPPING, "is_set", iter([False, False, True, *[False] * 9]).__next__)
    work_off()
    work.refresh_from_db()
    assert (work.state, work.done, work.total) == (Work.State.DONE, 3, 3)
    assert saves(three) == [2, 2, 2]
    assert work.changes.count() == 3


def test_work_that_two_processes_do_changes_each_once(
    work_off: WorkOff, begin: Begin, three: list[Posting]
) -> None:
    work = begin()
    lose(work)
    slow = Work.objects.get(pk=work.pk)
    queue.rescue()
    work_off()
    for posting in three:
        change_once(slow, Posting.objects.get(pk=posting.pk), lambda record: "Twice")
    assert having(three) == [1, 1, 1]
    assert not work.changes.with_rest()


def test_cancelled_in_the_middle_what_was_done_can_be_undone(
    work_off: WorkOff, begin: Begin, three: list[Posting], browser: Client
) -> None:
    work = begin(cancel="Clerk")
    work_off()
    assert having(three) == [1, 1, 0]
    page = words(browser.get(reverse("work", args=[work.pk])))
    assert "Cancelled" in page
    assert "Undo all" in page
    undo(browser, work)
    work_off()
    assert having(three) == [0, 0, 0]


def test_a_posting_in_the_trash_stays_as_it_is(
    work_off: WorkOff, begin: Begin, three: list[Posting], browser: Client, editor: User
) -> None:
    three[1].move_to_trash(editor)
    work = begin()
    work_off()
    assert having(three) == [1, 0, 1]
    page = words(browser.get(reverse("work_changes", args=[work.pk])))
    assert "The posting is no longer in use." in page


def test_who_may_no_longer_write_changes_nothing(
    work_off: WorkOff, begin: Begin, three: list[Posting], editor: User, owner: User, log_in: LogIn
) -> None:
    work = begin()
    Membership.objects.filter(user=editor).update(role=Membership.Role.VIEWER)
    work_off()
    assert having(three) == [0, 0, 0]
    page = words(log_in(owner).get(reverse("work", args=[work.pk])))
    assert "may no longer change postings here" in page


def test_who_may_only_read_is_not_offered_to_undo(
    work_off: WorkOff, begin: Begin, three: list[Posting], editor: User, browser: Client
) -> None:
    work = begin()
    work_off()
    Membership.objects.filter(user=editor).update(role=Membership.Role.VIEWER)
    assert "Undo all" not in words(browser.get(reverse("work", args=[work.pk])))
    assert browser.post(reverse("undo_work", args=[work.pk])).status_code == 403
    assert not work.undone_by.exists()
