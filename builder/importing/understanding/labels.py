"""Finds what stands beside a label, such as "Location: Boston", a row of two cells, or both."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from builder.importing.understanding import headings
from builder.importing.understanding.pieces import Piece

# What labels mean, by their words; the first that fits counts.
_FIELDS: tuple[tuple[str, str], ...] = (
    ("title", r"(?:job|position|posting|working|functional|official|class(?:ification)?|role"
     r"|vacancy|announcement)?\s*title|title of (?:the )?(?:position|job)|position|job|role"
     r"|(?:job|position|vacancy) name|vacancy|opening|we are hiring|now hiring|job posting"
     r"|classification|job opening"),
    ("employer", r"employer|company(?: name)?|organi[sz]ation(?: name)?|agency(?: name)?|hospital"
     r"|hiring (?:company|organi[sz]ation)|institution|school district|client"),
    ("location", r"(?:job |work |primary |office |position |physical )*locations?"
     r"|location of (?:the )?(?:position|job|work)|(?:work ?|job ?)?site|city(?:,? ?(?:and |/"
     r" ?)?state)?"
     r"|place of work|where|duty station|based in|work address|address|city/town|office"
     r"|geographic location|standort|arbeitsort|einsatzort|ort|lieu(?: de travail)?|ubicación|lugar"
     r"|sede(?: di lavoro)?|local|standplaats|plats|arbejdssted|arbeidssted|miejsce pracy"),
    ("pay", r"(?:annual |hourly |base |monthly |starting |weekly |daily |estimated |expected "
     r"|target"
     r" |advertised |posted |anticipated |hiring |recruitment |budgeted |full |current |actual"
     r" |typical )*(?:salary|pay|wages?|compensation|rate|earnings|remuneration|stipend)"
     r"(?: ?[&/]| and)?(?: ?(?:range|rate|scale|band|information|details|grade and range|offered"
     r"|minimum|min|low|from|type|benefits))*(?: (?:of|for) \w+| ?\(.*\))?"
     r"|(?:hiring|pay|salary|recruitment|wage|rate|compensation) ?range|rate of pay|pay rate|range"
     r"|salary/(?:wage|pay|hourly).*|hourly|annual|salary range \(.*\)|salary & benefits"
     r"|hourly (?:pay )?(?:rate|range)"
     r"|(?:jahres|monats)?gehalt|vergütung|lohn|salaire|rémunération|salario|sueldo|retribuzione"
     r"|stipendio|salário|salaris|lön|løn|lønn|wynagrodzenie"),
    ("pay_note", r"about the (?:pay|salary|compensation)|(?:pay|salary|compensation) notes?"),
    ("employment", r"(?:employment|job|position|appointment|contract|work|role|schedule"
     r"|vacancy)[ -](?:type|status|basis|category|time)|type(?: of (?:employment|position|job"
     r"|contract|appointment|work))?|full[- ]?(?:time)?(?: ?/ ?| or |- or )part[- ]?time"
     r"|full/part time|(?:employment )?status|time (?:type|basis)|terms?|employment"),
    ("workplace", r"work ?place(?: type)?|work(?:ing)? (?:arrangement|model|mode|style)s?"
     r"|remote(?: (?:employment|work|status|type|eligib\w+))?|tele(?:work|commut\w+)"
     r"(?: eligib\w+| status)?|location type|on-?site/remote|work location type|hybrid"),
    ("flsa", r"(?:flsa|exempt(?:ion)?|overtime)(?: ?(?:status|classification|code|category"
     r"|designation))*|exempt/non-?exempt|fair labor standards act(?: status)?|flsa/.*"),
    ("department", r"department(?: name)?|dept|division/department|department/division"
     r"|department / (?:division|unit)|unit/department|business unit"),
    ("reports_to", r"reports? ?to|reporting (?:to|line|relationship|structure)|(?:immediate |direct"
     r" )?supervisor(?:'s title)?|accountable to|responsible to|line manager|manager|supervised by"
     r"|reports directly to|supervisor title|position reports to"),
    ("job_code", r"(?:job|class(?:ification)?|position|occupation(?:al)?) ?(?:code|spec(?:ification"
     r")?(?: no)?)|class (?:no|number|#)"),
    ("openings", r"(?:number of |no\.? of |# of |total )?(?:openings|vacancies|positions)"
     r"(?: available)?|number of (?:open )?(?:positions|jobs|posts)"),
    ("closes_on", r"(?:application |posting |job |filing |submission |final |position )*(?:closing"
     r" date|deadline|close date|closes?(?: on)?|end date|expir\w+(?: date)?|due date)(?:"
     r" (?:for|to)"
     r" .*|/time| and time| & time)?|apply (?:by|before|until)|last (?:date|day) to apply"
     r"|closing|open(?:ing)? ?(?:&|and|/|-) ?clos(?:e|ing) dates?|date closing|application due"
     r"|applications? (?:due|close)|open until|posting end"
     r"|first review.*|valid through|deadline to apply"),
    ("apply", r"(?:apply|application)(?: (?:at|here|online|now|link|url|via|website|address))?"
     r"|url|link|(?:job |posting )?(?:url|link)|to apply|how to apply"),
    ("email", r"(?:application |contact |apply )?e-?mail(?: address)?(?: to| applications to)?"
     r"|send (?:resumes?|applications?|cv) to"),
    ("website", r"(?:company |agency |employer |organi[sz]ation(?:'s)? )?(?:web ?site|homepage|home"
     r" page|web page)"),
)  # fmt: skip
_COMPILED = [(field, re.compile(pattern)) for field, pattern in _FIELDS]
_LINE = re.compile(
    r"\s*[*•]*\s*([^\W\d_][^:\n\t]{0,48}?|#[^:\n\t]{0,48}?)\s*[*]*:[*]*(?:\s+|(?=[$€£\d])|$)(?!//)"
)
_LONGEST_VALUE = 160


@dataclass(frozen=True, slots=True)
class Labelled:
    """A label and what stands beside it. `field` is what the label means, empty if unknown.

    `value_piece` is the line that the value is in, from `start` to `end` of it; `used` are the
    lines that both take up.
    """

    field: str
    label: str
    value: str
    value_piece: Piece
    start: int
    end: int
    used: tuple[Piece, ...]

    @property
    def is_short(self) -> bool:
        """Whether it reads as a fact rather than as the beginning of a text."""
        return len(self.value) <= _LONGEST_VALUE and not re.search(
            r"[.!?]\s+[A-Z].*[.!?]$", self.value
        )


def field_of(label: str) -> str:
    """Return what field a label names, or nothing."""
    words = " ".join(label.replace("’", "'").casefold().split()).strip(" :*#.-")
    for field, pattern in _COMPILED:
        if pattern.fullmatch(words):
            return field
    return ""


def labelled(pieces: Sequence[Piece]) -> list[Labelled]:
    """Return what is labelled, in reading order."""
    found: list[Labelled] = []
    taken = -1
    for at, piece in enumerate(pieces):
        if at <= taken:
            continue
        if piece.kind == "row":
            found.extend(_cells(piece))
        elif at + 1 < len(pieces) and (beside := _on_next_line(piece, pieces[at + 1])):
            found.append(beside)
            taken = at + 1
        elif one := _on_line(piece):
            found.append(one)
    return found


def _on_line(piece: Piece) -> Labelled | None:
    match = None if piece.follows else _LINE.match(piece.text)
    if match is None or (piece.kind == "heading" and not piece.meant and not field_of(match[1])):
        return None
    label, value = match[1].strip(), piece.text[match.end() :]
    if not value.strip() or len(label.split()) > 6:
        return None
    start = match.end() + len(value) - len(value.lstrip())
    return Labelled(
        field_of(label), label, value.strip(), piece, start, len(piece.text.rstrip()), (piece,)
    )


def _on_next_line(piece: Piece, after: Piece) -> Labelled | None:
    """Return a label that ends its line, and the value that stands under it."""
    label = piece.text.strip()
    if piece.kind == "item" or after.kind not in {"paragraph", "heading"} or len(label) > 40:
        return None
    field = field_of(label)
    if not field or (field in {"apply", "pay"} and not label.endswith(":")):
        return None
    if not label.endswith(":") and (
        (piece.kind == "heading" and not piece.meant) or headings.kind_of(label) or label.islower()
    ):
        return None
    value = after.text.strip()
    if (
        len(value) > 80
        or value.endswith((":", "."))
        or _LINE.match(value)
        or (after.kind == "heading" and (not after.meant or headings.kind_of(value)))
    ):
        return None
    return Labelled(field, label.rstrip(": "), value, after, 0, len(after.text), (piece, after))


def _cells(piece: Piece) -> Iterator[Labelled]:
    """Yield the pairs of a row of two cells, or of four that are two pairs."""
    cells: list[tuple[int, int]] = []
    start = 0
    for cell in piece.text.split("\t"):
        inner = cell.strip()
        first = start + cell.index(inner) if inner else start
        if inner:
            cells.append((first, first + len(inner)))
        start += len(cell) + 1
    pairs = [cells[at : at + 2] for at in range(0, len(cells), 2)]
    texts = [piece.text[first:last] for first, last in cells]
    if len(cells) % 2 or not all(
        len(texts[at]) <= 48 and (len(cells) == 2 or texts[at].endswith(":") or field_of(texts[at]))
        for at in range(0, len(cells), 2)
    ):
        for first, last in cells:
            one = _on_line(piece.part(first, last))
            if one:
                yield Labelled(
                    one.field, one.label, one.value, piece, first + one.start, first + one.end,
                    (piece,),
                )  # fmt: skip
        return
    for (first, last), (begin, end) in pairs:
        label = piece.text[first:last].strip(" :*")
        value = piece.text[begin:end]
        if label:
            yield Labelled(field_of(label), label, value, piece, begin, end, (piece,))
