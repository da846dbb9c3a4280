"""What the tax office's list says: each fapiao once, whether the list has a row for it or a row for each of its lines."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import IO

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from billing.row_files.rows import Unread, amount_of, refuse_one_more
from billing.tax import CURRENCY
from lib.money import minor_units
from lib.reading import Reading, lines
from lib.reading.headings import Field
from lib.reading.values import read_day
from lib.refusal import Refused

DIGITS = {8, 20}  # of a paper's number, and of a digital one's
FIELDS = (
    Field("number", gettext_lazy("Fapiao number"), ("数电发票号码", "数电票号码", "全电发票号码", "电子发票号码", "发票号码", "fapiao number", "invoice number")),
    Field("serial", gettext_lazy("Our reference (serial number)"), ("发票流水号", "流水号", "单据号", "单据编号", "订单号", "serial number", "reference")),
    Field("issued_on", gettext_lazy("Day it was made"), ("开票日期", "开票时间", "开具日期", "issue date", "date"), is_date=True),
    Field("net", gettext_lazy("Amount without tax"), ("金额", "合计金额", "不含税金额", "amount without tax", "net")),
    Field("tax", gettext_lazy("Tax"), ("税额", "合计税额", "tax amount", "tax")),
    Field("total", gettext_lazy("Amount with tax"), ("价税合计", "含税金额", "价税合计金额", "开票金额", "amount with tax", "total")),
    Field("buyer", pgettext_lazy("fapiao", "Buyer"), ("购买方名称", "购方名称", "购方企业名称", "受票方名称", "buyer", "buyer name")),
    Field("buyer_tax_number", gettext_lazy("Buyer's tax number"), ("购方识别号", "购买方纳税人识别号", "购方税号", "购买方识别号", "受票方识别号", "buyer tax number")),
    Field("remarks", gettext_lazy("Remarks"), ("备注", "remarks", "notes")),
    Field("state", gettext_lazy("Status"), ("发票状态", "开票状态", "开票结果", "开具结果", "导入结果", "status", "result")),
)  # fmt: skip
NEEDED = ("number", "issued_on")
NOT_MADE = ("失败", "未开", "作废", "待开", "failed", "void")
REVERSED, NOT_REVERSED, IN_PART = ("红冲", "冲红", "reversed"), ("未红冲", "未冲红", "not reversed"), ("部分", "part")


@dataclass(frozen=True)
class ListedFapiao:
    """A fapiao as the list says it; red where the total is negative."""

    row: int
    number: str
    issued_on: date
    total: int
    tax: int | None = None
    serial: str = ""
    buyer: str = ""
    buyer_tax_number: str = ""
    remarks: str = ""


@dataclass
class ListRead(Unread):
    fapiao: dict[str, ListedFapiao] = field(default_factory=dict)


def read_list(file: IO[bytes], reading: Reading, columns: Mapping[str, int]) -> ListRead:
    """Rows of one number are the lines of one fapiao: their amounts add up."""
    read = ListRead()
    spoilt: set[str] = set()
    for line in lines(file, reading):
        cells = {name: line.cells[at].strip() if at < len(line.cells) else "" for name, at in columns.items()}
        number = "".join(cells["number"].split()).removeprefix("'")
        if not number and not cells.get("total") and not cells.get("net"):
            continue  # sums beneath the table, notes
        try:
            one = _fapiao(line.number, number, cells)
        except (Refused, ValueError) as refusal:
            spoilt.add(number)
            read.could_not(line.number, str(refusal))
            continue
        before = read.fapiao.get(number)
        if before is None:
            refuse_one_more(read.fapiao)
        read.fapiao[number] = _together(before, one) if before else one
    for number in spoilt:  # with one of its lines missing its total would be wrong
        read.fapiao.pop(number, None)
    for one in [one for one in read.fapiao.values() if not one.total]:
        del read.fapiao[one.number]
        read.could_not(one.row, _("It names no amount."))
    return read


def _fapiao(row: int, number: str, cells: Mapping[str, str]) -> ListedFapiao:
    if not (number.isascii() and number.isdigit() and len(number) in DIGITS):
        raise Refused(_("“%(text)s” is no fapiao number: it has 20 digits, on paper 8.") % {"text": number[:30]})
    state = cells.get("state", "").casefold()
    if any(word in state for word in NOT_MADE):
        raise Refused(_("It was not made: “%(state)s”.") % {"state": cells["state"][:60]})
    try:
        day = read_day(cells["issued_on"])
    except ValueError:
        day = None
    if day is None:
        raise Refused(_("“%(text)s” is no day we can read.") % {"text": cells["issued_on"][:40]})
    total, tax = _amounts(cells)
    if total > 0 and _is_reversed(state):
        words = (
            _("Part of it was taken back by a red letter: “%(state)s”. Record it at its invoice, if it stands.")
            if any(word in state for word in IN_PART)
            else _("It was taken back by a red letter: “%(state)s”.")
        )
        raise Refused(words % {"state": cells["state"][:60]})
    texts = {name: " ".join(cells.get(name, "").split()) for name in ("serial", "buyer", "buyer_tax_number", "remarks")}
    return ListedFapiao(
        row,
        number,
        day,
        total,
        tax,
        serial=texts["serial"][:60],
        buyer=texts["buyer"][:200],
        buyer_tax_number=texts["buyer_tax_number"].upper()[:30],
        remarks=texts["remarks"][:500],
    )


def _is_reversed(state: str) -> bool:
    """Whether a blue fapiao does not stand any more; of a red one the same words say what it is."""
    for word in NOT_REVERSED:
        state = state.replace(word, "")
    return any(word in state for word in REVERSED)


def _amounts(cells: Mapping[str, str]) -> tuple[int, int | None]:
    """Total and tax. Refused where net and tax do not come to the total, or nothing says it."""
    net, tax, total = (
        minor_units(amount_of(cells[name]), CURRENCY) if cells.get(name) else None for name in ("net", "tax", "total")
    )
    if total is None and net is not None and tax is not None:
        total = net + tax
    if total is None:
        raise Refused(_("It names no amount with tax."))
    if net is not None and tax is not None and net + tax != total:
        raise Refused(_("Amount and tax do not come to the total."))
    return total, tax if tax is not None else total - net if net is not None else None


def _together(before: ListedFapiao, one: ListedFapiao) -> ListedFapiao:
    tax = before.tax + one.tax if before.tax is not None and one.tax is not None else None
    texts = {
        name: getattr(before, name) or getattr(one, name) for name in ("serial", "buyer", "buyer_tax_number", "remarks")
    }
    return replace(before, total=before.total + one.total, tax=tax, **texts)
