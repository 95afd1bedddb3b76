"""Finds the terms of the job: how much, where from, exempt or not, until when, how many."""

import re
from collections.abc import Iterator, Sequence

from builder.document import EmploymentType, FlsaStatus, Workplace
from builder.importing.understanding.dates import dates_in
from builder.importing.understanding.found import Found
from builder.importing.understanding.labels import Labelled
from builder.importing.understanding.pieces import Piece

# The more special kind first: an internship may be full-time too.
_EMPLOYMENT: tuple[tuple[EmploymentType, str], ...] = (
    ("internship", r"\bintern(?:ship)?\b"),
    ("volunteer", r"\bvolunteer\b|\bunpaid\b"),
    ("per_diem", r"\bper[- ]diem\b|\bprn\b|\bon[- ]call\b|\bcasual\b"),
    ("temporary", r"\btemp(?:orary)?\b|\bseasonal\b|\bterm[- ]limited\b|\blimited[- ]term\b"
     r"|\bfixed[- ]term\b|\binterim\b"),
    ("contract", r"\bcontract(?:or)?\b|\bfreelance\b|\b1099\b|\bb2b\b"),
    ("part_time", r"\bpart[-_ ]?time\b"),
    ("full_time", r"\bfull[-_ ]?time\b|\bpermanent\b"),
)  # fmt: skip
_WORKPLACE: tuple[tuple[Workplace, str], ...] = (
    ("hybrid", r"\bhybrid\b|\bpartly remote\b|\bpartially remote\b"),
    ("remote", r"\bremote(?:ly)?\b|\bwork(?:ing)? from (?:home|anywhere)\b|\bfully distributed\b"
     r"|\bvirtual\b|\btelecommut(?:e|ing)\b|\btelework\b"),
    ("onsite", r"\bon[- ]?site\b|\bin[- ]person\b|\bin[- ]office\b|\bin the office\b"),
)  # fmt: skip
_IN_TEXT = {
    "hybrid": r"\bhybrid (?:work|role|position|schedule|model|environment|workplace|job)"
    r"|\b(?:is|are) (?:a )?hybrid\b|\bhybrid remote\b|\bdays? (?:a|per) week (?:in|from) the"
    r" office\b",
    "remote": r"\b(?:fully|100%|completely|entirely) remote\b|\bremote(?:,? [\w-]+){0,2} "
    r"(?:position|role|job"
    r"|opportunity)\b|\b(?:position|role|job) (?:is|will be|can be) (?:fully |entirely )?remote\b"
    r"|\bwork remotely from anywhere\b",
    "onsite": r"\b(?:position|role|job|work) (?:is|will be|requires?) (?:\w+ ){0,5}on-?site\b"
    r"|\b(?:fully|100%) (?:on-?site|in[- ]person)\b|\bwork on-?site\b|\bon-?site (?:position"
    r"|role)\b",
}
_NOT = re.compile(r"\b(?:no|not|non|without|isn['’]t)\W+(?:\w+\W+){0,3}$", re.IGNORECASE)
_FULL_TIME = re.compile(
    r"\b(?:this is an?|is an?|are|as an?|seeks? an?|seeking an?)\s+(?:[\w-]+,?\s+){0,5}?"
    r"(?:full[- ]time|part[- ]time|temporary|seasonal|internship)\b", re.IGNORECASE,
)  # fmt: skip
_EXEMPT = re.compile(
    r"\b(?:flsa|fair labor standards act|overtime)\b[^.\n]{0,60}?\b(?P<one>non-?\s?exempt|exempt)\b"
    r"|\b(?P<two>non-?\s?exempt|exempt)\b[^.\n]{0,40}?\b(?:flsa|fair labor standards act|from"
    r" overtime)\b",
    re.IGNORECASE,
)
_CLOSES = re.compile(
    r"\b(?:apply (?:by|before|no later than)|(?:applications?|resumes?|r[ée]sum[ée]s)[^.\n]{0,60}?"
    r"(?:by|until|no later than|due|through)|clos(?:es|ing)(?: date)?(?: is)?(?: on| at)?"
    r"|(?:apply|send|submit|e-?mail)\b[^\n]{0,120}?\bby|deadline[^.\n]{0,40}?(?:is|:)|posted"
    r" until|open until|accepted (?:until|through))\W{0,3}"
    r"(?:\S+\s+){0,8}?[(\"]?$", re.IGNORECASE,
)  # fmt: skip
_OPENINGS = re.compile(
    r"\b(?P<count>\d{1,3})\s+(?:open )?(?:positions|openings|vacancies)\b", re.IGNORECASE
)
_REPORTS = re.compile(
    r"(?:\b[Rr]eports?|\bis accountable|^Reporting|[Pp]osition,?"
    r" reporting)\s+(?:directly\s+)?to\s+(?:the\s+|our\s+|an?\s+)?"
    r"(?P<who>[A-Z][\w/&’'-]*(?:,? (?:(?:of|and|for|the|or) )*[A-Z&][\w/&’'-]*)*)"
)


