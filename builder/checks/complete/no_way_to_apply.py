"""A posting that does not say how to apply."""

import re
from collections.abc import Iterator

from builder.checks.check import Check
from builder.checks.context import Context
from builder.checks.finding import Finding
from builder.checks.job import Job

_ADDRESS = re.compile(
    r"https?://\S+|www\.\S+|[\w.+-]+@[\w-]+\.\w[\w.-]*|\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}"
)
_APPLY = re.compile(r"\b(?:appl(?:y|ication|ications|icants)|résumé|resume|cv)\b", re.IGNORECASE)
_REASON = "Whoever likes the job and cannot find out where to apply is lost."


def find(job: Job, context: Context) -> Iterator[Finding]:
    """Yield a finding if no address to apply at is in its field, nor in the text."""
    apply = job.document.apply
    if apply.url or apply.email:
        return
    for text in job.texts:
        for line in text.lines:
            address = _ADDRESS.search(line.text) if _APPLY.search(line.text) else None
            if address:
                yield text.found(
                    line.start + address.start(),
                    line.start + address.end(),
                    "Put this into “How to apply” too, so that job boards find it.",
                    "Feeds and the button to apply read the address from its own field.",
                    "consider",
                )
                return
    instructions = apply.instructions.strip()
    yield Finding(
        message="Say where to apply: a web address or an e-mail address.",
        reason=_REASON,
        severity="should_fix" if instructions else "must_fix",
        place="apply",
    )


CHECK = Check(
    name="no_way_to_apply",
    area="complete",
    label="No way to apply",
    purpose="Neither a web address nor an e-mail address to apply at.",
    basis="Ours. Indeed's and LinkedIn's feeds ask for an address to apply at.",
    find=find,
)
