"""The small HTML that a section holds: made safe, and turned into plain forms and back.

Sanitized HTML has only the tags in `TAGS`, in a settled shape: blocks (p, h3, h4, ul, ol) at the
top, list items that hold text and further lists, no attributes but a link's address.
"""

import re
from collections.abc import Callable, Iterator
from html import escape, unescape

import nh3
from lxml.etree import fromstring
from lxml.html import HtmlElement, XHTMLParser, defs, fragment_fromstring, tostring
from markdown_it import MarkdownIt

TAGS = {"p", "br", "ul", "ol", "li", "strong", "em", "u", "h3", "h4", "a"}
LINK_SCHEMES = {"http", "https", "mailto", "tel"}

# What other programs write for the same thing; blocks we lack become paragraphs, so that
# words of neighbouring blocks do not run together.
_RENAMED = {"b": "strong", "i": "em", "ins": "u", "h1": "h3", "h2": "h3", "h5": "h4", "h6": "h4"}
_AS_PARAGRAPH = {
    "div", "blockquote", "pre", "table", "tbody", "thead", "tfoot", "tr", "td", "th", "caption",
    "dl", "dt", "dd", "section", "article", "header", "footer", "figure", "figcaption", "address",
    "main", "nav", "aside", "hgroup", "center", "details", "summary", "dir", "menu", "hr",
    "form", "fieldset", "legend", "option",
}  # fmt: skip
# What a browser does not show.
_UNSEEN = {"script", "style", "title", "iframe", "noembed", "noframes"}
_BLOCKS = {"p", "h3", "h4", "ul", "ol", "li"}
_LISTS = {"ul", "ol"}

# Nobody nests text this deep; what does is meant to exhaust the stack.
_DEEPEST = 60

# A page of the web has up to fifty tags within each other.
_DEEPEST_TAGS = 200
_START_OR_END = re.compile(r"<(/?)([A-Za-z][A-Za-z0-9]*)")
# Tags that a browser closes itself, or that hold nothing.
_CLOSED_BY_OTHERS = {
    *("p", "li", "td", "th", "tr", "dt", "dd", "option", "br", "hr", "img", "input", "meta"),
    *("link", "wbr", "col", "area", "base", "embed", "source", "track", "param", "tbody", "thead"),
}
_ANY_TAG = re.compile(r"<[/!?]?[A-Za-z!?/-][^<>]*>?")
_UNSEEN_PART = re.compile(rf"<({'|'.join(_UNSEEN)})\b.*?(?:</\1|\Z)", re.DOTALL | re.IGNORECASE)
_BLOCK_START = re.compile(rf"</?(?:{'|'.join(_BLOCKS | _AS_PARAGRAPH)}|h[1-6])\b", re.IGNORECASE)

# Not allowed in XML or HTML text, and of no meaning in a job description.
_CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_SPACE = re.compile(r"[ \t\r\n]+")
# What adds nothing at the ends of a block; Word fills its empty paragraphs with the second.
_BLANK = " \xa0"
# nh3 writes every ">" of a text or an attribute as an entity, so this finds whole tags.
_TAG = re.compile(r"<[^>]*>")
_BLOCK_TAG = re.compile(rf"</?(?:{'|'.join(_BLOCKS | _AS_PARAGRAPH)}|h[1-6])>")
# What Markdown takes for HTML or an address; "<negotiable>" is a word in brackets.
_AFTER_LESS_THAN = rf"(?:/?(?:{'|'.join(sorted(defs.tags))})\b|!--|https?:|mailto:)"
_NO_TAG = re.compile(rf"(?<!\\)<(?!{_AFTER_LESS_THAN})", re.IGNORECASE)
_ESCAPED = re.compile(rf"[\\*`]|<(?={_AFTER_LESS_THAN})|&(?=#?\w+;)", re.IGNORECASE)

