"""The paper of a certificate: asked for with each revision that somebody signs, and stated once it is made."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from catalog.models import SchemeVersion
from catalog.queries import letterhead, passport
from certificates.actions.revising import Change
from certificates.addresses import permanent_address
from certificates.events import CertificatePaperMade
from certificates.models import Certificate, CertificateEvent, IssuingRules
from certificates.papers import CERTIFICATE_KIND, CERTIFICATE_PAPER, FOR_BUYERS, NOTICE, CertificatePaper
from certificates.queries import organisation_of
from certificates.statements import statement_of
from certificates.terms import version_of
from lib import clock
from outbox.actions import announce
from papers.actions import ask_for_paper
from papers.models import IssuedPaper
from tenants.context import current_body

STATED_KINDS = (CERTIFICATE_KIND, NOTICE, FOR_BUYERS)  # papers by which strangers come to ask


def ask_for_paper_of(change: Change, event: CertificateEvent) -> IssuedPaper | None:
    """Have the paper made of a certificate that somebody signs with this change: as it is issued, or revised.

    A paper bears the name of its signatory, so none comes about by itself: not of a restoration, nor as the register is
    repaired, whatever the body's letterhead or accreditation have become meanwhile. Certificates of before this register have
    none of ours.
    """
    certificate, signatory = change.certificate, change.signed_by
    if certificate.origin != "issued_here" or signatory is None or not certificate.is_in_force:
        return None
    return ask_for_paper(
        CERTIFICATE_PAPER,
        paper_of(certificate, event, signatory=signatory),
        subject=certificate.pk,
        revision=certificate.revision,
        recorded_at=event.recorded_at,
        organisation=organisation_of(certificate),
        signed_by=signatory.pk,
    )


@transaction.atomic
def state_paper(pk: UUID) -> None:
    """Say in public what the bytes are of a certificate's paper, or of one about it, that was made."""
    paper = IssuedPaper.objects.made().filter(pk=pk, kind__in=STATED_KINDS).first()
    if paper is None or paper.made_at is None:
        return
    fact = CertificatePaperMade(
        paper=paper.pk,
        certificate=paper.subject,
        number=paper.number,
        revision=paper.revision,
        language=paper.language,
        sha256=paper.sha256,
        size=paper.size,
        pages=paper.pages,
        made_at=paper.made_at,
        kind=paper.kind,
        **_shown_accreditation(paper),
    )
    announce(fact, body=current_body())


def _shown_accreditation(paper: IssuedPaper) -> dict[str, str]:
    """Whose accreditation a paper shows: it may end while the paper stays."""
    shown = paper.statement.get("accreditation") or {}
    return {"accredited_by": shown.get("by", ""), "accreditation_number": shown.get("number", "")}


def paper_of(certificate: Certificate, event: CertificateEvent, *, signatory: User | None) -> CertificatePaper:
    """What the paper says: the public statement, and what stands around it on the day of this revision, which `signatory`
    signs."""
    version, rules = version_of(certificate), IssuingRules.objects.filter(pk=1).first()
    stated = statement_of(certificate).content()
    is_first = event.what == CertificateEvent.What.ISSUED
    content = {name: stated[name] for name in CertificatePaper.model_fields if name in stated}
    content |= {
        "language": rules.paper_language if rules else "both",
        "check_at": permanent_address(certificate),
        "revision": certificate.revision,
        "revised_on": None if is_first else clock.day_of(event.recorded_at, certificate.time_zone),
        "scheme": certificate.scheme_name,
        "rule_number": version.rule_number if version else "",
        "grade": _grade(certificate, version),
        "signatory": signatory.name if signatory else "",
        "body": letterhead(),
        "accreditation": _accreditation(version, certificate.time_zone),
    }
    return CertificatePaper.model_validate(content)


def _grade(certificate: Certificate, version: SchemeVersion | None) -> dict[str, str]:
    """The grade in words, with its code where the words do not hold it."""
    code = certificate.grade
    rows = version.grades if version else []
    names = next((row.get("name") or {} for row in rows if row.get("code") == code), {})
    words = {language: names.get(language) or code for language in ("zh", "en")}
    return {language: name if code in name.split() else f"{code} {name}".strip() for language, name in words.items()}


def _accreditation(version: SchemeVersion | None, zone: str) -> dict[str, str] | None:
    """The body's accreditation, as long as it holds and covers the scheme (INV-20)."""
    own = passport()
    holds = own.accredited_until is None or own.accredited_until >= clock.today(zone)
    if version is None or not version.is_accredited or not own.accreditation_body or not holds:
        return None
    return {"by": own.accreditation_body, "number": own.accreditation_number}
