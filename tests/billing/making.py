"""What tests of billing begin with, and tests elsewhere too."""

from datetime import date
from decimal import Decimal
from uuid import UUID

from accounts.models import User
from billing import actions
from billing.actions import LineData, Subject, checkouts
from billing.models import Checkout, Invoice, Refund
from lib import clock
from marketplace.embedded.stripe_double import StripeDouble

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
