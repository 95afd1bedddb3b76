from dataclasses import replace

import pytest

from builder.exports import Look, kept
from tests.exports.samples import FINISHED

OTHERS = [
    ("html", FINISHED, Look()),
    ("pdf", replace(FINISHED, title="Another"), Look()),
    ("pdf", FINISHED, Look(paper="A4")),
    ("pdf", FINISHED, Look(color="#123456")),
    ("pdf", FINISHED, Look(logo=b"a logo")),
]


def test_the_same_export_has_the_same_key_and_any_other_another() -> None:
    keys = {kept.key(*other) for other in [*OTHERS, ("pdf", FINISHED, Look())]}

    assert len(keys) == len(OTHERS) + 1
    assert kept.key("pdf", replace(FINISHED), Look()) in keys


def test_what_was_made_once_is_not_made_again() -> None:
    made = []

    def render(document: object, look: Look) -> bytes:
        made.append(look)
        return look.paper.encode()

    keeping = kept.keep("test", render)

    papers = [keeping(FINISHED, Look(paper=paper)) for paper in ("Letter", "A4", "Letter", "A4")]
    assert papers == [b"Letter", b"A4", b"Letter", b"A4"]
    assert len(made) == 2


def test_what_failed_is_tried_again() -> None:
    def render(document: object, look: Look) -> bytes:
        raise OSError("The paper is out.")

    keeping = kept.keep("failing", render)

    for _ in range(2):
        with pytest.raises(OSError, match="paper"):
            keeping(FINISHED, Look())


def test_the_shelf_holds_no_more_than_a_number() -> None:
    shelf = kept.Shelf(count=3, size=100)
    for name in "abc":
        shelf.put(name, b"1")
    shelf.get("a")
    shelf.put("d", b"1")

    assert [shelf.get(name) for name in "abcd"] == [b"1", None, b"1", b"1"]


def test_the_shelf_holds_no_more_than_a_size() -> None:
    shelf = kept.Shelf(count=100, size=10)
    for name in "abcdef":
        shelf.put(name, b"1234")
    shelf.put("f", b"12")
    shelf.put("g", b"1234")
    shelf.put("huge", b"12345678901")

    assert len(shelf) == 0
    shelf.put("h", b"1234567890")
    assert shelf.get("h")
