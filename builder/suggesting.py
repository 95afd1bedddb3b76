"""Bullets that a section could have: those of its template, of known facts, and of snippets."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from rapidfuzz import fuzz, process

from builder import bullets, placeholders
from builder.document import JobDocument, Section
from builder.fillings import fillings
from builder.generating.items import Group, GroupKey

# So many of each source are offered.
MOST = 30
# From this likeness on (0 to 100) a bullet is one that the document has already, in other words.
_ALIKE = 75

_GROUPS: dict[str, tuple[GroupKey, ...]] = {
    "responsibilities": ("responsibilities",),
    "qualifications": ("required", "preferred"),
    "benefits": ("benefits",),
}
_TOOLS = ("tool", "technolog", "software", "equipment")


@dataclass(frozen=True, slots=True)
class Suggestion:
    """The HTML within a bullet, and in words where it comes from."""

    html: str
    source: str = ""

    @property
    def text(self) -> str:
        """Its words, without its mark."""
        return bullets.bullet(f"<ul><li>{self.html}</li></ul>", 0).unmarked_text


def of_template(
    template: JobDocument, document: JobDocument, section: Section
) -> Iterator[Suggestion]:
    """Yield the bullets of a template's sections like `section`, as `document` fills them in."""
    filled = placeholders.fill_all(template, fillings(template, document))
    for one in _like(filled.sections, section):
        for bullet in bullets.bullets(one.html):
            if bullet.own_html:
                yield Suggestion(bullet.own_html, one.heading)


def of_menu(groups: Iterable[Group], section: Section) -> Iterator[Suggestion]:
    """Yield the suggestions of a draft's menu that suit a section."""
    heading = section.heading.casefold()
    keys = _GROUPS.get(section.kind, ())
    if any(word in heading for word in _TOOLS):
        keys = ("tools",)
    elif len(keys) > 1 and "preferred" in heading:
        keys = keys[::-1]
    by_key = {group.key: group for group in groups}
    for key in keys:
        if key in by_key:
            for item in by_key[key].items:
                yield Suggestion(escape(item.text, quote=False), item.source)


def of_snippet(name: str, resolved: Section) -> Iterator[Suggestion]:
    """Yield the bullets of a snippet that answers its variables."""
    for bullet in bullets.bullets(resolved.html):
        if bullet.own_html:
            yield Suggestion(bullet.own_html, name)


def new_to(document: JobDocument, found: Iterable[Suggestion]) -> list[Suggestion]:
    """Return the first few that neither the document nor an earlier one says already."""
    said = [
        _key(bullet.unmarked_text)
        for section in document.sections
        for bullet in bullets.bullets(section.html)
    ]
    new: list[Suggestion] = []
    for one in found:
        if len(new) == MOST:
            break
        key = _key(one.text)
        if key and not process.extractOne(key, said, scorer=fuzz.ratio, score_cutoff=_ALIKE):
            new.append(one)
            said.append(key)
    return new


def _like(sections: Sequence[Section], section: Section) -> list[Section]:
    """Return the sections of the same kind; of several, those with the same heading if any."""
    same = [one for one in sections if one.kind == section.kind]
    heading = section.heading.casefold()
    return [one for one in same if one.heading.casefold() == heading] or same


def _key(text: str) -> str:
    return text.casefold().rstrip(".;,")