def employment(pieces: Sequence[Piece], labels: Sequence[Labelled]) -> Found | None:
    """Return the type of employment."""
    for one in _of(labels, "employment", "workplace", "title"):
        if one.field == "title" and not re.search(r"[(,–—|-]", one.value):
            continue
        text = one.value
        for kind, pattern in _EMPLOYMENT:
            if re.search(pattern, text, re.IGNORECASE) and (
                one.field != "title" or kind in {"part_time", "full_time"}
            ):
                return _beside("employment_type", kind, one)
    for piece in pieces:
        if match := _FULL_TIME.search(piece.text):
            for kind, pattern in _EMPLOYMENT:
                if re.search(pattern, match.group(), re.IGNORECASE):
                    return _in_text("employment_type", kind, piece, *match.span())
        if len(piece.text) < 40 and piece.block < 12 and piece.kind != "item":
            for kind, pattern in _EMPLOYMENT:
                if re.fullmatch(rf"\W*(?:{pattern})\W*", piece.text, re.IGNORECASE):
                    return Found("employment_type", kind, (piece.span(),))
    return None


def workplace(pieces: Sequence[Piece], labels: Sequence[Labelled]) -> Found | None:
    """Return whether the work is done on site, from home, or both."""
    for one in _of(labels, "workplace", "location", "employment"):
        for kind, pattern in _WORKPLACE:
            match = re.search(pattern, one.value, re.IGNORECASE)
            if match and not _NOT.search(one.value[: match.start()]):
                return _beside("workplace", kind, one)
        if one.field == "workplace" and re.match(r"no\b|not\b", one.value, re.IGNORECASE):
            return _beside("workplace", "onsite", one)
    for piece in pieces:
        for place, pattern in _IN_TEXT.items():
            match = re.search(pattern, piece.text, re.IGNORECASE)
            if match and not _NOT.search(piece.text[: match.start()]):
                return _in_text("workplace", place, piece, *match.span())
        if len(piece.text) < 60 and piece.block < 8 and piece.kind != "item":
            for kind, pattern in _WORKPLACE:
                if re.search(
                    rf"(?:^|[(|,–—-])\s*(?:{pattern})\s*(?:$|[)|,])", piece.text, re.IGNORECASE
                ):
                    return _in_text("workplace", kind, piece, 0, len(piece.text))
    return None


def flsa(pieces: Sequence[Piece], labels: Sequence[Labelled]) -> Found | None:
    """Return whether the job is exempt from overtime pay under the Fair Labor Standards Act."""
    for one in _of(labels, "flsa", "employment"):
        if status := _exempt(one.value):
            return _beside("flsa_status", status, one)
    for piece in pieces:
        if match := _EXEMPT.search(piece.text):
            status = _exempt(match["one"] or match["two"])
            return _in_text("flsa_status", status, piece, *match.span())
    return None


def _exempt(text: str) -> FlsaStatus:
    both = re.findall(r"\bnon-?\s?exempt\b|\bexempt\b|\bnot exempt\b", text.casefold())
    kinds: set[FlsaStatus] = {"nonexempt" if word[0] == "n" else "exempt" for word in both}
    return kinds.pop() if len(kinds) == 1 else ""


def closing(pieces: Sequence[Piece], labels: Sequence[Labelled], language: str) -> Found | None:
    """Return the last day to apply, as the text's language writes dates."""
    for one in _of(labels, "closes_on"):
        # Of "opens and closes" the later one.
        for day, start, end in sorted(dates_in(one.value, language), reverse=True):
            return Found(
                "closes_on", day, (one.value_piece.span(one.start + start, one.start + end),)
            )
    for piece in pieces:
        for day, start, end in dates_in(piece.text, language):
            before = piece.text[max(start - 120, 0) : start]
            if _CLOSES.search(re.split(r"[.!?]\s", before)[-1]):
                return _in_text("closes_on", day, piece, start, end)
    return None


def openings(pieces: Sequence[Piece], labels: Sequence[Labelled]) -> Found | None:
    """Return how many people are sought."""
    for one in _of(labels, "openings"):
        match = re.match(r"\s*(\d{1,4})\b", one.value)
        if match and int(match[1]):
            return _beside("openings", int(match[1]), one)
    for piece in pieces:
        match = _OPENINGS.search(piece.text)
        if match and int(match["count"]) and len(piece.text) < 200:
            return _in_text("openings", int(match["count"]), piece, *match.span())
    return None


def reports_to(pieces: Sequence[Piece], labels: Sequence[Labelled]) -> Found | None:
    """Return the job that this one reports to."""
    for one in _of(labels, "reports_to"):
        if one.is_short:
            value = re.sub(
                r"^reports?\s+(?:directly\s+)?to\s+(?:the\s+)?", "", one.value, flags=re.IGNORECASE
            )
            return _beside("reports_to", value.strip(" ."), one)
    for piece in pieces:
        if match := _REPORTS.search(piece.text):
            return _in_text("reports_to", match["who"], piece, *match.span("who"))
    return None


def plain(field: str, labels: Sequence[Labelled]) -> Found | None:
    """Return what stands beside a label as it is."""
    for one in _of(labels, field):
        if one.is_short and re.search(r"\w", one.value):
            return _beside(field, one.value, one)
    return None


def _of(labels: Sequence[Labelled], *fields: str) -> Iterator[Labelled]:
    for field in fields:
        for one in labels:
            if one.field == field:
                yield one


def _beside(field: str, value: object, one: Labelled) -> Found:
    return Found(field, value, (one.value_piece.span(one.start, one.end),))


def _in_text(field: str, value: object, piece: Piece, start: int, end: int) -> Found:
    return Found(field, value, (piece.span(start, end),), "It was found in running text.")
