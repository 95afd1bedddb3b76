"""Reading the files of public data releases, with errors that name file and line."""

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation


class BadRelease(ValueError):
    """A release cannot be imported; the message says what is wrong, with file and line."""

    def __init__(self, file: str, line: int | None, problem: str) -> None:
        place = f"{file}, line {line}" if line else file
        super().__init__(f"{place}: {problem}")


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a file, by the names of its columns."""

    file: str
    line: int
    cells: dict[str, str]

    def __getitem__(self, column: str) -> str:
        return self.cells[column]

    def bad(self, problem: str) -> BadRelease:
        """Return the error that says what is wrong with this line."""
        return BadRelease(self.file, self.line, problem)

    def text(self, column: str, longest: int) -> str:
        """Return a cell that must not be empty.

        Raises:
            BadRelease: it is empty or longer than `longest` characters.

        """
        value = self.cells[column].strip()
        if not value or len(value) > longest or "\0" in value:
            raise self.bad(f"“{column}” must have 1 to {longest} characters")
        return value


def number(row: Row, column: str, least: int, most: int) -> Decimal:
    """Return a cell that must be a number within limits.

    Raises:
        BadRelease: it is not.

    """
    try:
        value = Decimal(row[column])
    except InvalidOperation:
        value = Decimal("NaN")
    if not least <= value <= most if value.is_finite() else True:
        raise row.bad(f"“{column}” is “{row[column]}”, which is no number from {least} to {most}")
    return value


def whole(row: Row, column: str, least: int, most: int) -> int:
    """Return a cell that must be a whole number within limits.

    Raises:
        BadRelease: it is not.

    """
    value = number(row, column, least, most)
    if value != value.to_integral_value():
        raise row.bad(f"“{column}” is “{row[column]}”, which is no whole number")
    return int(value)
