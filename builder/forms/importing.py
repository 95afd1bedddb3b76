"""The forms of an import: what is brought in, and what a person corrects in it."""

from collections.abc import Iterator
from typing import Any

from crispy_forms.helper import FormHelper
from crispy_forms.layout import Field, Layout
from django import forms
from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile

from builder.importing import NotReadable
from builder.importing.limits import LONGEST_TEXT, check_size
from builder.importing.sniffing import format_of
from builder.models import Import, Organization

PASTED = "Pasted text"


def bytes_of(file: UploadedFile[Any]) -> bytes:
    """Return what was kept of an uploaded file."""
    assert file.file is not None
    content: bytes = file.file.read()
    return content


class ManyFilesWidget(forms.ClearableFileInput):
    """An input that takes several files."""

    allow_multiple_selected = True
    template_name = "django/forms/widgets/file.html"

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        super().__init__({"multiple": True} | (attrs or {}))

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        """Return all files of that name."""
        return files.getlist(name)


class ManyFilesField(forms.FileField):
    """Several files; its value is a list of them."""

    widget = ManyFilesWidget

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """Return the files that were chosen."""
        return [one for one in data or [] if one]


class ImportForm(forms.Form):
    """What is brought in: files, or pasted text, and what is to be made of it."""

    kind = forms.ChoiceField(
        label="What should they become?",
        choices=Import.Kind.choices,
        widget=forms.RadioSelect,
        initial=Import.Kind.POSTING,
    )
    uploads = ManyFilesField(
        label="Files",
        required=False,
        help_text="Word, PDF, web page, RTF, Markdown, text or JSON. Many at once, if you like.",
    )
    pasted = forms.CharField(
        label="Or paste the text",
        required=False,
        strip=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="From a document, an e-mail or a web page.",
    )
    # What was pasted, with its headings and lists, as our script finds it.
    pasted_html = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization = organization
        self.good: list[tuple[str, UploadedFile[Any] | bytes]] = []
        self.bad: list[tuple[str, int, str]] = []
        self.helper = FormHelper()
        self.helper.form_tag = False
        self.helper.disable_csrf = True
        self.helper.layout = Layout(
            "kind", Field("uploads", wrapper_class="drop"), "pasted", "pasted_html"
        )

    def clean(self) -> dict[str, Any]:
        """Sort the files into `good` and `bad` ones; it is an error only where none is good."""
        cleaned: dict[str, Any] = super().clean() or {}
        files = cleaned.get("uploads") or []
        text = cleaned.get("pasted", "")
        if len(files) > settings.IMPORT_FILES:
            raise ValidationError(
                f"Up to {settings.IMPORT_FILES} files can be brought in at once. Choose fewer, "
                "and bring the others in after these."
            )
        if not files and not text.strip():
            if not self.errors:
                self.add_error("uploads", "Choose files, or paste a text.")
            return cleaned
        stored = Import.objects.stored_bytes(self.organization)
        self.room = settings.IMPORT_MEGABYTES * 1_000_000 - stored
        for file in files:
            self._sort(file)
        if text.strip():
            self.good.append((PASTED, (cleaned.get("pasted_html") or text).encode()))
        if not self.good and self.bad:
            for name, _, problem in self.bad[:20]:
                self.add_error("uploads", f"{name}: {problem}" if len(self.bad) > 1 else problem)
        return cleaned

    def _sort(self, file: UploadedFile[Any]) -> None:
        name, size = file.name or "File without a name", file.size or 0
        try:
            content = bytes_of(file)
            if content or not size:
                check_size(content)
            self.room -= size
            if self.room < 0 or len(content) < size:
                raise NotReadable(_NO_ROOM)
            format_of(content)
        except NotReadable as problem:
            self.bad.append((name, size, str(problem)))
        else:
            self.good.append((name, file))

    def contents(self) -> Iterator[tuple[str, bytes]]:
        """Yield names and contents of what can be read."""
        for name, content in self.good:
            yield name, content if isinstance(content, bytes) else bytes_of(content)


_NO_ROOM = (
    "There is no room for it: too many files wait for review. Accept or discard some first, "
    "or bring in fewer."
)
