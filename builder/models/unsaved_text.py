"""What someone typed into a form of the editor and has not saved yet."""

import re
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from builder.models.job_record import JobRecord
    from builder.models.user import User

KEPT_FOR = timedelta(days=30)
# The longest section, with each character written as a few when it is encoded.
TYPED_LENGTH = 1_000_000
# Of one person in one posting or template.
_AT_MOST = 200
_BLOCK = re.compile(r"facts|apply|new-section|section-[0-9a-f-]{36}|fill-[0-9a-f]{12}")


class TooMuch(Exception):
    """More than is kept of text that is not saved."""


class UnsavedTextQuerySet(models.QuerySet["UnsavedText"]):
    """Texts of all people, of which each sees their own."""

    def of(self, person: "User", record: "JobRecord") -> Self:
        """Return what the person has typed into the record's forms, the last first."""
        return self._all_of(person, record).filter(discarded_at=None).order_by("-updated_at")

    def discard(self, person: "User", record: "JobRecord", block: str) -> bool:
        """Set aside what was kept of a form; say whether there was anything."""
        return bool(self.of(person, record).filter(block=block).update(discarded_at=timezone.now()))

    def bring_back(self, person: "User", record: "JobRecord", block: str) -> None:
        """Undo `discard`, unless something else was typed into the form since."""
        self._all_of(person, record).filter(block=block).update(discarded_at=None)

    def _all_of(self, person: "User", record: "JobRecord") -> Self:
        owner = {f"{record.owns_sections_as}_id": record.pk}
        return self.filter(person=person, updated_at__gt=timezone.now() - KEPT_FOR, **owner)

    def keep(
        self,
        person: "User",
        record: "JobRecord",
        block: str,
        typed: str,
        typed_at: datetime | None = None,
    ) -> bool:
        """Keep `typed`, a form as it would be sent, in place of what was kept for `block`.

        With `typed_at`, say whether it was newer than that; what is older changes nothing.

        Raises:
            TooMuch: it is longer than any form, or has more forms than a posting.
            ValueError: there is no such block, or the text has null characters.

        """
        if not _BLOCK.fullmatch(block) or "\0" in typed:
            raise ValueError(block)
        kept = self.of(person, record)
        found = kept.filter(block=block).first()
        if typed_at and found and found.typed != typed and found.updated_at > typed_at:
            return False
        if len(typed) > TYPED_LENGTH or (not found and kept.count() >= _AT_MOST):
            raise TooMuch
        if not found:
            self.filter(updated_at__lte=timezone.now() - KEPT_FOR).delete()
        owner: dict[str, Any] = {f"{record.owns_sections_as}_id": record.pk}
        kept_now = {"typed": typed, "discarded_at": None}
        self.update_or_create(person=person, block=block, **owner, defaults=kept_now)
        return True


class UnsavedText(models.Model):
    """One form as one person left it, with the version it was filled from among its fields."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    posting = models.ForeignKey("builder.Posting", models.CASCADE, null=True)
    role_template = models.ForeignKey("builder.RoleTemplate", models.CASCADE, null=True)
    # The form's place in the page.
    block = models.CharField(max_length=50)
    typed = models.TextField()
    updated_at = models.DateTimeField(auto_now=True, db_index=True)
    discarded_at = models.DateTimeField(null=True)

    objects = UnsavedTextQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="unsaved_text_has_one_owner",
                condition=Q(posting=None, role_template__isnull=False)
                | Q(posting__isnull=False, role_template=None),
            ),
            models.UniqueConstraint(
                name="unsaved_text_of_posting", fields=["person", "posting", "block"]
            ),
            models.UniqueConstraint(
                name="unsaved_text_of_role_template", fields=["person", "role_template", "block"]
            ),
        )

    def __str__(self) -> str:
        return self.block
