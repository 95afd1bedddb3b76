"""Two changed documents brought into one, seen from the document that both began with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields, replace
from typing import Any

from builder.comparing.interleaving import Place, interleaved
from builder.comparing.merging import Conflict, merge, merge_values
from builder.comparing.sections import align_sections
from builder.document import JobDocument, Section


@dataclass(frozen=True, slots=True)
class SectionMerge:
    """A section of the three documents, as it is in each, and what comes of it.

    `merged` is None where it goes. `conflicts` are the blocks that both sides changed; a section
    that one side deleted and the other changed stays, as one conflict. `conflicting_fields` names
    what else both changed ("heading", "hidden", "kind"); `merged` holds mine of these.
    """

    base: Section | None
    mine: Section | None
    theirs: Section | None
    merged: Section | None
    conflicts: tuple[Conflict, ...] = ()
    combined: int = 0
    conflicting_fields: tuple[str, ...] = ()

    @property
    def is_clean(self) -> bool:
        """Whether each side changed other parts than the other, so that none needs a look."""
        return not (self.conflicts or self.combined or self.conflicting_fields)

    @property
    def changed_by_me(self) -> bool:
        """Whether my side added, changed or deleted it."""
        return self.mine != self.base

    @property
    def changed_by_them(self) -> bool:
        """Whether their side added, changed or deleted it."""
        return self.theirs != self.base


@dataclass(frozen=True, slots=True)
class DocumentMerge:
    """A document with both sides' changes, and how each of its sections came about.

    `conflicts` names the fields of the document that both sides changed; it holds mine of these.
    """

    document: JobDocument
    sections: tuple[SectionMerge, ...]
    conflicts: tuple[str, ...] = ()


def merge_documents(
    base: JobDocument,
    mine: JobDocument,
    theirs: JobDocument,
    known_mine: Mapping[int, int] | None = None,
    known_theirs: Mapping[int, int] | None = None,
) -> DocumentMerge:
    """Bring two changed versions of a document together: fields one by one, sections by blocks.

    `known_mine` and `known_theirs` lead from places of sections in the base to those in mine and
    theirs that are the same for certain.
    """
    names = [part.name for part in fields(JobDocument) if part.name != "sections"]
    values, conflicts = merge_values(
        *({name: getattr(document, name) for name in names} for document in (base, mine, theirs))
    )
    sections = merge_sections(
        base.sections, mine.sections, theirs.sections, known_mine, known_theirs
    )
    kept = tuple(part.merged for part in sections if part.merged is not None)
    return DocumentMerge(JobDocument(**values, sections=kept), sections, conflicts)


def merge_sections(
    base: tuple[Section, ...],
    mine: tuple[Section, ...],
    theirs: tuple[Section, ...],
    known_mine: Mapping[int, int] | None = None,
    known_theirs: Mapping[int, int] | None = None,
) -> tuple[SectionMerge, ...]:
    """Bring two changed rows of sections together, in my order with theirs let in."""
    order = interleaved(
        align_sections(base, mine, known_mine),
        len(mine),
        align_sections(base, theirs, known_theirs),
        len(theirs),
        lambda at_mine, at_theirs: mine[at_mine] == theirs[at_theirs],
    )
    return tuple(merge_place(place, base, mine, theirs) for place in order)


def merge_place(
    place: Place, base: Sequence[Section], mine: Sequence[Section], theirs: Sequence[Section]
) -> SectionMerge:
    """Bring together what stands at one place of the three rows."""
    rows = ((base, place.base), (mine, place.mine), (theirs, place.theirs))
    return merge_section(*(None if at is None else row[at] for row, at in rows))


def merge_section(
    base: Section | None, mine: Section | None, theirs: Section | None
) -> SectionMerge:
    """Bring two changed versions of one section together; None where a side has none."""
    if base is None or mine is None or theirs is None:
        left = mine or theirs
        if base is None:
            return SectionMerge(base, mine, theirs, left)
        if left is None or left == base:
            return SectionMerge(base, mine, theirs, None)
        conflict = Conflict(base.html, mine.html if mine else "", theirs.html if theirs else "")
        return SectionMerge(base, mine, theirs, left, (conflict,))
    merged = merge(base.html, mine.html, theirs.html)
    values: dict[str, Any]
    values, conflicting = merge_values(
        *(
            {"kind": part.kind, "heading": part.heading, "hidden": part.hidden}
            for part in (base, mine, theirs)
        )
    )
    section = replace(mine, html=merged.html, **values)
    return SectionMerge(base, mine, theirs, section, merged.conflicts, merged.combined, conflicting)
