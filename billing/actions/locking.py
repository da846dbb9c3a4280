"""What every action here begins with and ends with."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import Organisation, User
from accounts.queries import may_enter_body
from billing.events import InvoiceStated
from billing.models import BankAccount, CheckoutState, Invoice
from billing.queries import client_path, statement_of
from lib.queue import later
from lib.refusal import Refused
from lib.text import Bilingual
from outbox.actions import announce
from papers.models import IssuedPaper
from papers.queries import as_file
from tenants.models import CertificationBody


def refuse_strangers(by: User, body: CertificationBody) -> None:
    """Money is the business of the body's own staff; that they hold the finance role, the page's policy asks."""
    if not may_enter_body(by, body):
        raise Refused(_("Only the body's own staff may do this."))


def locked(invoice: Invoice, by: User | None, *, waits: bool = True) -> Invoice:
    """The invoice, held until the transaction ends, for a person who works for its body; None: for the product itself.

    Not `waits`: whoever holds the row of its date (the relay) must not wait for somebody who is about to write that row. It
    fails at once instead, and is done a moment later.
    """
    held = Invoice.objects.select_for_update(of=("self",), nowait=not waits)
    invoice = held.select_related("body", "organisation").get(pk=invoice.pk)
    if by is not None:
        refuse_strangers(by, invoice.body)
    return invoice


def one_after_another(body: CertificationBody) -> None:
    """Two payments of a body at once would not see that they name the same transfer, or take the same credit.

    Nor does its bank account change meanwhile. Whoever needs invoices has locked them before.
    """
    BankAccount.objects.select_for_update().filter(body=body).first()


def state_invoice(invoice: Invoice, *, changed: Iterable[str] = ()) -> None:
    """Tell the organisation's desk how the invoice stands, under a new revision, and keep what `changed` of it.

    The invoice is locked.
    """
    invoice.revision += 1
    invoice.save(update_fields=["revision", *changed])
    fact = InvoiceStated(
        invoice=invoice.pk,
        organisation=invoice.organisation_id,
        revision=invoice.revision,
        statement=statement_of(invoice).content(),
    )
    announce(fact, body=invoice.body)
    if invoice.checkouts.filter(state=CheckoutState.OPEN).exclude(session="").exists():
        later(
            "billing.see_to_payers", str(invoice.pk)
        )  # its client may be about to pay something else than is owed now


def tell_organisation(
    invoice: Invoice, subject: Bilingual, text: Bilingual, *, papers: Iterable[IssuedPaper] = ()
) -> None:
    """A notice about an invoice to everybody who acts for its organisation. Its `papers` go along."""
    tell_client(invoice.body, invoice.organisation, subject, text, url=client_path(invoice), papers=papers)


def tell_client(
    body: CertificationBody,
    organisation: Organisation,
    subject: Bilingual,
    text: Bilingual,
    *,
    url: str = "",
    papers: Iterable[IssuedPaper] = (),
) -> None:
    """A notice to everybody who acts for an organisation, with where to look on the body's host."""
    files = [as_file(paper) for paper in papers]
    for membership in organisation.memberships.active().select_related("user"):
        notify(membership.user, subject=subject, text=text, url=url, body=body, files=files)
