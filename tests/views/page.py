"""Reads pages as a browser does: their words, and what their forms would send."""

from typing import TYPE_CHECKING, TypeAlias

from django.urls import reverse
from lxml.html import HtmlElement, TextareaElement, document_fromstring

from builder.models import Posting, RoleTemplate
from jobdesc.urls import urlpatterns

if TYPE_CHECKING:
    from django.test.client import _MonkeyPatchedWSGIResponse

# What the test client gets, under a name of our own.
Response: TypeAlias = "_MonkeyPatchedWSGIResponse"

HTMX = {"HX-Request": "true"}

# Addresses that postings and templates both have.
_OF_BOTH = {pattern.name for pattern in urlpatterns if "<kind:" in str(pattern.pattern)}


def address(name: str, record: Posting | RoleTemplate, *further: object) -> str:
    """Return an address of a posting or template, or of a section of it."""
    kind = [record.kind] if name in _OF_BOTH else []
    return reverse(name, args=[*kind, record.pk, *(getattr(one, "pk", one) for one in further)])


def tree(response: Response) -> HtmlElement:
    """Return the page, without what its templates for further rows hold."""
    root = document_fromstring(response.content.decode())
    for template in list(root.iter("template")):
        template.drop_tree()
    return root


def words(response: Response, element_id: str = "") -> str:
    """Return what a reader sees, of the whole page or of one element, with single spaces."""
    root = tree(response)
    place = root.get_element_by_id(element_id) if element_id else root
    return " ".join(" ".join(str(text) for text in place.itertext()).split())


def form(response: Response, action: str = "") -> dict[str, str]:
    """Return what the form with that action sends when nothing is changed in it."""
    wanted = [f for f in tree(response).forms if (f.get("action") or "") == action]
    assert len(wanted) == 1, f"{len(wanted)} forms lead to {action!r}"
    values = dict(wanted[0].form_values())
    for field in wanted[0].iter("textarea", "input"):
        if isinstance(field, TextareaElement):
            values[str(field.name)] = (field.text or "").removeprefix("\n")
        elif field.get("type") not in {"checkbox", "radio", "file"}:
            values[str(field.get("name"))] = field.get("value") or ""
    return values
