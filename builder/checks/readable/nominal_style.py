"""Nouns where a verb would do."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.inclusive.terms import like
from builder.checks.job import Job

_VERBS = {
    "administration": "administer",
    "analysis": "analyze",
    "assessment": "assess",
    "collection": "collect",
    "completion": "complete",
    "coordination": "coordinate",
    "creation": "create",
    "delivery": "deliver",
    "development": "develop",
    "distribution": "distribute",
    "documentation": "document",
    "enforcement": "enforce",
    "establishment": "establish",
    "evaluation": "evaluate",
    "execution": "carry out",
    "facilitation": "facilitate",
    "identification": "identify",
    "implementation": "implement",
    "improvement": "improve",
    "installation": "install",
    "investigation": "investigate",
    "maintenance": "maintain",
    "management": "manage",
    "monitoring": "monitor",
    "organization": "organize",
    "oversight": "oversee",
    "performance": "perform",
    "planning": "plan",
    "preparation": "prepare",
    "processing": "process",
    "promotion": "promote",
    "provision": "provide",
    "recruitment": "recruit",
    "review": "review",
    "selection": "select",
    "supervision": "supervise",
    "training": "train",
    "verification": "verify",
}
_NOUNS = re.compile(
    r"^(?:(?:is|be|are|you are|you will be) )?(?:responsible for|perform(?:s|ing)?|"
    r"conduct(?:s|ing)?|provid(?:e|es|ing)|carry(?:ing)? out|carries out|accountable for|"
    rf"in charge of) (?:the )?({'|'.join(_VERBS)}) of(?: the)?\b",
    re.IGNORECASE,
)
_DOING = re.compile(
    r"^(?:(?:is|be|are|you are) )?(?:responsible for|accountable for|in charge of|tasked with) "
    r"(?=\w{3,}ing\b)",
    re.IGNORECASE,
)
_REASON = "The verb is shorter and says at once what the person does."


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield list items that begin with a noun for what they could say with a verb."""
    for text in job.bodies:
        for line in text.items:
            if match := _NOUNS.match(line.text):
                verb = like(line.text, _VERBS[match[1].lower()])
                yield text.found(
                    line.start, line.start + match.end(), f"Begin with the verb: “{verb} …”.",
                    _REASON, "consider", replacement=verb,
                )  # fmt: skip
            elif match := _DOING.match(line.text):
                yield text.found(
                    line.start, line.start + match.end(), "Begin with the verb itself.",
                    _REASON, "consider",
                )  # fmt: skip


CHECK = Check(
    name="nominal_style",
    area="readable",
    label="Nouns for verbs",
    purpose="List items such as “Responsible for the coordination of”.",
    basis="U.S. federal plain language guidelines, “Avoid hidden verbs”.",
    find=find,
    languages=("en",),
)
