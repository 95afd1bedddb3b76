"""Mending what a check found in a posting or template, as one save."""

from typing import TYPE_CHECKING

from builder.checks.finding import Finding
from builder.mending import Moved, mended
from builder.models.job_record import JobRecord
from builder.models.restoring import become
from builder.models.rewriting import replaced

if TYPE_CHECKING:
    from builder.models.user import User


def mend(record: JobRecord, finding: Finding, *, by: "User | None") -> None:
    """Put the finding's replacement in the place of its passage.

    Raises:
        Moved: the passage is no longer there, or its place would be left empty.

    """
    with record.revising(by, replaced(finding.text, finding.replacement or "")):
        changed = mended(record.document(), finding)
        named = [changed.title, *(section.heading for section in changed.sections)]
        if not all(text.strip() for text in named) or not record._has_room_for(changed):
            raise Moved
        become(record, changed, record.section_keys())
