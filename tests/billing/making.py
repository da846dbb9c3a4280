"""What tests of billing begin with, and tests elsewhere too."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from uuid import UUID

from accounts.models import User
from billing import actions
from billing.actions import LineData, Subject, checkouts
from billing.models import AccountChange, Checkout, Invoice, Refund
from lib import clock
from marketplace.embedded.stripe_double import StripeDouble
from tenants.models import CertificationBody

APPLICATION = Subject(
    kind="application",
    id=UUID(int=7),
    about={"zh": "绿色冰箱认证，申请 A-2026-007", "en": "Green refrigerators, application A-2026-007"},
)


TEST_FEE = LineData(
    description={"zh": "型式试验费", "en": "Type test"}, unit_price=1_060_000, tax_rate=Decimal(6), quantity=Decimal(2)
)


FACTORY_DAYS = LineData(
    description={"zh": "工厂检查", "en": "Factory inspection"},
    unit_price=300_000,
    quantity=Decimal("1.5"),
    tax_rate=Decimal(6),
    tax_included=False,
)


def pay(invoice: Invoice, amount: int, by: User, bank_reference: str = "TX-1", on: date | None = None):
    received_on = on or clock.today()
    return actions.record_payment(invoice, amount=amount, received_on=received_on, bank_reference=bank_reference, by=by)


def other_account(
    body: CertificationBody, by: User, second: User, currency: str = "", **details: str
) -> AccountChange | None:
    """Where the body's clients pay from now on: one proposes it, a second confirms it. None: they pay there already."""
    change = actions.propose_account(body, currency, by=by, **details)
    return actions.confirm_account(change, by=second) if change else None


def paid_back(
    checkout: Checkout, double: StripeDouble, *, by: User, approved_by: User, amount: int = 597_000
) -> Refund:
    """The card has paid, and a refund of it is approved: to be sent."""
    if checkout.state != "paid":
        double.pay(checkout.session)
        checkouts.settle(checkout)
    invoice = Invoice.objects.get(pk=checkout.invoice_id)
    reason = {"zh": "少做一天", "en": "A day less"}
    refund = actions.open_refund(invoice, amount=amount, reason=reason, by=by)
    return actions.approve_refund(refund, by=approved_by)


CAMT_HEAD = (
    '<?xml version="1.0" encoding="{encoding}"?><Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.{version}">'
    "<BkToCstmrStmt><GrpHdr><MsgId>M1</MsgId><CreDtTm>2026-11-21T06:00:00</CreDtTm></GrpHdr>"
    "<Stmt><Id>S1</Id><CreDtTm>2026-11-21T06:00:00</CreDtTm>"
    "<Acct><Id><IBAN>DE02120300000000202051</IBAN></Id><Ccy>{account}</Ccy></Acct>"
    '<Bal><Tp><CdOrPrtry><Cd>CLBD</Cd></CdOrPrtry></Tp><Amt Ccy="{account}">100.00</Amt><CdtDbtInd>CRDT</CdtDbtInd>'
    "<Dt><Dt>2026-11-20</Dt></Dt></Bal>"
)
CAMT_FOOT = "</Stmt></BkToCstmrStmt></Document>"
CAMT_CODE = "<BkTxCd><Prtry><Cd>NTRF</Cd></Prtry></BkTxCd>"


def an_entry(
    amount="259.70",
    *,
    currency="EUR",
    credit="CRDT",
    status="BOOK",
    version="08",
    details="",
    before="",
    day="2026-11-20",
) -> str:
    """An entry of a camt.053 statement, sound by the standard."""
    said = f"<Cd>{status}</Cd>" if int(version) > 6 else status
    return (
        f'<Ntry><NtryRef>N1</NtryRef><Amt Ccy="{currency}">{amount}</Amt><CdtDbtInd>{credit}</CdtDbtInd>{before}'
        f"<Sts>{said}</Sts><BookgDt><Dt>{day}</Dt></BookgDt><AcctSvcrRef>B1</AcctSvcrRef>{CAMT_CODE}{details}</Ntry>"
    )


def a_statement(*entries: str, version="08", account="EUR", encoding="UTF-8") -> bytes:
    """A camt.053 statement that no bank has sent."""
    text = CAMT_HEAD.format(version=version, account=account, encoding=encoding) + "".join(entries) + CAMT_FOOT
    return text.encode(encoding)


@dataclass
class BankLine:
    """What matching reads of a line of a bank statement."""

    amount: int
    words: str = ""
    payer_name: str = ""
    currency: str = "CNY"
    payer_account: str = ""
