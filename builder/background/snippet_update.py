"""Postings take over what the snippet that they follow says by now."""

from builder.background.changing import change_each
from builder.background.in_hand import InHand
from builder.background.kind import Kind, WorkFailed
from builder.models import Chosen, Posting, Snippet
from builder.models.followed_snippets import take_latest
from builder.models.work_change import Changeable, LeftAlone


def run(in_hand: InHand) -> str:
    """Update those of the chosen postings that lag behind the snippet, one revision each."""
    work = in_hand.work
    own = Snippet.objects.in_organization(work.organization)
    snippet = own.filter(pk=work.arguments["snippet"]).first()
    if snippet is None or snippet.text_version != work.arguments["text_version"]:
        raise WorkFailed(
            "The snippet was changed again before this began. Look at what it says now, and update "
            "from there."
        )
    chosen = Chosen.from_dict(work.arguments["chosen"])
    postings = chosen.postings(work.organization).lagging(snippet).values_list("pk", flat=True)

    def update(record: Changeable) -> str:
        if not take_latest(record, snippet, by=work.created_by):
            raise LeftAlone("It follows the snippet no longer, or says what it says already.")
        return ""

    return change_each(in_hand, [(Posting, pk) for pk in postings], update)


KIND = Kind("snippet_update", run)
