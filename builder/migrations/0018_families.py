from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

from builder.families import FAMILIES

# Nobody could change the family or level of a posting before, so all its revisions had these.
NOTE_IN_REVISIONS = """
UPDATE builder_revision AS revision
SET classification = revision.classification
    || jsonb_build_object('family', posting.family, 'level', posting.level)
FROM builder_posting AS posting
WHERE revision.posting_id = posting.id
"""


def name_families(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Postings without a family get that of their occupation, publications that of their posting."""
    posting = apps.get_model("builder", "Posting")
    publication = apps.get_model("builder", "Publication")
    for code, name in FAMILIES.items():
        posting.objects.filter(family="", occupation__startswith=code).update(family=name)
        publication.objects.filter(family=code).update(family=name)
    family = posting.objects.filter(pk=OuterRef("posting")).exclude(family="").values("family")
    own = publication.objects.exclude(posting__family="")
    own.update(family=Subquery(family))


def code_families(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Publications get the code of a family again, where it has one."""
    publication = apps.get_model("builder", "Publication")
    for code, name in FAMILIES.items():
        publication.objects.filter(family=name).update(family=code)
    publication.objects.exclude(family__in=FAMILIES).update(family="")


class Migration(migrations.Migration):
    dependencies = [
        ("builder", "0017_imports"),
    ]

    operations = [
        migrations.AlterField(
            model_name="publication",
            name="family",
            field=models.CharField(max_length=100),
        ),
        migrations.AddIndex(
            model_name="posting",
            index=models.Index(
                condition=models.Q(("trashed_at", None)),
                fields=["organization", "family", "level"],
                name="posting_family",
            ),
        ),
        migrations.RunPython(name_families, code_families),
        migrations.RunSQL(NOTE_IN_REVISIONS, migrations.RunSQL.noop),
    ]
