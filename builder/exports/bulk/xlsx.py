"""The facts of postings as an Excel workbook."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import IO, Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font
from openpyxl.utils import get_column_letter

from builder.exports.bulk.bundle import Bundle, Entry, Wishes
from builder.exports.bulk.table import COLUMNS, Cell, row

# In characters.
_WIDTHS = {"Title": 40, "Places": 32, "About the pay": 32, "Apply at": 32}
_WIDTH = 16


def write(entries: Iterable[Entry], file: IO[bytes], wishes: Wishes) -> list[str]:
    """Write one sheet whose head stays in view and can filter."""
    book = Workbook(write_only=True)
    # Its type says less than it can do.
    sheet: Any = book.create_sheet("Postings")
    sheet.freeze_panes = "B2"
    for number, name in enumerate(COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(number)].width = _WIDTHS.get(name, _WIDTH)
    sheet.append([_head(sheet, name) for name in COLUMNS])
    rows = 1
    for entry in entries:
        sheet.append([_cell(sheet, cell) for cell in row(entry)])
        rows += 1
    sheet.auto_filter.ref = f"A1:{get_column_letter(len(COLUMNS))}{rows}"
    book.save(file)
    return []


def _head(sheet: Any, name: str) -> Any:
    cell = WriteOnlyCell(sheet, name)
    cell.font = Font(bold=True)
    return cell


def _cell(sheet: Any, value: Cell) -> Any:
    cell: Any = WriteOnlyCell(sheet)
    cell.value = value
    if isinstance(value, str):
        # Also what begins with "=": it is what someone typed, and must not be calculated.
        cell.data_type = "s"
    elif isinstance(value, datetime):
        cell.number_format = "yyyy-mm-dd hh:mm"
    elif isinstance(value, date):
        cell.number_format = "yyyy-mm-dd"
    return cell


BUNDLE = Bundle(
    "xlsx",
    "Table of facts (Excel)",
    "One row for each posting: title, places, pay, dates, who changed it last",
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xlsx",
    write,
    at_once=200,
)
