from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import OuterRef, Subquery

LEVELS = [
    (10, "Entry"),
    (20, "Intermediate"),
    (30, "Senior"),
    (40, "Lead"),
    (50, "Manager"),
    (60, "Director"),
    (70, "Executive"),
]


def take_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Postings get the family of the template they were started from."""
    posting = apps.get_model("builder", "Posting")
    template = apps.get_model("builder", "RoleTemplate")
    family = template.objects.filter(pk=OuterRef("role_template")).values("family")
    posting.objects.exclude(role_template=None).update(family=Subquery(family))


class Migration(migrations.Migration):
    dependencies = [
        ("builder", "0008_themes"),
    ]

    operations = [
        migrations.AddField(
            model_name="posting",
            name="family",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="posting",
            name="level",
            field=models.PositiveSmallIntegerField(blank=True, choices=LEVELS, null=True),
        ),
        migrations.AddField(
            model_name="revision",
            name="classification",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="roletemplate",
            name="level",
            field=models.PositiveSmallIntegerField(blank=True, choices=LEVELS, null=True),
        ),
        migrations.AlterField(
            model_name="roletemplate",
            name="family",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
