"""The shape that every way out for many postings has."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import IO

from builder.document import JobDocument
from builder.exports.format import Look


@dataclass(frozen=True, slots=True)
class Entry:
    """A posting as candidates see it, and what the organization knows of it beside that.

    The times are in the organization's time zone. `state` is its label.
    """

    document: JobDocument
    look: Look
    state: str
    version: int
    created_at: datetime
    changed_at: datetime
    changed_by: str


@dataclass(frozen=True, slots=True)
class Wishes:
    """What a person chose: the title of the whole, and for an archive its formats and folders.

    `look` is that of what belongs to no posting, such as a list of contents.
    """

    title: str
    look: Look
    formats: tuple[str, ...] = ("pdf",)
    folders: bool = False


@dataclass(frozen=True, slots=True)
class Bundle:
    """One way out for many.

    `write` takes the entries one after the other and writes each before it takes the next, since
    they may be more than memory holds. It returns the titles of those that could not be made.
    `at_once` files are made while a person waits, more in the background. `most` is how many
    postings it takes, if not any number.
    """

    name: str
    label: str
    purpose: str
    media_type: str
    extension: str
    write: Callable[[Iterable[Entry], IO[bytes], Wishes], list[str]]
    at_once: int
    most: int | None = None
