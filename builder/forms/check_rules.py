"""The form for what an organization decides about the checks."""

import re
from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django import forms

from builder.checks import AREAS, CHECKS, SEVERITIES, Check, HouseTerm, Rules, Severity
from builder.document import Location
from builder.forms.fields import country_choices
from builder.us_states import STATES

_MOST_TERMS = 500
_LONGEST_TERM, _LONGEST_REASON = 80, 300
_MARK = re.compile(r"\s*\[([\w ]+)\]$")
_BY_LABEL: dict[str, Severity] = {label.casefold(): key for key, label in SEVERITIES.items()}
_USUAL = HouseTerm("").severity


class CheckRulesForm(forms.Form):
    """Settles `Rules`: what blocks, what is off, the numbers, the words and the places."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    blocking = forms.MultipleChoiceField(
        label="Findings that keep a posting from being published",
        choices=list(SEVERITIES.items()),
        required=False,
        widget=forms.CheckboxSelectMultiple,
    )
    may_ignore_blocking = forms.BooleanField(
        label="People may ignore findings that block",
        required=False,
        help_text="In the posting at hand. Otherwise they must change the text, or ask an owner.",
    )
    hires_in = forms.CharField(
        label="Where you hire",
        required=False,
        max_length=5000,
        widget=forms.Textarea({"rows": 4}),
        help_text="One state or country a line, such as Colorado or Germany. Remote postings are "
        "held to the pay transparency laws of all of them.",
    )
    terms = forms.CharField(
        label="Your own words",
        required=False,
        max_length=100_000,
        strip=False,
        widget=forms.Textarea({"rows": 8, "spellcheck": "false"}),
        help_text="One a line: what not to write => what instead: why. Only the first is needed. "
        "A line may end in [must fix] or [consider]; otherwise it counts as should fix.",
    )

    def __init__(self, *args: Any, rules: Rules, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial.update(
            {
                "blocking": list(rules.blocking),
                "may_ignore_blocking": rules.may_ignore_blocking,
                "hires_in": "\n".join(_place_name(place) for place in rules.hires_in),
                "terms": "\n".join(_written(term) for term in rules.terms),
            }
        )
        severities = [("", "As the check says"), *SEVERITIES.items()]
        for name, one in CHECKS.items():
            self.fields[f"on-{name}"] = forms.BooleanField(
                label=one.label, required=False, initial=name not in rules.off
            )
            self.fields[f"severity-{name}"] = forms.ChoiceField(
                label=f"How grave: {one.label}",
                choices=severities,
                required=False,
                initial=rules.severities.get(name, ""),
            )
            for threshold in one.thresholds:
                self.fields[threshold.name] = forms.DecimalField(
                    label=f"{threshold.label} ({threshold.unit})",
                    required=False,
                    min_value=_number(threshold.least),
                    max_value=_number(threshold.most),
                    decimal_places=threshold.decimals,
                    initial=threshold.written(rules.value(threshold)),
                    help_text=f"{threshold.written(threshold.default)} unless you say otherwise.",
                )

    def areas(self) -> Iterator[tuple[str, list[dict[str, Any]]]]:
        """Yield each area's label, with its checks and their fields."""
        ordered = sorted(CHECKS.values(), key=lambda one: list(AREAS).index(one.area))
        for area, checks in groupby(ordered, key=lambda one: one.area):
            yield AREAS[area], [self._parts(one) for one in checks]

    def _parts(self, one: Check) -> dict[str, Any]:
        settings = [f"severity-{one.name}", *(threshold.name for threshold in one.thresholds)]
        return {
            "check": one,
            "on": self[f"on-{one.name}"],
            "settings": [self[name] for name in settings],
            "open": any(self[name].errors for name in settings),
        }

    def clean_hires_in(self) -> tuple[Location, ...]:
        """Return the places; each line must name a state or country that we know."""
        lines = [line.strip() for line in self.cleaned_data["hires_in"].splitlines()]
        found = {line: _place(line) for line in lines if line}
        if unknown := [line for line, place in found.items() if place is None]:
            raise forms.ValidationError(
                f"We do not know {', '.join(f'“{line}”' for line in unknown[:5])}. Write a U.S. "
                "state or a country, one a line."
            )
        return tuple(dict.fromkeys(place for place in found.values() if place))

    def clean_terms(self) -> tuple[HouseTerm, ...]:
        """Return the words; each line must hold one that can be looked for."""
        lines = [line.strip() for line in self.cleaned_data["terms"].splitlines() if line.strip()]
        if len(lines) > _MOST_TERMS:
            raise forms.ValidationError(
                f"These are {len(lines)} lines; the list holds up to {_MOST_TERMS}."
            )
        found: dict[str, HouseTerm] = {}
        for line in lines:
            term = _term(line)
            if term.text.casefold() in found:
                raise forms.ValidationError(f"“{term.text}” stands in the list twice.")
            found[term.text.casefold()] = term
        return tuple(found.values())

    def rules(self) -> Rules:
        """Return what was decided; what is as it comes is not written down."""
        data = self.cleaned_data
        thresholds = [one for check in CHECKS.values() for one in check.thresholds]
        numbers = {one: data[one.name] for one in thresholds if data[one.name] is not None}
        return Rules(
            off=tuple(sorted(name for name in CHECKS if not data[f"on-{name}"])),
            severities={
                name: data[f"severity-{name}"] for name in CHECKS if data[f"severity-{name}"]
            },
            thresholds={
                one.name: float(number)
                for one, number in numbers.items()
                if float(number) != one.default
            },
            terms=data["terms"],
            blocking=tuple(data["blocking"]),
            may_ignore_blocking=data["may_ignore_blocking"],
            hires_in=data["hires_in"],
        )


