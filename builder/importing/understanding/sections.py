"""Divides a text into sections: by its headings, and by what it says where these are missing."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from html import escape

from builder import rich_text
from builder.document import SectionKind
from builder.importing.understanding import headings
from builder.importing.understanding.pieces import Piece, whole_lines

NAMES: dict[str, str] = {
    "job_brief": "Job brief",
    "responsibilities": "Responsibilities",
    "qualifications": "Qualifications",
    "equal_opportunity": "Equal opportunity",
}
_DUTY = re.compile(
    r"^(?:(?:[A-Z][a-z]+ly|Also|May|Will|Must be able to)\s+)?(?!As|This|Is|Was|Has|Does"
    r"|Business|Process"
    r"|Previous|Access|Analysis|Wellness|Various|Less|Sales|Its|Us)[A-Z][a-z]{2,}(?:s"
    r"|es)\b(?!\s+(?:is|are|and benefits))|"
    r"^(?:Supervise|Develop|Coordinate|Approve|Research|Manage|Lead|Plan|Direct|Prepare|Assist|Provide"
    r"|Maintain|Ensure|Perform|Support|Conduct|Create|Build|Design|Monitor|Review|Oversee|Train|Write"
    r"|Respond|Work|Collaborate|Communicate|Participate|Serve|Implement|Evaluate|Analy[sz]e|Establish"
    r"|Identify|Handle|Help|Process|Track|Document|Operate|Attend|Administer|Recruit|Represent|Answer"
    r"|Report|Resolve|Update|Organize|Facilitate|Teach|Draft|Deliver|Drive|Own|Partner|Assess|Advise"
    r"|Compile|Schedule|Act|Execute|Promote|Educate|Greet|Clean|Inspect|Install|Repair|Test|Order|Set"
    r"|Keep|Make|Run|Meet|Use|Define|Contribute|Improve|Perform|Advocate|Follow|Observe|Check|Guide)\b"
)  # fmt: skip
_NEED = re.compile(
    r"^(?:[\w/'-]+ ){0,3}(?:knowledge|ability|experience|skills?|proficiency|understanding)"
    r" (?:of|in|to|with)\b"
    r"|^(?:(?:Strong|Excellent|Good|Thorough|Considerable|Demonstrated|Proven|Working|Advanced|Basic|Solid"
    r"|Effective|Exceptional|Extensive|General|Some|Deep|Outstanding|Superior|Sound)\b.{0,60}\b(?:skills?"
    r"|knowledge|ability|abilities|experience|understanding|record|communicat\w+|command|judgment)"
    r"|(?:Knowledge|Ability|Abilities|Skills?|Skilled|Proficien\w+|Experience|Experienced|Familiar\w*"
    r"|Understanding|Willing\w*|Able|Capable|Competen\w+|Fluen\w+|Valid|Possession|Graduation"
    r"|Certification|Comfort\w*|Expertise|Degree|Bachelor|Master|Associate|High [Ss]chool|GED"
    r"|Diploma"
    r"|Minimum|At least|Must (?:have|be|possess)|Eligib\w+|Current|Completion|Licen[sc]e\w*)\b"
    r"|\d+\+?\s*(?:-\s*\d+\s*)?(?:or more )?years?\b|(?:One|Two|Three|Four|Five|Six|Seven|Eight"
    r"|Ten)\b"
    r"[^.]{0,20}\byears?\b)|\b(?:years?['’]? (?:of )?(?:\w+ ){0,4}experience|degree (?:in|with"
    r"|from|or)|is a plus"
    r"|driver['’]s licen[sc]e)\b",
    re.IGNORECASE,
)
_EQUAL = re.compile(
    r"\bequal (?:employment )?opportunity\b|\bregardless of\b.{0,80}\b(?:race|sex|gender|religion)"
    r"|without regard to.{0,80}\b(?:race|sex|gender|religion)|does not discriminate"
    r"|\b(?:race|color), (?:color|religion|creed)", re.IGNORECASE | re.DOTALL,
)  # fmt: skip


@dataclass
class Part:
    """A section in the making.

    `doubt` says why its kind or its bounds may be wrong; `gave_facts` that lines of it became
    fields or facts.
    """

    kind: SectionKind | str
    heading: Piece | None
    pieces: list[Piece] = field(default_factory=list)
    doubt: str = ""
    gave_facts: bool = False

    @property
    def title(self) -> str:
        """The section's heading in words."""
        if self.heading is None:
            return NAMES.get(self.kind, "More")
        return self.heading.text.strip(" \n:*#=–—-") or "More"


