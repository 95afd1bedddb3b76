"""Changes to many postings and templates at once: what a piece of work made of each of them."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Self, TypeAlias
from uuid import UUID

from django.db import models, transaction
from django.db.models import Q

from builder.models.posting import Posting
from builder.models.role_template import RoleTemplate
from builder.models.undoing import ChangedSince, reverse_between
from builder.models.work import Work

if TYPE_CHECKING:
    from builder.models.user import User

Changeable: TypeAlias = Posting | RoleTemplate
# Changes one of them, and returns what of it was left as it was, in words; empty where nothing was.
Change = Callable[[Changeable], str]

NOTE_LENGTH = 300


class LeftAlone(Exception):
    """A posting or template stays as it is. The message says why, in a sentence."""


class WorkChangeQuerySet(models.QuerySet["WorkChange"]):
    """What work made of postings and templates."""

    def changed(self) -> Self:
        """Return those that were changed."""
        return self.filter(after__isnull=False)

    def with_rest(self) -> Self:
        """Return those of which something was left as it was, all of it or a part."""
        return self.exclude(note="")

    def in_order(self) -> Self:
        """Put them in the order in which they were done, with what the record is called."""
        titles = ("posting__title", "role_template__title")
        kept = ("posting__trashed_at", "role_template__retired_at")
        found = self.select_related("posting", "role_template").order_by("pk")
        return found.only("work", "before", "after", "note", *titles, *kept)


class WorkChange(models.Model):
    """What a piece of work made of one posting or template: its versions before and after.

    There are none where it stayed as it was. `note` says of what was left as it was, and why.
    """

    work = models.ForeignKey(Work, models.CASCADE, related_name="changes")
    posting = models.ForeignKey(Posting, models.CASCADE, null=True, related_name="+")
    role_template = models.ForeignKey(RoleTemplate, models.CASCADE, null=True, related_name="+")
    before = models.PositiveIntegerField(null=True)
    after = models.PositiveIntegerField(null=True)
    note = models.CharField(max_length=NOTE_LENGTH, blank=True)

    objects = WorkChangeQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="work_change_has_one_record",
                condition=Q(posting__isnull=False, role_template=None)
                | Q(posting=None, role_template__isnull=False),
            ),
            models.UniqueConstraint(name="one_change_a_posting", fields=["work", "posting"]),
            models.UniqueConstraint(name="one_change_a_template", fields=["work", "role_template"]),
        )

    def __str__(self) -> str:
        return f"{self.work}: {self.record}"

    @property
    def record(self) -> Changeable:
        """The posting or template."""
        record = self.posting or self.role_template
        assert record is not None
        return record


def change_once(work: Work, record: Changeable, change: Change) -> None:
    """Let a piece of work change a posting or template, once, however often it is begun anew.

    The change and the note that it was made are one transaction. Where `change` raises `LeftAlone`,
    or the record is no longer in use, it stays as it was, and why is noted.
    """
    owner: dict[str, Any] = {record.owns_sections_as: record}
    with transaction.atomic():
        note, is_new = WorkChange.objects.get_or_create(work=work, **owner)
        if not is_new:
            return
        record._lock()
        before = record.version
        note.note = _change(record, change)[:NOTE_LENGTH]
        if record.version != before:
            note.before, note.after = before, record.version
        note.save()


def _change(record: Changeable, change: Change) -> str:
    if not record.is_kept:
        return f"The {record.noun} is no longer in use."
    before = record.version
    try:
        with transaction.atomic():
            return change(record)
    except LeftAlone as reason:
        record.version = before
        return str(reason)


def undoing(work: Work, by: "User | None") -> Change:
    """Return what undoes of each posting or template what `work` made of it, and nothing else."""
    versions: dict[UUID | None, tuple[Any, Any]] = {
        posting or template: (before, after)
        for posting, template, before, after in work.changes.changed().values_list(
            "posting", "role_template", "before", "after"
        )
    }

    def undo(record: Changeable) -> str:
        try:
            reverse_between(record, *versions[record.pk], by=by)
        except ChangedSince as problem:
            who = f" by {problem.by}" if problem.by else ""
            raise LeftAlone(f"{problem.part} was changed{who} since.") from problem
        return ""

    return undo
