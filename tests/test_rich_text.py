"""Formatted text: what is dropped, what is kept, in which shape, and how it reads as plain text."""

import re
from collections import Counter
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lxml.html import HtmlElement, fragment_fromstring

from builder import rich_text
from builder.rich_text import from_markdown, map_text, sanitize, texts, to_markdown, to_text

often = settings(max_examples=100, deadline=None)

ELEMENTS = [
    "p", "div", "span", "b", "strong", "i", "em", "u", "ins", "h1", "h2", "h3", "h4", "h5", "ul",
    "ol", "li", "a", "table", "tr", "td", "th", "section", "blockquote", "pre", "dl", "dt", "dd",
    "font", "center", "details", "summary", "form", "o:p", "main", "mark",
]  # fmt: skip
HOSTILE_ELEMENTS = [
    *ELEMENTS, "script", "style", "svg", "math", "iframe", "textarea", "title", "noscript",
    "template", "object", "plaintext", "xmp",
]  # fmt: skip
PIECES = [
    "one", "Two ", " three", "&amp;", "&lt;b&gt;", "&nbsp;", "\xa0", "&#1;", "&#xffff;", "\n",
    "<br>", "<br><br>", "<hr>", "<img src=x onerror=alert(1)>", "<!-- c -->", "<!", "]]>", "</p>",
    "- x", "1. y", "# z", "*", "**", "_", "`", "\\", "[City, State]", "[a](b)", "• x",
]  # fmt: skip
ATTRIBUTES = [
    "", ' href="https://a.example/?q=1&r=2"', ' href="javascript:alert(1)"', ' onclick="x()"',
    ' style="color:red"', ' class="MsoNormal"', ' href="mailto:a@b.example"', ' href="/here"',
    ' href="https://a.example/(x)"', ' href=""', ' href="java&#2;script:alert(1)"',
    ' href="www.example.org"', ' href="www.["', ' href="https://a.example/\\*x_"',
]  # fmt: skip


def soup_of(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, attributes, inside, closed: (
            f"<{tag}{attributes}>{''.join(inside)}{f'</{tag}>' if closed else ''}"
        ),
        st.sampled_from(HOSTILE_ELEMENTS),
        st.sampled_from(ATTRIBUTES),
        st.lists(parts, max_size=4),
        st.booleans(),
    )


tag_soup = st.lists(
    st.recursive(st.text(max_size=8) | st.sampled_from(PIECES), soup_of, max_leaves=12), max_size=5
).map("".join)
sanitized = tag_soup.map(sanitize)


def nested(parts: st.SearchStrategy[str]) -> st.SearchStrategy[str]:
    return st.builds(
        lambda tag, inside: f"<{tag}>{''.join(inside)}</{tag}>",
        st.sampled_from(ELEMENTS),
        st.lists(parts, max_size=4),
    )


# Words that stand apart in markup that closes what it opens: all of them are seen by a reader.
tidy_markup = st.lists(
    st.recursive(st.text("abc", min_size=1, max_size=4).map(lambda word: f" {word} "), nested),
    max_size=5,
).map("".join)


def words_of(html: str) -> list[str]:
    """Read the words of any HTML as one who sees all of it."""
    return re.sub(r"<[^>]*>", " ", html).split()


def letters_of(text: str) -> str:
    return "".join(filter(str.isalpha, text))


def assert_settled(html: str) -> None:
    """Check the shape that everything else relies on."""
    body = fragment_fromstring(html, create_parent="div")
    assert not (body.text or "").strip()
    for block in body:
        assert block.tag in {"p", "h3", "h4", "ul", "ol"}
        assert not block.tail
        assert_block(block)


