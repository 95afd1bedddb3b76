"""What a posting has in the place of its template's placeholders, read off its text."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence

from builder import placeholders
from builder.comparing.alignment import align
from builder.comparing.blocks import read
from builder.comparing.sections import align_sections
from builder.document import JobDocument

# What is longer was written in the place of the placeholder rather than filled in.
LONGEST = 120
# So many words before and after a placeholder find its place in a text that was edited around it.
_NEAR = 3

_ADDRESS = re.compile(r"\S+[@.]\S+")
_WORD = re.compile(r"\s*\S+\s*")


def fillings(template: JobDocument, posting: JobDocument) -> dict[str, str]:
    """Return by `placeholders.key_of` what stands in a posting where its template has placeholders.

    Where a placeholder stands in several places, what most of them have counts. Its own facts
    answer what no text does. A block that is nothing but a placeholder is not looked at: what
    stands there instead was written, not filled in.
    """
    certain: defaultdict[str, Counter[str]] = defaultdict(Counter)
    likely: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for before, after in _pairs(template, posting):
        pieces, names = placeholders.split(before)
        if not names or not any(map(_has_words, pieces)):
            continue
        whole = _between_all(pieces, after)
        found, values = (certain, whole) if whole else (likely, _near_each(pieces, after))
        for name, value in zip(names, values, strict=True):
            if _can_fill(name, value):
                found[placeholders.key_of(name)][value] += 1
    known = {
        placeholders.key_of(name): value for name, value in placeholders.known(posting).items()
    }
    return _most(likely) | known | _most(certain)


def _can_fill(placeholder: str, value: str) -> bool:
    if not 0 < len(value) <= LONGEST or placeholders.split(value)[1]:
        return False
    is_address = placeholders.key_of(placeholder) == placeholders.key_of(placeholders.APPLICATION)
    return not is_address or bool(_ADDRESS.fullmatch(value))


def _most(counted: dict[str, Counter[str]]) -> dict[str, str]:
    return {name: values.most_common(1)[0][0] for name, values in counted.items()}


def _pairs(template: JobDocument, posting: JobDocument) -> Iterator[tuple[str, str]]:
    """Yield texts of the template with those that came of them."""
    yield template.title, posting.title
    yield template.department, posting.department
    yield template.reports_to, posting.reports_to
    yield template.apply.instructions, posting.apply.instructions
    stated = {fact.label: fact.value for fact in posting.facts}
    for fact in template.facts:
        yield fact.value, stated.get(fact.label, "")
    for old, new in align_sections(template.sections, posting.sections).pairs.items():
        before, after = template.sections[old], posting.sections[new]
        yield before.heading, after.heading
        if before.html != after.html:
            yield from _block_pairs(before.html, after.html)


def _block_pairs(before: str, after: str) -> Iterator[tuple[str, str]]:
    """Yield blocks that are alike, and short ones that what was filled in made unlike."""
    olds, news = read(before), read(after)
    pairs = align(olds, news).pairs
    for at, to in pairs.items():
        yield olds[at].text, news[to].text
    free = [news[to].text for to in range(len(news)) if to not in pairs.values()]
    for at, old in enumerate(olds):
        pieces, names = placeholders.split(old.text)
        if at not in pairs and names and any(map(_has_words, pieces)):
            yield from ((old.text, text) for text in free if _between_all(pieces, text))


def _between_all(pieces: Sequence[str], text: str) -> list[str]:
    """Return what stands between the pieces, in a text that else has them as they are; or none."""
    first, *inner, last = pieces
    at, end = len(first), len(text) - len(last)
    if not (text.startswith(first) and text.endswith(last)) or not all(map(str.strip, inner)):
        return []
    values = []
    for piece in inner:
        found = text.find(piece, at + 1, max(end, 0))
        if found < 0:
            return []
        values.append(text[at:found])
        at = found + len(piece)
    return [*values, text[at:end]] if at < end else []


def _near_each(pieces: Sequence[str], text: str) -> list[str]:
    """Return what stands between the words next to each placeholder; empty where they are not."""
    return [
        _between(pieces[at], pieces[at + 1], at == 0, at == len(pieces) - 2, text)
        for at in range(len(pieces) - 1)
    ]


def _between(before: str, after: str, is_first: bool, is_last: bool, text: str) -> str:
    left = "".join(_WORD.findall(before)[-_NEAR:])
    right = "".join(_WORD.findall(after)[:_NEAR])
    if not (left or right) or not (left or is_first) or not (right or is_last):
        return ""
    found = text.find(left) if left else 0
    start = found + len(left)
    end = text.find(right, start + 1) if right else len(text)
    return text[start:end] if found >= 0 and end > start else ""


def _has_words(piece: str) -> bool:
    return any(map(str.isalnum, piece))
