"""Content that means harm, in every format."""

import json
from dataclasses import replace
from html import unescape
from io import BytesIO
from zipfile import ZipFile

import pytest
from lxml.etree import fromstring
from lxml.html import document_fromstring
from pypdf import PdfReader

from builder.document import Apply, Fact, JobDocument, Organization, Section
from builder.exports import FORMATS, Look, file_name
from builder.importing import READERS
from tests.exports.samples import FINISHED, full_of

HARMFUL = {
    "formula": "=cmd|' /C calc'!A0",
    "plus": "+1+1",
    "at": "@SUM(1+1)",
    "controls": "a\x01b\x08c\x0bd\x1fe\x7ff\x85g\ufffeh\uffffi",
    "section end": "]]> <![CDATA[ <!-- --> ?>",
    "long": "x" * 500,
    "long words": "word " * 500,
    "turned round": "nurse \u202egpj.exe \u2066x\u2069",
    "emoji": "😀 👩🏽\u200d⚕️ 🇨🇭",
    "template": "{{ x }} {% x %} ${x} %s {0}",
    "markdown": "# [x](javascript:evil()) ![y](https://a.example/z) <b>",
    "entities": "&lt;b&gt; &#1; &amp;amp;",
    "lines": "one\r\n---\r\ntwo\n# three\u2028four",
    "word field": '{ INCLUDETEXT "file" } \\field',
}


@pytest.mark.parametrize("name", list(FORMATS))
@pytest.mark.parametrize("words", HARMFUL.values(), ids=HARMFUL.keys())
def test_nothing_typed_breaks_a_format(words: str, name: str) -> None:
    content = FORMATS[name].render(full_of(words), Look())

    assert content
    if name == "docx":
        with ZipFile(BytesIO(content)) as file:
            assert file.testzip() is None
            for part in file.namelist():
                if part.endswith((".xml", ".rels")):
                    fromstring(file.read(part))
    elif name == "pdf":
        assert PdfReader(BytesIO(content)).pages
    elif name in {"json", "jsonld"}:
        json.loads(content)
    else:
        content.decode()


@pytest.mark.parametrize("name", ["json", "pdf", "docx"])
@pytest.mark.parametrize("words", [words for name, words in HARMFUL.items() if name != "controls"])
def test_what_was_typed_comes_back_as_it_was(words: str, name: str) -> None:
    section = Section(kind="custom", heading=words, html="<p>Words</p>")
    document = replace(
        FINISHED,
        title=words,
        organization=Organization(name=words),
        facts=(Fact(label=words, value=words),),
        sections=(section,),
    )
    content = FORMATS[name].render(document, Look())

    assert READERS[name](content) == document


@pytest.mark.parametrize(
    "address", ["javascript:evil()", "data:text/html,x", "//a.example", "nowhere"]
)
def test_an_address_that_is_none_becomes_no_link(address: str) -> None:
    document = replace(
        FINISHED, apply=Apply(url=address), organization=Organization(name="A", website=address)
    )
    for name in ("html", "board"):
        content = FORMATS[name].render(document, Look()).decode()
        assert document_fromstring(content).xpath("//a/@href") == []
        assert address in unescape(content)
    markdown = FORMATS["markdown"].render(document, Look()).decode()
    assert f"<{address}>" not in markdown
    with ZipFile(BytesIO(FORMATS["docx"].render(document, Look()))) as file:
        assert address not in file.read("word/_rels/document.xml.rels").decode()
    for page in PdfReader(BytesIO(FORMATS["pdf"].render(document, Look()))).pages:
        assert "/Annots" not in page


@pytest.mark.parametrize("words", HARMFUL.values(), ids=HARMFUL.keys())
def test_the_name_of_a_file_is_one_on_every_system(words: str) -> None:
    document = JobDocument(title=words, organization=Organization(name=words))
    name = file_name(document, "docx")
    stem, _, ending = name.rpartition(".")

    assert ending == "docx"
    assert stem
    assert all(char.isalnum() or char == "-" for char in stem)
    assert len(name.encode()) <= 255
    assert stem == stem.strip("-. ")
