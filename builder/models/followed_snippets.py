"""Sections that follow a snippet: what they say is the snippet's, filled in by their posting."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from builder import placeholders, rich_text, variables
from builder.comparing.merging import merge_values
from builder.document import JobDocument
from builder.document import Section as SectionValue
from builder.models.revision import Revision
from builder.models.section import HEADING_LENGTH, Section
from builder.models.snippet import Snippet

if TYPE_CHECKING:
    from builder.models.job_record import JobRecord
    from builder.models.posting import Posting
    from builder.models.user import User

_FILLED = "filled "


class FollowsSnippet(Exception):
    """The section follows a snippet, so that it cannot be worded on its own."""

    def __init__(self, section: Section) -> None:
        super().__init__("follows a snippet")
        self.section = section


def add_following(posting: "Posting", snippet: Snippet, *, by: "User | None") -> Section:
    """Add a section at the end that follows a snippet."""
    value = snippet.resolved(posting.document())
    with posting.revising(by, f"Added {value.heading}") as version:
        section = Section(
            posting=posting,
            kind=value.kind,
            heading=value.heading,
            html=value.html,
            position=posting.sections.count(),
            version=version,
        )
        section.follow(snippet.as_followed())
        section.save()
    return section


def follow_snippet(
    posting: "Posting", section: Section, snippet: Snippet, *, based_on: int, by: "User | None"
) -> None:
    """Let a section follow a snippet, whose heading and text take the place of its own.

    Raises:
        StaleVersion: the section was changed after `based_on`.

    """
    with posting.revising(by, f"Let {section.heading} follow the snippet {snippet}") as version:
        row = posting._locked(section, based_on)
        row.follow(snippet.as_followed())
        row.version = version
        row.save()


def detach(posting: "Posting", section: Section, *, based_on: int, by: "User | None") -> None:
    """Let a section keep what it says now, as a copy that no longer follows its snippet.

    Raises:
        StaleVersion: the section was changed after `based_on`.

    """
    with posting.revising(by, f"Detached {section.heading} from its snippet") as version:
        row = posting._locked(section, based_on)
        if row.snippet_id is not None:
            row.follow(None)
            row.version = version
            row.save()


def take_latest(record: "JobRecord", snippet: Snippet, *, by: "User | None") -> bool:
    """Let all sections that follow a snippet say what it says now; say whether any lagged."""
    before = record.version
    with record.revising(by, f"Took over changes of the snippet {snippet}"):
        for row in record.read_present_sections():
            # What was read of the snippet with the section may be older.
            lags = snippet.text_version > (row.snippet_version or 0)
            if row.snippet_id == snippet.pk and lags:
                row.snippet_version = snippet.version
                row.save()
    return record.version != before


def says(section: Section, source: SectionValue, answering: JobDocument) -> SectionValue:
    """Return what a section that follows a snippet says where the snippet says `source`."""
    value = replace(section.value(), heading=source.heading, html=source.html)
    (answered,) = placeholders.fill_all(
        replace(answering, sections=(variables.resolved(value, answering),)), section.snippet_filled
    ).sections
    html = rich_text.sanitize(answered.html)
    return replace(answered, heading=answered.heading[:HEADING_LENGTH], html=html)


def settle(
    record: "JobRecord", followed: Mapping[str, Any], texts: Mapping[str, SectionValue]
) -> bool:
    """Let each section that follows a snippet say what it has to, now that the record changed.

    `followed` and `texts` are what the sections followed and said before, by their keys. One that
    was worded otherwise since, by whatever way, follows no longer. Returns whether any changed.
    """
    rows = [row for row in record.read_present_sections() if row.snippet is not None]
    answering, sources = record.document(), _sources(rows)
    any_changed = False
    for row in rows:
        key, now = str(row.pk), row.value()
        wanted = says(row, sources[row.pk], answering)
        if wanted == now:
            continue
        before = texts.get(key)
        worded = before is not None and (before.heading, before.html) != (now.heading, now.html)
        if worded and followed.get(key) == row.followed():
            row.follow(None)
        row.take(now if row.snippet_id is None else wanted, record.version + 1)
        row.save()
        any_changed = True
    return any_changed


def fill_followed(record: "JobRecord", filled: JobDocument, placeholder: str, value: str) -> None:
    """Note in the sections that follow snippets what is filled in there. Does not save.

    `filled` is the record's document with it. What its facts answer needs no note.
    """
    key = placeholders.key_of(placeholder)
    if key in map(placeholders.key_of, placeholders.known(filled)):
        return
    rows = record.read_present_sections()
    for row, after in zip(rows, filled.sections, strict=True):
        if row.snippet_id and row.value() != after:
            row.snippet_filled = {**row.snippet_filled, key: " ".join(value.split())}
            row.save()


def follow_again(
    record: "JobRecord",
    document: JobDocument,
    rows: Mapping[int, Section],
    followed: Mapping[str, Any],
) -> JobDocument:
    """Let sections, by their places in `document`, follow what `followed` says by their keys.

    Returns the document in which those that follow a snippet say what they say now.
    """
    sections = list(document.sections)
    for place, row in rows.items():
        wanted = followed.get(str(row.pk))
        if row.followed() != wanted:
            row.follow(wanted)
            row.version = record.version + 1
            row.save()
        if wanted:
            sections[place] = replace(sections[place], heading=row.heading, html=row.html)
    return replace(document, sections=tuple(sections))


def merged_followed(
    base: Mapping[str, Any], mine: Mapping[str, Any], theirs: Mapping[str, Any]
) -> tuple[dict[str, Any], list[str]]:
    """Bring two changes of what sections follow together, given by the sections' keys.

    Returns what they follow then, and the keys of those that both changed differently.
    """
    merged, conflicts = {}, []
    for key in {**theirs, **mine, **base}:
        versions = [_flat(one.get(key)) for one in (base, mine, theirs)]
        names = dict.fromkeys(name for one in versions for name in one)
        padded = [dict.fromkeys(names) | one for one in versions]
        values, clashes = merge_values(*padded)
        if clashes:
            conflicts.append(key)
        if values.get("snippet"):
            merged[key] = _deep(values)
    return merged, conflicts


def _flat(followed: Mapping[str, Any] | None) -> dict[str, Any]:
    if followed is None:
        return {}
    filled = {f"{_FILLED}{name}": value for name, value in followed["filled"].items()}
    return {"snippet": followed["snippet"], "version": followed["version"], **filled}


def _deep(flat: Mapping[str, Any]) -> dict[str, Any]:
    filled = {
        name.removeprefix(_FILLED): value
        for name, value in flat.items()
        if name.startswith(_FILLED) and value is not None
    }
    return {"snippet": flat["snippet"], "version": flat["version"], "filled": filled}


def _sources(rows: Sequence[Section]) -> dict[Any, SectionValue]:
    """Return by the sections' keys what their snippets say in the versions that they took."""
    earlier = _earlier(row for row in rows if row.lags)
    sources = {}
    for row in rows:
        assert row.snippet is not None
        known = earlier.get((row.snippet.pk, row.snippet_version))
        sources[row.pk] = known or row.snippet.value()
    return sources


def _earlier(rows: Iterable[Section]) -> dict[tuple[Any, int | None], SectionValue]:
    wanted = {(row.snippet_id, row.snippet_version) for row in rows}
    if not wanted:
        return {}
    revisions = Revision.objects.filter(
        snippet__in={pk for pk, _ in wanted}, number__in={number for _, number in wanted}
    )
    return {
        (revision.snippet_id, revision.number): Snippet.value_of(revision.content)
        for revision in revisions
        if (revision.snippet_id, revision.number) in wanted
    }
