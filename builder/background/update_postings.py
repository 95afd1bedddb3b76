"""Postings that take what their template changed: all that is clean, one revision each."""

from builder.background.changing import change_each
from builder.background.in_hand import InHand
from builder.background.kind import Kind
from builder.models import Chosen, Posting
from builder.models.improvement import take_clean
from builder.models.work_change import Changeable


def run(in_hand: InHand) -> str:
    """Update the chosen postings to version `upto` of their template."""
    work = in_hand.work
    chosen = Chosen.from_dict(work.arguments["chosen"])
    upto = work.arguments["upto"]

    def take(record: Changeable) -> str:
        assert isinstance(record, Posting)
        return take_clean(record, upto=upto, by=work.created_by)

    postings = chosen.postings(work.organization).behind().values_list("pk", flat=True)
    return change_each(in_hand, [(Posting, pk) for pk in postings], take)


KIND = Kind("update_postings", run)
