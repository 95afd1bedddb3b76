"""Puts together what the other modules find, so that no word of the source is lost."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, get_args

from builder.document import (
    Apply,
    Fact,
    JobDocument,
    Location,
    Organization,
    Pay,
    Section,
    SectionKind,
)
from builder.fact_words import locale_of, place_words
from builder.importing.blocks import Source
from builder.importing.understanding import (
    employer,
    kept,
    labels,
    languages,
    pay,
    places,
    sections,
    terms,
)
from builder.importing.understanding import title as titles
from builder.importing.understanding.found import Found, Understanding
from builder.importing.understanding.kept import words_of
from builder.importing.understanding.labels import Labelled
from builder.importing.understanding.pieces import Piece, Span, pieces_of
from builder.importing.understanding.sections import Part
from builder.us_states import WITH_TERRITORIES

_KINDS = set(get_args(SectionKind))
# What how-to-apply text may be long, in characters, before it is a section of its own.
_LONGEST_INSTRUCTIONS = 1500
_NO_TITLE = "No line and no sentence names the job."


def understand(source: Source) -> Understanding:
    """Return the job document that the blocks of a file mean."""
    pieces = pieces_of(source.blocks)
    every = labels.labelled(pieces)
    title = titles.find(pieces, every, source.name)
    taken = _ids(title.used) if title else set()
    parts = sections.divided([piece for piece in pieces if id(piece) not in taken])
    draft = _Draft(pieces, every, title)
    draft.fill(parts, languages.language_of(source.language, source.text))
    document = draft.document(parts)
    measured = kept.measure(source.text, document, draft.labels_used)
    return Understanding(document, tuple(draft.found), measured, source)


def _ids(pieces: Sequence[Piece]) -> set[int]:
    return {id(piece) for piece in pieces}


@dataclass(frozen=True, slots=True)
class _Consumed:
    """A labelled fact that left the text, and the field that took its value, if one did."""

    one: Labelled
    field: str


class _Draft:
    """The values found so far, and the lines that need not stay in the text."""

    def __init__(
        self, pieces: Sequence[Piece], every: Sequence[Labelled], title: titles.Title | None
    ) -> None:
        self.pieces = pieces
        self.every = every
        self.title = title
        self.found: list[Found] = []
        self.values: dict[str, Any] = {}
        self.locations: tuple[Location, ...] = ()
        self.apply = Apply()
        self.organization = Organization()
        self.facts: dict[Fact, None] = {}
        self.labels_used: list[str] = []
        self.said: list[Labelled] = []
        self.language = "en-US"

    def fill(self, parts: Sequence[Part], language: str) -> None:
        """Find every value."""
        self.language = language
        if self.title:
            self.note(self.title.found)
        else:
            self.found.append(Found("title", "", (), _NO_TITLE))
            self.values["title"] = ""
        pieces, every = self.pieces, self.every
        for one in (
            pay.find(pieces, every, language),
            terms.workplace(pieces, every),
            terms.employment(pieces, every),
            terms.flsa(pieces, every),
            terms.closing(pieces, every, language),
            terms.openings(pieces, every),
            terms.reports_to(pieces, every),
            terms.plain("department", every),
            terms.plain("job_code", every),
        ):
            if one:
                self.note(one)
        self._note_pay()
        self._place()
        self._employ(parts)
        apply_pieces = [piece for part in parts if part.kind == "apply" for piece in part.pieces]
        self.apply, found = employer.application(pieces, every, apply_pieces)
        self.found += found

    def _note_pay(self) -> None:
        pay_found: Pay | None = self.values.get("pay")
        for one in self.every:
            if one.field == "pay_note" and pay_found and not pay_found.note:
                self.values["pay"] = replace(pay_found, note=one.value)
                return

    def note(self, one: Found) -> None:
        """Keep a value that goes into the field of its name."""
        self.found.append(one)
        self.values[one.field] = one.value

    def _place(self) -> None:
        for one in self.every:
            if one.field == "location" and (found := places.places_in(one.value, self.language)):
                self.locations = found
                place = one.value_piece.span(one.start, one.end)
                vague = all(not where.city for where in found)
                doubt = "The source names no city." if vague else ""
                self.found.append(Found("locations", found, (place,), doubt))
                return
        for piece in self.pieces[:15]:
            if places.LINE.fullmatch(piece.text.strip()) and (
                found := places.places_in(piece.text, self.language)
            ):
                self.locations = found
                self.found.append(Found("locations", found, (piece.span(),)))
                return

    def _employ(self, parts: Sequence[Part]) -> None:
        beside = self.title.employer if self.title else ""
        above = _above(self.title, self.pieces)
        name = employer.name(self.pieces, self.every, beside, self.values["title"], above)
        if name:
            if parts and parts[0].heading is None:
                # The line says nothing else, and the field says it.
                alone = {id(piece) for piece in above if name.places == (piece.span(),)}
                parts[0].pieces = [one for one in parts[0].pieces if id(one) not in alone]
            self.organization = replace(self.organization, name=name.value)
            self.found.append(name)
        if site := employer.website(self.every):
            self.organization = replace(self.organization, website=site.value)
            self.found.append(site)

    def document(self, parts: Sequence[Part]) -> JobDocument:
        """Return the document, all that no field took in its facts and sections."""
        consumed = self._consume(parts)
        for one in consumed:
            self._keep(one)
        if self.title:
            self.labels_used.append(self.title.label)
            # What was cut off from the line that the title stood in.
            if self.title.number:
                number = Fact(label="Number", value=self.title.number)
                self.facts = {number: None} | self.facts
            self._keep_rest_of_title()
        made: list[Section] = []
        instructions: list[str] = []
        carried: list[str] = []
        for part in parts:
            html = sections.html_of(part)
            if not html and part.heading:
                # All under it became facts, or it stands over the next heading.
                (self.labels_used if part.gave_facts else carried).append(part.title)
            if not html:
                continue
            words = "\n".join(piece.text for piece in part.pieces)
            if part.kind == "apply" and _are_instructions(part, instructions):
                instructions.append(words)
                if part.heading:
                    self.labels_used.append(part.heading.text)
                continue
            heading = ": ".join([*carried, part.title])
            carried.clear()
            self._note_section(len(made), part, heading)
            kind = part.kind if part.kind in _KINDS else "custom"
            made.append(Section(kind=kind, heading=heading, html=html))  # type: ignore[arg-type]
        made += [Section(kind="custom", heading=heading) for heading in carried]
        self.apply = replace(self.apply, instructions="\n".join(instructions))
        return JobDocument(
            organization=self.organization,
            locations=self.locations,
            apply=self.apply,
            language=self.language,
            facts=tuple(self.facts),
            sections=tuple(made),
            **self.values,
        )

    def _note_section(self, number: int, part: Part, heading: str) -> None:
        spans = [piece.span() for piece in part.pieces]
        if part.heading:
            spans.insert(0, part.heading.span())
        doubt = part.doubt
        if not doubt and part.kind == "custom":
            doubt = "Its heading does not say what kind of section it is."
        self.found.append(Found(f"sections.{number}", heading, _runs_of(spans), doubt))

    def _consume(self, parts: Sequence[Part]) -> list[_Consumed]:
        """Take labelled facts out of the text where they stand as facts, not within prose."""
        by_piece: dict[int, list[Labelled]] = {}
        for one in self.every:
            for piece in one.used:
                by_piece.setdefault(id(piece), []).append(one)
        taken: list[Labelled] = []
        for number, part in enumerate(parts):
            if part.kind in {"responsibilities", "qualifications", "apply"}:
                continue
            # Some programs put the field's label as a heading over its value.
            if part.heading is not None and id(part.heading) in by_piece:
                ones = by_piece[id(part.heading)]
                if any(one.used[0] is part.heading and one.is_short for one in ones):
                    value = next(one for one in ones if one.used[0] is part.heading)
                    if value.used[-1] in part.pieces[:1]:
                        taken.append(value)
                        part.gave_facts = True
                        part.pieces = part.pieces[1:]
                        self._absorb(parts, number)
            taken += _taken_from(part, by_piece, head=number == 0)
        unique = list({id(one): one for one in taken}.values())
        return [_Consumed(one, one.field) for one in unique]

    def _absorb(self, parts: Sequence[Part], number: int) -> None:
        """Give what is left under a label's heading to the section before it."""
        part = parts[number]
        if number and part.pieces:
            parts[number - 1].pieces += part.pieces
            part.pieces = []

    def _keep(self, consumed: _Consumed) -> None:
        """Keep a fact that left the text: by its field, or where that says less, as a fact."""
        one = consumed.one
        if one.label.casefold().strip() in {"url", "link"} and self.apply.url in one.value:
            self.labels_used.append(one.label)
            return
        if consumed.field and self._is_said(one):
            # Only once, as the field says it once, however often the source does.
            again = any(other.field == one.field for other in self.said)
            self.labels_used.append(f"{one.label} {one.value}" if again else one.label)
            self.said.append(one)
            if one.field == "pay":
                # "HOUR" and "EUR" are said by the field.
                self.labels_used.append(re.sub(r"\d", " ", one.value))
        elif (fact := Fact(label=one.label, value=one.value)) in self.facts:
            # What the source says twice is said once.
            self.labels_used.append(f"{one.label} {one.value}")
        else:
            self.facts[fact] = None

    def _is_said(self, one: Labelled) -> bool:
        """Say whether the document's own field says all that stands beside a label."""
        values = self.values
        said: list[str] = []
        match one.field:
            case "title":
                said = [values["title"], self.organization.name]
                said += [self.title.number] if self.title else []
            case "employer":
                said = [self.organization.name]
            case "location":
                locale = locale_of(self.language)
                for place in self.locations:
                    said += [place_words(place, locale), place.country]
                    said.append(WITH_TERRITORIES.get(place.region, ""))
                    said.append(locale.territories.get(place.country, ""))
                said.append(values.get("workplace", ""))
            case "pay":
                return self._pay_is_said(one)
            case "pay_note":
                pay_found: Pay | None = values.get("pay")
                said = [pay_found.note if pay_found else ""]
            case "employment" | "workplace" | "flsa":
                said = [
                    str(values.get(name, "")).replace("_", " ")
                    for name in ("employment_type", "workplace", "flsa_status")
                ]
                said += ["non exempt"] * (values.get("flsa_status") == "nonexempt")
                said += ["full time"] * (values.get("employment_type") == "full_time")
                said += ["on site"] * (values.get("workplace") == "onsite")
            case "closes_on":
                day: date | None = values.get("closes_on")
                said = [day.strftime("%Y %m %d %B %b de of")] if day else []
                if day:
                    names = languages.months(self.language).items()
                    said += [name for name, number in names if number == day.month]
            case "apply" | "email":
                said = [self.apply.url, self.apply.email]
            case "website":
                said = [self.organization.website]
            case "department" | "reports_to" | "job_code" | "openings":
                said = [str(values.get(one.field, ""))]
                if one.field == "reports_to":
                    said.append("reports to the directly")
        return set(words_of(one.value)) <= set(words_of(" ".join(said)))

    def _pay_is_said(self, one: Labelled) -> bool:
        found: Pay | None = self.values.get("pay")
        if found is None:
            return False
        if found.note and found.note == one.value:
            return True
        place = next(item for item in self.found if item.field == "pay").places[0]
        return (
            place.block == one.value_piece.block
            and one.value_piece.span(one.start, one.end).start <= place.start
            and not pay.says_more(one.value)
        )

    def _keep_rest_of_title(self) -> None:
        """Keep further words of the lines that were taken as the title, such as a subtitle's."""
        assert self.title
        said = set(words_of(f"{self.values['title']} {self.organization.name} {self.title.number}"))
        for piece in self.title.used:
            if any(piece in one.used for one in self.every if one.field == "title"):
                continue
            rest = [word for word in words_of(piece.text) if word not in said]
            if rest:
                self.labels_used.append(" ".join(rest))


