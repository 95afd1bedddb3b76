"""Finds words in a whole document, and replaces them: across bold, italic and links."""

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from builder import passages
from builder.document import JobDocument
from builder.passages import Change
from builder.texts import Where, map_texts

# So many characters around a hit are shown with it.
_AROUND = 56
_BLANKS = re.compile(r" {2,}")


class CannotReplace(ValueError):
    """There is nothing to look for, or a text cannot become what it would; says what to do."""


@dataclass(frozen=True, slots=True)
class Search:
    """What to look for. A space also finds a space at which no line may break.

    Raises:
        CannotReplace: nothing in `find` can be seen.

    """

    find: str
    match_case: bool = False
    whole_words: bool = False

    def __post_init__(self) -> None:
        if all(unicodedata.category(char)[0] in "ZC" for char in self.find):
            raise CannotReplace(
                "Write what to find: at least one letter, figure or sign that can be seen."
            )

    def spans(self, text: str) -> Iterator[tuple[int, int]]:
        """Yield where plain `text` has it, from start to end."""
        pattern = re.sub(r"\\?[ \xa0]", "[ \xa0]", re.escape(self.find))
        if self.whole_words:
            # Beside a sign, such as the bracket of a placeholder, any word may begin.
            begins = r"(?<!\w)" if re.match(r"\w", self.find) else ""
            ends = r"(?!\w)" if re.search(r"\w\Z", self.find) else ""
            pattern = f"{begins}{pattern}{ends}"
        for match in re.finditer(pattern, text, 0 if self.match_case else re.IGNORECASE):
            yield match.span()


@dataclass(frozen=True, slots=True)
class Hit:
    """A place that has what is looked for, with the words around it and what it would become.

    `key` is the same wherever the same text is found again in the same surroundings.
    """

    key: str
    where: Where
    before: str
    found: str
    after: str
    becomes: str


def hits(document: JobDocument, search: Search, replacement: str = "") -> tuple[Hit, ...]:
    """Return every place of the document that has what is looked for, in reading order."""
    walk = _Walk(search, replacement, ())
    map_texts(document, walk.text, walk.html)
    return tuple(walk.hits)


def replace_hits(
    document: JobDocument, search: Search, replacement: str, chosen: Collection[str]
) -> JobDocument:
    """Return the document with `replacement` in the place of the hits whose keys are chosen.

    What of a hit stays the same keeps its formatting; what is new has that of what it replaces.

    Raises:
        CannotReplace: a title, a heading or the name of a fact would be empty.

    """
    walk = _Walk(search, replacement, chosen)
    changed = map_texts(document, walk.text, walk.html)
    if _names(changed).count("") > _names(document).count(""):
        raise CannotReplace(
            "A title, a heading or the name of a fact would be empty. Untick it, or write what "
            "should stand there."
        )
    return changed


def _names(document: JobDocument) -> list[str]:
    """Return the texts without which nobody could tell what the rest belongs to."""
    headings = [section.heading for section in document.sections]
    return [document.title, *headings, *(fact.label for fact in document.facts)]


class _Walk:
    """Goes through texts: notes each hit, and replaces those that are chosen."""

    def __init__(self, search: Search, replacement: str, chosen: Collection[str]) -> None:
        self.hits: list[Hit] = []
        self._search = search
        self._replacement = replacement
        self._chosen = chosen
        self._known: Counter[str] = Counter()

    def text(self, where: Where, text: str) -> str:
        changes = self._changes(where, text)
        for change in reversed(changes):
            text = text[: change.start] + change.text + text[change.end :]
        return _BLANKS.sub(" ", text).strip() if changes else text

    def html(self, where: Where, html: str) -> str:
        return passages.rewritten(html, self._changes(where, passages.plain(html)))

    def _changes(self, where: Where, text: str) -> list[Change]:
        """Note the hits in a text, and return what of it the chosen ones change."""
        changes, at = [], 0
        for line in text.splitlines(keepends=True):
            for start, end in self._search.spans(line):
                hit = self._hit(where, line.rstrip("\n"), start, end)
                self.hits.append(hit)
                if hit.key in self._chosen and hit.found != hit.becomes:
                    changes.append(_least_change(hit.found, hit.becomes, at + start))
            at += len(line)
        return changes

    def _hit(self, where: Where, text: str, start: int, end: int) -> Hit:
        kind = where.block if isinstance(where.block, str) else "section"
        same = f"{kind}\n{where.name}\n{start}\n{text}"
        self._known[same] += 1
        key = hashlib.sha256(f"{same}\n{self._known[same]}".encode()).hexdigest()[:16]
        before, after = _before(text[:start]), _after(text[end:])
        return Hit(key, where, before, text[start:end], after, self._replacement)


def _least_change(found: str, becomes: str, start: int) -> Change:
    """Return what differs, in a text that has `found` at `start`; a change holds a character."""
    shortest = min(len(found), len(becomes))
    head = next((n for n in range(shortest) if found[n] != becomes[n]), shortest)
    rest = shortest - head
    tail = next((n for n in range(rest) if found[-1 - n] != becomes[-1 - n]), rest)
    if head + tail == len(found):
        # What only comes in looks like what stands before it.
        head, tail = (head - 1, tail) if head else (head, tail - 1)
    return Change(start + head, start + len(found) - tail, becomes[head : len(becomes) - tail])


def _before(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    cut = text[-_AROUND:]
    return f"…{cut[cut.find(' ') + 1 :] if ' ' in cut[:20] else cut}"


def _after(text: str) -> str:
    if len(text) <= _AROUND:
        return text
    cut = text[:_AROUND]
    return f"{cut[: cut.rfind(' ')] if ' ' in cut[-20:] else cut}…"