_XHTML = XHTMLParser()
_MARKDOWN = MarkdownIt("commonmark", {"html": True, "breaks": True}).disable(
    # "[City, State]: ..." is a placeholder, not a link definition; indented text is not code.
    ["reference", "code", "fence", "hr", "image", "lheading", "blockquote", "backticks"]
)


def sanitize(html: str) -> str:
    """Return `html` with only what a section may hold; every word a reader sees is kept.

    Scripts, styles, comments, images, classes and addresses other than web, mail and telephone
    are dropped. Sanitizing again changes nothing.
    """
    html = shallow(_CONTROL.sub("", html))
    wide = _clean(html, TAGS | _RENAMED.keys() | _AS_PARAGRAPH)
    # "&#1;" is one too.
    wide = _CONTROL.sub("", wide)
    if _depth(wide) > _DEEPEST:
        wide = _clean(_BLOCK_TAG.sub("<p>", wide), {"p", "br"})
    body = _element("div")
    _settle(_parse(wide), body)
    clean = _clean("".join(tostring(block, encoding="unicode") for block in body), TAGS)
    # An address that was completed and proves to be none has left a link to nowhere.
    return sanitize(clean) if "<a>" in clean else clean


def shallow(html: str) -> str:
    """Return `html`, without its tags if they nest so deep that parsing it would take long.

    Parsers take time with the square of the depth. Its words stay, in paragraphs.
    """
    depth: dict[str, int] = {}
    deepest = total = 0
    for match in _START_OR_END.finditer(html):
        tag = match[2].lower()
        if tag in _CLOSED_BY_OTHERS:
            continue
        open_before = depth.get(tag, 0)
        change = 1 if not match[1] else -1 if open_before else 0
        depth[tag] = open_before + change
        total += change
        deepest = max(deepest, total)
    if deepest <= _DEEPEST_TAGS:
        return html
    html = _UNSEEN_PART.sub(" ", html)
    return _ANY_TAG.sub(lambda tag: "<p>" if _BLOCK_START.match(tag.group()) else "", html)


def from_markdown(text: str) -> str:
    """Return sanitized HTML for plain text with Markdown's bullets, emphasis and links."""
    text = re.sub(r"(?m)^(\s*)[•▪◦·]\s+", r"\1- ", _NO_TAG.sub("&lt;", text))
    return sanitize(_MARKDOWN.render(text))


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
    return replace_text(html, lambda text: escape(change(text), quote=False))


def replace_text(html: str, write: Callable[[str], str]) -> str:
    """Return sanitized `html` with what `write` makes of each run of text between two tags.

    `write` gets plain text and returns HTML.
    """
    return "".join(
        piece if piece.startswith("<") else write(unescape(piece)) for piece in _pieces(html)
    )


def texts(html: str) -> Iterator[str]:
    """Yield each run of plain text between two tags of sanitized `html`."""
    for piece in _pieces(html):
        if not piece.startswith("<"):
            yield unescape(piece)


def _pieces(html: str) -> Iterator[str]:
    end = 0
    for tag in _TAG.finditer(html):
        if end < tag.start():
            yield html[end : tag.start()]
        yield tag.group()
        end = tag.end()
    if end < len(html):
        yield html[end:]


def _clean(html: str, tags: set[str]) -> str:
    return nh3.clean(
        html,
        tags=tags,
        clean_content_tags=_UNSEEN,
        attributes={"a": {"href"}},
        url_schemes=LINK_SCHEMES,
        url_relative=_whole_address,
        link_rel=None,
    )


def _whole_address(address: str) -> str | None:
    # A posting is read in many places, so an address that starts from this page leads nowhere.
    return f"https://{address}" if address.lower().startswith("www.") else None


def _parse(html: str) -> HtmlElement:
    """Return what nh3 wrote as a tree. It is XML but for this; HTML parsers would move tags."""
    xml = html.replace("&nbsp;", "\xa0").replace("<br>", "<br/>").replace("<hr>", "<hr/>")
    root: HtmlElement = fromstring(f"<div>{xml}</div>", _XHTML)
    return root


