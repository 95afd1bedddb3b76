"""The small HTML that a section holds: made safe, and turned into plain forms and back.

Sanitized HTML has only the tags in `TAGS`, in a settled shape: blocks (p, h3, h4, ul, ol) at the
top, list items that hold text and further lists, no attributes but a link's address.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

import nh3
from lxml.html import HtmlElement, fragment_fromstring, tostring
from markdown_it import MarkdownIt

TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "u", "h3", "h4", "a"}
LINK_SCHEMES = {"http", "https", "mailto", "tel"}

# What other programs write for the same thing; blocks we lack become paragraphs, so that
# words of neighbouring blocks do not run together.
_RENAMED = {"b": "strong", "i": "em", "ins": "u", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
_AS_PARAGRAPH = {
    "div", "blockquote", "pre", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption",
    "dl", "dt", "dd", "section", "article", "header", "footer", "figure", "figcaption", "address",
}  # fmt: skip
_BLOCKS = {"p", "h3", "h4", "ul", "ol", "li"}
_LISTS = {"ul", "ol"}

# Nobody nests text this deep; what does is meant to exhaust the stack.
_DEEPEST = 60

# Not allowed in XML or HTML text, and of no meaning in a job description.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n]+")
# nh3 writes every ">" of a text or an attribute as an entity, so this finds whole tags.
_TAG = re.compile(r"<[^>]*>")

_MARKDOWN = MarkdownIt("commonmark", {"html": True, "breaks": True}).disable(
    # "[City, State]: ..." is a placeholder, not a link definition; indented text is not code.
    ["reference", "code", "fence", "hr", "image", "lheading", "blockquote", "backticks"]
)


def sanitize(html: str) -> str:
    """Return `html` with only what a section may hold; every word a reader sees is kept.

    Scripts, styles, comments, images, classes and addresses other than web, mail and telephone
    are dropped. Sanitizing again changes nothing.
    """
    wide = _clean(_CONTROL.sub("", html), TAGS | _RENAMED.keys() | _AS_PARAGRAPH)
    if _depth(wide) > _DEEPEST:
        wide = _clean(wide, {"p", "br"})
    body = _element("div")
    _settle(fragment_fromstring(wide, create_parent="div"), body)
    return _clean("".join(tostring(block, encoding="unicode") for block in body), TAGS)


def from_markdown(text: str) -> str:
    """Return sanitized HTML for plain text with Markdown's bullets, emphasis and links."""
    return sanitize(_MARKDOWN.render(re.sub(r"(?m)^(\s*)[•▪◦·]\s+", r"\1- ", text)))


def to_markdown(html: str) -> str:
    """Return sanitized `html` as Markdown text that `from_markdown` turns back into it.

    The few shapes that Markdown cannot say (two emphases that touch) come as HTML, which
    `from_markdown` reads too.
    """
    body = fragment_fromstring(html, create_parent="div")
    text = "\n\n".join(_markdown_block(block, "") for block in body)
    return text if from_markdown(text) == html else html


def to_text(html: str) -> str:
    """Return sanitized `html` as plain text: bullets, numbers, and addresses after their links."""
    body = fragment_fromstring(html, create_parent="div")
    return "\n\n".join(_text_block(block, "") for block in body)


def map_text(html: str, change: Callable[[str], str]) -> str:
    """Return sanitized `html` with `change` applied to each run of text between two tags.

    `change` gets and returns plain text, which is escaped again.
    """
    return "".join(
        piece if piece.startswith("<") else escape(change(unescape(piece)), quote=False)
        for piece in _pieces(html)
    )


def texts(html: str) -> Iterator[str]:
    """Yield each run of plain text between two tags of sanitized `html`."""
    for piece in _pieces(html):
        if piece and not piece.startswith("<"):
            yield unescape(piece)


def _pieces(html: str) -> Iterator[str]:
    end = 0
    for tag in _TAG.finditer(html):
        yield html[end : tag.start()]
        yield tag.group()
        end = tag.end()
    yield html[end:]


def _clean(html: str, tags: set[str]) -> str:
    return nh3.clean(
        html, tags=tags, attributes={"a": {"href"}}, url_schemes=LINK_SCHEMES, link_rel=None
    )


def _depth(html: str) -> int:
    deepest = depth = 0
    for tag in _TAG.finditer(html):
        if tag.group() != "<br>":
            depth += -1 if tag.group().startswith("</") else 1
            deepest = max(deepest, depth)
    return deepest


def _settle(source: HtmlElement, target: HtmlElement) -> None:
    """Copy the children of `source` into `target` as blocks, text among them as paragraphs."""
    builder = _Blocks(target)
    builder.walk(source)
    builder.close()


