"""Long work is done once, reported as it went, and never lost or running for ever."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from django.db.models import F
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from builder.background import queue
from builder.background.in_hand import STOPPING
from builder.models import Work
from tests.background.conftest import Start
from tests.views.page import words

WorkOff = Callable[[], None]


def age(work: Work, time: timedelta = queue.LEASE) -> None:
    """Let as much time pass for the work as a lost process is given."""
    Work.objects.filter(pk=work.pk).update(beat_at=F("beat_at") - time)


def lose(work: Work) -> None:
    """Leave the work as a process does that is killed in the middle of it."""
    DBTaskResult.objects.update(status="RUNNING")
    assert Work.objects.get(pk=work.pk).take()
    age(work)


def test_work_is_done_and_its_file_can_be_fetched(
    work_off: WorkOff, start: Start, browser: Client
) -> None:
    work = start()
    page = reverse("work", args=[work.pk])
    assert "Waiting for its turn" in words(browser.get(page))
    assert browser.get(reverse("download_work", args=[work.pk])).status_code == 404
    work_off()
    shown = words(browser.get(page))
    assert "Counted to 5." in shown
    assert "numbers.txt, 10 bytes" in shown
    response = browser.get(reverse("download_work", args=[work.pk]))
    assert b"".join(response) == b"0\n1\n2\n3\n4\n"
    assert response["Content-Disposition"] == 'attachment; filename="numbers.txt"'


def test_work_that_cannot_be_done_says_what_helps(
    work_off: WorkOff, start: Start, browser: Client
) -> None:
    work = start(refuse=3)
    work_off()
    assert "Number 3 is not there. Choose others." in words(
        browser.get(reverse("work", args=[work.pk]))
    )


def test_an_error_of_ours_is_logged_and_told(
    work_off: WorkOff, start: Start, browser: Client, caplog: pytest.LogCaptureFixture
) -> None:
    broken, fine = start(**{"break": 2}), start()
    work_off()
    shown = words(browser.get(reverse("work", args=[broken.pk])))
    assert "Something went wrong on the server." in shown
    assert "ZeroDivisionError" in caplog.text
    fine.refresh_from_db()
    assert fine.state == Work.State.DONE


def test_work_is_cancelled_while_it_waits(work_off: WorkOff, start: Start, browser: Client) -> None:
    work = start()
    response = browser.post(reverse("cancel_work", args=[work.pk]), follow=True)
    assert "Cancelled" in words(response)
    work_off()
    work.refresh_from_db()
    assert (work.state, work.done, work.file.name) == (Work.State.CANCELLED, 0, "")


def test_work_is_cancelled_between_two_items(work_off: WorkOff, start: Start, files: Path) -> None:
    work = start(cancel=2)
    work_off()
    work.refresh_from_db()
    assert (work.state, work.done) == (Work.State.CANCELLED, 2)
    assert not list(files.rglob("*.*"))


def test_a_process_that_is_told_to_stop_leaves_the_work_to_the_next(
    work_off: WorkOff, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    work = start()
    monkeypatch.setattr(STOPPING, "is_set", iter([False, False, True, *[False] * 9]).__next__)
    work_off()
    work.refresh_from_db()
    assert (work.state, work.crashes) == (Work.State.DONE, 0)
    assert DBTaskResult.objects.count() == 2


def test_what_a_lost_process_held_is_done_by_the_next(work_off: WorkOff, start: Start) -> None:
    work = start()
    lose(work)
    queue.rescue()
    work_off()
    work.refresh_from_db()
    assert (work.state, work.crashes) == (Work.State.DONE, 1)


def test_what_a_living_process_holds_is_left_to_it(start: Start) -> None:
    work = start()
    lose(work)
    age(work, -queue.LEASE)
    queue.rescue()
    work.refresh_from_db()
    assert (work.state, work.crashes) == (Work.State.RUNNING, 0)


def test_work_that_takes_every_process_down_fails_in_the_end(start: Start) -> None:
    work = start()
    for _ in range(queue.MOST_CRASHES):
        lose(work)
        queue.rescue()
    work.refresh_from_db()
    assert work.state == Work.State.FAILED
    assert "broke off several times" in work.message


def test_cancelling_work_whose_process_is_lost_ends_it(start: Start) -> None:
    work = start()
    lose(work)
    work.cancel()
    queue.rescue()
    work.refresh_from_db()
    assert work.state == Work.State.CANCELLED


def test_work_that_fell_out_of_the_queue_is_called_up_again(
    work_off: WorkOff, start: Start
) -> None:
    lost, waiting = start(), start()
    for work in (lost, waiting):
        age(work)
    DBTaskResult.objects.filter(args_kwargs__args__0=str(lost.pk)).update(status="RUNNING")
    queue.rescue()
    assert DBTaskResult.objects.filter(status="READY").count() == 2
    work_off()
    assert {work.state for work in Work.objects.all()} == {Work.State.DONE}


def test_a_process_that_lost_its_work_to_another_changes_nothing_any_more(
    work_off: WorkOff, start: Start
) -> None:
    work = start()
    lose(work)
    slow = Work.objects.get(pk=work.pk)
    queue.rescue()
    work_off()
    assert not slow.note(done=1)
    slow.end(Work.State.FAILED, "Too late")
    work.refresh_from_db()
    assert (work.state, work.done) == (Work.State.DONE, 5)


def test_a_file_is_deleted_when_it_has_had_its_time(
    work_off: WorkOff, start: Start, browser: Client, files: Path
) -> None:
    work = start()
    work_off()
    assert len(list((files / "work").iterdir())) == 1
    Work.objects.update(expires_at=timezone.now())
    queue.clean_up()
    assert not list((files / "work").iterdir())
    assert "and is gone" in words(browser.get(reverse("work", args=[work.pk])))
    assert browser.get(reverse("download_work", args=[work.pk])).status_code == 404


def test_old_entries_of_the_queue_are_deleted_but_not_what_waits(
    work_off: WorkOff, start: Start
) -> None:
    start()
    work_off()
    start()
    DBTaskResult.objects.update(enqueued_at=timezone.now() - queue.ENTRY_LIFETIME)
    queue.clean_up()
    assert [entry.status for entry in DBTaskResult.objects.all()] == ["READY"]
