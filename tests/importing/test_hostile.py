"""Hostile and broken files give a clear message or a right result; nothing is fetched or run."""

import os
import socket
import subprocess
from io import BytesIO
from typing import Any, NoReturn
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from builder.importing import NotReadable, read
from tests.importing.hostile import READ, REFUSED, SECRET, real_files


class Escaped(BaseException):
    """Something tried to reach out. No handler of errors takes it for one of a file."""


@pytest.fixture
def _sealed(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: Any, **_more: Any) -> NoReturn:
        raise Escaped

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    monkeypatch.setattr(subprocess, "Popen", refuse)
    monkeypatch.setattr(os, "system", refuse)


@pytest.mark.parametrize("name", list(REFUSED))
def test_a_file_that_cannot_be_read_is_refused_with_the_words_that_fit(
    name: str, request: pytest.FixtureRequest
) -> None:
    make, said = REFUSED[name]
    content = make()
    request.getfixturevalue("_sealed")

    with pytest.raises(NotReadable, match=said):
        read(content)


@pytest.mark.parametrize("name", list(READ))
def test_an_odd_file_is_read_and_nothing_of_it_is_fetched_or_run(
    name: str, request: pytest.FixtureRequest
) -> None:
    make, title = READ[name]
    content = make()
    request.getfixturevalue("_sealed")
    understood = read(content)

    assert understood.document.title == title
    text = understood.document.to_json()
    assert not any(word in text for word in (SECRET, "javascript:", "file:", "evil.example"))


FILES = dict(real_files())


@st.composite
def mutations(draw: st.DrawFn, content: bytes) -> bytes:
    """Draw a file with bytes changed, cut out, doubled or moved."""
    made = bytearray(content)
    places = st.integers(0, len(content) - 1)
    for _ in range(draw(st.integers(1, 6))):
        at, length = draw(places), draw(st.integers(1, 400))
        match draw(st.sampled_from(["flip", "cut", "end", "double", "put"])):
            case "flip":
                made[at % len(made)] ^= draw(st.integers(1, 255))
            case "cut":
                del made[at : at + length]
            case "end":
                del made[max(at, 50) :]
            case "double":
                made[at:at] = made[draw(places) :][:length]
            case _:
                made[at:at] = draw(st.binary(min_size=1, max_size=20))
        if not made:
            break
    return bytes(made)


def is_read_or_refused(content: bytes) -> None:
    try:
        understood = read(content)
    except NotReadable as error:
        assert str(error).endswith(".")  # noqa: PT017
    else:
        assert 0 <= understood.kept.kept <= understood.kept.words


@pytest.mark.parametrize("name", list(FILES))
@settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_damaged_file_is_read_or_refused(name: str, data: st.DataObject) -> None:
    is_read_or_refused(data.draw(mutations(FILES[name])))


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(data=st.data())
def test_a_word_file_with_damage_inside_its_parts_is_read_or_refused(data: st.DataObject) -> None:
    with ZipFile(BytesIO(FILES["docx"])) as whole:
        parts = {name: whole.read(name) for name in whole.namelist()}
    name = data.draw(st.sampled_from(sorted(name for name in parts if name.startswith("word/"))))
    parts[name] = data.draw(mutations(parts[name]))
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as made:
        for one, content in parts.items():
            made.writestr(one, content)

    is_read_or_refused(file.getvalue())


@settings(max_examples=80, deadline=None)
@given(text=st.text(max_size=400))
def test_any_text_is_read_or_refused(text: str) -> None:
    is_read_or_refused(text.encode("utf-8", "replace"))
