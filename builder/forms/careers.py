"""Forms of the careers page, for its visitors and for those who keep it."""

from typing import Any
from urllib.parse import urlencode
from zoneinfo import available_timezones

from crispy_forms.helper import FormHelper
from django import forms
from django.db.models import F, Func

from builder.fact_words import EMPLOYMENT_TYPES, WORKPLACES
from builder.families import FAMILIES
from builder.models import (
    CareersAddress,
    Organization,
    Publication,
    Visibility,
)
from builder.models.publication import PublicationQuerySet

_LONGEST_QUERY = 200
# As many places as a person can look through.
_MOST_PLACES = 200


class JobSearchForm(forms.Form):
    """What a visitor looks for among the `listed` jobs; what there is none of is not offered."""

    q = forms.CharField(required=False)
    place = forms.CharField(required=False)
    workplace = forms.CharField(required=False)
    type = forms.CharField(required=False)
    family = forms.CharField(required=False)

    def __init__(self, *args: Any, listed: PublicationQuerySet, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.listed = listed

    def _asked(self, name: str) -> str:
        text: str = self.data.get(name, "")
        return " ".join(text.replace("\0", " ").split())[:_LONGEST_QUERY]

    def found(self) -> PublicationQuerySet:
        """Return the listed jobs that fit."""
        found = self.listed.search(self._asked("q"))
        if place := self._asked("place"):
            found = found.filter(places__contains=[place])
        for name, field in (("workplace", "workplace"), ("type", "employment_type")):
            if value := self._asked(name):
                found = found.filter(**{field: value})
        if family := self._asked("family"):
            # Addresses from before families had names say the code of a known one.
            found = found.filter(family=FAMILIES.get(family, family))
        return found

    def query_string(self) -> str:
        """Return what was asked, for the links to further pages."""
        asked = {name: self._asked(name) for name in self.fields}
        return urlencode({name: value for name, value in asked.items() if value})

    def choices(self) -> list[tuple[str, str, list[tuple[str, str]], str]]:
        """Return name, label, choices and what was asked of each limit that has a choice."""
        families = sorted(self._values("family") - {""})
        limits = [
            ("place", "Place", [(place, place) for place in self._places()]),
            ("workplace", "Workplace", _named(WORKPLACES, self._values("workplace"))),
            ("type", "Employment", _named(EMPLOYMENT_TYPES, self._values("employment_type"))),
            ("family", "Field of work", [(family, family) for family in families]),
        ]
        return [
            (name, label, choices, self._asked(name))
            for name, label, choices in limits
            if len(choices) > 1 or self._asked(name)
        ]

    def _values(self, field: str) -> set[str]:
        return set(self.listed.order_by(field).values_list(field, flat=True).distinct())

    def _places(self) -> list[str]:
        each = self.listed.annotate(place=Func(F("places"), function="unnest"))
        return list(
            each.order_by("place").values_list("place", flat=True).distinct()[:_MOST_PLACES]
        )


def _named(labels: dict[str, str], values: set[str]) -> list[tuple[str, str]]:
    return [(value, label) for value, label in labels.items() if value in values]


class PasswordForm(forms.Form):
    """Asks for a job's password."""

    password = forms.CharField(
        label="Password",
        strip=False,
        max_length=200,
        widget=forms.PasswordInput({"autocomplete": "off"}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = _bare_helper()


class PublishForm(forms.Form):
    """Asks who may find a posting. `version` is that of the posting which was looked at."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    visibility = forms.ChoiceField(
        label="Who may find it?",
        choices=Visibility,
        initial=Visibility.LISTED,
        widget=forms.RadioSelect,
    )
    password = forms.CharField(
        required=False,
        strip=False,
        max_length=200,
        min_length=6,
        widget=forms.TextInput({"autocomplete": "off"}),
        help_text="Only for “link and a password”. At least 6 characters.",
    )

    def __init__(self, *args: Any, publication: Publication | None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.has_password = bool(publication and publication.password)
        if self.has_password:
            self.fields["password"].help_text = "Leave it empty to keep the password set before."
        self.helper = _bare_helper()

    def clean(self) -> dict[str, Any]:
        """Ask for a password where one is needed."""
        data = self.cleaned_data
        needs = data.get("visibility") == Visibility.PROTECTED and not self.has_password
        if needs and not data.get("password") and "password" not in self.errors:
            self.add_error("password", "Choose a password, and tell it to those who may read.")
        return data


def _time_zones() -> list[tuple[str, str]]:
    """Return the zones that are named after places, and UTC."""
    zones = [zone for zone in available_timezones() if "/" in zone and not zone.startswith("Etc/")]
    return [(zone, zone.replace("_", " ")) for zone in [*sorted(zones), "UTC"]]


class CareersForm(forms.ModelForm[Organization]):
    """What the careers page says, and what job boards need to know."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    time_zone = forms.ChoiceField(
        label="Time zone",
        choices=_time_zones,
        help_text="A job closes when its closing date ends here.",
    )

    class Meta:
        model = Organization
        fields = (
            *("careers_address", "careers_introduction", "time_zone"),
            *("recruiting_email", "linkedin_company_id"),
        )
        widgets = {"careers_introduction": forms.Textarea({"rows": 5})}
        help_texts = {
            "careers_address": (
                "Small letters, figures and hyphens. Links to the old address keep working."
            ),
            "careers_introduction": "Stands above your jobs. An empty line begins a new paragraph.",
            "recruiting_email": (
                "Job boards write to it when they have a question. Your page does not show it."
            ),
            "linkedin_company_id": (
                "The number in the address of your LinkedIn page when you manage it."
            ),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["careers_address"].required = True
        self.helper = _bare_helper()

    def clean_careers_address(self) -> str:
        """Return the address, unless another organization's page has or had it."""
        address: str = self.cleaned_data["careers_address"].lower()
        taken = CareersAddress.objects.filter(name=address)
        if taken.exclude(organization=self.instance.pk).exists():
            raise forms.ValidationError("Another organization has this address. Choose another.")
        return address

    def values(self) -> dict[str, Any]:
        """Return the fields of the organization that were asked for."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}


def _bare_helper() -> FormHelper:
    helper = FormHelper()
    helper.form_tag = False
    helper.disable_csrf = True
    return helper
