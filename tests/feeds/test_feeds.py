"""Feeds as the job boards that read them would: parsed, held against their rules, read back."""

import json
import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import etree
from lxml.html import fromstring

from builder import rich_text
from builder.document import JobDocument, Location, Organization, Pay, Section
from builder.feeds import FEEDS, Entry, Site
from builder.feeds.indeed import without_entities
from tests.exports.samples import FINISHED

HERE = Path(__file__).parent
NOW = datetime(2026, 11, 25, 8, 30, tzinfo=UTC)
SITE = Site(
    name="Riverbend & Sons",
    address="https://jobs.example.org/jobs/riverbend/",
    feed_address="https://jobs.example.org/jobs/riverbend/feeds/any",
    changed_at=NOW,
    jobs=1,
    recruiting_email="jobs@example.org",
    linkedin_company_id="123456",
)
HOSTILE = "]]> <script>alert(1)</script> &amp; & \x07\x00\ud7ff‮ 😀 =SUM(A1) </job>"


def entry(document: JobDocument, number: int = 1) -> Entry:
    return Entry(
        document=document,
        reference=f"abcdefghj{number:03}",
        address=f"https://jobs.example.org/jobs/riverbend/job-{number}/?a=1&b=2",
        apply_address=f"https://jobs.example.org/jobs/riverbend/job-{number}/apply/",
        published_at=NOW - timedelta(days=number),
        changed_at=NOW,
    )


def varied() -> Iterable[Entry]:
    """Fifty jobs that differ in what they state and what they leave out."""
    workplaces = ("", "onsite", "hybrid", "remote")
    types = ("", "full_time", "part_time", "contract", "temporary", "internship", "per_diem")
    periods = ("hour", "day", "week", "month", "year")
    for number in range(50):
        pay = Pay(
            min=Decimal("18.25") if number % 3 else None,
            max=Decimal(40 + number) if number % 2 else None,
            currency=("USD", "EUR", "CHF")[number % 3],
            period=periods[number % 5],  # type: ignore[arg-type]
        )
        places = (
            Location(city="Duluth", region="MN", country="US"),
            Location(city="Montréal", region="QC", country="CA"),
        )[: number % 3]
        yield entry(
            replace(
                FINISHED,
                title=f"Job {number} & more",
                workplace=workplaces[number % 4],  # type: ignore[arg-type]
                employment_type=types[number % 7],  # type: ignore[arg-type]
                locations=places,
                pay=pay if number % 4 else None,
                closes_on=FINISHED.closes_on if number % 2 else None,
            ).shown(),
            number,
        )


def written(name: str, *entries: Entry) -> bytes:
    return "".join(FEEDS[name].write(SITE, entries)).encode()


def schema(name: str) -> Any:
    path = HERE / name
    return etree.RelaxNG(file=path) if path.suffix == ".rng" else etree.XMLSchema(file=path)


@pytest.mark.parametrize(
    ("name", "rules"),
    [("indeed.xml", "indeed.xsd"), ("linkedin.xml", "linkedin.xsd"), ("atom.xml", "atom.rng")],
)
def test_a_feed_of_varied_jobs_keeps_to_the_rules_of_who_reads_it(name: str, rules: str) -> None:
    schema(rules).assertValid(etree.fromstring(written(name, *varied())))


def test_the_json_feed_keeps_to_its_rules() -> None:
    feed = json.loads(written("feed.json", *varied()))
    assert feed["version"] == "https://jsonfeed.org/version/1.1"
    assert feed["title"]
    assert len({item["id"] for item in feed["items"]}) == 50
    for item in feed["items"]:
        assert item["content_html"]
        assert item["url"].startswith("https://")
        assert datetime.fromisoformat(item["date_published"]).tzinfo


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_without_jobs_is_still_a_feed(name: str) -> None:
    content = written(name)
    if name.endswith(".json"):
        assert json.loads(content)["items"] == []
    else:
        assert etree.fromstring(content).tag


def test_a_job_with_several_places_is_one_job_for_each_at_indeed() -> None:
    places = tuple(Location(city=city, region="MN", country="US") for city in ("Duluth", "Ely"))
    root = etree.fromstring(written("indeed.xml", entry(replace(FINISHED, locations=places))))
    found = [(job.findtext("city"), job.findtext("referencenumber")) for job in root.iter("job")]
    assert found == [("Duluth", "abcdefghj001"), ("Ely", "abcdefghj001-ely-mn-us")]


def test_a_remote_job_is_told_to_indeed_as_its_reference_asks() -> None:
    root = etree.fromstring(written("indeed.xml", entry(replace(FINISHED, workplace="remote"))))
    job = root.find("job")
    assert job is not None
    told = [job.findtext(name) for name in ("city", "state", "country", "remotetype")]
    assert told == ["Remote", "", "US", "Fully remote"]


def test_pay_is_told_to_indeed_without_commas_and_with_its_period() -> None:
    pay = Pay(min=Decimal("31.50"), max=Decimal(40), period="hour")
    root = etree.fromstring(written("indeed.xml", entry(replace(FINISHED, pay=pay))))
    assert root.findtext("job/salary") == "$31.5 - $40 per hour"


@pytest.mark.parametrize("name", FEEDS)
def test_hostile_text_neither_breaks_a_feed_nor_gets_out_of_its_place(name: str) -> None:
    document = JobDocument(
        title=HOSTILE.replace("\x00", ""),
        organization=Organization(name=HOSTILE.replace("\x00", "")),
        department=HOSTILE.replace("\x00", ""),
        sections=(
            Section(kind="custom", heading="]]>", html=rich_text.sanitize(f"<p>{HOSTILE}</p>")),
        ),
    )
    content = written(name, entry(document))
    if name.endswith(".json"):
        item = json.loads(content)["items"][0]
        title, html = item["title"], item["content_html"]
    else:
        root = etree.fromstring(content)
        job = root.find("job") if root.find("job") is not None else root.find("{*}entry")
        assert job is not None
        title = job.findtext("title") or job.findtext("{*}title")
        html = job.findtext("description") or job.findtext("{*}content")
        assert len(list(root.iter("job", "{*}entry"))) == 1
    assert "=SUM(A1)" in title
    assert "😀" in title
    assert not fromstring(html).xpath("//script")


@given(st.text())
def test_what_indeed_gets_holds_no_entity_and_no_tag_that_was_text(text: str) -> None:
    markup = rich_text.sanitize(f"<p>{text}</p>") or "<p>a</p>"
    plain = without_entities(markup)
    assert not re.search(r"&#?\w{1,32};", plain)
    assert len(fromstring(f"<div>{plain}</div>").xpath(".//*")) == len(
        fromstring(f"<div>{markup}</div>").xpath(".//*")
    )
