"""Completes the structure that WeasyPrint gives a PDF, for PDF/UA-1."""

from collections import defaultdict
from typing import Any

import pydyf


def finish_tags(pdf: pydyf.PDF) -> None:
    """Say what header cells head and what an attached file is; mark running lines as artifacts."""
    objects = {part.reference: part for part in pdf.objects}
    dictionaries = [part for part in pdf.objects if isinstance(part, pydyf.Dictionary)]
    elements = [part for part in dictionaries if part.get("Type") == "/StructElem"]
    for element in elements:
        if element["S"] == "/TR":
            _say_what_headers_head([objects[kid] for kid in element["K"] if kid in objects])
    for part in dictionaries:
        if part.get("Type") == "/Filespec":
            part["AFRelationship"] = "/Source"
            pdf.catalog["AF"] = pydyf.Array([part.reference])
    _mark_artifacts(pdf, objects, _content_outside(elements))


def _say_what_headers_head(row: list[Any]) -> None:
    """Mark the headers of a row of nothing else as those of columns, others as its own."""
    heads = [cell for cell in row if cell.get("S") == "/TH"]
    scope = "/Column" if len(heads) == len(row) > 1 else "/Row"
    for head in heads:
        head["A"]["Scope"] = scope


def _content_outside(elements: list[pydyf.Dictionary]) -> dict[bytes, set[int]]:
    """Return the numbers of the content that no element of the structure holds, by page.

    WeasyPrint makes elements for what stands in the margins of a page, but gives them no place.
    """
    held = {kid for element in elements for kid in element["K"] if isinstance(kid, bytes)}
    placed: set[bytes] = set()
    outside: dict[bytes, set[int]] = defaultdict(set)
    for element in elements:
        is_root = element["S"] == "/Document"
        if is_root or (element.reference in held and element["P"] in placed):
            placed.add(element.reference)
        else:
            outside[element["Pg"]].update(kid for kid in element["K"] if isinstance(kid, int))
    return outside


def _mark_artifacts(
    pdf: pydyf.PDF, objects: dict[bytes, Any], outside: dict[bytes, set[int]]
) -> None:
    root = objects[pdf.catalog["StructTreeRoot"]]
    by_page = objects[root["ParentTree"]]["Nums"][1::2]
    for reference, numbers in outside.items():
        page = objects[reference]
        for number in numbers:
            by_page[page["StructParents"]][number] = b"null"
        stream = objects[page["Contents"]].stream
        for place, part in reversed(list(enumerate(stream))):
            if isinstance(part, pydyf.Dictionary) and part.get("MCID") in numbers:
                stream[place - 1 : place + 2] = [b"/Artifact", b"BMC"]
