"""A suggestion comes from a real server on this machine, which also does all that servers do."""

import json
from dataclasses import replace
from threading import BoundedSemaphore

import pytest
from hypothesis import given
from hypothesis import strategies as st

from builder import rich_text
from builder.improving import answer, endpoint, prompt
from builder.improving.endpoint import Endpoint
from builder.improving.suggestion import LONGEST_TEXT, Suggestion, suggest
from builder.improving.task import CannotImprove, Task
from tests.improving.language_model import LanguageModel

TASK = Task(
    title="Case manager",
    heading="Responsibilities",
    html=(
        "<p>You will be responsible for 25 clients in [City, State].</p>"
        '<ul><li>Reports are written</li><li>Lift 40 lbs, see <a href="https://example.org/lift">'
        "how</a></li></ul>"
    ),
    aim="shorter",
)
BETTER = (
    "<p>You care for 25 clients in [City, State].</p>"
    '<ul><li>Write reports</li><li>Lift 40 lbs, see <a href="https://example.org/lift">how</a></li>'
    "</ul>"
)


@pytest.fixture
def place(language_model: LanguageModel) -> Endpoint:
    return Endpoint(language_model.address, "small-model", key="secret-key", seconds=10)


def refusal(place: Endpoint, task: Task = TASK) -> str:
    with pytest.raises(CannotImprove) as refused:
        suggest(place, task)
    return str(refused.value)


def test_the_answer_becomes_a_suggestion(place: Endpoint, language_model: LanguageModel) -> None:
    language_model.says(BETTER)
    assert suggest(place, TASK) == Suggestion(BETTER)
    [asked] = language_model.asked
    assert asked["path"] == "/v1/chat/completions"
    assert asked["headers"]["Authorization"] == "Bearer secret-key"
    assert asked["question"]["model"] == "small-model"
    assert "max_tokens" not in asked["question"]
    sent = json.dumps(asked["question"])
    for part in ("Case manager", "Responsibilities", "25 clients in [City, State]"):
        assert part in sent


def test_length_and_key_are_sent_only_where_they_are_set(
    place: Endpoint, language_model: LanguageModel
) -> None:
    language_model.says(BETTER)
    suggest(replace(place, key="", max_tokens=700), TASK)
    [asked] = language_model.asked
    assert asked["question"]["max_tokens"] == 700
    assert "Authorization" not in asked["headers"]


@pytest.mark.parametrize(
    "said",
    [
        f"```html\n{BETTER}\n```",
        f"Here it is:\n\n```\n{BETTER}\n```\nIs it good?",
        f"<think>25 clients? <p>Hm.</p></think>\n{BETTER}",
        f"<h3>Responsibilities:</h3>{BETTER}",
        "You care for 25 clients in [City, State].\n\n- Write reports\n"
        "- Lift 40 lbs, see [how](https://example.org/lift)",
        f'<div class="x" onclick="alert(25)">{BETTER}<script>alert(40)</script></div>',
    ],
)
def test_wrappings_are_taken_off(said: str, place: Endpoint, language_model: LanguageModel) -> None:
    language_model.says(said)
    assert suggest(place, TASK).html == BETTER


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        ("", "came back empty"),
        (None, "came back empty"),
        ("<script>alert(1)</script>", "came back empty"),
        (TASK.html, "nothing to change"),
        ("<p>Long. </p>" * 500, "far too long"),
        ("x" * 200_000, "far too long"),
        (BETTER.replace("[City, State]", "Austin"), r"lost [City, State]"),
        (BETTER.replace("25", "30"), "figures that your text does not: 30"),
        (BETTER.replace("25", "$25"), "figures that your text does not: $"),
        (BETTER.replace("Write", "Write three"), "figures that your text does not: 3"),
        (BETTER.replace("example.org", "example.com"), "address that your text does not"),
        (BETTER.replace("Write", "Mail jobs@example.net and write"), "jobs@example.net"),
    ],
)
def test_what_is_plainly_wrong_is_refused(
    said: str | None, reason: str, place: Endpoint, language_model: LanguageModel
) -> None:
    language_model.says(said)
    assert reason in refusal(place)


def test_figures_may_change_their_spelling_and_come_from_the_wish(
    place: Endpoint, language_model: LanguageModel
) -> None:
    task = replace(
        TASK,
        html="<p>Five years, $40,000.00, 8:00 to 17:00, 20 percent travel</p>",
        aim="wish",
        wish="Say that there are 12 holidays, and write to hr@example.org",
    )
    said = "<p>5 years, $40000, 08:00 to 17:00, 20% travel, twelve holidays, hr@example.org</p>"
    language_model.says(said)
    assert suggest(place, task) == Suggestion(said)


