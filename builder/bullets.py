"""The bullets of a section: the items of the lists in its sanitized HTML, in reading order.

A bullet is known by its number, counted from 0; it takes the lists within it along. Every change
returns sanitized HTML again, and no word is lost but those of what is taken out.

That a bullet is required or preferred is said by a bold word before its text. So every format
carries it, a bullet takes it along into another section, and a comparison shows one bullet changed.
Headings over two lists would do none of that, and templates have a section for each already.
"""

import re
from dataclasses import dataclass
from html import unescape
from typing import Literal

from builder import rich_text

Mark = Literal["required", "preferred"]

# What job descriptions in these languages say, by the first part of a language tag.
_WORDS: dict[str, tuple[str, str]] = {
    "en": ("Required", "Preferred"),
    "es": ("Obligatorio", "Deseable"),
    "fr": ("Exigé", "Souhaité"),
    "de": ("Erforderlich", "Wünschenswert"),
    "it": ("Richiesto", "Preferibile"),
    "pt": ("Obrigatório", "Desejável"),
    "nl": ("Vereist", "Gewenst"),
    "pl": ("Wymagane", "Mile widziane"),
    "sv": ("Krav", "Meriterande"),
    "da": ("Krav", "Ønskeligt"),
    "nb": ("Krav", "Ønskelig"),
    "fi": ("Vaatimus", "Eduksi"),
    "cs": ("Požadováno", "Výhodou"),
    "el": ("Απαραίτητο", "Επιθυμητό"),
    "uk": ("Обов’язково", "Бажано"),  # noqa: RUF001
    "ru": ("Обязательно", "Желательно"),
    "bg": ("Задължително", "Предимство"),
    "ro": ("Obligatoriu", "De preferat"),
    "hu": ("Elvárás", "Előny"),
    "tr": ("Zorunlu", "Tercih sebebi"),
    "vi": ("Bắt buộc", "Ưu tiên"),
    "ar": ("مطلوب", "مفضل"),
    "he": ("חובה", "יתרון"),
    "zh": ("必须", "优先"),
    "ja": ("必須", "歓迎"),
    "ko": ("필수", "우대"),
}
MARKS: tuple[Mark, Mark] = ("required", "preferred")
_MARKS: dict[str, Mark] = {
    word.casefold(): mark
    for pair in _WORDS.values()
    for mark, word in zip(MARKS, pair, strict=True)
}

# Sanitized HTML has these tags without attributes, and every other "<" as an entity.
_LIST_TAG = re.compile(r"<(/?)(ul|ol|li)>")
_ITEM = "<li>"
# A bold word with a colon, within or after the bold; it must not be all that the bullet says.
_MARKED = re.compile(r"<strong>([^<:]+)(?::\s*</strong>|</strong>:)\s*(?=.*[^\s<>])", re.DOTALL)


class NoBullet(LookupError):
    """The section has no bullet of that number."""


@dataclass(frozen=True, slots=True)
class Bullet:
    """One bullet: its HTML without its own tag, and its place among those of the same list.

    `start` and `end` are where it stands in the section's HTML, its tag included. `list_start` is
    where its list begins, and `depth` in how many lists it stands, 1 at the top.
    """

    number: int
    html: str
    start: int
    end: int
    list_start: int
    depth: int
    place: int
    places: int

    @property
    def own_html(self) -> str:
        """Its HTML without the lists within it."""
        found = _LIST_TAG.search(self.html)
        return self.html[: found.start()] if found else self.html

    @property
    def text(self) -> str:
        """Its own words on one line, without those of lists within it."""
        return _words(self.own_html)

    @property
    def unmarked_text(self) -> str:
        """Its own words without its mark."""
        return _words(_MARKED.sub("", self.own_html, count=1) if self.mark else self.own_html)

    @property
    def mark(self) -> Mark | None:
        """Whether it says of itself that it is required, or preferred."""
        found = _MARKED.match(self.html)
        return _MARKS.get(found[1].strip().casefold()) if found else None


def bullets(html: str) -> list[Bullet]:
    """Return the bullets of sanitized HTML in reading order, those within others too."""
    starts: list[tuple[int, int]] = []
    open_lists: list[tuple[int, list[int]]] = []
    ends: dict[int, int] = {}
    homes: dict[int, tuple[int, list[int], int]] = {}
    for tag in _LIST_TAG.finditer(html):
        if tag[2] != "li":
            if tag[1]:
                open_lists.pop()
            else:
                open_lists.append((tag.start(), []))
        elif tag[1]:
            ends[starts.pop()[0]] = tag.end()
        else:
            list_start, siblings = open_lists[-1]
            siblings.append(tag.start())
            homes[tag.start()] = (list_start, siblings, len(open_lists))
            starts.append((tag.start(), tag.end()))
    return [
        Bullet(
            number=number,
            html=html[start + len(_ITEM) : ends[start] - len("</li>")],
            start=start,
            end=ends[start],
            list_start=list_start,
            depth=depth,
            place=siblings.index(start),
            places=len(siblings),
        )
        for number, (start, (list_start, siblings, depth)) in enumerate(homes.items())
    ]


