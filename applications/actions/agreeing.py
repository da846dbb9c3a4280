"""The certification agreement (4.1.2): offered with acceptance, in force with the second of two signatures."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal
from uuid import UUID

from django.core.files import File
from django.db import transaction
from django.utils.translation import gettext as _

from accounts.actions import notify
from accounts.models import Organisation, User
from accounts.queries import acts_for, people_of
from applications import wording
from applications.actions.printing import ask_for_agreement
from applications.models import Agreement, Application, FeeAnnex, Signature
from applications.models.fees import as_stored, beyond_any_agreement
from applications.queries import agreement_path, awarded_quote, open_cases
from billing.actions import LineData, Subject, draft_from_fees
from billing.models import Invoice
from billing.queries import usual_rate_of, was_charged_since
from billing.tax import agreed_rate
from cases.actions import hand_over, lock, move, note, take_part
from cases.models import Author, Case, CaseEvent
from cases.queries import may_act
from cases.transitions import Holder, State
from catalog.statements import stated_fees
from lib import clock
from lib.canonical import hash_of
from lib.cost import ChargedLine, Estimate, Inputs, estimate
from lib.money import money_of
from lib.refusal import Refused
from lib.text import bilingual
from papers.queries import as_file
from staff.models import Role
from statements.enquiry import AgreedFee
from statements.scheme import StatedFee
from tenants.context import current_body
from vocabulary.terms import FeeBasis, FeeTax
from web.uploads import Upload

SCANS = frozenset({"application/pdf", "image/jpeg", "image/png"})
YEARLY_FEE_CHARGED = "yearly_fee"  # the kind of subject, in billing's words
ALMOST_A_YEAR = timedelta(days=330)  # several certificates of one application fall due some days apart


def offer_agreement(application: Application, cases: Sequence[Case], *, reported: int = 0, by: User) -> Agreement:
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
    quote = awarded_quote(application)
    charged = quote.stated.charged if quote else what_is_charged(application, cases, reported=reported)
    if fault := beyond_any_agreement(charged):
        raise Refused(fault)
    currencies = {line.fee.currency for line in charged.lines}
    currency = currencies.pop() if len(currencies) == 1 else ""
    FeeAnnex.objects.create(
        agreement=agreement,
        lines=[as_stored(line, usual_rate_of(current_body())) for line in charged.lines],
        total=money_of(charged.once.get(currency, 0), currency).amount if currency else None,
        currency=currency or "CNY",
    )
    return agreement


@transaction.atomic
def sign_agreement(agreement: Agreement, *, by: User, scan: Upload | None = None) -> Agreement:
    """Sign for the side one stands on. With the second signature the cases are contracted, whoever signs last.

    By a press; or with the `scan` of what was signed and stamped on paper, which is hashed and kept beside the signature.
    """
    if scan is not None and scan.content_type not in SCANS:
        raise Refused(_("Send the stamped scan as PDF, JPEG or PNG."))
    agreement = Agreement.objects.select_for_update(of=("self",)).select_related("application").get(pk=agreement.pk)
    application = agreement.application
    cases = [lock(case) for case in open_cases(application) if case.state == State.ACCEPTED]
    if not cases:
        raise Refused(_("There is nothing left to sign for: no case waits for the agreement."))
    side = _side_of(application, by)
    if agreement.signatures.filter(side=side).exists():
        raise Refused(_("Your side has signed already."))
    if side == Author.BODY and not all(take_part(case, Role.SIGNATORY, by) for case in cases):
        raise Refused(_("Somebody else is named as signatory of this application."))
    _sign(agreement, side, scan, by)
    for case in cases:
        note(case, CaseEvent.What.SIGNED, by=by, code=side, about=[by])
    if agreement.signatures.count() == 2:
        agreement.in_force_at = clock.now()
        agreement.save(update_fields=["in_force_at"])
        _hand_out(agreement)
        for case in cases:
            move(case, State.CONTRACTED, by=by)
        _draft_invoices(agreement)
    elif side == Author.CLIENT:
        for case in cases:
            hand_over(case, holder=Holder.BODY)
    return agreement


def _sign(agreement: Agreement, side: Author, scan: Upload | None, by: User) -> None:
    signature = Signature(
        agreement=agreement, side=side, signed_by=by, name=by.name, sha256=agreement.sha256, signed_at=clock.now()
    )
    if scan is not None:
        signature.scan_name, signature.scan_type = scan.name, scan.content_type
        signature.scan_size, signature.scan_sha256 = scan.size, scan.sha256
        signature.scan.save(f"signatures/{signature.pk}{scan.suffix}", File(scan.file), save=False)
    signature.save(force_insert=True)


@transaction.atomic
def draft_yearly_fee(application: UUID, *, certificates: int) -> list[Invoice]:
    """Draft what was agreed for each year after the certificate, from the annex as it was signed, for finance staff.

    Once a year for an application, for all `certificates` that it led to and that are still in force.
    """
    locked = Application.objects.select_for_update(of=("self",)).get(pk=application)
    agreement = Agreement.objects.select_related("application").get(application=locked)
    agreed = FeeAnnex.objects.get(agreement=agreement).agreed.each_year
    lines = [_for_certificates(line, certificates) for line in agreed if line.is_billed]
    if not lines or was_charged_since(YEARLY_FEE_CHARGED, locked.pk, clock.now() - ALMOST_A_YEAR):
        return []
    version, number = locked.scheme_version, locked.number
    about = bilingual(
        f"{version.name_zh} · 年度费用 · 申请 {number}",
        f"{version.name_en or version.name_zh} · yearly fee · application {number}",
    )
    return _draft(agreement, Subject(YEARLY_FEE_CHARGED, locked.pk, about), lines)


def what_is_charged(application: Application, cases: Sequence[Case], *, reported: int = 0) -> Estimate[StatedFee]:
    """What the scheme charges for what was accepted; of the units, the reports of `reported` are accepted with it.

    No line looks at an outcome (INV-10).
    """
    asked = replace(what_is_counted(application, cases), reported=reported)
    return estimate(stated_fees(application.scheme_version), asked)


def what_is_counted(application: Application, cases: Sequence[Case]) -> Inputs:
    """How much is accepted, in the days of the scheme."""
    version, units = application.scheme_version, [case.unit for case in cases]
    return Inputs(
        units=len(units),
        models=sum(len(unit.models_asked) for unit in units),
        factories=len({unit.factory_id for unit in units}),  # None: the application's own
        factory_days=version.factory_days,
        surveillance_days=version.surveillance_days,
    )


def other_than_quoted(application: Application, cases: Sequence[Case]) -> str:
    """That what is accepted is not what the awarded quote was made for, as a sentence without money; else empty.

    The annex to the agreement *is* that quote: it can be agreed for just what was quoted, and for nothing else.
    """
    quote = awarded_quote(application)
    if quote is None:
        return ""
    stated, asked = quote.stated, what_is_counted(application, cases)
    quoted = (stated.units, stated.models, stated.factories)
    version = application.scheme_version
    if stated.scheme_version != (version.number or 0):
        return _(
            "The quote that was taken is under version %(quoted)d of the scheme; the application is under version "
            "%(asked)d. What was quoted cannot be agreed for it: decline it, so that the client can ask for a new quote."
        ) % {"quoted": stated.scheme_version, "asked": version.number or 0}
    if quoted == (asked.units, asked.models, asked.factories):
        return ""
    return _(
        "The quote that was taken is for %(units)d units, %(models)d models and %(factories)d factories; what you would "
        "accept is for %(asked)s. Ask the client to bring the application in line with it, or decline; a new enquiry "
        "can then be quoted."
    ) % {
        "units": stated.units,
        "models": stated.models,
        "factories": stated.factories,
        "asked": f"{asked.units} / {asked.models} / {asked.factories}",
    }


def billed(agreed: Sequence[ChargedLine[StatedFee]]) -> list[LineData]:
    """What the body's invoice says of what was agreed: not what others are paid, nor what a journey may cost at most."""
    return [_billed(line) for line in agreed if line.is_billed]