def test_figures_that_went_missing_are_pointed_out(
    place: Endpoint, language_model: LanguageModel
) -> None:
    language_model.says(BETTER.replace("Lift 40 lbs", "Lift"))
    assert suggest(place, TASK).lost_figures == ("40",)


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        (400, "refused the request"),
        (401, "did not accept our key"),
        (404, "does not know the address or the model"),
        (429, "too much to do"),
        (503, "is in trouble"),
    ],
)
def test_an_error_is_said_in_plain_words(
    status: int, reason: str, place: Endpoint, language_model: LanguageModel
) -> None:
    language_model.sends(b'{"error": {"message": "secret-key is wrong"}}', status)
    said = refusal(place)
    assert reason in said
    assert "secret-key" not in said


def test_a_redirect_is_not_followed(place: Endpoint, language_model: LanguageModel) -> None:
    for status in (301, 302, 307):
        language_model.sends(b"", status, Location=f"{language_model.address}/elsewhere")
        assert "moved to another address" in refusal(place)
    assert {asked["path"] for asked in language_model.asked} == {"/v1/chat/completions"}


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html>Sign in to this network</html>",
        b"[]",
        b'{"choices": []}',
        b'{"choices": [{"message": {"content": 5}}]}',
        b'{"choices": [{"message": {"content": "\xff"}}]}',
        b"[" * 100_000,
    ],
)
def test_garbage_is_refused(body: bytes, place: Endpoint, language_model: LanguageModel) -> None:
    language_model.sends(body)
    assert "cannot read" in refusal(place)


def test_an_endless_answer_is_not_read_to_its_end(
    place: Endpoint, language_model: LanguageModel
) -> None:
    language_model.drips(b"HTTP/1.1 200 OK\r\n\r\n", b"x" * endpoint.ANSWER_BYTES)
    assert "cannot read" in refusal(place)


def test_an_answer_that_was_cut_off_is_refused(
    place: Endpoint, language_model: LanguageModel
) -> None:
    language_model.says(BETTER, finish_reason="length")
    assert "cut off" in refusal(place)


def test_a_silent_server_is_waited_for_no_longer_than_the_limit(
    place: Endpoint, language_model: LanguageModel
) -> None:
    language_model.waits()
    assert "within 0.2 seconds" in refusal(replace(place, seconds=0.2))


@pytest.mark.parametrize(
    ("start", "drop"),
    [(b"HTTP/1.1 200 OK\r\n", b"X: y\r\n"), (b"HTTP/1.1 200 OK\r\n\r\n", b" ")],
    ids=["headers", "body"],
)
def test_a_server_that_sends_a_little_now_and_then_wins_no_time(
    start: bytes, drop: bytes, place: Endpoint, language_model: LanguageModel
) -> None:
    language_model.drips(start, drop)
    assert "within 0.3 seconds" in refusal(replace(place, seconds=0.3))


def test_a_server_that_is_not_there_is_said(place: Endpoint, language_model: LanguageModel) -> None:
    language_model.server_close()
    assert "cannot be reached" in refusal(place)


def test_a_connection_that_breaks_is_said(place: Endpoint, language_model: LanguageModel) -> None:
    language_model.act = lambda handler: handler.connection.close()
    assert "cannot be reached" in refusal(place)


def test_only_a_few_wait_at_once(
    place: Endpoint, language_model: LanguageModel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(endpoint, "_free", BoundedSemaphore(1))
    language_model.says(BETTER)
    assert endpoint._free.acquire()
    assert "at once" in refusal(place)
    endpoint._free.release()
    for _ in range(3):
        suggest(place, TASK)


@pytest.mark.parametrize("html", ["", "<p>\xa0</p>", f"<p>{'x' * LONGEST_TEXT}</p>"])
def test_what_cannot_be_improved_is_not_sent(
    html: str, place: Endpoint, language_model: LanguageModel
) -> None:
    refusal(place, replace(TASK, html=html))
    assert not language_model.asked


def test_a_text_cannot_pretend_to_be_at_its_end() -> None:
    first, second = (prompt.messages(TASK)[1]["content"].splitlines()[-1] for _ in range(2))
    assert first != second
    assert prompt.messages(TASK, "MARK")[1]["content"].count("MARK") == 2


@given(said=st.text(), html=st.text().map(rich_text.sanitize))
def test_whatever_is_answered_is_sanitized_or_refused(said: str, html: str) -> None:
    try:
        better = answer.to_html(said, "Responsibilities")
        answer.check(better, replace(TASK, html=html))
    except CannotImprove:
        return
    assert rich_text.sanitize(better) == better
