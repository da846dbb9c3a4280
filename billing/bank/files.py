"""What a bank's file says came in: a table of any bank whose columns are known. `billing.bank.camt` reads camt.053."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from typing import IO, Any, cast

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from billing.row_files.rows import NAMES_CURRENCY, Unread, amount_of, refuse_one_more
from lib.money import CURRENCIES, minor_units
from lib.reading import Reading, lines
from lib.reading.headings import Field
from lib.reading.values import ZONE, Order, orders_of, plain, read_day
from lib.refusal import Refused

NO_REFERENCES = re.compile(r"0*|[-–—./]*|NON-?REF|NOT ?PROVIDED|N/?A|NONE|无|空", re.IGNORECASE)
FIELDS = (
    Field("day", gettext_lazy("Day of the booking"), ("交易日期", "记账日期", "入账日期", "日期", "交易时间", "booking date", "date", "buchungstag", "value date"), is_date=True),
    Field("amount", gettext_lazy("Amount that came in"), ("贷方金额", "收入金额", "贷方发生额", "收入", "credit amount", "credit", "paid in", "amount", "betrag", "交易金额", "金额")),
    Field("direction", gettext_lazy("Whether it came in or went out"), ("借贷标志", "借贷方向", "借贷", "收支标志", "收支", "收/支", "交易方向", "credit debit", "debit credit", "debit/credit", "credit/debit", "dc", "direction", "soll/haben")),
    Field("currency", gettext_lazy("Currency"), ("币种", "货币", "currency", "währung", "ccy")),
    Field("payer_name", gettext_lazy("Payer"), ("对方户名", "付款人名称", "对方名称", "付款人", "payer", "payer name", "counterparty", "debtor", "auftraggeber")),
    Field("payer_account", gettext_lazy("Payer's account"), ("对方账号", "付款人账号", "payer account", "counterparty account", "iban", "debtor account")),
    Field("words", gettext_lazy("What the payer wrote"), ("摘要", "附言", "用途", "备注", "remittance information", "purpose", "verwendungszweck", "description", "reference text")),
    Field("bank_reference", gettext_lazy("Bank's reference"), ("交易流水号", "流水号", "凭证号", "transaction id", "bank reference", "reference", "entry reference")),
)  # fmt: skip
NEEDED = ("day", "amount")
SPACES = re.compile(r"\s+")
CODES = {"RMB": "CNY", "人民币": "CNY", "人民币元": "CNY", "元": "CNY", "美元": "USD", "欧元": "EUR", "英镑": "GBP", "港币": "HKD", "港元": "HKD", "日元": "JPY"}  # fmt: skip
SIGNS = {"¥": {"CNY", "JPY"}, "￥": {"CNY", "JPY"}, "€": {"EUR"}, "$": {"USD", "HKD"}, "£": {"GBP"}}
CAME_IN = {"贷", "贷方", "收", "收入", "转入", "来账", "c", "cr", "crdt", "credit", "in", "h", "haben", "+"}
WENT_OUT = {"借", "借方", "支", "支出", "转出", "往账", "d", "dr", "dbit", "debit", "out", "s", "soll", "-"}


@dataclass(frozen=True)
class Incoming:
    """Money that came in, as a row or an entry says it."""

    row: int
    booked_on: date
    amount: int
    currency: str
    payer_name: str = ""
    payer_account: str = ""
    words: str = ""
    bank_reference: str = ""


class DaysUnclear(Refused):
    """A column of days that can be read in several ways, and nobody said in which."""


@dataclass
class StatementRead(Unread):
    """What was read of a file."""

    came_in: list[Incoming] = field(default_factory=list)
    outgoing: int = 0

    def take(self, one: Incoming) -> None:
        refuse_one_more(self.came_in)
        self.came_in.append(one)


def read_table(
    file: IO[bytes],
    reading: Reading,
    columns: Mapping[str, int],
    *,
    currency: str,
    order: Order = "",
    zone: str = ZONE,
) -> StatementRead:
    """The rows of a table whose columns are known; `currency` where no column says it, `order` of day and month where a person
    said it, else as the column shows it. Raises DaysUnclear where it shows none.
    """
    read, days = StatementRead(), DaysOf(order, reading.from_1904, zone)
    came: list[tuple[Incoming, str]] = []  # each with its day as it is written: how it is read, the last row may say
    for line in lines(file, reading):
        cells = {name: line.cells[at].strip() if at < len(line.cells) else "" for name, at in columns.items()}
        days.see(cells["day"])
        try:
            one = _incoming(line.number, cells, currency) if cells["amount"] else None
        except (Refused, ValueError) as refusal:
            read.could_not(line.number, str(refusal))
            continue
        if one is None:
            read.outgoing += 1
            continue
        refuse_one_more(came)
        came.append((one, cells["day"]))
    days.settle()
    for one, text in came:
        try:
            read.take(replace(one, booked_on=days.read(text)))
        except Refused as refusal:
            read.could_not(one.row, str(refusal))
    read.unread.sort(key=lambda named: named[0])
    return read


class DaysOf:
    """How a file writes its days: as a person said, else as its rows show it."""

    def __init__(self, order: Order, from_1904: bool, zone: str) -> None:
        self.order, self.from_1904, self.zone = order, from_1904, zone
        self.possible, self.example = {"dmy", "mdy", "ymd"}, ""

    def see(self, cell: str) -> None:
        if readings := orders_of(cell):
            self.possible &= readings
            self.example = self.example or cell

    def settle(self) -> None:
        """Raises DaysUnclear where nobody said the order and the rows show none, or several."""
        if self.order or not self.example:
            return
        if len(self.possible) != 1:
            words = _("Days such as “%(day)s” can be read in several ways. Say in which order they stand.")
            raise DaysUnclear(words % {"day": plain(self.example)[:20]})
        self.order = cast("Order", self.possible.pop())

    def read(self, cell: str) -> date:
        """Raises Refused where the cell names none, or only in another order."""
        try:
            day = read_day(cell, self.order, from_1904=self.from_1904, zone=self.zone)
        except ValueError:
            day = None
        orders = orders_of(cell)
        if day is None or (self.order and orders and self.order not in orders):
            raise Refused(_("“%(text)s” is no day we can read.") % {"text": cell[:40]})
        return day


def _incoming(row: int, cells: Mapping[str, str], usual: str) -> Incoming | None:
    """Without its day; None where it went out."""
    currency = _currency(cells, usual)
    amount = minor_units(amount_of(cells["amount"]), currency)
    if amount <= 0 or not _came_in(cells.get("direction", "")):
        return None
    texts = {name: " ".join(cells.get(name, "").split()) for name in ("payer_name", "words", "bank_reference")}
    account = SPACES.sub("", cells.get("payer_account", ""))
    return Incoming(
        row,
        date.min,
        amount,
        currency,
        payer_name=texts["payer_name"][:200],
        payer_account=account[:60],
        words=texts["words"][:500],
        bank_reference=texts["bank_reference"][:60],
    )


def _currency(cells: Mapping[str, str], usual: str) -> str:
    """What the row says, else `usual`. Refused where the amount itself names another one."""
    said = cells.get("currency", "").strip().upper() or usual
    currency = CODES.get(said, said)
    if not currency:
        raise Refused(_("It names no currency."))
    if currency not in CURRENCIES:
        raise Refused(_("We do not know the currency %(currency)s.") % {"currency": said[:20]})
    for sign in NAMES_CURRENCY.findall(cells["amount"]):
        meant = SIGNS.get(sign) or {CODES.get(sign, sign)}
        if currency not in meant:
            words = _("The amount says %(sign)s, but the currency is %(currency)s.")
            raise Refused(words % {"sign": sign, "currency": currency})
    return currency


def _came_in(direction: str) -> bool:
    said = direction.strip().casefold()
    if said and said not in CAME_IN | WENT_OUT:
        raise Refused(_("“%(text)s” does not say whether it came in or went out.") % {"text": direction[:20]})
    return said not in WENT_OUT


def fingerprints(came_in: list[Incoming]) -> Iterator[tuple[Incoming, str]]:
    """Each line with what tells it from all others: what it says, and the how-manieth of its kind it is in its file.

    A reference that stands at several lines, or says that there is none, is none: the line's own mark takes its place.
    """
    seen: Counter[tuple[Any, ...]] = Counter()
    times = Counter(one.bank_reference.casefold() for one in came_in)
    for one in came_in:
        says = (
            one.booked_on,
            one.amount,
            one.currency,
            one.bank_reference,
            one.payer_name,
            one.payer_account,
            one.words,
        )
        seen[says] += 1
        key = hashlib.sha256(repr((*map(str, says), seen[says])).encode()).hexdigest()
        is_none = times[one.bank_reference.casefold()] > 1 or NO_REFERENCES.fullmatch(one.bank_reference)
        yield replace(one, bank_reference=f"{one.booked_on:%Y%m%d}-{key[:10]}") if is_none else one, key
