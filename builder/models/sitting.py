"""The saves of one sitting as one entry of the history."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from builder.models.revision import Revision

if TYPE_CHECKING:
    from builder.models.user import User

# So many different things done are told, the others counted.
_TOLD = 3


@dataclass(frozen=True, slots=True)
class Sitting:
    """Saves of one person that followed each other closely, the newest first."""

    revisions: tuple[Revision, ...]

    @property
    def last(self) -> Revision:
        """The save that it ended with."""
        return self.revisions[0]

    @property
    def first(self) -> Revision:
        """The save that it began with."""
        return self.revisions[-1]

    @property
    def author(self) -> "User | None":
        """Who saved; None is the product itself, or someone whose account is gone."""
        return self.last.author

    @property
    def before(self) -> int:
        """The number of the version that it started from; 0 where there was none."""
        return self.first.number - 1

    @property
    def summary(self) -> str:
        """What was done, each thing once with how often, in the order it was done."""
        counts = Counter(revision.summary for revision in reversed(self.revisions))
        told = [text if count == 1 else f"{text} ({count} times)" for text, count in counts.items()]
        more = len(told) - _TOLD
        return "; ".join(told[:_TOLD]) + (f"; and {more} more" if more > 0 else "")


def sittings(revisions: Iterable[Revision], firsts: Sequence[int]) -> list[Sitting]:
    """Return `revisions`, the newest first, as sittings that begin with the numbers `firsts`."""
    begins = set(firsts)
    found: list[Sitting] = []
    together: list[Revision] = []
    for revision in revisions:
        together.append(revision)
        if revision.number in begins:
            found.append(Sitting(tuple(together)))
            together = []
    return found