def _number(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _place(line: str) -> Location | None:
    """Return the U.S. state or the country that a line names, in full or by its code."""
    said = line.casefold()
    for code, name in STATES.items():
        if said in {code.casefold(), name.casefold()}:
            return Location(region=code, country="US")
    for code, name in country_choices():
        if said in {code.casefold(), name.casefold()}:
            return Location(country=code)
    return None


def _place_name(place: Location) -> str:
    return STATES.get(place.region) or dict(country_choices()).get(place.country, place.country)


def _term(line: str) -> HouseTerm:
    """Return the words that a line such as "ninja => expert: nobody searches for it" holds."""
    severity = _USUAL
    if mark := _MARK.search(line):
        if mark[1].casefold() not in _BY_LABEL:
            raise forms.ValidationError(
                f"[{mark[1]}] in “{line}” is none of [must fix], [should fix] and [consider]."
            )
        severity, line = _BY_LABEL[mark[1].casefold()], line[: mark.start()]
    words, _, reason = line.partition(": ")
    text, _, instead = (" ".join(part.split()) for part in words.partition("=>"))
    reason = reason.strip()
    if not text or max(len(text), len(instead)) > _LONGEST_TERM or len(reason) > _LONGEST_REASON:
        raise forms.ValidationError(
            f"“{line[:60]}” cannot be taken: words may have up to {_LONGEST_TERM} characters, a "
            f"reason {_LONGEST_REASON}."
        )
    if re.search(rf"(?<![\w-]){re.escape(text)}(?![\w-])", instead, re.IGNORECASE):
        raise forms.ValidationError(
            f"“{instead}” has “{text}” in it, and would be found again at once."
        )
    return HouseTerm(text, instead, reason, severity)


def _written(term: HouseTerm) -> str:
    """Return the line from which `_term` reads the words."""
    instead = f" => {term.instead}" if term.instead else ""
    reason = f": {term.reason}" if term.reason else ""
    mark = "" if term.severity == _USUAL else f" [{SEVERITIES[term.severity].lower()}]"
    return f"{term.text}{instead}{reason}{mark}"
