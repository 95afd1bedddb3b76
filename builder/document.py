"""The value in the waist of the product: a whole job description, apart from where it is stored.

Everything that comes in (role files, forms, documents people have) becomes a `JobDocument`, and
everything that goes out (PDF, HTML, checks, history) reads one. It knows neither database nor HTTP.
"""

import hashlib
import json
import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Annotated, Any, ClassVar, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    ConfigDict,
    Field,
    TypeAdapter,
    ValidationError,
)

# A file of another format carries a document's JSON form under this name, or as XML under this
# namespace, so that the document can be read back from it.
CARRIED_NAME = "jobdesc.json"
CARRIED_NAMESPACE = "urn:jobdesc:job-document"

Workplace = Literal["", "onsite", "hybrid", "remote"]
EmploymentType = Literal[
    "", "full_time", "part_time", "contract", "temporary", "internship", "per_diem", "volunteer"
]
PayPeriod = Literal["hour", "day", "week", "month", "year"]
FlsaStatus = Literal["", "exempt", "nonexempt"]
SectionKind = Literal[
    "job_brief",
    "responsibilities",
    "qualifications",
    "benefits",
    "about",
    "work_environment",
    "physical_demands",
    "equal_opportunity",
    "custom",
]

# A float such as 28.07 must become the decimal a person wrote, not its binary expansion.
_Amount = Annotated[
    Decimal,
    BeforeValidator(lambda value: Decimal(str(value)) if isinstance(value, float) else value),
    Field(ge=0, max_digits=12, decimal_places=2),
]
_Count = Annotated[int, Field(ge=1, le=10_000_000)]


def _storable(value: str) -> str:
    # JSON can spell them, but neither UTF-8 nor a database can hold them.
    if re.search("[\x00\ud800-\udfff]", value):
        raise ValueError("must not hold null characters or halves of characters")
    return value


_Text = Annotated[str, AfterValidator(_storable)]


def _language_tag(value: str) -> str:
    if len(value) > 35 or not re.fullmatch(r"[A-Za-z0-9]+(-[A-Za-z0-9]+)*", value):
        raise ValueError("must be a language tag such as en-US")
    return value


class InvalidDocument(ValueError):
    """The data is not a job document. `problems` says where and why, one line each."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__("; ".join(problems))
        self.problems = problems


class _Strict:
    # pydantic reads this when it checks outside data; misspelt names must not vanish silently.
    __pydantic_config__: ClassVar[ConfigDict] = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization(_Strict):
    """The employer as candidates see it. `employees` is the number of people it employs."""

    name: _Text = ""
    website: _Text = ""
    about: _Text = ""
    headquarters: _Text = ""
    employees: _Count | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Location(_Strict):
    """A place of work. `country` is an ISO 3166 code such as US; `region` a state or province."""

    city: _Text = ""
    region: _Text = ""
    country: _Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Pay(_Strict):
    """A pay range: amounts of `currency` (ISO 4217) for each `period`; either end may be open."""

    min: _Amount | None = None
    max: _Amount | None = None
    currency: _Text = "USD"
    period: PayPeriod = "year"
    note: _Text = ""

    def __post_init__(self) -> None:
        if self.min is not None and self.max is not None and self.min > self.max:
            raise ValueError("the pay range's minimum is above its maximum")


@dataclass(frozen=True, slots=True, kw_only=True)
class Apply(_Strict):
    """How candidates apply: a web address, an e-mail address, and what to send."""

    url: _Text = ""
    email: _Text = ""
    instructions: _Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(_Strict):
    """A further fact the employer states, for which there is no field of its own."""

    label: _Text
    value: _Text = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(_Strict):
    """A headed part of the text. `html` is sanitized; a hidden section is kept but not shown."""

    kind: SectionKind
    heading: _Text
    html: _Text = ""
    hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class JobDocument(_Strict):
    """A whole job description. `occupation` is a SOC code; `language` a tag such as en-US."""

    title: _Text
    organization: Organization = Organization()
    occupation: Annotated[str, Field(pattern=r"^(\d\d-\d{4})?$")] = ""
    locations: tuple[Location, ...] = ()
    workplace: Workplace = ""
    employment_type: EmploymentType = ""
    pay: Pay | None = None
    apply: Apply = Apply()
    closes_on: date | None = None
    department: _Text = ""
    reports_to: _Text = ""
    flsa_status: FlsaStatus = ""
    job_code: _Text = ""
    openings: _Count | None = None
    language: Annotated[str, AfterValidator(_language_tag)] = "en-US"
    facts: tuple[Fact, ...] = ()
    sections: tuple[Section, ...] = ()

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Build a document from its JSON form.

        Raises:
            InvalidDocument: names every place that is wrong, misspelt names included.

        """
        try:
            return _ADAPTER.validate_python(data)  # type: ignore[return-value]
        except ValidationError as error:
            raise InvalidDocument(
                [
                    f"{'.'.join(str(step) for step in problem['loc']) or 'document'}: "
                    f"{problem['msg']}"
                    for problem in error.errors()
                ]
            ) from error

    def to_dict(self) -> dict[str, Any]:
        """Return the public JSON form: numbers for money, ISO dates, lists in order."""
        return {
            "title": self.title,
            "organization": {
                "name": self.organization.name,
                "website": self.organization.website,
                "about": self.organization.about,
                "headquarters": self.organization.headquarters,
                "employees": self.organization.employees,
            },
            "occupation": self.occupation,
            "locations": [
                {"city": place.city, "region": place.region, "country": place.country}
                for place in self.locations
            ],
            "workplace": self.workplace,
            "employment_type": self.employment_type,
            "pay": self.pay
            and {
                "min": _number(self.pay.min),
                "max": _number(self.pay.max),
                "currency": self.pay.currency,
                "period": self.pay.period,
                "note": self.pay.note,
            },
            "apply": {
                "url": self.apply.url,
                "email": self.apply.email,
                "instructions": self.apply.instructions,
            },
            "closes_on": self.closes_on and self.closes_on.isoformat(),
            "department": self.department,
            "reports_to": self.reports_to,
            "flsa_status": self.flsa_status,
            "job_code": self.job_code,
            "openings": self.openings,
            "language": self.language,
            "facts": [{"label": fact.label, "value": fact.value} for fact in self.facts],
            "sections": [
                {"kind": section.kind, "heading": section.heading, "html": section.html}
                | ({"hidden": True} if section.hidden else {})
                for section in self.sections
            ],
        }

    def to_json(self) -> str:
        """Return the JSON form as one line, the same for equal documents."""
        return json.dumps(self.to_dict(), ensure_ascii=False, separators=(",", ":"))

    @property
    def content_hash(self) -> str:
        """SHA-256 of the JSON form, in hexadecimal: equal for equal content, wherever stored."""
        return hashlib.sha256(self.to_json().encode()).hexdigest()

    def shown(self) -> Self:
        """Return the document as candidates see it: without its hidden sections."""
        return replace(self, sections=tuple(part for part in self.sections if not part.hidden))


def _number(amount: Decimal | None) -> int | float | None:
    if amount is None:
        return None
    return int(amount) if amount == amount.to_integral_value() else float(amount)


_ADAPTER = TypeAdapter(JobDocument)
