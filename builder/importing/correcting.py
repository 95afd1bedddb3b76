"""A person's word on a part of the source, such as "this is the title", taken into the document."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Literal

from lxml.html import HtmlElement, fragment_fromstring, tostring

from builder.document import Fact, JobDocument, Section
from builder.importing.blocks import Block, NotReadable, Run, Source
from builder.importing.understanding import understand
from builder.importing.understanding.headings import kind_of
from builder.importing.understanding.kept import text_of, words_of

Meaning = Literal["title", "organization", "locations", "pay", "closes_on", "heading", "section"]

_LONGEST_HEADING = 150
# What stands before words so that they are understood as that field.
_LABELS: Mapping[str, str] = {
    "locations": "Location",
    "pay": "Salary",
    "closes_on": "Closing date",
}
_NOTHING: Mapping[str, str] = {
    "locations": "No place is named there. Select words such as “Duluth, MN”.",
    "pay": "No pay is named there. Select words such as “$20 to $25 an hour”.",
    "closes_on": "No date is named there. Select words such as “May 31, 2026”.",
}


@dataclass(frozen=True, slots=True)
class Corrected:
    """The document, and for each of its sections which one it was before, or none."""

    document: JobDocument
    sections: tuple[int | None, ...]


def corrected(
    job: JobDocument, words: str, block: str, meaning: Meaning, section: int = 0
) -> Corrected:
    """Return the document in which `words` of the source are what a person says they are.

    Args:
        job: what was understood so far.
        words: what was selected.
        block: all of the block that it was selected in.
        meaning: the field they belong in; that the block is a "heading", from which on a section
            is one of its own; or that the block belongs to another "section".
        section: the number of that other section.

    Raises:
        NotReadable: they cannot be that; the message says why.

    """
    words = " ".join(words.split())
    same = tuple(range(len(job.sections)))
    if meaning == "heading":
        return _with_heading(job, " ".join(block.split()))
    if meaning == "section":
        return _moved(job, " ".join(block.split()), section)
    if not words:
        raise NotReadable("Select the words first.")
    if meaning == "title":
        if len(words) > 200:
            raise NotReadable("That is too long for a title. Select only the words of the title.")
        changed = _keeping(job, replace(job, title=words), "Title in the source", job.title)
        return Corrected(changed, same)
    if meaning == "organization":
        employer = replace(job.organization, name=words[:200])
        changed = replace(job, organization=employer)
        return Corrected(_keeping(job, changed, "Employer", job.organization.name), same)
    line = f"{_LABELS[meaning]}: {words}"
    blocks = (Block("heading", (Run("Clerk"),), 1), Block("paragraph", (Run(line),)))
    value = getattr(understand(Source(blocks, line)).document, meaning)
    if not value:
        raise NotReadable(_NOTHING[meaning])
    return Corrected(replace(job, **{meaning: value}), same)


def _keeping(before: JobDocument, after: JobDocument, label: str, value: str) -> JobDocument:
    """Keep a value that was replaced as a fact where its words stand nowhere else."""
    has = set(words_of(text_of(after)))
    if set(words_of(value)) <= has:
        return after
    return replace(after, facts=(*before.facts, Fact(label=label, value=value)))


def _with_heading(job: JobDocument, text: str) -> Corrected:
    if len(text) > _LONGEST_HEADING:
        raise NotReadable("That is too long for a heading.")
    number, before, after = _split(job, text)
    part = job.sections[number]
    kind = kind_of(text) or "custom"
    made = Section(
        kind="custom" if kind == "apply" else kind,  # type: ignore[arg-type]
        heading=text,
        html=after,
    )
    parts: list[Section] = [made]
    origins: list[int | None] = [None]
    if before or part.heading:
        parts, origins = [replace(part, html=before), made], [number, None]
    sections = (*job.sections[:number], *parts, *job.sections[number + 1 :])
    old = (*range(number), *origins, *range(number + 1, len(job.sections)))
    return Corrected(replace(job, sections=sections), old)


def _moved(job: JobDocument, text: str, target: int) -> Corrected:
    if not 0 <= target < len(job.sections):
        raise NotReadable("This section is not there any more.")
    sections = list(job.sections)
    headed = [number for number, part in enumerate(sections) if _plain(part.heading) == text]
    old: list[int | None] = list(range(len(sections)))
    if headed and headed[0] != target:
        # What was taken for a heading is text, and what stood under it goes along.
        number = headed[0]
        moved = f"<p>{_escaped(text)}</p>{sections[number].html}"
        sections[target] = replace(sections[target], html=sections[target].html + moved)
        del sections[number], old[number]
        return Corrected(replace(job, sections=tuple(sections)), tuple(old))
    number, piece, rest = _taken(job, text)
    if number == target:
        return Corrected(job, tuple(old))
    sections[number] = replace(sections[number], html=rest)
    html = sections[target].html
    if piece.startswith("<li>"):
        # Items go on in the list that ends the section, if there is one.
        html = re.sub(r"</ul>$", "", html) if html.endswith("</ul>") else f"{html}<ul>"
        piece = f"{piece}</ul>"
    sections[target] = replace(sections[target], html=html + piece)
    if not rest and not sections[number].heading:
        del sections[number], old[number]
    return Corrected(replace(job, sections=tuple(sections)), tuple(old))


def _split(job: JobDocument, text: str) -> tuple[int, str, str]:
    """Return the section that holds a block, and its HTML before and after that."""
    number, body, block, item = _find(job, text)
    place = body.index(block)
    before = "".join(map(_html, body[:place]))
    after = "".join(map(_html, body[place + 1 :]))
    if item is not None:
        at = block.index(item)
        before += _list(str(block.tag), block[:at])
        after = "".join(map(_html, item)) + _list(str(block.tag), block[at + 1 :]) + after
    return number, before, after


def _taken(job: JobDocument, text: str) -> tuple[int, str, str]:
    """Return the section that holds a block, the block's HTML, and the section's without it."""
    number, body, block, item = _find(job, text)
    taken = block if item is None else item
    piece = _html(taken)
    parent = taken.getparent()
    assert parent is not None
    parent.remove(taken)
    if item is not None and not len(block):
        body.remove(block)
    return number, piece, "".join(map(_html, body))


def _find(job: JobDocument, text: str) -> tuple[int, HtmlElement, HtmlElement, HtmlElement | None]:
    """Return where a block stands: section, its body, a block in that, an item where it is one."""
    for number, part in enumerate(job.sections):
        body = fragment_fromstring(part.html, create_parent="div")
        for block in body:
            items = list(block) if block.tag in {"ul", "ol"} else []
            for item in items:
                if _own_text(item) == text:
                    return number, body, block, item
            if not items and _plain(block.text_content()) == text:
                return number, body, block, None
    raise NotReadable(
        "These words are not in a section: they became a fact, or are part of a longer text. "
        "You can move them in the editor, once the posting is made."
    )


def _own_text(item: HtmlElement) -> str:
    """Return an item's text without that of the lists in it."""
    inner = {id(one) for nested in item.iter("ul", "ol") for one in nested.iter()}
    pieces = [item.text or ""]
    for one in item.iter():
        if one is item or id(one) in inner:
            continue
        pieces += [one.text or "", one.tail or ""]
    return _plain("".join(pieces))


def _html(element: HtmlElement) -> str:
    return str(tostring(element, encoding="unicode", with_tail=False))


def _list(tag: str, items: list[HtmlElement]) -> str:
    return f"<{tag}>{''.join(map(_html, items))}</{tag}>" if items else ""


def _plain(text: str) -> str:
    return " ".join(text.split())


def _escaped(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
