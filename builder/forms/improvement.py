"""The form that asks, part by part, what to take of what a template changed."""

from typing import Any, cast

from django import forms

from builder.following import FactsOffer, Offer, SectionOffer, Way
from builder.models.improvement import Improvement

_LATER = "later"


class ImprovementForm(forms.Form):
    """One choice for each part of the posting that the template's changes would touch."""

    prefix = "part"

    def __init__(self, *args: Any, improvement: Improvement, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for offer in improvement.following.offers:
            choices = [*_choices(offer), (_LATER, "Decide later")]
            self.fields[offer.key] = forms.ChoiceField(
                label=offer.name,
                choices=choices,
                initial=choices[0][0] if offer.is_clean else _LATER,
                widget=forms.RadioSelect(attrs={"class": "form-check-input"}),
            )

    def ways(self) -> dict[str, Way]:
        """Return what was chosen, without what is to be decided later."""
        return {
            key: cast(Way, chosen) for key, chosen in self.cleaned_data.items() if chosen != _LATER
        }


def _choices(offer: Offer) -> list[tuple[str, str]]:
    labels = _fact_labels(offer) if isinstance(offer, FactsOffer) else _section_labels(offer)
    return [(way, labels[way]) for way in offer.ways]


def _fact_labels(offer: FactsOffer) -> dict[str, str]:
    return {
        "take": "Take them" if offer.is_clean else "Take what we did not change",
        "keep": "Keep ours",
        "template": "Take all of the template's",
    }


def _section_labels(offer: SectionOffer) -> dict[str, str]:
    labels = _LABELS[offer.state]
    if offer.state != "changed" or not offer.is_edited:
        return labels
    if offer.is_clean:
        return labels | {"take": "Take it, and keep what we changed"}
    if offer.merge.conflicts:
        return labels | {"take": "Put both texts in, to sort them out in the editor"}
    return labels | {"take": "Bring both together"}


_LABELS = {
    "changed": {
        "take": "Take it",
        "keep": "Keep ours",
        "template": "Take the template's text in place of ours",
    },
    "added": {"take": "Add it", "keep": "Leave it out"},
    "removed": {
        "take": "Delete it here too",
        "keep": "Keep ours",
        "template": "Delete it here too",
    },
    "returns": {"keep": "Leave it out", "template": "Put it back, as the template has it now"},
}
