"""What was saved since a page was shown: which parts, by whom, and which open forms are late."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from builder.comparing import Comparison, SectionChange, compare
from builder.document import JobDocument
from builder.models.revision import Revision

if TYPE_CHECKING:
    from builder.models.job_record import JobRecord
    from builder.models.user import User

# So many saves are looked at to tell who did what; more were hardly read.
_LOOKED_AT = 100
_TOLD = 3
_JUST_NOW = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class SavedPart:
    """A part of a record that was saved at `version`, after a page or a form showed it.

    `last` is that save. What it changed is in `section` or `facts`, where a form began with an
    earlier version that is known.
    """

    block: str
    version: int
    last: Revision | None
    deleted: bool = False
    section: SectionChange | None = None
    facts: Comparison | None = None


def part_versions(record: "JobRecord") -> dict[str, int]:
    """Return by its place in the page the version at which each part last changed.

    Deleted sections are among them.
    """
    sections = record.sections.values_list("pk", "version")
    versions = {f"section-{pk}": version for pk, version in sections}
    return {"facts": record.facts_version, "apply": record.apply_version} | versions


def late_forms(record: "JobRecord", forms: Mapping[str, int]) -> dict[str, int]:
    """Return those of `forms`, versions by places, whose part was saved since they were filled.

    Each comes with the version at which its part was last saved.
    """
    if not forms:
        return {}
    versions = part_versions(record)
    later = {block: versions.get(block, 0) for block in forms}
    return {block: version for block, version in later.items() if version > forms[block]}


def saves_since(record: "JobRecord", version: int) -> list[Revision]:
    """Return the saves after `version`, the newest first, without their content."""
    revisions = Revision.objects.of(record).filter(number__gt=version)  # type: ignore[arg-type]
    return list(revisions.select_related("author").defer("content")[:_LOOKED_AT])


def told(saves: list[Revision], person: "User") -> str:
    """Return in words what others than `person` did; empty where they did nothing."""
    by_author: dict[str, list[str]] = {}
    of_others = [save for save in saves if save.author != person]
    for save in reversed(of_others):
        did = by_author.setdefault(str(save.author or "Someone"), [])
        did.append(save.summary[:1].lower() + save.summary[1:])
    sentences = []
    for author, did in by_author.items():
        different = list(dict.fromkeys(did))
        more = len(different) - _TOLD
        rest = f"; and {more} more" if more > 0 else ""
        sentences.append(f"{author} {'; '.join(different[:_TOLD])}{rest}")
    if len(sentences) == 1 and timezone.now() - of_others[0].created_at < _JUST_NOW:
        sentences[0] += " just now"
    return ". ".join(sentences)


def saved_parts(record: "JobRecord", since: int, saves: list[Revision]) -> list[SavedPart]:
    """Return the parts that were saved after `since`, with those of `saves` that did so."""
    by_number = {save.number: save for save in saves}
    return [
        SavedPart(block, version, by_number.get(version))
        for block, version in part_versions(record).items()
        if version > since
    ]


def parts_of_late_forms(
    record: "JobRecord", forms: Mapping[str, int], late: Mapping[str, int]
) -> list[SavedPart]:
    """Return what was saved under the eyes of the forms that are `late`, with what it changed."""
    if not late:
        return []
    saves = Revision.objects.of(record).select_related("author")  # type: ignore[arg-type]
    revisions = saves.in_bulk_by_number({*late.values(), *(forms[block] for block in late)})
    now = record.document()
    present = {section.anchor: section for section in record.present_sections()}
    parts = []
    for block, version in late.items():
        base = revisions.get(forms[block])
        part = SavedPart(block, version, revisions.get(version))
        if block in {"facts", "apply"}:
            facts = _changed_facts(block, base.document(), now) if base else None
            parts.append(replace(part, facts=facts))
        elif block in present:
            before = base.section(present[block].pk) if base else None
            change = SectionChange(before, present[block].value()) if before else None
            parts.append(replace(part, section=change))
        else:
            parts.append(replace(part, deleted=True))
    return parts


def _changed_facts(block: str, before: JobDocument, now: JobDocument) -> Comparison:
    """Compare only what stands in that part."""
    if block == "apply":
        return compare(replace(now, sections=(), apply=before.apply), replace(now, sections=()))
    return compare(replace(before, sections=(), apply=now.apply), replace(now, sections=()))
