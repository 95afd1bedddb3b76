"""How long a save in the editor takes: a section of a large posting, among few and many postings.

Run it on a database that may be thrown away; it makes an organization with postings, and deletes
them at the end:

    JOBDESC_DATA=build/bench .venv/bin/python -m jobdesc.embedded_postgres \
        .venv/bin/python -m bench.editor --postings 10 100000

The posting has 60 sections and 50,000 characters. A save is one request over HTTP to a server with
one process, from the form's values to the last byte of the answer, each with a text of its own.
Queries are counted in the same request made within this process.
"""

import argparse
import http.client
import os
import re
import statistics
import sys
import time
from urllib.parse import urlencode

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "jobdesc.settings")
django.setup()

from django.conf import settings
from django.db import connection
from django.db.models import Model
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from bench.postings import large_posting
from bench.serving import organization_with_owner, server, session
from builder.models import Organization, Posting, Revision, RoleTemplate, User
from builder.models import Section as StoredSection

_TOKEN = "b" * 32
_COPY_POSTINGS = """
    INSERT INTO builder_posting ({columns}, id, title)
    SELECT {columns}, gen_random_uuid(), title || ' ' || number
    FROM builder_posting, generate_series(1, %s) AS number WHERE id = %s
"""
_COPY_PARTS = """
    INSERT INTO {table} ({columns}, posting_id{more})
    SELECT {of_part}, posting.id{made}
    FROM builder_posting AS posting, (SELECT {columns} FROM {table} WHERE posting_id = %s) AS part
    WHERE posting.organization_id = %s AND NOT EXISTS
        (SELECT FROM {table} AS own WHERE own.posting_id = posting.id)
"""


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--postings", type=int, nargs="+", default=[10, 1000])
    parser.add_argument("--runs", type=int, default=60)
    arguments = parser.parse_args()
    print(f"{'postings':>9}{'median':>9}{'95 %':>8}{'queries':>9}{'answer':>11}   load")
    with server() as port, organization_with_owner() as (organization, user):
        posting = large_posting(organization, user)
        small = Posting.objects.start(
            RoleTemplate.objects.shipped()[0], organization, {"title": "Copied"}, user
        )
        for count in sorted(arguments.postings):
            _fill_up(organization, small, count)
            times, size = _saves(port, posting, user, arguments.runs)
            high = statistics.quantiles(times, n=20)[-1]
            print(
                f"{count:9}{statistics.median(times):6.1f} ms{high:5.1f} ms"
                f"{_queries(posting, user):9}{size / 1000:8.1f} kB   {os.getloadavg()[0]:.1f}"
            )
    print("Aim: a median under 50 ms and at most 12 queries, however many postings there are.")


def _fill_up(organization: Organization, small: Posting, count: int) -> None:
    """Copy `small`, its sections and its history until the organization has `count` postings."""
    missing = count - Posting.objects.filter(organization=organization).count()
    with connection.cursor() as cursor:
        if missing > 0:
            columns = _columns(Posting, "id", "title")
            cursor.execute(_COPY_POSTINGS.format(columns=columns), [missing, small.pk])
            for model, more, made in (
                (StoredSection, ", id", ", gen_random_uuid()"),
                (Revision, "", ""),
            ):
                columns = _columns(model, "id", "posting_id")
                statement = _COPY_PARTS.format(
                    table=model._meta.db_table,
                    columns=columns,
                    of_part=columns.replace('"', 'part."', 1).replace(', "', ', part."'),
                    more=more,
                    made=made,
                )
                cursor.execute(statement, [small.pk, organization.pk])
        cursor.execute("ANALYZE")


def _columns(model: type[Model], *without: str) -> str:
    """Return the names of the model's columns for a statement."""
    names = (field.column for field in model._meta.local_fields)
    return ", ".join(f'"{name}"' for name in names if name not in without)


def _saves(port: int, posting: Posting, user: User, runs: int) -> tuple[list[float], int]:
    """Save sections in turn; return the milliseconds of each, and the characters of an answer."""
    sections, times = list(posting.present_sections()), []
    with session(user) as key:
        cookie = f"{settings.SESSION_COOKIE_NAME}={key}; {settings.CSRF_COOKIE_NAME}={_TOKEN}"
        server_connection = http.client.HTTPConnection("127.0.0.1", port)
        for run in range(runs + 5):
            section = sections[run % len(sections)]
            section.refresh_from_db()
            body = urlencode(_form(section, run))
            start = time.perf_counter()
            server_connection.request(
                "POST",
                reverse("section", args=["postings", posting.pk, section.pk]),
                body,
                {
                    "Host": "localhost",
                    "Cookie": cookie,
                    "HX-Request": "true",
                    "Content-Type": "application/x-www-form-urlencoded",
                },
            )
            answer = server_connection.getresponse()
            size = len(answer.read())
            if run >= 5:  # The first ones warm everything up.
                times.append((time.perf_counter() - start) * 1000)
            if answer.status != 200:
                sys.exit(f"The save was answered with {answer.status}.")
        server_connection.close()
    return times, size


def _queries(posting: Posting, user: User) -> int:
    """Return how many statements a save takes, the beginning and end of transactions left out."""
    client = Client(headers={"HX-Request": "true", "Host": "localhost"})
    client.force_login(user)
    section = posting.present_sections()[0]
    address = reverse("section", args=["postings", posting.pk, section.pk])
    with CaptureQueriesContext(connection) as queries:
        client.post(address, _form(section, -1))
    return sum(
        not re.match(r"(RELEASE )?SAVEPOINT|BEGIN|COMMIT", query["sql"])
        for query in queries.captured_queries
    )


def _form(section: StoredSection, run: int) -> dict[str, str]:
    html = section.html.replace("</li>", f" {run}</li>", 1)
    return {
        "heading": section.heading,
        "html": html,
        "version": str(section.version),
        "csrfmiddlewaretoken": _TOKEN,
    }


if __name__ == "__main__":
    main()
