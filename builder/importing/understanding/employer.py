"""Finds who employs, and how candidates apply."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from builder.document import Apply
from builder.importing.understanding import headings, places
from builder.importing.understanding.found import Found
from builder.importing.understanding.labels import Labelled
from builder.importing.understanding.nouns import names_job
from builder.importing.understanding.pieces import Piece, Span

# Bounded, as what repeats without end takes time with the square of a text's length.
_WORD = r"(?:[A-Z0-9][\w&’'.+-]{0,40}|[a-z]{1,20}[A-Z]\w{0,40})"
_NAME = (
    rf"(?<!\w)(?P<name>(?:[Tt]he )?{_WORD}(?: (?:(?:of|and|for|the|&) ){{0,3}}{_WORD}){{0,8}}"
    r"(?:, (?:Inc|LLC|Ltd|LLP)\b\.?)?)"
)
_SAYS = (
    (re.compile(rf"{_NAME},? (?:\([A-Z]+\) )?is (?:proud to be )?an? (?:[\w-]+"
                rf" ){{0,3}}(?i:equal (?:employment )?opportunity)"), 9),
    (re.compile(rf"(?:^|[.!?] |At ){_NAME},? (?:\([A-Z]+\) )?(?:is (?:currently |now |actively"
                rf" )?(?:seeking|looking|hiring|recruiting|searching|accepting)|seeks|has an"
                rf" (?:immediate |exciting )?opening|is in search of|invites)\b"), 7),
    (re.compile(rf"\b[Jj]oin(?:ing)? (?:us at )?(?:the )?{_NAME}(?:['’]s)?(?: team| and| as"
                rf"|[.,!])"), 4),
    (re.compile(rf"\b(?:[Ww]ork(?:ing)? (?:at|for)|[Cc]areers? (?:at|with)|[Hh]ere at|(?:^"
                rf"|[.!?] )At) {_NAME}\b"), 4),
    (re.compile(rf"^About (?:[Tt]he )?{_NAME}:?$"), 6),
    (re.compile(rf"(?:^|[.!?] ){_NAME},? (?:\([A-Z]+\) )?(?:is|are|was) (?:an?|the|one) "), 2),
    (re.compile(rf"\b{_NAME}, (?:an?|the) [\w -]{{3,40}}, (?:is (?:seeking|looking|hiring)"
                rf"|seeks)"), 7),
    (re.compile(rf"\b{_NAME} (?:provides equal|does not discriminate|prohibits discrimination"
                rf"|offers a|provides a comprehensive)"), 4),
)  # fmt: skip
_NO_NAME = re.compile(
    r"^(?:(?:the )?(?:company|position|role|job|team|candidate|incumbent|employer|organi[sz]ation"
    r"|department|office|agency|county|city|state|division|ideal candidate|successful \w+"
    r"|opportunity"
    r"|you|we|us|our|this|it|there|these|those|an?|if|as|all|please|who|what|how|why|he|she|they|i"
    r"|employees?|work|benefits?|equal|federal|applicants?|application|salary|pay|location|in|and"
    r"|following|person|board|staff|management|school|district|hospital|clinic|center|today|now)"
    r")$",
    re.IGNORECASE,
)
_NO_EMPLOYER = re.compile(
    r"\b(?:(?:full|part)[- ]?time|remote|hybrid|on-?site|temporary|permanent|draft|confidential"
    r"|(?:job|position|career|employment|vacancy) \w+|now hiring|we are hiring|posting|page|apply"
    r"|home|menu|search|skip|back to|sign in|log ?in)\b",
    re.IGNORECASE,
)
# What a line that stands alone over the title says for itself.
_ALONE = 9
_EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@[\w-]+(?:\.[\w-]+)+")
_URL = re.compile(r"\bhttps?://[^\s<>\"'()\[\]]+[^\s<>\"'()\[\].,;:!?]", re.IGNORECASE)
_APPLY = re.compile(
    r"\b(?:apply|applications?|resumes?|r[ée]sum[ée]s?|cv|cover letter|submit|send)\b",
    re.IGNORECASE,
)
_BARE = re.compile(r"\b(?:www\.)[\w-]+(?:\.[\w-]+)+(?:/[^\s<>\"'()]*)?", re.IGNORECASE)


def name(
    pieces: Sequence[Piece],
    labels: Sequence[Labelled],
    beside_title: str,
    title: str,
    above: Sequence[Piece] = (),
) -> Found | None:
    """Return the employer's name.

    `beside_title` is what stood behind the title, if anything; `above` are the lines over it.
    """
    for one in labels:
        if one.field == "employer" and len(one.value) < 100 and re.search(r"[^\W\d_]", one.value):
            return Found("organization", one.value, (one.value_piece.span(one.start, one.end),))
    if beside_title:
        places = tuple(
            piece.span(at, at + len(beside_title))
            for piece in pieces[:40]
            if (at := piece.text.find(beside_title)) >= 0
        )
        return Found("organization", beside_title, places[:1])
    scores: Counter[str] = Counter()
    where: dict[str, Span] = {}
    for piece in pieces:
        for pattern, score in _SAYS:
            for match in pattern.finditer(piece.text):
                found = re.sub(r"^[Tt]he (?=[A-Z])|['’]s$", "", match["name"])
                if _NO_NAME.match(found) or len(found) < 3 or found.casefold() in title.casefold():
                    continue
                # A text often begins with who it is about.
                scores[found] += 6 if score == 2 and piece.block < 3 else score
                where.setdefault(found, piece.span(*match.span("name")))
    for piece in above:
        if _may_be_name(piece):
            found = piece.text.strip()
            scores[found] += _ALONE
            where[found] = piece.span()
    if not scores:
        return None
    best, score = max(scores.items(), key=lambda one: (one[1], len(one[0])))
    doubt = "" if score > 12 else "It was found in running text."
    if best.isupper():
        for piece in pieces:
            if whole := re.search(rf"{_NAME} \({re.escape(best)}\)", piece.text):
                best = re.sub(r"^[Tt]he ", "", whole["name"])
                where[best] = piece.span(*whole.span("name"))
                break
    least = 6 if " " in best or re.search(r"[a-z][A-Z]|^[A-Z]+$", best) else 9
    return Found("organization", best, (where[best],), doubt) if score >= least else None


def _may_be_name(piece: Piece) -> bool:
    """Say whether a line over the title can be the name of who employs, and nothing else."""
    text = piece.text.strip()
    words = text.split()
    return (
        piece.kind in {"paragraph", "heading"}
        and 0 < len(words) <= 7
        and len(text) <= 80
        and not re.search(r"[.!?:;@]$|@|https?:|www\.|\d{3}|\t", text.removesuffix("Inc."))
        and not any(word[:1].islower() for word in words if len(word) > 3)
        and not names_job(text)
        and not headings.kind_of(text)
        and not places.LINE.fullmatch(text)
        and not _NO_NAME.match(text)
        and not _NO_EMPLOYER.search(text)
    )


def website(labels: Sequence[Labelled]) -> Found | None:
    """Return the employer's website."""
    for one in labels:
        if one.field == "website" and (match := _URL.search(one.value) or _BARE.search(one.value)):
            address = match.group()
            address = address if address.lower().startswith("http") else f"https://{address}"
            return Found("website", address, (one.value_piece.span(one.start, one.end),))
    return None


