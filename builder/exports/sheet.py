"""A job document laid out for reading: the lines, headings and words that every export shows."""

from dataclasses import dataclass
from functools import cached_property

from django.utils.safestring import SafeString

from builder import placeholders
from builder.document import JobDocument
from builder.fact_words import fact_lines, locale_of, place_words


@dataclass(frozen=True, slots=True)
class Line:
    """A labelled fact, as plain text."""

    label: str
    text: str

    @property
    def html(self) -> SafeString:
        """The text as HTML, its placeholders marked."""
        return placeholders.mark(self.text)

    @property
    def label_html(self) -> SafeString:
        """The label as HTML, its placeholders marked."""
        return placeholders.mark(self.label)


@dataclass(frozen=True, slots=True)
class Part:
    """A section as it is shown."""

    heading: SafeString
    html: SafeString


@dataclass(frozen=True)
class Sheet:
    """What a reader of the posting sees, in reading order."""

    document: JobDocument

    @property
    def title(self) -> SafeString:
        """The job title as HTML."""
        return placeholders.mark(self.document.title)

    @cached_property
    def facts(self) -> list[Line]:
        """The facts at a glance: those with a field of their own, then the further ones."""
        lines = (("Location", location_line(self.document)), *fact_lines(self.document))
        return [Line(label, text) for label, text in lines if text]

    @cached_property
    def parts(self) -> list[Part]:
        """The sections that are shown and have something to say."""
        return [
            Part(placeholders.mark(section.heading), placeholders.mark_html(section.html))
            for section in self.document.sections
            if section.html and not section.hidden
        ]

    @property
    def instructions(self) -> SafeString:
        """What candidates are asked to send, as HTML."""
        return placeholders.mark(self.document.apply.instructions)

    @property
    def missing_address(self) -> Line | None:
        """The placeholder for where to apply, where nothing says so yet."""
        if placeholders.lacks_application(self.document):
            return Line("Send your application to", placeholders.APPLICATION)
        return None

    @cached_property
    def fill_ins(self) -> tuple[placeholders.FillIn, ...]:
        """What is left to fill in."""
        return placeholders.fill_ins(self.document)

    @property
    def draft_note(self) -> str:
        """Why the posting is unfinished, as one sentence; empty where it is finished."""
        if not self.fill_ins:
            return ""
        count = len(self.fill_ins)
        things = "thing" if count == 1 else "things"
        named = "; ".join(fill_in.phrase for fill_in in self.fill_ins)
        return f"Draft, not ready to publish. {count} {things} to fill in: {named}."


def location_line(document: JobDocument) -> str:
    """Return the places of work, or a placeholder where candidates need one."""
    if placeholders.lacks_location(document):
        return placeholders.LOCATION
    locale = locale_of(document.language)
    return "; ".join(filter(None, (place_words(place, locale) for place in document.locations)))
