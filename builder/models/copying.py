"""Copying a section or a bullet from one posting or template into another."""

from builder.comparing.copying import copied
from builder.comparing.sides import beside
from builder.models.job_record import JobRecord
from builder.models.revision import StaleVersion
from builder.models.section import Section
from builder.models.user import User


class TooLong(Exception):
    """The section would become longer than one may be."""


def copy_across(
    target: JobRecord,
    source: JobRecord,
    number: int,
    bullet: int | None,
    *,
    to_left: bool,
    based_on: int,
    source_at: int,
    longest: int,
    by: User,
) -> tuple[Section, str]:
    """Copy from `source` into `target`; return the section that it came into, and what it was.

    `number`, `bullet` and `to_left` are as `builder.comparing.copying.copied` takes them. What was
    looked at was `target` at its version `based_on`, and `source` at its version `source_at`.
    `longest` is how many characters of HTML a section may have.

    Raises:
        StaleVersion: one of the two was changed since.
        NothingToCopy: there is no such section or bullet.
        TooLong: the section would become longer than one may be.

    """
    with target.revising(by, f"Copied from {source.title}") as version:
        target._expect(target.version, based_on)
        if source.version != source_at:
            raise StaleVersion(source._latest_revision(source.version))
        documents = target.document(), source.document()
        shown = beside(*(documents if to_left else reversed(documents)))
        made = copied(shown, number, bullet, to_left=to_left)
        if len(made.section.html) > longest:
            raise TooLong
        rows = target.read_present_sections()
        if made.place is None:
            section = Section(
                **{target.owns_sections_as: target}, position=len(rows), version=version
            )
            rows.insert(made.position, section)
        else:
            section = rows[made.place]
        if section.take(made.section, version) or section._state.adding:
            section.save()
        target._section_rows().arrange(rows)
    return section, made.words
