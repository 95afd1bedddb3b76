"""Which postings a person chose in the list: those ticked, or all that a search finds."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any, Self
from uuid import UUID

from builder.models.organization import Organization
from builder.models.posting import Posting, PostingQuerySet


@dataclass(frozen=True, slots=True)
class Chosen:
    """A choice, and the order that the list was in. With `everything`, `ticked` does not count.

    `template` is the key of the one that the list was of, where it was of one. With `behind`, only
    postings were listed that have not yet taken all that their template changed.
    """

    ticked: tuple[str, ...] = ()
    everything: bool = False
    query: str = ""
    state: str = ""
    sort: str = ""
    template: str = ""
    behind: bool = False

    @classmethod
    def of(cls, ticked: Iterable[str], everything: bool, *, query: str, **others: Any) -> Self:
        """Return a choice of what was sent; what cannot be a posting's number is left out."""
        numbers = tuple(filter(_is_number, ticked))
        return cls(numbers, everything, query.strip()[:200], **others)

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Return the choice that `to_dict` was made of."""
        return cls(**{**data, "ticked": tuple(data["ticked"])})

    def to_dict(self) -> dict[str, Any]:
        """Return the choice as JSON."""
        return asdict(self) | {"ticked": list(self.ticked)}

    def postings(self, organization: Organization) -> PostingQuerySet:
        """Return those of the organization's postings that were chosen and are not in the trash."""
        kept: PostingQuerySet = Posting.objects.in_organization(organization).kept()
        if self.template:
            kept = kept.filter(role_template=UUID(self.template))
        if self.behind:
            kept = kept.behind()
        if self.everything:
            return kept.in_state(self.state).search(self.query).sorted_by(self.sort)
        return kept.filter(pk__in=self.ticked).sorted_by(self.sort)


def _is_number(text: str) -> bool:
    try:
        UUID(text)
    except ValueError:
        return False
    return True
