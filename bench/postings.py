"""A posting as large as one gets."""

import re
from dataclasses import replace

from builder.document import Section
from builder.models import Organization, Posting, RoleTemplate, User

_SECTIONS, _CHARACTERS = 60, 50_000


def large_posting(organization: Organization, user: User) -> Posting:
    """Make a posting of 60 sections and 50,000 characters, its words those of the role library."""
    parts = [part for role in RoleTemplate.objects.shipped() for part in role.document().sections]
    sections, length = [], _CHARACTERS // _SECTIONS
    for number, part in enumerate(parts[:_SECTIONS]):
        bullets = re.findall(r"<li>.*?</li>|<p>.*?</p>", part.html)
        words = " ".join(re.sub(r"<[^>]+>", "", bullet) for bullet in bullets * 9)[:length]
        items = "".join(f"<li>{line}</li>" for line in re.findall(r".{1,140}", words))
        sections.append(
            Section(kind="custom", heading=f"{part.heading} {number}", html=f"<ul>{items}</ul>")
        )
    posting: Posting = Posting.objects.start(
        RoleTemplate.objects.shipped()[0], organization, {"title": "Large"}, user
    )
    posting.apply(
        replace(posting.document(), sections=tuple(sections)), by=user, summary="Made large"
    )
    return posting
