"""Cells of tables that leave the house: no spreadsheet calculates with what a stranger typed into them."""

from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Font

from lib.archive import FORMULA_SIGNS

LONGEST_CELL = 32_000  # of a spreadsheet
SIGNS = frozenset("0123456789.,-+ ")


def harmless(cell: str) -> str:
    """A cell that no spreadsheet takes for a formula; plain numbers stay as they are."""
    if cell.startswith(FORMULA_SIGNS) and not (cell[0] in "+-" and len(cell) > 1 and set(cell) <= SIGNS):
        return f"'{cell}"
    return cell


def text_cell(sheet: Any, text: str, *, is_bold: bool) -> Any:
    """A cell of a workbook that is text whatever it looks like, so that nothing calculates and no zero is lost."""
    cell = WriteOnlyCell(sheet, value=text[:LONGEST_CELL])
    cell.data_type = "s"
    if is_bold:
        cell.font = Font(bold=True)
    return cell
