"""What a role file must hold, and how its problems are told."""

from pathlib import Path

import pytest

from builder.library.loader import ROLES
from builder.library.schema import InvalidRole, read_role
from builder.rich_text import sanitize
from tests.conftest import ROLE_KEY

TEXT = (ROLES / f"{ROLE_KEY}.toml").read_text(encoding="utf-8")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "nurse.toml"


@pytest.mark.parametrize(
    ("old", "new", "place", "problem"),
    [
        ("minimum = 65000", "minimum = 95000", "template.pay", "minimum is above its maximum"),
        ("minimum = 65000", "minimum = 0", "template.pay.minimum", "greater than 0"),
        ("minimum = 65000", 'minimum = "much"', "template.pay.minimum", "valid decimal"),
        ("minimum = 65000\n", "", "template.pay.minimum", "required"),
        ("[template.pay]", "[template.wage]", "template.wage", "not permitted"),
        ('kind = "job_brief"', 'kind = "poem"', "template.sections.0.kind", "Input should be"),
        ('heading = "Job brief"', 'heading = "x"', "template.sections.0.heading", "at least 3"),
        (
            'heading = "Job brief"',
            f'heading = "{"x" * 151}"',
            "template.sections.0.heading",
            "at most 150",
        ),
        ('"full_time"', '"always"', "template.employment_type", "Input should be"),
        ("[[guide.questions]]", "[[guide.qestions]]", "guide.qestions", "not permitted"),
        ("year = 2025", "year = 25", "guide.salary.year", "greater than or equal to 2000"),
        ("summary = ", 'note = "x"\nsummary = ', "note", "not permitted"),
        (
            'title = "Behavioral Health Case Manager"',
            f'title = "{"x" * 201}"',
            "title",
            "at most 200",
        ),
        (
            '"Compassion for clients and the skills to work well in a team"',
            '"two\\nlines"',
            "template.sections.2.bullets.5",
            "match pattern",
        ),
    ],
)
def test_a_problem_is_told_with_file_and_place(
    file: Path, old: str, new: str, place: str, problem: str
) -> None:
    assert old in TEXT
    file.write_text(TEXT.replace(old, new), encoding="utf-8")

    with pytest.raises(InvalidRole) as error:
        read_role(file)

    first, *problems = str(error.value).split("\n")
    assert first == "nurse.toml is not a role yet:"
    told = dict(line.strip().split(": ", 1) for line in problems)
    assert problem in told[place]


def test_all_problems_are_told_at_once(file: Path) -> None:
    text = TEXT.replace("minimum = 65000", "minimum = -1").replace("year = 2025", "year = 25")
    file.write_text(text, encoding="utf-8")

    with pytest.raises(InvalidRole, match=r"(?s)template\.pay\.minimum.*guide\.salary\.year"):
        read_role(file)


def test_a_section_with_nothing_to_say_is_refused(file: Path) -> None:
    section = '[[template.sections]]\nkind = "custom"\nheading = "Empty"\ntext = " "\n\n[guide]'
    file.write_text(TEXT.replace("[guide]", section, 1), encoding="utf-8")

    with pytest.raises(InvalidRole, match="has neither text nor bullets"):
        read_role(file)


def test_a_file_that_is_no_toml_is_told_with_the_line(file: Path) -> None:
    file.write_text('title = "Nurse"\nsummary = broken', encoding="utf-8")

    with pytest.raises(InvalidRole, match=r"^nurse\.toml cannot be read as TOML: .*line 2"):
        read_role(file)


def test_a_file_in_another_encoding_is_told(file: Path) -> None:
    file.write_bytes('title = "Zürich"'.encode("latin-1"))

    with pytest.raises(InvalidRole, match=r"^nurse\.toml cannot be read as TOML: .*utf-8"):
        read_role(file)


def test_text_and_bullets_become_sanitized_html(file: Path) -> None:
    section = (
        '[[template.sections]]\nkind = "custom"\nheading = "Extra"\n'
        'text = "One & *two*\\n\\nthree [Team]"\nbullets = ["four <5", "six"]\n\n[guide]'
    )
    file.write_text(TEXT.replace("[guide]", section, 1), encoding="utf-8")

    html = read_role(file).document().sections[-1].html

    assert html == (
        "<p>One &amp; <em>two</em></p><p>three [Team]</p><ul><li>four &lt;5</li><li>six</li></ul>"
    )
    assert sanitize(html) == html


def test_the_document_has_what_the_file_says() -> None:
    role = read_role(ROLES / f"{ROLE_KEY}.toml")
    document = role.document()

    assert document.title == role.title
    assert document.occupation == role.onet[:7]
    assert document.employment_type == "full_time"
    assert document.reports_to == role.template.reports_to
    assert document.apply.instructions == role.template.application_instructions
    assert document.pay is not None
    assert document.pay.note == role.template.pay.note
    assert [(part.kind, part.heading) for part in document.sections] == [
        (part.kind, part.heading) for part in role.template.sections
    ]
    assert all(sanitize(part.html) == part.html != "" for part in document.sections)