def application(
    pieces: Sequence[Piece], labels: Sequence[Labelled], apply_pieces: Sequence[Piece]
) -> tuple[Apply, list[Found]]:
    """Return the addresses to apply at; instructions are left to who places the sections."""
    found: list[Found] = []
    url = next(_addresses(pieces, labels, apply_pieces), None)
    email = next(_emails(pieces, labels, apply_pieces), None)
    found += [one for one in (url, email) if one]
    return Apply(url=url.value if url else "", email=email.value if email else ""), found


def _addresses(
    pieces: Sequence[Piece], labels: Sequence[Labelled], apply_pieces: Sequence[Piece]
) -> Iterator[Found]:
    for one in labels:
        if one.field == "apply" and (match := _URL.search(one.value)):
            start = one.start + match.start()
            yield Found(
                "apply.url", match.group(), (one.value_piece.span(start, start + len(match[0])),)
            )
    applying = {id(piece) for piece in apply_pieces}
    for piece in (*apply_pieces, *pieces):
        at = 0
        for run in piece.runs:
            words = f"{piece.text[max(at - 60, 0) : at]}{run.text}"
            if re.match(r"https?://", run.href, re.IGNORECASE) and (
                re.search(r"\bapply\b", words, re.IGNORECASE) or id(piece) in applying
            ):
                yield Found("apply.url", run.href, (piece.span(at, at + len(run.text)),))
            at += len(run.text)
    for piece in (*apply_pieces, *pieces):
        for match in _URL.finditer(piece.text):
            if id(piece) in applying or _APPLY.search(piece.text[: match.start()][-80:]):
                yield Found(
                    "apply.url", match.group(), (piece.span(*match.span()),),
                    "It was found in running text.",
                )  # fmt: skip


def _emails(
    pieces: Sequence[Piece], labels: Sequence[Labelled], apply_pieces: Sequence[Piece]
) -> Iterator[Found]:
    for one in labels:
        if one.field in {"email", "apply"} and (match := _EMAIL.search(one.value)):
            start = one.start + match.start()
            yield Found(
                "apply.email", match.group(), (one.value_piece.span(start, start + len(match[0])),)
            )
    for piece in apply_pieces:
        if match := _EMAIL.search(piece.text):
            yield Found("apply.email", match.group(), (piece.span(*match.span()),))
    for piece in pieces:
        for match in _EMAIL.finditer(piece.text):
            context = piece.text[max(match.start() - 120, 0) : match.end() + 30]
            if _APPLY.search(context) and not re.search(r"accommodat", piece.text, re.IGNORECASE):
                yield Found(
                    "apply.email", match.group(), (piece.span(*match.span()),),
                    "It was found in running text.",
                )  # fmt: skip
