"""Many postings as one file: small ones made at once, large ones in the background."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import IO, Any
from uuid import UUID

from django.utils import timezone

from builder.background.in_hand import InHand
from builder.background.kind import Kind, WorkFailed
from builder.exports import Look
from builder.exports.bulk import BUNDLES, Entry, Wishes
from builder.models import Chosen, Organization, Posting

# So many postings are fetched at a time.
_CHUNK = 50
# So many titles of those that could not be made are named.
_NAMED = 5

Watch = Callable[[Iterable[Entry], int], Iterable[Entry]]


def write(
    organization: Organization,
    arguments: dict[str, Any],
    file: IO[bytes],
    watch: Watch = lambda entries, total: entries,
) -> list[str]:
    """Write the chosen postings, and return the titles of those that could not be made.

    Args:
        organization: whose postings they are.
        arguments: `chosen` (of `Chosen.to_dict`), `bundle`, `formats` and `folders`, as JSON.
        file: what to write to.
        watch: goes through the entries for us, and is told how many there are.

    Raises:
        WorkFailed: none of the postings is there any more.

    """
    chosen = Chosen.from_dict(arguments["chosen"])
    pks = list(chosen.postings(organization).values_list("pk", flat=True))
    if not pks:
        raise WorkFailed("None of these postings is in the list any more. Choose others.")
    wishes = Wishes(
        title=f"Job descriptions, {organization.name}",
        look=Look(**organization.look()),
        formats=tuple(arguments["formats"]),
        folders=arguments["folders"],
    )
    entries = watch(_entries(organization, pks), len(pks))
    return BUNDLES[arguments["bundle"]].write(entries, file, wishes)


def file_name(organization: Organization, arguments: dict[str, Any]) -> str:
    """Return what the file is called: what it holds, and the day."""
    day = timezone.localdate(timezone=organization.zone)
    return f"postings-{day}.{BUNDLES[arguments['bundle']].extension}"


def run(in_hand: InHand) -> str:
    """Make the file; see `write`."""
    work = in_hand.work
    with in_hand.file(file_name(work.organization, work.arguments)) as file:
        failed = write(work.organization, work.arguments, file, in_hand.each)
    if not failed:
        return ""
    named = "; ".join(failed[:_NAMED]) + ("; and more" if len(failed) > _NAMED else "")
    return f"{len(failed)} could not be made and are missing: {named}. Try those alone."


def _entries(organization: Organization, pks: Sequence[UUID]) -> Iterator[Entry]:
    """Yield the postings in this order, all but those that went to the trash meanwhile."""
    here = organization.zone
    for start in range(0, len(pks), _CHUNK):
        chunk = pks[start : start + _CHUNK]
        found = Posting.objects.in_organization(organization).kept().with_last_author()
        found = found.select_related("publication")
        postings = found.defer("search").in_bulk(chunk)
        for posting in (postings[pk] for pk in chunk if pk in postings):
            # The same object for all, with a logo that need not be fetched for each.
            posting.organization = organization
            yield Entry(
                document=posting.document().shown(),
                look=Look(**posting.look()),
                state=posting.state.label,
                version=posting.version,
                created_at=posting.created_at.astimezone(here),
                changed_at=posting.updated_at.astimezone(here),
                changed_by=posting.last_author or "",
            )


KIND = Kind("download", run)
