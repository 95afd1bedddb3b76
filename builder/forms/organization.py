"""Forms for the organization and for the first account."""

from typing import Any, cast

from crispy_forms.helper import FormHelper
from crispy_forms.layout import HTML, Column, Fieldset, Layout, Row
from django import forms
from django.contrib.auth.password_validation import validate_password

from builder.forms.fields import LogoField, country_choices
from builder.models import Membership, Organization, Snippet, User
from builder.models.organization import SNIPPET_KINDS

# What the columns for addresses hold.
EMAIL_LENGTH = 254


class AccountForm(forms.Form):
    """Makes an account from an invitation link."""

    name = forms.CharField(
        label="Your name", max_length=120, widget=forms.TextInput({"autocomplete": "name"})
    )
    email = forms.EmailField(
        label="Your e-mail address",
        max_length=EMAIL_LENGTH,
        widget=forms.EmailInput({"autocomplete": "username"}),
    )
    password = forms.CharField(
        label="Choose a password",
        strip=False,
        widget=forms.PasswordInput({"autocomplete": "new-password"}),
        help_text="At least 10 characters. A few unrelated words are easy to keep in mind.",
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True

    def clean_email(self) -> str:
        """Return the address, if no account has it."""
        email: str = self.cleaned_data["email"].lower()
        if User.objects.filter(email=email).exists():
            raise forms.ValidationError("There is an account with this address. Log in instead.")
        return email

    def clean(self) -> dict[str, Any]:
        """Check the password against the rules, which know the person's name and address."""
        data = self.cleaned_data
        if password := data.get("password"):
            person = User(name=data.get("name", ""), email=data.get("email", ""))
            try:
                validate_password(password, person)
            except forms.ValidationError as error:
                self.add_error("password", error)
        return data


class FoundingForm(AccountForm):
    """Makes the first account, and the organization it is for."""

    organization = forms.CharField(
        label="Your organization's name",
        max_length=200,
        widget=forms.TextInput({"autocomplete": "organization"}),
    )
    country = forms.ChoiceField(choices=country_choices, initial="US")
    field_order = ("organization", "country", "name", "email", "password")


class InvitationForm(forms.Form):
    """Asks a colleague in."""

    email = forms.EmailField(label="Your colleague's e-mail address", max_length=EMAIL_LENGTH)
    role = forms.ChoiceField(
        label="What may they do?",
        choices=Membership.Role.choices,
        initial=Membership.Role.EDITOR,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True


class OrganizationForm(forms.ModelForm[Organization]):
    """What an organization is and what its postings say."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    country = forms.ChoiceField(choices=country_choices)
    website = forms.URLField(max_length=300, required=False, assume_scheme="https")
    logo_file = LogoField(
        label="Logo",
        required=False,
        help_text="PNG, JPEG, WebP or GIF, up to 2 MB.",
        widget=forms.FileInput({"accept": "image/png,image/jpeg,image/webp,image/gif"}),
    )
    remove_logo = forms.BooleanField(label="Remove the logo", required=False)

    class Meta:
        model = Organization
        fields = (
            *("name", "country", "website", "headquarters", "employees", "about"),
            *("brand_color", "theme"),
            *(f"{kind}_snippet" for kind in SNIPPET_KINDS),
        )
        widgets = {
            "brand_color": forms.TextInput({"type": "color"}),
            "about": forms.Textarea({"rows": 3}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields[
            "about"
        ].help_text = (
            "For files that other systems read. What postings say about you is a snippet, below."
        )
        own = Snippet.objects.in_organization(self.instance).kept().by_kind()
        for kind in SNIPPET_KINDS:
            field = cast(forms.ModelChoiceField[Snippet], self.fields[f"{kind}_snippet"])
            field.queryset = own.filter(kind=kind)
            field.empty_label = "What the template says"
        self.fields["theme"].help_text = "A posting can have another: open it, then “Look”."
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "version",
            Row(Column("name"), Column("country")),
            Row(Column("website"), Column("headquarters"), Column("employees")),
            "about",
            Fieldset(
                "Look",
                Row(Column("logo_file"), Column("brand_color"), Column("theme")),
                "remove_logo",
            ),
            Fieldset(
                "What new postings start with",
                HTML(
                    '<p class="hint">Snippets, in the place of what a template says. New postings '
                    "follow them. <a href=\"{% url 'snippets' %}\">Write or change snippets</a></p>"
                ),
                Row(Column("about_snippet"), Column("benefits_snippet")),
                Row(Column("equal_opportunity_snippet"), Column("application_snippet")),
            ),
        )

    def values(self) -> dict[str, Any]:
        """Return the fields of an organization that the form settles, the logo aside."""
        return {name: self.cleaned_data[name] for name in self.Meta.fields}

    def ask_for_logo_again(self) -> None:
        """Say, where a picture was chosen but not saved, that no page can give a file back."""
        if self.cleaned_data.get("logo_file"):
            self.add_error("logo_file", "Choose the picture again: it was not saved.")
