"""Replacing words in the whole of a posting or template, as one save."""

from collections.abc import Collection
from typing import TYPE_CHECKING

from builder.models.job_record import JobRecord
from builder.models.restoring import become
from builder.replacing import CannotReplace, Search, hits, replace_hits

if TYPE_CHECKING:
    from builder.models.user import User

# So many characters of what was found, and of what came in its place, stand in the history.
_NAMED = 60


def replace_words(
    record: JobRecord,
    search: Search,
    replacement: str,
    chosen: Collection[str],
    *,
    based_on: int,
    by: "User | None",
) -> int:
    """Replace the hits whose keys are chosen; return how many there were.

    Raises:
        StaleVersion: anything was changed after version `based_on`.
        CannotReplace: a title, heading or fact would be empty, or longer than there is room for.

    """
    with record.revising(by, replaced(search.find, replacement)):
        record._expect(record.version, based_on)
        document = record.document()
        changed = replace_hits(document, search, replacement, chosen)
        if not record._has_room_for(changed):
            raise CannotReplace(
                "The title, a heading or a fact would become too long. Untick it, or write less."
            )
        become(record, changed, record.section_keys())
        return sum(hit.key in chosen for hit in hits(document, search))


def replaced(words: str, instead: str) -> str:
    """Return what the history says of words that others were put in the place of, if any were."""
    what = f"“{_short(words)}”"
    return f"Replaced {what} with “{_short(instead)}”" if instead else f"Removed {what}"


def _short(text: str) -> str:
    return text if len(text) <= _NAMED else f"{text[: _NAMED - 1]}…"
