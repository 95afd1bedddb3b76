"""Files that were brought in: reading them, accepting the sure ones, undoing what was made."""

from collections.abc import Callable

from builder.background.in_hand import InHand
from builder.background.kind import Kind, WorkFailed
from builder.importing import NotReadable, Understanding
from builder.importing.apart import Reader, read_apart
from builder.library.role_search import likely_occupation
from builder.models import Import, ImportedFile, User

Read = Callable[[bytes], Understanding]


def read_file(file: ImportedFile, read: Read = read_apart) -> None:
    """Read a file that waits, and keep what was understood, or why it cannot be read.

    `read` does so in another process: a file that harms it harms nobody else.
    """
    if file.state != ImportedFile.State.WAITING or not file.begin():
        return
    content = file.content()
    if content is None:
        file.fail("The file is not kept any more. Bring it in again.")
        return
    try:
        understood = read(content)
    except NotReadable as problem:
        file.fail(str(problem))
        return
    title = understood.document.title
    known = understood.document.occupation or not title
    file.take(understood, "" if known else likely_occupation(title))


def run(in_hand: InHand) -> str:
    """Do one of `STEPS` with an import."""
    arguments = in_hand.work.arguments
    batches = Import.objects.select_related("organization")
    batch = batches.filter(pk=arguments["import"]).first()
    if batch is None:
        raise WorkFailed("This import is not there any more.")
    return STEPS[arguments["step"]](in_hand, batch)


def _read(in_hand: InHand, batch: Import) -> str:
    with Reader() as reader:
        for file in in_hand.each(list(batch.files.waiting().listed())):
            file.batch = batch
            read_file(file, reader.read)
    counts = batch.counts()
    failed = counts[ImportedFile.State.FAILED]
    return f"{failed} could not be read." if failed else ""


def _accept(in_hand: InHand, batch: Import) -> str:
    accepted = batch.accept_sure(_person(in_hand), in_hand.each)
    return f"{accepted} accepted."


def _undo(in_hand: InHand, batch: Import) -> str:
    return undone(*batch.undo(_person(in_hand), in_hand.each))


def undone(many: int, stay: int) -> str:
    """Say what became of an undo: how many are put aside, and how many stay."""
    said = f"{many} undone."
    return f"{said} {stay} changed or published since, and stay." if stay else said


def _person(in_hand: InHand) -> User:
    if in_hand.work.created_by is None:
        raise WorkFailed("Whoever started this is not here any more. Start it anew.")
    return in_hand.work.created_by


STEPS: dict[str, Callable[[InHand, Import], str]] = {
    "read": _read,
    "accept": _accept,
    "undo": _undo,
}

KIND = Kind("import", run)
