from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from builder.document import Fact, Location
from builder.models import Organization, Posting, Revision, Section, User
from builder.models.revision import RevisionQuerySet
from tests.views.conftest import LogIn
from tests.views.page import HTMX, Response, address, form, tree, words
from tests.views.revisions import no_revision, one_revision

MEGABYTES = 1024 * 1024


def part_of(posting: Posting, kind: str) -> Section:
    return posting.present_sections().filter(kind=kind)[0]


def headings(posting: Posting) -> list[str]:
    return [part.heading for part in posting.present_sections()]


@pytest.fixture
def benefits(posting: Posting) -> Section:
    return part_of(posting, "benefits")


@pytest.fixture
def brief(posting: Posting) -> Section:
    return part_of(posting, "job_brief")


@pytest.fixture
def colleague(log_in: LogIn, owner: User) -> Client:
    """A second browser, in which the owner is logged in."""
    return log_in(owner)


def form_of(browser: Client, where: str) -> dict[str, str]:
    """Return what the form at an address sends when nothing is changed in it."""
    return form(browser.get(where), where)


# Showing the posting


def test_the_editor_shows_the_posting_with_its_tools(browser: Client, posting: Posting) -> None:
    response = browser.get(address("posting", posting))
    assert response.status_code == 200
    shown = words(response, "sheet")
    for text in ("At a glance", "Job brief", "Riverbend Health is hiring", "How to apply"):
        assert text in shown
    edits = tree(response).xpath("//*[@id='sheet']//a[@data-edit]/@href")
    assert len(edits) == len(headings(posting)) + 2
    assert "2 things to fill in" in words(response, "panel")


def test_a_viewer_sees_neither_tools_nor_hidden_sections(
    viewer: User, log_in: LogIn, editor: User, posting: Posting, benefits: Section
) -> None:
    posting.hide_section(benefits, hidden=True, based_on=benefits.version, by=editor)
    response = log_in(viewer).get(address("posting", posting))
    assert "You may read and download this posting." in words(response)
    assert "Job brief" in words(response, "sheet")
    assert "Dental insurance" not in response.text
    assert "Benefits" not in words(response, "panel")
    sheet = tree(response).get_element_by_id("sheet")
    assert not sheet.xpath(".//form | .//a[@data-edit] | .//button")
    assert "to fill in" not in words(response, "panel")


def test_a_posting_in_the_trash_offers_to_restore_it_and_nothing_else(
    browser: Client, posting: Posting, editor: User
) -> None:
    posting.move_to_trash(editor)
    response = browser.get(address("posting", posting))
    assert "This posting is in the trash." in words(response, "main")
    assert form(response, address("restore", posting))
    assert not tree(response).xpath("//*[@id='sheet']//form | //*[@id='panel']//form")


def test_cancelling_brings_the_fresh_sheet(browser: Client, posting: Posting) -> None:
    response = browser.get(address("posting", posting), headers=HTMX)
    assert_fresh(response)
    assert "<html" not in response.text


# A section


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_section_becomes_its_form(
    browser: Client, posting: Posting, benefits: Section, headers: dict[str, str]
) -> None:
    where = address("section", posting, benefits)
    response = browser.get(where, headers=headers)
    assert response.status_code == 200
    assert form(response, where)["heading"] == "Benefits"
    assert (
        "- Dental insurance to help with the cost of dental care" in form(response, where)["html"]
    )
    assert ("<html" in response.text) == (headers == {})
    assert ("Riverbend Health is hiring" in response.text) == (headers == {})


def test_a_section_saves_and_leads_back_to_itself(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    where = address("section", posting, benefits)
    typed = form_of(browser, where) | {"heading": "What we give", "html": "Much:\n\n- pay\n- time"}
    with one_revision(posting, editor):
        response = browser.post(where, typed)
    assert response.status_code == 302
    assert response["Location"] == f"{address('posting', posting)}#{benefits.anchor}"
    page = browser.get(response["Location"])
    assert "What we give Much: pay time" in words(page, benefits.anchor)
    assert part_of(posting, "benefits").html == "<p>Much:</p><ul><li>pay</li><li>time</li></ul>"


def test_a_section_saves_without_a_page_load(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    where = address("section", posting, benefits)
    typed = form_of(browser, where)
    typed |= {"html": "<p>Time in <strong>[Season]</strong></p>", "html_format": "html"}
    with one_revision(posting, editor):
        response = browser.post(where, typed, headers=HTMX)
    assert response.status_code == 200
    assert_fresh(response)
    assert "Time in [Season]" in words(response, benefits.anchor)
    assert "3 things to fill in" in words(response, "panel")
    assert "3 to fill in" in words(response, "bar")
    assert f'value="{part_of(posting, "benefits").version}"' in response.text


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("<p>Safe</p><script>alert(1)</script>", "<p>Safe</p>"),
        ("<p onclick=alert(1) style='color:red' class=x>Safe</p>", "<p>Safe</p>"),
        ("<p><a href='javascript:alert(1)'>Safe</a></p>", "<p>Safe</p>"),
        ("<img src=http://evil.example/x.png><p>Safe</p>", "<p>Safe</p>"),
        ("<style>p { color: red }</style><p>Safe</p><iframe src=/></iframe>", "<p>Safe</p>"),
        ("<svg><script>alert(1)</script></svg><p>Safe</p>", "<p>Safe</p>"),
    ],
)
@pytest.mark.parametrize("kind", ["html", "text"])
def test_what_is_unsafe_never_reaches_the_database(
    browser: Client, posting: Posting, benefits: Section, sent: str, kept: str, kind: str
) -> None:
    where = address("section", posting, benefits)
    typed = form_of(browser, where) | {"html": sent, "html_format": kind}
    assert browser.post(where, typed).status_code == 302
    assert part_of(posting, "benefits").html == kept
    page = browser.get(address("posting", posting)).text
    assert "alert(1)" not in page
    assert "evil.example" not in page


