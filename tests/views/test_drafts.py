from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from lxml.html import document_fromstring, fromstring

from builder import rich_text
from builder.models import Occupation, Posting, User

LogIn = Callable[[User], Client]
ADDRESS = "/library/occupations/51-4121.00/draft/"


def ticked(page: bytes) -> list[str]:
    boxes = fromstring(page).xpath("//input[@name='tick'][@checked]")
    return [str(box.get("value")) for box in boxes]


def test_the_menu_offers_suggestions_some_of_them_ticked(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    page = log_in(editor).get(ADDRESS).content
    boxes = fromstring(page).xpath("//input[@name='tick']")
    assert len(boxes) > len(ticked(page)) > 5


def test_what_was_ticked_becomes_a_posting_and_nothing_else(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS).content
    chosen = ticked(page)[:4]
    labels = {
        str(label.get("for")): str(label.xpath("string(span[@data-words])"))
        for label in fromstring(page).xpath("//label[starts-with(@for, 'tick-')]")
    }
    data = {"title": "Night Welder", "level": "senior", "workplace": "onsite", "country": "US"}
    data["employment_type"] = "full_time"
    response = desk.post(ADDRESS, data | {"area": "0600000", "tick": chosen})
    posting = Posting.objects.get()
    assert response["Location"] == reverse("posting", args=[posting.pk])
    document = posting.document()
    assert "Night Welder" in document.title
    assert document.occupation == "51-4121"
    assert posting.family == "Production"
    text = " ".join(section.html for section in document.sections)
    for tick, label in labels.items():
        said = label.replace("&", "&amp;") in text
        assert said == (tick.removeprefix("tick-") in chosen), label
    assert document.pay is not None
    assert document.pay.note == ""
    told = desk.get(response["Location"]).content.decode()
    assert "Pay: Suggested from U.S. Bureau of Labor Statistics wages" in told
    assert "California" in told
    revision = posting.revisions.get()
    assert revision.summary == "Drafted from public facts on the occupation"


def send(page: bytes, **changed: Any) -> dict[str, Any]:
    """Return what the page's form sends, but for what is changed."""
    (form,) = (form for form in document_fromstring(page).forms if form.get("id") == "draft-form")
    sent: dict[str, Any] = {}
    for name, value in form.form_values():
        sent.setdefault(name, []).append(value)
    return sent | changed


def section(kind: str) -> list[str]:
    part = next(one for one in Posting.objects.get().document().sections if one.kind == kind)
    return list(rich_text.texts(part.html))


def test_other_choices_bring_other_suggestions_without_a_script(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS, {"title": "Welder"}).content
    entry = desk.post(ADDRESS, send(page, level="entry", do="update")).content
    lead = desk.post(ADDRESS, send(entry, level="lead", do="update")).content
    assert set(ticked(entry)) != set(ticked(lead))
    assert b'value="Welder"' in lead
    assert not Posting.objects.exists()


def test_what_was_picked_survives_other_choices(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS, {"title": "Welder"}).content
    first, second, *_ = ticked(page)
    words = {f"say-{second}": "Sing at  work\n<b>daily</b>"}
    page = desk.post(ADDRESS, send(page, tick=[second], do="update", **words)).content
    assert ticked(page) == [second]
    page = desk.post(ADDRESS, send(page, level="senior", do="update")).content
    assert second in ticked(page)
    assert first not in ticked(page)
    desk.post(ADDRESS, send(page))
    assert section("responsibilities")[0] == "Sing at work <b>daily</b>"


def test_items_are_moved_by_button_and_the_posting_has_their_order(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS, {"title": "Welder"}).content
    first, second, third, *_ = ticked(page)
    page = desk.post(ADDRESS, send(page, do=f"down:{first}")).content
    assert ticked(page)[:3] == [second, first, third]
    page = desk.post(ADDRESS, send(page, do=f"up:{third}")).content
    assert ticked(page)[:3] == [second, third, first]
    page = desk.post(ADDRESS, send(page, do=f"up:{second}")).content
    assert ticked(page)[:3] == [second, third, first]
    words = {key: send(page)[f"say-{key}"][0] for key in (second, third, first)}
    desk.post(ADDRESS, send(page))
    assert section("responsibilities")[:3] == [words[second], words[third], words[first]]


def test_ones_own_items_are_added_and_kept(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS, {"title": "Welder"}).content
    added = {"add-required": "Own a bicycle"}
    page = desk.post(ADDRESS, send(page, do="required", **added)).content
    assert "own-required-1" in ticked(page)
    # What was typed and not yet added counts too.
    desk.post(ADDRESS, send(page, **{"add-required": "Own a bell"}))
    assert section("qualifications")[-2:] == ["Own a bicycle", "Own a bell"]


def test_an_item_reworded_to_nothing_keeps_its_words(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS, {"title": "Welder"}).content
    first = ticked(page)[0]
    words = send(page)[f"say-{first}"][0]
    desk.post(ADDRESS, send(page, **{f"say-{first}": "  "}))
    assert section("responsibilities")[0] == words


@pytest.mark.parametrize(
    "wrong",
    [
        {"do": "up:nothing"},
        {"do": "up:"},
        {"do": "sideways", "shown_level": "boss", "shown_workplace": "moon"},
        {"say-own-required-x": "a", "say-own-nothing-1": "b", "do": "update"},
        {"add-nothing": "a", "do": "update"},
        {"add-required": "x" * 5000, "do": "required"},
    ],
    ids=[*"abcdef"],
)
def test_what_no_form_sends_does_no_harm(
    welders: Occupation, editor: User, log_in: LogIn, wrong: dict[str, str]
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS, {"title": "Welder"}).content
    answer = desk.post(ADDRESS, send(page, **wrong))
    assert answer.status_code == 200
    assert set(ticked(page)) <= set(ticked(answer.content))


def test_a_draft_starts_from_what_was_searched_for_and_the_title_can_be_exchanged(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    start = {"title": "Welder", "other_title": "weldr", "level": "senior", "workplace": "hybrid"}
    page = desk.get(ADDRESS, start).content
    sent = send(page)
    assert (sent["title"], sent["level"], sent["workplace"]) == (["Welder"], ["senior"], ["hybrid"])
    assert "Or is it called “weldr”?" in page.decode()
    page = desk.post(ADDRESS, send(page, do="other_title")).content
    assert (send(page)["title"], send(page)["other_title"]) == (["weldr"], ["Welder"])
    nonsense = {"title": "Welder", "level": "boss", "workplace": "moon", "employment_type": "serf"}
    assert send(desk.get(ADDRESS, nonsense).content)["level"] == ["mid"]


def test_the_employment_type_chosen_is_that_of_the_posting(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS, {"title": "Welder", "employment_type": "part_time"}).content
    desk.post(ADDRESS, send(page))
    assert Posting.objects.get().employment_type == "part_time"


def test_work_bound_to_a_place_may_be_remote_but_not_unnoticed(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    page = desk.get(ADDRESS, {"title": "Welder", "workplace": "remote"}).content
    assert "is bound to a place" in page.decode()
    assert "is bound to a place" not in desk.get(ADDRESS).content.decode()
    desk.post(ADDRESS, send(page))
    assert Posting.objects.get().workplace == "remote"


def test_a_title_left_out_is_asked_for_and_ticks_are_kept(
    welders: Occupation, editor: User, log_in: LogIn
) -> None:
    desk = log_in(editor)
    chosen = ticked(desk.get(ADDRESS).content)[:2]
    data = {"title": "", "level": "mid", "workplace": "onsite", "country": "US", "tick": chosen}
    response = desk.post(ADDRESS, data)
    assert response.status_code == 422
    assert ticked(response.content) == chosen
    assert not Posting.objects.exists()


def test_viewers_draft_nothing(welders: Occupation, viewer: User, log_in: LogIn) -> None:
    assert log_in(viewer).get(ADDRESS).status_code == 403