def _above(title: titles.Title | None, pieces: Sequence[Piece]) -> Sequence[Piece]:
    """Return the few lines over the title, where it is one of the first."""
    used = _ids(title.used) if title else set()
    at = next((at for at, piece in enumerate(pieces[:6]) if id(piece) in used), 0)
    return pieces[:at]


def _are_instructions(part: Part, before: Sequence[str]) -> bool:
    """Say whether how-to-apply text fits the field for it: short, and nothing but text."""
    words = sum(len(piece.text) for piece in part.pieces)
    return not before and words <= _LONGEST_INSTRUCTIONS and all(
        piece.kind == "paragraph" for piece in part.pieces
    )  # fmt: skip


def _taken_from(part: Part, by_piece: dict[int, list[Labelled]], *, head: bool) -> list[Labelled]:
    """Take the facts out of a part's lines, and return them."""
    taken: list[Labelled] = []
    rest: list[Piece] = []
    known_kind = part.kind in {"benefits", "about", "equal_opportunity", "physical_demands"}
    group: list[tuple[Piece, list[Labelled]]] = []

    def settle() -> None:
        ones = [one for _, found in group for one in found]
        fields = [one for one in ones if one.field]
        are_facts = bool(fields) and (
            len(ones) > 1 or head or (part.kind in {"custom", "job_brief"} and ones[0].is_short)
        )
        if any(piece.kind == "row" for piece, _ in group) and head:
            are_facts = True
        if known_kind and len(fields) < 2:
            are_facts = False
        for piece, found in group:
            if are_facts:
                taken.extend(found)
            else:
                rest.append(piece)
        group.clear()

    for piece in part.pieces:
        found = [one for one in by_piece.get(id(piece), ()) if one.is_short]
        whole = piece.kind == "row" and len(found) * 2 < piece.text.count("\t") + 1
        if found and not whole and (piece.kind != "item" or _is_fact(found[0])):
            group.append((piece, found))
        else:
            settle()
            rest.append(piece)
    settle()
    part.pieces = rest
    part.gave_facts = part.gave_facts or bool(taken)
    return taken


def _is_fact(one: Labelled) -> bool:
    return bool(one.field) and len(one.value) < 100


def _runs_of(spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return places in reading order, those of one block that touch put together."""
    made: list[Span] = []
    for span in sorted(spans, key=lambda one: (one.block, one.start)):
        last = made[-1] if made else None
        if last is not None and last.block == span.block and span.start <= last.end + 1:
            made[-1] = replace(last, end=max(last.end, span.end))
        else:
            made.append(span)
    return tuple(made)
