"""Long pieces of work that run in the background, as people follow them."""

import uuid
from datetime import timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.core.files.storage import default_storage
from django.db import models
from django.db.models import Q
from django.utils import timezone

from builder.models.organization import Membership, Organization

if TYPE_CHECKING:
    from builder.models.user import User

# How long a finished file can be fetched.
FILE_LIFETIME = timedelta(days=7)


class WorkQuerySet(models.QuerySet["Work"]):
    """Work as one person may see it, and by how far it is."""

    def visible_to(self, user: "User") -> Self:
        """Return what the person started where they still belong, and all where they are owner."""
        own = Membership.objects.filter(user=user)
        owned = own.filter(role=Membership.Role.OWNER)
        return self.filter(
            Q(organization__in=owned.values("organization"))
            | Q(created_by=user, organization__in=own.values("organization"))
        )

    def in_organization(self, organization: Organization) -> Self:
        """Return the work of one organization."""
        return self.filter(organization=organization)

    def running_for(self, membership: Membership) -> Self:
        """Return what a member waits for: what they started themselves and is not finished."""
        return self.unfinished().filter(
            organization=membership.organization_id, created_by=membership.user_id
        )

    def unfinished(self) -> Self:
        """Return what waits or runs."""
        return self.filter(state__in=Work.UNFINISHED)

    def expired(self) -> Self:
        """Return the work whose file has had its time."""
        return self.filter(expires_at__lte=timezone.now()).exclude(file="")


class Work(models.Model):
    """A long piece of work: what, for whom, how far it is, and the file that comes of it.

    `arguments` is what its kind needs to know, as JSON. `total` is None as long as nobody knows.
    `held_by` is drawn anew by whichever process does the work: what an earlier one still writes
    then no longer counts.
    """

    class State(models.TextChoices):
        """How far the work is."""

        WAITING = "waiting", "Waiting"
        RUNNING = "running", "Running"
        DONE = "done", "Done"
        FAILED = "failed", "Failed"
        CANCELLED = "cancelled", "Cancelled"

    UNFINISHED = (State.WAITING, State.RUNNING)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="works")
    created_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="works"
    )
    kind = models.CharField(max_length=40)
    title = models.CharField(max_length=200)
    # The work whose changes to postings and templates this undoes.
    undoes = models.ForeignKey("self", models.CASCADE, null=True, related_name="undone_by")
    arguments = models.JSONField(default=dict)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    done = models.PositiveIntegerField(default=0)
    total = models.PositiveIntegerField(null=True)
    message = models.CharField(max_length=500, blank=True)
    cancel_asked = models.BooleanField(default=False)
    held_by = models.UUIDField(null=True)
    # When a process last said that it is at it; before that, when the work was last called up.
    beat_at = models.DateTimeField(default=timezone.now)
    # How often a process was lost in the middle of it.
    crashes = models.PositiveSmallIntegerField(default=0)
    file = models.FileField(max_length=200, blank=True)
    file_name = models.CharField(max_length=200, blank=True)
    file_size = models.PositiveBigIntegerField(null=True)
    expires_at = models.DateTimeField(null=True)
    created_at = models.DateTimeField(auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    ended_at = models.DateTimeField(null=True)

    objects = WorkQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["organization", "-created_at"], name="work_recent"),
            models.Index(
                fields=["beat_at"], name="work_unfinished", condition=Q(ended_at__isnull=True)
            ),
        )

    def __str__(self) -> str:
        return self.title

    @property
    def is_unfinished(self) -> bool:
        """Whether the work waits or runs."""
        return self.state in self.UNFINISHED

    @property
    def undo(self) -> "Work | None":
        """The work that undoes this one's changes, or has done so as far as that can be done."""
        failed = (self.State.CANCELLED, self.State.FAILED)
        return self.undone_by.exclude(state__in=failed).order_by("created_at").first()

    @property
    def percent(self) -> int | None:
        """How much is done, or None as long as nobody knows how much there is."""
        return min(100, self.done * 100 // self.total) if self.total else None

    def cancel(self) -> None:
        """Stop the work: at once where it waits, else as soon as the item at hand is done."""
        mine = Work.objects.filter(pk=self.pk)
        waiting = mine.filter(state=self.State.WAITING)
        if not waiting.update(state=self.State.CANCELLED, ended_at=timezone.now()):
            mine.filter(state=self.State.RUNNING).update(cancel_asked=True)

    def take(self) -> bool:
        """Make this process the one that does the work; say whether it was there to be taken."""
        self.held_by = uuid.uuid4()
        now = timezone.now()
        taken = Work.objects.filter(pk=self.pk, state=self.State.WAITING).update(
            state=self.State.RUNNING,
            held_by=self.held_by,
            beat_at=now,
            started_at=now,
            done=0,
            total=None,
        )
        return bool(taken)

    def note(self, **values: Any) -> bool:
        """Write down how it goes; say whether this process should go on with it.

        It should not where the work was cancelled, or was given to another process.
        """
        held = Work.objects.filter(
            pk=self.pk, held_by=self.held_by, state=self.State.RUNNING, cancel_asked=False
        )
        return bool(held.update(beat_at=timezone.now(), **values))

    def end(self, state: State, message: str, **values: Any) -> None:
        """Write down how it ended, unless another process has the work by now."""
        held = Work.objects.filter(pk=self.pk, held_by=self.held_by, state=self.State.RUNNING)
        held.update(state=state, message=message[:500], ended_at=timezone.now(), **values)

    def remove_file(self) -> None:
        """Delete the file; what is known of the work stays."""
        default_storage.delete(str(self.file))
        self.file = ""
        self.save(update_fields=["file"])