def assert_block(block: HtmlElement) -> None:
    assert "".join(block.itertext()).strip(" \xa0") or block.find(".//br") is not None
    if block.tag in {"ul", "ol"}:
        assert not block.attrib
        assert not block.text
        assert len(block)
        for item in block:
            assert item.tag == "li"
            assert not item.tail
            assert not item.attrib
            lists = [child for child in item if child.tag in {"ul", "ol"}]
            assert list(item)[len(item) - len(lists) :] == lists
            for inner in lists:
                assert_block(inner)
    for child in block.iterdescendants():
        if block.tag not in {"ul", "ol"}:
            assert child.tag in {"br", "strong", "em", "u", "a"}
        assert set(child.attrib) == ({"href"} if child.tag == "a" else set())
        assert re.match(r"(https?|mailto|tel):", child.get("href", "tel:"), re.IGNORECASE)


@given(st.text())
@often
def test_sanitizing_text_again_changes_nothing(text: str) -> None:
    once = sanitize(text)

    assert sanitize(once) == once
    assert_settled(once)


@given(tag_soup)
@settings(max_examples=250, deadline=None)
def test_sanitizing_tag_soup_again_changes_nothing(html: str) -> None:
    once = sanitize(html)

    assert sanitize(once) == once
    assert_settled(once)


@given(tidy_markup)
@often
def test_every_word_that_a_reader_sees_is_kept(html: str) -> None:
    assert Counter(words_of(sanitize(html))) == Counter(words_of(html))


@pytest.mark.parametrize(
    "hostile",
    [
        "<script>alert(1)</script>",
        "<SCRIPT SRC=//evil.example/x.js></SCRIPT>",
        "<style>p { background: url(https://evil.example/x) }</style>",
        "<!-- evil -->",
        "<!--[if gte mso 9]><xml>evil</xml><![endif]-->",
        "<img src=x onerror=evil()>",
        "<svg onload=evil()><script>evil()</script><text>evil</text></svg>",
        "<math><mtext><script>evil()</script></mtext></math>",
        "<iframe src=https://evil.example>evil</iframe>",
        "<iframe srcdoc='<script>evil()</script>'></iframe>",
        "<object data=evil></object><embed src=evil>",
        "<link rel=stylesheet href=https://evil.example><meta http-equiv=refresh content=evil>",
        "<base href=https://evil.example/><title>evil</title>",
        "<video src=evil poster=evil></video><audio src=evil></audio>",
        "<form action=https://evil.example><input name=evil value=evil></form>",
        "<template><p>evil</p></template>",
    ],
)
def test_what_is_hostile_leaves_no_trace(hostile: str) -> None:
    assert sanitize(f"<p>Before</p>{hostile}<p>After</p>") == "<p>Before</p><p>After</p>"


@pytest.mark.parametrize(
    "attributes",
    [
        "onclick=evil()",
        "onmouseover='evil()' onfocus=evil() autofocus tabindex=1",
        "style='background: url(https://evil.example/x)'",
        "class=evil id=evil data-evil=evil",
        "contenteditable=true background=https://evil.example/x",
        "hx-get=/evil hx-trigger=load",
    ],
)
@pytest.mark.parametrize("tag", ["p", "strong", "h3", "u"])
def test_an_element_keeps_no_attribute(tag: str, attributes: str) -> None:
    inside = sanitize(f"<{tag} {attributes}>Words</{tag}>")

    assert "evil" not in inside
    assert f"<{tag}>Words</{tag}>" in inside


@pytest.mark.parametrize(
    "address",
    [
        "javascript:evil()",
        " javascript:evil()",
        "JaVaScRiPt:evil()",
        "java\tscript:evil()",
        "java&#10;script:evil()",
        "java&#1;script:evil()",
        "\x01javascript:evil()",
        "vbscript:evil()",
        "data:text/html,evil",
        "file:///etc/evil",
        "ftp://evil.example/",
        "//evil.example/",
        "/evil",
        "evil.html",
        "#evil",
        "?evil",
        "www.[evil",
        "www.evil evil",
        "",
    ],
)
def test_a_link_that_leads_anywhere_but_to_web_mail_or_telephone_is_undone(address: str) -> None:
    assert sanitize(f'<p>See <a href="{address}">this</a>.</p>') == "<p>See this.</p>"


