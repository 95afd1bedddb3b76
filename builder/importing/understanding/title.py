"""Finds the job's title: beside a label, at the top, or in what the text says of the job."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from builder.importing.understanding import headings
from builder.importing.understanding.found import Found
from builder.importing.understanding.labels import Labelled
from builder.importing.understanding.nouns import is_job, names_job
from builder.importing.understanding.pieces import Piece, Span
from builder.importing.understanding.wording import words_in

# What a title may stand beside: words that say what the document is.
_KIND_OF_TEXT = (
    r"(?:job|position|role|vacancy|career|employment|internal|external)\s+(?:description|posting"
    r"|announcement|profile|specification|details|summary|opening|opportunity|advert\w*|vacancy|ad"
    r"|overview|listing|bulletin)s?"
)
_BEFORE = re.compile(
    rf"^\W*(?:(?:{_KIND_OF_TEXT}|now hiring|we(?:'|’)?(?:re| are) hiring|hiring|vacancy|job title"
    r"|position title|title|job|position|wanted|join (?:us|our team) as an?|careers?|opportunity)"
    r"\s*(?:[:|–—-]+|\bfor\b)\s*)+(?:an?\s+(?=[A-Z]))?(?!\s*$)"
    r"|^\W*(?:become|join us as|work as|be) (?:an?|our(?: next)?)\s+(?=[A-Z])",
    re.IGNORECASE,
)
_AFTER = re.compile(
    rf"(?:\s+[-–—|:]\s*|\s+)(?:{_KIND_OF_TEXT}|job|template)(?:\s+(?:template|sample|example)s?)?"
    r"\s*(?:[\[(][^\])]*[\])])?\s*$",
    re.IGNORECASE,
)
# Numbers that are not part of the title: of the posting, or of the place that scraped it.
_NUMBER = re.compile(
    r"\s*(?:[-–—|,(]\s*)?(?:#\s?[\w-]*\d[\w-]*|(?:req(?:uisition)?|job|posting|ref(?:erence)?|id)"
    r"\.?\s*(?:id|no\.?|number|#)?\s*[:#]?\s*[A-Z]{0,4}-?\d[\w-]*)\)?\s*$",
    re.IGNORECASE,
)
_LEAD_IN = (
    r"(?:seek(?:s|ing)?|look(?:s|ing) for|search(?:es|ing) for|hir(?:es|ing)|recruit(?:s|ing)?"
    r"|need(?:s|ing)?|in need of|require[sd]?|invit\w+ applications for|accepting applications for"
    r"|to (?:hire|recruit|appoint|employ)|an? opening for|opportunity for|position of|role of"
    r"|post of"
    r"|(?:apply|application|interview\w*|qualifications|candidates?|applicants?|position|role)"
    r" (?:for|as)|job of|to join (?:us|our [\w ]{0,20}|the [\w ]{0,20}) as|work as|serve as"
    r"|fill (?:our|the|an?|its))"
)
_ADJECTIVE = r"(?:[a-z][a-z’'-]+,?(?: and)? )"
_NAME = (
    r"(?P<name>(?:[A-Z][\w&’'./+#-]{0,40}|\(?[A-Z][\w&/ -]{0,40}\))(?:(?:,? "
    r"(?:of|for|and|&|to|in|the|-|–) |,? "
    r"| ?/ ?)(?:[A-Z][\w&’'./+#-]{0,40}|[IVX]+|\([^)]{1,40}\))){0,12})"
)
_SEEKS = re.compile(
    rf"\b{_LEAD_IN}\s+(?:(?:an?|our|the|its|their|one|two|several|new|multiple)\s+){{0,2}}"
    rf"(?:{_ADJECTIVE}){{0,5}}{_NAME}"
)
_LOWER = re.compile(
    rf"\b{_LEAD_IN}\s+(?:an?|our)\s+(?:{_ADJECTIVE}){{0,3}}(?P<name>(?:[a-z][\w-]+"
    rf" ){{0,3}}[a-z][\w-]+)"
)
_PRACTICE = re.compile(
    r"\bexperience (?:working )?as an? (?P<name>(?:[\w-]{1,30} ){0,3}[\w-]{1,30})", re.IGNORECASE
)
_ONLY_PRACTICE = "Nothing names the job; it is the one that experience is asked in."
_DOES = re.compile(
    rf"(?:^|[.:!]\s+)(?:The|An?|As (?:an?|the|our)|Our|This)\s+(?:{_ADJECTIVE}){{0,2}}{_NAME},?\s+"
    r"(?:at (?:the )?[A-Z][\w’' &]+ )?(?:\([A-Z]+\) )?(?:position |role |job )?"
    r"(?:is|are|will|would|has|reports?|performs?|serves?|works?|assists?|leads?|supports?|plays?"
    r"|provides?|supervises?|manages?|oversees?|coordinates?|helps?|must|may|can|should|ensures?"
    r"|plans?|you|supports|supervisory|directs?|develops?|acts?|collaborates?|participates)\b"
)
_POSITION = re.compile(rf"\b(?:for|of|as) (?:the|this|our|an?) {_NAME}\s+(?:position|role|job)\b")
_NO_TITLE = re.compile(
    r"^(?:apply|welcome|careers?|home|jobs?|about|menu|search|description|overview|summary"
    r"|requirements?|qualifications?|responsibilities|benefits|introduction|contents?|page \d.*"
    r"|join our team|we(?:'|’)re hiring|now hiring|job opportunit\w+|employment opportunit\w+"
    r"|open(?:ing)? until filled)\W*$",
    re.IGNORECASE,
)
_ACRONYMS = words_in(
    """
    it hr rn lpn cna np pa qa ui ux cad gis ai ml bi erp crm sre devops lan wan sql vp ceo
    cfo cto coo emt icu er or us usa uk eu ii iii iv vi vii viii ix x i v f/m/d m/f/d m/w/d
    ada k-12 hvac cpa pr tv rv ehs r&d md dba sap aws .net ios phd acc ob/gyn ot pt slp mri
    ct dei eeo osha
    """
)
# Words that sentences use for whoever gets the job.
_VAGUE = words_in(
    """
    professional leader expert person individual member candidate partner worker head lead owner
    student team employee applicant specialist champion advocate people staff associate manager
    representative
    """
)
_LONGEST_LINE = 200
# A text has the title in one of its first sentences; each is looked for in the whole text.
_MOST_SAID = 150
_SMALL = words_in(
    """
    a an and as at by for from in of on or the to with
    """
)


@dataclass(frozen=True)
class _Candidate:
    name: str
    score: int
    places: tuple[Span, ...]
    used: tuple[Piece, ...] = ()
    label: str = ""


@dataclass(frozen=True, slots=True)
class Title:
    """The title as it was found, the lines that hold nothing else, and what was cut off from it.

    `label` is the word beside it that says that it is the title, such as "Position".
    """

    found: Found
    used: tuple[Piece, ...]
    label: str = ""
    employer: str = ""
    number: str = ""


def find(pieces: Sequence[Piece], labels: Sequence[Labelled], name: str) -> Title | None:
    """Return the title; `name` is what the file calls itself.

    Nothing is returned where no line and no sentence names a job.
    """
    text = "\n".join(piece.text for piece in pieces)
    candidates = [
        *_labelled(labels), *_on_top(pieces), *islice(_said(pieces), _MOST_SAID), *_named(name)
    ]  # fmt: skip
    best: tuple[float, Title] | None = None
    folded = text.casefold()
    for one in candidates:
        title, employer, number = _cleaned(one.name, text)
        if not title or _NO_TITLE.match(title) or len(title) > 150:
            continue
        often = min(folded.count(title.casefold()), 6)
        score = one.score + 3 * often + 12 * names_job(title) - 2 * max(len(title.split()) - 7, 0)
        if best is None or score > best[0]:
            doubt = "" if score >= 60 else "No line names it; it was taken from a sentence." \
                if not one.used else "It is the line that looks most like a title."  # fmt: skip
            best = (
                score,
                Title(
                    Found("title", title, one.places, doubt), one.used, one.label, employer, number
                ),
            )
    return best[1] if best and best[0] >= 20 else _practised(pieces)


def _practised(pieces: Sequence[Piece]) -> Title | None:
    """Return the job that experience is asked in, which is better than none to begin with."""
    for piece in pieces:
        for match in _PRACTICE.finditer(piece.text):
            if name := _job_in(match["name"]):
                start = match.start("name") + match["name"].index(name)
                place = piece.span(start, start + len(name))
                found = Found("title", name.title(), (place,), _ONLY_PRACTICE)
                return Title(found, ())
    return None


def _labelled(labels: Sequence[Labelled]) -> Iterator[_Candidate]:
    named = [label for label in labels if label.field == "title"]
    for number, one in enumerate(named[:_MOST_SAID]):
        words = one.label.casefold()
        direct = words in {"title", "job title", "position title", "posting title", "job name"}
        if len(one.value) > 100 or (not direct and not names_job(one.value)):
            continue
        score = (90 if direct else 62) - min(number * 4, 30)
        yield _Candidate(
            one.value, score, (one.value_piece.span(one.start, one.end),), one.used, one.label
        )


def _on_top(pieces: Sequence[Piece]) -> Iterator[_Candidate]:
    """Yield the headings and short lines that stand first."""
    lines = 0
    for piece in pieces[:40]:
        words = piece.text.split()
        if piece.kind == "row" or not words:
            continue
        is_text = len(words) > 14 or len(piece.text) > _LONGEST_LINE
        if len(words) > 25:
            lines += 3
        if piece.kind == "item" or is_text or re.search(r"[.;,:?]$", piece.text.strip()):
            lines += 1
            continue
        if "@" in piece.text or re.search(r"https?:|www\.|\$|^\W*\d", piece.text):
            continue
        score = 30 - 2 * min(lines, 12)
        if piece.kind == "heading" and not piece.meant:
            score += 30 if piece.level == 1 else 12
        elif piece.text.isupper() or piece.meant:
            score += 10
        stripped = _BEFORE.sub("", piece.text)
        if stripped == piece.text and piece.text.rstrip().endswith("!"):
            lines += 1
            continue
        if re.search(r"\w:\s", stripped):
            lines += 1
            continue
        if stripped != piece.text or _AFTER.search(piece.text):
            score += 15
        elif headings.kind_of(piece.text) and not (piece.level == 1 and names_job(piece.text)):
            lines += 1
            continue
        if not names_job(_AFTER.sub("", stripped)):
            score -= 12 if piece.level == 1 and not piece.meant else 30
        lines += 1
        yield _Candidate(piece.text, score, (piece.span(),), (piece,))


def _said(pieces: Sequence[Piece]) -> Iterator[_Candidate]:
    """Yield the jobs that sentences are about."""
    seen: Counter[str] = Counter()
    for at, piece in enumerate(pieces):
        if piece.kind == "row":
            continue
        for pattern, score in ((_SEEKS, 30), (_DOES, 26), (_POSITION, 28), (_LOWER, 16)):
            for match in pattern.finditer(piece.text):
                name = _job_in(match["name"])
                if not name or name.casefold() in _VAGUE or seen[name] > 3:
                    continue
                seen[name] += 1
                start = match.start("name") + match["name"].index(name)
                yield _Candidate(
                    name, score - min(at // 8, 12), (piece.span(start, start + len(name)),)
                )


def _job_in(phrase: str) -> str:
    """Return the part of a phrase that ends in a job's noun, with its level."""
    words = phrase.strip(" ,.").split(" ")
    for end in range(len(words), 0, -1):
        last = words[end - 1].strip(",.")
        if is_job(last) or (
            end > 1 and re.fullmatch(r"[IVX]{1,4}|\d", last) and is_job(words[end - 2])
        ):
            return " ".join(words[:end]).strip(" ,.")
        if " of " in f" {' '.join(words[:end])} " and is_job(words[0]):
            return " ".join(words[:end]).strip(" ,.")
    return ""


