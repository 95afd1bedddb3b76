"""Sentences that do not say who does it."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_IRREGULAR = (
    "made|done|given|taken|held|kept|led|met|paid|put|read|run|seen|sent|set|shown|taught|told|"
    "written|driven|chosen|brought|bought|built|drawn|found|known|begun|broken|caught"
)
_PASSIVE = re.compile(
    rf"\b(?:is|are|was|were|be|been|being)(?: \w+ly| not)? (\w+ed|{_IRREGULAR})\b", re.IGNORECASE
)
# Said of a state or a demand, not of something that someone does.
_STATES = re.compile(
    r"(?:requir|prefer|need|locat|interest|commit|expect|encourag|qualifi|licens|certifi|bas|"
    r"organiz|detail[- ]?orient|experienc|skill|motivat|dedicat|advanc|relat|limit|includ|"
    r"unit|focus|register|desir|excit|assign|pleas|involv|balanc|associat|concern|invit)\w*",
    re.IGNORECASE,
)
# Now and then it is the right way to say it; in more sentences than that it hides who works.
_SHARE = 0.1
_FEWEST = 3


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield the passives if many of the sentences on the work have one."""
    texts = job.of_kind("job_brief", "responsibilities")
    sentences = [(text, one) for text in texts for line in text.lines for one in line.sentences]
    found = [
        (text, one.start + match.start(), one.start + match.end())
        for text, one in sentences
        for match in _PASSIVE.finditer(one.text)
        if not _STATES.fullmatch(match[1])
    ]
    if len(found) < max(_FEWEST, _SHARE * len(sentences)):
        return
    for text, start, end in found:
        yield text.found(
            start,
            end,
            "Say who does it: “you plan”, “the team reviews”.",
            f"{len(found)} of {len(sentences)} sentences do not say who does the work, which is "
            "what candidates want to know.",
            "consider",
        )


CHECK = Check(
    name="passive_voice",
    area="readable",
    label="Passive voice",
    purpose="Many sentences on the work that do not say who does it.",
    basis="U.S. federal plain language guidelines, “Use active voice”. The share is ours.",
    find=find,
    languages=("en",),
)