@pytest.mark.parametrize(
    "address",
    [
        "https://jobs.example.org/apply?id=7&amp;from=board",
        "http://example.org/",
        "mailto:jobs@example.org?subject=Nurse",
        "tel:+16175550100",
    ],
)
def test_links_to_web_mail_and_telephone_are_kept(address: str) -> None:
    html = f'<p>See <a href="{address}">this</a>.</p>'

    assert sanitize(html.replace("<a ", '<a target="_blank" rel="x" onclick="y()" ')) == html


def test_an_address_typed_without_its_beginning_is_completed() -> None:
    assert (
        sanitize('<a href="www.example.org/jobs">jobs</a>')
        == '<p><a href="https://www.example.org/jobs">jobs</a></p>'
    )


@pytest.mark.parametrize(
    "html",
    [
        *("a\x00b", "a\x01b", "a\x0bb", "a\x7fb", "a\ud800b", "a\uffffb", "a&#1;b", "a&#xfffe;b"),
        *("a&#11;b", "a&#x7f;b"),
    ],
)
def test_control_characters_are_dropped_however_they_are_written(html: str) -> None:
    assert sanitize(html) == "<p>ab</p>"


def test_white_space_is_settled() -> None:
    html = "  \n<p>  one \t two\n three </p>  \r\n <p> <br> </p><p>&nbsp;</p><p><b> </b>four</p> "

    assert sanitize(html) == "<p>one two three</p><p>four</p>"


def test_line_breaks_are_kept_between_words_and_nowhere_else() -> None:
    assert sanitize("<p><br>one<br><br>two<br></p><br>") == "<p>one<br><br>two</p>"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("<div>one</div>", "<div>two</div>"),
        ("<section>one</section>", "<main>two</main>"),
        ("<center>one</center>", "two"),
        ("one<hr>", "two"),
        ("<blockquote>one</blockquote>", "<pre>two</pre>"),
        ("<table><tr><td>one</td>", "<td>two</td></tr></table>"),
        ("<table><tr><td>one</td></tr>", "<tr><td>two</td></tr></table>"),
        ("<dl><dt>one</dt>", "<dd>two</dd></dl>"),
        ("<details><summary>one</summary>", "two</details>"),
        ("<select><option>one</option>", "<option>two</option></select>"),
        ("<p>one", "<p>two"),
        ("<li>one</li>", "<li>two</li>"),
        ("<div>" * 100 + "<div>one</div>", "<div>two</div>"),
    ],
)
def test_words_of_neighbouring_blocks_stay_apart(one: str, other: str) -> None:
    assert sanitize(one + other) == "<p>one</p><p>two</p>"


def test_other_names_for_the_same_thing_become_ours() -> None:
    assert sanitize("<h1>a</h1><h2>b</h2><h3>c</h3><h4>d</h4><h5>e</h5><h6>f</h6>") == (
        "<h3>a</h3><h3>b</h3><h3>c</h3><h4>d</h4><h4>e</h4><h4>f</h4>"
    )
    assert sanitize("<b>a</b> <i>b</i> <ins>c</ins>") == (
        "<p><strong>a</strong> <em>b</em> <u>c</u></p>"
    )


def test_emphasis_around_paragraphs_goes_into_them() -> None:
    assert sanitize("<b><p>one</p><p>two</p></b>") == (
        "<p><strong>one</strong></p><p><strong>two</strong></p>"
    )


def test_emphasis_of_one_kind_is_not_nested() -> None:
    assert sanitize("<b>one <strong>two</strong></b><b> three</b>") == (
        "<p><strong>one two three</strong></p>"
    )


def test_lists_keep_their_kind_and_depth() -> None:
    html = (
        "<ul><li>one<ol><li>two<ul><li>three</li></ul></li></ol></li>"
        "<li>four</li></ul><ol><li>five</li></ol>"
    )

    assert sanitize(html) == html


