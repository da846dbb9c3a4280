"""Papers about money: of invoices and credit notes as they are issued, of a client's account when it is asked for."""

from datetime import timedelta
from decimal import Decimal
from uuid import UUID, uuid5

from django.utils.translation import gettext as _
from django_tenants.utils import tenant_context

from accounts.models import Organisation
from billing.models import (
    CreditNote,
    CreditNoteLine,
    Invoice,
    InvoiceLine,
    LedgerAct,
    LedgerTransaction,
    RedState,
    TermsChange,
)
from billing.papers import (
    ACCOUNT_KIND,
    ACCOUNT_PAPER,
    CREDIT_NOTE_PAPER,
    INVOICE_PAPER,
    AccountPaper,
    CreditNotePaper,
    InvoicePaper,
    Payee,
    StatedLine,
    StatedMove,
    StatedTax,
    TaxIs,
)
from billing.queries import ClientAccount, statement_of
from lib import clock
from lib.money import written
from lib.refusal import Refused
from lib.text import bilingual, in_both
from papers.actions import ask_for_paper
from papers.letterheads import letterhead
from papers.models import IssuedPaper
from statements.certificate import StatedHolder
from tenants.models import CertificationBody

MOST_A_DAY = 20  # statements of one client's account


def ask_for_invoice(invoice: Invoice) -> IssuedPaper:
    """Have the paper of an invoice made, as it was issued or changed just now: in its body's schema, wherever it is asked for."""
    assert invoice.issued_at is not None  # noqa: S101  # a draft is no paper
    changed = invoice.terms_changes.last() if invoice.terms else None
    with tenant_context(invoice.body):
        return ask_for_paper(
            INVOICE_PAPER,
            _paper_of(invoice, changed),
            subject=invoice.pk,
            revision=1 + invoice.terms,
            recorded_at=changed.changed_at if changed else invoice.issued_at,
            organisation=invoice.organisation_id,
        )


def account_subject(client: Organisation, body: CertificationBody, account: ClientAccount) -> UUID:
    """Under which key the papers of an account over the same days are kept that were asked for today."""
    today = clock.today(body.time_zone)
    return uuid5(client.pk, f"{body.pk} {account.currency} {account.since} {account.until} {today}")


def ask_for_account(client: Organisation, body: CertificationBody, account: ClientAccount) -> IssuedPaper:
    """Have a client's account made as a paper: of each of its bookings there is one a day, however often it is asked for.

    They are kept for good, so no more than some are made on one day.
    """
    of_client = LedgerTransaction.objects.filter(body=body, entries__account__organisation=client)
    last = of_client.order_by("-number").first()
    if last is None:
        raise Refused(_("Nothing is booked yet."))
    subject = account_subject(client, body, account)
    with tenant_context(body):
        papers = IssuedPaper.objects.filter(kind=ACCOUNT_KIND, organisation=client.pk)
        yesterday = clock.today(body.time_zone) - timedelta(days=1)
        number = 1 + papers.filter(asked_at__gte=clock.day_after(yesterday, body.time_zone)).count()
        if number > MOST_A_DAY and not papers.filter(subject=subject, revision=last.number).exists():
            raise Refused(
                _("Enough statements of this account were made today. Download the table, or come back tomorrow.")
            )
        return ask_for_paper(
            ACCOUNT_PAPER,
            _account_paper(client, body, account, number),
            subject=subject,
            revision=last.number,
            recorded_at=clock.now(),
            organisation=client.pk,
        )


def _account_paper(client: Organisation, body: CertificationBody, account: ClientAccount, number: int) -> AccountPaper:
    today = clock.today(body.time_zone)
    return AccountPaper(
        number=f"{client.pk.hex[:6].upper()}-{today:%Y%m%d}-{number}",
        body=letterhead(),
        client=StatedHolder.model_validate(billed_to(client)),
        currency=account.currency,
        since=account.since,
        until=account.until,
        opening=written(account.opening_money),
        rows=tuple(
            StatedMove(
                day=row.day,
                what=in_both(LedgerAct(row.act).label),
                reference=row.reference,
                charged=written(row.charged) if row.charged else "",
                settled=written(row.settled) if row.settled else "",
                balance=written(row.balance_money),
            )
            for row in account.rows
        ),
        closing=written(account.closing_money),
        issued_on=today,
    )


