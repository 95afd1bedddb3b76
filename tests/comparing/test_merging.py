"""Two changed texts brought into one: nothing new is lost, and what excludes itself is told."""

from collections import Counter
from dataclasses import replace

from hypothesis import given, settings

from builder.comparing import merge, merge_documents, merge_values
from builder.comparing.blocks import read
from builder.document import JobDocument, Section
from builder.rich_text import sanitize
from tests.comparing import texts

often = settings(max_examples=100)


def words(html: str) -> Counter[str]:
    return Counter(word.text for block in read(html) for word in block.words if word.is_word)


def items(*texts: str) -> str:
    return f"<ul>{''.join(f'<li>{text}</li>' for text in texts)}</ul>"


@given(texts.threes)
@often
def test_nothing_that_either_side_added_disappears(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    merged = words(merge(base, mine, theirs).html)
    assert not (words(mine) - words(base)) - merged
    assert not (words(theirs) - words(base)) - merged


@given(texts.threes)
@often
def test_both_sides_lead_to_the_same_words(three: tuple[str, str, str]) -> None:
    base, mine, theirs = three
    one, other = merge(base, mine, theirs), merge(base, theirs, mine)
    assert words(one.html) == words(other.html)
    assert len(one.conflicts) == len(other.conflicts)


@given(texts.pairs)
@often
def test_what_one_side_left_alone_becomes_what_the_other_made_of_it(pair: tuple[str, str]) -> None:
    base, other = pair
    for result in (merge(base, other, base), merge(base, base, other), merge(base, other, other)):
        assert result.html == other
        assert result.is_clean


@given(texts.threes)
@often
def test_a_merged_text_is_sanitized(three: tuple[str, str, str]) -> None:
    html = merge(*three).html
    assert sanitize(html) == html


def test_changes_of_different_bullets_go_together() -> None:
    base = items("Assess needs", "Plan care", "Write reports", "Drive a van")
    mine = items("Assess all needs", "Plan care", "Write reports", "Drive a van", "Lead a team")
    theirs = items("Write reports", "Assess needs", "Plan care for families", "Teach")
    result = merge(base, mine, theirs)
    assert result.html == items(
        "Write reports", "Assess all needs", "Plan care for families", "Teach", "Lead a team"
    )
    assert result.is_clean


def test_changes_of_different_words_go_together_and_are_counted() -> None:
    base = "<p>Five years of experience in care</p>"
    mine = "<p>Three years of experience in care</p>"
    theirs = "<p>Five years of <strong>experience</strong> in home care</p>"
    result = merge(base, mine, theirs)
    assert result.html == "<p>Three years of <strong>experience</strong> in home care</p>"
    assert (result.conflicts, result.combined, result.is_clean) == ((), 1, False)


def test_changes_of_neighbouring_words_conflict_and_both_texts_stay() -> None:
    base, mine, theirs = (items(f"{text} of it") for text in ("5 years", "3 years", "5 months"))
    result = merge(base, mine, theirs)
    assert result.html == items("3 years of it", "5 months of it")
    (conflict,) = result.conflicts
    assert (conflict.base, conflict.mine, conflict.theirs) == (base, mine, theirs)


def test_a_paragraph_that_both_wrote_anew_is_a_conflict() -> None:
    base, mine, theirs = "<p>We hire a nurse.</p>", "<p>Come and join us!</p>", "<p>Nights only</p>"
    result = merge(base, mine, theirs)
    assert result.html == mine + theirs
    assert [(one.base, one.mine, one.theirs) for one in result.conflicts] == [(base, mine, theirs)]


def test_what_one_deleted_and_the_other_changed_stays_as_a_conflict() -> None:
    base, mine = items("Assess needs", "Plan care"), items("Plan care")
    theirs = items("Assess all needs", "Plan care")
    result = merge(base, mine, theirs)
    assert result.html == theirs
    assert [(one.mine, one.theirs) for one in result.conflicts] == [("", items("Assess all needs"))]


def test_values_that_one_side_changed_are_taken_and_others_named() -> None:
    base = {"title": "Nurse", "department": "", "openings": 1, "code": "A"}
    mine = base | {"title": "Night Nurse", "openings": 2, "code": "B"}
    theirs = base | {"department": "Care", "openings": 3, "code": "B"}
    assert merge_values(base, mine, theirs) == (
        {"title": "Night Nurse", "department": "Care", "openings": 2, "code": "B"},
        ("openings",),
    )


def test_documents_are_merged_field_by_field_and_section_by_section() -> None:
    duties = Section(kind="responsibilities", heading="Duties", html=items("Assess", "Plan"))
    about = Section(kind="about", heading="About", html="<p>We care.</p>")
    pay = Section(kind="custom", heading="Pay", html="<p>Good pay.</p>")
    base = JobDocument(title="Nurse", sections=(duties, about, pay))
    mine = replace(
        base,
        title="Night Nurse",
        sections=(replace(duties, html=items("Assess", "Plan at night")), about),
    )
    new = Section(kind="custom", heading="Team", html="<p>We are nine.</p>")
    theirs = replace(
        base,
        department="Care",
        sections=(replace(duties, heading="Your duties"), new, pay, replace(about, hidden=True)),
    )
    result = merge_documents(base, mine, theirs)
    assert result.document == replace(
        base,
        title="Night Nurse",
        department="Care",
        sections=(
            replace(duties, heading="Your duties", html=items("Assess", "Plan at night")),
            new,
            replace(about, hidden=True),
        ),
    )
    assert result.conflicts == ()
    assert not any(section.conflicts for section in result.sections)


def test_a_section_that_one_deleted_and_the_other_changed_stays() -> None:
    pay = Section(kind="custom", heading="Pay", html="<p>Good pay.</p>")
    base = JobDocument(title="Nurse", sections=(pay,))
    changed = replace(base, sections=(replace(pay, html="<p>Better pay.</p>"),))
    result = merge_documents(base, replace(base, sections=()), changed)
    assert result.document == changed
    assert [len(section.conflicts) for section in result.sections] == [1]
