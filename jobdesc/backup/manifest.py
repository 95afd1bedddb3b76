"""What a backup says of itself, by which a restore knows that all of it is there."""

from typing import Literal

from pydantic import BaseModel, ConfigDict

FORMAT = 1


class Member(BaseModel):
    """A member of the backup: its name in the ZIP, its size in bytes and its SHA-256."""

    model_config = ConfigDict(frozen=True)

    name: str
    size: int
    sha256: str


class TableMember(Member):
    """A table's rows: the columns in the order of the member."""

    table: str
    columns: tuple[str, ...]
    rows: int


class FileMember(Member):
    """A kept file: its name in the storage."""

    path: str


class Manifest(BaseModel):
    """The list of all members, and the state of the tables they were read from.

    `migrations` are those that were applied, as app and name; `sequences` the last number that each
    gave out, or none if it gave out none yet.
    """

    model_config = ConfigDict(frozen=True)

    format: Literal[1] = 1
    made_at: str
    postgres: int
    migrations: tuple[tuple[str, str], ...]
    tables: tuple[TableMember, ...]
    sequences: dict[str, int | None]
    files: tuple[FileMember, ...]
    missing_files: tuple[str, ...] = ()

    @property
    def extent(self) -> str:
        """How much is in the backup, in words."""
        rows = sum(table.rows for table in self.tables)
        return f"{rows:,} rows of {len(self.tables)} tables and {len(self.files):,} files"
