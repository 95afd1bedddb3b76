"""A file that was brought in, from its arrival until it is a posting or template, or discarded."""

import hashlib
import uuid
from collections import Counter, defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Self, cast

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from builder import rich_text
from builder.document import JobDocument
from builder.importing import NotReadable, Understanding
from builder.importing.correcting import Meaning, corrected
from builder.importing.understanding.kept import measure
from builder.models import alike
from builder.models.posting import Posting
from builder.models.role_template import RoleTemplate

if TYPE_CHECKING:
    from builder.models.user import User

# Reading that took its process down so often is not tried again by itself.
MOST_TRIES = 2
# So many words that are missing are kept to be shown.
MOST_LOST = 200
# A file of which at least so many of a hundred words are kept can be sure.
SURE_PERCENT = 99
_NAME_LENGTH = 200


class NotAcceptable(Exception):
    """The file cannot become a posting or template now; the message says why."""


class ImportedFileQuerySet(models.QuerySet["ImportedFile"]):
    """Imported files by how far they are."""

    def waiting(self) -> Self:
        """Return what is still to be read."""
        return self.filter(state=ImportedFile.State.WAITING)

    def to_review(self) -> Self:
        """Return what was read and waits for a person's decision."""
        return self.filter(state=ImportedFile.State.READ)

    def sure(self) -> Self:
        """Return what waits for a decision and leaves nothing to doubt."""
        return self.to_review().filter(sure=True)

    def accepted(self) -> Self:
        """Return what became a posting or template."""
        return self.filter(state=ImportedFile.State.ACCEPTED)

    def listed(self) -> Self:
        """Return just what a list shows, in the order of arrival."""
        shown = self.select_related("posting__publication", "role_template").order_by(
            "position", "pk"
        )
        return shown.defer("document", "found", "blocks", "lost", "posting__search")

    def expired(self) -> Self:
        """Return what was not decided on in time."""
        return self.filter(batch__expires_at__lte=timezone.now(), state__in=ImportedFile.UNDECIDED)


