"""Finding and replacing: in every text, across formatting, never in tags, and nothing else."""

import re
from dataclasses import replace
from html import escape

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from builder.document import Apply, Fact, JobDocument, Location, Pay, Section
from builder.replacing import CannotReplace, Search, hits, replace_hits
from builder.rich_text import sanitize, to_text
from tests.documents import varied_documents
from tests.test_rich_text import sanitized

# Few letters, so that what is sought is often there.
few = st.text("abAB .é[&<日", max_size=12)
sought = st.text("abAB[&<é日", min_size=1, max_size=3)
plain = few.map(lambda text: " ".join(text.split()))


def section(html: str, heading: str = "Duties") -> Section:
    return Section(kind="custom", heading=heading, html=html)


def document(html: str) -> JobDocument:
    return JobDocument(title="Nurse", sections=(section(html),))


def replaced(document: JobDocument, search: Search, replacement: str) -> JobDocument:
    keys = {hit.key for hit in hits(document, search)}
    return replace_hits(document, search, replacement, keys)


def html_of(html: str, find: str, replacement: str, **how: bool) -> str:
    return replaced(document(html), Search(find, **how), replacement).sections[0].html


@pytest.mark.parametrize(
    ("html", "find", "replacement", "after"),
    [
        ("<p><strong>foo</strong>bar</p>", "foobar", "baz", "<p><strong>baz</strong></p>"),
        ("<p><strong>foo</strong>bar</p>", "oba", "X", "<p><strong>foX</strong>r</p>"),
        ("<p><strong>foo</strong>bar</p>", "foobar", "foobars", "<p><strong>foo</strong>bars</p>"),
        ("<p><strong>foo</strong>bar</p>", "bar", "Xbar", "<p><strong>foo</strong>Xbar</p>"),
        ("<p><strong>foo</strong>bar</p>", "foo", "", "<p>bar</p>"),
        ("<p>a <em>very</em> good</p>", "very ", "", "<p>a good</p>"),
        ("<p>Q&amp;A &lt;x&gt;</p>", "&A <", "s>", "<p>Qs&gt;x&gt;</p>"),
        ("<p>amp &amp; amp</p>", "amp", "lamp", "<p>lamp &amp; lamp</p>"),
        ("<p>One</p>", "One", "<b>Two</b>", "<p>&lt;b&gt;Two&lt;/b&gt;</p>"),
        ("<p>in a&nbsp;van</p>", "a van", "a car", "<p>in a car</p>"),
        ("<p>to [City, State]</p>", "[City, State]", "Duluth", "<p>to Duluth</p>"),
        ("<ul><li>one</li><li>two</li></ul>", "two", "", "<ul><li>one</li></ul>"),
        ("<p>Straße und STRASSE</p>", "straße", "Weg", "<p>Weg und STRASSE</p>"),
        ("<p>aaa</p>", "aa", "b", "<p>ba</p>"),
        ("<p>毎日働く</p>", "働く", "学ぶ", "<p>毎日学ぶ</p>"),
        (
            '<p>at <a href="https://a.example/foo">foo</a></p>',
            "foo",
            "bar",
            '<p>at <a href="https://a.example/foo">bar</a></p>',
        ),
    ],
)
def test_text_is_replaced_and_its_formatting_kept(
    html: str, find: str, replacement: str, after: str
) -> None:
    assert sanitize(html) == html
    assert html_of(html, find, replacement) == after


@pytest.mark.parametrize(
    ("html", "find"),
    [
        ("<p>one</p><p>two</p>", "onetwo"),
        ("<p>one<br>two</p>", "onetwo"),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", "onetwo"),
        ("<p><strong>x</strong></p>", "strong"),
        ("<p>Q&amp;A</p>", "amp"),
        ('<p><a href="https://a.example/foo">bar</a></p>', "foo"),
    ],
)
def test_nothing_is_found_over_lines_or_in_tags(html: str, find: str) -> None:
    assert sanitize(html) == html
    assert not hits(document(html), Search(find))


def test_case_and_whole_words_count_where_they_are_asked_for() -> None:
    html = "<p>Care for careful carers, care.</p>"
    assert html_of(html, "care", "x") == "<p>x for xful xrs, x.</p>"
    assert html_of(html, "care", "x", match_case=True) == "<p>Care for xful xrs, x.</p>"
    assert html_of(html, "care", "x", whole_words=True) == "<p>x for careful carers, x.</p>"
    assert html_of("<p>in[City]now</p>", "[city]", "X", whole_words=True) == "<p>inXnow</p>"


