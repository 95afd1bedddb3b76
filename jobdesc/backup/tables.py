"""Tables as streams of rows, in a form that any later PostgreSQL reads: COPY text."""

from collections.abc import Iterable, Iterator
from typing import Any

from django.apps import apps
from django.db import connection, models
from django.db.migrations.recorder import MigrationRecorder
from psycopg import sql


def stored_models() -> list[type[models.Model]]:
    """Return the models with a table of their own, those between them included, by table name."""
    found = {
        model._meta.db_table: model
        for model in apps.get_models(include_auto_created=True)
        if model._meta.managed and not model._meta.proxy
    }
    return [found[table] for table in sorted(found)]


def columns(model: type[models.Model]) -> tuple[str, ...]:
    """Return the columns that hold something of their own, not what the database works out."""
    return _columns_of(field for field in model._meta.local_concrete_fields if not field.generated)


def applied_migrations() -> tuple[tuple[str, str], ...]:
    """Return the migrations that this database has seen, as app and name."""
    return tuple(sorted(MigrationRecorder(connection).applied_migrations()))


def rows(model: type[models.Model]) -> Iterator[bytes]:
    """Yield the table's rows in the order of their keys; a piece is a row or a part of one."""
    query = sql.SQL("COPY (SELECT {} FROM {} ORDER BY {}) TO STDOUT").format(
        _named(columns(model)),
        sql.Identifier(model._meta.db_table),
        _named(_columns_of(model._meta.pk_fields)),
    )
    with _psycopg().cursor() as cursor, cursor.copy(query) as copy:
        yield from (bytes(piece) for piece in copy)


def fill(table: str, names: tuple[str, ...], pieces: Iterable[bytes]) -> None:
    """Put rows into the table, in place of all that it holds."""
    query = sql.SQL("COPY {} ({}) FROM STDIN").format(sql.Identifier(table), _named(names))
    with _psycopg().cursor() as cursor:
        cursor.execute(sql.SQL("DELETE FROM {}").format(sql.Identifier(table)))
        with cursor.copy(query) as copy:
            for piece in pieces:
                copy.write(piece)


def sequences() -> dict[str, int | None]:
    """Return the last number that each sequence gave out."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT sequencename, last_value FROM pg_sequences"
            " WHERE schemaname = current_schema() ORDER BY sequencename"
        )
        return dict(cursor.fetchall())


def set_sequences(last: dict[str, int | None]) -> None:
    """Let each sequence go on after the number it gave out last."""
    with connection.cursor() as cursor:
        for name, value in last.items():
            cursor.execute(
                "SELECT setval(%s::regclass, %s, %s)",
                [connection.ops.quote_name(name), value or 1, value is not None],
            )


def drop_all_tables() -> None:
    """Empty the database's schema of tables, with all that hangs on them.

    Waits a short while for whoever still uses one, and then gives up with an error.
    """
    with connection.cursor() as cursor:
        cursor.execute("SET LOCAL lock_timeout = '5s'")
        names = connection.introspection.table_names(cursor)
        for name in names:
            cursor.execute(f"DROP TABLE {connection.ops.quote_name(name)} CASCADE")


def defer_constraints() -> None:
    """Let rows come before those that they point at, until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL DEFERRED")


def any_table() -> bool:
    """Say whether the database holds any table."""
    with connection.cursor() as cursor:
        return bool(connection.introspection.table_names(cursor))


def _columns_of(fields: Iterable["models.Field[Any, Any]"]) -> tuple[str, ...]:
    return tuple(field.column for field in fields if field.column)


def _named(names: tuple[str, ...]) -> sql.Composed:
    return sql.SQL(", ").join(map(sql.Identifier, names))


def _psycopg() -> Any:
    connection.ensure_connection()
    return connection.connection
