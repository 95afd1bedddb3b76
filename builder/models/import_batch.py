"""Files that someone brought in together."""

import uuid
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.conf import settings
from django.db import models
from django.db.models import Count, Sum
from django.urls import reverse
from django.utils import timezone

from builder.document import JobDocument
from builder.models.fitting import fitted
from builder.models.imported_file import ImportedFile
from builder.models.occupation import OccupationFamily
from builder.models.organization import Organization
from builder.models.owned import OwnedQuerySet
from builder.models.posting import Posting
from builder.models.role_template import RoleTemplate
from builder.models.work import Work
from builder.rich_text import to_text

if TYPE_CHECKING:
    from builder.models.user import User

# Goes through files for whoever does something with all of them.
Watch = Callable[[list[ImportedFile]], Iterable[ImportedFile]]

_NO_FAMILY = "Imported"


class ImportManager(models.Manager.from_queryset(OwnedQuerySet["Import"])):  # type: ignore[misc]
    """Makes imports."""

    def begin(self, organization: Organization, kind: str, by: "User") -> "Import":
        """Create an import without files."""
        batch: Import = self.create(
            organization=organization,
            kind=kind,
            created_by=by,
            expires_at=timezone.now() + timedelta(days=settings.IMPORT_DAYS),
        )
        return batch

    def stored_bytes(self, organization: Organization) -> int:
        """Return how many bytes the files take that an organization has yet to decide on."""
        kept = ImportedFile.objects.filter(batch__organization=organization).exclude(stored="")
        return kept.aggregate(total=Sum("size"))["total"] or 0


class Import(models.Model):
    """Files brought in together, to become postings or the organization's own templates."""

    class Kind(models.TextChoices):
        """What is made of the files."""

        POSTING = "posting", "Postings"
        TEMPLATE = "template", "Templates of your own"

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    organization = models.ForeignKey(Organization, models.CASCADE, related_name="imports")
    created_by = models.ForeignKey("builder.User", models.SET_NULL, null=True)
    kind = models.CharField(max_length=20, choices=Kind, default=Kind.POSTING)
    # What reads the files, or does something with all of them.
    work = models.ForeignKey(Work, models.SET_NULL, null=True, related_name="imports")
    created_at = models.DateTimeField(auto_now_add=True)
    # When what was not decided on until then is dropped.
    expires_at = models.DateTimeField()

    objects = ImportManager()

    class Meta:
        indexes = (models.Index(fields=["organization", "-created_at"], name="import_recent"),)

    def __str__(self) -> str:
        return f"Import of {self.created_at:%Y-%m-%d}"

    def get_absolute_url(self) -> str:
        """Return the address of its page."""
        return reverse("import", args=[self.pk])

    @property
    def makes_templates(self) -> bool:
        """Whether templates are made of its files."""
        return self.kind == self.Kind.TEMPLATE

    @property
    def is_busy(self) -> bool:
        """Whether something is being done with all of it."""
        return self.work is not None and self.work.is_unfinished

    @property
    def noun(self) -> str:
        """What is made of a file."""
        return "template" if self.makes_templates else "posting"

    def add(self, files: Iterable[tuple[str, bytes]]) -> list[ImportedFile]:
        """Keep files, by name and content, to be read."""
        made = []
        for position, (name, content) in enumerate(files, self.files.count()):
            file = ImportedFile(batch=self, position=position, name=_named(name))
            file.keep(content)
            made.append(file)
        return ImportedFile.objects.bulk_create(made)

    def add_failed(self, problems: Iterable[tuple[str, int, str]]) -> None:
        """List files that cannot be taken: their name, size and what is wrong with them."""
        start = self.files.count()
        ImportedFile.objects.bulk_create(
            ImportedFile(
                batch=self,
                position=position,
                name=_named(name),
                size=size,
                state=ImportedFile.State.FAILED,
                message=problem[:500],
            )
            for position, (name, size, problem) in enumerate(problems, start)
        )

    def counts(self) -> dict[str, int]:
        """Return how many files are in each state, by the names of states."""
        counted = self.files.order_by().values_list("state").annotate(many=Count("pk"))
        return dict.fromkeys(ImportedFile.State.values, 0) | dict(counted)

    def accept_sure(self, by: "User", watch: Watch) -> int:
        """Accept all files that leave nothing to doubt; return how many that were.

        `watch` goes through the files for us.
        """
        accepted = 0
        for file in watch(list(self.files.sure().listed())):
            # A file further up may have been the same.
            file.batch = self
            file.find_alike()
            if file.sure:
                file.accept(by)
                accepted += 1
            else:
                file.save(update_fields=["alike", "alike_address", "sure"])
        return accepted

    def undo(self, by: "User", watch: Watch) -> tuple[int, int]:
        """Put aside what was made and not touched since; return how many, and how many stay."""
        undone = stay = 0
        for file in watch(list(self.files.accepted().listed())):
            if file.undo(by):
                undone += 1
            elif file.record and file.record.is_kept:
                stay += 1
        return undone, stay

    def make(self, job: JobDocument, name: str, by: "User") -> Posting | RoleTemplate:
        """Create what a file becomes; `name` is the file's."""
        content = fitted(job, self.organization.as_employer())
        why = f"Imported from {name}"
        if not self.makes_templates:
            return Posting.objects.bring_in(content, self.organization, by, why)
        content = replace(content, closes_on=None, openings=None)
        classification = {
            "family": _family(content),
            "level": None,
            "summary": _summary(content),
        }
        return RoleTemplate.objects.make(content, self.organization, classification, by=by, why=why)


def _named(name: str) -> str:
    """Return a file's name as it is listed."""
    return "".join(one for one in name if one.isprintable())[-200:] or "File without a name"


def _family(job: JobDocument) -> str:
    family = OccupationFamily.objects.filter(code=job.occupation[:2]).first()
    return family.title[:100] if family else _NO_FAMILY


def _summary(job: JobDocument) -> str:
    """Return the first sentence of the brief, or else of the text."""
    parts = sorted(job.sections, key=lambda part: part.kind != "job_brief")
    text = " ".join(to_text(parts[0].html).split()) if parts else ""
    sentence = text.split(". ", 1)[0][:299]
    return sentence or job.title