class ImportedFile(models.Model):
    """One file: its name, what was understood of it, and what became of it.

    `document` is the job document's JSON form as it now is, corrections included. `found` lists
    where values were found and why they may be wrong, and `blocks` is the source as a reader sees
    it. `stored` names the file in the storage as long as it is kept.
    """

    class State(models.TextChoices):
        """How far the file is."""

        WAITING = "waiting", "Waiting"
        READ = "read", "To review"
        FAILED = "failed", "Could not be read"
        ACCEPTED = "accepted", "Accepted"
        DISCARDED = "discarded", "Discarded"
        UNDONE = "undone", "Undone"

    UNDECIDED = (State.WAITING, State.READ, State.FAILED)

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    batch = models.ForeignKey("builder.Import", models.CASCADE, related_name="files")
    position = models.PositiveIntegerField()
    name = models.CharField(max_length=_NAME_LENGTH)
    size = models.PositiveBigIntegerField()
    file_hash = models.CharField(max_length=64, blank=True)
    stored = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=20, choices=State, default=State.WAITING)
    # Why it could not be read.
    message = models.CharField(max_length=500, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    title = models.CharField(max_length=200, blank=True)
    document = models.JSONField(null=True)
    content_hash = models.CharField(max_length=64, blank=True)
    found = models.JSONField(default=list)
    blocks = models.JSONField(default=list)
    words = models.PositiveIntegerField(default=0)
    words_kept = models.PositiveIntegerField(default=0)
    lost = models.JSONField(default=list)
    # How many values should be looked at, and whether none must be.
    doubts = models.PositiveIntegerField(default=0)
    sure = models.BooleanField(default=False)
    # What is stored already and is the same or much like it: a sentence and where to see it.
    alike = models.CharField(max_length=300, blank=True)
    alike_address = models.CharField(max_length=200, blank=True)
    posting = models.ForeignKey(Posting, models.SET_NULL, null=True, related_name="imported_from")
    role_template = models.ForeignKey(
        RoleTemplate, models.SET_NULL, null=True, related_name="imported_from"
    )
    # Of the posting or template when it was made: a later one was touched since.
    record_version = models.PositiveIntegerField(default=0)
    decided_at = models.DateTimeField(null=True)

    objects = ImportedFileQuerySet.as_manager()

    class Meta:
        indexes = (
            models.Index(fields=["batch", "position"], name="imported_in_order"),
            models.Index(fields=["file_hash"], name="imported_file_hash"),
            models.Index(fields=["content_hash"], name="imported_content_hash"),
        )

    def __str__(self) -> str:
        return self.name

    def get_absolute_url(self) -> str:
        """Return the address where it is reviewed."""
        return reverse("imported_file", args=[self.batch_id, self.pk])

    @property
    def record(self) -> Posting | RoleTemplate | None:
        """What became of it, where that still exists."""
        return self.posting or self.role_template

    @property
    def words_lost(self) -> int:
        """How many words of the source are not in the result."""
        return max(self.words - self.words_kept, 0)

    @property
    def can_retry(self) -> bool:
        """Whether it failed, and is still there to be read again."""
        return self.state == self.State.FAILED and bool(self.stored)

    def job(self) -> JobDocument:
        """Return what was understood, as it now is."""
        return JobDocument.from_dict(self.document or {"title": ""})

    def doubt_of(self, field: str) -> str:
        """Return why the value of a field may be wrong; empty where that is not to be expected."""
        doubts = (str(one["doubt"]) for one in self.found if _is_of(one["field"], field))
        return next(filter(None, doubts), "")

    def noted_blocks(self, names: Mapping[str, str]) -> list[dict[str, Any]]:
        """Return the source's blocks, each with `notes`: what was found in it, and any doubt.

        `names` are what to call it, by the names of fields; others are not noted.
        """
        notes: defaultdict[int, dict[str, str]] = defaultdict(dict)
        for one in self.found:
            if one["field"] in names:
                for block, _, _ in one["places"]:
                    notes[block][names[one["field"]]] = one["doubt"]
        return [
            block | {"notes": list(notes[number].items())}
            for number, block in enumerate(self.blocks)
        ]

    def keep(self, content: bytes) -> None:
        """Put the file into the storage until it is decided on."""
        self.size = len(content)
        self.file_hash = hashlib.sha256(content).hexdigest()
        self.stored = default_storage.save(f"imports/{self.pk}", ContentFile(content))

    def content(self) -> bytes | None:
        """Return the file's bytes, or nothing where it is not kept any more."""
        try:
            with default_storage.open(self.stored) as file:
                content: bytes = file.read()
                return content
        except (FileNotFoundError, ValueError):
            return None

    def forget_content(self) -> None:
        """Take the file out of the storage."""
        if self.stored:
            default_storage.delete(self.stored)
            self.stored = ""

    def begin(self) -> bool:
        """Note that reading begins; say no where it took its process down each time before."""
        if self.tries >= MOST_TRIES:
            self.fail("Reading this file broke off each time. It may be damaged or far too large.")
            return False
        self.tries += 1
        self.save(update_fields=["tries"])
        return True

    def fail(self, message: str) -> None:
        """Note why it cannot be read."""
        self.state, self.message = self.State.FAILED, message[:500]
        self.save(update_fields=["state", "message"])

    def take(self, understood: Understanding, occupation: str) -> None:
        """Become what was understood; `occupation` is the SOC code that its title suggests."""
        job = understood.document
        safe = (replace(part, html=rich_text.sanitize(part.html)) for part in job.sections)
        job = replace(job, sections=tuple(safe))
        found = [
            {
                "field": one.field,
                "places": [[place.block, place.start, place.end] for place in one.places],
                "doubt": one.doubt,
            }
            for one in understood.found
        ]
        if occupation and not job.occupation:
            job = replace(job, occupation=occupation)
            found.append({"field": "occupation", "places": [], "doubt": "Taken from the title."})
        blocks = understood.source.blocks if understood.source else ()
        self.blocks = [{"kind": one.kind, "level": one.level, "text": one.text} for one in blocks]
        self.words, self.words_kept = understood.kept.words, understood.kept.kept
        self.lost = list(understood.kept.lost[:MOST_LOST])
        self.found = found
        self.content_hash = understood.document.content_hash
        self.state, self.message = self.State.READ, ""
        self.become(job)
        self.find_alike()
        self.save()

    def become(self, job: JobDocument) -> None:
        """Set the document, and with it whether there is something to look at; does not save."""
        self.document = job.to_dict()
        self.title = job.title[:200]
        if job.title:
            self._settle("title", "No line and no sentence names the job.")
        self.doubts = sum(bool(one["doubt"]) for one in self.found)
        self.sure = self._is_sure()

    def say(self, block: int, words: tuple[int, int] | None, meaning: str, section: int) -> None:
        """Take a person's word on what a block of the source is, or some words of it.

        Raises:
            NotReadable: it cannot be that.

        """
        if not 0 <= block < len(self.blocks):
            raise NotReadable("Choose a line of the source first.")
        text = self.blocks[block]["text"]
        start, end = words or (0, len(text))
        after = corrected(self.job(), text[start:end], text, cast(Meaning, meaning), section)
        if meaning in {"heading", "section"}:
            self._renumber(after.sections)
        else:
            self.found = [one for one in self.found if one["field"] != meaning]
            place = [block, start, end]
            self.found.append({"field": meaning, "places": [place], "doubt": ""})
        self.correct(after.document, ())

    def _renumber(self, origins: Sequence[int | None]) -> None:
        """Let what was found of sections follow them to their new numbers."""
        by_field = {one["field"]: one for one in self.found}
        others = [one for one in self.found if not one["field"].startswith("sections.")]
        moved = [
            by_field[f"sections.{old}"] | {"field": f"sections.{new}"}
            for new, old in enumerate(origins)
            if f"sections.{old}" in by_field
        ]
        self.found = others + moved

    def correct(self, job: JobDocument, fields: Collection[str]) -> None:
        """Become what a person made of it; what they changed in these fields is not in doubt."""
        for one in self.found:
            if any(_is_of(one["field"], field) for field in fields):
                one["doubt"] = ""
        self._count_words(job)
        self.become(job)
        counted = ("words_kept", "lost")
        self.save(update_fields=["document", "title", "found", "doubts", "sure", *counted])

    def _count_words(self, job: JobDocument) -> None:
        """Note which words a correction loses or brings back."""
        text = "\n".join(block["text"] for block in self.blocks)
        before = Counter(measure(text, self.job(), ()).lost)
        after = Counter(measure(text, job, ()).lost)
        lost = Counter(self.lost) - (before - after) + (after - before)
        self.words_kept -= (after - before).total() - (before - after).total()
        self.words_kept = max(min(self.words_kept, self.words), 0)
        self.lost = sorted(lost.elements())[:MOST_LOST]

    def _settle(self, field: str, doubt: str) -> None:
        """Drop a doubt that no longer holds."""
        for one in self.found:
            if one["field"] == field and one["doubt"] == doubt:
                one["doubt"] = ""

    def _is_sure(self) -> bool:
        """Say whether it can be accepted unseen.

        Which kind a section is of, and the occupation, do not count: nothing is wrong in the text
        where these are.
        """
        kept = self.words_kept * 100 >= self.words * SURE_PERCENT
        doubted = any(
            one["doubt"]
            for one in self.found
            if one["field"] != "occupation" and not one["field"].startswith("sections")
        )
        return bool(self.title) and kept and not doubted and not self.alike

    def find_alike(self) -> None:
        """Look for what is stored already and is the same, or much like it; does not save."""
        like = alike.of_file(self)
        self.alike, self.alike_address = like or ("", "")
        self.sure = self._is_sure()

    def accept(self, by: "User") -> Posting | RoleTemplate:
        """Make the posting or template of it; once it was, return that.

        Raises:
            NotAcceptable: it was not read, has no title, or was decided on otherwise.

        """
        with transaction.atomic():
            self._lock()
            if self.state == self.State.ACCEPTED and self.record:
                return self.record
            if self.state != self.State.READ:
                raise NotAcceptable(f"{self.name}: {self.get_state_display().lower()}.")
            if not self.title:
                raise NotAcceptable("Give the job a title first.")
            record = self.batch.make(self.job(), self.name, by)
            if isinstance(record, Posting):
                self.posting = record
            else:
                self.role_template = record
            self.record_version = record.version
            self._decide(self.State.ACCEPTED)
        self._drop_content()
        return record

    def discard(self) -> None:
        """Decide against it: nothing is made of it, and the file is not kept."""
        with transaction.atomic():
            self._lock()
            if self.state not in self.UNDECIDED:
                return
            self._decide(self.State.DISCARDED)
        self._drop_content()

    def undo(self, by: "User") -> bool:
        """Put what was made of it aside, unless someone worked on it since; say whether it was."""
        with transaction.atomic():
            self._lock()
            record = self.record
            if self.state != self.State.ACCEPTED or record is None or self.is_touched:
                return False
            if isinstance(record, Posting):
                record.move_to_trash(by)
            else:
                record.retire(by)
            self._decide(self.State.UNDONE)
        return True

    @property
    def is_touched(self) -> bool:
        """Whether what was made of it was changed or published since."""
        record = self.record
        if record is None:
            return False
        published = isinstance(record, Posting) and hasattr(record, "publication")
        return record.version != self.record_version or published or not record.is_kept

    def _lock(self) -> None:
        locked = ImportedFile.objects.select_for_update(of=("self",))
        self.refresh_from_db(
            from_queryset=locked.select_related("batch__organization", "posting", "role_template")
        )

    def _decide(self, state: State) -> None:
        self.state, self.decided_at = state, timezone.now()
        self.save(
            update_fields=["state", "decided_at", "posting", "role_template", "record_version"]
        )

    def _drop_content(self) -> None:
        """Take the file out of the storage once the decision is stored."""
        self.forget_content()
        self.save(update_fields=["stored"])


def _is_of(found: str, field: str) -> bool:
    """Say whether what was found belongs to a field, such as "apply.url" to "apply"."""
    return found == field or found.startswith(f"{field}.")
