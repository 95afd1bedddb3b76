"""A posting and what its template changed since: what to take of it, and what not."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from builder import placeholders
from builder.comparing import SectionChange, compare
from builder.following import FactsOffer, Offer
from builder.forms.improvement import ImprovementForm
from builder.models import Posting, StaleVersion
from builder.models.improvement import Improvement, improvement_of, leave_out, take_over
from builder.views.access import UserRequest, editable_posting
from builder.views.editor_page import number_sent


@require_http_methods(["GET", "POST"])
def improvement(request: UserRequest, pk: UUID) -> HttpResponse:
    """Show what the template changed; take what was chosen of it, or leave it out."""
    posting = editable_posting(request, pk)
    upto = number_sent(request, "upto") if request.method == "POST" else None
    found = improvement_of(posting, upto)
    if found is None:
        messages.info(request, "The template has nothing new for this posting.")
        return redirect(posting)
    only = request.POST.get("only", "")
    if request.method == "POST" and only == "none":
        leave_out(posting, upto=found.number, by=request.user)
        messages.success(request, "The posting stays as it is. The next change is shown again.")
        return redirect(posting)
    form = ImprovementForm(None if only else request.POST or None, improvement=found)
    if only == "clean":
        return _take(request, posting, found, form, found.following.clean)
    if request.method == "POST" and form.is_valid():
        return _take(request, posting, found, form, form.ways())
    return _show(request, posting, found, form, status=422 if form.is_bound else 200)


def _take(
    request: UserRequest,
    posting: Posting,
    found: Improvement,
    form: ImprovementForm,
    ways: Any,
) -> HttpResponse:
    before, based_on = posting.document(), number_sent(request, "version")
    try:
        take_over(posting, ways, upto=found.number, based_on=based_on, by=request.user)
    except StaleVersion as stale:
        posting.refresh_from_db()
        who = stale.latest.author if stale.latest and stale.latest.author else "Someone"
        problem = f"{who} saved since you opened the page. Look once more at what would change."
        again = improvement_of(posting, found.number)
        if again is None:
            messages.info(request, f"{who} saved since. Nothing is left to take.")
            return redirect(posting)
        kept = ImprovementForm(form.data or None, improvement=again)
        return _show(request, posting, again, kept, problem, status=409)
    except placeholders.CannotFill as reason:
        posting.refresh_from_db()
        return _show(request, posting, found, form, str(reason), status=422)
    posting.refresh_from_db()
    taken = posting.document() != before
    left = improvement_of(posting, found.number)
    said = "Taken from the template." if taken else "The posting stays as it is."
    undo = " History can undo it." if taken else ""
    waits = f" Still to decide: {left.counted}." if left else ""
    messages.success(request, f"{said}{undo}{waits}")
    return redirect(posting)


def _show(
    request: UserRequest,
    posting: Posting,
    found: Improvement,
    form: ImprovementForm,
    problem: str = "",
    *,
    status: int,
) -> HttpResponse:
    ctx = {
        "posting": posting,
        "template": posting.role_template,
        "improvement": found,
        "form": form,
        "parts": [_part(offer) | {"field": form[offer.key]} for offer in found.following.offers],
        "clean": len(found.following.clean),
        "problem": problem,
    }
    return render(request, "builder/improvement/improvement.html", ctx, status=status)


def _part(offer: Offer) -> dict[str, Any]:
    """Return an offer with what it would change, and where both changed it, what each did."""
    if isinstance(offer, FactsOffer):
        return {
            "offer": offer,
            "facts": compare(offer.mine, offer.merged),
            "clashes": compare(offer.merged, offer.theirs),
        }
    merge = offer.merge
    part: dict[str, Any] = {"offer": offer}
    if "take" in offer.ways:
        part["preview"] = SectionChange(merge.mine, merge.merged)
    if not offer.is_clean:
        part["by_template"] = SectionChange(merge.base, merge.theirs)
        part["by_posting"] = SectionChange(merge.base, merge.mine)
    return part
