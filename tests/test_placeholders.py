"""What is left to fill in: what counts, where it is found, and how it is filled."""

from dataclasses import replace
from html import escape
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from builder.document import Apply, Fact, JobDocument, Location, Organization, Pay, Section
from builder.placeholders import (
    APPLICATION,
    LOCATION,
    ORGANIZATION_NAME,
    CannotFill,
    FillIn,
    fill,
    fill_ins,
    fill_known,
    mark,
    mark_html,
)
from builder.rich_text import sanitize, to_text

often = settings(max_examples=100, deadline=None)

# A posting that lacks nothing, so that tests find only what they put in.
WHOLE = JobDocument(
    title="Nurse",
    locations=(Location(city="Boston", region="MA", country="US"),),
    apply=Apply(email="jobs@example.org"),
)
BARE = JobDocument(title="Nurse")


def with_section(html: str, **others: Any) -> JobDocument:
    section = Section(kind="custom", heading="Text", html=html)
    return replace(WHOLE, sections=(section,), **others)


def texts_to_fill(document: JobDocument) -> list[str]:
    return [fill_in.text for fill_in in fill_ins(document)]


@pytest.mark.parametrize(
    "text",
    [
        "[City, State]",
        "[email address or application portal]",
        "[Organization name]",
        "[X]",
        "[Ort, Bundesland]",
        "[Édition]",
        "[Ελλάδα]",
        "[number of years: 3-5?]",
        "[R&D team]",
        f"[{'long ' * 15}]",
    ],
)
def test_bracketed_words_are_to_fill_in(text: str) -> None:
    assert texts_to_fill(replace(WHOLE, title=f"Nurse in {text}, full-time")) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "[1]",
        "[ ]",
        "[]",
        "[*]",
        "[ City]",
        "[_]",
        "[401(k)]",
        "City, State",
        "[City, State",
        "City, State]",
        "[a < b]",
        "[one\ntwo]",
        f"[{'long ' * 16}]",
    ],
)
def test_other_brackets_are_not_to_fill_in(text: str) -> None:
    assert texts_to_fill(replace(WHOLE, title=f"Nurse {text}")) == []


def test_brackets_within_brackets_count_from_the_inside() -> None:
    assert texts_to_fill(replace(WHOLE, title="[see [City] there]")) == ["[City]"]


def test_a_whole_posting_has_nothing_to_fill_in() -> None:
    assert fill_ins(WHOLE) == ()


def test_a_posting_without_place_and_address_asks_for_both() -> None:
    assert fill_ins(BARE) == (FillIn(LOCATION, 1, "facts"), FillIn(APPLICATION, 1, "apply"))


def test_a_remote_job_needs_no_place() -> None:
    assert texts_to_fill(replace(BARE, workplace="remote")) == [APPLICATION]
    assert texts_to_fill(replace(BARE, workplace="hybrid")) == [LOCATION, APPLICATION]


def test_a_country_alone_is_no_place() -> None:
    document = replace(BARE, locations=(Location(country="US"),))

    assert LOCATION in texts_to_fill(document)
    assert LOCATION not in texts_to_fill(replace(document, locations=(Location(region="MA"),)))


def test_a_web_address_is_enough_to_apply_at() -> None:
    document = replace(BARE, workplace="remote", apply=Apply(url="https://a.example"))

    assert fill_ins(document) == ()


def test_a_placeholder_in_the_instructions_stands_for_the_address() -> None:
    document = replace(WHOLE, apply=Apply(instructions=f"Send your résumé to {APPLICATION}."))

    assert fill_ins(document) == (FillIn(APPLICATION, 1, "apply"),)


def test_twins_are_one_thing_whatever_their_case_and_space() -> None:
    document = with_section("<p>[City, State] [city,  STATE] [ x]</p><p>[CITY, state]</p>")

    assert fill_ins(document) == (FillIn("[City, State]", 3, 0),)


