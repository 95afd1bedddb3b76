"""Many postings in one file: an archive, a PDF, a table."""

import io
from collections.abc import Iterator
from csv import reader as csv_reader
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any
from zipfile import ZipFile

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook
from pypdf import PdfReader
from pypdf.generic import NullObject

from builder.document import JobDocument
from builder.exports import FORMATS, THEMES, Look
from builder.exports.bulk import BUNDLES, Entry, Wishes
from builder.exports.bulk.table import COLUMNS
from builder.typesetting.pool import NotSet
from tests.exports.samples import DRAFT, FINISHED, HOSTILE, full_of

NOON = datetime(2026, 3, 1, 12, 30, tzinfo=UTC)


def entry(document: JobDocument) -> Entry:
    return Entry(document.shown(), Look(), "Published", 3, NOON, NOON, "Edda Editor")


def titled(title: str) -> Entry:
    return entry(JobDocument(title=title))


def made(name: str, *entries: Entry, **wishes: Any) -> bytes:
    """Return the bundle of that name, of which nothing must be missing."""
    file = io.BytesIO()
    assert BUNDLES[name].write(iter(entries), file, Wishes("All jobs", Look(), **wishes)) == []
    return file.getvalue()


# The archive


def names(*entries: Entry, **wishes: Any) -> list[str]:
    return ZipFile(io.BytesIO(made("zip", *entries, **wishes))).namelist()


def test_an_archive_has_a_file_of_each_format_for_each_posting() -> None:
    every = tuple(FORMATS)
    archive = ZipFile(io.BytesIO(made("zip", entry(FINISHED), entry(DRAFT), formats=every)))
    assert archive.testzip() is None
    assert len(archive.namelist()) == 2 * len(every)
    text = "Behavioral-Health-Case-Manager-Riverbend-Sons-text.txt"
    assert archive.read(text) == FORMATS["text"].render(FINISHED.shown(), Look())
    assert archive.getinfo(text).date_time == (2026, 3, 1, 12, 30, 0)


def test_postings_of_one_name_are_told_apart_also_where_case_does_not_count() -> None:
    found = names(titled("Nurse"), titled("nurse"), titled("NURSE"), formats=("json",))
    assert found == ["Nurse.json", "nurse-2.json", "NURSE-3.json"]


def test_each_posting_can_have_a_folder() -> None:
    found = names(titled("Nurse"), titled("Nurse"), formats=("json", "text"), folders=True)
    assert found == [
        *("Nurse/Nurse.json", "Nurse/Nurse.txt"),
        *("Nurse-2/Nurse-2.json", "Nurse-2/Nurse-2.txt"),
    ]


@given(st.lists(st.text(min_size=1, max_size=30), min_size=1, max_size=6))
def test_windows_takes_every_name(titles: list[str]) -> None:
    storable = [title for title in titles if not set(title) & set(map(chr, range(0xD800, 0xE000)))]
    found = names(*map(titled, storable), formats=("json",))
    assert len({name.casefold() for name in found}) == len(storable)
    for name in found:
        assert not set(name) & set('<>:"/\\|?*')
        assert name == name.strip(" .")
        assert name.isprintable()
        assert name.removesuffix(".json").casefold() not in {"con", "prn", "aux", "nul", "com1"}


