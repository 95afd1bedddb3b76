import json
from io import StringIO

import pytest
from django.core.management import call_command
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.library.role_search import Facets, Match, search_roles
from builder.library.title_reading import Asides
from builder.models import OccupationTitle, Organization, RoleTemplate


def occupations(text: str, facets: Facets | None = None) -> list[str]:
    return list(dict.fromkeys(match.occupation for match in search_roles(text, facets=facets)))


@pytest.mark.parametrize(
    ("typed", "occupation"),
    [
        ("RN", "29-1141"),
        ("registerd nurse", "29-1141"),
        ("bookkeper", "43-3031"),
        ("dev ops", "15-1252"),
        ("case manager behavioral", "21-1023"),
        ("CNA", "31-1131"),
        ("cdl driver", "53-3032"),
        ("HR", "13-1071"),
        ("Welder", "51-4121"),
        ("R.N.", "29-1141"),
        ("sr. dev", "15-1252"),
        ("part time welder", "51-4121"),
        ("head of marketing", "11-2021"),
        ("Krankenschwester", "29-1141"),
        ("contadora", "43-3031"),
        ("lorry driver", "53-3032"),
    ],
)
def test_what_people_type_finds_the_occupation_first(
    facts: None, typed: str, occupation: str
) -> None:
    assert occupations(typed)[0] == occupation


def test_a_short_form_with_several_meanings_shows_each(facts: None) -> None:
    assert set(occupations("PM")[:3]) == {"13-1082", "11-2021", "11-9141"}


def test_a_written_role_comes_first_and_says_why(facts: None, role: RoleTemplate) -> None:
    first = search_roles("behavioral health case manger")[0]
    assert first.kind == "written"
    assert (first.title, first.key) == (role.title, role.key)
    assert first.why == "The title of this role"


@pytest.mark.parametrize(
    ("typed", "level", "workplace", "employment_type"),
    [
        ("senior welder", "senior", "", ""),
        ("Welder III", "senior", "", ""),
        ("jr. welder", "entry", "", ""),
        ("VP of marketing", "lead", "", ""),
        ("remote software developer", None, "remote", ""),
        ("part-time RN", None, "", "part_time"),
        ("summer intern welder", "entry", "", "internship"),
        ("night shift welder", None, "", ""),
        ("welder", None, "", ""),
    ],
)
def test_what_is_said_besides_the_job_is_told_apart_from_it(
    facts: None, typed: str, level: str | None, workplace: str, employment_type: str
) -> None:
    first = search_roles(typed)[0]
    assert first.asides == Asides(level, workplace, employment_type)  # type: ignore[arg-type]


def test_a_title_that_holds_such_a_word_is_taken_whole(facts: None) -> None:
    OccupationTitle.objects.create(
        occupation_id="43-3031.00", title="Remote Lead Counter", source="alternate"
    )
    first = search_roles("remote lead counter")[0]
    assert (first.occupation, first.asides) == ("43-3031", Asides())


def test_a_title_spelled_right_finds_none_that_is_one_letter_off(facts: None) -> None:
    OccupationTitle.objects.create(occupation_id="43-3031.00", title="Wedder", source="alternate")
    assert occupations("welder") == ["51-4121"]


def test_of_equal_titles_the_occupation_named_so_comes_first(facts: None) -> None:
    OccupationTitle.objects.create(
        occupation_id="15-1252.00", title="Bookkeeper", source="alternate"
    )
    assert occupations("bookkeeper")[:2] == ["43-3031", "15-1252"]


def test_why_an_occupation_matched_is_said(facts: None) -> None:
    first = search_roles("addictions counselor")[0]
    assert first.why == (
        "“Addictions Counselor” is a title used for "
        "Mental Health and Substance Abuse Social Workers"
    )


def test_an_organization_finds_its_own_templates_and_nobody_elses(
    facts: None, organization: Organization
) -> None:
    other = Organization.objects.create(name="Elsewhere", country="US")
    for owner in (organization, other):
        RoleTemplate.objects.create(
            organization=owner,
            key=f"own-{owner.pk}",
            title="Llama Whisperer",
            summary="-",
            family="-",
        )
    found = search_roles("llama whisperer", organization)
    assert [match.key for match in found if match.kind == "own"] == [f"own-{organization.pk}"]
    assert not [match for match in search_roles("llama whisperer") if match.kind == "own"]


def test_limits_narrow_the_search(facts: None, role: RoleTemplate) -> None:
    assert occupations("manager", facets=Facets(family="13")) == ["13-1082"]
    assert occupations("nurse", facets=Facets(job_zone=4))[0] == "29-1141"
    assert "29-1141" not in occupations("nurse", facets=Facets(job_zone=1))
    found = search_roles("case manager", facets=Facets(kind="written"))
    assert {match.kind for match in found} == {"written"}


def test_nothing_like_it_finds_nothing(facts: None) -> None:
    assert search_roles("qqqqzzzz") == []
    assert search_roles("   ") == []


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.text(max_size=200))
def test_no_text_breaks_the_search(facts: None, text: str) -> None:
    assert all(isinstance(match, Match) for match in search_roles(text.replace("\0", "")))


def test_the_command_prints_the_matches_as_json(facts: None) -> None:
    out = StringIO()
    call_command("search_roles", "registered nurse", "--json", stdout=out)
    first = json.loads(out.getvalue())[0]
    assert first.keys() == {"title", "occupation", "kind", "score", "why"}
    assert first["occupation"] == "29-1141"
