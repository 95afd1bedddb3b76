"""A document as checks read it: its texts with their places, lines and words, read once."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from builder import passages
from builder.checks.finding import Finding, Place, Severity
from builder.document import JobDocument, Section, SectionKind

_WORD = re.compile(r"[^\W_]+(?:['\u2019\-][^\W_]+)*")
# What ends a sentence, unless a short form, a number or a single letter stands before it.
_SENTENCE_END = re.compile(
    r"(?<!\b[A-Za-z])(?<!\b(?:Mr|Ms|Dr|St|vs|No|Jr|Sr))(?<!\b(?:Mrs|e\.g|i\.e|etc|Inc|Ltd))"
    r"[.!?\u2026][\"'\u201d\u2019)]*(?=\s|$)"
)


@dataclass(frozen=True)
class Line:
    """A paragraph, heading or list item of a text (`tag`), and the character it begins at."""

    text: str
    start: int
    tag: str

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The line's words, without signs."""
        return tuple(_WORD.findall(self.text))

    @cached_property
    def sentences(self) -> tuple["Line", ...]:
        """The line cut where a sentence ends."""
        found, at = [], 0
        for end in (*(match.end() for match in _SENTENCE_END.finditer(self.text)), len(self.text)):
            piece = self.text[at:end]
            if text := piece.strip():
                begins = at + len(piece) - len(piece.lstrip())
                found.append(Line(text, self.start + begins, self.tag))
            at = end
        return tuple(found)


@dataclass(frozen=True)
class Text:
    """A text of the posting: a section's body or heading, the title, or another field.

    `kind` is the section's, and empty for a field.
    """

    text: str
    place: Place
    kind: SectionKind | str = ""
    lines: tuple[Line, ...] = ()

    def found(
        self,
        start: int,
        end: int,
        message: str,
        reason: str,
        severity: Severity,
        replacement: str | None = None,
    ) -> Finding:
        """Return a finding on the characters from `start` to `end` (not included)."""
        return Finding(
            message=message,
            reason=reason,
            severity=severity,
            place=self.place,
            start=start,
            end=end,
            text=self.text[start:end],
            replacement=replacement,
        )

    @property
    def items(self) -> tuple[Line, ...]:
        """The list items."""
        return tuple(line for line in self.lines if line.tag == "li")


class Job:
    """A document as candidates see it, read for checks."""

    def __init__(self, document: JobDocument) -> None:
        """Read the document; its hidden sections do not count, but keep their numbers."""
        self.document = document
        self.language = document.language.split("-")[0].lower()

    @cached_property
    def sections(self) -> tuple[tuple[int, Section], ...]:
        """The shown sections, each with its number in the document."""
        return tuple(
            (number, section)
            for number, section in enumerate(self.document.sections)
            if not section.hidden
        )

    @cached_property
    def bodies(self) -> tuple[Text, ...]:
        """The texts of the shown sections."""
        return tuple(_body(section.html, number, section.kind) for number, section in self.sections)

    @cached_property
    def texts(self) -> tuple[Text, ...]:
        """All that candidates read, in reading order."""
        return tuple(self._texts())

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The words of the sections' texts."""
        return tuple(word for body in self.bodies for line in body.lines for word in line.words)

    def of_kind(self, *kinds: SectionKind) -> tuple[Text, ...]:
        """Return the texts of the shown sections of these kinds."""
        return tuple(body for body in self.bodies if body.kind in kinds)

    def _texts(self) -> Iterator[Text]:
        document = self.document
        yield _field("title", document.title)
        for name in ("department", "reports_to"):
            if text := getattr(document, name):
                yield _field(name, text)
        if document.pay and document.pay.note:
            yield _field("pay", document.pay.note)
        for number, fact in enumerate(document.facts):
            yield _field(f"facts.{number}", f"{fact.label}: {fact.value}")
        for (number, section), body in zip(self.sections, self.bodies, strict=True):
            yield _field(f"{number}.heading", section.heading)
            yield body
        if document.apply.instructions:
            yield _field("apply", document.apply.instructions)


def _field(name: str, text: str) -> Text:
    lines, at = [], 0
    for line in text.split("\n"):
        lines.append(Line(line, at, "p"))
        at += len(line) + 1
    return Text(text, name, "", tuple(lines))


def _body(html: str, number: int, kind: SectionKind) -> Text:
    lines = tuple(Line(text, start, tag) for text, start, tag in passages.lines(html))
    return Text("\n".join(line.text for line in lines), number, kind, lines)
