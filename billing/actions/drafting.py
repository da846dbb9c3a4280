"""An invoice is drafted: by finance staff, or for a subject whose fees were agreed."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from billing.actions.account_changes import enter_first_account, propose_account, refuse_unseen
from billing.actions.locking import locked, one_after_another, refuse_strangers
from billing.models import GENERAL, PAID_AT, AccountChange, BankAccount, Invoice, InvoiceLine, State
from billing.queries import tax_rounding_of
from billing.sums import net_and_tax, total
from lib import clock
from lib.money import money_of, written
from lib.refusal import Refused
from lib.text import Bilingual
from tenants.context import current_body
from tenants.models import CertificationBody

MOST_LINES = 200
MOST_OF_AN_INVOICE = (
    10**13
)  # and of a line, in minor units: more is a slip of the keyboard, and no column is near its end


@dataclass(frozen=True)
class LineData:
    """One line as its orderer knows it. `unit_price` in minor units; `tax_rate` in per cent."""

    description: Bilingual
    unit_price: int
    currency: str = "CNY"
    quantity: Decimal = Decimal(1)
    tax_rate: Decimal = Decimal(0)
    tax_included: bool = True


@dataclass(frozen=True)
class Subject:
    """What an invoice is for, in its orderer's own words: billing keeps kind and id and gives them back."""

    kind: str
    id: UUID
    about: Bilingual


@transaction.atomic
def draft_from_fees(
    organisation: Organisation, *, subject: Subject, lines: Sequence[LineData], by: User
) -> list[Invoice]:
    """Draft what was agreed for a subject, inside its body: one invoice for each currency, none where nothing is charged."""
    currencies = list(dict.fromkeys(line.currency for line in lines))
    return [
        _drafted(
            organisation,
            body=current_body(),
            about=subject.about,
            lines=[line for line in lines if line.currency == currency],
            by=by,
            subject=subject,
        )
        for currency in currencies
    ]


@transaction.atomic
def draft_invoice(
    organisation: Organisation,
    *,
    body: CertificationBody,
    about: Bilingual,
    lines: Sequence[LineData],
    by: User,
    instead_of: Invoice | None = None,
) -> Invoice:
    """Draft an invoice by hand. Nobody but the body's staff sees it before it is issued.

    `instead_of`: one that was cancelled, or credited in full, to be put right. What it was for, the new one is for.
    """
    refuse_strangers(by, body)
    subject = None
    if instead_of is not None and instead_of.subject and instead_of.organisation_id == organisation.pk:
        if instead_of.state not in {State.CANCELLED, State.CREDITED}:
            raise Refused(_("Cancel or credit the invoice first that this one takes the place of."))
        subject = Subject(instead_of.subject_kind, instead_of.subject, about)
    return _drafted(organisation, body=body, about=about, lines=lines, by=by, subject=subject)


@transaction.atomic
def rewrite_draft(invoice: Invoice, *, about: Bilingual, lines: Sequence[LineData], by: User) -> Invoice:
    """Replace what a draft says. Its subject stays."""
    invoice = locked(invoice, by)
    if invoice.state != State.DRAFT:
        raise Refused(_("This invoice has been issued. Cancel it and draft another."))
    invoice.about_zh, invoice.about_en = about.get("zh", ""), about.get("en", "")
    invoice.currency = _currency_of(lines)
    invoice.tax_rounding = tax_rounding_of(invoice.body)
    invoice.lines.all().delete()
    _write_lines(invoice, lines)
    invoice.save(update_fields=["about_zh", "about_en", "currency", "tax_rounding", "total"])
    return invoice


