"""Reads the job descriptions that people have into documents, for scripts."""

import json
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from builder.importing import NotReadable, Understanding
from builder.importing.apart import Reader
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
                line = json.dumps({"file": name} | _result(name, reader), ensure_ascii=False)
                self.stdout.write(line)
                self.stdout.flush()


def _result(name: str, reader: Reader) -> dict[str, Any]:
    try:
        understood = reader.read(Path(name).read_bytes())
    except OSError as error:
        return {"error": f"The file cannot be opened: {error.strerror}."}
    except NotReadable as error:
        return {"error": str(error)}
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
