"""What tests of the editor share: parts of a posting, its forms, and what answers must hold."""

from django.test import Client

from builder.models import Posting, RoleTemplate, Section
from tests.views.page import Response, form, tree


def part_of(record: Posting | RoleTemplate, kind: str) -> Section:
    """Return the first section of a kind."""
    return record.present_sections().filter(kind=kind)[0]


def headings(record: Posting | RoleTemplate) -> list[str]:
    """Return the headings of the sections, in their order."""
    return [part.heading for part in record.present_sections()]


def form_of(browser: Client, where: str) -> dict[str, str]:
    """Return what the form at an address sends when nothing is changed in it."""
    return form(browser.get(where), where)


def assert_fresh(response: Response) -> None:
    """See that the answer brings the sheet, and bar and panel out of band."""
    assert response.status_code == 200
    assert "HX-Retarget" not in response.headers
    root = tree(response)
    assert root.xpath("//article[@id='sheet'][not(@hx-swap-oob)]")
    for place in ("bar", "panel"):
        assert root.get_element_by_id(place).get("hx-swap-oob") == "true"


def assert_leads_to(response: Response, anchor: str) -> None:
    """See that the answer takes the place of one block, and holds nothing else."""
    assert response.headers["HX-Retarget"] == f"#{anchor}"
    assert response.headers["HX-Reswap"] == "outerHTML"
    root = tree(response)
    assert root.get_element_by_id(anchor) is not None
    assert not root.xpath("//article[@id='sheet']")