def _named(name: str) -> Iterator[_Candidate]:
    for part in re.split(r"\s+[|–—-]\s+", name[:_LONGEST_LINE])[:1]:
        if names_job(_AFTER.sub("", part)):
            yield _Candidate(part, 24, ())


def _cleaned(text: str, whole: str) -> tuple[str, str, str]:
    """Return a title without what is not part of it, the employer and the number beside it."""
    title = " ".join(text.split()).strip(' *_#:|!"“”')
    title = _BEFORE.sub("", title)
    number = ""
    if found := _NUMBER.search(title):
        number = re.sub(r"^\W+|\W+$", "", found.group())
        title = title[: found.start()]
    if names_job(_AFTER.sub("", title)) or not names_job(title):
        title = _AFTER.sub("", title)
    employer = ""
    for match in reversed(list(re.finditer(r"\s+(?:[-–—|@]|at|AT)\s+", title))):
        before, after = title[: match.start()], title[match.end() :]
        if not names_job(before) or not re.search(r"[A-Z0-9]", after.split(" ")[0]):
            continue
        if match.group().strip() in {"at", "AT", "@"} or _is_employer(after, before, whole):
            title, employer = before, after.strip(" -–—|")
            break
    # An announcement may say where and how one works, after the title.
    title = re.sub(
        r"(?:,\s*|\s+[-–—|(]\s*)(?:(?:part|full)[- ]time|remote|hybrid|on-?site|temporary|contract"
        r"|[,/ ]|and|\)|\()+$", "", title, flags=re.IGNORECASE,
    )  # fmt: skip
    return _cased(title.strip(" -–—|:,")), employer, number


def _is_employer(name: str, title: str, whole: str) -> bool:
    """Say whether what stands behind a title is who employs: the text names it elsewhere too."""
    if names_job(name) or len(name.split()) > 5:
        return False
    plain = re.sub(r"\W", "", name.casefold())
    if len(plain) < 3:
        return False
    for address in re.findall(r"(?:https?://|www\.|@)[^\s)>\]]+", whole):
        if plain in re.sub(r"\W", "", address.casefold()):
            return True
    others = re.findall(rf"(?<![\w]){re.escape(name)}(?:['’]s|\b)", whole)
    return len(others) > 1


def _cased(title: str) -> str:
    """Return a title in capitals as titles are usually written; others stay as they are."""
    letters = [letter for letter in title if letter.isalpha()]
    if not letters or not title.isupper() or (len(title.split()) == 1 and len(title) < 5):
        return title

    def word(match: re.Match[str]) -> str:
        text = match.group()
        low = text.casefold()
        if low in _ACRONYMS or (len(low) < 4 and not re.search(r"[aeiouy]", low)):
            return text
        return low if low in _SMALL and match.start() else text.capitalize()

    return re.sub(r"[^\W\d_]+(?:['’][^\W\d_]+)?", word, title)
