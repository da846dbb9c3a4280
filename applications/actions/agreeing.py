"""The certification agreement (4.1.2): offered with acceptance, in force with the second of two signatures."""

from collections.abc import Sequence
from datetime import timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext as _

from accounts.models import Organisation, User
from applications import wording
from applications.actions.moving import hand_over, lock, move, note, take_part
from applications.models import Agreement, Application, Case, CaseEvent, Document, FeeAnnex, Signature
from applications.queries import acts_for, may_act, open_cases
from applications.transitions import State
from billing.actions import LineData, Subject, draft_from_fees
from billing.models import Invoice
from billing.queries import was_charged_since
from billing.tax import USUAL_RATE
from lib import clock
from lib.canonical import hash_of
from lib.money import minor_units
from lib.refusal import Refused
from lib.text import bilingual
from staff.models import Role
from vocabulary.terms import FeeBasis, TaxSaid

YEARLY_FEE = "yearly_fee"  # the kind of subject, in billing's words
ALMOST_A_YEAR = timedelta(days=330)  # several certificates of one application fall due some days apart


def offer_agreement(application: Application, cases: Sequence[Case], *, by: User) -> Agreement:
    """Write the agreement for what is accepted, and the fee annex apart from it."""
    text = wording.agreement(application, cases)
    agreement = Agreement.objects.create(
        application=application,
        text_zh=text["zh"],
        text_en=text["en"],
        sha256=hash_of(text),
        offered_by=by,
        offered_at=clock.now(),
    )
    lines = fee_lines(application, cases)
    currencies = {line["currency"] for line in lines}
    due = [Decimal(line["total"]) for line in lines if line["per"] != FeeBasis.YEAR]
    FeeAnnex.objects.create(
        agreement=agreement,
        lines=lines,
        total=sum(due, Decimal(0)) if len(currencies) == 1 else None,
        currency=currencies.pop() if len(currencies) == 1 else "CNY",
    )
    return agreement


@transaction.atomic
def sign_agreement(agreement: Agreement, *, by: User) -> Agreement:
    """Sign for the side one stands on. With the second signature the cases are contracted, whoever signs last."""
    agreement = Agreement.objects.select_for_update(of=("self",)).select_related("application").get(pk=agreement.pk)
    application = agreement.application
    cases = [lock(case) for case in open_cases(application) if case.state == State.ACCEPTED]
    if not cases:
        raise Refused(_("There is nothing left to sign for: no case waits for the agreement."))
    side = _side_of(application, by)
    if agreement.signatures.filter(side=side).exists():
        raise Refused(_("Your side has signed already."))
    if side == Document.Side.BODY and not all(take_part(case, Role.SIGNATORY, by) for case in cases):
        raise Refused(_("Somebody else is named as signatory of this application."))
    Signature.objects.create(
        agreement=agreement, side=side, signed_by=by, name=by.name, sha256=agreement.sha256, signed_at=clock.now()
    )
    for case in cases:
        note(case, CaseEvent.What.SIGNED, by=by, code=side, words=by.name)
    if agreement.signatures.count() == 2:
        agreement.in_force_at = clock.now()
        agreement.save(update_fields=["in_force_at"])
        for case in cases:
            move(case, State.CONTRACTED, by=by)
        _draft_invoices(agreement)
    elif side == Document.Side.CLIENT:
        for case in cases:
            hand_over(case, holder=Case.Holder.BODY)
    return agreement


@transaction.atomic
def draft_yearly_fee(application: UUID) -> list[Invoice]:
    """Draft what was agreed for each year after the certificate, from the annex as it was signed, for finance staff.

    Once a year for an application, however many certificates and surveillances it led to.
    """
    found = Application.objects.select_for_update(of=("self",)).get(pk=application)
    agreement = Agreement.objects.select_related("application").get(application=found)
    lines = FeeAnnex.objects.get(agreement=agreement).yearly
    if not lines or was_charged_since(YEARLY_FEE, found.pk, clock.now() - ALMOST_A_YEAR):
        return []
    version, number = found.scheme_version, found.number
    about = bilingual(
        f"{version.name_zh} · 年度费用 · 申请 {number}",
        f"{version.name_en or version.name_zh} · yearly fee · application {number}",
    )
    return _draft(agreement, Subject(YEARLY_FEE, found.pk, about), lines)


def fee_lines(application: Application, cases: Sequence[Case]) -> list[dict[str, Any]]:
    """What the scheme charges for what was asked. No line looks at an outcome (INV-10)."""
    version = application.scheme_version
    models = sum(len(case.unit.models_asked) for case in cases)
    counted = {
        FeeBasis.APPLICATION: Decimal(1),
        FeeBasis.UNIT: Decimal(len(cases)),
        FeeBasis.MODEL: Decimal(max(models - len(cases), 0)),
        FeeBasis.FACTORY_DAY: version.factory_days,
        FeeBasis.CERTIFICATE: Decimal(len(cases)),
        FeeBasis.YEAR: Decimal(1),
    }
    charged = [(fee, counted[FeeBasis(fee.per)]) for fee in version.fees.all()]
    return [
        {
            "label": {"zh": fee.label_zh, "en": fee.label_en},
            "per": fee.per,
            "quantity": str(quantity),
            "each": str(fee.money.amount),
            "total": str(fee.money.amount * quantity),
            "currency": fee.currency,
            "tax": fee.tax,
        }
        for fee, quantity in charged
        if quantity
    ]


def _draft_invoices(agreement: Agreement) -> None:
    """Have finance staff find the agreed fees as a draft that they check and issue. No case knows of it (INV-10).

    What is charged each year after the certificate is agreed, and not yet owed: `draft_yearly_fee`.
    """
    application = agreement.application
    version = application.scheme_version
    about = bilingual(
        f"{version.name_zh} · 申请 {application.number}",
        f"{version.name_en or version.name_zh} · application {application.number}",
    )
    lines = FeeAnnex.objects.get(agreement=agreement).until_certificate
    _draft(agreement, Subject("application", application.pk, about), lines)


def _draft(agreement: Agreement, subject: Subject, lines: Sequence[dict[str, Any]]) -> list[Invoice]:
    for_the_body = agreement.signatures.get(side=Document.Side.BODY).signed_by_id
    return draft_from_fees(
        Organisation.objects.get(pk=agreement.application.organisation_id),
        subject=subject,
        lines=[_billed(line) for line in lines],
        by=User.objects.get(pk=for_the_body),
    )


def _billed(line: dict[str, Any]) -> LineData:
    return LineData(
        description=line["label"],
        unit_price=minor_units(Decimal(line["each"]), line["currency"]),
        currency=line["currency"],
        quantity=Decimal(line["quantity"]),
        tax_rate=Decimal(0) if line["tax"] == TaxSaid.NONE else USUAL_RATE,
        tax_included=line["tax"] != TaxSaid.EXCLUDED,
    )


def _side_of(application: Application, by: User) -> Document.Side:
    if acts_for(by, application.organisation_id):
        return Document.Side.CLIENT
    if may_act(by, Role.SIGNATORY, application.scheme_version):
        return Document.Side.BODY
    raise Refused(_("The client and the body's signatory sign the agreement."))
