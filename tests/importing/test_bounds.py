"""No file can hold up or harm whoever wants it read."""

import os
import signal

import pytest

from builder.document import JobDocument
from builder.importing import NotReadable, read
from builder.importing.apart import Reader, read_apart

WELDER = b"Job title: Welder\nPay: $28.50 an hour\nLocation: Tulsa, OK\n"


def understood(line: str, times: int) -> JobDocument:
    return read(WELDER + b"\nDuties\n\n" + (line * times).encode()).document


@pytest.mark.parametrize(
    "line",
    [
        "a",
        "A",
        "Aa ",
        "A-",
        "A. ",
        "$1 ",
        "a|",
        "(A ",
        "is a --",
        "seeking a very-",
        "no -",
        "* a ",
    ],
)
def test_a_line_without_an_end_is_read_like_any_other(line: str) -> None:
    document = understood(line, 60_000 // len(line))

    assert document.title == "Welder"
    assert document.sections[-1].heading == "Duties"


def test_a_long_paragraph_stays_one_paragraph() -> None:
    (section,) = understood("Weld what must be welded, and no more than that. ", 100).sections

    assert section.html.count("<p>") == 1
    assert section.html.count("Weld what") == 100


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"<ul><li>" * 50_000, "holds no text"),
        (b"<div>" * 100_000 + b"Welder", None),
        (b"<table><tr><td>a<td>" * 5_000, None),
        (b"a<br>" * 50_000 + b"<p></p><p></p>", "longer than job descriptions are"),
        (b"word " * 120_000, "longer than a hundred pages"),
        (b"- word\n" * 20_000, "longer than job descriptions are"),
        (b"---\n" + b"\n" * 200 + b"a", None),
        (b'{"a":' * 100_000 + b"}" * 100_000, "not a job description in JSON"),
    ],
    ids=["lists", "boxes", "tables", "breaks", "words", "items", "empty fields", "JSON"],
)
def test_what_nests_or_repeats_without_end_is_read_or_refused(
    content: bytes, said: str | None
) -> None:
    if said is None:
        assert read(content).kept.lost == ()
    else:
        with pytest.raises(NotReadable, match=said):
            read(content)


def test_a_file_is_read_in_a_process_of_its_own() -> None:
    assert read_apart(WELDER) == read(WELDER)
    with pytest.raises(NotReadable, match="is empty"):
        read_apart(b"")


def test_a_file_that_takes_too_long_is_refused_and_the_next_one_is_read() -> None:
    with Reader(seconds=1) as reader:
        with pytest.raises(NotReadable, match="takes too long"):
            reader.read(b"Aa Salary $1 " * 35_000)
        assert reader.read(WELDER).document.title == "Welder"


def test_a_file_that_takes_too_much_memory_is_refused_and_the_next_one_is_read() -> None:
    with Reader(megabytes=120) as reader:
        with pytest.raises(NotReadable, match="too much memory"):
            reader.read(b"<p>Aa</p>" * 200_000)
        assert reader.read(WELDER).document.title == "Welder"


def test_a_process_that_was_ended_in_between_is_replaced() -> None:
    with Reader() as reader:
        reader.read(WELDER)
        assert reader.pid
        os.kill(reader.pid, signal.SIGKILL)
        os.waitid(os.P_PID, reader.pid, os.WEXITED | os.WNOWAIT)
        assert reader.read(WELDER).document.title == "Welder"
