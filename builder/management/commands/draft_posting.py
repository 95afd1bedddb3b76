"""Drafts a posting from a job title and a few choices, for scripts."""

from argparse import ArgumentParser
from typing import Any, get_args

from django.core.management.base import BaseCommand, CommandError

from builder import rich_text
from builder.document import JobDocument, Workplace
from builder.generating.choices import LEVELS, Choices
from builder.generating.draft import draft
from builder.library.role_search import Match, corrected, search_roles
from builder.models import Area, Occupation

# A title found with less likeness (0 to about 100) is more likely another word altogether.
_LIKE_ENOUGH = 60.0
_SHOWN = 8


class Command(BaseCommand):
    """Prints a draft for the occupation that a title most likely means, and says which one.

    A misspelt title is spelled as the nearest known one; any other is kept as it was typed.
    """

    help = "Draft a posting from a job title: public facts about the occupation, and a few choices."

    def add_arguments(self, parser: ArgumentParser) -> None:
        """Take the title and the choices."""
        parser.add_argument("title", help="what someone calls the job")
        parser.add_argument("--level", choices=LEVELS, default="mid")
        parser.add_argument(
            "--workplace",
            choices=[place for place in get_args(Workplace) if place],
            default="onsite",
        )
        parser.add_argument(
            "--area", default="", help="where to take pay from: a code such as 42660, or a name"
        )
        parser.add_argument("--json", action="store_true", help="print the document as JSON")

    def handle(self, *args: Any, **options: Any) -> None:
        """Find the occupation, draft, and print."""
        area = self._area(options["area"])
        occupation, title = self._occupation(options["title"])
        choices = Choices(
            title=title,
            level=options["level"],
            workplace=options["workplace"],
            area=area,
        )
        document = draft(occupation.facts(area), choices)
        self.stdout.write(document.to_json() if options["json"] else _text(document))

    def _occupation(self, title: str) -> tuple[Occupation, str]:
        """Return the occupation that the title most likely means, and the title spelled right."""
        matches = search_roles(title, limit=_SHOWN)
        for match in matches:
            found = _occupation_of(match)
            if found and match.score >= _LIKE_ENOUGH:
                self.stderr.write(f"Drafted for {found} ({found.pk}). {match.why}.")
                return found, corrected(title, match.found_as)
        likely = list(dict.fromkeys(match.title for match in matches))
        if not likely:
            common = Occupation.objects.order_by("-employment", "title")[:_SHOWN]
            likely = [occupation.title for occupation in common]
        raise CommandError(
            f"No occupation is known by the title “{title}”. Try another title for the job, such "
            f"as one of these: {'; '.join(likely)}."
        )

    def _area(self, wanted: str) -> str:
        if not wanted:
            return ""
        if area := Area.objects.filter(code=wanted.zfill(7)).first():
            return area.code
        named = Area.objects.filter(name__icontains=wanted).order_by("type", "name")
        found = list(named[: _SHOWN + 1])
        if len(found) == 1:
            self.stderr.write(f"Pay from {found[0]} ({found[0].code}).")
            return found[0].code
        if not found:
            found = list(Area.objects.filter(type=Area.Type.STATE).order_by("name")[:_SHOWN])
        known = "; ".join(f"{area.code} {area}" for area in found[:_SHOWN])
        raise CommandError(
            f"No wage area is known as “{wanted}”. Give the code or the name of a state or "
            f"metropolitan area, such as one of these: {known}."
        )


def _occupation_of(match: Match) -> Occupation | None:
    """Return the occupation of a role found: its own, or the one that a written role names."""
    if match.kind == "generated":
        return Occupation.objects.filter(pk=match.key).first()
    return Occupation.objects.filter(soc_code=match.occupation).order_by("pk").first()


def _text(document: JobDocument) -> str:
    parts = [document.title.upper()]
    for section in document.sections:
        parts += [section.heading.upper(), rich_text.to_text(section.html)]
    return "\n\n".join([*parts, document.apply.instructions])
