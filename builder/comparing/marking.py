"""Two texts as one: what is gone in `<del>`, what is new in `<ins>`, what was moved as moved."""

from collections.abc import Iterator, Sequence
from html import escape

from builder.comparing.alignment import Alignment, align, changes, readable
from builder.comparing.blocks import Block, Nesting, Word, inline, read, words_of

# As many words as make a block known again.
_NAMED_BY = 5
_KINDS = {"p": "a paragraph", "h3": "a heading", "h4": "a smaller heading"}


def marked(before_html: str, after_html: str) -> str:
    """Return sanitized `after_html` with what differs from sanitized `before_html` marked.

    Words that went are in `<del>`, words that came in `<ins>`. Blocks with a difference have the
    class `is-added`, `is-removed`, `is-changed`, `is-moved-away` or `is-moved-here`; what was moved
    stands in both places, in `<del class="moved">` and `<ins class="moved">`.
    `<span class="is-reformatted">` holds words whose emphasis alone changed, and
    `<span class="change-note">` says what marks cannot. Without `<ins>` and notes, the text is that
    of before; without `<del>` and notes, that of after.
    """
    before, after = read(before_html), read(after_html)
    nesting = Nesting()
    return "".join(_blocks(before, after, align(before, after), nesting)) + nesting.close()


def marked_text(before: str, after: str) -> str:
    """Return plain text as HTML, what went in `<del>` and what came in `<ins>`."""
    return _words(words_of(before), words_of(after))


def _blocks(
    before: Sequence[Block], after: Sequence[Block], alignment: Alignment, nesting: Nesting
) -> Iterator[str]:
    came_from = {new: old for old, new in alignment.pairs.items()}
    kept = sorted((old, new) for old, new in alignment.pairs.items() if old not in alignment.moved)
    at_old = at_new = 0
    for kept_old, kept_new in (*kept, (len(before), len(after))):
        for old in range(at_old, kept_old):
            block = before[old]
            if old not in alignment.pairs:
                yield nesting.open(block, "is-removed") + _whole("del", block.words)
            else:
                new = alignment.pairs[old]
                note = _note(f"moved {'up' if new < at_new else 'down'}{_below(after, new)}")
                words = _whole("del", block.words, ' class="moved"')
                yield nesting.open(block, "is-moved-away") + words + note
        for new in range(at_new, kept_new):
            block = after[new]
            if new not in came_from:
                yield nesting.open(block, "is-added") + _whole("ins", block.words)
            else:
                old = came_from[new]
                note = _note(f"moved here from further {'up' if old < kept_old else 'down'}")
                words = _words(before[old].words, block.words)
                yield nesting.open(block, "is-moved-here") + (
                    f'<ins class="moved">{words}</ins>{note}{_kind_note(before[old], block)}'
                )
        if kept_old < len(before):
            yield _kept(before[kept_old], after[kept_new], nesting)
        at_old, at_new = kept_old + 1, kept_new + 1


def _kept(before: Block, after: Block, nesting: Nesting) -> str:
    if before == after:
        return nesting.open(after) + inline(after.words)
    words, note = _words(before.words, after.words), _kind_note(before, after)
    is_changed = note or before.words != after.words
    return nesting.open(after, "is-changed" if is_changed else "") + words + note


def _words(before: Sequence[Word], after: Sequence[Word]) -> str:
    pieces: list[str] = []
    for change in readable(changes(before, after), before, after):
        old, new = before[slice(*change.before)], after[slice(*change.after)]
        if change.same:
            pieces.extend(_reformatted(old, new))
        else:
            pieces.append(_whole("del", old) + _whole("ins", new))
    return "".join(pieces)


def _reformatted(before: Sequence[Word], after: Sequence[Word]) -> Iterator[str]:
    """Yield words that are the same but for emphasis."""
    start = 0
    for end in range(1, len(after) + 1):
        differs = before[start].marks != after[start].marks
        if end == len(after) or (before[end].marks != after[end].marks) != differs:
            words = inline(after[start:end])
            yield f'<span class="is-reformatted">{words}</span>' if differs else words
            start = end


def _whole(tag: str, words: Sequence[Word], attribute: str = "") -> str:
    return f"<{tag}{attribute}>{inline(words)}</{tag}>" if words else ""


def _below(blocks: Sequence[Block], place: int) -> str:
    """Say below what a block now stands."""
    if place == 0:
        return ", to the top"
    words = blocks[place - 1].text.split()
    if not words:
        return ""
    more = "…" if len(words) > _NAMED_BY else ""
    return f", below “{' '.join(words[:_NAMED_BY])}{more}”"


def _kind_note(before: Block, after: Block) -> str:
    if _kind(before) != _kind(after):
        return _note(f"was {_kind(before)}")
    if len(before.lists) != len(after.lists):
        inner = len(before.lists) > len(after.lists)
        return _note(f"was further {'in' if inner else 'out'}")
    return ""


def _kind(block: Block) -> str:
    if block.lists:
        return "a bullet" if block.lists[-1] == "ul" else "a numbered item"
    return _KINDS[block.tag]


def _note(text: str) -> str:
    return f' <span class="change-note">({escape(text, quote=False)})</span>'
