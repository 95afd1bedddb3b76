"""What a person says of a line of an imported file's source: that it is the title, and the like."""

from typing import Any

from django import forms

# What a line can be, by the names that `Found.field` has.
MEANINGS = (
    ("title", "is the title"),
    ("organization", "is the employer"),
    ("locations", "is the place of work"),
    ("pay", "is the pay"),
    ("closes_on", "is the closing date"),
    ("heading", "is the heading of a section"),
)
# What is noted beside the lines in which something was found.
NOTES = {
    "title": "Title",
    "organization": "Employer",
    "locations": "Place",
    "pay": "Pay",
    "closes_on": "Closing date",
    "workplace": "Workplace",
    "employment_type": "Employment type",
    "department": "Department",
    "reports_to": "Reports to",
    "flsa_status": "FLSA status",
    "job_code": "Job code",
    "openings": "Openings",
    "apply.url": "Apply",
    "apply.email": "Apply",
}


class SaidForm(forms.Form):
    """A line, some words in it perhaps, and what they are."""

    block = forms.IntegerField(min_value=0)
    start = forms.IntegerField(min_value=0, required=False)
    end = forms.IntegerField(min_value=0, required=False)
    means = forms.RegexField(rf"^({'|'.join(name for name, _ in MEANINGS)}|section:\d{{1,4}})$")

    def said(self) -> dict[str, Any]:
        """Return what was said as `ImportedFile.say` takes it."""
        data = self.cleaned_data
        meaning, _, section = data["means"].partition(":")
        start, end = data["start"], data["end"]
        words = (start, end) if start is not None and end is not None and start < end else None
        return {
            "block": data["block"],
            "words": words,
            "meaning": meaning,
            "section": int(section or 0),
        }
