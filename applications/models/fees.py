"""The annex to an agreement: what was agreed to be charged, apart from the case file."""

import uuid
from decimal import Decimal
from typing import Any

from django.db import models
from django.utils.translation import gettext_lazy as _

from applications.models.papers import Agreement
from billing.tax import agreed_rate, rate_of
from lib.cost import ChargedLine, Estimate
from lib.money import half_up, minor_units, money_of, written
from statements.enquiry import AgreedFee, QuotedFee
from statements.scheme import StatedFee
from vocabulary.terms import FeeBasis, FeePayee

MOST_AGREED = (
    10**10
)  # of a currency's whole units: the first that `FeeAnnex.total` does not hold; a slip of the keyboard
QUOTED = {"payee_name", "reason", "reason_words"}  # what a line has from the quote that was taken


class FeeAnnex(models.Model):
    """What the work costs: an annex to the agreement, apart from the case file, read by no reviewer and no decider (INV-10)."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    agreement = models.OneToOneField(Agreement, on_delete=models.PROTECT, related_name="+")  # no way back from the file
    lines = models.JSONField(_("lines"), default=list)
    total = models.DecimalField(_("total"), max_digits=12, decimal_places=2, null=True, blank=True)
    currency = models.CharField(_("currency"), max_length=3, default="CNY")

    class Meta:
        verbose_name = _("fee annex")
        verbose_name_plural = _("fee annexes")

    def __str__(self) -> str:
        return str(self.agreement)

    @property
    def agreed(self) -> Estimate[StatedFee]:
        """What was agreed, to be summed and shown as what the scheme's page says. `total` is its sum until the certificate."""
        return Estimate([_agreed(line) for line in self.lines])


def beyond_any_agreement(charged: Estimate[Any]) -> str:
    """That it comes to more than an agreement holds, as a sentence; else empty."""
    for sums in (charged.once, charged.yearly):
        for currency, amount in sums.items():
            money = money_of(amount, currency)
            if money.amount >= MOST_AGREED:
                words = _("%(amount)s is more than an agreement may come to. Please check prices and counts.")
                return str(words % {"amount": written(money)})
    return ""


def as_stored(line: ChargedLine[StatedFee], usual_rate: Decimal) -> dict[str, Any]:
    """A line as the annex keeps it: amounts in whole coins, as people write them; at the rate of tax that was quoted, else its
    seller's of today.
    """
    fee = line.fee
    rate = agreed_rate(fee.tax, fee.tax_rate) if isinstance(fee, AgreedFee) else rate_of(fee.tax, usual_rate)
    return {
        "label": fee.label,
        "per": fee.per,
        "payee": fee.payee,
        "is_yearly": line.is_yearly,
        "quantity": str(line.count),
        "each": str(money_of(fee.amount, fee.currency).amount),
        "total": str(money_of(line.amount, fee.currency).amount),
        "currency": fee.currency,
        "tax": fee.tax,
        "tax_rate": f"{rate:f}",
        **(fee.model_dump(include=QUOTED) if isinstance(fee, QuotedFee) else {}),
    }


def _agreed(line: dict[str, Any]) -> ChargedLine[StatedFee]:
    """A line as it was kept, by whoever is paid and why, where a quote said so. Annexes from before the yearly fee was counted by certificate say neither payee nor year, older ones no rate of tax."""
    currency = line["currency"]
    fee = AgreedFee(
        per=line["per"],
        label=line["label"],
        amount=minor_units(Decimal(line["each"]), currency),
        currency=currency,
        tax=line["tax"],
        tax_rate=line.get("tax_rate"),
        payee=line.get("payee", FeePayee.BODY),
    )
    if quoted := {name: line[name] for name in QUOTED if name in line}:
        fee = QuotedFee(**fee.model_dump(), **quoted)
    return ChargedLine(
        fee=fee,
        count=Decimal(line["quantity"]),
        amount=half_up(fee.amount * Decimal(line["quantity"])),
        is_yearly=line.get("is_yearly", line["per"] == FeeBasis.YEAR),
    )
