"""Reads the job descriptions that people have into documents, for scripts."""

import json
from argparse import ArgumentParser
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from builder.importing import NotReadable, Understanding
from builder.importing.apart import Reader
from builder.importing.tables import Table
from builder.importing.understanding import Found
from builder.library.role_search import likely_occupation


class Command(BaseCommand):
    """Prints what was understood of each file as one line of JSON; nothing is stored."""

    help = "Read job descriptions (Word, PDF, HTML, Markdown, RTF, text, JSON) into documents."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the files."""
        parser.add_argument("files", nargs="+", metavar="FILE")
        parser.add_argument("--json", action="store_true", help="print a line of JSON for each")

    def handle(self, *args: Any, **options: Any) -> None:
        """Read each file and print, in the order given."""
        if not options["json"]:
            raise CommandError("Nothing can be stored from here yet. Give --json to print.")
        with Reader() as reader:
            for name in options["files"]:
                for result in _results(name, reader):
                    self.stdout.write(json.dumps(result, ensure_ascii=False))
                    self.stdout.flush()


def _results(name: str, reader: Reader) -> Iterator[dict[str, Any]]:
    """Yield a result for a file: for each member of a ZIP file, and for each row of a table."""
    try:
        content = Path(name).read_bytes()
    except OSError as error:
        yield {"file": name, "error": f"The file cannot be opened: {error.strerror}."}
        return
    yield from _results_of(name, content, reader)


def _results_of(name: str, content: bytes, reader: Reader) -> Iterator[dict[str, Any]]:
    try:
        match reader.format_of(content):
            case "zip":
                for member in reader.members(content):
                    within = f"{name}/{member.name}"
                    if member.error:
                        yield {"file": within, "error": member.error}
                    else:
                        yield from _results_of(within, member.content, reader)
            case "xlsx" | "csv":
                table = reader.table(content)
                for number in range(len(table.rows)):
                    yield _row_result(name, table, number, reader)
            case _:
                yield {"file": name} | _said(reader.read(content))
    except NotReadable as error:
        yield {"file": name, "error": str(error)}


def _row_result(name: str, table: Table, number: int, reader: Reader) -> dict[str, Any]:
    file = {"file": f"{name}, row {number + 2}"}
    try:
        return file | _said(reader.row(table, number))
    except NotReadable as error:
        return file | {"error": str(error)}


def _said(understood: Understanding) -> dict[str, Any]:
    document = understood.document.to_dict()
    unsure = [_doubt(found, understood) for found in understood.unsure]
    if not document["occupation"] and (code := likely_occupation(document["title"])):
        document["occupation"] = code
        unsure.append(
            {"field": "occupation", "text": document["title"], "reason": "Taken from the title."}
        )
    return {
        "document": document,
        "words_kept": round(understood.kept.share, 4),
        "unsure": unsure,
    }


def _doubt(found: Found, understood: Understanding) -> dict[str, str]:
    """Return what is unsure: the field, the text that it was found in, and the reason."""
    text = ""
    if found.places and understood.source:
        place = found.places[0]
        text = understood.source.blocks[place.block].text[place.start : place.end]
    return {"field": found.field, "text": text, "reason": found.doubt}