def test_what_cannot_be_made_is_named_and_the_rest_is_there(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(document: JobDocument, look: Look) -> bytes:
        raise NotSet("Too long.")

    monkeypatch.setitem(FORMATS, "pdf", replace(FORMATS["pdf"], render=refuse))
    file = io.BytesIO()
    wishes = Wishes("All", Look(), formats=("pdf", "json"))
    assert BUNDLES["zip"].write([titled("Nurse")], file, wishes) == ["Nurse (PDF)"]
    assert ZipFile(file).namelist() == ["Nurse.json"]


# The one PDF


@pytest.fixture(scope="module")
def book() -> PdfReader:
    """Four postings, one of them of several pages."""
    long = full_of("A line that is there many times. " * 800)
    entries = map(entry, (FINISHED, replace(long, title="Long"), full_of("Łódź Αθήνα"), HOSTILE))
    return PdfReader(io.BytesIO(made("book", *entries)), strict=True)


def page_of(book: PdfReader, destination: Any) -> int:
    return [page.indirect_reference for page in book.pages].index(destination[0].indirect_reference)


def starts(book: PdfReader) -> list[int]:
    """Return the indexes of the pages that the bookmarks of the postings lead to."""
    tops = (item for item in book.outline if not isinstance(item, list))
    return [number for top in tops if (number := book.get_destination_page_number(top)) is not None]


def test_a_book_begins_with_contents_that_lead_to_the_postings(book: PdfReader) -> None:
    contents = " ".join(book.pages[0].extract_text().split())
    assert "All jobs" in contents
    first = starts(book)[1:]
    page: Any = book.pages[0]
    links = [link.get_object() for link in page["/Annots"]]
    assert [page_of(book, link["/Dest"]) for link in links] == first
    assert f"Behavioral Health Case Manager, Boston, MA {first[0]}" in contents
    assert f"Long, Boston, MA {first[1]}" in contents


def test_every_posting_begins_a_page_and_the_pages_count_through(book: PdfReader) -> None:
    contents, one, long, third, fourth = starts(book)
    assert (contents, one, long, third + 1) == (0, 1, 2, fourth)
    assert third - long > 1
    assert len(book.pages) == fourth + 1
    assert book.page_labels == ["i", *(str(number) for number in range(1, len(book.pages)))]
    for number in (one, *range(long, third)):
        assert book.pages[number].extract_text().endswith(f"Page {number}")


def fonts(page: Any) -> set[str]:
    named = (font.get_object()["/BaseFont"] for font in page["/Resources"]["/Font"].values())
    return {name.partition("+")[2] for name in named}


def test_each_posting_in_a_book_has_its_own_look_and_the_contents_the_usual_one() -> None:
    entries = [replace(entry(FINISHED), look=Look(theme=theme)) for theme in THEMES]
    file = io.BytesIO()
    assert BUNDLES["book"].write(iter(entries), file, Wishes("All", Look(theme="large"))) == []
    book = PdfReader(file)
    contents, classic, modern, compact, large = starts(book)
    serif = {number for number, page in enumerate(book.pages) if "Serif" in str(fonts(page))}
    assert serif == set(range(classic, modern))
    assert large - compact == 1 < len(book.pages) - large
    assert contents not in serif


def test_a_book_keeps_the_bookmarks_of_each_posting_below_its_title(book: PdfReader) -> None:
    tops = [item.title for item in book.outline if not isinstance(item, list)]
    assert tops[:3] == ["Contents", "Behavioral Health Case Manager", "Long"]
    below = book.outline[2]
    assert isinstance(below, list)
    flat = [item for item in below if not isinstance(item, list)]
    assert [item.title for item in flat] == ["Job brief & more", "Responsibilities", "How to apply"]
    assert {book.get_destination_page_number(item) for item in flat} == {1}


def elements(node: Any, above: Any = None) -> Iterator[Any]:
    """Yield the tags below a node, each of which must know what it is below of."""
    kids = node.get("/K", [])
    for kid in kids if isinstance(kids, list) else [kids]:
        found = kid.get_object()
        if isinstance(found, dict) and found.get("/Type") == "/StructElem":
            assert found["/P"] == node
            yield found
            yield from elements(found)


def leaves(node: Any) -> Iterator[tuple[int, Any]]:
    for kid in node["/Kids"]:
        nums = kid["/Nums"]
        assert kid["/Limits"] == [nums[0], nums[-2]]
        yield from zip(nums[::2], nums[1::2], strict=True)


def test_a_book_is_tagged_throughout_for_screen_readers(book: PdfReader) -> None:
    catalog: Any = book.root_object
    tree = catalog["/StructTreeRoot"]
    found = list(elements(tree))
    assert [tag["/S"] for tag in found].count("/H1") == 5
    assert [tag["/S"] for tag in found[0]["/K"]] == ["/Part"] * 5
    assert catalog["/MarkInfo"]["/Marked"]
    assert catalog["/Lang"] == "en"
    assert book.xmp_metadata
    assert b"pdfuaid" in book.xmp_metadata.stream.get_data()
    # From each page and link to its tags, and from these to the page.
    keys = dict(leaves(tree["/ParentTree"]))
    assert list(keys) == sorted(keys)
    pages: list[Any] = list(book.pages)
    for page in pages:
        # Null stands for what is an artifact, such as the page's number.
        tags = [
            tag
            for tag in keys.pop(page["/StructParents"])
            if not isinstance(tag.get_object(), NullObject)
        ]
        assert tags
        assert all(tag.get_object()["/Pg"].get_object() == page for tag in tags)
        for link in page.get("/Annots", ()):
            assert keys.pop(link["/StructParent"])["/S"] == "/Link"
    assert not keys
    heads = {tag["/ID"] for tag in found if "/ID" in tag}
    assert len(heads) == sum("/ID" in tag for tag in found)
    for tag in found:
        attributes = tag.get("/A", [])
        for values in attributes if isinstance(attributes, list) else [attributes]:
            assert set(values.get("/Headers", ())) <= heads


# The tables


def rows(content: bytes) -> list[list[str]]:
    assert content.startswith(b"\xef\xbb\xbf")
    return list(csv_reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_a_table_has_a_row_for_each_posting() -> None:
    head, row = rows(made("csv", entry(FINISHED)))
    assert head == list(COLUMNS)
    facts = dict(zip(head, row, strict=True))
    assert facts["Title"] == "Behavioral Health Case Manager"
    assert facts["Places"] == "Boston, MA, US"
    assert (facts["Lowest pay"], facts["Highest pay"]) == ("65000", "85000")
    assert (facts["Currency"], facts["Pay period"]) == ("USD", "year")
    assert (facts["Closing date"], facts["Last changed"]) == ("2026-12-31", "2026-03-01 12:30")
    assert (facts["State"], facts["To fill in"]) == ("Published", "0")
    assert facts["Changed by"] == "Edda Editor"


def test_a_workbook_has_numbers_and_dates_that_can_be_reckoned_with() -> None:
    sheet = load_workbook(io.BytesIO(made("xlsx", entry(FINISHED), entry(DRAFT)))).active
    assert sheet is not None
    head, first, _ = sheet.iter_rows(values_only=True)
    facts = dict(zip(head, first, strict=True))
    assert list(facts) == list(COLUMNS)
    assert facts["Lowest pay"] == Decimal(65000)
    assert facts["Closing date"] == datetime(2026, 12, 31)  # noqa: DTZ001
    assert facts["Last changed"] == NOON.replace(tzinfo=None)
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("B2", "A1:W3")


FORMULAS = st.builds(
    "".join, st.tuples(st.sampled_from("=+-@\t\r\uff1d\uff20"), st.text(max_size=9))
)


@given(FORMULAS | st.text(min_size=1, max_size=30))
def test_no_spreadsheet_calculates_what_someone_typed(title: str) -> None:
    title = title.encode("utf-8", "ignore").decode()
    _, row = rows(made("csv", titled(title)))
    assert not row[0].startswith(("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff20"))
    sheet = load_workbook(io.BytesIO(made("xlsx", titled(title)))).active
    assert sheet is not None
    assert sheet["A2"].data_type != "f"
