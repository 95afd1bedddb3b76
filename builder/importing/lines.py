"""Lines of text become blocks: bullets, numbers, rows between bars, headings that are marked."""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import pairwise

from builder.importing.blocks import Block, Run, trimmed

# Signs that programs set before an item; the last ones are Word's own, from its symbol fonts.
_SIGNS = "•●▪◦‣·∙○■□▶►➢➤✓✔»\uf0b7\uf0a7\uf0d8\uf0fc"
_BULLET = re.compile(rf"([{_SIGNS}]\s*|[-*+–—o]\s+)(?=\S)")
_NUMBER = re.compile(r"(\d{1,3})[.)]\s+(?=\S)")
_RULE = re.compile(r"[-=_*~#—–\s]{3,}")
_FRAMED = re.compile(r"([=~_-]{2,})\s*(.*?\w.*?)\s*\1")
_HASHES = re.compile(r"(#{1,6})\s+(.*?)\s*#*")
_LONGEST_HEADING = 300
_BARS = re.compile(r"[\s|:-]+")

Inline = Callable[[str], tuple[Run, ...]]


def plain(text: str) -> tuple[Run, ...]:
    """Return text as one run."""
    return (Run(text),)


def blocks_of(text: str, inline: Inline = plain) -> Iterator[Block]:
    """Yield the blocks of settled text; `inline` turns a line's text into runs."""
    lines = [line.expandtabs(4).rstrip() for line in text.split("\n")]
    lines = list(_whole_rows(_unwrapped(lines)))
    numbered = _numbered(lines)
    indents: list[int] = []
    apart = True
    for at, line in enumerate(lines):
        words = line.strip()
        if not words or (_RULE.fullmatch(words) and not words.isalnum()):
            apart = True
            continue
        indent = len(line) - len(line.lstrip())
        block = _marked(words, inline)
        if block is None:
            bullet = _BULLET.match(words)
            if bullet or at in numbered:
                while indents and indents[-1] > indent:
                    indents.pop()
                if not indents or indents[-1] < indent:
                    indents.append(indent)
                marker = bullet or _NUMBER.match(words)
                assert marker
                runs = trimmed(inline(words[marker.end() :]))
                block = Block("item", runs, len(indents) - 1, ordered=bullet is None)
            else:
                under = lines[at + 1].strip() if at + 1 < len(lines) else ""
                titled = re.fullmatch(r"={3,}|-{3,}", under) and len(words) < 80
                runs = trimmed(inline(words))
                block = Block("heading", runs, 1) if titled else Block("paragraph", runs)
        if block.kind != "item":
            indents.clear()
        if block.runs:
            yield replace(block, apart=apart)
            apart = False


def _marked(words: str, inline: Inline) -> Block | None:
    """Return what marks at the start of a line make of it, if there are any."""
    if len(words) < _LONGEST_HEADING and (hashes := _HASHES.fullmatch(words)):
        return Block("heading", trimmed(inline(hashes[2])), len(hashes[1]))
    if len(words) < 120 and (framed := _FRAMED.fullmatch(words)) and len(framed[2]) < 80:
        return Block("heading", trimmed(inline(framed[2])), 1)
    if words.startswith("|") and words.count("|") > 1:
        if _BARS.fullmatch(words):
            return Block("row", ())
        cells = [cell.strip() for cell in words.strip("|").split("|")]
        while cells and not cells[-1]:
            cells.pop()
        runs: list[Run] = []
        for number, cell in enumerate(cells):
            runs += [Run("\t")] * (number > 0) + list(inline(cell.replace("\t", " ")))
        return Block("row" if len(cells) > 1 else "paragraph", trimmed(runs))
    return None


def _whole_rows(lines: list[str]) -> Iterator[str]:
    """Put together rows whose cells stand on lines of their own, ended by a line with a bar."""
    at = 0
    while at < len(lines):
        line = lines[at]
        if line.lstrip().startswith("|"):
            for end in range(at + 1, min(at + 6, len(lines))):
                if lines[end].lstrip().startswith("|"):
                    if lines[end].strip() == "|":
                        inner = " ".join(one.strip() for one in lines[at + 1 : end])
                        line, at = f"{line.rstrip()} {inner} |", end
                    break
        yield line
        at += 1


def _numbered(lines: list[str]) -> set[int]:
    """Return the places of lines that count from one: only these can be a numbered list.

    Others keep their number in the text, as a list of ours would count them anew.
    """
    places: set[int] = set()
    row: list[int] = []
    for at, line in enumerate([*lines, "end"]):
        words = line.strip()
        number = _NUMBER.match(words)
        if number and int(number[1]) == len(row) + 1:
            row.append(at)
        elif words:
            if len(row) > 1:
                places.update(row)
            row = [at] if number and number[1] == "1" else []
    return places


def _unwrapped(lines: list[str]) -> list[str]:
    """Join lines that were broken only because a line was full."""
    filled = [line for line in lines if line.strip()]
    width = max(map(len, filled), default=0)
    follows = [(line, after) for line, after in pairwise(lines) if line and after]
    if not 40 <= width <= 120 or not follows:
        return lines
    full = sum(_is_full(line, after, width) for line, after in follows)
    if full < 0.3 * len(follows):
        return lines
    made: list[str] = []
    before = ""
    for line in lines:
        starts = _BULLET.match(line.strip()) or _NUMBER.match(line.strip()) or "|" in line
        if made and line.strip() and not starts and _is_full(before, line, width):
            made[-1] = f"{made[-1]} {line.strip()}"
        else:
            made.append(line)
        before = line
    return made


def _is_full(line: str, after: str, width: int) -> bool:
    """Say whether the next line's first word had no room in a line."""
    first = after.split(maxsplit=1)[0] if after.strip() else ""
    return bool(line.strip() and first) and len(line) + 1 + len(first) > width
