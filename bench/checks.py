"""How long the checks take on a posting of about a thousand words, and which takes longest.

    .venv/bin/python -m jobdesc.embedded_postgres .venv/bin/python -m bench.checks [--runs 200]

The posting is put together from the library's own roles. What the checks need from the database is
looked up before, and is not in the times.
"""

import argparse
import os
import statistics
import time
from collections import defaultdict
from dataclasses import replace
from itertools import chain, islice

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
django.setup()

from django.core.management import call_command
from django.utils import timezone

from builder.checks import CHECKS, check
from builder.checks.job import Job
from builder.document import JobDocument
from builder.library.check_context import context_for
from builder.models import RoleTemplate

_WORDS = 1000


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, default=200)
    runs = parser.parse_args().runs
    call_command("prepare")
    document = _posting()
    context = context_for(document, timezone.localdate(), employees=200)
    whole = []
    each: dict[str, list[float]] = defaultdict(list)
    for _ in range(runs):
        start = time.perf_counter()
        check(document, context)
        whole.append(time.perf_counter() - start)
        job = Job(document)
        assert job.texts
        for name, one in CHECKS.items():
            start = time.perf_counter()
            list(one.find(job, context))
            each[name].append(time.perf_counter() - start)
    words = len(Job(document).words)
    print(f"{len(CHECKS)} checks on {words} words, {runs} runs, load {os.getloadavg()[0]:.1f}")
    print(f"All: median {_ms(whole):.2f} ms, 95th percentile {_ms(whole, 95):.2f} ms (aim 20)")
    for name, times in sorted(each.items(), key=lambda pair: -_ms(pair[1]))[:8]:
        print(f"  {name}: {_ms(times):.2f} ms")


def _posting() -> JobDocument:
    """Return a posting of the wanted length, made of the sections of several roles."""
    roles = RoleTemplate.objects.filter(organization=None).order_by("key")
    first = roles[0].document()
    sections = list(chain.from_iterable(role.document().sections for role in islice(roles, 4)))
    document = replace(first, sections=())
    for section in sections:
        document = replace(document, sections=(*document.sections, section))
        if len(Job(document).words) >= _WORDS:
            break
    return document


def _ms(times: list[float], percentile: int = 50) -> float:
    return 1000 * statistics.quantiles(times, n=100)[percentile - 1]


if __name__ == "__main__":
    main()
