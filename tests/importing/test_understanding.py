"""What is understood of documents in the styles that people have them in."""

from decimal import Decimal

import pytest

from builder.document import Pay
from builder.importing import Understanding, read
from tests.importing.postings import EXAMPLES, Example

READ = {name: read(example.text.encode()) for name, example in EXAMPLES.items()}


def every() -> pytest.MarkDecorator:
    return pytest.mark.parametrize(
        ("example", "understood"),
        [(EXAMPLES[name], READ[name]) for name in EXAMPLES],
        ids=list(EXAMPLES),
    )


@every()
def test_title_employer_and_terms_are_found(example: Example, understood: Understanding) -> None:
    document = understood.document

    assert document.title == example.title
    if example.employer:
        assert document.organization.name == example.employer
    assert document.employment_type == example.employment or not example.employment
    assert document.workplace == example.workplace or not example.workplace
    assert document.flsa_status == example.flsa or not example.flsa
    assert document.closes_on == example.closes_on
    found = {
        "department": document.department,
        "reports_to": document.reports_to,
        "apply_url": document.apply.url,
        "apply_email": document.apply.email,
    }
    assert {name: found[name] for name in example.fields} == example.fields


@every()
def test_pay_is_found_with_its_period_and_nothing_else_is_taken_for_it(
    example: Example, understood: Understanding
) -> None:
    pay = understood.document.pay

    if example.pay is None:
        assert pay is None
    else:
        assert pay is not None
        assert (pay.min, pay.max) == example.pay
        assert (pay.period, pay.currency) == (example.period, example.currency)


@every()
def test_places_are_found(example: Example, understood: Understanding) -> None:
    if example.cities:
        places = understood.document.locations
        assert tuple(place.city for place in places) == example.cities
        assert {place.region for place in places} == {example.region}
        assert {place.country for place in places} == {example.country}


@every()
def test_sections_get_their_kinds_in_order(example: Example, understood: Understanding) -> None:
    kinds = iter(section.kind for section in understood.document.sections)

    assert all(any(kind == one for one in kinds) for kind in example.kinds)


@every()
def test_no_word_is_lost(example: Example, understood: Understanding) -> None:
    assert understood.kept.lost == ()
    assert understood.kept.words > 50


@every()
def test_each_value_says_where_it_was_found(example: Example, understood: Understanding) -> None:
    assert understood.source
    blocks = understood.source.blocks
    for found in understood.found:
        for place in found.places:
            assert 0 <= place.start < place.end <= len(blocks[place.block].text)
    title = next(found for found in understood.found if found.field == "title")
    (place,) = title.places
    said = blocks[place.block].text[place.start : place.end].casefold()
    assert example.title.casefold() in said
    for found in understood.found:
        if isinstance(found.value, Pay) and found.value.min:
            (place,) = found.places
            said = blocks[place.block].text[place.start : place.end]
            assert any(character.isdigit() for character in said)


@pytest.mark.parametrize(
    ("line", "low", "high", "period"),
    [
        ("Pay: $28.07 - $35.71 HOUR", "28.07", "35.71", "hour"),
        ("Salary: 65k–85k", "65000", "85000", "year"),
        ("Salary: $65-85K per year", "65000", "85000", "year"),
        ("Pay range: up to $92,500 annually", None, "92500", "year"),
        ("Salary: from $4,000 a month", "4000", None, "month"),
        ("Pay: $72,000 DOE", "72000", "72000", "year"),
        ("Salary: Grade 23 ($51,230.00 to $66,010.00)", "51230", "66010", "year"),
        ("Wage: 19.50/hour", "19.50", "19.50", "hour"),
        ("Hourly rate: $17.25", "17.25", "17.25", "hour"),
        ("Salary: £32,000 - £38,000 per annum", "32000", "38000", "year"),
        ("Salary range: $1,900.00-$2,300.00 bi-weekly", "49400", "59800", "year"),
        ("Compensation: USD 90,000 to USD 110,000", "90000", "110000", "year"),
        ("Salary: $3,250/month to $4,100/month", "3250", "4100", "month"),
        ("Daily rate: $210 - $240 per day", "210", "240", "day"),
        ("The salary for this role is between $88,400 and $104,000.", "88400", "104000", "year"),
    ],
)  # fmt: skip
def test_pay_is_read_as_people_write_it(
    line: str, low: str | None, high: str | None, period: str
) -> None:
    pay = read(f"Job title: Welder\n{line}\nLocation: Tulsa, OK\n".encode()).document.pay

    assert pay is not None
    assert (pay.min, pay.max) == (low and Decimal(low), high and Decimal(high))
    assert pay.period == period


