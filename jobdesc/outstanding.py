"""Whether the database's tables are those that this version of the product needs."""

from django.db import connection
from django.db.migrations.executor import MigrationExecutor


def migrations_outstanding() -> bool:
    """Say whether the tables must still be brought up to date.

    Raises:
        django.db.OperationalError: the database cannot be reached.

    """
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))
