"""Going back: to a whole revision, or to one section of it, as a new revision."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder import rich_text
from builder.comparing.sections import align_sections
from builder.document import JobDocument
from builder.models.followed_snippets import follow_again
from builder.models.job_record import JobRecord
from builder.models.revision import Revision, StaleVersion, same_places
from builder.models.section import Section

if TYPE_CHECKING:
    from builder.models.user import User


def restore(record: JobRecord, revision: Revision, *, based_on: int, by: "User | None") -> None:
    """Make a posting or template again what it was after one save.

    Raises:
        StaleVersion: anything was changed after version `based_on`.

    """
    with record.revising(by, f"Went back to version {revision.number}"):
        record._expect(record.version, based_on)
        for name, value in revision.classification.items():
            setattr(record, name, value)
        become(record, revision.document(), revision.section_keys, revision.followed)


def become(
    record: JobRecord,
    document: JobDocument,
    keys: Sequence[str | None],
    followed: Mapping[str, Any] | None = None,
) -> None:
    """Take all of `document` but its employer; call it while the record is being revised.

    `keys` are those of its sections, in their order; one that is stored stays the same section,
    deleted or not, and one that is not known makes a new one. With `followed`, these sections
    follow the snippets that it says by their keys, and no others; what they say is then settled
    by the snippets.
    """
    known = None
    # Versions from before keys were kept have none.
    if len(keys) == len(document.sections):
        stored = {str(row.pk): row for row in record.read_sections()}
        found = [stored.pop(key, None) if key else None for key in keys]
        known = {place: row for place, row in enumerate(found) if row}
        if followed is not None:
            document = follow_again(record, document, known, followed)
    record._take(document, known)


def restore_section(
    record: JobRecord, revision: Revision, place: int, *, based_on: int, by: "User | None"
) -> Section:
    """Make a section again what it was in `revision`, where it stood at `place`.

    It stays where it is now. If it is no longer there, it comes back behind what it stood behind.

    Raises:
        StaleVersion: the section was changed after version `based_on`.

    """
    old = revision.document().sections
    summary = f"Went back to version {revision.number} of {old[place].heading}"
    with record.revising(by, summary) as version:
        rows = record.read_present_sections()
        known = same_places(revision.section_keys, record.section_keys())
        pairs = align_sections(old, [row.value() for row in rows], known).pairs
        if place in pairs:
            section = rows[pairs[place]]
            if section.version > based_on:
                raise StaleVersion(record._latest_revision(section.version))
        else:
            section = _deleted_section(record, revision, place) or Section(
                **{record.owns_sections_as: record}, position=len(rows), version=version
            )
            behind = [pairs[before] + 1 for before in range(place) if before in pairs]
            rows.insert(max(behind, default=0), section)
        clean = replace(old[place], html=rich_text.sanitize(old[place].html))
        key = revision.section_keys[place] if place < len(revision.section_keys) else ""
        section.follow(revision.followed.get(key))
        if section.take(clean, version) or section._state.adding:
            section.save()
        record._section_rows().arrange(rows)
    return section


def _deleted_section(record: JobRecord, revision: Revision, place: int) -> Section | None:
    """Return the deleted section that stood at `place` of `revision`."""
    if place >= len(revision.section_keys):
        return None
    deleted = record.sections.filter(deleted_at__isnull=False)
    return deleted.filter(pk=revision.section_keys[place]).first()
