"""Reads of credit notes: what an invoice's lines still hold, their doors and lists."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.http import Http404

from accounts.models import User
from accounts.queries import may_enter_body, organisations_of
from billing.credits import Charge
from billing.models import CreditNote, Invoice, NoteState, RedFapiao, RedState
from billing.models.credit_notes import WAITING
from billing.queries.amounts import of_amount
from tenants.models import CertificationBody

_ON_ITS_WAY = Exists(RedFapiao.objects.filter(note=OuterRef("pk"), state__in=WAITING))
_CONFIRMED = Exists(RedFapiao.objects.filter(note=OuterRef("pk"), state=RedState.CONFIRMED))


def charges_of(invoice: Invoice) -> list[Charge]:
    """The lines of an invoice, as credit notes reckon with them."""
    return [Charge(line.position, line.net, line.tax, line.tax_rate, line.tax_included) for line in invoice.lines.all()]


def credit_note_for(user: User, pk: UUID, *, body: CertificationBody) -> CreditNote:
    """A credit note of this body, for its own staff (that they do finance, the page's policy asks). Else Http404."""
    if not may_enter_body(user, body):
        raise Http404
    return _found(CreditNote.objects.for_body(body), pk)


def own_credit_note_for(user: User, pk: UUID, *, body: CertificationBody) -> CreditNote:
    """A credit note of this body that reached an organisation this person acts for. Else Http404."""
    return _found(CreditNote.objects.for_organisation(*organisations_of(user)).for_body(body), pk)


def _found(notes: QuerySet[CreditNote], pk: UUID) -> CreditNote:
    people = ("opened_by", "issued_by", "dropped_by")
    related = ("body", "organisation", "invoice__body", "invoice__organisation", *people)
    note = notes.select_related(*related).filter(pk=pk).first()
    if note is None:
        raise Http404
    return note


def credit_notes_of(body: CertificationBody) -> QuerySet[CreditNote]:
    """A body's credit notes."""
    return CreditNote.objects.for_body(body).select_related("body", "organisation", "invoice")


def credit_notes_matching(words: str) -> Q:
    """Credit notes by client, reason, number, the invoice's number, or amount."""
    names = Q(organisation__name_zh__icontains=words) | Q(organisation__name_en__icontains=words)
    matches = names | Q(reason_zh__icontains=words) | Q(reason_en__icontains=words) | Q(blue_number=words)
    matches |= of_amount(words, "total")
    year, _dash, sequence = words.upper().removeprefix("C").partition("-")
    if year.isascii() and year.isdigit() and sequence.isascii() and sequence.isdigit():
        numbered = {"year": int(year[:4]), "sequence": int(sequence[:9])}
        matches |= Q(**numbered) | Q(**{f"invoice__{name}": value for name, value in numbered.items()})
    return matches


def red_fapiaos_that_wait(body: CertificationBody) -> dict[str, int]:
    """How many open notes of a body want a red-letter form asked for, and how many the fapiao made."""
    waiting = CreditNote.objects.for_body(body).filter(state=NoteState.OPEN)
    return {"to_ask": waiting.filter(~_ON_ITS_WAY).count(), "to_make": waiting.filter(_CONFIRMED).count()}
