"""The paper of a certificate: asked for with each revision that says something else, and stated once it is made."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from catalog.models import SchemeVersion
from catalog.queries import letterhead, passport
from certificates.events import CertificatePaperMade
from certificates.models import Certificate, CertificateEvent, IssuingRules
from certificates.papers import CERTIFICATE_KIND, CERTIFICATE_PAPER, CertificatePaper
from certificates.queries import organisation_of
from certificates.statements import statement_of
from certificates.terms import version_of
from certificates.transitions import Status
from lib import clock
from outbox.actions import announce
from papers.actions import ask_for_paper
from papers.models import IssuedPaper
from papers.queries import newest_of
from tenants.context import current_body
from tenants.hosts import site_url

OF_THE_REVISION = ("revision", "revised_on")


def ask_for_paper_of(certificate: Certificate, event: CertificateEvent) -> IssuedPaper | None:
    """Have the paper of a valid certificate made, where it says something else than the one before.

    Its status is not on it, so a suspension changes no paper. Certificates of before this register have none of ours.
    """
    if certificate.origin != "issued_here" or certificate.status != Status.VALID:
        return None
    paper, before = paper_of(certificate, event), newest_of(CERTIFICATE_KIND, certificate.pk)
    if before and before.says_the_same_as(paper, apart_from=OF_THE_REVISION):
        return None
    return ask_for_paper(
        CERTIFICATE_PAPER,
        paper,
        subject=certificate.pk,
        revision=certificate.revision,
        recorded_at=event.recorded_at,
        organisation=organisation_of(certificate),
        signed_by=certificate.signed_by_id,
    )


@transaction.atomic
def state_paper(pk: UUID) -> None:
    """Say in public what the bytes of a paper are that was made."""
    paper = IssuedPaper.objects.made().filter(pk=pk, kind=CERTIFICATE_KIND).first()
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
        **_shown_accreditation(paper),
    )
    announce(fact, body=current_body())


def _shown_accreditation(paper: IssuedPaper) -> dict[str, str]:
    """Whose accreditation a paper shows: it may end while the paper stays."""
    shown = paper.statement.get("accreditation") or {}
    return {"accredited_by": shown.get("by", ""), "accreditation_number": shown.get("number", "")}


def paper_of(certificate: Certificate, event: CertificateEvent) -> CertificatePaper:
    """What the paper says: the public statement, and what stands around it on the day of this revision."""
    version, rules = version_of(certificate), IssuingRules.objects.filter(pk=1).first()
    stated = statement_of(certificate).content()
    is_first = event.what == CertificateEvent.What.ISSUED
    content = {name: stated[name] for name in CertificatePaper.model_fields if name in stated}
    content |= {
        "language": rules.paper_language if rules else "both",
        "check_at": site_url(f"/certificates/{certificate.pk}/"),
        "revision": certificate.revision,
        "revised_on": None if is_first else clock.day_of(event.recorded_at, certificate.time_zone),
        "scheme": certificate.scheme_name,
        "rule_number": version.rule_number if version else "",
        "grade": _grade(certificate, version),
        "signatory": _signatory(certificate),
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


def _signatory(certificate: Certificate) -> str:
    signatory = User.objects.filter(pk=certificate.signed_by_id).first() if certificate.signed_by_id else None
    return signatory.name if signatory else ""
