"""Pasting into the text editor: what other programs put on the clipboard comes out clean."""

import re
from pathlib import Path

import pytest
from playwright.sync_api import Locator, expect

from builder.models import Posting, User
from tests.browser import desk
from tests.browser.conftest import OpenPage

CLIPBOARD = Path(__file__).parent / "clipboard"
PASTE = """(text, copied) => {
  const clipboardData = new DataTransfer();
  for (const [kind, data] of Object.entries(copied)) clipboardData.setData(kind, data);
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true });
  text.dispatchEvent(event);
}"""


@pytest.fixture
def form(open_page: OpenPage, editor: User, posting: Posting) -> Locator:
    page = open_page(editor)
    desk.open_posting(page, posting)
    return desk.edit(page, "Work environment")


def paste(form: Locator, **copied: str) -> None:
    """Paste into the text editor; `html` and `plain` are what the clipboard holds."""
    kinds = {f"text/{kind}": text for kind, text in copied.items()}
    desk.text_box(form).evaluate(PASTE, kinds)


def paste_over(form: Locator, **copied: str) -> str:
    """Paste in place of the whole text, and return the HTML that the form would send."""
    desk.press(desk.text_box(form), "Control+a")
    paste(form, **copied)
    return form.locator("textarea[name=html]").input_value()


def copied_from(name: str) -> str:
    return (CLIPBOARD / name).read_text(encoding="utf-8")


def save(form: Locator) -> None:
    """Save, so that nothing is sent any more when the test is over."""
    desk.save(form)
    expect(form).to_have_count(0)


def tidied(html: str) -> str:
    """Return the editor's HTML without what it adds to lists."""
    html = html.replace('<ol data-type="decimal">', "<ol>")
    return re.sub(r"<li><p>(.*?)</p>", r"<li>\1", html)


# Files with what programs copy, and what becomes of it.
COPIED = {
    "word.html": (
        "<h3>What you will do</h3>"
        "<p>You <strong>plan</strong> the weekly rounds, and <em>you</em> keep the "
        "<strong><em>route book</em></strong>. Questions go to the "
        '<a href="https://www.example.org/depot?bay=4">depot</a>.</p>'
        "<ul><li>Check the brakes before each round"
        "<ul><li>Tyres and lights too<ul><li>Write down what you find</li></ul></li></ul></li>"
        "<li>Fill in the log<br>It hangs by the door.</li></ul>"
        "<h4>How to begin</h4>"
        "<ol><li>Send us a letter<ol><li>by post</li><li>or by mail</li></ol></li>"
        "<li>Come and see us</li></ol>"
        "<p>Hours: 38 a week</p><p>Pay: $24 an hour</p>"
    ),
    "word_reviewed.html": (
        "<p>Drivers work thirty-eight hours.</p><p>Some weekends are paid double.</p>"
    ),
    "word_online.html": (
        "<h3>Who we look for</h3><p>A <strong>steady</strong> hand.</p>"
        "<ul><li>Patience<ul><li>with clocks</li></ul></li><li>Good eyes</li></ul>"
        "<ol><li>First this</li></ol>"
    ),
    "google_docs.html": (
        "<h3>Night gardener</h3><h4>Your nights</h4>"
        "<p>You look after <strong>all moonflowers</strong>, and <em>some</em> ferns. See "
        '<a href="https://example.org/garden?bed=7">the plan</a>.</p>'
        "<ul><li>Water the beds<ul><li>the dry ones first<ul><li>by hand</li></ul></li></ul></li>"
        "<li><strong>Close the gate</strong></li></ul>"
        "<ol><li>Ring the bell</li><li>Wait</li></ol>"
        "<p>Level | Pay | Nights</p><p>One | $21 | Four</p>"
    ),
    "web_page.html": (
        "<h3>Ferry pilot</h3><p>Steer the <strong>small</strong> ferry.</p><p>Rain or shine.</p>"
        "<h4>Each day</h4><ul><li>Cast off<ul><li>on time</li></ul></li>"
        "<li>Count heads<br>and life vests</li></ul>"
        '<p>Apply at <a href="https://jobs.example.org/apply/12?ref=site#form">our site</a> or '
        '<a href="mailto:ferry@example.org">write</a>, not here.</p>'
    ),
    "outlook.html": (
        '<p>Hello,</p><p>the form is <a href="https://example.org/form?id=5">here</a>.</p>'
        "<ul><li>Two copies</li></ul>"
    ),
}


# Plain text, and what becomes of it.
LINES = {
    "What you do\n\n• Cast off\n•\tCount heads\n   and life vests\no\ttwice\n• Moor": (
        "<p>What you do</p><ul><li>Cast off</li><li>Count heads and life vests"
        "<ul><li>twice</li></ul></li><li>Moor</li></ul>"
    ),
    "- Cast off\r\n  - on time\r\n- Count heads\r\n\r\n1. Moor\r\n2) Sweep\r\nThat is all.": (
        "<ul><li>Cast off<ul><li>on time</li></ul></li><li>Count heads</li></ul>"
        "<ol><li>Moor</li><li>Sweep</li></ol><p>That is all.</p>"
    ),
    "Pay is 5 - 7 <dollars>\nApply at https://example.org/?a=1&utm_source=x now": (
        "<p>Pay is 5 - 7 &lt;dollars&gt;</p><p>Apply at "
        '<a href="https://example.org/?a=1">https://example.org/?a=1</a> now</p>'
    ),
}


def test_what_programs_copy_comes_out_clean(form: Locator) -> None:
    pasted = {
        name: tidied(paste_over(form, html=copied_from(name), plain="Not this.")) for name in COPIED
    }

    assert pasted == COPIED
    save(form)


def test_lines_of_plain_text_become_paragraphs_and_lists(form: Locator) -> None:
    pasted = {plain: tidied(paste_over(form, plain=plain)) for plain in LINES}

    assert pasted == LINES
    save(form)


def test_a_few_words_go_into_the_line_and_what_is_pasted_can_be_saved(form: Locator) -> None:
    paste_over(form, plain="We  work outdoors.")
    paste(form, plain=" It rains.")
    paste(form, html="<meta charset='utf-8'><span style='color:red'><b>&nbsp;Often</b></span>")
    save(form)
    expect(desk.section(form.page, "Work environment").get_by_role("paragraph")).to_have_text(
        "We  work outdoors. It rains.Often"
    )


def test_lines_pasted_into_a_list_become_bullets_of_it(form: Locator) -> None:
    benefits = desk.edit(form.page, "Benefits")
    desk.press(desk.text_box(benefits), "Control+End")
    desk.text_box(benefits).press("Enter")
    paste(benefits, plain="A bicycle\nA boat\n")
    paste(benefits, html="<ul><li> to row</li><li>An oar</li></ul>")
    bullets = desk.text_box(benefits).get_by_role("listitem")
    expect(bullets).to_have_count(9)
    assert bullets.all_text_contents()[-3:] == ["A bicycle", "A boatto row", "An oar"]
    save(benefits)
