"""What the changes of a template would make of a posting that was started from it.

Seen from the template as it was, the posting has changed and the template has changed. What the
template alone changed can be taken as it is; where both changed, a person decides. Values in,
values out.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from builder import placeholders
from builder.comparing import SectionMerge, differing_words, merge_values
from builder.comparing.alignment import Alignment
from builder.comparing.interleaving import interleaved
from builder.comparing.merging_documents import merge_place
from builder.comparing.sections import align_sections
from builder.document import Apply, JobDocument, Section

# What to do with an offer: take what the template changed, with one's own changes kept where both
# can stand; keep the posting's; take the template's in its place.
Way = Literal["take", "keep", "template"]

# The key of the job facts, as sections have theirs.
FACTS = "facts"

# What belongs to one opening, or to the employer, is no template's to change.
_FACT_FIELDS = (
    "title",
    "occupation",
    "locations",
    "workplace",
    "employment_type",
    "pay",
    "department",
    "reports_to",
    "flsa_status",
    "language",
    "facts",
)
_APPLY_FIELDS = ("url", "email", "instructions")


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template's document, and the keys by which its sections are known in later ones."""

    document: JobDocument
    keys: tuple[str, ...]

    def filled(self, values: Mapping[str, str]) -> "TemplateText":
        """Return it with its placeholders filled; see `placeholders.fill_all`."""
        return replace(self, document=placeholders.fill_all(self.document, values))


@dataclass(frozen=True, slots=True)
class SectionOffer:
    """A section that the template changed, added or removed since the posting last took from it.

    `keys` are the template's for it. `merge` holds it as the template had it, as the posting has
    it, as the template has it now, and what comes of both.
    """

    keys: tuple[str, ...]
    merge: SectionMerge

    @property
    def key(self) -> str:
        """The first of the keys."""
        return self.keys[0]

    @property
    def section(self) -> Section:
        """The section as the posting has it, or else as the template has or had it."""
        section = self.merge.mine or self.merge.theirs or self.merge.base
        assert section is not None
        return section

    @property
    def name(self) -> str:
        """What people call it."""
        return self.section.heading

    @property
    def is_clean(self) -> bool:
        """Whether nothing that the posting says otherwise than the template is touched."""
        return self.merge.is_clean

    @property
    def is_edited(self) -> bool:
        """Whether the posting has changed it too."""
        return self.merge.base is not None and self.merge.changed_by_me

    @property
    def state(self) -> Literal["added", "removed", "changed", "returns"]:
        """What the template did; "returns" where it changed what the posting has deleted."""
        if self.merge.theirs is None:
            return "removed"
        if self.merge.mine is None:
            return "returns" if self.merge.base else "added"
        return "changed"

    @property
    def ways(self) -> tuple[Way, ...]:
        """What can be done, the safest first."""
        if self.is_clean:
            return ("take", "keep")
        both = self.merge.merged not in (self.merge.mine, self.merge.theirs)
        return ("keep", "take", "template") if both else ("keep", "template")

    def result(self, way: Way | None) -> Section | None:
        """Return what the section becomes; None where the posting then lacks it."""
        merge = self.merge
        if way == "take":
            return merge.merged
        if way == "template":
            hidden = merge.mine.hidden if merge.mine else False
            return merge.theirs and replace(merge.theirs, hidden=hidden)
        return merge.mine


@dataclass(frozen=True, slots=True)
class FactsOffer:
    """Job facts that the template changed: in the posting, and as they would become.

    `merged` keeps the posting's where both changed a fact; `conflicts` names these. `theirs` has
    the template's there too.
    """

    mine: JobDocument
    merged: JobDocument
    theirs: JobDocument
    conflicts: tuple[str, ...]

    key = FACTS
    keys = (FACTS,)
    name = "Job facts"

    @property
    def is_clean(self) -> bool:
        """Whether nothing that the posting says otherwise than the template is touched."""
        return not self.conflicts

    @property
    def ways(self) -> tuple[Way, ...]:
        """What can be done, the safest first."""
        if self.is_clean:
            return ("take", "keep")
        return ("keep", "template") if self.merged == self.mine else ("keep", "take", "template")

    def result(self, way: Way | None) -> JobDocument:
        """Return the posting's document with its facts as they become."""
        return {"take": self.merged, "template": self.theirs}.get(way or "", self.mine)


Offer = SectionOffer | FactsOffer


@dataclass(frozen=True, slots=True)
class Drift:
    """How far a posting is from its template as that is now, in numbers of its parts.

    Of the sections and the job facts, `outdated` are those that the template changed since, whether
    the posting changed them too or not. Of the other sections, `same` are as in the template and
    `changed` are not, those that only one of the two has among them. `differing` is the share of
    words that are not in both, 0 to 1.
    """

    same: int
    changed: int
    outdated: int
    differing: float

    @property
    def percent(self) -> int:
        """`differing` as people read it: 0 only where there is none."""
        return max(1, round(100 * self.differing)) if self.differing else 0