def test_every_text_of_a_document_is_gone_through_in_reading_order() -> None:
    full = JobDocument(
        title="x title",
        locations=(Location(city="x city", region="x region"),),
        department="x department",
        reports_to="x boss",
        job_code="x code",
        pay=Pay(note="x note"),
        apply=Apply(url="https://x.example", email="x@x.example", instructions="x apply"),
        facts=(Fact(label="x label", value="x value"),),
        sections=(section("<p>x text</p>", "x heading"), replace(section("x"), hidden=True)),
    )
    found = hits(full, Search("x", whole_words=True))
    assert [hit.where.name for hit in found] == [
        *("Job title", "City", "Region", "Department", "Reports to", "About the pay", "Job code"),
        *("Name of a fact", "x label", "Heading", "", "", "How to apply"),
    ]
    after = replaced(full, Search("x "), "y ")
    assert "x " not in after.to_json()
    assert (after.apply.url, after.apply.email) == ("https://x.example", "x@x.example")


def test_only_chosen_hits_are_replaced_and_a_hit_is_known_again_when_others_come_and_go() -> None:
    before = document("<p>one van</p><p>one van</p><p>a van, a van</p>")
    first, second, third, fourth = hits(before, Search("van"))
    after = replace_hits(before, Search("van"), "car", {second.key, third.key})
    assert after.sections[0].html == "<p>one van</p><p>one car</p><p>a car, a van</p>"
    more = replace(before, sections=(section("<p>my van</p>", "New"), *before.sections))
    assert {first.key, fourth.key} < {hit.key for hit in hits(more, Search("van"))}


def test_a_hit_shows_the_words_around_it() -> None:
    words = " ".join(f"word{n}" for n in range(40))
    hit = hits(document(f"<p>{words} here {words}</p>"), Search("here"), "there")[0]
    assert (hit.found, hit.becomes) == ("here", "there")
    assert re.fullmatch(r"…(word\d+ )+", hit.before)
    assert re.fullmatch(r"( word\d+)+…", hit.after)
    assert len(hit.before) > 30


@pytest.mark.parametrize("nothing", ["", " ", "\xa0 ", "\u200b", "\u00ad", "\n"])
def test_what_cannot_be_seen_is_not_looked_for(nothing: str) -> None:
    with pytest.raises(CannotReplace, match="Write what to find"):
        Search(nothing)


@pytest.mark.parametrize("find", ["Nurse", "Duties", "Shift"])
def test_what_needs_words_does_not_lose_them_all(find: str) -> None:
    full = replace(document("<p>x</p>"), facts=(Fact(label="Shift", value="Night"),))
    with pytest.raises(CannotReplace, match="would be empty"):
        replaced(full, Search(find), "")


@given(plain, sought, plain)
def test_plain_text_becomes_what_python_makes_of_it(text: str, find: str, new: str) -> None:
    html = f"<p>{escape(text, quote=False)}</p>" if text else ""
    expected = sanitize(escape(text.replace(find, new), quote=False))
    assert html_of(html, find, new, match_case=True) == expected


@given(sanitized, st.data())
def test_replacing_by_itself_changes_nothing(html: str, data: st.DataObject) -> None:
    line = max(to_text(html).split("\n"), key=len)
    assume(line.strip())
    start = data.draw(st.integers(0, len(line) - 1))
    find = data.draw(st.integers(start + 1, len(line)).map(lambda end: line[start:end]))
    assume(find.strip() and "&nbsp;" not in html and find.isprintable())
    assert html_of(html, find, find, match_case=True) == html


@given(sanitized, sought, st.text("xyz<&", max_size=4))
def test_what_comes_out_is_as_sections_hold_it_and_all_other_letters_stay(
    html: str, find: str, new: str
) -> None:
    after = html_of(html, find, new, match_case=True)
    assert sanitize(after) == after
    if not hits(document(html), Search(find, match_case=True)):
        assert after == html


@given(st.sampled_from(varied_documents(12)), sought)
def test_after_replacing_all_of_it_nothing_is_left_to_find(full: JobDocument, find: str) -> None:
    search = Search(find, match_case=True)
    found = hits(full, search)
    assert len({hit.key for hit in found}) == len(found)
    assert not hits(replaced(full, search, "Ω"), search)
