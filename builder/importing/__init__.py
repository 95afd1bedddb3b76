"""Ways in, one module each, and what makes a job description of what they find.

`read` is the whole way: bytes of any known format become a document, with where each value was
found. A file that our own export wrote gives back the very document that it was made from.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from builder.document import JobDocument
from builder.importing import doc, docx, html, json, markdown, pdf, rtf, text
from builder.importing.blocks import NotReadable, Source
from builder.importing.limits import MOST_LINES, check_size
from builder.importing.sniffing import format_of
from builder.importing.understanding import Understanding, understand

__all__ = ["FORMATS", "READERS", "SEVERAL", "NotReadable", "Understanding", "read"]


@dataclass(frozen=True, slots=True)
class Format:
    """One way in.

    `source` makes blocks of any file of the format; `own` returns the document that a file of ours
    holds, or nothing where the file is not ours. A format has one of them at least.
    """

    label: str
    source: Callable[[bytes], Source] | None
    own: Callable[[bytes], JobDocument | None] | None = None


FORMATS: Mapping[str, Format] = {
    "json": Format("JSON", None, json.read),
    "pdf": Format("PDF", pdf.source, pdf.read),
    "docx": Format("Word", docx.source, docx.read),
    "doc": Format("Old Word", doc.source),
    "rtf": Format("RTF", rtf.source),
    "html": Format("Web page", html.source, html.read),
    "markdown": Format("Markdown", markdown.source, markdown.read),
    "text": Format("Plain text", text.source),
}

# What reads a file of ours back, by format.
READERS: Mapping[str, Callable[[bytes], JobDocument | None]] = {
    name: one.own for name, one in FORMATS.items() if one.own
}


# What holds several jobs, by format, and what is said where one is asked for.
SEVERAL: Mapping[str, str] = {
    "zip": "The file is a ZIP file. Unpack it, and bring in the files that it holds.",
    "xlsx": "The file is a table of several jobs. Save each job as a file of its own.",
    "csv": "The file is a table of several jobs. Save each job as a file of its own.",
}


def read(content: bytes) -> Understanding:
    """Return the job description that a file holds, whatever its format.

    Raises:
        NotReadable: it is of no known format, damaged, locked, too large, or has no text.

    """
    check_size(content)
    name = format_of(content)
    if name in SEVERAL:
        raise NotReadable(SEVERAL[name])
    chosen = FORMATS[name]
    if chosen.own and (document := chosen.own(content)):
        return Understanding.exact(document)
    if chosen.source is None:
        raise NotReadable("The file is JSON, but not a job description in JSON.")
    source = chosen.source(content)
    if not any(block.text.strip() for block in source.blocks):
        raise NotReadable("The file holds no text.")
    if sum(block.text.count("\n") + 1 for block in source.blocks) > MOST_LINES:
        raise NotReadable("The file is longer than job descriptions are.")
    return understand(source)