class _Blocks:
    """Lays out what it walks over as settled blocks under one element."""

    def __init__(self, root: HtmlElement) -> None:
        self.root = root
        self.block: HtmlElement | None = None
        self.marks: list[tuple[str, str | None]] = []
        # Whether white space would add nothing here: at a start, after a space or a break.
        self.gap = True

    def walk(self, source: HtmlElement) -> None:
        self.text(source.text)
        for child in source:
            tag = _RENAMED.get(str(child.tag), str(child.tag))
            if tag in _LISTS:
                self.list(tag, child)
            elif tag in _BLOCKS or tag in _AS_PARAGRAPH:
                self.close()
                if tag in {"h3", "h4"}:
                    self.open(tag)
                self.walk(child)
                self.close()
            elif tag == "br":
                self.inline().append(_element("br"))
                self.gap = True
            elif (tag == "a" and not child.get("href")) or tag in dict(self.marks):
                self.walk(child)
            else:
                self.marks.append((tag, child.get("href")))
                self.walk(child)
                self.marks.pop()
            self.text(child.tail)

    def text(self, text: str | None) -> None:
        text = _SPACE.sub(" ", text or "")
        if self.gap:
            text = text.lstrip(" ")
        if not text:
            return
        target = self.inline()
        self.gap = text.endswith(" ")
        for tag, href in self.marks:
            last = target[-1] if len(target) else None
            if last is not None and last.tag == tag and last.get("href") == href and not last.tail:
                target = last
                continue
            target.append(_element(tag, href))
            target = target[-1]
        if len(target):
            target[-1].tail = (target[-1].tail or "") + text
        else:
            target.text = (target.text or "") + text

    def inline(self) -> HtmlElement:
        if self.block is None:
            self.open("p")
        assert self.block is not None
        return self.block

    def open(self, tag: str) -> None:
        self.block = _element(tag)
        self.root.append(self.block)

    def close(self) -> None:
        if self.block is not None:
            _trim(self.block)
            if not len(self.block) and not self.block.text:
                self.root.remove(self.block)
            self.block = None
        self.gap = True

    def list(self, tag: str, source: HtmlElement) -> None:
        self.close()
        made = _element(tag)
        loose = _element("li")
        loose.text, source.text = source.text, None
        source.insert(0, loose)
        for child in list(source):
            if child.tag != "li":
                # Browsers show what stands between items as part of the list; so do we.
                loose = _element("li")
                source.replace(child, loose)
                loose.append(child)
                child = loose
            if (child.tail or "").strip():
                wrapped = _element("li")
                wrapped.text, child.tail = child.tail, None
                child.addnext(wrapped)
            item = _element("li")
            _item(child, item)
            if len(item) == 1 and not item.text and item[0].tag in _LISTS and len(made):
                made[-1].append(item[0])
            elif len(item) or item.text:
                made.append(item)
        if len(made):
            self.root.append(made)


def _item(source: HtmlElement, item: HtmlElement) -> None:
    """Fill a list item: its text runs on, with line breaks between paragraphs, lists at its end."""
    holder = _element("div")
    _settle(source, holder)
    lists = []
    for block in list(holder):
        if block.tag in _LISTS:
            lists.append(block)
            continue
        if len(item) or item.text:
            item.append(_element("br"))
        if len(item):
            item[-1].tail = (item[-1].tail or "") + (block.text or "")
        else:
            item.text = (item.text or "") + (block.text or "")
        item.extend(list(block))
    item.extend(lists)


def _element(tag: str, href: str | None = None) -> HtmlElement:
    element = HtmlElement()
    element.tag = tag
    if href is not None:
        element.set("href", href)
    return element


def _trim(block: HtmlElement) -> None:
    """Take white space and line breaks away from both ends of a block."""
    while len(block) and block[-1].tag == "br" and not (block[-1].tail or "").strip():
        block.remove(block[-1])
    while len(block) and block[0].tag == "br" and not (block.text or "").strip():
        block.text = block[0].tail
        block[0].tail = None
        block.remove(block[0])
    if len(block):
        block.text = (block.text or "").lstrip(" ") or None
        block[-1].tail = (block[-1].tail or "").rstrip(" ") or None
    else:
        block.text = (block.text or "").strip(" ") or None


def _markdown_block(block: HtmlElement, indent: str) -> str:
    if block.tag in _LISTS:
        lines = []
        for number, item in enumerate(block, start=1):
            marker = "- " if block.tag == "ul" else f"{number}. "
            inner = indent + " " * len(marker)
            lists = [child for child in item if child.tag in _LISTS]
            line = indent + marker + _markdown_inline(item).strip().replace("\n", "\n" + inner)
            lines.append("\n".join([line, *(_markdown_block(child, inner) for child in lists)]))
        return "\n".join(lines)
    prefix = {"h3": "### ", "h4": "#### "}.get(str(block.tag), "")
    return prefix + _markdown_inline(block)


def _markdown_inline(element: HtmlElement) -> str:
    parts = [_escaped(element.text)]
    for child in element:
        if child.tag not in _LISTS:
            inner = _markdown_inline(child)
            if child.tag == "br":
                parts.append("\n")
            elif child.tag == "strong":
                parts.append(f"**{inner}**")
            elif child.tag == "em":
                parts.append(f"*{inner}*")
            elif child.tag == "a":
                parts.append(f"[{inner}]({child.get('href')})")
            else:
                parts.append(f"<{child.tag!s}>{inner}</{child.tag!s}>")
        parts.append(_escaped(child.tail))
    return "".join(parts)


def _escaped(text: str | None) -> str:
    text = re.sub(r"([\\*`<&])", r"\\\1", text or "")
    return re.sub(r"^(\s*)([-+#>]|\d+[.)])(?=\s|$)", r"\1\\\2", text)


def _text_block(block: HtmlElement, indent: str) -> str:
    if block.tag in _LISTS:
        lines = []
        for number, item in enumerate(block, start=1):
            marker = "• " if block.tag == "ul" else f"{number}. "
            inner = indent + "  "
            lists = [child for child in item if child.tag in _LISTS]
            line = indent + marker + _text_inline(item).strip().replace("\n", "\n" + inner)
            lines.append("\n".join([line, *(_text_block(child, inner) for child in lists)]))
        return "\n".join(lines)
    return _text_inline(block)


def _text_inline(element: HtmlElement) -> str:
    parts = [element.text or ""]
    for child in element:
        if child.tag == "br":
            parts.append("\n")
        elif child.tag not in _LISTS:
            inner = _text_inline(child)
            address = re.sub(r"^(mailto|tel):", "", child.get("href") or "")
            parts.append(f"{inner} ({address})" if address and address not in inner else inner)
        parts.append(child.tail or "")
    return "".join(parts)