def test_things_to_fill_in_come_in_reading_order_with_where_they_stand_first() -> None:
    document = JobDocument(
        title="[Level] nurse",
        reports_to="[Manager]",
        department="[Department]",
        job_code="[Code]",
        pay=Pay(note="[Bonus]"),
        locations=(Location(city="[Town]", region="[County]"),),
        facts=(Fact(label="[Label]", value="[Value]"),),
        sections=(
            Section(kind="custom", heading="Text", html="<p>Nothing.</p>"),
            Section(kind="custom", heading="About [Manager]", html="<p>[Team]</p>"),
        ),
        apply=Apply(instructions="Ask [Team] or [Contact]."),
    )

    assert [(one.phrase, one.places, one.first) for one in fill_ins(document)] == [
        ("Level", 1, "facts"),
        ("Town", 1, "facts"),
        ("County", 1, "facts"),
        ("Department", 1, "facts"),
        ("Manager", 2, "facts"),
        ("Code", 1, "facts"),
        ("Bonus", 1, "facts"),
        ("Label", 1, "facts"),
        ("Value", 1, "facts"),
        ("Team", 2, 1),
        ("Contact", 1, "apply"),
    ]


def test_a_hidden_section_asks_for_nothing() -> None:
    document = with_section("<p>[Team]</p>")
    hidden = replace(document.sections[0], hidden=True)

    assert texts_to_fill(document) == ["[Team]"]
    assert fill_ins(replace(document, sections=(hidden,))) == ()


def test_twins_share_a_key_that_fits_an_html_id() -> None:
    key = FillIn("[City, State]", 1, 0).key

    assert key == FillIn("[city,  STATE]", 7, "facts").key
    assert key != FillIn("[City]", 1, 0).key
    assert key.isalnum()
    assert FillIn("[City, State ]", 1, 0).phrase == "City, State"


def test_all_twins_are_filled_together() -> None:
    document = replace(
        with_section("<p>[Team] and <strong>[TEAM ]</strong></p><ul><li>[Other]</li></ul>"),
        title="Nurse of [team]",
        facts=(Fact(label="[Team]", value="[Team]"),),
        apply=Apply(email="jobs@example.org", instructions="Write to [Team]."),
    )

    filled = fill(document, "[ Team]", "  the  night\nshift ")

    assert filled.title == "Nurse of the night shift"
    assert filled.facts == (Fact(label="the night shift", value="the night shift"),)
    assert filled.apply.instructions == "Write to the night shift."
    assert filled.sections[0].html == (
        "<p>the night shift and <strong>the night shift</strong></p><ul><li>[Other]</li></ul>"
    )
    assert texts_to_fill(filled) == ["[Other]"]


def test_every_place_that_is_asked_for_can_be_filled() -> None:
    document = JobDocument(
        title="[A]",
        department="[B]",
        reports_to="[C]",
        job_code="[D]",
        pay=Pay(note="[E]"),
        locations=(Location(city="[F]", region="[G]"),),
        facts=(Fact(label="[H]", value="[I]"),),
        sections=(Section(kind="custom", heading="[J]", html="<p>[K]</p>"),),
        apply=Apply(email="jobs@example.org", instructions="[L]"),
    )

    assert len(fill_ins(document)) == 12
    for one in fill_ins(document):
        document = fill(document, one.text, "done")
    assert fill_ins(document) == ()


def test_hidden_sections_are_filled_too() -> None:
    document = with_section("<p>[Team]</p>")
    hidden = replace(document, sections=(replace(document.sections[0], hidden=True),))

    assert fill(hidden, "[Team]", "us").sections[0].html == "<p>us</p>"


def test_filling_leaves_the_given_document_as_it_was() -> None:
    document = with_section("<p>[Team]</p>")

    fill(document, "[Team]", "us")

    assert document == with_section("<p>[Team]</p>")


