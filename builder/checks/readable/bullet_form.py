"""Lists whose items begin alike, or in different forms."""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Literal

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job, Line, Text

Form = Literal["base", "third", "ing", "other"]

_VERBS = frozenset(
    """administer advise advocate analyze answer apply arrange assess assign assist attend audit
    build calculate call care check clean coach collaborate collect communicate complete conduct
    connect consult contribute coordinate create define deliver design develop direct discuss
    distribute document draft drive educate enforce engage ensure establish evaluate explain
    facilitate follow gather give greet guide handle help hire identify implement improve inform
    inspect install investigate keep lead learn listen maintain make manage measure meet mentor
    monitor negotiate observe offer operate order organize oversee participate perform plan
    prepare present process produce promote protect provide read receive recommend record
    recruit refer repair report represent research resolve respond review run schedule select
    sell serve set share solve staff start stay supervise support take talk teach test track
    train transport treat troubleshoot update use verify visit watch welcome work write""".split()
)
_NAMES: dict[Form, str] = {"base": "“Plan”", "third": "“Plans”", "ing": "“Planning”"}
_RUN = 4
_FEWEST = 5
_MOST_SHARE = 0.7


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield runs of items with the same first word, and items in another form than the rest."""
    for text in job.of_kind("responsibilities"):
        items = [line for line in text.items if line.words]
        yield from _alike(text, items)
        yield from _unlike(text, items)


def _alike(text: Text, items: Sequence[Line]) -> Iterator[Finding]:
    for first, group in groupby(items, key=lambda line: line.words[0].lower()):
        run = list(group)
        if len(run) >= _RUN:
            line = run[1]
            yield text.found(
                line.start,
                line.start + len(line.words[0]),
                f"{len(run)} items in a row begin with “{first.capitalize()}”. Vary the verbs.",
                "The eye slips over lines that look alike.",
                "consider",
            )


def _unlike(text: Text, items: Sequence[Line]) -> Iterator[Finding]:
    forms = [_form(line.words[0].lower()) for line in items]
    known = Counter(form for form in forms if form != "other")
    if known.total() < _FEWEST:
        return
    usual, count = known.most_common(1)[0]
    if count == known.total() or count < _MOST_SHARE * known.total():
        return
    for line, form in zip(items, forms, strict=True):
        if form not in {usual, "other"}:
            yield text.found(
                line.start,
                line.start + len(line.words[0]),
                f"The other items begin like {_NAMES[usual]}. Begin this one so, too.",
                "A list in one form is read faster.",
                "consider",
            )


def _form(word: str) -> Form:
    if word in _VERBS:
        return "base"
    for ending, form in (("ing", "ing"), ("es", "third"), ("s", "third")):
        stem = word.removesuffix(ending)
        if stem != word and (
            stem in _VERBS or stem + "e" in _VERBS or stem[:-1] in _VERBS
            or (ending == "es" and stem.endswith("i") and stem[:-1] + "y" in _VERBS)
        ):  # fmt: skip
            return "ing" if form == "ing" else "third"
    return "other"


CHECK = Check(
    name="bullet_form",
    area="readable",
    label="Form of lists",
    purpose="Responsibilities that begin with the same word again and again, or in several forms.",
    basis="Ours.",
    find=find,
    languages=("en",),
)
