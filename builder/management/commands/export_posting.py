"""Writes a posting to a file from the command line, for scripts and other programs."""

import sys
from argparse import ArgumentParser
from dataclasses import replace
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError

from builder.document import InvalidDocument, JobDocument
from builder.exports import FORMATS, THEMES, Look
from builder.exports.docx import PAPERS
from builder.importing import json
from builder.models import Posting
from builder.typesetting.pool import NotSet


class Command(BaseCommand):
    """Exports what candidates see: hidden sections stay out."""

    help = "Write a posting, or a job description in a JSON file, in one of the export formats."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to export, how, and where to."""
        parser.add_argument("source", help="a posting's id, or a JSON file (- for standard input)")
        parser.add_argument("--format", required=True, choices=list(FORMATS))
        parser.add_argument("--output", required=True, help="the file (- for standard output)")
        parser.add_argument("--theme", choices=list(THEMES), help="of PDF, HTML and Word")
        parser.add_argument("--paper", choices=list(PAPERS), help="of PDF and Word")

    def handle(self, *args: Any, **options: Any) -> None:
        """Export, and say where to."""
        document, look = _read(options["source"])
        chosen = {name: options[name] for name in ("theme", "paper") if options[name]}
        try:
            content = FORMATS[options["format"]].render(document, replace(look, **chosen))
        except NotSet as error:
            raise CommandError(str(error)) from error
        if options["output"] == "-":
            sys.stdout.buffer.write(content)
            sys.stdout.buffer.flush()
            return
        try:
            Path(options["output"]).write_bytes(content)
        except OSError as error:
            raise CommandError(
                f"The file {options['output']} cannot be written: {error.strerror}."
            ) from error
        self.stderr.write(f"Wrote {options['output']} ({len(content):,} bytes)")


def _read(source: str) -> tuple[JobDocument, Look]:
    try:
        key = UUID(source)
    except ValueError:
        return _read_file(source), Look()
    posting = Posting.objects.select_related("organization__logo").filter(pk=key).first()
    if posting is None:
        raise CommandError(f"There is no posting {source}. Its address in the browser has its id.")
    return posting.document().shown(), Look(**posting.look())


def _read_file(source: str) -> JobDocument:
    try:
        content = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as error:
        raise CommandError(
            f"{source} is neither a posting's id nor a file that can be read: {error.strerror}."
        ) from error
    try:
        return json.parse(content).shown()
    except InvalidDocument as error:
        problems = "\n".join(f"  {problem}" for problem in error.problems)
        raise CommandError(f"{source} does not hold a job description:\n{problems}") from error
