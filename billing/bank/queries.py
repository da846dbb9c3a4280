"""Reads of bank statements: their doors, what waits in them, and what each line is proposed to pay."""

from collections import Counter, defaultdict
from collections.abc import Collection, Sequence
from datetime import date, timedelta
from uuid import UUID

from django.db.models import Count, Exists, F, Func, OuterRef, Q, QuerySet, UUIDField
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.queries import may_enter_body
from billing.bank.matching import AMOUNT, SURE, OpenInvoice, PaymentMatch, proposals
from billing.models import BankStatement, Invoice, Payout, StatementLine, Transfer
from lib.money import money_of
from tenants.models import CertificationBody

DAYS_APART = timedelta(days=3)  # between the day a bank says and the one that a person wrote down
PAYOUT_WITHIN = timedelta(days=5)  # banks book later than Stripe says, over weekends and holidays


def statement_for(user: User, pk: UUID, *, body: CertificationBody) -> BankStatement:
    """A bank statement of this body, for its own staff (that they do finance, the page's policy asks). Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    found = BankStatement.objects.filter(body=body, pk=pk).select_related("body", "uploaded_by", "batch").first()
    if found is None:
        raise Http404
    return found


def statements_of(body: CertificationBody) -> QuerySet[BankStatement]:
    """A body's bank statements, each with how many lines wait."""
    waits = Q(lines__transfer=None, lines__set_aside_at=None, lines__isnull=False)
    statements = BankStatement.objects.filter(body=body).annotate(waiting=Count("lines", filter=waits))
    return statements.order_by("-uploaded_at", "pk")


def line_for(user: User, pk: UUID, *, body: CertificationBody) -> StatementLine:
    """A line of a statement, whatever became of it, for the body's own staff. Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    lines = StatementLine.objects.for_body(body).select_related("body", "statement", "transfer", "set_aside_by")
    found = lines.filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


def line_of(transfer: Transfer) -> StatementLine | None:
    """The line of a bank statement that a transfer was recorded from, or is."""
    return StatementLine.objects.filter(transfer=transfer).select_related("statement").first()


def lines_that_wait(statement: BankStatement) -> QuerySet[StatementLine]:
    """The lines of a statement that became nothing yet, the surest first."""
    waiting = StatementLine.objects.waiting().filter(statement=statement).select_related("body", "statement")
    return waiting.order_by(F("score").desc(), "row", "pk")


def contested_invoices(body: CertificationBody) -> list[UUID]:
    """What more than one line that waits was proposed for as it was read, in whatever statement: a person says which pays it."""
    invoice = Func(F("fits"), function="unnest", output_field=UUIDField())
    waiting = StatementLine.objects.for_body(body).waiting().exclude(fits=[]).order_by()
    counted = waiting.annotate(invoice=invoice).values("invoice").annotate(lines=Count("pk"))
    return [row["invoice"] for row in counted if row["lines"] > 1]


def sure_lines(statement: BankStatement) -> QuerySet[StatementLine]:
    """The lines that surely fitted as they were read, and wait; of several for one invoice none."""
    sure = StatementLine.objects.waiting().filter(statement=statement, score__gte=SURE)
    contested = contested_invoices(statement.body)
    return (sure.exclude(fits__overlap=contested) if contested else sure).order_by("row", "pk")


def lines_dealt_with(statement: BankStatement) -> QuerySet[StatementLine]:
    """What became of the other lines, in the file's order."""
    lines = StatementLine.objects.filter(statement=statement).exclude(transfer=None, set_aside_at=None)
    return lines.select_related("transfer__organisation", "set_aside_by").order_by("row", "pk")


