"""A save that comes after someone else's: brought together with theirs where that is safe."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from builder.comparing.merging import merge_values
from builder.comparing.merging_documents import SectionMerge, merge_section
from builder.document import Section as SectionValue
from builder.models.columns import columns_of
from builder.models.revision import Revision, StaleVersion

if TYPE_CHECKING:
    from builder.models.job_record import JobRecord
    from builder.models.section import Section


@dataclass(frozen=True, slots=True)
class SectionClash:
    """Three versions of a section: that which both began with, mine, and theirs.

    `base` is None where it is not known any more.
    """

    based_on: int
    base: SectionValue | None
    mine: SectionValue
    theirs: SectionValue

    @property
    def merge(self) -> SectionMerge:
        """What comes of both changes together."""
        return merge_section(self.base, self.mine, self.theirs)


@dataclass(frozen=True, slots=True)
class FactsClash:
    """The facts that both changed, by the names of their fields, in three versions.

    `merged` has their value of each field that they alone changed, and else mine. `base` is empty
    where it is not known any more.
    """

    conflicts: tuple[str, ...]
    base: Mapping[str, Any]
    merged: Mapping[str, Any]
    theirs: Mapping[str, Any]


def clash_of_section(
    record: "JobRecord", section: "Section", mine: SectionValue, based_on: int
) -> SectionClash:
    """Return two changes of one section, mine and the one that is stored."""
    began = Revision.objects.of(record).filter(number=based_on).first()  # type: ignore[arg-type]
    base = began.section(section.pk) if began else None
    return SectionClash(based_on, base, mine, section.value())


def merged_section(
    record: "JobRecord", section: "Section", mine: SectionValue, based_on: int
) -> SectionValue:
    """Return `mine` with what was saved since, where the two changed different blocks.

    Raises:
        StaleVersion: they changed the same block, or the section was deleted.

    """
    if section.version == based_on:
        return mine
    clash = clash_of_section(record, section, mine, based_on)
    if clash.base and not section.deleted_at:
        merge = clash.merge
        if merge.merged and merge.is_clean:
            return merge.merged
    raise StaleVersion(record._latest_revision(section.version), clash)


def merged_facts(
    record: "JobRecord", mine: Mapping[str, Any], version: int, based_on: int
) -> Mapping[str, Any]:
    """Return `mine`, fields by name, with those that were saved since and that mine left alone.

    `version` is the one at which these fields last changed.

    Raises:
        StaleVersion: both changed the same field, or the two leave no sound range of pay.

    """
    if version == based_on:
        return mine
    latest = record._latest_revision(version)
    theirs = {name: getattr(record, name) for name in mine}
    began = Revision.objects.of(record).filter(number=based_on).first()  # type: ignore[arg-type]
    if began is None:
        differing = tuple(name for name, value in mine.items() if value != theirs[name])
        raise StaleVersion(latest, FactsClash(differing, {}, mine, theirs))
    document = began.document()
    columns = columns_of(document, record.pay_currency)
    if document.pay is None:
        # Where no amount is stated, nothing says what it is counted in.
        columns |= {"pay_currency": record.pay_currency, "pay_period": record.pay_period}
    base = {name: columns[name] for name in mine}
    merged, conflicts = merge_values(base, mine, theirs)
    low, high = merged.get("pay_minimum"), merged.get("pay_maximum")
    if low is not None and high is not None and low > high:
        conflicts = tuple(dict.fromkeys((*conflicts, "pay_minimum", "pay_maximum")))
        merged |= {name: mine[name] for name in ("pay_minimum", "pay_maximum")}
    if conflicts:
        raise StaleVersion(latest, FactsClash(conflicts, base, merged, theirs))
    return merged
