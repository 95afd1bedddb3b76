"""Forms for snippets: the texts that many postings have in common."""

from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Column, Layout, Row
from django import forms

from builder import rich_text
from builder.forms.fields import RichTextField
from builder.models import Organization, Snippet
from builder.models.section import HEADING_LENGTH
from builder.models.snippet import APPLICATION_LENGTH, KINDS, NAME_LENGTH


class SnippetForm(forms.Form):
    """A snippet: what it is about, what people call it, and its text."""

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    kind = forms.ChoiceField(
        label="What is it about?", choices=[(name, kind.label) for name, kind in KINDS.items()]
    )
    name = forms.CharField(
        max_length=NAME_LENGTH,
        help_text="What you and your colleagues call it, such as “Benefits, Duluth”.",
    )
    place = forms.CharField(
        label="Location",
        max_length=150,
        required=False,
        help_text="If it applies in one place only, such as “Duluth, MN”.",
    )
    heading = forms.CharField(
        max_length=HEADING_LENGTH,
        required=False,
        help_text="What stands above the text in a posting. Left empty, it is the name.",
    )
    html = RichTextField(label="Text")

    def __init__(
        self,
        *args: Any,
        organization: Organization,
        snippet: Snippet | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.organization, self.snippet = organization, snippet
        self.fields["html"].initial = (self.initial or {}).get("html", "")
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "version", Row(Column("kind"), Column("place")), Row(Column("name"), Column("heading")),
            "html",
        )  # fmt: skip

    def clean_name(self) -> str:
        """Return the name, if no other snippet in use has it."""
        name = " ".join(self.cleaned_data["name"].split())
        others = Snippet.objects.in_organization(self.organization).kept().filter(name__iexact=name)
        if self.snippet:
            others = others.exclude(pk=self.snippet.pk)
        if others.exists():
            raise forms.ValidationError("Another snippet has this name. Choose a different one.")
        return name

    def clean(self) -> dict[str, Any]:
        """Check what one field alone cannot tell."""
        data = self.cleaned_data
        html = data.get("html", "")
        if "html" in data and not html:
            self.add_error("html", "Write the text of the snippet.")
        length = len(rich_text.to_text(html)) if data.get("kind") == "application" else 0
        if length > APPLICATION_LENGTH:
            self.add_error(
                "html",
                f"This text has {length:,} characters; how to apply holds up to "
                f"{APPLICATION_LENGTH:,}. Shorten it.",
            )
        return data

    def values(self) -> dict[str, Any]:
        """Return the fields of a snippet that the form settles."""
        data = self.cleaned_data
        heading = " ".join(data["heading"].split()) or data["name"]
        return {name: data[name] for name in ("kind", "name", "place", "html")} | {
            "heading": heading
        }
