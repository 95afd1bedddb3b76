"""Reads PDFs: any with text, and exactly what our own export attached to it."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from itertools import groupby, pairwise
from typing import Any

import pypdfium2
from pypdf import PageObject, PdfReader
from pypdf.errors import DependencyError, PyPdfError

from builder.document import CARRIED_NAME, JobDocument
from builder.importing import json, programs
from builder.importing.blocks import Block, NotReadable, Run, Source, cut, settled, trimmed
from builder.importing.limits import MOST_PAGES, MOST_PAGES_TO_RECOGNIZE, check_length
from builder.importing.lines import blocks_of

# A broken file fails anywhere, and with whatever its nonsense leads to.
_FAILURES = (
    PyPdfError, ValueError, LookupError, TypeError, AttributeError, RecursionError,
    NotImplementedError, ArithmeticError, OSError, AssertionError,
)  # fmt: skip
_BROKEN = "The PDF is damaged. Open it, and save or print it as PDF again."
_LOCKED = "The PDF is locked by a password. Save it without one."
SCANNED = (
    "The PDF holds pictures of pages and no text. "
    "Let a scanner's program recognize its text, or use the Word file that it was made from."
)
# What a page may draw, in bytes unpacked; a page of text takes some ten thousand.
_LARGEST_PAGE = 5_000_000
_MARKER = re.compile(r"\s*(?:\W|[o\uf0b7\uf0a7]|(?:\d{1,2}|[a-zA-Z])[.)])\s*")
_PAGE_NUMBER = re.compile(r"(?:page\s*)?[\divx]{1,4}(?:\s*(?:of|/)\s*\d{1,4})?", re.IGNORECASE)


def read(content: bytes) -> JobDocument | None:
    """Return the document, or nothing where the PDF carries none or is broken."""
    try:
        files = PdfReader(BytesIO(content)).attachments.get(CARRIED_NAME, [])
    except _FAILURES:
        return None
    return next(filter(None, map(json.read, files)), None)


def source(content: bytes) -> Source:
    """Return the blocks of a PDF: headings by the size of their letters, lines joined.

    Raises:
        NotReadable: it is damaged, locked by a password, too long, or has no text.

    """
    try:
        reader = PdfReader(BytesIO(content))
        if reader.is_encrypted and not reader.decrypt(""):
            raise NotReadable(_LOCKED)
        if len(reader.pages) > MOST_PAGES:
            raise NotReadable(
                f"The PDF has more than {MOST_PAGES} pages. Put each job into a file of its own."
            )
        pages = [_lines(page) for page in reader.pages]
        name, language = _said(reader)
    except DependencyError as error:
        raise NotReadable(_LOCKED) from error
    except NotReadable:
        raise
    except _FAILURES as error:
        raise NotReadable(_BROKEN) from error
    lines = list(_without_running(pages))
    text = "\n".join(line.text for line in lines)
    check_length(text)
    if len(re.findall(r"\w", text)) < 20:
        if not programs.recognizes_text():
            raise NotReadable(SCANNED)
        text = settled(programs.recognized(_pictures(content)))
        check_length(text)
        return Source(tuple(blocks_of(text)), text, name, language)
    return Source(tuple(_blocks(lines)), text, name, language)


def _pictures(content: bytes) -> list[bytes]:
    """Return pictures (PNG) of the first pages, fine enough to recognize letters in."""
    made = []
    try:
        with pypdfium2.PdfDocument(content) as document:
            for number in range(min(len(document), MOST_PAGES_TO_RECOGNIZE)):
                page = document[number]
                dots = min(200 / 72, 3_000 / max(*page.get_size(), 1))
                file = BytesIO()
                page.render(scale=dots, grayscale=True).to_pil().save(file, "PNG")
                made.append(file.getvalue())
    except (pypdfium2.PdfiumError, ValueError, OSError) as error:
        raise NotReadable(_BROKEN) from error
    return made


@dataclass
class _Line:
    """A line of a page: its text, where it starts, and how large and heavy its letters are.

    `columns` is where its further cells start, if it is a row of a table.
    """

    x: float = 0
    y: float = 0
    size: float = 0
    runs: list[Run] = field(default_factory=list)
    columns: list[float] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


def _lines(page: PageObject) -> list[_Line]:
    contents = page.get_contents()
    if contents is not None and len(contents.get_data()) > _LARGEST_PAGE:
        raise NotReadable("The PDF draws far more than a job description. It was not opened.")
    lines = [_Line()]
    end = 0.0

    def note(
        text: str, user: Sequence[float], own: Sequence[float], font: Any, size: float
    ) -> None:
        nonlocal end
        x = own[4] * user[0] + own[5] * user[2] + user[4]
        y = own[4] * user[1] + own[5] * user[3] + user[5]
        height = abs(size * (abs(own[3]) + abs(own[1])) * (abs(user[3]) + abs(user[1])))
        name = str((font or {}).get("/BaseFont", ""))
        for number, part in enumerate(settled(text).split("\n")):
            if number:
                lines.append(_Line())
            if not part:
                continue
            line = lines[-1]
            gap = x - end
            if not line.runs:
                line.x, line.y = x, y
            elif abs(line.y - y) > 0.4 * max(height, line.size):
                lines.append(line := _Line(x, y))
            elif part.strip() and gap > 1.5 * height and not _MARKER.fullmatch(line.text):
                line.runs.append(Run("\t"))
                line.columns.append(x)
            if part.strip():
                line.size = max(line.size, height)
                # Letters are half as wide as they are high, more or less.
                end = x + 0.5 * height * len(part)
            line.runs.append(
                Run(
                    part.replace("\xad", ""),
                    strong=bool(re.search(r"bold|black|heavy", name, re.IGNORECASE)),
                    em=bool(re.search(r"italic|oblique", name, re.IGNORECASE)),
                )
            )

    page.extract_text(visitor_text=note)
    return [line for line in lines if line.text.strip()]


def _said(reader: PdfReader) -> tuple[str, str]:
    about = reader.metadata
    name = about.title if about else ""
    language = reader.root_object.get("/Lang", "")
    return str(name or ""), str(language or "")


def _without_running(pages: list[list[_Line]]) -> Iterator[_Line]:
    """Yield the lines, those that stand on top or at the foot of several pages only once."""
    seen: Counter[str] = Counter()
    edges = [[*lines[:2], *lines[-2:]] for lines in pages]
    for lines in edges:
        seen.update({_mask(line.text) for line in lines})
    said: set[str] = set()
    for lines, edge in zip(pages, edges, strict=True):
        for line in lines:
            words = _mask(line.text)
            if any(line is one for one in edge):
                if _PAGE_NUMBER.fullmatch(line.text.strip()):
                    continue
                if seen[words] > 1 and words in said:
                    continue
            said.add(words)
            yield line


def _mask(text: str) -> str:
    return re.sub(r"\d+", "0", text.strip().casefold())


def _blocks(lines: list[_Line]) -> Iterator[Block]:
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[round(line.size, 1)] += len(line.text)
    body = sizes.most_common(1)[0][0]
    larger = sorted({round(line.size) for line in lines if line.size > 1.12 * body}, reverse=True)
    gaps = Counter(
        round(first.y - second.y)
        for first, second in pairwise(lines)
        if 0 < first.y - second.y < 4 * body
    )
    usual = max(min(gaps, key=lambda gap: (-gaps[gap], gap)), 1) if gaps else body * 1.2

    def level(line: _Line) -> int:
        if line.size > 1.12 * body and len(line.text) < 150:
            return larger.index(round(line.size)) + 1
        return 0

    def goes_on(row: _Line, before: _Line, line: _Line) -> bool:
        """Say whether a line stands below the last cell of a row, as more of that cell."""
        gap = before.y - line.y
        return 0 < gap < 1.35 * usual + 1 and abs(line.x - row.columns[-1]) < 3

    width = max((len(line.text) for line in lines), default=0)
    groups: list[list[_Line]] = []
    for line in lines:
        before = groups[-1][-1] if groups else None
        if (
            before is None
            or level(before) != level(line)
            or line.columns
            or not (
                goes_on(groups[-1][0], before, line)
                if groups[-1][0].columns
                else not _ends(before, line, usual, width)
            )
        ):
            groups.append([line])
        else:
            groups[-1].append(line)
    for members, group in groupby(groups, key=lambda lines: level(lines[0])):
        for one in group:
            runs = trimmed(_joined(one))
            if members and runs:
                yield Block("heading", runs, members, apart=True)
            elif one[0].columns:
                yield Block("row", runs)
            elif runs:
                yield from _marked(runs)


def _ends(before: _Line, line: _Line, usual: float, width: int) -> bool:
    """Say whether a line ends its paragraph, so that the next one begins another."""
    gap = before.y - line.y
    if not 0 < gap < 1.35 * usual + 1:
        # On a new page the paragraph goes on if it ended without a full stop.
        return gap > 0 or bool(re.search(r"[.:;!?]\W*$", before.text))
    starts = re.match(r"\s*(?:[•●▪◦‣·∙○■□➢✓\uf0b7\uf0a7o–-]\s|\d{1,2}[.)]\s)", line.text)
    return bool(starts) or len(before.text) < 0.6 * width


def _joined(lines: list[_Line]) -> Iterator[Run]:
    for number, line in enumerate(lines):
        if number and not lines[number - 1].text.endswith(("-", " ")):
            yield Run(" ")
        yield from line.runs


def _marked(runs: tuple[Run, ...]) -> Iterator[Block]:
    """Yield the block that the signs at a line's start make of it."""
    text = "".join(run.text for run in runs)
    for block in blocks_of(text.replace("\n", " ")):
        if block.kind == "item" and text.endswith(block.text):
            start = len(text) - len(block.text)
            yield Block("item", cut(runs, start, len(text)), block.level)
        else:
            yield Block("paragraph", runs)
        return