@transaction.atomic
def set_bank_account(
    body: CertificationBody, *, by: User, seen: int | None = None, **details: object
) -> AccountChange | None:
    """Say where clients pay and how tax is rounded. Invoices issued before keep what they were issued with.

    A body's first account stands at once. Another one waits for a second person, and is given back; all else is changed.
    `seen`: the number of the change that stood when somebody began to write.
    """
    refuse_strangers(by, body)
    drafts = Invoice.objects.for_body(body).filter(state=State.DRAFT)
    # Invoices first, the account after them, as everywhere.
    held = list(drafts.select_for_update(of=("self",)).order_by("pk"))
    one_after_another(body)
    refuse_unseen(body, GENERAL, seen)
    account, change = BankAccount.objects.filter(body=body).first(), None
    if account is None:
        account = enter_first_account(body, details, by=by)
    else:
        _change_beside(account, {name: value for name, value in details.items() if name not in PAID_AT}, by)
        paid_at: dict[str, Any] = {name: str(value) for name, value in details.items() if name in PAID_AT}
        change = propose_account(body, GENERAL, by=by, **paid_at)
    for draft in held:
        if draft.tax_rounding == account.tax_rounding:
            continue
        draft.tax_rounding = account.tax_rounding
        _add_up(draft)
        draft.save(update_fields=["tax_rounding", "total"])
    return change


def _change_beside(account: BankAccount, details: dict[str, object], by: User) -> None:
    """What stands beside where clients pay needs one person."""
    changed = [name for name, value in details.items() if getattr(account, name) != value]
    if not changed:
        return
    for name in changed:
        setattr(account, name, details[name])
    account.changed_by, account.changed_at = by, clock.now()
    account.save(update_fields=[*changed, "changed_by", "changed_at"])


def _drafted(
    organisation: Organisation,
    *,
    body: CertificationBody,
    about: Bilingual,
    lines: Sequence[LineData],
    by: User,
    subject: Subject | None = None,
) -> Invoice:
    invoice = Invoice.objects.create(
        body=body,
        organisation=organisation,
        currency=_currency_of(lines),
        tax_rounding=tax_rounding_of(body),
        about_zh=about.get("zh", ""),
        about_en=about.get("en", ""),
        subject_kind=subject.kind if subject else "",
        subject=subject.id if subject else None,
        drafted_by=by,
        drafted_at=clock.now(),
    )
    _write_lines(invoice, lines)
    invoice.save(update_fields=["total"])
    return invoice


def _currency_of(lines: Sequence[LineData]) -> str:
    if not lines:
        raise Refused(_("An invoice needs at least one line."))
    if len(lines) > MOST_LINES:
        raise Refused(_("An invoice has at most %(most)d lines.") % {"most": MOST_LINES})
    if len({line.currency for line in lines}) > 1:
        raise Refused(_("An invoice has one currency. Draft one invoice for each."))
    return lines[0].currency


def _write_lines(invoice: Invoice, lines: Sequence[LineData]) -> None:
    InvoiceLine.objects.bulk_create(_line_of(invoice, position, line) for position, line in enumerate(lines, 1))
    _add_up(invoice)


def _add_up(invoice: Invoice) -> None:
    invoice.total = total(invoice.lines.all(), invoice.tax_rounding)
    _refuse_huge(invoice.total, invoice.currency)


def _refuse_huge(amount: int, currency: str) -> None:
    if amount > MOST_OF_AN_INVOICE:
        raise Refused(
            _("%(amount)s is more than an invoice may come to. Please check quantity and price.")
            % {"amount": written(money_of(amount, currency))}
        )


def _line_of(invoice: Invoice, position: int, line: LineData) -> InvoiceLine:
    net, tax = net_and_tax(line.quantity, line.unit_price, line.tax_rate, tax_included=line.tax_included)
    _refuse_huge(net + tax, line.currency)
    return InvoiceLine(
        invoice=invoice,
        position=position,
        description_zh=line.description.get("zh", ""),
        description_en=line.description.get("en", ""),
        quantity=line.quantity,
        unit_price=line.unit_price,
        tax_rate=line.tax_rate,
        tax_included=line.tax_included,
        net=net,
        tax=tax,
    )
