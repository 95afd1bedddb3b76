import hashlib
import json
from html import escape
from typing import Any

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from builder import rich_text


def _plain(text: str) -> str:
    """Return plain text as HTML that says the same, line by line."""
    paragraphs = text.split("\n\n")
    return "".join(f"<p>{escape(part, quote=False)}</p>" for part in paragraphs).replace(
        "\n", "<br>"
    )


# Of each text of the settings: the kind of its snippet, its name, heading, and how it is read.
TEXTS = (
    ("about", "about", "About us", "About {organization}", rich_text.from_markdown),
    ("default_benefits", "benefits", "Benefits", "Benefits", rich_text.sanitize),
    (
        "equal_opportunity_statement",
        "equal_opportunity",
        "Equal opportunity",
        "Equal opportunity",
        rich_text.from_markdown,
    ),
    ("application_instructions", "application", "How to apply", "How to apply", _plain),
)


def take_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What the settings said in all postings becomes snippets that new postings start with."""
    snippets = apps.get_model("builder", "Snippet").objects
    revisions = apps.get_model("builder", "Revision").objects
    for organization in apps.get_model("builder", "Organization").objects.iterator():
        for field, kind, name, heading, read in TEXTS:
            text = getattr(organization, field).replace("\r\n", "\n").strip()
            if not text:
                continue
            html = read(text)
            used = snippets.filter(organization=organization, retired_at=None, name__iexact=name)
            if used.exists():
                name = f"{name}, from the settings"
            content = {"kind": kind, "name": name, "place": "", "heading": heading, "html": html}
            snippet = snippets.create(
                organization=organization, version=1, text_version=1, **content
            )
            canonical = json.dumps(content, ensure_ascii=False, separators=(",", ":"))
            revisions.create(
                organization=organization,
                snippet=snippet,
                number=1,
                content=content,
                content_hash=hashlib.sha256(canonical.encode()).hexdigest(),
                summary="Taken over from the organization’s settings",
            )
            setattr(organization, f"{kind}_snippet", snippet)
        organization.save()


def _chosen(label: str) -> models.ForeignKey[Any, Any]:
    return models.ForeignKey(
        blank=True,
        null=True,
        on_delete=django.db.models.deletion.SET_NULL,
        related_name="+",
        to="builder.snippet",
        verbose_name=label,
    )


class Migration(migrations.Migration):
    dependencies = [
        ("builder", "0020_proposals"),
    ]

    operations = [
        migrations.AddField("organization", "about_snippet", _chosen("about us")),
        migrations.AddField("organization", "benefits_snippet", _chosen("benefits")),
        migrations.AddField(
            "organization", "equal_opportunity_snippet", _chosen("equal opportunity")
        ),
        migrations.AddField("organization", "application_snippet", _chosen("how to apply")),
        migrations.RunPython(take_over, migrations.RunPython.noop),
        # A table is not altered while checks of its rows wait for the end of the transaction.
        migrations.RunSQL("SET CONSTRAINTS ALL IMMEDIATE", migrations.RunSQL.noop),
        migrations.RemoveField("organization", "default_benefits"),
        migrations.RemoveField("organization", "equal_opportunity_statement"),
        migrations.RemoveField("organization", "application_instructions"),
    ]