def divided(pieces: Sequence[Piece]) -> list[Part]:
    """Return the sections, in order; the first is what stands before all headings."""
    top = _section_level(pieces)
    parts = [Part("job_brief", None)]
    for at, piece in enumerate(pieces):
        last = parts[-1]
        if piece.kind != "heading":
            last.pieces.append(piece)
            continue
        kind = headings.kind_of(piece.text)
        if _is_within(piece, kind, last, top, pieces[at + 1 :]):
            last.pieces.append(piece)
            continue
        doubt = ""
        if kind is None:
            kind = _content_kind(pieces[at + 1 :]) or "custom"
            if kind != "custom":
                doubt = "Its kind was taken from what it says, not from its heading."
        parts.append(Part(kind, piece, doubt=doubt))
    return [made for part in parts for made in _split(part)]


def _section_level(pieces: Sequence[Piece]) -> int:
    """Return the level of the headings that open sections, of those that have one."""
    levels = [
        (piece.level, headings.kind_of(piece.text))
        for piece in pieces
        if piece.kind == "heading" and not piece.meant
    ]
    known = [level for level, kind in levels if kind]
    return min(known or [level for level, _ in levels], default=1)


def _is_within(
    piece: Piece, kind: str | None, last: Part, top: int, after: Sequence[Piece]
) -> bool:
    """Say whether a heading belongs to the section before it, as a heading in its text."""
    if last.heading is None:
        return False
    if kind is not None and kind == last.kind and not last.pieces:
        # "Requirements", and right under it "Qualifications".
        return True
    if kind is not None:
        # "Minimum" below "Qualifications" is the same, one level deeper.
        return (
            kind == last.kind and not piece.meant and not last.heading.meant
            and piece.level > last.heading.level
        )  # fmt: skip
    if not piece.meant:
        return piece.level > max(top, 0 if last.heading.meant else last.heading.level)
    if not last.heading.meant:
        # A bold line under a real heading.
        return True
    return last.kind in {"responsibilities", "qualifications"} and _content_kind(after) == last.kind


def _content_kind(pieces: Sequence[Piece]) -> SectionKind | None:
    """Return the kind of the lines up to the next heading, where they tell it."""
    lines: list[str] = []
    for piece in pieces:
        if piece.kind == "heading":
            break
        lines.append(piece.text)
    return _kind_of_lines(lines[:40])


def _kind_of_lines(lines: Sequence[str]) -> SectionKind | None:
    lines = [line for line in lines if line.strip()]
    if len(lines) < 3:
        return None
    needs = sum(bool(_NEED.search(line)) for line in lines)
    if needs >= 0.55 * len(lines):
        return "qualifications"
    duties = sum(bool(_DUTY.search(line)) and not _NEED.match(line) for line in lines)
    return "responsibilities" if duties >= 0.6 * len(lines) else None


def _split(part: Part) -> Iterator[Part]:
    """Yield a part, or several where groups of its lines are clearly of other kinds."""
    current = part
    groups = [small for group in _groups(part.pieces) for small in _by_class(group)]
    current.pieces = []
    for number, group in enumerate(groups):
        kind = _kind_of_lines([piece.text for piece in group if piece.kind != "heading"])
        said = " ".join(piece.text for piece in group)
        whole = len(said) < 2000 and bool(_EQUAL.search(said))
        if whole and number > 0 and number == len(groups) - 1 and part.kind != "equal_opportunity":
            kind = "equal_opportunity"
        open_kind = part.kind not in {"benefits", "apply", "about", "equal_opportunity"}
        new = kind is not None and kind != current.kind and (
            open_kind or kind == "equal_opportunity"
        ) and not (
            current.kind == "custom" and current.heading and not current.heading.meant
        )  # fmt: skip
        if new and kind is not None:
            if current.heading and not current.pieces:
                current.kind = kind
                current.doubt = "Its kind was taken from what it says, not from its heading."
            else:
                if current.pieces:
                    yield current
                doubt = "It has no heading in the source; its kind was taken from what it says."
                current = Part(kind, None, doubt=doubt)
        current.pieces += group
    yield current


