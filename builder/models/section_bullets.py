"""Saves that change single bullets: moved, marked, removed, added.

Each is one revision. It counts only if the sections are as the person saw them: a bullet is known
by its number, and another one may have that number since.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, TypeVar

from builder import bullets
from builder.models.followed_snippets import FollowsSnippet
from builder.models.job_record import JobRecord
from builder.models.revision import StaleVersion
from builder.models.section import Section

if TYPE_CHECKING:
    from builder.models.user import User

_Gained = TypeVar("_Gained")


def step_bullet(
    record: JobRecord, section: Section, number: int, steps: int, *, based_on: int, by: "User"
) -> int:
    """Move a bullet down by so many places, or up by a negative number; return its new number.

    Raises:
        StaleVersion: the section was changed after `based_on`.
        bullets.NoBullet: it has none of that number.

    """
    return _change(
        record,
        section,
        f"Moved a bullet in {section.heading}",
        lambda html: bullets.step(html, number, steps),
        based_on=based_on,
        by=by,
    )


def move_bullet(
    record: JobRecord,
    section: Section,
    number: int,
    beside: int,
    *,
    after: bool,
    based_on: int,
    by: "User",
) -> int:
    """Put a bullet before or after another of its section; return its new number.

    Raises:
        StaleVersion: the section was changed after `based_on`.
        bullets.NoBullet: it has none of one of the numbers.

    """
    return _change(
        record,
        section,
        f"Moved a bullet in {section.heading}",
        lambda html: bullets.move(html, number, beside, after=after),
        based_on=based_on,
        by=by,
    )


def hand_over_bullet(
    record: JobRecord,
    section: Section,
    number: int,
    target: Section,
    beside: int | None = None,
    *,
    after: bool = True,
    based_on: int,
    target_based_on: int,
    by: "User",
) -> int:
    """Move a bullet into another section, beside one there or to the end; return its number there.

    Raises:
        StaleVersion: one of the sections was changed after the version that it was seen at.
        bullets.NoBullet: one of the sections has none of that number.

    """
    summary = f"Moved a bullet from {section.heading} to {target.heading}"
    with record.revising(by, summary) as version:
        part = _present(record, section, based_on)
        other = _present(record, target, target_based_on)
        rest, item = bullets.take_out(part.html, number)
        html, to = bullets.put_in(other.html, item, beside, after=after)
        _save(part, rest, version)
        _save(other, html, version)
    return to


def mark_bullet(
    record: JobRecord,
    section: Section,
    number: int,
    mark: bullets.Mark | None,
    *,
    based_on: int,
    by: "User",
) -> None:
    """Say of a bullet that it is required or preferred, or take that away.

    Raises:
        StaleVersion: the section was changed after `based_on`.
        bullets.NoBullet: it has none of that number.

    """
    done = f"Marked a bullet as {mark} in" if mark else "Took the mark off a bullet in"
    _change(
        record,
        section,
        f"{done} {section.heading}",
        lambda html: (bullets.set_mark(html, number, mark, record.language), None),
        based_on=based_on,
        by=by,
    )


def remove_bullet(
    record: JobRecord, section: Section, number: int, *, based_on: int, by: "User"
) -> None:
    """Remove a bullet and what is within it.

    Raises:
        StaleVersion: the section was changed after `based_on`.
        bullets.NoBullet: it has none of that number.

    """
    _change(
        record,
        section,
        f"Removed a bullet from {section.heading}",
        lambda html: bullets.take_out(html, number),
        based_on=based_on,
        by=by,
    )


def add_bullets(
    record: JobRecord, section: Section, items: Sequence[str], *, by: "User"
) -> list[int]:
    """Add bullets at the end of a section; return their numbers.

    `items` hold what `bullets.clean_item` returns. The section may have been changed since it was
    seen: what comes at the end takes nothing away.

    Raises:
        StaleVersion: the section was deleted.
        FollowsSnippet: its bullets are those of a snippet.

    """
    many = "a bullet" if len(items) == 1 else f"{len(items)} bullets"
    with record.revising(by, f"Added {many} to {section.heading}") as version:
        current = record.section(section.pk)
        part = _present(record, current, current.version)
        html, numbers = part.html, []
        for item in items:
            html, number = bullets.put_in(html, item)
            numbers.append(number)
        _save(part, html, version)
    return numbers


def _change(
    record: JobRecord,
    section: Section,
    summary: str,
    change: Callable[[str], tuple[str, _Gained]],
    *,
    based_on: int,
    by: "User",
) -> _Gained:
    """Change a section's HTML, and return what `change` gives besides the new one."""
    with record.revising(by, summary) as version:
        part = _present(record, section, based_on)
        html, gained = change(part.html)
        _save(part, html, version)
    return gained


def _present(record: JobRecord, section: Section, based_on: int) -> Section:
    """Return the section as it is now, if nobody changed or deleted it since.

    Raises:
        StaleVersion: someone did.
        FollowsSnippet: its bullets are those of a snippet.

    """
    part = record._locked(section, based_on)
    if not part.is_present:
        raise StaleVersion(record._latest_revision(part.version))
    if part.snippet_id:
        raise FollowsSnippet(part)
    return part


def _save(part: Section, html: str, version: int) -> None:
    if part.html != html:
        part.html, part.version = html, version
        part.save()