def bullet(html: str, number: int) -> Bullet:
    """Return one bullet of sanitized HTML.

    Raises:
        NoBullet: there is none of that number.

    """
    found = bullets(html)
    if not 0 <= number < len(found):
        raise NoBullet
    return found[number]


def step(html: str, number: int, steps: int) -> tuple[str, int]:
    """Move a bullet within its list, up by negative `steps`; return the HTML and its number.

    At the end of its list it goes over into the next list of the section, if there is one.

    Raises:
        NoBullet: there is none of that number.

    """
    moved = bullet(html, number)
    found = bullets(html)
    siblings = [one for one in found if one.list_start == moved.list_start]
    to = max(0, min(moved.place + steps, moved.places - 1))
    if to != moved.place:
        return move(html, number, siblings[to].number, after=steps > 0)
    others = [
        one
        for one in found
        if one.depth == moved.depth == 1 and (one.start > moved.start) == (steps > 0)
        if one.list_start != moved.list_start
    ]
    if not others or not steps:
        return html, number
    return move(html, number, others[0 if steps > 0 else -1].number, after=steps < 0)


def move(html: str, number: int, beside: int, *, after: bool) -> tuple[str, int]:
    """Put a bullet before or after another of the section; return the HTML and its number.

    Raises:
        NoBullet: there is none of that number.

    """
    moved, other = bullet(html, number), bullet(html, beside)
    if moved.start <= other.start < moved.end:
        return html, number
    item = html[moved.start : moved.end]
    at = other.end if after else other.start
    if at <= moved.start:
        before = html[:at]
        rest = html[at : moved.start] + html[moved.end :]
    else:
        before = html[: moved.start] + html[moved.end : at]
        rest = html[at:]
    return rich_text.sanitize(before + item + rest), before.count(_ITEM)


def take_out(html: str, number: int) -> tuple[str, str]:
    """Remove a bullet; return what stays, and the HTML within the bullet.

    Raises:
        NoBullet: there is none of that number.

    """
    taken = bullet(html, number)
    return rich_text.sanitize(html[: taken.start] + html[taken.end :]), taken.html


def put_in(
    html: str, item: str, beside: int | None = None, *, after: bool = True
) -> tuple[str, int]:
    """Add a bullet that holds `item` before or after another; return the HTML and its number.

    Without another it comes at the end of the last list, or makes a list at the end.

    Raises:
        NoBullet: there is none of the number `beside`.

    """
    made = f"<li>{item}</li>"
    if beside is not None:
        other = bullet(html, beside)
        at = other.end if after else other.start
    else:
        at = max(html.rfind("</ul>"), html.rfind("</ol>"))
        if at < 0:
            return rich_text.sanitize(f"{html}<ul>{made}</ul>"), 0
        # The last list to end is never within another.
    return rich_text.sanitize(html[:at] + made + html[at:]), html[:at].count(_ITEM)


def clean_item(html: str) -> str:
    """Return any HTML as what one bullet may hold, sanitized; empty where it says nothing."""
    made = rich_text.sanitize(f"<ul><li>{rich_text.sanitize(html)}</li></ul>")
    return next((one.html for one in bullets(made)), "")


def set_mark(html: str, number: int, mark: Mark | None, language: str) -> str:
    """Say of a bullet that it is required or preferred, in the language of a tag; or neither.

    Raises:
        NoBullet: there is none of that number.

    """
    marked = bullet(html, number)
    text = _MARKED.sub("", marked.html, count=1) if marked.mark else marked.html
    if mark:
        text = f"<strong>{word_for(mark, language)}:</strong> {text}"
    return rich_text.sanitize(f"{html[: marked.start]}<li>{text}</li>{html[marked.end :]}")


def _words(html: str) -> str:
    return " ".join(unescape(re.sub(r"<[^>]*>", "", html.replace("<br>", " "))).split())


def word_for(mark: Mark, language: str) -> str:
    """Return what a bullet with that mark begins with in a language, or else in English."""
    words = _WORDS.get(language.split("-")[0].lower(), _WORDS["en"])
    return words[MARKS.index(mark)]
