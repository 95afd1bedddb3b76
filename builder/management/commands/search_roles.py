"""Searches the role library from the command line, for scripts and benchmarks."""

import json
from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand

from builder.library.role_search import search_roles

# What scripts can rely on. `kind` is "written" for a role of the library, "generated" for an
# occupation, for which a draft can be made.
_KEYS = ("title", "occupation", "kind", "score", "why")


class Command(BaseCommand):
    """Prints the roles that a job title most likely means."""

    help = "Print the roles that a job title most likely means, the likeliest first."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the title, and how to print."""
        parser.add_argument("text", help="what someone calls the job")
        parser.add_argument("--limit", type=int, default=10, help="how many roles at the most")
        parser.add_argument("--json", action="store_true", help="print one JSON array")

    def handle(self, *args: Any, **options: Any) -> None:
        """Search and print."""
        matches = search_roles(options["text"], limit=options["limit"])
        if options["json"]:
            told = [{key: getattr(match, key) for key in _KEYS} for match in matches]
            self.stdout.write(json.dumps(told, ensure_ascii=False))
            return
        for match in matches:
            self.stdout.write(f"{match.score:>7} {match.occupation} {match.title}: {match.why}")
