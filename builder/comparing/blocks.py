"""Sanitized HTML as a row of blocks (paragraphs, headings, list items) made of words, and back."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from html import escape
from typing import NamedTuple

from lxml.html import HtmlElement, fragment_fromstring

# The scripts of Chinese and Japanese put no spaces between words.
_UNSPACED = "\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff"
# A placeholder is one word: half of it would be none.
_WORDS = re.compile(
    r"\[[^\[\]<>\n]{1,79}\]"
    rf"|[{_UNSPACED}]"
    rf"|(?:(?![{_UNSPACED}])[\w\u0300-\u036f])+"
    rf"(?:['\u2019.,\-](?:(?![{_UNSPACED}])[\w\u0300-\u036f])+)*"
    r"|\s+|.",
    re.DOTALL,
)

Mark = tuple[str, str | None]


class Word(NamedTuple):
    """A word, the space between two, a sign, or a line break.

    A mark is a tag and, for a link, its address; they come outermost first.
    """

    text: str
    marks: tuple[Mark, ...] = ()

    @property
    def says(self) -> tuple[str, str | None]:
        """What a reader gets: text and address; emphasis alone says nothing new."""
        return self.text, next((href for tag, href in self.marks if tag == "a"), None)

    @property
    def is_word(self) -> bool:
        """Whether it is more than space and punctuation."""
        return any(map(str.isalnum, self.text))


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading or a list item without the lists within it.

    `lists` are the tags of the lists that an item stands in, outermost first. `apart` says that its
    list begins right after another of the same kind.
    """

    tag: str
    words: tuple[Word, ...]
    lists: tuple[str, ...] = ()
    apart: bool = False

    @property
    def text(self) -> str:
        """The block's plain text."""
        return "".join(word.text for word in self.words)


def words_of(text: str, marks: tuple[Mark, ...] = ()) -> list[Word]:
    """Cut plain text into words, spaces and signs."""
    return [Word(piece, marks) for piece in _WORDS.findall(text)]


def read(html: str) -> list[Block]:
    """Return the blocks of sanitized HTML in reading order."""
    blocks: list[Block] = []
    _read_blocks(fragment_fromstring(html, create_parent="div"), (), blocks)
    return blocks


def write(blocks: Iterable[Block]) -> str:
    """Return blocks as HTML; `read` gives the same blocks again.

    An item whose parent is missing moves out to where it has one.
    """
    nesting = Nesting()
    pieces = [nesting.open(block) + inline(block.words) for block in blocks]
    return "".join(pieces) + nesting.close()


def inline(words: Sequence[Word]) -> str:
    """Return words as HTML with their emphasis and links."""
    pieces: list[str] = []
    opened: tuple[Mark, ...] = ()
    for word in (*words, Word("")):
        common = 0
        while common < min(len(opened), len(word.marks)) and opened[common] == word.marks[common]:
            common += 1
        pieces += [f"</{tag}>" for tag, _ in reversed(opened[common:])]
        for tag, href in word.marks[common:]:
            # Written as nh3 does, so that HTML read and written is the same again.
            address = _escape(href or "").replace('"', "&quot;")
            pieces.append(f"<{tag}>" if href is None else f'<{tag} href="{address}">')
        opened = word.marks
        pieces.append("<br>" if word.text == "\n" else _escape(word.text))
    return "".join(pieces)


class Nesting:
    """Opens and closes the tags around blocks that are written one after another."""

    def __init__(self) -> None:
        self._lists: list[str] = []
        self._tag = ""

    def open(self, block: Block, css_class: str = "") -> str:
        """Return what stands before the block's words, the end of earlier blocks included."""
        attribute = f' class="{css_class}"' if css_class else ""
        if not block.lists:
            closed = self.close()
            self._tag = block.tag
            return f"{closed}<{block.tag}{attribute}>"
        end = "" if self._lists else self.close()
        same = 0
        for opened, wanted in zip(self._lists, block.lists, strict=False):
            if opened != wanted:
                break
            same += 1
        if block.apart and same == len(block.lists):
            same -= 1
        while len(self._lists) > same:
            end += f"</li></{self._lists.pop()}>"
        if same == len(block.lists):
            return f"{end}</li><li{attribute}>"
        self._lists.append(block.lists[-1])
        return f"{end}<{block.lists[-1]}><li{attribute}>"

    def close(self) -> str:
        """Return what closes all that is open."""
        end = f"</{self._tag}>" if self._tag else ""
        self._tag = ""
        while self._lists:
            end += f"</li></{self._lists.pop()}>"
        return end


def _escape(text: str) -> str:
    return escape(text, quote=False).replace("\xa0", "&nbsp;")


def _read_blocks(parent: HtmlElement, lists: tuple[str, ...], blocks: list[Block]) -> None:
    above = None
    for child in parent:
        tag = str(child.tag)
        if tag in {"ul", "ol"}:
            for number, item in enumerate(child):
                words: list[Word] = []
                _read_words(item, (), words)
                apart = number == 0 and above == tag
                blocks.append(Block("li", tuple(words), (*lists, tag), apart))
                _read_blocks(item, (*lists, tag), blocks)
        elif not lists:
            words = []
            _read_words(child, (), words)
            blocks.append(Block(tag, tuple(words)))
        above = tag


def _read_words(element: HtmlElement, marks: tuple[Mark, ...], words: list[Word]) -> None:
    words.extend(words_of(element.text or "", marks))
    for child in element:
        tag = str(child.tag)
        if tag == "br":
            words.append(Word("\n", marks))
        elif tag not in {"ul", "ol"}:
            _read_words(child, (*marks, (tag, child.get("href"))), words)
        words.extend(words_of(child.tail or "", marks))