@dataclass(frozen=True, slots=True)
class Following:
    """A posting beside the changes of its template.

    `row` has all its sections, offers among them, each with its place in the posting as it is.
    `merges` has all sections of either, in the same order.
    """

    mine: JobDocument
    facts: FactsOffer | None
    row: tuple[tuple[int | None, SectionOffer | Section], ...]
    merges: tuple[SectionMerge, ...]

    @property
    def offers(self) -> tuple[Offer, ...]:
        """What the template changed and the posting has not, facts first."""
        sections = tuple(one for _, one in self.row if isinstance(one, SectionOffer))
        return (self.facts, *sections) if self.facts else sections

    @property
    def drift(self) -> Drift:
        """How far the posting is from the template as that is now."""
        offered = [offer.merge for offer in self.offers if isinstance(offer, SectionOffer)]
        left = [merge for merge in self.merges if merge not in offered]
        same = sum(merge.mine == merge.theirs for merge in left)
        pairs = [(merge.theirs, merge.mine) for merge in self.merges]
        return Drift(same, len(left) - same, len(self.offers), differing_words(pairs))

    @property
    def clean(self) -> dict[str, Way]:
        """The way to take all that touches nothing that the posting says otherwise."""
        return {offer.key: "take" for offer in self.offers if offer.is_clean}

    @property
    def none(self) -> dict[str, Way]:
        """The way to leave the posting as it is."""
        return {offer.key: "keep" for offer in self.offers}

    def document(self, ways: Mapping[str, Way]) -> JobDocument:
        """Return what the posting becomes; `ways` by the keys of offers, the others wait."""
        facts = self.facts.result(ways.get(FACTS)) if self.facts else self.mine
        return replace(facts, sections=tuple(section for _, section in self.sections(ways)))

    def sections(self, ways: Mapping[str, Way]) -> Iterator[tuple[int | None, Section]]:
        """Yield the sections of `document`, each with its place in the posting as it is."""
        for at, one in self.row:
            section = one.result(ways.get(one.key)) if isinstance(one, SectionOffer) else one
            if section:
                yield at, section


def follow(base: TemplateText, mine: JobDocument, theirs: TemplateText) -> Following:
    """Return what the changes from `base` to `theirs` would make of a posting.

    The posting keeps its own order of sections; what the template added comes behind what it
    follows there.
    """
    old, new = base.document.sections, theirs.document.sections
    order = interleaved(
        align_sections(old, mine.sections),
        len(mine.sections),
        Alignment(align_sections(old, new).pairs),
        len(new),
        lambda at_mine, at_theirs: mine.sections[at_mine] == new[at_theirs],
    )
    merges = tuple(merge_place(place, old, mine.sections, new) for place in order)
    row: list[tuple[int | None, SectionOffer | Section]] = []
    for place, merge in zip(order, merges, strict=True):
        keys = [base.keys[place.base]] if place.base is not None else []
        if place.theirs is not None:
            keys.insert(0, theirs.keys[place.theirs])
        offer = SectionOffer(tuple(dict.fromkeys(keys)), merge)
        changed = merge.changed_by_them and merge.mine != merge.theirs
        if changed and not (offer.is_clean and merge.merged == merge.mine):
            row.append((place.mine, offer))
        elif merge.mine:
            row.append((place.mine, merge.mine))
    facts = _facts_offer(base.document, mine, theirs.document)
    return Following(mine, facts, tuple(row), merges)


def _facts_offer(base: JobDocument, mine: JobDocument, theirs: JobDocument) -> FactsOffer | None:
    merged, conflicts = merge_values(_facts(base), _facts(mine), _facts(theirs))
    forced = merged | {name: _facts(theirs)[name] for name in conflicts}
    offer = FactsOffer(mine, _with_facts(mine, merged), _with_facts(mine, forced), conflicts)
    return None if offer.theirs == mine else offer


def _facts(document: JobDocument) -> dict[str, Any]:
    facts = {name: getattr(document, name) for name in _FACT_FIELDS}
    return facts | {f"apply.{name}": getattr(document.apply, name) for name in _APPLY_FIELDS}


def _with_facts(document: JobDocument, facts: Mapping[str, Any]) -> JobDocument:
    apply = Apply(**{name: facts[f"apply.{name}"] for name in _APPLY_FIELDS})
    return replace(document, apply=apply, **{name: facts[name] for name in _FACT_FIELDS})