def billed_to(organisation: Organisation) -> dict[str, object]:
    """An organisation as papers about money name it."""
    return {
        "name": organisation.name,
        "address": bilingual(organisation.address_zh, organisation.address_en),
        "code": organisation.credit_code or organisation.registration_number,
    }


def ask_for_credit_note(note: CreditNote) -> IssuedPaper:
    """Have the paper of a credit note made, as it was issued just now."""
    assert note.issued_at is not None  # noqa: S101  # one that waits is no paper
    with tenant_context(note.body):
        return ask_for_paper(
            CREDIT_NOTE_PAPER,
            _credit_paper(note),
            subject=note.pk,
            recorded_at=note.issued_at,
            organisation=note.organisation_id,
        )


def _credit_paper(note: CreditNote) -> CreditNotePaper:
    red = note.red_fapiaos.filter(state=RedState.MADE).first()
    return CreditNotePaper(
        number=note.number,
        body=letterhead(),
        invoice=note.invoice.number,
        reason=note.reason,
        billed_to=StatedHolder.model_validate(note.invoice.billed_to),
        lines=tuple(_credited(line) for line in note.lines.select_related("of_line", "note")),
        net=written(note.net_money),
        tax=written(note.tax_money),
        rounding=written(note.rounding_money) if note.rounding else "",
        total=written(note.total_money),
        frees=written(note.frees_money) if note.frees else "",
        blue_number=note.blue_number,
        red_number=red.number if red else "",
        issued_on=clock.day_of(note.issued_at, note.body.time_zone) if note.issued_at else None,
    )


def _credited(line: CreditNoteLine) -> StatedLine:
    of_line = line.of_line
    return StatedLine(
        description=of_line.description,
        tax_is="plus" if of_line.tax_rate else "none",
        tax_rate=_plain(of_line.tax_rate),
        net=written(line.net_money),
        tax=written(line.tax_money),
        gross=written(line.gross),
    )


def _paper_of(invoice: Invoice, changed: TermsChange | None) -> InvoicePaper:
    stated = statement_of(invoice)
    return InvoicePaper(
        number=invoice.number,
        body=letterhead(),
        stated=stated,
        billed_to=StatedHolder.model_validate(invoice.billed_to),
        lines=tuple(_line(line) for line in invoice.lines.select_related("invoice")),
        taxes=tuple(
            StatedTax(rate=_plain(at.rate), net=written(at.net), tax=written(at.tax))
            for at in invoice.by_rate
            if at.rate
        ),
        rounding=written(invoice.rounding) if invoice.rounding.amount else "",
        total=written(invoice.total_money),
        payee=Payee.model_validate(invoice.payee),
        reference=invoice.typed_reference,
        issued_on=stated.issued_on,
        due_on=stated.due_on,
        changed_on=clock.day_of(changed.changed_at, invoice.body.time_zone) if changed else None,
        is_of_mainland=not invoice.body.is_overseas,
    )


def _line(line: InvoiceLine) -> StatedLine:
    tax_is: TaxIs = "none" if not line.tax_rate else "included" if line.tax_included else "plus"
    return StatedLine(
        description=line.description,
        quantity=_plain(line.quantity),
        unit_price=written(line.price),
        tax_is=tax_is,
        tax_rate=_plain(line.tax_rate),
        net=written(line.net_money),
        tax=written(line.tax_money),
        gross=written(line.gross),
    )


def _plain(number: Decimal) -> str:
    """Without zeros that say nothing: 2, 0.5."""
    return f"{number.normalize():f}"
