"""Postings that the exports are tried with."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from builder.document import (
    Apply,
    Fact,
    JobDocument,
    Location,
    Organization,
    Pay,
    Section,
)

FINISHED = JobDocument(
    title="Behavioral Health Case Manager",
    organization=Organization(
        name="Riverbend & Sons",
        website="https://riverbend.example.org",
        headquarters="Boston, MA",
    ),
    locations=(Location(city="Boston", region="MA", country="US"),),
    workplace="hybrid",
    employment_type="full_time",
    pay=Pay(min=Decimal(65000), max=Decimal(85000), note="Depends on experience."),
    apply=Apply(
        url="https://jobs.example.org/7?a=1&b=2",
        email="jobs@example.org",
        instructions="Send a résumé.\nAdd a letter.",
    ),
    closes_on=date(2026, 12, 31),
    department="Care",
    reports_to="Clinical director",
    flsa_status="exempt",
    job_code="C-7",
    openings=2,
    facts=(Fact(label="Schedule", value="Days & nights"),),
    sections=(
        Section(
            kind="job_brief",
            heading="Job brief & more",
            html="<p>We help <strong>people</strong>.</p><h3>Who you are</h3><p>Calm.</p>",
        ),
        Section(
            kind="responsibilities",
            heading="Responsibilities",
            html="<ul><li>Assess needs<ul><li>Each week</li></ul></li><li>Plan care</li></ul>",
        ),
        Section(kind="benefits", heading="Hidden benefits", html="<p>Secret</p>", hidden=True),
        Section(kind="custom", heading="Empty heading"),
    ),
)
DRAFT = replace(
    FINISHED,
    locations=(),
    apply=Apply(),
    sections=(
        Section(kind="job_brief", heading="Job brief", html="<p>Join [Team] & help.</p>"),
        *FINISHED.sections,
    ),
)

EVIL = "<script>evil()</script>\"'><img src=x onerror=evil()> & &amp; {{ evil }} {% evil %}"
HOSTILE = JobDocument(
    title=EVIL,
    organization=Organization(name=EVIL, headquarters=EVIL, website=f"https://a.example/{EVIL}"),
    locations=(Location(city=EVIL, region=EVIL, country=EVIL),),
    pay=Pay(min=Decimal(1), currency="USD", note=EVIL),
    apply=Apply(url=f"https://a.example/{EVIL}", email=f"{EVIL}@example.org", instructions=EVIL),
    department=EVIL,
    reports_to=EVIL,
    job_code=EVIL,
    language=f'en" onload="{EVIL}',
    facts=(Fact(label=EVIL, value=f"[{EVIL[8:14]}] {EVIL}"),),
    sections=(Section(kind="custom", heading=EVIL, html="<p>Words</p>"),),
)

# Latin with accents, Greek, Cyrillic, Chinese, and an emoji.
WORLD = "Zürich Łódź, Αθήνα, Київ Москва, 東京, 🙂"


def full_of(words: str) -> JobDocument:
    """A posting that says the same everywhere."""
    return replace(
        FINISHED,
        title=words,
        organization=Organization(name=words),
        facts=(Fact(label=words, value=words),),
        sections=(Section(kind="custom", heading=words, html=f"<p>{words}</p>"),),
    )


WORLDLY = full_of(WORLD)
