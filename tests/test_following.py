"""What a template's changes make of a posting: nothing of its own is lost, and all is offered."""

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from builder.document import Apply, JobDocument, Section
from builder.following import TemplateText, follow
from tests.comparing import texts

often = settings(max_examples=60)

KINDS = ("job_brief", "responsibilities", "benefits", "custom", "custom")


def document(*htmls: str, heads: tuple[str, ...] = ("A", "B", "C", "D", "E")) -> JobDocument:
    sections = tuple(
        Section(kind=kind, heading=heading, html=html)  # type: ignore[arg-type]
        for kind, heading, html in zip(KINDS, heads, htmls, strict=False)
    )
    return JobDocument(title="Nurse", sections=sections)


def text_of(content: JobDocument) -> TemplateText:
    return TemplateText(content, tuple(section.heading for section in content.sections))


@st.composite
def versions(draw: st.DrawFn) -> tuple[JobDocument, JobDocument, JobDocument]:
    """Draw a template, a posting that came of it, and what the template is now."""
    base = document(*draw(st.lists(texts.html, min_size=1, max_size=4)))

    def changed() -> JobDocument:
        sections = [replace(part, html=draw(texts.edited(part.html))) for part in base.sections]
        for at in draw(st.sets(st.integers(0, len(sections) - 1), max_size=1)):
            del sections[at]
        if draw(st.booleans()):
            new = Section(kind="custom", heading=draw(st.sampled_from("XYZ")), html="<p>new</p>")
            sections.insert(draw(st.integers(0, len(sections))), new)
        return replace(
            base,
            sections=tuple(sections),
            department=draw(st.sampled_from(["", "Care", "Nights"])),
            apply=Apply(email=draw(st.sampled_from(["", "a@b.org"]))),
        )

    return base, changed(), changed()


@given(versions())
@often
def test_a_posting_stays_as_it_is_where_nothing_is_taken(
    three: tuple[JobDocument, JobDocument, JobDocument],
) -> None:
    base, mine, theirs = three
    following = follow(text_of(base), mine, text_of(theirs))
    assert following.document({}) == mine
    assert following.document(following.none) == mine


@given(versions())
@often
def test_a_posting_that_nobody_edited_becomes_what_the_template_is(
    three: tuple[JobDocument, JobDocument, JobDocument],
) -> None:
    base, _, theirs = three
    following = follow(text_of(base), base, text_of(theirs))
    assert following.clean.keys() == {offer.key for offer in following.offers}
    result = following.document(following.clean)
    assert set(result.sections) == set(theirs.sections)
    assert replace(result, sections=()) == replace(theirs, sections=())


@given(versions())
@often
def test_taking_what_is_clean_keeps_all_that_the_posting_says_otherwise(
    three: tuple[JobDocument, JobDocument, JobDocument],
) -> None:
    base, mine, theirs = three
    following = follow(text_of(base), mine, text_of(theirs))
    result = following.document(following.clean)
    kept = {part.heading for part in result.sections}
    for part in mine.sections:
        if part not in base.sections:
            assert part.heading in kept
    if mine.department != base.department:
        assert result.department == mine.department
    again = follow(text_of(theirs), result, text_of(theirs))
    assert not again.offers


@given(versions())
@often
def test_every_way_of_every_offer_makes_a_document(
    three: tuple[JobDocument, JobDocument, JobDocument],
) -> None:
    base, mine, theirs = three
    following = follow(text_of(base), mine, text_of(theirs))
    for offer in following.offers:
        for way in offer.ways:
            result = following.document({offer.key: way})
            assert (result != mine) == (way != "keep"), (offer, way)


def test_a_posting_keeps_its_own_order_and_new_sections_follow_what_they_follow() -> None:
    base = document("<p>a</p>", "<p>b</p>", "<p>c</p>")
    one, two, three = base.sections
    mine = replace(base, sections=(three, one, two))
    new = Section(kind="custom", heading="New", html="<p>n</p>")
    theirs = replace(base, sections=(two, one, new, three))
    following = follow(text_of(base), mine, text_of(theirs))
    result = following.document(following.clean)
    assert [part.heading for part in result.sections] == ["C", "A", "New", "B"]


def test_a_hidden_section_takes_the_new_text_and_stays_hidden() -> None:
    base = document("<p>One thing.</p>")
    mine = replace(base, sections=(replace(base.sections[0], hidden=True),))
    theirs = document("<p>Another thing.</p>")
    (offer,) = follow(text_of(base), mine, text_of(theirs)).offers
    for way in ("take", "template"):
        result = offer.result(way)
        assert isinstance(result, Section)
        assert (result.html, result.hidden) == ("<p>Another thing.</p>", True)
