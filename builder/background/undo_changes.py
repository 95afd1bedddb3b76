"""Undo of a change to many postings and templates."""

from builder.background.changing import change_each
from builder.background.in_hand import InHand
from builder.background.kind import Kind
from builder.models import Posting, RoleTemplate
from builder.models.work_change import undoing


def run(in_hand: InHand) -> str:
    """Put back what the other work changed, wherever nobody changed the same since."""
    undone = in_hand.work.undoes
    assert undone is not None
    pairs = undone.changes.changed().order_by("pk").values_list("posting", "role_template")
    records = [
        (Posting, posting) if posting else (RoleTemplate, template) for posting, template in pairs
    ]
    return change_each(in_hand, records, undoing(undone, in_hand.work.created_by))


KIND = Kind("undo_changes", run)
