"""A title that says more than the job."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding, Severity
from builder.checks.job import Job, Text

_SOURCE = "Google, “Job posting (JobPosting) structured data”: title"
_LONGEST = 60
_AMOUNT = re.compile(
    r"[-–|,(]?\s*(?:[$€£¥]\s?\d[\d,.]*\s?k?|\d[\d,.]*\s?k?\s?[$€£¥]|\d{2,3}k\b)"
    r"(?:\s*[-–to]+\s*[$€£¥]?\s?\d[\d,.]*\s?k?)?"
    r"(?:\s?(?:/|per |an? )?\s?(?:hr|hour|year|yr|annum|month|week)\b\.?)?(?:\s?DOE)?\)?",
    re.IGNORECASE,
)
# "C#" is the name of a language.
_SHOUTS = re.compile(r"\s*(?:[!*★✦]|(?<![A-Za-z])#)+\s*")
_LURES = re.compile(
    r"[-–|,:(]?\s*\b(?:urgent(?:ly)?|(?:now )?hiring(?: now| immediately)?|apply (?:now|today)"
    r"|immediate(?:ly)?(?: (?:start|hire|opening)s?)?|wanted|sign[- ]?on bonus"
    r"|great (?:pay|benefits)|work from home"
    r"|\$?\d* ?bonus)\b\)?(?:\s*[:|–-]\s+)?",
    re.IGNORECASE,
)
_DAY = re.compile(r"[-–|,(]?\s*\b(?:\d{1,2}[./]\d{1,2}[./]\d{2,4}|20\d\d)\b\)?")
_REASON = (
    f"Searchers look for the job's name, and job boards leave out titles with more ({_SOURCE})."
)


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding on each thing in the title that is not the job's name."""
    text = next(iter(job.texts))
    title = text.text
    if not title.strip():
        yield text.found(0, 0, "Give the posting a job title.", _REASON, "must_fix")
        return
    rules: tuple[tuple[re.Pattern[str] | None, str, Severity], ...] = (
        (_AMOUNT, "Take the pay out of the title. It has a field of its own.", "must_fix"),
        (_SHOUTS, "Take “{}” out of the title.", "must_fix"),
        (_LURES, "Take “{}” out of the title: it does not name the job.", "should_fix"),
        (_DAY, "Take the date out of the title.", "should_fix"),
        (_places(job), "Take the place out of the title. It has a field of its own.", "should_fix"),
        (_names(job), "Take “{}” out of the title. It has a field of its own.", "should_fix"),
    )
    taken: list[range] = []
    for pattern, message, severity in rules:
        for match in pattern.finditer(title) if pattern else ():
            reach = range(match.start(), match.end())
            if not title[match.start() : match.end()].strip() or any(
                reach.start < other.stop and other.start < reach.stop for other in taken
            ):
                continue
            taken.append(reach)
            yield _without(text, match, message, severity)
    letters = [char for char in title if char.isalpha()]
    if len(letters) > 10 and all(map(str.isupper, letters)):
        yield text.found(
            0, len(title), "Write the title without capitals throughout.", _REASON, "should_fix",
            replacement=title.title(),
        )  # fmt: skip
    if len(title) > _LONGEST:
        yield text.found(
            _LONGEST, len(title), f"Shorten the title: it has {len(title)} characters.",
            "Lists of results cut off longer titles. The bound of 60 is ours.", "consider",
        )  # fmt: skip


def _without(text: Text, match: re.Match[str], message: str, severity: Severity) -> Finding:
    named = match.group().strip(" -–|,()")
    return text.found(
        match.start(), match.end(), message.format(named), _REASON, severity, replacement=""
    )


def _places(job: Job) -> re.Pattern[str] | None:
    cities = {place.city for place in job.document.locations if len(place.city) > 2}
    return _any_of(cities, r"[-–|,(]?\s*(?:in )?", r"(?:,? [A-Z]{2})?\)?")


def _names(job: Job) -> re.Pattern[str] | None:
    document = job.document
    names = {document.organization.name, document.job_code}
    return _any_of({name for name in names if len(name) > 2}, r"[-–|,(]?\s*(?:at )?", r"\)?")


def _any_of(words: set[str], before: str, after: str) -> re.Pattern[str] | None:
    if not words:
        return None
    listed = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"{before}(?<!\w)(?:{listed})(?!\w){after}", re.IGNORECASE)


CHECK = Check(
    name="title_extras",
    area="complete",
    label="Title with extras",
    purpose="Pay, places, dates, names, exclamation marks or capitals in the title.",
    basis=_SOURCE,
    find=find,
)