def transfers_like(line: StatementLine) -> QuerySet[Transfer]:
    """The transfers that stand and belong to no line, and may be this one: its amount about its day, or its reference."""
    near = Q(received_on__range=(line.booked_on - DAYS_APART, line.booked_on + DAYS_APART))
    alike = Transfer.objects.for_body(line.body).standing().filter(amount=line.amount, currency=line.currency)
    alike = alike.filter(near | Q(bank_reference__iexact=line.bank_reference))
    tied = StatementLine.objects.filter(transfer=OuterRef("pk"))
    return (
        alike.exclude(Exists(tied))
        .exclude(recorded_by=None)
        .select_related("body", "organisation")
        .order_by("received_on", "pk")
    )


def open_invoices_of(body: CertificationBody) -> list[OpenInvoice]:
    """What matching knows of a body's invoices that are to be paid."""
    invoices = Invoice.objects.for_body(body).to_be_paid().select_related("organisation").order_by("due_on", "sequence")
    return [
        OpenInvoice(
            id=one.pk,
            client=one.organisation_id,
            names=tuple(name for name in (one.organisation.name_zh, one.organisation.name_en) if name),
            number=one.number,
            reference=one.reference,
            asked=one.asked,
            currency=one.currency,
        )
        for one in invoices
    ]


def proposals_for(lines: Sequence[StatementLine]) -> list[tuple[StatementLine, PaymentMatch]]:
    """Each line of one body with what it most likely pays."""
    if not lines:
        return []
    body = lines[0].body
    proposed = zip(lines, proposals(lines, open_invoices_of(body), accounts_that_paid(body)), strict=True)
    payouts = _payouts_of(body)
    matches = [_payout_or(line, match, payouts) for line, match in proposed]
    times = Counter(pk for match in matches for pk in match.fits)
    times.update(_wanted_by_others(lines, times.keys()))
    for line, match in zip(lines, matches, strict=True):
        if match.invoices:
            beyond = line.amount - match.asked
            match.credit = money_of(beyond, line.currency) if beyond > 0 else None
            match.open = money_of(-beyond, line.currency) if beyond < 0 else None
        match.rivals = max((times[pk] for pk in match.fits), default=1) - 1
    return list(zip(lines, matches, strict=True))


def _wanted_by_others(lines: Sequence[StatementLine], invoices: Collection[UUID]) -> list[UUID]:
    """Which of these invoices other lines that wait were proposed for as they were read, each as often as it was."""
    if not invoices:
        return []
    others = StatementLine.objects.for_body(lines[0].body).waiting().filter(fits__overlap=list(invoices))
    others = others.exclude(pk__in=[line.pk for line in lines])
    return [pk for fits in others.values_list("fits", flat=True) for pk in fits]


def accounts_that_paid(body: CertificationBody) -> list[tuple[str, UUID]]:
    """From which accounts came what for which clients."""
    known = Transfer.objects.for_body(body).standing().exclude(payer_account="").order_by()
    return list(known.values_list("payer_account", "organisation").distinct())


def _payouts_of(body: CertificationBody) -> dict[tuple[int, str], list[date]]:
    """When which sums of the provider's arrive at the bank: what came by card, and is booked with its payout."""
    arrive: dict[tuple[int, str], list[date]] = defaultdict(list)
    rows = Payout.objects.filter(account__body=body, amount__gt=0).exclude(state__in=["failed", "canceled"])
    for amount, currency, day in rows.values_list("amount", "currency", "arrives_on"):
        arrive[amount, currency].append(day)
    return arrive


def _payout_or(line: StatementLine, proposal: PaymentMatch, payouts: dict[tuple[int, str], list[date]]) -> PaymentMatch:
    """A payout's own line is no client's money, unless its payer names an invoice."""
    days = payouts.get((line.amount, line.currency), [])
    is_of_its_time = any(abs(line.booked_on - day) <= PAYOUT_WITHIN for day in days)
    names_it = "stripe" in f"{line.payer_name} {line.words}".lower()
    if not is_of_its_time or not (names_it or proposal.score <= AMOUNT):
        return proposal
    return PaymentMatch(reasons=[_("Stripe’s payout to your bank, which is booked already: set it aside")])
