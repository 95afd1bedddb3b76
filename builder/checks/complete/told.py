"""Whether a posting tells of something, under whatever heading."""

import re

from builder.checks.job import Job
from builder.document import SectionKind


def tells_of(job: Job, kind: SectionKind, heading: re.Pattern[str]) -> bool:
    """Say whether a shown section of that kind, or with such a heading in it, has text."""
    for (_, section), body in zip(job.sections, job.bodies, strict=True):
        if not body.text.strip():
            continue
        if section.kind == kind or heading.search(section.heading):
            return True
        if any(line.tag in {"h3", "h4"} and heading.search(line.text) for line in body.lines):
            return True
    return False
