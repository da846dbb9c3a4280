"""Bank statements of ISO 20022 (camt.053): what they must hold by the standard, and the money that came in by them.

The standard's own schemas are not ours to hand on. What we read, of versions 02 to 13, is checked by the rules below: set beside the
schemas of 02, 04 and 08 they agree on it. Where an operator has put the schemas beside us, each file is checked against its own first.
"""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import IO, Any
from xml.etree.ElementTree import Element, ParseError

from defusedxml import DefusedXmlException
from defusedxml.ElementTree import iterparse
from django.conf import settings
from django.utils.translation import gettext as _
from lxml import etree

from billing.bank.files import SPACES, Incoming, StatementRead
from billing.row_files.rows import TooManyRows
from lib.money import CURRENCIES, minor_units, money_of, written
from lib.refusal import Refused

SPACE = re.compile(r"urn:iso:std:iso:20022:tech:xsd:camt\.053\.001\.(\d\d)")
OTHER = re.compile(r"camt\.(052|054)|pain\.00[12]|pacs\.00\d")
VERSIONS = range(2, 14)
CODES_SINCE = (5, 8)  # versions: in earlier ones a status is a bare code, in later ones a code within; between, either
# Of each part its children in their order: ! must be there, * may come several times.
PARTS = {
    "Document": "BkToCstmrStmt!",
    "BkToCstmrStmt": "GrpHdr! Stmt!* SplmtryData*",
    "GrpHdr": "MsgId! CreDtTm! MsgRcpt MsgPgntn OrgnlBizQry AddtlInf",
    "Stmt": "Id! StmtPgntn ElctrncSeqNb RptgSeq LglSeqNb CreDtTm FrToDt CpyDplctInd RptgSrc Acct! RltdAcct Intrst* Bal!*"
    " TxsSummry Ntry* AddtlStmtInf",
    "Bal": "Tp! CdtLine* Amt! CdtDbtInd! Dt! Avlbty*",
    "Ntry": "NtryRef Amt! CdtDbtInd! RvslInd Sts! BookgDt ValDt AcctSvcrRef Avlbty* BkTxCd! ComssnWvrInd AddtlInfInd AmtDtls"
    " Chrgs* TechInptChanl Intrst* CardTx NtryDtls* AddtlNtryInf",
    "NtryDtls": "Btch TxDtls*",
}
STATUSES = {"BOOK", "PDNG", "INFO", "FUTR"}
MOMENT = re.compile(r"(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:\d{2})?")
DAY = re.compile(r"(\d{4}-\d{2}-\d{2})(Z|[+-]\d{2}:\d{2})?")
SHORT = re.compile(r"(?s).{1,35}")
# Of each part what its children say, where they are there.
SAY = {
    "GrpHdr": {"MsgId": SHORT, "CreDtTm": MOMENT},
    "Stmt": {"Id": SHORT, "CreDtTm": MOMENT},
    "Acct": {"Ccy": re.compile("[A-Z]{3}")},
    "Ntry": {"NtryRef": SHORT, "AcctSvcrRef": SHORT, "RvslInd": re.compile("true|false|0|1")},
}
DAYS = ("BookgDt", "ValDt", "Dt")
FIRST_WITHOUT_MOMENT = 5  # from this version on a statement need not say when it was made
AMOUNT = re.compile(r"\+?(\d*)\.?(\d*)")
MOST_DIGITS, MOST_DECIMALS = 18, 5


def looks_like_xml(head: bytes) -> bool:
    bare = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \r\n\t")
    return bare.startswith((b"<?xml", b"<Document", b"<!DOCTYPE Document")) or b"BkToCstmrStmt" in bare


