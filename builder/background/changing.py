"""Changes to many postings and templates: each once, one revision each, undoable as a whole."""

from collections.abc import Sequence
from uuid import UUID

from django.contrib.humanize.templatetags.humanize import intcomma

from builder.background.in_hand import InHand
from builder.background.kind import WorkFailed
from builder.models import Membership
from builder.models.work_change import Change, Changeable, change_once


def change_each(
    in_hand: InHand, records: Sequence[tuple[type[Changeable], UUID]], change: Change
) -> str:
    """Change postings and templates of the work's organization, and return what came of it.

    What an earlier try has done is not done again. For `change` see `change_once`.

    Raises:
        WorkFailed: whoever started the work may no longer change anything there.

    """
    work = in_hand.work
    writers = Membership.objects.filter(role__in=Membership.WRITERS)
    if not writers.filter(organization=work.organization_id, user=work.created_by).exists():
        raise WorkFailed("Whoever started this may no longer change postings here.")
    noted = work.changes.values_list("posting", "role_template")
    done = {pk for pair in noted for pk in pair if pk}
    for model, pk in in_hand.each(records):
        if pk in done:
            continue
        record = model.objects.in_organization(work.organization).filter(pk=pk).first()
        if record is not None:
            change_once(work, record, change)
    changed = work.changes.changed().count()
    rest = work.changes.with_rest().count()
    said = f"{intcomma(changed)} changed." if changed else "Nothing was changed."
    if rest:
        said += f" {intcomma(rest)} stayed as {'it was' if rest == 1 else 'they were'}, "
        said += "in whole or in part."
    return said
