"""Undo and redo: what one save changed is put back by another, and all else stays as it is."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from django.db import models, transaction
from django.db.models import OuterRef, Subquery

from builder.comparing import merge_documents, merge_values
from builder.comparing.merging_documents import SectionMerge
from builder.document import JobDocument
from builder.document import Section as SectionValue
from builder.models.columns import without_sections
from builder.models.followed_snippets import merged_followed
from builder.models.job_record import JobRecord
from builder.models.restoring import become
from builder.models.revision import Revision, same_places

if TYPE_CHECKING:
    from builder.models.user import User

# So many saves of one person, undoing and redoing among them, are looked through.
_REACH = 100
_UNDID, _REDID = "Undid: ", "Redid: "


class AlreadyDone(Exception):
    """It is no longer what undo or redo would do next; maybe it was pressed twice."""


class ChangedSince(Exception):
    """What a save changed was changed again after it.

    `part` says what, such as "the job facts". `by` is who changed it last, where that is known.
    """

    def __init__(self, part: str, by: "User | None") -> None:
        super().__init__(f"{part} changed since")
        self.part = part
        self.by = by


class Reversal(models.Model):
    """That one save was undone, or one that undid another was redone.

    `by` is the save that did so. There is none where nothing was left to put back.
    """

    undone = models.OneToOneField(Revision, models.CASCADE, related_name="reversal")
    by = models.OneToOneField(Revision, models.CASCADE, null=True, related_name="reverses")
    is_redo = models.BooleanField()

    def __str__(self) -> str:
        return f"{self.by or 'nothing'} reversed {self.undone}"


@dataclass(frozen=True, slots=True)
class Step:
    """A save that can be undone or redone: its number, and what was done by it in words."""

    number: int
    what: str


@dataclass(frozen=True, slots=True)
class PutBack:
    """What was undone or redone, in words, and the block of the page where that shows first."""

    what: str
    anchor: str


@dataclass(frozen=True, slots=True)
class Steps:
    """What a person can undo and redo next in one posting or template."""

    undo: Step | None = None
    redo: Step | None = None


def steps(record: JobRecord, person: "User") -> Steps:
    """Return what the person can undo and redo: only saves of their own, the last one first.

    Saves that changed neither text nor facts, such as a move to the trash, are left out, and so is
    the first, which made the record. Nothing can be redone once something else was changed.
    """
    revisions = Revision.objects.of(record)  # type: ignore[arg-type]
    before = revisions.filter(number=OuterRef("number") - 1)
    own = revisions.filter(author=person, number__gt=1).values_list(
        "number",
        "summary",
        "reversal__pk",
        "reverses__is_redo",
        "content_hash",
        "classification",
        "followed",
        Subquery(before.values("content_hash")),
        Subquery(before.values("classification")),
        Subquery(before.values("followed")),
    )
    undo = redo = None
    may_redo = True
    for number, summary, was_reversed, is_redo, *what in own[:_REACH]:
        if what[:3] == what[3:]:
            continue
        step = None if was_reversed else Step(number, _what(summary))
        if is_redo is False:
            redo = redo or (step if may_redo else None)
        else:
            undo = undo or step
            may_redo = may_redo and is_redo is True
        if undo and (redo or not may_redo):
            break
    return Steps(undo, redo)


def reverse_step(record: JobRecord, number: int, *, by: "User", redo: bool = False) -> PutBack:
    """Put back what the save `number` of this person changed, and nothing else.

    That is a save of its own. With `redo`, the save is one that undid another.

    Raises:
        AlreadyDone: it is not what this person can undo, or redo, next.
        ChangedSince: what it changed was changed again.

    """
    revisions = Revision.objects.of(record)  # type: ignore[arg-type]
    undone = revisions.filter(number=number, author=by).first()
    before = revisions.filter(number=number - 1).first()
    if undone is None or before is None:
        raise AlreadyDone
    step = Step(number, _what(undone.summary))
    with transaction.atomic():
        with record.revising(by, f"{_REDID if redo else _UNDID}{step.what}") as version:
            now = steps(record, by)
            if (now.redo if redo else now.undo) != step:
                raise AlreadyDone
            anchor = _put_back(record, before, undone)
        done = revisions.filter(number=version).first()
        Reversal.objects.create(undone=undone, by=done, is_redo=redo)
    return PutBack(step.what, anchor)


def reverse_between(record: JobRecord, before: int, after: int, *, by: "User | None") -> None:
    """Put back what the saves after version `before`, up to `after`, changed, whoever made them.

    That is a save of its own. Nothing is saved where nothing of it is left to put back.

    Raises:
        ChangedSince: what they changed was changed again.

    """
    revisions = Revision.objects.of(record).select_related("reverses")  # type: ignore[arg-type]
    known = revisions.in_bulk_by_number({before, after})
    undone = known[after]
    undid: Reversal | None = getattr(undone, "reverses", None)
    is_redo = undid is not None and not undid.is_redo
    with transaction.atomic():
        verb = _REDID if is_redo else _UNDID
        with record.revising(by, f"{verb}{_what(undone.summary)}") as version:
            _put_back(record, known[before], undone)
        done = revisions.filter(number=version).first()
        # It is then no longer what undo offers to whoever saved it.
        if after == before + 1:
            said = {"by": done, "is_redo": is_redo}
            Reversal.objects.get_or_create(undone=undone, defaults=said)


def _what(summary: str) -> str:
    return summary.removeprefix(_UNDID).removeprefix(_REDID)


def _put_back(record: JobRecord, before: Revision, undone: Revision) -> str:
    """Merge what was there before the save into what is there now, and become that.

    Returns the block of the page where that shows first.
    """
    versions = {str(row.pk): row.version for row in record.read_present_sections()}
    keys = list(versions)
    now = record.document()
    followed = _followed_then(record, before, undone, versions)
    # Who the employer is, the organization's settings say, and what follows a snippet, that.
    texts = {key: part for key, part in zip(keys, now.sections, strict=True) if key in followed}
    base, mine = (
        _with_texts(
            replace(revision.document(), organization=now.organization),
            [texts.get(key) for key in revision.section_keys],
        )
        for revision in (undone, before)
    )
    merged = merge_documents(
        base,
        mine,
        now,
        undone.same_sections(before),
        same_places(undone.section_keys, keys),
    )
    if "apply" in merged.conflicts:
        raise ChangedSince("How to apply", _author_of(record, record.apply_version))
    if merged.conflicts:
        raise ChangedSince("Something in the job facts", _author_of(record, record.facts_version))
    key_of = _keys_by_value((base, undone.section_keys), (now, keys), (mine, before.section_keys))
    kept: list[tuple[str | None, SectionValue]] = []
    changed: list[str] = []
    for part in merged.sections:
        key = key_of(part)
        is_there_twice = key is not None and key in {other for other, _ in kept}
        if not part.is_clean or (part.merged and is_there_twice):
            shown = part.theirs or part.mine or part.base
            assert shown is not None
            author = _author_of(record, versions.get(key or ""))
            raise ChangedSince(f"“{shown.heading}”", author)
        if part.merged:
            kept.append((key, part.merged))
            if key and part.changed_by_me:
                changed.append(f"section-{key}")
    if _both_rearranged(before.section_keys, undone.section_keys, keys):
        raise ChangedSince("The order of the sections", None)
    _put_back_classification(record, before.classification, undone.classification)
    changed += [f"section-{key}" for key in followed if record.followed().get(key) != followed[key]]
    become(record, merged.document, [key for key, _ in kept], followed)
    if without_sections(mine) != without_sections(base):
        return "facts"
    return changed[0] if changed else "apply" if mine.apply != base.apply else "sheet"


def _followed_then(
    record: JobRecord, before: Revision, undone: Revision, versions: Mapping[str, int]
) -> dict[str, Any]:
    """Return which snippets sections follow once the save is undone, by their keys."""
    now = record.followed()
    followed, conflicts = merged_followed(undone.followed, before.followed, now)
    # What was worded by hand since must not give way to the snippet.
    worded = [key for key in followed.keys() - now if versions.get(key, 0) > undone.number]
    for key in (*conflicts, *worded):
        heading = next(str(row) for row in record.read_sections() if str(row.pk) == key)
        raise ChangedSince(f"“{heading}”", _author_of(record, versions.get(key)))
    return followed


def _with_texts(document: JobDocument, texts: Sequence[SectionValue | None]) -> JobDocument:
    """Return the document with these headings and texts in its sections, where they are given."""
    if len(texts) != len(document.sections):
        return document
    sections = tuple(
        replace(part, heading=text.heading, html=text.html) if text else part
        for part, text in zip(document.sections, texts, strict=True)
    )
    return replace(document, sections=sections)


def _put_back_classification(
    record: JobRecord, before: Mapping[str, Any], undone: Mapping[str, Any]
) -> None:
    now = record.classification()
    if not now.keys() == before.keys() == undone.keys():
        return
    merged, conflicts = merge_values(undone, before, now)
    if conflicts:
        raise ChangedSince(record.classified_as, None)
    for name, value in merged.items():
        setattr(record, name, value)


def _keys_by_value(
    *documents: tuple[JobDocument, Sequence[str]],
) -> Callable[[SectionMerge], str | None]:
    """Return what says of a merged section which key it is stored under, if any is known."""
    keys = {
        id(section): key
        for document, row in documents
        for section, key in zip(document.sections, row, strict=False)
    }
    return lambda part: next(
        (keys[id(one)] for one in (part.mine, part.theirs, part.base) if id(one) in keys), None
    )


def _both_rearranged(before: Sequence[str], undone: Sequence[str], now: Sequence[str]) -> bool:
    """Say whether the save put sections into another order, and someone else did so since."""
    common = set(before) & set(undone) & set(now)
    first, then, last = ([key for key in row if key in common] for row in (before, undone, now))
    return then not in (first, last) and first != last


def _author_of(record: JobRecord, version: int | None) -> "User | None":
    """Return who saved that version, where it is known and was a person."""
    if version is None:
        return None
    revision = record._latest_revision(version)
    return revision.author if revision else None
