"""Which lines of a posting a candidate must meet, and which are only wished for."""

import re
from collections.abc import Iterator

from builder.checks.job import Job, Line, Text

_WISHED = re.compile(
    r"\b(?:prefer(?:red|ably|ence)?|nice.to.haves?|desir(?:ed|able)|(?:is|are) an? plus|a plus"
    r"|bonus points|ideally|advantage(?:ous)?|an asset|optional|helpful)\b",
    re.IGNORECASE,
)
_NEEDED = re.compile(
    r"\b(?:required|minimum|must|essential|basic|mandatory|qualifications|requirements)\b",
    re.IGNORECASE,
)


def required(job: Job) -> Iterator[tuple[Text, Line]]:
    """Yield the list items (or, without a list, paragraphs) that qualifications ask for.

    What stands below a heading such as "Preferred", or says so itself, is left out.
    """
    headings = {number: section.heading for number, section in job.sections}
    for body in job.of_kind("qualifications"):
        wished = bool(_WISHED.search(headings[int(str(body.place))]))
        has_items = bool(body.items)
        for line in body.lines:
            is_heading = line.tag in {"h3", "h4"} or (
                line.tag == "p" and len(line.words) <= 4 and has_items
            )
            if is_heading:
                if _WISHED.search(line.text):
                    wished = True
                elif _NEEDED.search(line.text):
                    wished = False
            elif not wished and (line.tag == "li") == has_items and not _WISHED.search(line.text):
                yield body, line
