"""What every format becomes first: plain blocks in reading order, as a reader sees them."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Literal

Kind = Literal["heading", "paragraph", "item", "row"]

# Neither XML nor a database may hold these, and they mean nothing in a job description.
_CONTROL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff\ufeff\u200b]")
_LINE_END = re.compile("\r\n?|[\x0b\x0c\x85\u2028\u2029]")


class NotReadable(ValueError):
    """The file cannot be imported; the message says to a person why, and what to do."""


@dataclass(frozen=True, slots=True)
class Run:
    """Text of one look. `href` is the address that it links to, empty where it does not."""

    text: str
    strong: bool = False
    em: bool = False
    underlined: bool = False
    href: str = ""


@dataclass(frozen=True)
class Block:
    """A heading, paragraph, list item or table row.

    `level` is that of a heading (1 is the highest; 0 where the source does not say), or how deep
    an item is (0 at the top). The text of a row has a tab between two cells. `apart` says that
    the source leaves a blank line before it.
    """

    kind: Kind
    runs: tuple[Run, ...]
    level: int = 0
    ordered: bool = False
    apart: bool = False

    @cached_property
    def text(self) -> str:
        """The block's text, without its look."""
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True)
class Source:
    """What a format's module found in a file.

    `text` is all that a reader sees, gained apart from the blocks, so that comparing tells of a
    loss. `name` is what the file says it is called; `language` a tag such as en-US; both may be
    empty.
    """

    blocks: tuple[Block, ...]
    text: str
    name: str = ""
    language: str = ""


def settled(text: str) -> str:
    """Return text without control characters, its lines ended by line feeds."""
    return _CONTROL.sub("", _LINE_END.sub("\n", text))


def trimmed(runs: Iterable[Run]) -> tuple[Run, ...]:
    """Return runs with white space settled: single, and none at both ends; breaks are kept."""
    alike: list[tuple[Run, list[str]]] = []
    end = "\n"
    for run in runs:
        text = re.sub(r"[^\S\n\t]+", " ", settled(run.text))
        text = re.sub(r" ?([\n\t]) ?", r"\1", text)
        if end in " \n\t":
            text = text.lstrip(" ") if end != "\n" or alike else text.lstrip()
        if not text:
            continue
        end = text[-1]
        look = replace(run, text="")
        if alike and alike[-1][0] == look:
            alike[-1][1].append(text)
        else:
            alike.append((look, [text]))
    made = [replace(look, text="".join(texts)) for look, texts in alike]
    while made:
        made[-1] = replace(made[-1], text=made[-1].text.rstrip(" \n"))
        if made[-1].text:
            break
        made.pop()
    return tuple(made)


def cut_up(runs: Iterable[Run], bounds: Iterable[tuple[int, int]]) -> Iterator[tuple[Run, ...]]:
    """Yield the runs within each of several bounds, which follow each other."""
    rest = iter(runs)
    run, at = next(rest, None), 0
    for start, end in bounds:
        made = []
        while run is not None:
            first, last = max(start - at, 0), min(end - at, len(run.text))
            if first < last:
                made.append(replace(run, text=run.text[first:last]))
            if at + len(run.text) > end:
                break
            at += len(run.text)
            run = next(rest, None)
        yield tuple(made)


def cut(runs: Iterable[Run], start: int, end: int) -> tuple[Run, ...]:
    """Return the runs between two places of their common text."""
    return next(cut_up(runs, [(start, end)]))