def read_camt(file: IO[bytes]) -> StatementRead:
    """The entries of a statement that are booked and came in; each transaction of a batch for itself. Raises Refused."""
    _by_schema(file)
    read, number, account = StatementRead(), 0, ""
    try:
        for element, version in _elements(file):
            name = _local(element)
            if name in PARTS or name in SAY:
                _check_part(element, name, number + (name == "Ntry"), version)
            if name == "Acct":
                account = account or _text(element, "Ccy")
            elif name == "Bal":
                _check_money(element, 0)
                _check_days(element, "Bal", 0)
            elif name == "Ntry":
                number += 1
                _check_entry(element, number, version)
                _take_entry(read, number, element, account)
                element.clear()
            elif name == "Stmt":
                account = ""
    except DefusedXmlException as failure:
        raise Refused(
            _("This XML is no bank statement that may be read: it holds a document type or entities.")
        ) from failure
    except (ParseError, ValueError, LookupError) as failure:
        raise Refused(_("This XML is broken and cannot be read as a bank statement.")) from failure
    return read


def _elements(file: IO[bytes]) -> Iterator[tuple[Element, int]]:
    """Each element as it ends, and the version. Nothing outside is fetched, no entity is made anything of."""
    file.seek(0)
    version, is_first = 0, True
    for event, element in iterparse(file, events=("start", "end"), forbid_dtd=True):
        if is_first:
            version, is_first = _version(element), False
        if event == "end":
            yield element, version


def _version(root: Element) -> int:
    space, _brace, name = str(root.tag).rpartition("}")
    match = SPACE.fullmatch(space.lstrip("{"))
    if match and name == "Document" and int(match[1]) in VERSIONS:
        return int(match[1])
    if other := OTHER.search(space):
        raise Refused(_("This is %(kind)s, no bank statement: send camt.053.") % {"kind": other[0]})
    raise Refused(_("This XML is no bank statement of ISO 20022 (camt.053, versions 02 to 13)."))


def _check_part(element: Element, name: str, entry: int, version: int) -> None:
    for child, says in SAY.get(name, {}).items():
        for one in _children(element, child):
            if not says.fullmatch((one.text or "").strip()):
                raise _says(name, entry, child, (one.text or "").strip())
    if name == "Stmt" and version < FIRST_WITHOUT_MOMENT and _child(element, "CreDtTm") is None:
        raise _not_by_the_standard(name, entry, _("%(part)s is missing") % {"part": "CreDtTm"})
    if name in PARTS:
        _check_order(element, name, entry)


def _check_order(element: Element, name: str, entry: int) -> None:
    children = [_local(child) for child in element]
    place = 0
    for word in PARTS[name].split():
        wanted, count = word.rstrip("!*"), 0
        while place < len(children) and children[place] == wanted:
            count, place = count + 1, place + 1
        if not count and "!" in word:
            raise _not_by_the_standard(name, entry, _("%(part)s is missing") % {"part": wanted})
        if count > 1 and "*" not in word:
            raise _not_by_the_standard(name, entry, _("%(part)s stands there twice") % {"part": wanted})
    if place < len(children):
        raise _not_by_the_standard(name, entry, _("%(part)s does not belong there") % {"part": children[place][:40]})


def _check_entry(entry: Element, number: int, version: int) -> None:
    _check_money(entry, number)
    status = _child(entry, "Sts")
    code, plain = _text(status, "Cd"), (status.text or "").strip() if status is not None else ""
    said = plain if version < CODES_SINCE[0] else code if version >= CODES_SINCE[1] else code or plain
    if said not in STATUSES and not (status is not None and _child(status, "Prtry") is not None):
        raise _says("Ntry", number, "Sts", said)
    _check_days(entry, "Ntry", number)


def _check_days(part: Element, name: str, number: int) -> None:
    for one in [child for child in part if _local(child) in DAYS]:
        said = [(_local(child), (child.text or "").strip()) for child in one]
        match = {"Dt": DAY, "DtTm": MOMENT}.get(said[0][0], DAY).fullmatch(said[0][1]) if len(said) == 1 else None
        if match is None or _as_day(match[1]) is None:
            raise _says(name, number, _local(one), " ".join(text for _name, text in said))


