"""A job document laid out for reading: the lines, headings and words that every export shows."""

import re
from dataclasses import dataclass
from functools import cached_property

from django.utils.html import format_html
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

    kind: str
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
            Part(
                section.kind,
                placeholders.mark(section.heading),
                placeholders.mark_html(section.html),
            )
            for section in self.document.sections
            if section.html and not section.hidden
        ]

    @property
    def instructions(self) -> SafeString:
        """What candidates are asked to send, as HTML."""
        return placeholders.mark(self.document.apply.instructions)

    @property
    def apply_link(self) -> SafeString:
        """The web address to apply at, as a link."""
        return linked(self.document.apply.url, self.document.apply.url)

    @property
    def mail_link(self) -> SafeString:
        """The address to send applications to, as a link."""
        email = self.document.apply.email
        return format_html('<a href="mailto:{}">{}</a>', email, email) if email else SafeString()

    @property
    def direction(self) -> str:
        """Where lines begin in the posting's language: "ltr" or "rtl"."""
        return locale_of(self.document.language).text_direction

    @property
    def website_link(self) -> SafeString:
        """The employer's website, as a link without the part that every address has."""
        website = self.document.organization.website
        return linked(website, re.sub(r"^https?://", "", website))

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


def is_web_address(text: str) -> bool:
    """Say whether `text` may become a link: it leads to the web and runs nothing."""
    return re.match(r"https?://", text, re.IGNORECASE) is not None


def linked(address: str, text: str) -> SafeString:
    """Return `text` as HTML, a link to `address` where that is one on the web."""
    link = '<a href="{}">{}</a>' if is_web_address(address) else "{1}"
    return format_html(link, address, text)


def location_line(document: JobDocument) -> str:
    """Return the places of work, or a placeholder where candidates need one."""
    if placeholders.lacks_location(document):
        return placeholders.LOCATION
    locale = locale_of(document.language)
    return "; ".join(filter(None, (place_words(place, locale) for place in document.locations)))