def _groups(pieces: Sequence[Piece]) -> list[list[Piece]]:
    """Return lines that stand together: between blank lines, or all items of one list."""
    lines = [piece for piece in pieces if piece.kind == "paragraph"]
    # Where a blank line follows every line, it says nothing.
    spaced = sum(piece.apart for piece in lines) > 0.7 * len(lines)
    groups: list[list[Piece]] = []
    for piece in pieces:
        before = groups[-1][-1] if groups else None
        if before is None or piece.kind == "heading" or (
            piece.apart and before.kind != "heading" and not (spaced and len(lines) > 5)
            and not (piece.kind == before.kind == "item")
        ) or (piece.kind != before.kind and "item" in {piece.kind, before.kind}
              and len(groups[-1]) > 2):  # fmt: skip
            groups.append([piece])
        else:
            groups[-1].append(piece)
    return groups


def _by_class(group: list[Piece]) -> Iterator[list[Piece]]:
    """Yield a group, or its pieces: rows of lines within it that are clearly of one kind."""
    if len(group) < 5 or group[0].kind != "paragraph":
        yield group
        return
    kinds = [_class_of(piece.text) for piece in group]
    start = 0
    for at in range(1, len(group) + 1):
        if at - start < 4 or not kinds[at - 1]:
            if at < len(group) and kinds[at] != kinds[at - 1] and _begins(kinds[at:]):
                yield group[start:at]
                start = at
            continue
        if at < len(group) and kinds[at] != kinds[at - 1] and (
            _begins(kinds[at:]) or len(group[at].text) > 300
        ):  # fmt: skip
            yield group[start:at]
            start = at
    if start < len(group):
        yield group[start:]


def _class_of(line: str) -> str:
    if _NEED.search(line):
        return "qualifications"
    return "responsibilities" if _DUTY.search(line) and len(line) < 400 else ""


def _begins(kinds: Sequence[str]) -> bool:
    """Say whether a row of at least four lines of one kind begins."""
    return len(kinds) > 3 and bool(kinds[0]) and len(set(kinds[:4])) == 1


def html_of(part: Part) -> str:
    """Return a section's text as sanitized HTML."""
    pieces = list(whole_lines(part.pieces))
    if part.kind in {"responsibilities", "qualifications", "benefits"}:
        pieces = _as_items(pieces)
    made: list[str] = []
    lists: list[str] = []
    for piece in pieces:
        depth = piece.level + 1 if piece.kind == "item" else 0
        tag = "ol" if piece.ordered else "ul"
        while len(lists) > depth or (depth and len(lists) == depth and lists[-1] != tag):
            made.append(f"</{lists.pop()}>")
        while len(lists) < depth:
            lists.append(tag)
            made.append(f"<{tag}>")
        inner = _inline(piece)
        if piece.kind == "item":
            made.append(f"<li>{inner}</li>")
        elif piece.kind == "heading":
            made.append(f"<h3>{inner}</h3>")
        else:
            made.append(f"<p>{inner}</p>")
    made += [f"</{tag}>" for tag in reversed(lists)]
    return rich_text.sanitize("".join(made))


def _as_items(pieces: list[Piece]) -> list[Piece]:
    """Return lines with those made items that are a list without its signs."""
    made: list[Piece] = []
    for group in _groups(pieces):
        lines = [piece for piece in group if piece.kind == "paragraph"]
        listed = len(lines) > 2 and (
            _kind_of_lines([line.text for line in lines]) is not None
            or all(len(line.text) < 120 and line.text[-1] not in ".!?" for line in lines)
        )
        for piece in group:
            intro = piece.text.rstrip().endswith(":") or len(piece.text) > 600
            if listed and piece.kind == "paragraph" and not intro:
                made.append(replace(piece, kind="item", level=0, ordered=False))
            else:
                made.append(piece)
    return made


def _inline(piece: Piece) -> str:
    parts = []
    for run in piece.runs:
        text = escape(run.text, quote=False)
        text = text.replace("\t", " | " if piece.text.count("\t") > 1 else ": ")
        text = text.replace("\n", "<br>")
        if run.strong and piece.kind != "heading":
            text = f"<strong>{text}</strong>"
        if run.em:
            text = f"<em>{text}</em>"
        if run.underlined and not run.href:
            text = f"<u>{text}</u>"
        if run.href:
            text = f'<a href="{escape(run.href)}">{text}</a>'
        parts.append(text)
    return "".join(parts).replace(":: ", ": ")
