"""Forms for making an organization's own role templates."""

from typing import Any

from crispy_forms.layout import Fieldset
from django import forms

from builder.forms.classification import TemplateClassificationForm
from builder.models import Posting


class NewTemplateForm(TemplateClassificationForm):
    """What must be known of a template before it is made."""

    title = forms.CharField(label="Job title", max_length=200)
    field_order = ("title", "family", "level", "summary")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        del self.fields["version"]
        self.helper.layout[0] = "title"


class TemplateFromPostingForm(NewTemplateForm):
    """What must be known before a posting becomes a template: also what stays open in it."""

    open_places = forms.BooleanField(label="Place of work", required=False, initial=True)
    open_pay = forms.BooleanField(label="Pay range", required=False)
    open_application = forms.BooleanField(label="Address to apply to", required=False)

    def __init__(self, *args: Any, posting: Posting, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        has_pay = posting.pay_minimum is not None or posting.pay_maximum is not None
        settled = {
            "open_places": posting.places,
            "open_pay": "as it is now" if has_pay else "",
            "open_application": posting.apply_email or posting.apply_url,
        }
        ticks = [name for name in settled if settled[name]]
        for name in settled:
            if name in ticks:
                self.fields[name].label = f"{self.fields[name].label}: {settled[name]}"
            else:
                del self.fields[name]
        if ticks:
            heading = "Tick what each new posting should be asked for anew"
            self.helper.layout.append(Fieldset(heading, *ticks))

    def opened(self) -> dict[str, bool]:
        """Return what becomes an open question again, as `builder.reusing.for_reuse` takes it."""
        names = ("open_places", "open_pay", "open_application")
        return {name: bool(self.cleaned_data.get(name)) for name in names}
