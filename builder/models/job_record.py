"""What postings and role templates share: a job document kept in fields, edited under a version."""

import uuid
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Any, ClassVar, cast

from django.db import models, transaction
from django.urls import reverse
from django.utils import timezone

from builder import placeholders, rich_text
from builder.document import Apply, Fact, JobDocument, Location, Pay
from builder.document import Organization as Employer
from builder.models.choices import Level
from builder.models.clash import merged_facts, merged_section
from builder.models.columns import JobColumns, columns_of, without_sections
from builder.models.followed_snippets import FollowsSnippet, fill_followed, settle
from builder.models.revision import Revision, StaleVersion
from builder.models.section import Section

if TYPE_CHECKING:
    from django_stubs_ext.db.models.manager import RelatedManager

    from builder.models.section import SectionQuerySet
    from builder.models.user import User


class JobRecord(JobColumns):
    """A job document in the database. Every change locks the row and writes one revision."""

    # What its addresses begin with.
    kind: ClassVar[str]
    # What a person calls it, and the name of the address where it is shown and edited.
    noun: ClassVar[str]
    # The field of `Section` that points here.
    owns_sections_as: ClassVar[str]
    # What its `classification` is, in words at the beginning of a sentence.
    classified_as: ClassVar[str]

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    # Where the role stands among an organization's roles. It is no part of the document.
    family = models.CharField(max_length=100, blank=True)
    level = models.PositiveSmallIntegerField(choices=Level, null=True, blank=True)
    version = models.PositiveIntegerField(default=0)
    # The version at which how to apply last changed, and that of all else but the sections.
    apply_version = models.PositiveIntegerField(default=0)
    facts_version = models.PositiveIntegerField(default=0)
    created_at = models.DateTimeField(auto_now_add=True)
    updated_at = models.DateTimeField(auto_now=True)

    if TYPE_CHECKING:
        sections: RelatedManager[Section]
        organization_id: uuid.UUID | None

    class Meta:
        abstract = True

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        """Return the address where it is shown and edited."""
        return reverse(self.noun, args=[self.pk])

    @property
    def is_kept(self) -> bool:
        """Whether it is in use, and can be changed."""
        raise NotImplementedError

    @property
    def places(self) -> str:
        """The places of work in one line, without their countries."""
        names = (", ".join(filter(None, (p["city"], p["region"]))) for p in self.locations)
        return "; ".join(filter(None, names))

    def employer(self) -> Employer:
        """Return what the document says about the employer."""
        raise NotImplementedError

    def classification(self) -> dict[str, Any]:
        """Return what is versioned beside the document, by the names of fields."""
        return {}

    def save_classification(
        self, values: Mapping[str, Any], *, based_on: int, by: "User | None"
    ) -> None:
        """Set family, level and what else people class it by, by the names of fields.

        Raises:
            StaleVersion: one of them was changed after version `based_on`.

        """
        *first, last = values
        named = " or ".join(filter(None, (", ".join(first), last)))
        with self.revising(by, f"Changed {named}"):
            classed = self.classification()
            now = {name: classed[name] for name in values}
            revisions = Revision.objects.of(self)  # type: ignore[arg-type]
            seen = revisions.filter(number=based_on).first()
            if seen is None or any(seen.classification.get(name) != now[name] for name in now):
                since = revisions.filter(number__gt=based_on, classification__contains=now)
                raise StaleVersion(since.last())
            for name, value in values.items():
                setattr(self, name, value)

    def present_sections(self) -> "SectionQuerySet":
        """Return the sections in their order, hidden ones too, deleted ones not."""
        return cast("SectionQuerySet", self.sections.all()).present()

    def read_sections(self) -> list[Section]:
        """Return all sections in their order, deleted ones too, read once since the record was."""
        if "sections" not in self._prefetched():
            rows = Section.objects.select_related("snippet")
            models.prefetch_related_objects([self], models.Prefetch("sections", rows))
        return sorted(self.sections.all(), key=lambda section: (section.position, section.pk))

    def read_present_sections(self) -> list[Section]:
        """Return those of `read_sections` that are not deleted: the document's, in its order."""
        return [section for section in self.read_sections() if section.is_present]

    def section_keys(self) -> list[str]:
        """Return the keys of the document's sections, in their order."""
        return [str(section.pk) for section in self.read_present_sections()]

    def followed(self) -> dict[str, Any]:
        """Return by the keys of sections the snippet that each follows; see `Section.followed`."""
        sections = self.read_present_sections()
        return {str(section.pk): section.followed() for section in sections if section.snippet_id}

    def section(self, key: uuid.UUID) -> Section:
        """Return one of `read_sections`.

        Raises:
            Section.DoesNotExist: the record has none of that key.

        """
        for section in self.read_sections():
            if section.pk == key:
                return section
        raise Section.DoesNotExist

    def document(self) -> JobDocument:
        """Return the whole content as a value, hidden sections included."""
        has_pay = self.pay_minimum is not None or self.pay_maximum is not None or self.pay_note
        return JobDocument(
            title=self.title,
            organization=self.employer(),
            occupation=self.occupation,
            locations=tuple(Location(**place) for place in self.locations),
            workplace=self.workplace,  # type: ignore[arg-type]
            employment_type=self.employment_type,  # type: ignore[arg-type]
            pay=Pay(
                min=self.pay_minimum,
                max=self.pay_maximum,
                currency=self.pay_currency,
                period=self.pay_period,  # type: ignore[arg-type]
                note=self.pay_note,
            )
            if has_pay
            else None,
            apply=Apply(
                url=self.apply_url,
                email=self.apply_email,
                instructions=self.apply_instructions,
            ),
            closes_on=self.closes_on,
            department=self.department,
            reports_to=self.reports_to,
            flsa_status=self.flsa_status,  # type: ignore[arg-type]
            job_code=self.job_code,
            openings=self.openings,
            language=self.language,
            facts=tuple(Fact(**fact) for fact in self.facts),
            sections=tuple(section.value() for section in self.read_present_sections()),
        )

    def apply(self, document: JobDocument, *, by: "User | None", summary: str) -> None:
        """Become `document`, all but its employer, and write a revision."""
        with self.revising(by, summary):
            self._take(document)

    @contextmanager
    def revising(self, by: "User | None", summary: str) -> Iterator[int]:
        """Change the record within the block: under lock, in one transaction, with a revision.

        Yields the version that the record gets. Where the block changes nothing, neither version
        nor history grow.
        """
        with transaction.atomic():
            self._lock()
            before = self.document() if self.version else None
            classed, followed = self.classification(), self.followed()
            texts = {str(row.pk): row.value() for row in self.read_present_sections()}
            try:
                yield self.version + 1
            finally:
                self._forget_sections()
            after = self.document()
            beside = self.classification(), self.followed()
            if after == before and beside == (classed, followed):
                return
            if settle(self, followed, texts):
                after = self.document()
            self.version += 1
            if before is None or after.apply != before.apply:
                self.apply_version = self.version
            if before is None or without_sections(after) != without_sections(before):
                self.facts_version = self.version
            self.index(after)
            self.save()
            self._record(after, by, summary)

    def _lock(self) -> None:
        """Read the record anew, and keep others from changing it until the transaction ends.

        Sections that were read since the record was, at the same version, are still as they were.
        """
        version, known = self.version, self._prefetched().get("sections")
        locked = type(self)._base_manager.select_for_update(of=("self",))
        with_owner = locked.select_related("organization__logo")  # type: ignore[misc]
        self.refresh_from_db(from_queryset=with_owner)
        if known is not None and self.version == version:
            self._prefetched()["sections"] = known

    def _forget_sections(self) -> None:
        """Let sections be read anew after they may have been changed."""
        self._prefetched().pop("sections", None)

    def _prefetched(self) -> dict[str, Any]:
        """Return what was read of other tables, by the names of relations."""
        known: dict[str, Any] = self.__dict__.setdefault("_prefetched_objects_cache", {})
        return known

    def _record(self, document: JobDocument, by: "User | None", summary: str) -> None:
        Revision.objects.record(
            self,  # type: ignore[arg-type]
            document.to_dict(),
            by,
            summary,
            classification=self.classification(),
            followed=self.followed(),
        )

    def _set_aside(self, field: str, aside: bool, *, by: "User", summary: str) -> bool:
        """Set the time in `field` or clear it, with a revision; say whether that was a change."""
        with transaction.atomic():
            self._lock()
            if (getattr(self, field) is not None) == aside:
                return False
            setattr(self, field, timezone.now() if aside else None)
            self.version += 1
            self.save()
            self._record(self.document(), by, summary)
        return True

    def index(self, document: JobDocument) -> None:
        """Set what searching needs to what `document` says, where the record can be searched."""

    def save_facts(self, values: Mapping[str, Any], *, based_on: int, by: "User | None") -> None:
        """Set facts, by the names of fields; places also fill their placeholders.

        A field that someone else changed after `based_on` keeps their value if `values` has it as
        it was then.

        Raises:
            StaleVersion: both changed the same field.

        """
        with self.revising(by, "Changed the job facts"):
            self._set(merged_facts(self, values, self.facts_version, based_on))

    def save_apply(self, values: Mapping[str, Any], *, based_on: int, by: "User | None") -> None:
        """Set how to apply, by the names of fields; an address also fills its placeholder.

        Other people's changes are kept as `save_facts` keeps them.

        Raises:
            StaleVersion: both changed the same field.

        """
        with self.revising(by, "Changed how to apply"):
            self._set(merged_facts(self, values, self.apply_version, based_on))

    def fill(self, placeholder: str, value: str, *, country: str, by: "User | None") -> None:
        """Replace a placeholder everywhere.

        Raises:
            placeholders.CannotFill: the value does not suit it.

        """
        with self.revising(by, f"Filled in {placeholder}"):
            filled = placeholders.fill(self.document(), placeholder, value, country)
            if not self._has_room_for(filled):
                raise placeholders.CannotFill(
                    "This is too long for a heading or a fact that it would stand in. Shorten it."
                )
            fill_followed(self, filled, placeholder, value)
            self._take_filled(filled)

    def save_section(
        self,
        section: Section,
        *,
        heading: str,
        html: str,
        based_on: int,
        by: "User | None",
        detach: bool = False,
        summary: str = "",
    ) -> Section:
        """Set a section's heading and text, sanitized, and return it as it now is.

        A section that was deleted is put back: who saves it knows of that by its version. What
        someone else changed after `based_on` is kept where it is in other paragraphs or bullets.
        With `detach`, a section that follows a snippet follows it no longer.

        Raises:
            StaleVersion: both changed the same, or the section was deleted after `based_on`.
            FollowsSnippet: its text is that of a snippet.

        """
        with self.revising(by, summary or f"Changed {heading}") as version:
            section = self.section(section.pk)
            follows = section.snippet_id is not None
            if follows and not detach:
                raise FollowsSnippet(section)
            section.follow(None)
            mine = replace(section.value(), heading=heading, html=rich_text.sanitize(html))
            if section.take(merged_section(self, section, mine, based_on), version) or follows:
                section.version = version
                section.save()
        return section

    def add_section(
        self,
        *,
        kind: str,
        heading: str,
        html: str,
        by: "User | None",
        key: uuid.UUID | None = None,
        summary: str = "",
    ) -> Section:
        """Add a section at the end.

        Who adds one of the same `key` and heading again, because the answer was lost, say, changes
        what was added. Where someone else changed the same of it meanwhile, it is added apart.
        """
        with transaction.atomic():
            self._lock()
            key = key or uuid.uuid4()
            if Section.objects.filter(pk=key).exists():
                added = self.sections.filter(pk=key, heading=heading, deleted_at=None).first()
                first = Revision.objects.of(self).holding(key).last()  # type: ignore[arg-type]
                with suppress(StaleVersion):
                    if added and first:
                        return self.save_section(
                            added, heading=heading, html=html, based_on=first.number, by=by
                        )
                key = uuid.uuid4()
            with self.revising(by, summary or f"Added {heading}") as version:
                section: Section = self.sections.create(
                    pk=key,
                    kind=kind,
                    heading=heading,
                    html=rich_text.sanitize(html),
                    position=self.sections.count(),
                    version=version,
                )
        return section

    def move_section(self, section: Section, position: int, *, by: "User | None") -> None:
        """Put a section at `position`, counted from 0; positions past an end mean that end."""
        with self.revising(by, f"Moved {section.heading}"):
            order = list(self.present_sections())
            if section not in order:
                raise StaleVersion(self._latest_revision())
            moved = order.pop(order.index(section))
            order.insert(max(0, min(position, len(order))), moved)
            self._section_rows().arrange(order)

    def hide_section(
        self, section: Section, *, hidden: bool, based_on: int, by: "User | None"
    ) -> None:
        """Keep a section out of what candidates see, or show it again.

        Raises:
            StaleVersion: the section was changed after `based_on`.

        """
        verb = "Hid" if hidden else "Showed"
        with self.revising(by, f"{verb} {section.heading}") as version:
            section = self._locked(section, based_on)
            section.hidden, section.version = hidden, version
            section.save()

    def delete_section(self, section: Section, *, based_on: int, by: "User | None") -> None:
        """Delete a section so that it can be put back.

        Raises:
            StaleVersion: the section was changed after `based_on`.

        """
        with self.revising(by, f"Deleted {section.heading}") as version:
            section = self._locked(section, based_on)
            section.delete_softly(version)
            section.save()

    def restore_section(self, section: Section, *, by: "User | None") -> None:
        """Put a deleted section back to where it was."""
        with self.revising(by, f"Put back {section.heading}") as version:
            section.refresh_from_db()
            if section.deleted_at is not None:
                section.deleted_at, section.version = None, version
                section.save()

    def _expect(self, version: int, based_on: int) -> None:
        if version != based_on:
            raise StaleVersion(self._latest_revision(version))

    def _latest_revision(self, number: int | None = None) -> Revision | None:
        """Return the revision of that number, or else the newest."""
        revisions = Revision.objects.of(self)  # type: ignore[arg-type]
        return (revisions.filter(number=number) if number else revisions).first()

    def _locked(self, section: Section, based_on: int) -> Section:
        """Return the section as it is now that its posting is locked."""
        current = self.section(section.pk)
        self._expect(current.version, based_on)
        return current

    def _section_rows(self) -> "SectionQuerySet":
        """Return the sections for changing them; what was read of them no longer counts."""
        self._forget_sections()
        return cast("SectionQuerySet", self.sections.all())

    def _set(self, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            setattr(self, name, value)
        self._take_known()

    def _take_known(self) -> None:
        """Fill the placeholders that the record's own facts answer, where there is room."""
        filled = placeholders.fill_known(self.document())
        if self._has_room_for(filled):
            self._take_filled(filled)

    def _take_filled(self, filled: JobDocument) -> None:
        """Become a document that differs in what was filled in, but where snippets are followed.

        What these say is settled afterwards.
        """
        rows = self.read_present_sections()
        sections = tuple(
            row.value() if row.snippet_id else section
            for row, section in zip(rows, filled.sections, strict=True)
        )
        self._take(replace(filled, sections=sections), dict(enumerate(rows)))

    def _take(self, document: JobDocument, known: Mapping[int, Section] | None = None) -> None:
        """Become `document`, all but its employer; for `known` see `SectionQuerySet.become`."""
        for name, value in columns_of(document, self.pay_currency).items():
            setattr(self, name, value)
        owner = {self.owns_sections_as: self}
        self._section_rows().become(
            document.sections, version=self.version + 1, owner=owner, known=known
        )
