"""What a bank's file says came in: a table of any bank whose columns are known, or camt.053 (ISO 20022)."""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lib.money import CURRENCIES, minor_units
from lib.reading import Reading, lines
from lib.reading.headings import Field
from lib.reading.values import read_day
from lib.refusal import Refused

MOST_LINES = 50_000
MOST_NAMED = 50  # rows that could not be read and are named
FIELDS = (
    Field("day", gettext_lazy("Day of the booking"), ("交易日期", "记账日期", "入账日期", "日期", "交易时间", "booking date", "date", "buchungstag", "value date"), is_date=True),
    Field("amount", gettext_lazy("Amount that came in"), ("贷方金额", "收入金额", "贷方发生额", "收入", "credit amount", "credit", "paid in", "amount", "betrag", "交易金额", "金额")),
    Field("currency", gettext_lazy("Currency"), ("币种", "货币", "currency", "währung", "ccy")),
    Field("payer_name", gettext_lazy("Payer"), ("对方户名", "付款人名称", "对方名称", "付款人", "payer", "payer name", "counterparty", "debtor", "auftraggeber")),
    Field("payer_account", gettext_lazy("Payer's account"), ("对方账号", "付款人账号", "payer account", "counterparty account", "iban", "debtor account")),
    Field("words", gettext_lazy("What the payer wrote"), ("摘要", "附言", "用途", "备注", "remittance information", "purpose", "verwendungszweck", "description", "reference text")),
    Field("bank_reference", gettext_lazy("Bank's reference"), ("交易流水号", "流水号", "凭证号", "transaction id", "bank reference", "reference", "entry reference")),
)  # fmt: skip
NEEDED = ("day", "amount")
_SPACES = re.compile(r"\s+")
_SIGNS = re.compile(r"[¥￥€$£\s'’\u00a0]|[A-Z]{3}|RMB|元")


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


@dataclass
class StatementRead:
    """What was read of a file."""

    came_in: list[Incoming] = field(default_factory=list)
    outgoing: int = 0
    unread: list[list[Any]] = field(default_factory=list)  # [row, why]
    unread_count: int = 0

    def could_not(self, row: int, why: str) -> None:
        self.unread_count += 1
        if len(self.unread) < MOST_NAMED:
            self.unread.append([row, why])

    def take(self, one: Incoming) -> None:
        if len(self.came_in) >= MOST_LINES:
            raise Refused(_("This file has more than %(most)d lines. Divide it.") % {"most": MOST_LINES})
        self.came_in.append(one)


def read_table(file: IO[bytes], reading: Reading, columns: Mapping[str, int], *, currency: str) -> StatementRead:
    """The rows of a table whose columns are known; `currency` where no column says it."""
    read = StatementRead()
    for line in lines(file, reading):
        said = {name: line.cells[at].strip() if at < len(line.cells) else "" for name, at in columns.items()}
        if not said["amount"]:
            read.outgoing += 1
            continue
        try:
            one = _incoming(line.number, said, currency)
        except (Refused, ValueError) as refusal:
            read.could_not(line.number, str(refusal))
            continue
        if one is None:
            read.outgoing += 1
        else:
            read.take(one)
    return read


def _incoming(row: int, cells: Mapping[str, str], usual: str) -> Incoming | None:
    """None where it went out."""
    currency = (cells.get("currency") or usual).upper().replace("RMB", "CNY").replace("人民币", "CNY")
    if currency not in CURRENCIES:
        raise Refused(_("We do not know the currency %(currency)s.") % {"currency": currency})
    amount = minor_units(amount_of(cells["amount"]), currency)
    if amount <= 0:
        return None
    try:
        day = read_day(cells["day"])
    except ValueError:
        day = None
    if day is None:
        raise Refused(_("“%(text)s” is no day we can read.") % {"text": cells["day"][:40]})
    texts = {name: " ".join(cells.get(name, "").split()) for name in ("payer_name", "words", "bank_reference")}
    account = _SPACES.sub("", cells.get("payer_account", ""))
    return Incoming(
        row,
        day,
        amount,
        currency,
        payer_name=texts["payer_name"][:200],
        payer_account=account[:60],
        words=texts["words"][:500],
        bank_reference=texts["bank_reference"][:60],
    )


def amount_of(text: str) -> Decimal:
    """1,234.56 · 1.234,56 · 1 234,5 · ¥1,234 · (12.00) is negative. Refused where it is no amount."""
    is_negative = text.startswith("(") and text.endswith(")")
    bare = _SIGNS.sub("", text.strip("()")).replace("，", ",").replace("−", "-")
    last = max(bare.rfind(","), bare.rfind("."))
    if last >= 0:
        whole, rest = bare[:last], bare[last + 1 :]
        is_thousands = (len(rest) == 3 and bare[last] == ",") or bare.count(bare[last]) > 1
        bare = f"{whole}{rest}" if is_thousands else f"{whole}#{rest}"
        bare = bare.replace(",", "").replace(".", "").replace("#", ".")
    try:
        amount = Decimal(bare)
    except InvalidOperation:
        amount = Decimal("NaN")
    if not amount.is_finite() or abs(amount) >= Decimal(10) ** 14:
        raise Refused(_("“%(text)s” is no amount.") % {"text": text[:40]})
    return -amount if is_negative else amount