@pytest.mark.parametrize(
    ("value", "city", "region"),
    [
        ("Boston, MA", "Boston", "MA"),
        ("Boston", "Boston", ""),
        ("  Boston ,  Massachusetts ", "Boston", "Massachusetts"),
        ("Frankfurt am Main", "Frankfurt am Main", ""),
        ("Boston,", "Boston", ""),
        (", MA", "MA", ""),
    ],
)
def test_filling_the_place_sets_where_the_work_is(value: str, city: str, region: str) -> None:
    document = replace(with_section("<p>In [city, state].</p>"), locations=())

    filled = fill(document, LOCATION, value, country="US")

    assert filled.locations == (Location(city=city, region=region, country="US"),)
    assert filled.sections[0].html == f"<p>In {' '.join(value.split())}.</p>"
    assert fill_ins(filled) == ()


def test_a_place_that_is_known_is_not_overwritten() -> None:
    filled = fill(with_section("<p>[City, State]</p>"), LOCATION, "Salem, MA", country="US")

    assert filled.locations == WHOLE.locations
    assert filled.sections[0].html == "<p>Salem, MA</p>"


@pytest.mark.parametrize(
    ("value", "apply"),
    [
        ("jobs@example.org", Apply(email="jobs@example.org")),
        ("https://example.org/apply?id=7", Apply(url="https://example.org/apply?id=7")),
        ("http://example.org", Apply(url="http://example.org")),
        ("careers.example.org/apply", Apply(url="https://careers.example.org/apply")),
    ],
)
def test_filling_the_address_sets_how_to_apply(value: str, apply: Apply) -> None:
    assert fill(replace(WHOLE, apply=Apply()), APPLICATION, value).apply == apply


def test_the_address_is_set_also_where_its_placeholder_stands_in_the_instructions() -> None:
    instructions = "Write to [Email address or application portal]."

    by_mail = fill(
        replace(WHOLE, apply=Apply(instructions=instructions)), APPLICATION, "jobs@example.org"
    )
    by_web = fill(
        replace(WHOLE, apply=Apply(instructions=instructions)), APPLICATION, "example.org/jobs"
    )

    assert by_mail.apply == Apply(
        email="jobs@example.org", instructions="Write to jobs@example.org."
    )
    assert by_web.apply == Apply(
        url="https://example.org/jobs", instructions="Write to example.org/jobs."
    )
    assert fill_ins(by_mail) == fill_ins(by_web) == ()


def test_an_address_that_is_known_is_not_overwritten() -> None:
    document = with_section(f"<p>{APPLICATION}</p>")

    filled = fill(document, APPLICATION, "our office at 5 Main Street")

    assert filled.apply == WHOLE.apply
    assert filled.sections[0].html == "<p>our office at 5 Main Street</p>"


@pytest.mark.parametrize(
    "value",
    ["our office", "jobs@", "@example.org", "javascript:alert(1)", "ftp://example.org", "x"],
)
def test_what_is_no_address_cannot_be_applied_to(value: str) -> None:
    with pytest.raises(CannotFill, match="Write an e-mail address such as"):
        fill(replace(WHOLE, apply=Apply()), APPLICATION, value)


@pytest.mark.parametrize("value", ["", "  ", "\n\t"])
def test_nothing_cannot_be_filled_in(value: str) -> None:
    with pytest.raises(CannotFill, match="Write what should stand here"):
        fill(with_section("<p>[Team]</p>"), "[Team]", value)


@pytest.mark.parametrize("value", ["[Team]", "the [other] team", "[x]"])
def test_a_placeholder_cannot_be_filled_with_another(value: str) -> None:
    with pytest.raises(CannotFill, match="square brackets"):
        fill(with_section("<p>[Team]</p>"), "[Team]", value)


def test_other_brackets_may_be_filled_in() -> None:
    filled = fill(with_section("<p>[Team]</p>"), "[Team]", "team [1]")

    assert filled.sections[0].html == "<p>team [1]</p>"


