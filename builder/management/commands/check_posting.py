"""Checks job descriptions from the command line, for scripts."""

import json
import sys
from argparse import ArgumentParser
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any
from uuid import UUID

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from builder.checks import SEVERITIES, Finding, check
from builder.document import JobDocument
from builder.importing import NotReadable, read
from builder.library.check_context import context_for, judged
from builder.library.role_search import likely_occupation
from builder.models import Posting


class Command(BaseCommand):
    """Prints what is to be said of a posting; exits with 1 if something must be fixed."""

    help = "Check a stored posting, or a job description in a file of any format we can read."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take what to check, and what it does not say itself."""
        parser.add_argument("source", metavar="FILE|ID", help="a file, or a posting's id")
        parser.add_argument("--employees", type=int, help="how many people the employer has")
        parser.add_argument("--date", type=_day, help="the day to judge it on, such as 2026-12-31")
        parser.add_argument("--json", action="store_true", help="print one JSON array of findings")

    def handle(self, *args: Any, **options: Any) -> None:
        """Check, print, and say by the exit code whether it may go out."""
        today = options["date"] or timezone.localdate()
        found = _found(options["source"], today, options["employees"])
        if options["json"]:
            listed = [finding.to_dict() for finding in found]
            self.stdout.write(json.dumps(listed, ensure_ascii=False, indent=2))
        else:
            for finding in found:
                self.stdout.write(_line(finding))
        if any(finding.severity == "must_fix" for finding in found):
            sys.exit(1)


def _day(text: str) -> date:
    return date.fromisoformat(text)


def _found(source: str, today: date, employees: int | None) -> list[Finding]:
    """Return what is found; only a stored posting is under its organization's rules."""
    try:
        key = UUID(source)
    except ValueError:
        document = _read_file(source)
        return check(document, context_for(document, today, employees=employees))
    posting: Posting | None = Posting.objects.select_related("organization").filter(pk=key).first()
    if posting is None:
        raise CommandError(f"There is no posting {source}. Its address in the browser has its id.")
    return judged(posting, today, employees).standing


def _read_file(name: str) -> JobDocument:
    try:
        document = read(Path(name).read_bytes()).document
    except OSError as error:
        raise CommandError(
            f"{name} is neither a posting's id nor a file that can be read: {error.strerror}.",
            returncode=2,
        ) from error
    except NotReadable as error:
        raise CommandError(f"{name}: {error}", returncode=2) from error
    if document.occupation:
        return document
    return replace(document, occupation=likely_occupation(document.title))


def _line(finding: Finding) -> str:
    quoted = f" “{finding.text}”" if finding.text else ""
    return f"{SEVERITIES[finding.severity]}{quoted}: {finding.message} ({finding.check})"