def _depth(html: str) -> int:
    deepest = depth = 0
    for tag in _TAG.finditer(html):
        if tag.group() not in {"<br>", "<hr>"}:
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
            text = text.lstrip(_BLANK)
        if not text:
            return
        target = self.inline()
        self.gap = text.endswith(" ")
        for tag, href in self.marks:
            last = _last(target)
            if last is None or (last.tag, last.get("href"), last.tail) != (tag, href, None):
                last = _element(tag, href)
                target.append(last)
            target = last
        _append_text(target, text)

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
            if _is_empty(self.block):
                self.root.remove(self.block)
            self.block = None
        self.gap = True

    def list(self, tag: str, source: HtmlElement) -> None:
        self.close()
        made = _element(tag)
        # Browsers show what stands between items as part of the list; so do we.
        pieces = [_element("li")]
        pieces[0].text = source.text
        for child in list(source):
            between = _element("li")
            between.text, child.tail = child.tail, None
            if child.tag == "li":
                pieces.append(child)
            else:
                pieces.append(_element("li"))
                pieces[-1].append(child)
            pieces.append(between)
        for piece in pieces:
            item = _element("li")
            _item(piece, item)
            above = _last(made)
            if above is not None and len(item) == 1 and not item.text and item[0].tag in _LISTS:
                above.append(item[0])
            elif not _is_empty(item):
                made.append(item)
        if not _is_empty(made):
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
        if not _is_empty(item):
            item.append(_element("br"))
        _append_text(item, block.text or "")
        item.extend(list(block))
    item.extend(lists)


def _element(tag: str, href: str | None = None) -> HtmlElement:
    element: HtmlElement = _XHTML.makeelement(tag)
    if href is not None:
        element.set("href", href)
    return element


def _last(element: HtmlElement) -> HtmlElement | None:
    # Asking an element for its length counts its children, which takes long where they are many.
    return next(element.iterchildren(reversed=True), None)


def _is_empty(element: HtmlElement) -> bool:
    return _last(element) is None and not element.text


def _append_text(element: HtmlElement, text: str) -> None:
    last = _last(element)
    if last is None:
        element.text = (element.text or "") + text
    else:
        last.tail = (last.tail or "") + text


def _trim(block: HtmlElement) -> None:
    """Take white space and line breaks away from both ends of a block."""
    while (first := next(block.iterchildren(), None)) is not None and (
        first.tag == "br" and _is_blank(block.text)
    ):
        block.text, first.tail = first.tail, None
        block.remove(first)
    while (last := _last(block)) is not None and last.tag == "br" and _is_blank(last.tail):
        block.remove(last)
    block.text = (block.text or "").lstrip(_BLANK)
    if last is None:
        block.text = block.text.rstrip(_BLANK)
    else:
        last.tail = (last.tail or "").rstrip(_BLANK)


def _is_blank(text: str | None) -> bool:
    return not (text or "").strip(_BLANK)


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
    parts = [_escaped(element.text, starts_line=element.tag in _BLOCKS)]
    for child in element:
        tag = str(child.tag)
        if tag not in _LISTS:
            inner = _markdown_inline(child)
            if tag == "br":
                parts.append("\n")
            elif tag == "strong":
                parts.append(f"**{inner}**")
            elif tag == "em":
                parts.append(f"*{inner}*")
            elif tag == "a":
                parts.append(f"[{inner}]({child.get('href')})")
            else:
                parts.append(f"<{tag}>{inner}</{tag}>")
        parts.append(_escaped(child.tail, starts_line=tag == "br"))
    return "".join(parts)


def _escaped(text: str | None, *, starts_line: bool) -> str:
    text = _ESCAPED.sub(r"\\\g<0>", text or "")
    if starts_line:
        # There a hyphen, a number sign, or a number with a full stop means a list or a heading.
        text = re.sub(r"^(\d*)([-+.)]|#{1,6})(?=\s|$)", r"\1\\\2", text)
    return text


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
