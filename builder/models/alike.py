"""Finds what is stored already and is the same as a file that comes in, or much like it."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from django.db.models import prefetch_related_objects
from rapidfuzz import fuzz

from builder import rich_text
from builder.document import JobDocument
from builder.models.posting import Posting
from builder.models.revision import Revision
from builder.models.role_template import RoleTemplate

if TYPE_CHECKING:
    from builder.models.imported_file import ImportedFile

# So much alike (0 to 100) two texts must be to be said to be one.
ALIKE = 90.0
# So many postings with the same title are compared.
_COMPARED = 10


def of_file(file: "ImportedFile") -> tuple[str, str] | None:
    """Return a sentence on what is the same or much like a file, and its address; or nothing."""
    return _same(file) or _much_like(file)


def _same(file: "ImportedFile") -> tuple[str, str] | None:
    organization = file.batch.organization
    files = type(file).objects.filter(batch__organization=organization).exclude(pk=file.pk)
    same = files.filter(file_hash=file.file_hash) if file.file_hash else files.none()
    accepted = same.accepted().select_related("posting", "role_template")
    for one in accepted:
        if one.record and one.record.is_kept:
            return f"The same file was imported before: {one.record}", one.record.get_absolute_url()
    earlier = same.filter(batch=file.batch, position__lt=file.position).to_review().first()
    if earlier:
        where = earlier.get_absolute_url()
        return f"The same file stands further up: {earlier.name}"[:300], where
    revisions = Revision.objects.filter(content_hash=file.content_hash)
    for record in (
        Posting.objects.in_organization(organization)
        .kept()
        .filter(pk__in=revisions.values("posting"))
        .first(),
        RoleTemplate.objects.in_organization(organization)
        .kept()
        .filter(pk__in=revisions.values("role_template"))
        .first(),
    ):
        if record:
            return f"It says the same as {record}", record.get_absolute_url()
    return None


def _much_like(file: "ImportedFile") -> tuple[str, str] | None:
    if not file.title:
        return None
    organization = file.batch.organization
    records: Sequence[Posting | RoleTemplate]
    if file.batch.makes_templates:
        templates = RoleTemplate.objects.in_organization(organization).kept()
        records = list(templates.filter(title__iexact=file.title)[:_COMPARED])
    else:
        postings = Posting.objects.in_organization(organization).kept()
        records = postings.titled_like(file.title[:100])[:_COMPARED]
    prefetch_related_objects(records, "sections")
    text = _text(file.job())
    for record in records:
        record.organization = organization
        if fuzz.ratio(text, _text(record.document()), score_cutoff=ALIKE):
            return f"It is much like {record}", record.get_absolute_url()
    return None


def _text(job: JobDocument) -> str:
    return "\n".join(rich_text.to_text(part.html) for part in job.sections).casefold()