@pytest.mark.parametrize(
    "line",
    [
        "We match up to $3,000 a year into your 401(k).",
        "Founded in 1987, we manage $450 million in assets.",
        "A $2,500 sign-on bonus is paid after 90 days.",
        "Tuition reimbursement of up to $5,250 per year.",
        "You will manage an annual budget of $1,200,000.",
        "Salary: Commensurate with experience",
        "Salary: See position description",
        "Application fee: $25",
        "Life insurance of $50,000 at no cost to you.",
        "Serves 24,000 residents and 3,000 businesses.",
        "Employees earn 15 days of vacation a year.",
        "Pay grade: 114",
        "Referral bonus: $500",
    ],
)
def test_other_amounts_are_not_taken_for_pay(line: str) -> None:
    assert read(f"Job title: Welder\n{line}\nLocation: Tulsa, OK\n".encode()).document.pay is None


def test_two_ranges_that_differ_are_said_to_be_unsure() -> None:
    text = (
        "Title: Planner\nSalary: $60,000 - $70,000 a year\n\nOverview\n\n"
        "The salary range for this position is $50,000 - $58,000 a year.\n"
    )
    understood = read(text.encode())
    doubts = {found.field: found.doubt for found in understood.unsure}

    assert understood.document.pay is not None
    assert understood.document.pay.min == 60000
    assert "another range" in doubts["pay"]


def test_a_title_is_told_from_slogan_employer_and_kind_of_document() -> None:
    text = (
        "RIVERTON COUNTY\nBuilding tomorrow together!\nJob Description\n\n"
        "SENIOR CIVIL ENGINEER\n\nPosition Summary\n\nPlans roads and bridges for the county.\n"
    )

    assert read(text.encode()).document.title == "Senior Civil Engineer"


def test_a_text_that_names_no_job_gets_no_title_and_says_so() -> None:
    understood = read(b"Opening hours\n\nMonday to Friday, 9 to 5. Closed on holidays.\n")

    assert understood.document.title == ""
    assert [found.field for found in understood.unsure][:1] == ["title"]


def test_a_text_that_only_asks_for_experience_in_a_job_gets_that_and_says_so() -> None:
    text = "Qualifications\n\n- Two years of experience as a legal secretary; or a degree.\n"
    understood = read(text.encode())

    assert understood.document.title == "Legal Secretary"
    assert [found.field for found in understood.unsure][:1] == ["title"]


def test_what_has_no_field_stays_in_order() -> None:
    text = "# Roofer\n\n## Our dog\n\nBarks.\n\n## Duties\n\n- Roof\n\n## Parking\n\nBehind us.\n"
    sections = read(text.encode()).document.sections

    assert [(part.kind, part.heading) for part in sections] == [
        ("custom", "Our dog"),
        ("responsibilities", "Duties"),
        ("custom", "Parking"),
    ]


def test_emphasis_links_and_nested_bullets_come_along() -> None:
    text = (
        "# Cook\n\n## Duties\n\n- Cook **all** meals\n  - *Hot* ones\n"
        "- See [the menu](https://menu.example/a)\n"
    )
    (section,) = read(text.encode()).document.sections

    assert section.html == (
        "<ul><li>Cook <strong>all</strong> meals<ul><li><em>Hot</em> ones</li></ul></li>"
        '<li>See <a href="https://menu.example/a">the menu</a></li></ul>'
    )
