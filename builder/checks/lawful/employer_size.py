"""How many people the employer has, as far as it is known."""

from builder.checks.context import Context
from builder.checks.job import Job


def employees_of(job: Job, context: Context) -> int | None:
    """Return the number that the document states, or else that of the context."""
    return job.document.organization.employees or context.employees
