"""The form of a role file: what `builder/library/roles/*.toml` must hold."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Self

from pydantic import BaseModel, ConfigDict, Field, HttpUrl, ValidationError, model_validator

from builder import rich_text
from builder.document import (
    Apply,
    EmploymentType,
    Fact,
    JobDocument,
    Pay,
    PayPeriod,
    Section,
    SectionKind,
)

_Text = Annotated[str, Field(min_length=1, max_length=5000)]
_Line = Annotated[str, Field(min_length=3, max_length=400, pattern=r"^[^\n]+$")]
# As long as a posting's own fields, for which see `builder/models/` and `builder/forms/`.
_Heading = Annotated[_Line, Field(max_length=150)]
_Label = Annotated[_Line, Field(max_length=100)]
_Name = Annotated[_Line, Field(max_length=200)]


class InvalidRole(ValueError):
    """A role file is wrong; the message names the file and every problem with its place."""


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class RoleSection(_Part):
    """A section of the template: paragraphs, then bullets, as Markdown."""

    kind: SectionKind
    heading: _Heading
    text: str = ""
    bullets: tuple[_Line, ...] = ()

    @model_validator(mode="after")
    def _says_something(self) -> Self:
        if not (self.text.strip() or self.bullets):
            raise ValueError("the section has neither text nor bullets")
        return self

    def html(self) -> str:
        """Return the section's sanitized HTML."""
        items = "\n".join(f"- {bullet}" for bullet in self.bullets)
        return rich_text.from_markdown(f"{self.text}\n\n{items}")


class RolePay(_Part):
    """The template's pay range, in dollars for each `period`."""

    minimum: Annotated[Decimal, Field(gt=0)]
    maximum: Annotated[Decimal, Field(gt=0)]
    period: PayPeriod = "year"
    note: Annotated[str, Field(max_length=500)] = ""

    @model_validator(mode="after")
    def _in_order(self) -> Self:
        if self.minimum > self.maximum:
            raise ValueError("the pay range's minimum is above its maximum")
        return self


class RoleFact(_Part):
    """A further fact of the template."""

    label: _Label
    value: Annotated[str, Field(min_length=1, max_length=500)]


class RoleTemplatePart(_Part):
    """The posting that people start from."""

    employment_type: EmploymentType
    reports_to: Annotated[str, Field(max_length=200)] = ""
    pay: RolePay
    application_instructions: Annotated[str, Field(min_length=1, max_length=2000)]
    facts: tuple[RoleFact, ...] = ()
    sections: Annotated[tuple[RoleSection, ...], Field(min_length=4)]


class Skill(_Part):
    """A skill, and how the role puts it to use."""

    name: _Line
    use: _Text


class ExperienceLevel(_Part):
    """What people at one level of experience bring; `level` reads like "Entry level"."""

    level: _Line
    text: _Text


class AverageSalary(_Part):
    """An average salary in dollars a year that someone published: who, and for which year."""

    amount: Annotated[int, Field(gt=0)]
    year: Annotated[int, Field(ge=2000, le=2100)]
    source: _Line
    url: HttpUrl | None = None
    text: _Text


class Question(_Part):
    """A question people ask about the role, with its answer."""

    question: _Line
    answer: _Text


class Guide(_Part):
    """The page to read before hiring for the role, or before applying for it."""

    introduction: _Text
    what_they_do: _Text
    duties: Annotated[tuple[_Line, ...], Field(min_length=5)]
    qualifications: _Text
    skills: Annotated[tuple[Skill, ...], Field(min_length=5)]
    experience: Annotated[tuple[ExperienceLevel, ...], Field(min_length=3)]
    education: _Text
    training: Annotated[tuple[_Line, ...], Field(min_length=2)]
    tools: tuple[_Line, ...] = ()
    salary: AverageSalary | None = None
    questions: Annotated[tuple[Question, ...], Field(min_length=5)]


class Role(_Part):
    """A role file. `onet` is its O*NET-SOC code; `family` the group it is listed under."""

    title: _Name
    onet: Annotated[str, Field(pattern=r"^\d\d-\d{4}\.\d\d$")]
    family: _Label
    summary: Annotated[str, Field(min_length=20, max_length=300)]
    template: RoleTemplatePart
    guide: Guide

    def document(self) -> JobDocument:
        """Return the template as a job document."""
        part = self.template
        return JobDocument(
            title=self.title,
            occupation=self.onet[:7],
            employment_type=part.employment_type,
            reports_to=part.reports_to,
            pay=Pay(
                min=part.pay.minimum,
                max=part.pay.maximum,
                period=part.pay.period,
                note=part.pay.note,
            ),
            apply=Apply(instructions=part.application_instructions),
            facts=tuple(Fact(label=fact.label, value=fact.value) for fact in part.facts),
            sections=tuple(
                Section(kind=section.kind, heading=section.heading, html=section.html())
                for section in part.sections
            ),
        )


def read_role(path: Path) -> Role:
    """Read and check a role file.

    Raises:
        InvalidRole: it is not TOML, or not a role; the message names each problem.

    """
    try:
        return Role.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except ValidationError as error:
        problems = "\n".join(
            f"  {'.'.join(str(step) for step in problem['loc'])}: {problem['msg']}"
            for problem in error.errors()
        )
        raise InvalidRole(f"{path.name} is not a role yet:\n{problems}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise InvalidRole(f"{path.name} cannot be read as TOML: {error}") from error
