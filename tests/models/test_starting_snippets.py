from typing import Any

import pytest
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from builder import rich_text
from builder.models import Organization, Revision, Snippet

NAME = "starting_snippets"


@pytest.fixture
def before(db: None) -> Any:
    """The models as they were while the settings held texts."""
    executor = MigrationExecutor(connection)
    (migration,) = (m for m in executor.loader.disk_migrations.values() if m.name.endswith(NAME))
    earlier = [key for key in migration.dependencies if key[0] == "builder"]
    executor.migrate(earlier)
    return executor.loader.project_state(earlier).apps


def migrate() -> None:
    # Each migration has a transaction of its own; here, all is one.
    connection.check_constraints()
    executor = MigrationExecutor(connection)
    executor.migrate(executor.loader.graph.leaf_nodes("builder"))


def test_the_texts_of_the_settings_become_snippets_without_loss(before: Any) -> None:
    instructions = "Write to <us>.\n- by mail\n\nThen wait."
    pk = (
        before.get_model("builder", "Organization")
        .objects.create(
            name="Riverbend",
            about="We *heal*.\n\n- kindly",
            default_benefits="<ul><li>Sea view</li></ul>",
            equal_opportunity_statement="All are welcome.",
            application_instructions=instructions,
            version=1,
        )
        .pk
    )
    before.get_model("builder", "Snippet").objects.create(
        organization_id=pk, kind="benefits", name="benefits", html="<p>Ours</p>", version=1
    )
    migrate()
    organization = Organization.objects.get(pk=pk)
    made = Snippet.objects.starting(organization)
    assert {kind: snippet.name for kind, snippet in made.items()} == {
        "about": "About us",
        "benefits": "Benefits, from the settings",
        "equal_opportunity": "Equal opportunity",
        "application": "How to apply",
    }
    assert made["about"].html == rich_text.from_markdown("We *heal*.\n\n- kindly")
    assert made["benefits"].html == "<ul><li>Sea view</li></ul>"
    assert rich_text.to_text(made["application"].html) == instructions
    assert rich_text.sanitize(made["application"].html) == made["application"].html
    for snippet in made.values():
        assert Revision.objects.of(snippet).get().content == snippet.content()


def test_settings_without_texts_choose_nothing(before: Any) -> None:
    pk = before.get_model("builder", "Organization").objects.create(name="Riverbend").pk
    migrate()
    assert not Snippet.objects.exists()
    assert Organization.objects.get(pk=pk).about_snippet is None
