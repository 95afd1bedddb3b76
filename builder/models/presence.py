"""Who has a posting or role template open just now, and which parts of it they are editing."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils import timezone

if TYPE_CHECKING:
    from builder.models.job_record import JobRecord
    from builder.models.user import User

# Pages say every ten seconds that they are open: one that was silent for three times is gone.
HERE_FOR = timedelta(seconds=35)
# Who leaves a page may only load it anew, and should not vanish in between.
LEAVES_AFTER = timedelta(seconds=4)
_PAGE = re.compile(r"[0-9-]{1,40}")


def is_page(name: str) -> bool:
    """Say whether a page can be called so."""
    return bool(_PAGE.fullmatch(name))


@dataclass(frozen=True, slots=True)
class Other:
    """Someone else who is here, and the parts that they have open as forms."""

    person: "User"
    blocks: tuple[str, ...]


class PresenceQuerySet(models.QuerySet["Presence"]):
    """Pages that people have open."""

    def note(self, person: "User", record: "JobRecord", page: str, blocks: Collection[str]) -> None:
        """Note that `page`, a name that the browser drew for it, is open with these forms."""
        owner: dict[str, Any] = {f"{record.owns_sections_as}_id": record.pk}
        here = Presence(
            person=person, page=page, blocks=list(blocks), seen_at=timezone.now(), **owner
        )
        self.bulk_create(
            [here],
            update_conflicts=True,
            unique_fields=["person", "page"],
            update_fields=["posting", "role_template", "blocks", "seen_at"],
        )

    def leave(self, person: "User", page: str) -> None:
        """Note that a page was left, and clear away those that are gone."""
        now = timezone.now()
        soon = now - HERE_FOR + LEAVES_AFTER
        self.filter(person=person, page=page).update(seen_at=soon)
        self.filter(seen_at__lte=now - HERE_FOR).delete()

    def others(self, person: "User", record: "JobRecord") -> Sequence[Other]:
        """Return who else has the record open, by name."""
        owner = {f"{record.owns_sections_as}_id": record.pk}
        pages = self.filter(seen_at__gt=timezone.now() - HERE_FOR, **owner).exclude(person=person)
        blocks: dict[User, set[str]] = {}
        for page in pages.select_related("person").order_by("person__name", "person"):
            blocks.setdefault(page.person, set()).update(page.blocks)
        return [Other(other, tuple(sorted(open_))) for other, open_ in blocks.items()]


class Presence(models.Model):
    """One page that one person has open. Rows are few and short-lived, so the time has no index."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE)
    posting = models.ForeignKey("builder.Posting", models.CASCADE, null=True)
    role_template = models.ForeignKey("builder.RoleTemplate", models.CASCADE, null=True)
    page = models.CharField(max_length=40)
    # The forms that are open in it, by their places in the page.
    blocks = ArrayField(models.CharField(max_length=50))
    seen_at = models.DateTimeField()

    objects = PresenceQuerySet.as_manager()

    class Meta:
        constraints = (
            models.CheckConstraint(
                name="presence_has_one_place",
                condition=Q(posting=None, role_template__isnull=False)
                | Q(posting__isnull=False, role_template=None),
            ),
            models.UniqueConstraint(name="presence_of_page", fields=["person", "page"]),
        )

    def __str__(self) -> str:
        return f"{self.person}: {self.page}"