def test_saving_an_untouched_section_changes_nothing(browser: Client, posting: Posting) -> None:
    for part in posting.present_sections():
        where = address("section", posting, part)
        as_html = {"html": part.html, "html_format": "html"}
        for untouched in (form_of(browser, where), form_of(browser, where) | as_html):
            with no_revision(posting):
                assert browser.post(where, untouched).status_code == 302


def test_two_sections_changed_on_the_same_page_both_count(
    browser: Client, colleague: Client, posting: Posting, benefits: Section, brief: Section
) -> None:
    first, second = address("section", posting, benefits), address("section", posting, brief)
    mine, theirs = form_of(browser, first), form_of(colleague, second)
    assert browser.post(first, mine | {"html": "Mine"}).status_code == 302
    assert colleague.post(second, theirs | {"html": "Theirs"}).status_code == 302
    assert part_of(posting, "benefits").html == "<p>Mine</p>"
    assert part_of(posting, "job_brief").html == "<p>Theirs</p>"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_stale_save_shows_both_texts_and_saving_again_wins(
    browser: Client,
    colleague: Client,
    posting: Posting,
    benefits: Section,
    editor: User,
    headers: dict[str, str],
) -> None:
    where = address("section", posting, benefits)
    mine = form_of(browser, where) | {"heading": "My benefits", "html": "What I wrote"}
    colleague.post(where, form_of(colleague, where) | {"html": "What she wrote"})

    with no_revision(posting):
        response = browser.post(where, mine, headers=headers)
    assert response.status_code == 409
    assert "Olga Owner saved this while you were writing" in words(response, benefits.anchor)
    assert "What she wrote" in words(response, benefits.anchor)
    assert form(response, where)["html"] == "What I wrote"
    assert form(response, where)["heading"] == "My benefits"
    if headers:
        assert_leads_to(response, benefits.anchor)

    with one_revision(posting, editor):
        browser.post(where, form(response, where), headers=headers)
    assert part_of(posting, "benefits").html == "<p>What I wrote</p>"
    newest, before = Revision.objects.of(posting)[:2]
    assert "What I wrote" in str(newest.content)
    assert "What she wrote" in str(before.content)


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_saving_a_section_that_was_deleted_meanwhile_asks_then_puts_it_back(
    browser: Client, colleague: Client, posting: Posting, benefits: Section, headers: dict[str, str]
) -> None:
    where, order = address("section", posting, benefits), headings(posting)
    mine = form_of(browser, where) | {"html": "What I wrote"}
    colleague.post(address("delete_section", posting, benefits), {"version": benefits.version})

    response = browser.post(where, mine, headers=headers)
    assert response.status_code == 409
    assert "The section was deleted." in words(response, benefits.anchor)
    assert form(response, where)["html"] == "What I wrote"
    assert "Benefits" not in headings(posting)

    browser.post(where, form(response, where), headers=headers)
    assert part_of(posting, "benefits").html == "<p>What I wrote</p>"
    assert headings(posting) == order


def test_a_section_put_back_by_a_save_returns_to_its_place_among_moved_ones(
    browser: Client, posting: Posting, editor: User
) -> None:
    second = posting.present_sections()[1]
    where = address("section", posting, second)
    mine = form_of(browser, where)
    posting.delete_section(second, based_on=second.version, by=editor)
    first, third, *rest = posting.present_sections()
    posting.move_section(third, 5, by=editor)
    browser.post(where, form(browser.post(where, mine), where))
    assert headings(posting)[:3] == [first.heading, second.heading, rest[0].heading]
    assert [part.position for part in posting.present_sections()] == list(range(7))


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("heading", ["", "   ", "x" * 151])
def test_a_heading_that_is_empty_or_too_long_is_refused_and_the_text_given_back(
    browser: Client, posting: Posting, benefits: Section, heading: str, headers: dict[str, str]
) -> None:
    where = address("section", posting, benefits)
    with no_revision(posting):
        response = browser.post(
            where,
            form_of(browser, where) | {"heading": heading, "html": "What I wrote"},
            headers=headers,
        )
    assert response.status_code == 422
    assert "Nothing you typed is lost." in words(response, benefits.anchor)
    assert form(response, where)["html"] == "What I wrote"
    assert form(response, where)["heading"] == heading
    if headers:
        assert_leads_to(response, benefits.anchor)