def _check_money(part: Element, number: int) -> None:
    name = _local(part)
    amount = _child(part, "Amt")
    text, currency = ((amount.text or "").strip(), amount.get("Ccy", "")) if amount is not None else ("", "")
    if not _is_amount(text):
        raise _says(name, number, "Amt", text)
    if not re.fullmatch("[A-Z]{3}", currency):
        raise _says(name, number, "Ccy", currency)
    if (said := _text(part, "CdtDbtInd")) not in {"CRDT", "DBIT"}:
        raise _says(name, number, "CdtDbtInd", said)


def _is_amount(text: str) -> bool:
    match = AMOUNT.fullmatch(text)
    if match is None or not (match[1] or match[2]):
        return False
    whole, cents = match[1].lstrip("0"), match[2].rstrip("0")
    return len(cents) <= MOST_DECIMALS and len(whole) + len(cents) <= MOST_DIGITS


def _says(part: str, entry: int, child: str, text: str) -> Refused:
    return _not_by_the_standard(part, entry, _("%(part)s says “%(text)s”") % {"part": child, "text": text[:30]})


def _not_by_the_standard(part: str, entry: int, why: str) -> Refused:
    where = _("%(part)s of entry %(number)d") % {"part": part, "number": entry} if entry else part
    return Refused(
        _("This is no sound bank statement by ISO 20022 (camt.053): in %(where)s, %(why)s. Ask your bank for it anew.")
        % {"where": where, "why": why}
    )


# --- Against the standard's own schema, where it is at hand -----------------------------------------------------------


def _by_schema(file: IO[bytes]) -> None:
    """`CAMT_SCHEMAS` names a folder with `camt.053.001.02.xsd` and so on, as iso20022.org gives them out."""
    folder = getattr(settings, "CAMT_SCHEMAS", "")
    if not folder:
        return
    file.seek(0)
    head = file.read(4096).replace(b"\x00", b"").decode("latin-1")
    match = SPACE.search(head)
    path = Path(folder) / f"camt.053.001.{match[1]}.xsd" if match else None
    if path is None or not path.is_file():
        return
    file.seek(0)
    try:
        tree = etree.parse(file, _parser())
    except (etree.XMLSyntaxError, LookupError) as failure:
        raise Refused(_("This XML is broken and cannot be read as a bank statement.")) from failure
    if tree.docinfo.doctype or tree.docinfo.internalDTD is not None:
        raise Refused(_("This XML is no bank statement that may be read: it holds a document type or entities."))
    schema = etree.XMLSchema(etree.parse(str(path), _parser()))
    if not schema.validate(tree):
        first = schema.error_log[0]
        raise Refused(
            _(
                "This is no sound bank statement by ISO 20022 (camt.053): line %(line)d: %(why)s. Ask your bank for it anew."
            )
            % {"line": first.line, "why": re.sub(r"\{[^}]*\}", "", first.message)[:200].rstrip(".")}
        )


def _parser() -> Any:
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)


# --- What came in -----------------------------------------------------------------------------------------------------


def _take_entry(read: StatementRead, number: int, entry: Element, account: str) -> None:
    is_reversal = _text(entry, "RvslInd") in {"true", "1"}
    status = _text(_child(entry, "Sts"), "Cd") or _text(entry, "Sts")
    if status != "BOOK":  # announced, or for information: no money has come
        read.outgoing += 1
        return
    if _text(entry, "CdtDbtInd") != "CRDT":
        read.outgoing += 1
        if is_reversal:
            read.could_not(
                number,
                _("The bank took back %(amount)s that had come in. Take that transfer back.")
                % {"amount": _said(entry)},
            )
        return
    if is_reversal:
        read.outgoing += 1
        return
    amount, currency = _money(entry)
    if account and currency != account:
        words = _("It is in %(currency)s, the account in %(account)s.")
        read.could_not(number, words % {"currency": currency, "account": account})
        return
    details = [one for part in _children(entry, "NtryDtls") for one in _children(part, "TxDtls")]
    parts = _parts(details, Decimal(amount), currency)
    for place, detail in enumerate(details if parts else details[:1] if len(details) == 1 else [entry]):
        try:
            read.take(
                _incoming(number, entry, detail, parts[place] if parts else amount, part=place + 1 if parts else 0)
            )
        except TooManyRows:
            raise
        except Refused as refusal:
            read.could_not(number, str(refusal))