def looks_like_camt(head: bytes) -> bool:
    return b"camt.053" in head or b"BkToCstmrStmt" in head


def read_camt(file: IO[bytes]) -> StatementRead:
    """The entries of a camt.053 statement, whichever version; each transaction of a batch for itself. No entities, no DTD."""
    read, number = StatementRead(), 0
    file.seek(0)
    try:
        for _event, element in iterparse(file, forbid_dtd=True):
            if _local(element) == "Ntry":
                number += 1
                _take_entry(read, number, element)
                element.clear()
    except (ParseError, DefusedXmlException, ValueError) as failure:
        raise Refused(_("This XML cannot be read as a bank statement.")) from failure
    if not number:
        raise Refused(_("This XML holds no entries of a bank statement (camt.053)."))
    return read


def _take_entry(read: StatementRead, number: int, entry: Element) -> None:
    if _text(entry, "CdtDbtInd") != "CRDT" or _text(entry, "RvslInd") == "true":
        read.outgoing += 1
        return
    details = [one for one in entry.iter() if _local(one) == "TxDtls"]
    amounts = [_amount(one) for one in details]
    whole = len(details) > 1 and all(amount is not None for amount in amounts)
    for place, detail in enumerate(details if whole else details[:1] or [entry]):
        try:
            read.take(_of_entry(number, entry, detail, place if whole else 0, is_part=whole))
        except Refused as refusal:
            read.could_not(number, str(refusal))


def _of_entry(number: int, entry: Element, detail: Element, part: int, *, is_part: bool) -> Incoming:
    found = (_amount(detail) if is_part else None) or _amount(entry)
    if found is None:
        raise Refused(_("It names no amount."))
    text, currency = found
    if currency not in CURRENCIES:
        raise Refused(_("We do not know the currency %(currency)s.") % {"currency": currency})
    amount = minor_units(amount_of(text), currency)
    day = _day(_within(entry, "BookgDt")) or _day(_within(entry, "ValDt"))
    if day is None or amount <= 0:
        raise Refused(_("It names no day or no amount."))
    debtor, account = _within(detail, "Dbtr"), _within(detail, "DbtrAcct")
    said = [one.text or "" for one in detail.iter() if _local(one) == "Ustrd"]
    creditor_reference = _within(detail, "CdtrRefInf")
    said += [_text(creditor_reference, "Ref")] if creditor_reference is not None else []
    reference = _text(detail, "AcctSvcrRef") or _text(entry, "AcctSvcrRef") or _text(entry, "NtryRef")
    return Incoming(
        number,
        day,
        amount,
        currency,
        payer_name=" ".join((_text(debtor, "Nm") if debtor is not None else "").split())[:200],
        payer_account=_SPACES.sub("", (_text(account, "IBAN") or _text(account, "Id")) if account is not None else "")[
            :60
        ],
        words=" ".join(" ".join(said).split())[:500],
        bank_reference=(f"{reference}/{part + 1}" if reference and is_part else reference)[:60],
    )


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _within(element: Element, name: str) -> Element | None:
    return next((one for one in element.iter() if _local(one) == name), None)


def _text(element: Element, name: str) -> str:
    found = _within(element, name)
    return (found.text or "").strip() if found is not None else ""


def _amount(element: Element) -> tuple[str, str] | None:
    found = _within(element, "Amt")
    while found is not None and not found.get("Ccy"):
        found = next((one for one in found.iter() if one.get("Ccy")), None)
    return ((found.text or "").strip(), found.get("Ccy", "")) if found is not None else None


def _day(element: Element | None) -> date | None:
    if element is None:
        return None
    text = _text(element, "Dt") or _text(element, "DtTm")
    try:
        return date.fromisoformat(text[:10])
    except ValueError:
        return None


def fingerprints(came_in: list[Incoming]) -> Iterator[tuple[Incoming, str]]:
    """Each line with what tells it from all others: what it says, and the how-manieth of its kind it is in its file."""
    seen: Counter[tuple[Any, ...]] = Counter()
    for one in came_in:
        says: tuple[Any, ...] = (one.booked_on, one.amount, one.currency, one.bank_reference)
        says += () if one.bank_reference else (one.payer_name, one.payer_account, one.words)
        seen[says] += 1
        yield one, hashlib.sha256(repr((*map(str, says), seen[says])).encode()).hexdigest()
