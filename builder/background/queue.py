"""The queue. Its entries only call work up: whether it is still to be done, the work says."""

import logging
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone
from django_tasks import TaskResultStatus, task
from django_tasks_db.models import DBTaskResult

from builder.background.in_hand import GivenUp, InHand, Stopped, heart
from builder.background.kind import WorkFailed
from builder.background.kinds import KINDS
from builder.models import ImportedFile, Organization, User, Work

# Without a sign of life for so long, a process is taken for lost.
LEASE = timedelta(seconds=20)
# A work that takes its process down each time must not do so for ever.
MOST_CRASHES = 3
# Old entries of the queue say nothing that the work itself does not say.
ENTRY_LIFETIME = timedelta(days=7)

logger = logging.getLogger(__name__)


def start(
    kind: str,
    title: str,
    *,
    organization: Organization,
    by: User,
    arguments: dict[str, Any],
    undoes: Work | None = None,
) -> Work:
    """Put a piece of work into the queue and return it. `arguments` must be JSON."""
    assert kind in KINDS
    work = Work.objects.create(
        kind=kind,
        title=title[:200],
        organization=organization,
        created_by=by,
        arguments=arguments,
        undoes=undoes,
    )
    do_work.enqueue(str(work.pk))
    return work


def undo_changes(work: Work, by: User) -> Work:
    """Undo all that a piece of work changed, in the background; return the work that does so.

    Where one does so already, or has done so, that is returned.
    """
    with transaction.atomic():
        # Pressed twice at once, one waits for the other.
        undone = Work.objects.select_for_update(of=("self",)).get(pk=work.pk)
        return undone.undo or start(
            "undo_changes",
            f"Undo: {undone.title}",
            organization=undone.organization,
            by=by,
            arguments={},
            undoes=undone,
        )


def rescue() -> None:
    """Call up anew what a lost process held, or what fell out of the queue before it was taken."""
    ready = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path=do_work.module_path
    )
    queued = [entry["args"][0] for entry in ready.values_list("args_kwargs", flat=True)]
    stale = Work.objects.unfinished().filter(beat_at__lt=timezone.now() - LEASE)
    with transaction.atomic():
        lost = stale.exclude(state=Work.State.WAITING, pk__in=queued)
        for work in lost.select_for_update(skip_locked=True):
            _rescue(work)


def clean_up() -> None:
    """Delete the files that have had their time, and old entries of the queue."""
    for work in Work.objects.expired():
        work.remove_file()
    for file in ImportedFile.objects.expired():
        file.discard()
    old = DBTaskResult.objects.filter(enqueued_at__lt=timezone.now() - ENTRY_LIFETIME)
    old.exclude(status=TaskResultStatus.READY).delete()


def _rescue(work: Work) -> None:
    if work.state == Work.State.RUNNING:
        work.crashes += 1
    work.held_by = None
    if work.cancel_asked:
        work.state, work.ended_at = Work.State.CANCELLED, timezone.now()
    elif work.crashes >= MOST_CRASHES:
        work.state, work.ended_at = Work.State.FAILED, timezone.now()
        work.message = (
            "It broke off several times. Try again. If that fails too, tell whoever runs this "
            "installation."
        )
        logger.error("Work %s (%s) broke off %s times", work.pk, work.kind, work.crashes)
    else:
        work.state, work.beat_at = Work.State.WAITING, timezone.now()
    work.save()
    if work.state == Work.State.WAITING:
        do_work.enqueue(str(work.pk))


@task()
def do_work(pk: str) -> None:
    """Do a piece of work, unless it was cancelled or another process has it."""
    work = Work.objects.select_related("organization", "created_by").filter(pk=pk).first()
    if work is None or not work.take():
        return
    in_hand = InHand(work)
    with heart(in_hand):
        try:
            message = KINDS[work.kind].run(in_hand)
        except Stopped:
            _put_back(work)
        except GivenUp:
            work.end(Work.State.CANCELLED, "")
        except WorkFailed as problem:
            work.end(Work.State.FAILED, str(problem))
        # Whatever goes wrong, whoever waits for the work must hear of it.
        except Exception:
            logger.exception("Work %s (%s) failed", work.pk, work.kind)
            work.end(
                Work.State.FAILED,
                "Something went wrong on the server. Try again. If it fails again, tell whoever "
                "runs this installation.",
            )
        else:
            work.end(Work.State.DONE, message)


def _put_back(work: Work) -> None:
    with transaction.atomic():
        held = Work.objects.filter(pk=work.pk, held_by=work.held_by, state=Work.State.RUNNING)
        if held.update(state=Work.State.WAITING, held_by=None, beat_at=timezone.now()):
            do_work.enqueue(str(work.pk))