def _parts(details: list[Element], whole: Decimal, currency: str) -> list[str]:
    """What each transaction of a batch says it is, where all of them say it in the entry's currency and come to the entry."""
    if len(details) < 2:
        return []
    said = [_money_of_detail(one) for one in details]
    if any(part is None or part[1] != currency or not _is_amount(part[0]) for part in said):
        return []
    amounts = [part[0] for part in said if part is not None]
    return amounts if sum(map(Decimal, amounts)) == whole else []


def _money_of_detail(detail: Element) -> tuple[str, str] | None:
    """Of a transaction: its own amount (later versions), or that of the transaction; never the one the payer's bank was told."""
    found = _child(detail, "Amt")
    if found is None:
        found = _child(_child(_child(detail, "AmtDtls"), "TxAmt"), "Amt")
    return ((found.text or "").strip(), found.get("Ccy", "")) if found is not None else None


def _incoming(number: int, entry: Element, detail: Element, text: str, *, part: int) -> Incoming:
    currency = _money(entry)[1]
    if currency not in CURRENCIES:
        raise Refused(_("We do not know the currency %(currency)s.") % {"currency": currency})
    amount = minor_units(Decimal(text), currency)
    day = _day(_child(entry, "BookgDt")) or _day(_child(entry, "ValDt"))
    if day is None or amount <= 0:
        raise Refused(_("It names no day or no amount."))
    debtor, account = _within(detail, "Dbtr"), _within(detail, "DbtrAcct")
    if len({_deep(one, "Nm") for one in detail.iter() if _local(one) == "Dbtr"}) > 1:
        debtor = account = None  # a batch that is not told apart came from several
    words = [one.text or "" for one in detail.iter() if _local(one) == "Ustrd"]
    words.append(_deep(_within(detail, "CdtrRefInf"), "Ref"))
    reference = _deep(detail, "AcctSvcrRef") or _text(entry, "AcctSvcrRef") or _text(entry, "NtryRef")
    return Incoming(
        number,
        day,
        amount,
        currency,
        payer_name=" ".join(_deep(debtor, "Nm").split())[:200],
        payer_account=SPACES.sub("", _deep(account, "IBAN") or _deep(account, "Id", "Othr"))[:60],
        words=" ".join(" ".join(words).split())[:500],
        bank_reference=(f"{reference}/{part}" if reference and part else reference)[:60],
    )


def _said(entry: Element) -> str:
    amount, currency = _money(entry)
    try:
        return written(money_of(minor_units(Decimal(amount), currency), currency))
    except (Refused, KeyError, ValueError):
        return f"{amount} {currency}"


def _money(entry: Element) -> tuple[str, str]:
    amount = _child(entry, "Amt")
    return ((amount.text or "").strip(), amount.get("Ccy", "")) if amount is not None else ("0", "")


def _local(element: Element) -> str:
    return str(element.tag).rpartition("}")[2]


def _children(element: Element, name: str) -> list[Element]:
    return [child for child in element if _local(child) == name]


def _child(element: Element | None, name: str) -> Element | None:
    return next((child for child in element if _local(child) == name), None) if element is not None else None


def _text(element: Element | None, name: str) -> str:
    found = _child(element, name)
    return (found.text or "").strip() if found is not None else ""


def _within(element: Element, name: str) -> Element | None:
    return next((one for one in element.iter() if _local(one) == name), None)


def _deep(element: Element | None, *names: str) -> str:
    """The text of the first of these, at any depth, that has one."""
    if element is None:
        return ""
    texts = ((one.text or "").strip() for name in names for one in element.iter() if _local(one) == name)
    return next((text for text in texts if text), "")


def _day(element: Element | None) -> date | None:
    return _as_day((_text(element, "Dt") or _text(element, "DtTm"))[:10])


def _as_day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