def test_a_list_that_stands_beside_its_item_moves_into_it() -> None:
    assert sanitize("<ul><li>one</li><ul><li>two</li></ul><li>three</li></ul>") == (
        "<ul><li>one<ul><li>two</li></ul></li><li>three</li></ul>"
    )


def test_what_stands_between_items_becomes_items() -> None:
    assert sanitize("<ul>one<li>two</li>three<p>four</p><li>five</li>six</ul>") == (
        "<ul><li>one</li><li>two</li><li>three</li><li>four</li><li>five</li><li>six</li></ul>"
    )


def test_paragraphs_of_an_item_become_lines_of_it() -> None:
    assert sanitize("<ul><li><p>one</p><p>two</p><ul><li>three</li></ul>four</li></ul>") == (
        "<ul><li>one<br>two<br>four<ul><li>three</li></ul></li></ul>"
    )


def test_empty_items_and_lists_vanish() -> None:
    assert sanitize("<p>one</p><ul><li></li><li> <p></p></li></ul><ul></ul><p>two</p>") == (
        "<p>one</p><p>two</p>"
    )


def test_what_word_copies_settles() -> None:
    copied = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head>
        <meta name=Generator content="Microsoft Word 15"><title>Nurse.docx</title>
        <style><!-- /* Font Definitions */ @font-face {font-family:Symbol;} --></style>
        <!--[if gte mso 9]><xml><o:OfficeDocumentSettings/></xml><![endif]--></head>
        <body lang=EN-US style='tab-interval:.5in'><!--StartFragment-->
        <p class=MsoNormal><b><span style='font-size:14.0pt'>What you will
        do<o:p></o:p></span></b></p><p class=MsoNormal><o:p>&nbsp;</o:p></p>
        <p class=MsoNormal><b><o:p>&nbsp;</o:p></b></p>
        <p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span
        style='font-family:Symbol'><span style='mso-list:Ignore'></span></span><![endif]>Assess
        needs<o:p></o:p></p><table class=MsoTableGrid><tr><td><p class=MsoNormal>Pay</p></td>
        <td><p class=MsoNormal><i>$65,000</i>&nbsp;a year</p></td></tr></table>
        <!--EndFragment--></body></html>"""

    assert sanitize(copied) == (
        "<p><strong>What you will do</strong></p><p>Assess needs</p><p>Pay</p>"
        "<p><em>$65,000</em>&nbsp;a year</p>"
    )


def test_lists_right_within_lists_settle() -> None:
    copied = (
        '<p dir="ltr" style="line-height:1.38"><span style="font-size:11pt">We hire.</span></p>'
        '<ul style="margin:0"><li dir="ltr" aria-level="1"><p dir="ltr" role="presentation">'
        "<span>Assess needs</span></p></li><ul><li dir=ltr aria-level=2><p><span>Each week</span>"
        '</p></li></ul><li dir="ltr"><p><span>Plan care</span></p></li></ul><br>'
        '<p dir="ltr"><span>Write to </span><a href="mailto:jobs@example.org" '
        'style="text-decoration:none"><span>us</span></a><span>.</span></p>'
        '<br class="Apple-interchange-newline">'
    )

    assert sanitize(copied) == (
        "<p>We hire.</p><ul><li>Assess needs<ul><li>Each week</li></ul></li><li>Plan care</li>"
        '</ul><p>Write to <a href="mailto:jobs@example.org">us</a>.</p>'
    )


@pytest.mark.parametrize("tag", ["div", "ul", "b", "table", "blockquote"])
def test_ten_thousand_nested_elements_come_to_an_end(tag: str) -> None:
    html = f"<p>one</p>{f'<{tag}>' * 10_000}two{f'</{tag}>' * 10_000}<p>three</p>"

    assert words_of(sanitize(html)) == ["one", "two", "three"]


def test_lists_nested_deeper_than_anyone_writes_become_paragraphs() -> None:
    html = "".join(f"<ul><li>word{level}" for level in range(40))

    assert words_of(sanitize(html)) == [f"word{level}" for level in range(40)]
    assert_settled(sanitize(html))
    assert "<ul>" not in sanitize(html)


def test_fifty_thousand_line_breaks_come_to_an_end() -> None:
    assert sanitize(f"one{'<br>' * 50_000}") == "<p>one</p>"
    assert sanitize(f"{'<br>' * 50_000}one") == "<p>one</p>"


def test_two_megabytes_of_hostile_html_come_to_an_end() -> None:
    piece = (
        "<p class=MsoNormal style='color:red' onclick=evil()>Assess <b>all <i>needs</b></i> &amp; "
        "plan</p><script>evil('</p>')</script><ul><li>one<li>two<ul><li>three</ul></ul></div>"
        "<style>p{}</style><!-- evil --><img src=x onerror=evil()><svg><text>evil</text></svg>"
        "<a href='javascript:evil()'>link</a><table><td>cell</table><b><p>bold</b></p>&#1;<br><br>"
    )
    count = 2 * 1024 * 1024 // len(piece) + 1

    clean = sanitize(piece * count)

    assert "evil" not in clean
    assert words_of(clean).count("three") == count
    assert words_of(clean).count("bold") == count
    assert len(words_of(clean)) == 11 * count


@given(sanitized)
@settings(max_examples=200, deadline=None)
def test_markdown_says_all_that_sanitized_html_does(html: str) -> None:
    assert from_markdown(to_markdown(html)) == html


@given(st.text())
@often
def test_any_plain_text_becomes_sanitized_html(text: str) -> None:
    html = from_markdown(text)

    assert sanitize(html) == html
    assert_settled(html)


@given(st.lists(st.text("xyz", min_size=1) | st.sampled_from("<>*_-+#&;:.!?'\"[]|`~•/= \n")))
@often
def test_plain_text_keeps_its_words(parts: list[str]) -> None:
    text = "".join(parts)

    assert letters_of(to_text(from_markdown(text))) == letters_of(text)


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("one\ntwo\n\nthree", "<p>one<br>two</p><p>three</p>"),
        ("one\r\ntwo", "<p>one<br>two</p>"),
        ("- one\n- two", "<ul><li>one</li><li>two</li></ul>"),
        ("• one\n• two\n  ◦ three", "<ul><li>one</li><li>two<ul><li>three</li></ul></li></ul>"),
        ("1. one\n2. two", "<ol><li>one</li><li>two</li></ol>"),
        ("### one\ntwo", "<h3>one</h3><p>two</p>"),
        ("#### one", "<h4>one</h4>"),
        ("**one** *two*", "<p><strong>one</strong> <em>two</em></p>"),
        ("[one](https://a.example/)", '<p><a href="https://a.example/">one</a></p>'),
        ("[one](javascript:alert)", "<p>[one](javascript:alert)</p>"),
        ("<https://a.example/>", '<p><a href="https://a.example/">https://a.example/</a></p>'),
        ("[City, State]: here", "<p>[City, State]: here</p>"),
        ("    indented", "<p>indented</p>"),
        ("one\n---\ntwo", "<p>one<br>---<br>two</p>"),
        ("> one", "<p>&gt; one</p>"),
        ("`one`", "<p>`one`</p>"),
        ("Pay <negotiable> & more, <3", "<p>Pay &lt;negotiable&gt; &amp; more, &lt;3</p>"),
        ("\\<City>", "<p>&lt;City&gt;</p>"),
        ("<u>one</u> <b>two</b>", "<p><u>one</u> <strong>two</strong></p>"),
        ("one <script>evil()</script> two", "<p>one two</p>"),
        ("<!-- evil -->one", "<p>one</p>"),
        ("", ""),
        (" \n\n ", ""),
    ],
)
def test_plain_text_is_read_as_it_was_meant(text: str, html: str) -> None:
    assert from_markdown(text) == html


@pytest.mark.parametrize(
    ("html", "text"),
    [
        ("<p>one<br>two</p><p>three</p>", "one\ntwo\n\nthree"),
        ("<h3>one</h3><h4>two</h4>", "### one\n\n#### two"),
        ("<p><strong>Pay</strong> - <em>good</em> <u>now</u></p>", "**Pay** - *good* <u>now</u>"),
        ("<ul><li>one<ul><li>two</li></ul></li></ul>", "- one\n  - two"),
        ("<ol><li>one<br>more</li><li>two</li></ol>", "1. one\n   more\n2. two"),
        ('<p><a href="https://a.example/">one</a></p>', "[one](https://a.example/)"),
        (
            "<p>R&amp;D, Q&amp;A, 401(k), snake_case, [City, State]</p>",
            "R&D, Q&A, 401(k), snake_case, [City, State]",
        ),
        ("<p>a &lt; b, &lt;negotiable&gt;</p>", "a < b, <negotiable>"),
        ("<p>&lt;b&gt; AT&amp;T; 5 * 3</p>", "\\<b> AT\\&T; 5 \\* 3"),
        ("<p>1. one<br>- two<br>## three</p>", "1\\. one\n\\- two\n\\## three"),
        ("", ""),
    ],
)
def test_markdown_reads_like_plain_text(html: str, text: str) -> None:
    assert to_markdown(html) == text
    assert from_markdown(text) == html


def test_shapes_that_markdown_cannot_say_come_as_html() -> None:
    html = "<ul><li>one</li></ul><ul><li>two</li></ul>"

    assert to_markdown(html) == html


def test_plain_text_has_bullets_numbers_and_addresses() -> None:
    html = sanitize(
        "<h3>Duties</h3><p>R&amp;D,<br><b>all</b> of it</p>"
        "<ul><li>one<br>more<ol><li>two</li><li>three</li></ol></li><li>four</li></ul>"
        '<p><a href="https://a.example/">Apply</a>, <a href="mailto:jobs@a.example">write</a>, '
        '<a href="tel:+16175550100">call</a>, or see <a href="https://b.example">b.example</a></p>'
        '<p><a href="mailto:jobs@a.example">jobs@a.example</a></p>'
    )

    assert to_text(html) == (
        "Duties\n\nR&D,\nall of it\n\n"
        "• one\n  more\n  1. two\n  2. three\n• four\n\n"
        "Apply (https://a.example/), write (jobs@a.example), call (+16175550100), or see "
        "b.example (https://b.example)\n\njobs@a.example"
    )


@given(sanitized)
@often
def test_texts_are_all_the_text_there_is(html: str) -> None:
    body = fragment_fromstring(html, create_parent="div")

    assert "".join(texts(html)) == "".join(str(text) for text in body.itertext())
    assert all(texts(html))


@given(sanitized, st.sampled_from([str.upper, lambda text: f"<{text}>&amp;", lambda text: ""]))
@often
def test_changing_text_changes_nothing_else(html: str, change: Callable[[str], str]) -> None:
    changed = map_text(html, change)

    assert re.findall("<[^>]*>", changed) == re.findall("<[^>]*>", html)
    assert list(texts(changed)) == [text for text in map(change, texts(html)) if text]


@given(sanitized)
@often
def test_text_left_as_it_is_stays_the_same(html: str) -> None:
    assert sanitize(map_text(html, lambda text: text)) == html


def test_text_is_changed_as_a_reader_sees_it_and_escaped_again() -> None:
    html = '<p>Q&amp;A &lt;x&gt; "y"<a href="https://a.example/?a=1&amp;b=2">a=1</a></p>'

    assert map_text(html, lambda text: text.replace("Q&A <x>", "<b>&</b>")) == (
        '<p>&lt;b&gt;&amp;&lt;/b&gt; "y"<a href="https://a.example/?a=1&amp;b=2">a=1</a></p>'
    )


def test_text_can_be_replaced_by_markup() -> None:
    html = rich_text.replace_text("<p>a&amp;b<br>c</p>", lambda text: f"<i>{len(text)}</i>")

    assert html == "<p><i>3</i><br><i>1</i></p>"
