import pytest
from django.test import Client

from builder.models import Posting, RoleTemplate, Section, User
from tests.views.editing import assert_fresh, assert_leads_to, form_of, headings, part_of
from tests.views.page import HTMX, address, form, tree, words
from tests.views.revisions import no_revision, one_revision


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


def test_a_form_that_is_sent_twice_adds_its_section_once(
    browser: Client, posting: Posting, editor: User, owner: User
) -> None:
    where, before = address("add_section", posting), headings(posting)
    typed = form_of(browser, where) | {"heading": "Travel", "html": "- By bus.\n- By train."}
    browser.post(where, typed)
    with no_revision(posting):
        again = browser.post(where, typed)
    part = posting.present_sections()[len(before)]
    assert again["Location"] == f"{address('posting', posting)}#{part.anchor}"

    # Whoever typed on since the lost answer changes what was added, and keeps others' changes.
    html = part.html.replace("bus", "tram")
    posting.save_section(part, heading="Travel", html=html, based_on=part.version, by=owner)
    with one_revision(posting, editor):
        browser.post(where, typed | {"html": "- By bus.\n- By train.\n- On foot."})
    part.refresh_from_db()
    assert part.html == "<ul><li>By tram.</li><li>By train.</li><li>On foot.</li></ul>"
    assert headings(posting) == [*before, "Travel"]


def test_another_text_from_the_same_form_replaces_nothing(
    browser: Client, posting: Posting, owner: User
) -> None:
    where, before = address("add_section", posting), headings(posting)
    typed = form_of(browser, where) | {"heading": "Travel", "html": "By bus."}
    browser.post(where, typed)
    part = posting.present_sections()[len(before)]
    # Other headings, as after a step back in the browser, and what someone else changed too.
    browser.post(where, typed | {"heading": "Tools"})
    html = "<p>By tram.</p>"
    posting.save_section(part, heading="Travel", html=html, based_on=part.version, by=owner)
    browser.post(where, typed | {"html": "By train."})
    posting.delete_section(part, based_on=Section.objects.get(pk=part.pk).version, by=owner)
    browser.post(where, typed | {"html": "On foot."})
    added = posting.present_sections()[len(before) :]
    assert [(one.heading, one.html) for one in added] == [
        ("Tools", "<p>By bus.</p>"),
        ("Travel", "<p>By train.</p>"),
        ("Travel", "<p>On foot.</p>"),
    ]


def test_a_key_of_someone_elses_section_is_not_taken(
    browser: Client, posting: Posting, role: RoleTemplate
) -> None:
    where, before = address("add_section", posting), headings(posting)
    theirs = role.present_sections()[0]
    for key in (str(theirs.pk), ""):
        typed = {"kind": "custom", "heading": theirs.heading, "html": "Ours", "key": key}
        assert browser.post(where, typed).status_code == 302
    assert headings(posting) == [*before, theirs.heading, theirs.heading]
    assert role.present_sections()[0].html == theirs.html
    assert browser.post(where, typed | {"key": "x"}).status_code == 422


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
    order, put_back = headings(posting), address("restore_section", posting, benefits)
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
        (undo,) = tree(response).xpath("//*[@id='said']//form")
        assert undo.get("action") == address("undo", posting)
        sent = dict(undo.form_values())
    else:
        response = browser.get(response["Location"])
        sent = {}
    assert put_back in tree(response).xpath("//*[@id='panel']//form/@action")
    with one_revision(posting, editor):
        browser.post(address("undo", posting) if headers else put_back, sent, headers=headers)
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