@pytest.mark.parametrize("kind", ["html", "text"])
def test_a_paste_of_two_megabytes_is_refused_and_given_back(
    browser: Client, posting: Posting, benefits: Section, kind: str
) -> None:
    where = address("section", posting, benefits)
    paste = "Much ado. " * (2 * MEGABYTES // 10)
    with no_revision(posting):
        response = browser.post(
            where, form_of(browser, where) | {"html": paste, "html_format": kind}, headers=HTMX
        )
    assert response.status_code == 422
    assert "a section holds up to 100,000" in words(response, benefits.anchor)
    (area,) = tree(response).xpath("//textarea[@name='html']")
    given_back = area.get("data-html") if kind == "html" else area.text
    assert given_back.strip() == paste.strip()


@pytest.mark.parametrize("version", ["", "three", "-1", "9" * 5000, "٣"])
def test_a_version_that_is_none_is_refused_and_the_text_given_back(
    browser: Client, posting: Posting, benefits: Section, version: str
) -> None:
    where = address("section", posting, benefits)
    with no_revision(posting):
        response = browser.post(
            where, form_of(browser, where) | {"version": version, "html": "What I wrote"}
        )
    assert response.status_code in {409, 422}
    assert form(response, where)["html"] == "What I wrote"


def test_a_null_character_is_refused(browser: Client, posting: Posting, benefits: Section) -> None:
    where = address("section", posting, benefits)
    for name in ("heading", "html"):
        with no_revision(posting):
            response = browser.post(where, form_of(browser, where) | {name: "nu\0ll"})
        assert response.status_code == 422


# Adding, moving, hiding, deleting


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_new_section_comes_last(
    browser: Client, posting: Posting, editor: User, headers: dict[str, str]
) -> None:
    where, before = address("add_section", posting), headings(posting)
    empty = form(browser.get(where, headers=headers), where)
    typed = empty | {"heading": "Travel", "html": "Some travel.<script>alert(1)</script>"}
    with one_revision(posting, editor):
        response = browser.post(where, typed, headers=headers)
    assert headings(posting) == [*before, "Travel"]
    part = posting.present_sections()[len(before)]
    assert (part.kind, part.html) == ("custom", "<p>Some travel.</p>")
    if headers:
        assert_fresh(response)
        assert "Some travel." in words(response, part.anchor)
    else:
        assert response["Location"] == f"{address('posting', posting)}#{part.anchor}"


def test_new_sections_come_last_even_where_others_were_deleted(
    browser: Client, posting: Posting, editor: User
) -> None:
    where = address("add_section", posting)
    for part in posting.present_sections()[1:4]:
        posting.delete_section(part, based_on=part.version, by=editor)
    before = headings(posting)
    added = [f"New {number}" for number in range(6)]
    for heading in added:
        browser.post(where, {"kind": "custom", "heading": heading})
    assert headings(posting) == before + added


@pytest.mark.parametrize("wrong", [{"heading": ""}, {"kind": "poem"}, {"html": "x" * 100_001}])
@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_new_section_that_cannot_be_is_refused_and_given_back(
    browser: Client, posting: Posting, wrong: dict[str, str], headers: dict[str, str]
) -> None:
    where = address("add_section", posting)
    typed = {"kind": "custom", "heading": "Travel", "html": "Some travel."} | wrong
    with no_revision(posting):
        response = browser.post(where, typed, headers=headers)
    assert response.status_code == 422
    given_back = form(response, where)
    assert {name: given_back[name] for name in ("heading", "html")} == {
        name: typed[name] for name in ("heading", "html")
    }
    if headers:
        assert_leads_to(response, "new-section")


@pytest.mark.parametrize(
    ("position", "order"),
    [("0", "CABD"), ("1", "ACBD"), ("3", "ABDC"), ("99", "ABDC"), ("-5", "CABD")],
)
def test_a_section_moves_to_where_it_is_put(
    browser: Client, posting: Posting, editor: User, position: str, order: str
) -> None:
    letters = dict(zip("ABCD", posting.present_sections(), strict=False))
    rest = headings(posting)[4:]
    for part in posting.present_sections()[4:]:
        posting.delete_section(part, based_on=part.version, by=editor)
    with one_revision(posting, editor):
        response = browser.post(
            address("move_section", posting, letters["C"]), {"position": position}, headers=HTMX
        )
    assert_fresh(response)
    assert f"Moved: {letters['C'].heading}" in words(response, "said")
    assert headings(posting) == [letters[letter].heading for letter in order]
    assert len(rest) == 3


def test_the_buttons_up_and_down_move_by_one(browser: Client, posting: Posting) -> None:
    first, second, third = posting.present_sections()[:3]
    for label, expected in (
        (f"Move {second.heading} down", [first, third, second]),
        (f"Move {second.heading} up", [first, second, third]),
    ):
        page = tree(browser.get(address("posting", posting)))
        (button,) = page.xpath("//button[@aria-label=$label]", label=label)
        response = browser.post(button.get("formaction"), {button.get("name"): button.get("value")})
        assert response["Location"].endswith(f"#{second.anchor}")
        assert list(posting.present_sections()[:3]) == expected


def test_moving_a_section_to_where_it_is_changes_nothing(
    browser: Client, posting: Posting, brief: Section
) -> None:
    with no_revision(posting):
        browser.post(address("move_section", posting, brief), {"position": "0"})


@pytest.mark.parametrize("position", ["", "first", "1.5", "9" * 5000, "\0"])
def test_a_place_that_is_none_is_refused(
    browser: Client, posting: Posting, brief: Section, position: str
) -> None:
    with no_revision(posting):
        response = browser.post(
            address("move_section", posting, brief), {"position": position}, headers=HTMX
        )
    assert response.status_code == 422
    assert "That is no place in the posting." in words(response, "trouble")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_section_is_hidden_and_shown_again(
    browser: Client, posting: Posting, benefits: Section, editor: User, headers: dict[str, str]
) -> None:
    for hidden, said in (("yes", "Hidden from candidates"), ("no", "Shown to candidates again")):
        page = browser.get(address("posting", posting))
        (button,) = tree(page).xpath(
            "//button[contains(@formaction, $pk)][@name='hidden']", pk=f"{benefits.pk}/hide/"
        )
        part = part_of(posting, "benefits")
        sent = {"version": part.version, "hidden": button.get("value")}
        with one_revision(posting, editor):
            response = browser.post(button.get("formaction"), sent, headers=headers)
        assert part_of(posting, "benefits").hidden == (hidden == "yes")
        shown = response if headers else browser.get(response["Location"])
        assert ("Hidden from candidates" in words(shown, benefits.anchor)) == (hidden == "yes")
        if headers:
            assert f"{said}: Benefits" in words(response, "said")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_a_deleted_section_comes_back_to_its_place_by_undo(
    browser: Client, posting: Posting, benefits: Section, editor: User, headers: dict[str, str]
) -> None:
    order, undo = headings(posting), address("restore_section", posting, benefits)
    with one_revision(posting, editor):
        response = browser.post(
            address("delete_section", posting, benefits),
            {"version": benefits.version},
            headers=headers,
        )
    assert headings(posting) == [heading for heading in order if heading != "Benefits"]
    if headers:
        assert_fresh(response)
        assert words(response, "said") == "Deleted: Benefits Undo"
        assert undo in tree(response).xpath("//*[@id='said']//form/@action")
    else:
        response = browser.get(response["Location"])
    assert undo in tree(response).xpath("//*[@id='panel']//form/@action")
    with one_revision(posting, editor):
        browser.post(undo, headers=headers)
    assert headings(posting) == order


def test_sections_deleted_one_after_another_come_back_to_their_places_in_any_order(
    browser: Client, posting: Posting
) -> None:
    parts, order = list(posting.present_sections()), headings(posting)
    gone = [parts[1], parts[2], parts[4], parts[6]]
    for again in (gone, gone[::-1], [gone[2], gone[0], gone[3], gone[1]]):
        for part in gone:
            part.refresh_from_db()
            browser.post(address("delete_section", posting, part), {"version": part.version})
        for part in again:
            browser.post(address("restore_section", posting, part))
        assert headings(posting) == order


def test_putting_back_what_is_there_changes_nothing(
    browser: Client, posting: Posting, benefits: Section
) -> None:
    with no_revision(posting):
        response = browser.post(address("restore_section", posting, benefits))
    assert response.status_code == 302


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize("name", ["hide_section", "delete_section"])
@pytest.mark.parametrize("version", ["stale", "", "9" * 5000])
def test_a_section_changed_meanwhile_is_neither_hidden_nor_deleted(
    browser: Client,
    colleague: Client,
    posting: Posting,
    benefits: Section,
    name: str,
    version: str,
    headers: dict[str, str],
) -> None:
    where = address("section", posting, benefits)
    colleague.post(where, form_of(colleague, where) | {"html": "What she wrote"})
    sent = {"version": benefits.version if version == "stale" else version, "hidden": "yes"}
    with no_revision(posting):
        response = browser.post(address(name, posting, benefits), sent, headers=headers)
    assert response.status_code == 409
    assert "“Benefits” was changed meanwhile." in words(response)
    assert "What she wrote" in words(response, benefits.anchor)


def test_a_section_deleted_meanwhile_does_not_move(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    posting.delete_section(benefits, based_on=benefits.version, by=editor)
    with no_revision(posting):
        response = browser.post(
            address("move_section", posting, benefits), {"position": "0"}, headers=HTMX
        )
    assert response.status_code == 409
    assert "“Benefits” was deleted meanwhile." in words(response, "trouble")


# Filling in


@pytest.fixture
def twins(posting: Posting, brief: Section, benefits: Section, editor: User) -> Posting:
    """A posting with one placeholder in three places, written differently."""
    for part, text in (
        (brief, "Join [Team name]. [team  NAME] is fun."),
        (benefits, "[Team name]"),
    ):
        posting.save_section(
            part, heading=part.heading, html=f"<p>{text}</p>", based_on=part.version, by=editor
        )
    return posting


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_filling_a_placeholder_fills_its_twins(
    browser: Client, twins: Posting, editor: User, headers: dict[str, str]
) -> None:
    page = browser.get(address("posting", twins))
    assert "Team name Show (3 places)" in words(page, "panel")
    with one_revision(twins, editor):
        response = browser.post(
            address("fill", twins),
            {"placeholder": "[Team name]", "value": " Blue <b> & co "},
            headers=headers,
        )
    assert part_of(twins, "job_brief").html == (
        "<p>Join Blue &lt;b&gt; &amp; co. Blue &lt;b&gt; &amp; co is fun.</p>"
    )
    assert part_of(twins, "benefits").html == "<p>Blue &lt;b&gt; &amp; co</p>"
    if headers:
        assert_fresh(response)
        assert "Team name" not in words(response, "panel")
        assert "Filled in: Blue <b> & co" in words(response, "said")
    else:
        assert response["Location"] == f"{address('posting', twins)}#panel"


def test_filling_in_place_and_address_settles_the_facts_too(
    browser: Client, posting: Posting
) -> None:
    where = address("fill", posting)
    browser.post(where, {"placeholder": "[City, State]", "value": "Ann Arbor, Michigan"})
    address_to_fill = "[email address or application portal]"
    browser.post(where, {"placeholder": address_to_fill, "value": "jobs@riverbend.example"})
    posting.refresh_from_db()
    document = posting.document()
    assert document.locations == (Location(city="Ann Arbor", region="Michigan", country="US"),)
    assert document.apply.email == "jobs@riverbend.example"
    page = browser.get(address("posting", posting))
    assert "Nothing left to fill in" in words(page, "panel")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize(
    ("placeholder", "value", "problem"),
    [
        ("[Team name]", "  ", "This field is required"),
        ("[Team name]", "x" * 301, "at most 300 characters"),
        ("[Team name]", "the [Blue] team", "Leave the square brackets out"),
        ("[TEAM  name]", "the [Blue] team", "Leave the square brackets out"),
        ("[email address or application portal]", "call us", "Write an e-mail address"),
        ("[email address or application portal]", "javascript:alert(1)", "Write an e-mail address"),
    ],
)
def test_what_cannot_be_filled_in_is_refused_and_given_back(
    browser: Client,
    twins: Posting,
    placeholder: str,
    value: str,
    problem: str,
    headers: dict[str, str],
) -> None:
    with no_revision(twins):
        response = browser.post(
            address("fill", twins), {"placeholder": placeholder, "value": value}, headers=headers
        )
    assert response.status_code == 422
    assert problem in words(response, "panel")
    (given_back,) = tree(response).xpath("//input[@name='value'][@aria-invalid='true']")
    assert given_back.get("value") == value
    if headers:
        assert_leads_to(response, "panel")


def test_what_would_make_a_heading_too_long_is_refused(
    browser: Client, posting: Posting, benefits: Section
) -> None:
    where = address("section", posting, benefits)
    browser.post(where, form_of(browser, where) | {"heading": "Benefits at [Team name]"})
    with no_revision(posting):
        response = browser.post(
            address("fill", posting), {"placeholder": "[Team name]", "value": "x" * 150}
        )
    assert response.status_code == 422
    assert "too long" in words(response, "panel")


def test_what_would_make_the_title_too_long_is_refused(
    browser: Client, posting: Posting, editor: User
) -> None:
    posting.save_facts({"title": "Case Manager, [Team name]"}, based_on=1, by=editor)
    with no_revision(posting):
        response = browser.post(
            address("fill", posting), {"placeholder": "[Team name]", "value": "x" * 200}
        )
    assert response.status_code == 422
    assert "too long" in words(response, "panel")


def test_filling_in_what_is_nowhere_changes_nothing(browser: Client, posting: Posting) -> None:
    with no_revision(posting):
        browser.post(address("fill", posting), {"placeholder": "[Moon phase]", "value": "full"})


# The facts


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_all_facts_are_saved(
    browser: Client, posting: Posting, editor: User, headers: dict[str, str]
) -> None:
    where = address("facts", posting)
    typed = form_of(browser, where) | {
        "title": "Senior Case Manager",
        "workplace": "hybrid",
        "employment_type": "part_time",
        "place-TOTAL_FORMS": "3",
        "place-0-city": "Łódź",
        "place-0-country": "PL",
        "place-2-city": "Austin",
        "place-2-region": "TX",
        "place-2-country": "US",
        "department": "Care",
        "reports_to": "The director",
        "pay_minimum": "28.07",
        "pay_maximum": "30",
        "pay_currency": "EUR",
        "pay_period": "hour",
        "pay_note": "Depends on experience.",
        "closes_on": "2027-02-28",
        "openings": "2",
        "flsa_status": "nonexempt",
        "job_code": "CM-2",
        "language": "pl-PL",
        "fact-0-label": "Schedule",
        "fact-0-value": "Monday to Friday",
        "fact-1-label": "Shift",
    }
    with one_revision(posting, editor):
        response = browser.post(where, typed, headers=headers)
    document = posting.document()
    assert (document.title, document.workplace) == ("Senior Case Manager", "hybrid")
    assert document.locations == (
        Location(city="Łódź", country="PL"),
        Location(city="Austin", region="TX", country="US"),
    )
    assert document.pay is not None
    assert (document.pay.min, document.pay.max) == (Decimal("28.07"), Decimal(30))
    assert (document.pay.currency, document.pay.period) == ("EUR", "hour")
    assert document.pay.note == "Depends on experience."
    assert (document.department, document.reports_to) == ("Care", "The director")
    assert (document.closes_on, document.openings) == (date(2027, 2, 28), 2)
    assert (document.flsa_status, document.job_code) == ("nonexempt", "CM-2")
    assert (document.employment_type, document.language) == ("part_time", "pl-PL")
    assert document.facts == (
        Fact(label="Schedule", value="Monday to Friday"),
        Fact(label="Shift"),
    )
    if headers:
        assert_fresh(response)
        assert "Senior Case Manager" in words(response, "bar")
        assert "Łódź; Austin, TX" in words(response, "facts")
    else:
        assert response["Location"] == f"{address('posting', posting)}#facts"


def test_saving_untouched_facts_changes_nothing(browser: Client, posting: Posting) -> None:
    where = address("facts", posting)
    with no_revision(posting):
        assert browser.post(where, form_of(browser, where)).status_code == 302


def test_a_place_typed_into_the_facts_fills_its_placeholder(
    browser: Client, posting: Posting, benefits: Section, editor: User
) -> None:
    posting.save_section(
        benefits, heading="Life in [City, State]", html="", based_on=benefits.version, by=editor
    )
    where = address("facts", posting)
    browser.post(
        where, form_of(browser, where) | {"place-0-city": "Austin", "place-0-region": "TX"}
    )
    assert "Life in Austin, TX" in headings(posting)
    posting.refresh_from_db()
    typed = form_of(browser, where) | {"place-0-city": "", "place-0-region": ""}
    browser.post(where, typed)
    posting.refresh_from_db()
    assert posting.locations == []


WRONG_FACTS: list[tuple[dict[str, str], str]] = [
    ({"title": ""}, "This field is required."),
    ({"title": "x" * 201}, "at most 200 characters"),
    ({"reports_to": "nu\0ll"}, "Null characters are not allowed."),
    ({"pay_minimum": "90000", "pay_maximum": "80000"}, "must not be below the lowest pay"),
    ({"pay_minimum": "-1"}, "greater than or equal to 0"),
    ({"pay_minimum": "a lot"}, "Enter a number."),
    ({"pay_minimum": "NaN"}, "Enter a number."),
    ({"pay_maximum": "1234567890123"}, "digits"),
    ({"pay_currency": "XXX"}, "Select a valid choice"),
    ({"pay_period": "decade"}, "Select a valid choice"),
    ({"workplace": "moon"}, "Select a valid choice"),
    ({"language": "tlh"}, "Select a valid choice"),
    ({"closes_on": "tomorrow"}, "Enter a valid date."),
    ({"openings": "0"}, "greater than or equal to 1"),
    ({"openings": "10000001"}, "less than or equal to 10000000"),
    ({"place-0-city": "x" * 101}, "at most 100 characters"),
    ({"place-0-city": "Bonn", "place-0-country": "XX"}, "Select a valid choice"),
    ({"fact-0-value": "Mondays"}, "Give this fact a label"),
    ({"fact-TOTAL_FORMS": "41"}, "at most 40 forms"),
    ({"fact-TOTAL_FORMS": "many"}, "missing or has been tampered with"),
    ({"version": "x"}, "Enter a whole number."),
]


@pytest.mark.parametrize(
    ("wrong", "problem"), WRONG_FACTS, ids=[str(w)[:50] for w, _ in WRONG_FACTS]
)
def test_wrong_facts_are_refused_and_what_was_typed_given_back(
    browser: Client, posting: Posting, wrong: dict[str, str], problem: str
) -> None:
    where = address("facts", posting)
    typed = form_of(browser, where) | {"department": "What I typed"} | wrong
    with no_revision(posting):
        response = browser.post(where, typed, headers=HTMX)
    assert response.status_code == 422
    assert_leads_to(response, "facts")
    assert problem in words(response, "facts")
    given_back = form(response, where)
    assert given_back["department"] == "What I typed"
    for name, value in wrong.items():
        if name.endswith(("title", "minimum", "maximum", "closes_on", "openings", "city", "value")):
            assert given_back[name] == value


def test_wrong_facts_are_shown_on_the_whole_page_without_javascript(
    browser: Client, posting: Posting
) -> None:
    where = address("facts", posting)
    response = browser.post(where, form_of(browser, where) | {"title": ""})
    assert response.status_code == 422
    assert "Something here needs another look." in words(response, "facts")
    assert "Riverbend Health is hiring" in words(response, "sheet")


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize(
    ("name", "theirs", "mine"),
    [
        ("facts", {"department": "Her department"}, {"department": "My department"}),
        ("apply", {"apply_instructions": "Her words"}, {"apply_instructions": "My words"}),
    ],
)
def test_stale_facts_show_both_and_saving_again_wins(
    browser: Client,
    colleague: Client,
    posting: Posting,
    editor: User,
    name: str,
    theirs: dict[str, str],
    mine: dict[str, str],
    headers: dict[str, str],
) -> None:
    where = address(name, posting)
    sent = form_of(browser, where) | mine
    colleague.post(where, form_of(colleague, where) | theirs)
    with no_revision(posting):
        response = browser.post(where, sent, headers=headers)
    assert response.status_code == 409
    assert "Olga Owner saved this while you were writing" in words(response, name)
    (field,) = mine
    assert theirs[field] in words(response, name)
    assert form(response, where)[field] == mine[field]
    if headers:
        assert_leads_to(response, name)
    with one_revision(posting, editor):
        browser.post(where, form(response, where), headers=headers)
    assert getattr(posting, field) == mine[field]
    newest, before = Revision.objects.of(posting)[:2]
    assert mine[field] in str(newest.content)
    assert theirs[field] in str(before.content)


def test_facts_and_a_section_changed_on_the_same_page_both_count(
    browser: Client, colleague: Client, posting: Posting, benefits: Section
) -> None:
    facts, section = address("facts", posting), address("section", posting, benefits)
    mine, theirs = form_of(browser, facts), form_of(colleague, section)
    assert colleague.post(section, theirs | {"html": "Theirs"}).status_code == 302
    assert browser.post(facts, mine | {"department": "Mine"}).status_code == 302
    posting.refresh_from_db()
    assert posting.department == "Mine"
    assert part_of(posting, "benefits").html == "<p>Theirs</p>"


def test_facts_and_how_to_apply_open_side_by_side_both_save(
    browser: Client, posting: Posting
) -> None:
    facts, apply = address("facts", posting), address("apply", posting)
    first, second = form_of(browser, facts), form_of(browser, apply)
    assert browser.post(facts, first | {"department": "Care"}).status_code == 302
    assert (
        browser.post(apply, second | {"apply_email": "jobs@riverbend.example"}).status_code == 302
    )
    posting.refresh_from_db()
    assert (posting.department, posting.apply_email) == ("Care", "jobs@riverbend.example")


# How to apply


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
def test_how_to_apply_is_saved(
    browser: Client, posting: Posting, editor: User, headers: dict[str, str]
) -> None:
    where = address("apply", posting)
    typed = form_of(browser, where) | {
        "apply_instructions": "A résumé,\nplease.",
        "apply_email": "jobs@riverbend.example",
        "apply_url": "riverbend.example/jobs",
    }
    with one_revision(posting, editor):
        response = browser.post(where, typed, headers=headers)
    apply = posting.document().apply
    assert apply.instructions.split() == ["A", "résumé,", "please."]
    assert (apply.email, apply.url) == ("jobs@riverbend.example", "https://riverbend.example/jobs")
    if headers:
        assert_fresh(response)
        assert "jobs@riverbend.example" in words(response, "apply")
        assert "email address or application portal" not in words(response, "panel")
    else:
        assert response["Location"] == f"{address('posting', posting)}#apply"


@pytest.mark.parametrize("headers", [{}, HTMX], ids=["plain", "htmx"])
@pytest.mark.parametrize(
    ("wrong", "problem"),
    [
        ({"apply_email": "jobs at riverbend"}, "Enter a valid email address."),
        ({"apply_url": "javascript:alert(1)"}, "Enter a valid URL."),
        ({"apply_url": "not an address"}, "Enter a valid URL."),
        ({"apply_instructions": "x" * 2001}, "at most 2000 characters"),
    ],
)
def test_a_wrong_way_to_apply_is_refused_and_given_back(
    browser: Client, posting: Posting, wrong: dict[str, str], problem: str, headers: dict[str, str]
) -> None:
    where = address("apply", posting)
    with no_revision(posting):
        response = browser.post(where, form_of(browser, where) | wrong, headers=headers)
    assert response.status_code == 422
    assert problem in words(response, "apply")
    assert form(response, where) | wrong == form(response, where)
    if headers:
        assert_leads_to(response, "apply")


# One transaction


def saves(posting: Posting) -> dict[str, tuple[str, dict[str, Any]]]:
    """Return each way of changing a posting: its address and what is sent."""
    part = part_of(posting, "benefits")
    rows = {"TOTAL_FORMS": 0, "INITIAL_FORMS": 0}
    job = {"title": "New", "pay_currency": "USD", "pay_period": "year", "language": "en-US"}
    return {
        "section": (
            address("section", posting, part),
            {"version": part.version, "heading": "New", "html": "New"},
        ),
        "facts": (
            address("facts", posting),
            {
                "version": posting.facts_version,
                **job,
                **{f"{kind}-{key}": rows[key] for kind in ("place", "fact") for key in rows},
            },
        ),
        "apply": (
            address("apply", posting),
            {"version": posting.apply_version, "apply_email": "a@example.org"},
        ),
        "fill": (address("fill", posting), {"placeholder": "[City, State]", "value": "Bonn"}),
        "add": (address("add_section", posting), {"kind": "custom", "heading": "New"}),
        "move": (address("move_section", posting, part), {"position": 0}),
        "hide": (
            address("hide_section", posting, part),
            {"version": part.version, "hidden": "yes"},
        ),
        "delete": (address("delete_section", posting, part), {"version": part.version}),
        "duplicate": (address("duplicate", posting), {}),
        "trash": (address("move_to_trash", posting), {}),
        "start": (
            reverse("start_posting", args=["behavioral-health-case-manager"]),
            {"country": "US", "workplace": "onsite", "employment_type": "full_time", **job},
        ),
    }


SAVES = ["section", "facts", "apply", "fill", "add", "move", "hide", "delete"]
SAVES += ["duplicate", "trash", "start"]


@pytest.mark.parametrize("name", SAVES)
def test_where_the_history_cannot_be_written_nothing_changes(
    browser: Client, posting: Posting, name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*args: object, **kwargs: object) -> None:
        raise OSError("The disk is full.")

    where, sent = saves(posting)[name]
    before = stored()
    with monkeypatch.context() as broken:
        broken.setattr(RevisionQuerySet, "record", fail)
        with pytest.raises(OSError, match="The disk is full"):
            browser.post(where, sent)
    assert stored() == before
    assert browser.post(where, sent).status_code == 302
    assert stored() != before


def test_the_history_keeps_what_organization_and_people_were(
    browser: Client, posting: Posting, organization: Organization, editor: User
) -> None:
    for name in ("section", "apply", "fill", "add", "move"):
        posting.refresh_from_db()
        where, sent = saves(posting)[name]
        with one_revision(posting, editor):
            browser.post(where, sent)
    numbers = [revision.number for revision in Revision.objects.of(posting)]
    assert numbers == [6, 5, 4, 3, 2, 1]
    assert set(Revision.objects.of(posting).values_list("organization", flat=True)) == {
        organization.pk
    }


def stored() -> list[Any]:
    models = (Posting, Section, Revision)
    return [list(model._base_manager.order_by("pk").values()) for model in models]


# What answers hold


def assert_fresh(response: Response) -> None:
    """See that the answer brings the sheet, and bar and panel out of band."""
    assert response.status_code == 200
    assert "HX-Retarget" not in response.headers
    root = tree(response)
    assert root.xpath("//article[@id='sheet'][not(@hx-swap-oob)]")
    for place in ("bar", "panel"):
        assert root.get_element_by_id(place).get("hx-swap-oob") == "true"


def assert_leads_to(response: Response, anchor: str) -> None:
    """See that the answer takes the place of one block, and holds nothing else."""
    assert response.headers["HX-Retarget"] == f"#{anchor}"
    assert response.headers["HX-Reswap"] == "outerHTML"
    root = tree(response)
    assert root.get_element_by_id(anchor) is not None
    assert not root.xpath("//article[@id='sheet']")
