"""What differs between two job documents: title, facts, and section by section."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from babel import UnknownLocaleError

from builder.comparing.marking import marked, marked_text
from builder.comparing.sections import align_sections, section_likeness
from builder.document import JobDocument, Section
from builder.fact_words import fact_lines, locale_of, place_words

State = Literal["added", "removed", "changed", "same"]


@dataclass(frozen=True, slots=True)
class FactChange:
    """A fact that differs, in words; empty where one of the two does not state it."""

    label: str
    before: str
    after: str

    @property
    def html(self) -> str:
        """Both in one line of HTML, marked word by word."""
        return marked_text(self.before, self.after)


@dataclass(frozen=True, slots=True)
class SectionChange:
    """A section of either document or of both. `moved` says where it went among the others."""

    before: Section | None
    after: Section | None
    moved: Literal["", "up", "down"] = ""

    @property
    def state(self) -> State:
        """What became of heading and text; a moved or hidden section may be the same in these."""
        if self.before is None:
            return "added"
        if self.after is None:
            return "removed"
        same = (self.before.heading, self.before.html) == (self.after.heading, self.after.html)
        return "same" if same else "changed"

    @property
    def section(self) -> Section:
        """The section as it is after, or as it last was."""
        section = self.after or self.before
        assert section is not None
        return section

    @property
    def hidden(self) -> bool:
        """Whether it was shown and no longer is."""
        return bool(self.before and self.after and self.after.hidden and not self.before.hidden)

    @property
    def shown(self) -> bool:
        """Whether it was hidden and no longer is."""
        return bool(self.before and self.after and self.before.hidden and not self.after.hidden)

    @property
    def content_differs(self) -> bool:
        """Whether it differs in itself, and not only in where it stands."""
        return self.state != "same" or self.hidden or self.shown

    @property
    def differs(self) -> bool:
        """Whether there is anything to tell about it."""
        return self.content_differs or bool(self.moved)

    @property
    def heading_html(self) -> str:
        """The heading as HTML with what changed marked."""
        return marked_text(
            self.before.heading if self.before else "", self.after.heading if self.after else ""
        )

    @property
    def html(self) -> str:
        """The text with what changed marked; see `marked`."""
        return marked(
            self.before.html if self.before else "", self.after.html if self.after else ""
        )

    @property
    def likeness(self) -> float:
        """The share of words that stayed, 0 to 1."""
        if self.before is None or self.after is None:
            return 0.0
        return section_likeness(self.before, self.after)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What differs between two documents; `sections` holds those that are the same too."""

    title_before: str
    title_after: str
    facts: tuple[FactChange, ...]
    sections: tuple[SectionChange, ...]

    @property
    def title_changed(self) -> bool:
        """Whether the job title differs."""
        return self.title_before != self.title_after

    @property
    def title_html(self) -> str:
        """The job title as HTML with what changed marked."""
        return marked_text(self.title_before, self.title_after)

    @property
    def differing_sections(self) -> tuple[SectionChange, ...]:
        """The sections that there is anything to tell about."""
        return tuple(section for section in self.sections if section.differs)

    @property
    def is_same(self) -> bool:
        """Whether nothing that a reader could see differs."""
        return not (self.title_changed or self.facts or self.differing_sections)


def compare(
    before: JobDocument, after: JobDocument, known: Mapping[int, int] | None = None
) -> Comparison:
    """Return what differs between two documents, section by section in the order of `after`.

    A section that is gone stands where it stood. Money and dates are written as in `after`. `known`
    leads from places before to places after of sections that are the same for certain.
    """
    return Comparison(
        before.title,
        after.title,
        tuple(_facts(before, after)),
        tuple(_sections(before.sections, after.sections, known)),
    )


def _facts(before: JobDocument, after: JobDocument) -> Iterator[FactChange]:
    old, new = _in_words(before, after.language), _in_words(after, after.language)
    for label in dict.fromkeys((*new, *old)):
        if old.get(label, "") != new.get(label, ""):
            yield FactChange(label, old.get(label, ""), new.get(label, ""))


def _in_words(document: JobDocument, language: str) -> dict[str, str]:
    locale, organization, apply = locale_of(language), document.organization, document.apply
    lines = [
        ("Location", "; ".join(filter(None, (place_words(p, locale) for p in document.locations)))),
        *fact_lines(document, language),
        ("Language", _language_name(document.language)),
        ("Occupation code", document.occupation),
        ("What to send", apply.instructions),
        ("E-mail address to apply to", apply.email),
        ("Web address to apply at", apply.url),
        ("Organization", organization.name),
        ("Website of the organization", organization.website),
        ("Headquarters", organization.headquarters),
        ("Number of employees", str(organization.employees or "")),
        ("About the organization", organization.about),
    ]
    words: dict[str, str] = {}
    for label, text in lines:
        words[label] = f"{words[label]}; {text}" if words.get(label) else text
    return words


def _language_name(language: str) -> str:
    try:
        return locale_of(language).get_display_name("en") or language
    except UnknownLocaleError:
        return language


def _sections(
    before: tuple[Section, ...], after: tuple[Section, ...], known: Mapping[int, int] | None
) -> Iterator[SectionChange]:
    alignment = align_sections(before, after, known)
    came_from = {new: old for old, new in alignment.pairs.items()}
    at_old = 0
    for new, section in enumerate(after):
        old = came_from.get(new)
        if old is None:
            yield SectionChange(None, section)
        elif old in alignment.moved:
            yield SectionChange(before[old], section, "down" if old < at_old else "up")
        else:
            yield from _gone(before[at_old:old], at_old, alignment.pairs)
            yield SectionChange(before[old], section)
            at_old = old + 1
    yield from _gone(before[at_old:], at_old, alignment.pairs)


def _gone(
    sections: tuple[Section, ...], start: int, pairs: dict[int, int]
) -> Iterator[SectionChange]:
    for at, section in enumerate(sections, start):
        if at not in pairs:
            yield SectionChange(section, None)
