"""What is left to fill in: bracketed placeholders in the text, and facts no posting can lack.

A placeholder is a bracketed phrase such as `[City, State]`. The same phrase in several places is
one thing to fill in; filling it fills all of them.
"""

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from html import escape

from django.core.exceptions import ValidationError
from django.core.validators import URLValidator, validate_email
from django.utils.safestring import SafeString, mark_safe

from builder import rich_text, texts
from builder.document import Apply, JobDocument, Location

LOCATION = "[City, State]"
APPLICATION = "[email address or application portal]"
ORGANIZATION_NAME = "[Organization name]"

# A letter first, so that footnotes such as [1] and ticked boxes such as [ ] stay what they are.
_PLACEHOLDER = re.compile(r"\[(?=[^\W\d_])[^\[\]<>\n]{1,79}\]")


class CannotFill(ValueError):
    """The value does not suit the placeholder; the message says what would."""


@dataclass(frozen=True, slots=True)
class FillIn:
    """One thing to fill in: its bracketed text, in how many places it stands, and where first.

    `first` is "facts", "apply", or the number of the section, counted from 0.
    """

    text: str
    places: int
    first: str | int

    @property
    def phrase(self) -> str:
        """The placeholder's words without their brackets."""
        return self.text[1:-1].strip()

    @property
    def key(self) -> str:
        """What its twins have in common, fit for an HTML id."""
        return hashlib.sha256(key_of(self.text).encode()).hexdigest()[:12]


def fill_ins(document: JobDocument) -> tuple[FillIn, ...]:
    """Return what a reader of the shown document would find unfilled, in reading order."""
    found: dict[str, FillIn] = {}
    for place, text in _all_texts(document):
        for match in _PLACEHOLDER.finditer(text):
            seen = found.get(key_of(match.group()), FillIn(match.group(), 0, place))
            found[key_of(match.group())] = replace(seen, places=seen.places + 1)
    return tuple(found.values())


def ranges(text: str) -> Iterator[tuple[int, int]]:
    """Yield where each placeholder of plain `text` begins and ends."""
    return (match.span() for match in _PLACEHOLDER.finditer(text))


def lost(before: str, after: str) -> tuple[str, ...]:
    """Return the placeholders of sanitized HTML `before` that have no twin in `after`."""
    kept = {
        key_of(match) for text in rich_text.texts(after) for match in _PLACEHOLDER.findall(text)
    }
    had = [match for text in rich_text.texts(before) for match in _PLACEHOLDER.findall(text)]
    return tuple(dict.fromkeys(match for match in had if key_of(match) not in kept))


def holds_any(text: str) -> bool:
    """Say whether something is left to fill in in `text`."""
    return _PLACEHOLDER.search(text) is not None


def lacks_location(document: JobDocument) -> bool:
    """Say whether candidates cannot tell where the work is."""
    named = any(place.city or place.region for place in document.locations)
    return not named and document.workplace != "remote"


def lacks_application(document: JobDocument) -> bool:
    """Say whether candidates cannot tell where to apply."""
    apply = document.apply
    return not (apply.url or apply.email or holds_any(apply.instructions))


def fill(document: JobDocument, placeholder: str, value: str, country: str = "") -> JobDocument:
    """Return the document with every twin of `placeholder` replaced by `value`.

    The place of work and the way to apply also fill their own fields; `country` (ISO 3166) is
    what a place belongs to when nothing else says so.

    Raises:
        CannotFill: the value is empty, or no address where an address is needed.

    """
    value = " ".join(value.split())
    if not value:
        raise CannotFill("Write what should stand here.")
    if _PLACEHOLDER.search(value):
        raise CannotFill("Leave the square brackets out: they mark what is still to fill in.")
    if key_of(placeholder) == key_of(LOCATION) and lacks_location(document):
        city, _, region = (part.strip() for part in value.rpartition(","))
        place = Location(city=city or region, region=region if city else "", country=country)
        document = replace(document, locations=(place,))
    has_address = document.apply.url or document.apply.email
    if key_of(placeholder) == key_of(APPLICATION) and not has_address:
        document = replace(document, apply=applying_at(document.apply, value))
    return fill_all(document, {placeholder: value})


