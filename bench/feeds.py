"""Measures the feeds of a careers page with many jobs: time, size, and growth of memory.

Run it on a database that may be thrown away; it makes an organization with its jobs in it and
deletes them at the end:

    JOBDESC_DATA=build/bench .venv/bin/python manage.py prepare
    JOBDESC_DATA=build/bench .venv/bin/python -m jobdesc.embedded_postgres \
        .venv/bin/python -m bench.feeds --jobs 10000
"""

import argparse
import os
import time

import django
import psutil

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
django.setup()

from django.test import RequestFactory
from django.utils import timezone

from builder.feeds import FEEDS
from builder.models import (
    CareersAddress,
    Organization,
    Posting,
    Publication,
    RoleTemplate,
    Snapshot,
)
from builder.views import feeds

_MEGABYTE = 1 << 20


def make_jobs(count: int) -> Organization:
    """Make an organization with `count` published jobs, their texts those of the role library."""
    organization = Organization.objects.create(name="Bench", careers_address="bench")
    CareersAddress.objects.create(name="bench", organization=organization)
    documents = [role.document().shown() for role in RoleTemplate.objects.shipped()]
    postings = Posting.objects.bulk_create(
        Posting(organization=organization, title=documents[number % len(documents)].title)
        for number in range(count)
    )
    publications = Publication.objects.bulk_create(
        Publication(
            organization=organization,
            posting=posting,
            key=f"{number:012}",
            title=posting.title,
            published_at=timezone.now(),
        )
        for number, posting in enumerate(postings)
    )
    snapshots = Snapshot.objects.bulk_create(
        Snapshot(
            publication=publication,
            number=1,
            posting_version=1,
            document=documents[number % len(documents)].to_dict(),
        )
        for number, publication in enumerate(publications)
    )
    for publication, snapshot in zip(publications, snapshots, strict=True):
        publication.snapshot = snapshot
    Publication.objects.bulk_update(publications, ["snapshot"], batch_size=1000)
    return organization


def main() -> None:
    """Make the jobs, read each feed to its end, print the figures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--jobs", type=int, default=10_000)
    arguments = parser.parse_args()
    organization = make_jobs(arguments.jobs)
    process = psutil.Process()
    try:
        for name in FEEDS:
            before, start, size, most = process.memory_info().rss, time.perf_counter(), 0, 0
            response = feeds.feed(RequestFactory().get("/"), "bench", name)
            for piece in response:
                size += len(piece)
                most = max(most, process.memory_info().rss)
            seconds = time.perf_counter() - start
            grown = (most - before) / _MEGABYTE
            print(f"{name:14} {size / _MEGABYTE:7.1f} MB {seconds:6.1f} s, memory +{grown:.0f} MB")
    finally:
        Publication.objects.filter(organization=organization).update(snapshot=None)
        organization.delete()


if __name__ == "__main__":
    main()
