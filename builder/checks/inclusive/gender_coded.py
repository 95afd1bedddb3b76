"""Wording that men are thought of with."""

from collections import Counter
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.inclusive.gender_decoder import Coded, coded_words, verdict
from builder.checks.inclusive.terms import like
from builder.checks.job import Job, Text

_SOURCE = (
    "Gaucher, Friesen and Kay, Journal of Personality and Social Psychology 101 (2011), "
    "pages 109 to 128"
)
_REASON = (
    "Women found jobs less appealing that were advertised with many words of this kind, whatever "
    f"the job ({_SOURCE})."
)
# Coded words that describe a person or a place of work, and plainer ones. Others, such as “lead”,
# “analysis” or “decision”, mostly name the work itself: they count, but are not worth changing.
_BETTER = {
    "adventurous": "curious",
    "aggressive": "persistent",
    "aggressively": "actively",
    "ambitious": "motivated",
    "assertive": "clear",
    "assertiveness": "clarity",
    "battle": "work",
    "boast": "have",
    "boasts": "has",
    "champion": "support",
    "competitive": "",
    "courageous": "sincere",
    "decisive": "clear",
    "dominant": "leading",
    "dominate": "lead",
    "driven": "motivated",
    "fearless": "bold",
    "fight": "work",
    "headstrong": "determined",
    "outspoken": "open",
    "self-reliant": "able to work alone",
    "superior": "excellent",
}
# “Competitive salary” speaks of pay, “data-driven” of a method.
_MEANT_OTHERWISE = (
    "competitive salar", "competitive pay", "competitive benefit", "competitive compensation",
    "competitive wage", "competitive total", "competitive, ", "competitive exam",
    "competitive and ", "competitive bid", "competitive recruit", "competitive process",
    "competitive rate", "competitive base", "competitive medical", "competitive health",
    "competitive solicitation", "competitive procurement", "driven by", "superior court",
    "lake superior",
)  # fmt: skip


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield the verdict where it is masculine, and the words that could be others."""
    found = [(text, one) for text in job.texts for one in coded_words(text.text)]
    count = Counter[str]()
    for _, one in found:
        count[one.side] += one.count
    said = verdict(count["masculine"], count["feminine"])
    if "masculine" not in said:
        return
    yield Finding(
        message=f"The wording is {said}: {count['masculine']} masculine and "
        f"{count['feminine']} feminine words.",
        reason=_REASON,
        severity="consider",
    )
    for text, one in found:
        if one.side == "masculine":
            yield from _word(text, one)


def _word(text: Text, one: Coded) -> Iterator[Finding]:
    word = text.text[one.start : one.end]
    around = text.text[one.start : one.end + 16].lower()
    better = _BETTER.get(word.lower())
    if better is None or around.startswith(_MEANT_OTHERWISE):
        return
    yield text.found(
        one.start,
        one.end,
        f"“{word}” is one of the masculine words. A plainer one may say what you mean.",
        _REASON,
        "consider",
        like(word, better) if better else None,
    )


CHECK = Check(
    name="gender_coded",
    area="inclusive",
    label="Masculine wording",
    purpose="More masculine than feminine words, as the public Gender Decoder counts them.",
    basis=f"{_SOURCE}; K. Matfield, Gender Decoder for Job Ads.",
    find=find,
    languages=("en",),
)