def fill_all(document: JobDocument, values: Mapping[str, str]) -> JobDocument:
    """Return the document with its placeholders replaced: `values` by placeholder or `key_of` it.

    Fields for places and addresses stay as they are.
    """
    wanted = {key_of(placeholder): value for placeholder, value in values.items()}

    def filled(text: str) -> str:
        return _PLACEHOLDER.sub(
            lambda match: wanted.get(key_of(match.group()), match.group()), text
        )

    return _map_texts(document, filled) if wanted else document


def known(document: JobDocument) -> dict[str, str]:
    """Return by placeholder what the document's own fields answer."""
    place = document.locations[0] if document.locations else Location()
    answers = {
        ORGANIZATION_NAME: document.organization.name,
        LOCATION: "" if lacks_location(document) else name_of(place),
        APPLICATION: document.apply.email or document.apply.url,
    }
    return {placeholder: answer for placeholder, answer in answers.items() if answer}


def fill_known(document: JobDocument) -> JobDocument:
    """Return the document with the placeholders filled that its own fields answer."""
    return fill_all(document, known(document))


def name_of(place: Location) -> str:
    """Return a place as it stands in text, such as "Duluth, MN"."""
    return ", ".join(part for part in (place.city, place.region) if part)


def split(text: str) -> tuple[list[str], list[str]]:
    """Return what stands around the placeholders of plain text, one piece more, and these."""
    return _PLACEHOLDER.split(text), _PLACEHOLDER.findall(text)


def take_out(document: JobDocument, value: str, placeholder: str) -> JobDocument:
    """Return the document with `placeholder` wherever `value` stands: a filling, taken back."""
    whole = re.compile(rf"(?<!\w){re.escape(value)}(?!\w)")
    return _map_texts(document, lambda text: whole.sub(lambda _: placeholder, text))


def mark(text: str) -> SafeString:
    """Return plain `text` as HTML with its placeholders marked."""
    pieces, end = [], 0
    for match in _PLACEHOLDER.finditer(text):
        pieces.append(escape(text[end : match.start()], quote=False))
        pieces.append(f'<mark class="fill-in">{escape(match.group(), quote=False)}</mark>')
        end = match.end()
    pieces.append(escape(text[end:], quote=False))
    return mark_safe("".join(pieces))


def mark_html(html: str) -> SafeString:
    """Return sanitized `html` with its placeholders marked as `<mark class="fill-in">`."""
    return mark_safe(rich_text.replace_text(html, mark))


def key_of(placeholder: str) -> str:
    """Return what a placeholder and its twins have in common."""
    return " ".join(placeholder.strip("[]").casefold().split())


def applying_at(apply: Apply, value: str) -> Apply:
    """Return `apply` with `value` as its e-mail or its web address, whichever it is.

    Raises:
        CannotFill: it is neither.

    """
    try:
        validate_email(value)
        return replace(apply, email=value)
    except ValidationError:
        pass
    address = value if "://" in value else f"https://{value}"
    try:
        URLValidator(schemes=["http", "https"])(address)
    except ValidationError as error:
        raise CannotFill(
            "Write an e-mail address such as jobs@example.org, or the web address of the "
            "application form."
        ) from error
    return replace(apply, url=address)


def _all_texts(document: JobDocument) -> Iterator[tuple[str | int, str]]:
    """Yield each shown text with its place, as in `FillIn.first`."""
    yield "facts", document.title
    if lacks_location(document):
        yield "facts", LOCATION
    for place in document.locations:
        yield "facts", place.city
        yield "facts", place.region
    for text in (document.department, document.reports_to, document.job_code):
        yield "facts", text
    if document.pay:
        yield "facts", document.pay.note
    for fact in document.facts:
        yield "facts", fact.label
        yield "facts", fact.value
    for number, section in enumerate(document.sections):
        if not section.hidden:
            yield number, section.heading
            for text in rich_text.texts(section.html):
                yield number, text
    yield "apply", document.apply.instructions
    if lacks_application(document):
        yield "apply", APPLICATION


def _map_texts(document: JobDocument, change: Callable[[str], str]) -> JobDocument:
    return texts.map_texts(
        document,
        lambda _, text: change(text),
        lambda _, html: rich_text.map_text(html, change),
    )
