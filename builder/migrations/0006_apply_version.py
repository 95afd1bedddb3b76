from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def take_over(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Until now the version of the facts was that of how to apply too."""
    for name in ("Posting", "RoleTemplate"):
        apps.get_model("builder", name).objects.update(apply_version=F("facts_version"))


class Migration(migrations.Migration):
    dependencies = [
        ("builder", "0005_publication"),
    ]

    operations = [
        migrations.AddField(
            model_name="posting",
            name="apply_version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="roletemplate",
            name="apply_version",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.AddField(
            model_name="roletemplate",
            name="retired_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.RunPython(take_over, migrations.RunPython.noop),
    ]
