"""The sheet by which the tax office's platform issues many fapiao at once (批量开票 → 导入开票).

Its columns change from edition to edition of the platform, its headings hardly: a body brings the sheet it downloaded there, and what we
know is written beneath the headings it has. Without one, a sheet of the same two tables is made, to be copied from.
"""

import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import IO, Any
from uuid import UUID

import openpyxl
from django.utils.translation import gettext as _

from lib.harmless import harmless
from lib.refusal import Refused

HEAD, DETAIL = "1-发票基本信息", "2-发票明细信息"
HEADINGS = {
    HEAD: ("发票流水号", "发票类型", "特定业务类型", "是否含税", "受票方自然人标识", "购买方名称", "购买方纳税人识别号", "备注"),
    DETAIL: ("发票流水号", "项目名称", "商品和服务税收编码", "规格型号", "单位", "数量", "单价", "金额", "税率"),
}  # fmt: skip
KEY = "发票流水号"
WITHIN = 6  # rows among which the headings stand
HEADING_ROW = 3  # of the platform's own sheet
SPECIAL, ORDINARY = "增值税专用发票", "普通发票"
LONGEST_ITEM, LONGEST_REMARK = 90, 230


@dataclass(frozen=True)
class FapiaoSheetLine:
    """A line of a fapiao: an amount with its tax. Quantity and price only where they come to it."""

    item: str
    code: str
    amount: Decimal
    rate: Decimal  # in per cent
    quantity: Decimal | None = None
    price: Decimal | None = None


@dataclass(frozen=True)
class SheetFapiao:
    """A fapiao that is to be made. `serial` ties the two tables together, and comes back with the number."""

    invoice: UUID
    serial: str
    is_special: bool
    title: str
    tax_number: str
    remarks: str
    lines: tuple[FapiaoSheetLine, ...]


def filled(fapiao: Sequence[SheetFapiao], template: IO[bytes] | None = None) -> bytes:
    """The workbook with these fapiao in it. Raises Refused where the template has not the tables that are filled."""
    book = _opened(template) if template is not None else _plain()
    heads = ({KEY: one.serial} | _head(one) for one in fapiao)
    details = ({KEY: one.serial} | _detail(line) for one in fapiao for line in one.lines)
    _write(book, HEAD, heads)
    _write(book, DETAIL, details)
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def check_template(template: IO[bytes]) -> None:
    """Raises Refused where a file is not the platform's sheet."""
    book = _opened(template)
    for name in (HEAD, DETAIL):
        _columns(book, name)


def _head(one: SheetFapiao) -> dict[str, Any]:
    return {
        "发票类型": SPECIAL if one.is_special else ORDINARY,
        "是否含税": "是",
        "购买方名称": one.title,
        "购买方纳税人识别号": one.tax_number,
        "备注": one.remarks[:LONGEST_REMARK],
    }


def _detail(line: FapiaoSheetLine) -> dict[str, Any]:
    told: dict[str, Any] = {
        "项目名称": line.item[:LONGEST_ITEM],
        "商品和服务税收编码": line.code,
        "金额": line.amount,
        "税率": _share(line.rate),
    }
    if line.quantity is not None and line.price is not None:
        told |= {"数量": line.quantity, "单价": line.price}
    return told


def _share(rate: Decimal) -> str:
    """6 % is 0.06, as the platform's list of rates has it."""
    return f"{(rate / 100).normalize():f}"


def _plain() -> Any:
    book = openpyxl.Workbook()
    book.active.title = HEAD
    for name in (HEAD, DETAIL):
        sheet = book[name] if name in book.sheetnames else book.create_sheet(name)
        for column, heading in enumerate(HEADINGS[name], 1):
            sheet.cell(HEADING_ROW, column, heading)
    return book


def _opened(template: IO[bytes]) -> Any:
    try:
        template.seek(0)
        return openpyxl.load_workbook(template)
    except Exception as failure:  # the library meets damage with whatever breaks first
        raise Refused(_("This workbook cannot be read. Download the sheet from the platform anew.")) from failure


def _columns(book: Any, name: str) -> tuple[int, dict[str, int]]:
    """The row of the headings and heading → column. A heading may carry a star, a note in brackets or a break."""
    if name not in book.sheetnames:
        raise Refused(
            _("This is not the platform's sheet for issuing in bulk: it has no table “%(name)s”.") % {"name": name}
        )
    sheet = book[name]
    for row in range(1, WITHIN + 1):
        columns: dict[str, int] = {}
        for cell in sheet[row]:
            heading = "".join(str(cell.value or "").split()).strip("*＊")
            columns.setdefault(heading, cell.column)
        if KEY in columns:
            missing = [heading for heading in _needed(name) if heading not in columns]
            if missing:
                words = _("Table “%(name)s” of the sheet has no column “%(column)s”.")
                raise Refused(words % {"name": name, "column": missing[0]})
            return row, columns
    raise Refused(_("Table “%(name)s” of the sheet has no column “%(column)s”.") % {"name": name, "column": KEY})


def _needed(name: str) -> tuple[str, ...]:
    if name == HEAD:
        return ("发票类型", "是否含税", "购买方名称", "购买方纳税人识别号", "备注")
    return ("项目名称", "商品和服务税收编码", "金额", "税率")


def _write(book: Any, name: str, rows: Iterable[Mapping[str, Any]]) -> None:
    heading_row, columns = _columns(book, name)
    sheet, number = book[name], heading_row
    for number, told in enumerate(rows, heading_row + 1):
        for heading, value in told.items():
            if heading in columns and value not in (None, ""):
                cell = sheet.cell(number, columns[heading], harmless(value) if isinstance(value, str) else value)
                if isinstance(value, str):
                    cell.number_format = "@"  # numbers of eighteen digits stay letters
    for row in range(number + 1, sheet.max_row + 1):  # examples that the sheet came with
        for column in columns.values():
            sheet.cell(row, column).value = None
