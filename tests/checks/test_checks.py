"""What holds for all checks together."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from builder import passages
from builder.checks import CHECKS, Context, Rules, check
from builder.document import JobDocument, Section
from builder.rich_text import sanitize
from docs.make_checks import PAGE, page
from tests.checks.examples import TODAY, posting, section

_TEXT = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs"]), max_size=300)
_HTML = st.lists(st.tuples(st.sampled_from(["p", "li", "h3", "strong"]), _TEXT), max_size=6).map(
    lambda parts: sanitize("".join(f"<{tag}>{text}</{tag}>" for tag, text in parts))
)
_KINDS: Any = st.sampled_from(["responsibilities", "qualifications", "benefits", "custom"])
_SECTIONS = st.lists(st.builds(Section, kind=_KINDS, heading=_TEXT, html=_HTML), max_size=4)


def text_at(document: JobDocument, place: int | str | None) -> str | None:
    if isinstance(place, int):
        return passages.plain(document.sections[place].html)
    if place and place.endswith(".heading"):
        return document.sections[int(place.split(".")[0])].heading
    return document.title if place == "title" else None


@given(title=_TEXT, sections=_SECTIONS)
def test_no_text_makes_a_check_fail_and_each_range_is_of_the_text_it_speaks_of(
    title: str, sections: list[Section]
) -> None:
    document = posting(*sections, title=title)
    for finding in check(document, Context(today=TODAY)):
        text = text_at(document, finding.place)
        if text is not None:
            assert 0 <= finding.start <= finding.end <= len(text)
            assert text[finding.start : finding.end] == finding.text


def test_the_gravest_come_first() -> None:
    found = check(posting(section("Ask [Name].")), Context(today=TODAY))
    order = ["must_fix", "should_fix", "consider"]
    severities = [order.index(finding.severity) for finding in found]
    assert severities == sorted(severities)
    assert len(set(severities)) > 1


def test_a_check_can_be_turned_off() -> None:
    document = posting(section("Ask [Name]."))
    rest = check(document, Context(today=TODAY, rules=Rules(off=("placeholder_unfilled",))))
    assert rest
    assert "placeholder_unfilled" not in {finding.check for finding in rest}


def test_a_finding_is_known_again_after_other_words_changed() -> None:
    one, other = (
        next(iter(check(posting(section(f"{words} [Name]")), Context(today=TODAY))))
        for words in ("Ask", "In case of doubt ask")
    )
    assert (one.start, one.key) != (other.start, other.key)
    assert one.key == other.key


def test_every_check_is_explained() -> None:
    for name, one in CHECKS.items():
        assert name == one.name
        assert all((one.label, one.purpose, one.basis))


def test_the_page_of_all_checks_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()
