"""Many documents, each unlike the others: the shipped roles with facts, texts and languages."""

import random
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import cache
from typing import get_args

from builder import placeholders, rich_text
from builder.document import (
    Apply,
    EmploymentType,
    Fact,
    FlsaStatus,
    JobDocument,
    Location,
    Organization,
    Pay,
    PayPeriod,
    Section,
    SectionKind,
    Workplace,
)
from builder.library.loader import ROLES
from builder.library.schema import read_role

LANGUAGES = (
    "en-US",
    "en-GB",
    "de-CH",
    "fr-FR",
    "es-MX",
    "pl-PL",
    "uk-UA",
    "ar-EG",
    "he-IL",
    "ja-JP",
)
NAMES = (
    "Riverbend & Sons",
    "Klinik Süd",
    "ΑΒΓ <Health>",
    "東京病院",
    'O\'Neill "Care"',
    "مستشفى النيل",
)
PLACES = (
    ("Boston", "MA", "US"),
    ("Zürich", "ZH", "CH"),
    ("Québec", "QC", "CA"),
    ("東京", "", "JP"),
)
TEXTS = (
    "Days & nights", "1. Not a list", "- nor this", "# or that", "=SUM(A1)", "**bold** words",
    "a <b>tag</b>", "`code` and _under_ lines", "[a link](https://a.example)", "]]> <!-- -->",
    "\u202eturned round", "😀 smile", "two  spaces", "&amp; &lt; &#1;", "back\\slash",
    "| cell | cell |",
)  # fmt: skip
HTML = (
    "<p>One<br>two</p>",
    "<ol><li>first<br>line<ul><li>inner<ol><li>deep</li></ul></li></ul></li><li>second</li></ol>",
    '<p>See <a href="https://a.example/?a=1&amp;b=2">here</a> or <u>there</u>, <em>now</em>.</p>',
    "<h3>Who you are</h3><p>Calm, <strong>very <em>calm</em></strong>.</p><h4>Below</h4><p>So.</p>",
    "<p>## no heading</p><p>1. no list</p><p>+ nor * this</p><p>--- &lt;hr&gt;</p>",
    "<ul><li>[Team] lead</li><li>5 &lt; 6 &amp; 7 &gt; 6</li></ul>",
)


@cache
def varied_documents(count: int = 50) -> tuple[JobDocument, ...]:
    """Return that many documents, always the same."""
    chance = random.Random(5)
    paths = sorted(ROLES.glob("*.toml"))
    return tuple(
        _varied(read_role(paths[number % len(paths)]).document(), chance) for number in range(count)
    )


def _varied(document: JobDocument, chance: random.Random) -> JobDocument:
    def text() -> str:
        return " ".join(chance.sample(TEXTS, chance.randint(1, 2)))

    def maybe(value: str) -> str:
        return value if chance.random() < 0.6 else ""

    lowest = Decimal(chance.randint(1500, 9000000)) / 100
    extra = [
        Section(
            kind=chance.choice(get_args(SectionKind)),
            heading=text(),
            html=rich_text.sanitize(
                "".join(chance.sample(HTML, 2)) if chance.random() < 0.9 else ""
            ),
            hidden=chance.random() < 0.2,
        )
        for _ in range(chance.randint(0, 3))
    ]
    sections = [*document.sections, *extra]
    chance.shuffle(sections)
    document = replace(
        document,
        title=f"{document.title} {maybe(text())}".strip(),
        organization=Organization(
            name=maybe(chance.choice(NAMES)),
            website=maybe("https://riverbend.example/?a=1&b=2"),
            about=maybe(text()),
            headquarters=maybe(text()),
            employees=chance.choice([None, 1, 250]),
        ),
        locations=tuple(
            Location(city=city, region=region, country=country)
            for city, region, country in chance.sample(PLACES, chance.randint(0, 3))
        ),
        workplace=chance.choice(get_args(Workplace)),
        employment_type=chance.choice(get_args(EmploymentType)),
        pay=chance.choice(
            [
                None,
                Pay(
                    min=lowest,
                    max=chance.choice([None, lowest, lowest * 2]),
                    currency=chance.choice(["USD", "EUR", "CHF", "JPY"]),
                    period=chance.choice(get_args(PayPeriod)),
                    note=maybe(text()),
                ),
            ]
        ),
        apply=Apply(
            url=maybe("https://jobs.example/7?a=1&b=<2>"),
            email=maybe("jobs+7@example.org"),
            instructions=maybe(f"{text()}\n{text()}"),
        ),
        closes_on=chance.choice([None, date(2027, 1, 1) + timedelta(chance.randint(0, 300))]),
        department=maybe(text()),
        reports_to=maybe(text()),
        flsa_status=chance.choice(get_args(FlsaStatus)),
        job_code=maybe(f"C-{chance.randint(1, 99)}"),
        openings=chance.choice([None, 1, 12]),
        language=chance.choice(LANGUAGES),
        facts=tuple(Fact(label=text(), value=text()) for _ in range(chance.randint(0, 3))),
        sections=tuple(sections),
    )
    return placeholders.fill_known(document) if chance.random() < 0.5 else document
