"""Variables in the texts of snippets, such as `{location}`: what the facts of a posting answer."""

import re
from dataclasses import replace

from builder import placeholders, rich_text
from builder.document import JobDocument, Section

JOB_TITLE = "[Job title]"

# What each variable becomes where nothing answers it: a placeholder, so that people are asked.
VARIABLES = {
    "organization": placeholders.ORGANIZATION_NAME,
    "location": placeholders.LOCATION,
    "title": JOB_TITLE,
}
# Braces around anything else are the writer's own.
_VARIABLE = re.compile(r"\{ ?(" + "|".join(VARIABLES) + r") ?\}", re.IGNORECASE)


def answers(document: JobDocument) -> dict[str, str]:
    """Return by variable what `document` answers, or else a placeholder.

    `location` is the first place of work, as where a placeholder for it is filled in.
    """
    place = document.locations[0] if document.locations else None
    known = {
        "organization": document.organization.name,
        "location": ", ".join(filter(None, (place.city, place.region))) if place else "",
        "title": document.title,
    }
    return {name: " ".join(known[name].split()) or asked for name, asked in VARIABLES.items()}


def resolved(section: Section, document: JobDocument) -> Section:
    """Return the section with its variables answered by `document`.

    Placeholders that `document` answers are filled in too, as they are in any text of it. An
    answer is plain text: what looks like a variable in it stays as it is.
    """
    known = answers(document)

    def answer(text: str) -> str:
        return _VARIABLE.sub(lambda match: known[match.group(1).lower()], text)

    html = rich_text.map_text(section.html, answer)
    answered = replace(section, heading=answer(section.heading), html=html)
    (filled,) = placeholders.fill_known(replace(document, sections=(answered,))).sections
    return replace(filled, html=rich_text.sanitize(filled.html))