def test_special_characters_of_a_value_are_escaped_in_html_and_only_there() -> None:
    value = r"<script>evil()</script> & \1 \g<0> 'n' \"sons\""
    document = replace(with_section("<p>At [Team].</p>"), title="[Team]")

    filled = fill(document, "[Team]", value)

    assert filled.title == value
    assert filled.sections[0].html == (
        r"<p>At &lt;script&gt;evil()&lt;/script&gt; &amp; \1 \g&lt;0&gt; 'n' \"sons\".</p>"
    )
    assert sanitize(filled.sections[0].html) == filled.sections[0].html


@given(st.text(st.characters(exclude_categories=["C", "Z"], exclude_characters="[]"), min_size=1))
@often
def test_whatever_is_filled_in_is_read_as_it_was_typed(value: str) -> None:
    filled = fill(with_section("<p>Team [Team]!</p>"), "[Team]", value)

    assert to_text(filled.sections[0].html) == f"Team {value}!"
    assert sanitize(filled.sections[0].html) == filled.sections[0].html


def test_what_is_known_fills_its_placeholders() -> None:
    document = with_section(
        f"<p>{ORGANIZATION_NAME} in {LOCATION}, {APPLICATION}, [Team]</p>",
        organization=Organization(name="Salt & Sons [Ltd]"),
    )

    assert fill_known(document).sections[0].html == (
        "<p>Salt &amp; Sons [Ltd] in Boston, MA, jobs@example.org, [Team]</p>"
    )


def test_what_is_not_known_stays_to_fill_in() -> None:
    html = f"<p>{ORGANIZATION_NAME} in {LOCATION}, {APPLICATION}</p>"
    document = replace(with_section(html), locations=(), apply=Apply())

    assert fill_known(document) == document


def test_a_remote_job_without_a_place_leaves_the_place_to_fill_in() -> None:
    document = replace(with_section(f"<p>{LOCATION}</p>"), locations=(), workplace="remote")

    assert fill_known(document) == document


def test_a_web_address_is_filled_in_where_there_is_no_mail_address() -> None:
    document = with_section(f"<p>{APPLICATION}</p>", apply=Apply(url="https://a.example"))

    assert fill_known(document).sections[0].html == "<p>https://a.example</p>"


def test_a_place_with_a_region_only_is_filled_in_without_a_comma() -> None:
    document = with_section(f"<p>{LOCATION}</p>", locations=(Location(region="MA"),))

    assert fill_known(document).sections[0].html == "<p>MA</p>"


def test_placeholders_in_plain_text_are_marked_and_all_else_is_escaped() -> None:
    assert mark("<b> & [R&D 'team'], [1]") == (
        "&lt;b&gt; &amp; <mark class=\"fill-in\">[R&amp;D 'team']</mark>, [1]"
    )


def test_placeholders_in_html_are_marked_where_a_reader_sees_them() -> None:
    html = sanitize('<p>To [Team] &lt;at&gt; <a href="https://a.example/#[Team]">[Team]</a></p>')

    assert mark_html(html) == (
        '<p>To <mark class="fill-in">[Team]</mark> &lt;at&gt; '
        '<a href="https://a.example/#[Team]"><mark class="fill-in">[Team]</mark></a></p>'
    )


def test_what_is_marked_is_exactly_what_is_to_fill_in() -> None:
    html = sanitize(f"<p>[a &lt; b] [Team's R&amp;D] [{'&amp;' * 70}] [x{'&amp;' * 70}]</p>")

    marked = mark_html(html).count("<mark")

    assert marked == len(fill_ins(with_section(html))) == 2


@given(st.text("[]ab1<>& \n", max_size=200))
@often
def test_marking_adds_marks_and_changes_nothing_else(text: str) -> None:
    marked = mark(text)
    start, end = '<mark class="fill-in">', "</mark>"
    count = sum(one.places for one in fill_ins(replace(WHOLE, title=text)))

    assert marked.count(start) == marked.count(end) == count
    assert escape(text, quote=False) == marked.replace(start, "").replace(end, "")