def _hand_out(agreement: Agreement) -> None:
    """Everybody who acts for the client has what is in force as files: the agreement, and the fees apart from it."""
    application = agreement.application
    files = [as_file(paper) for paper in ask_for_agreement(agreement)]
    words = wording.agreement_in_force(application)
    case = open_cases(application).first()
    for person in people_of(application.organisation_id):
        notify(person, **words, url=agreement_path(case) if case else "", body=current_body(), files=files)


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
    agreed = FeeAnnex.objects.get(agreement=agreement).agreed.until_certificate
    _draft(agreement, Subject("application", application.pk, about), billed(agreed))


def _draft(agreement: Agreement, subject: Subject, lines: Sequence[LineData]) -> list[Invoice]:
    for_the_body = agreement.signatures.get(side=Author.BODY).signed_by_id
    return draft_from_fees(
        Organisation.objects.get(pk=agreement.application.organisation_id),
        subject=subject,
        lines=lines,
        by=User.objects.get(pk=for_the_body),
    )


def _billed(line: ChargedLine[StatedFee]) -> LineData:
    return LineData(
        description=line.fee.label,
        unit_price=line.fee.amount,
        currency=line.fee.currency,
        quantity=line.count,
        tax_rate=agreed_rate(line.fee.tax, line.fee.tax_rate if isinstance(line.fee, AgreedFee) else None),
        tax_included=line.fee.tax != FeeTax.EXCLUDED,
    )


def _for_certificates(line: ChargedLine[StatedFee], certificates: int) -> LineData:
    """What is counted by certificate is charged for those there are, and never for more than was agreed."""
    if line.fee.per != FeeBasis.YEAR:
        return _billed(line)
    return replace(_billed(line), quantity=min(line.count, Decimal(certificates)))


def _side_of(application: Application, by: User) -> Author:
    if acts_for(by, application.organisation_id):
        return Author.CLIENT
    if may_act(by, Role.SIGNATORY, application.scheme_version):
        return Author.BODY
    raise Refused(_("The client and the body's signatory sign the agreement."))
