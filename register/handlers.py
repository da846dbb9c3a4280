"""What the register hears: whole statements about certificates, schemes, services and bodies."""

from catalog.events import PassportStated, SchemeStated, ServiceStated
from certificates.events import CertificatePaperMade, CertificatesStated, CertificateStated, OwnFileRegistered
from evaluations.events import LeadTimeStated
from orders.events import ReportStated
from outbox.hearing import hears
from oversight.events import BodyStated
from register import actions, files
from register.actions import Stated
from register.models import CertificateFile, Kind
from register.queries import passport_key
from statements.lead_time import lead_time_key
from tenants.models import CertificationBody
from vocabulary.events import CompulsoryRuleRecorded
from vocabulary.queries import newest_edition


@hears(CertificateStated)
def record_certificate(fact: CertificateStated, *, body: CertificationBody) -> None:
    stated = Stated(fact.certificate, fact.revision, fact.statement)
    actions.record_statements(Kind.CERTIFICATE, [stated], body=body)


@hears(CertificatesStated)
def record_certificates(fact: CertificatesStated, *, body: CertificationBody) -> None:
    stated = [Stated(statement.certificate, statement.revision, statement.statement) for statement in fact.statements]
    actions.record_statements(Kind.CERTIFICATE, stated, body=body)


@hears(CertificatePaperMade)
def record_paper(fact: CertificatePaperMade, *, body: CertificationBody) -> None:
    files.record_file(
        CertificateFile(
            id=fact.paper,
            body=body,
            kind=fact.kind,
            certificate=fact.certificate,
            number=fact.number,
            revision=fact.revision,
            language=fact.language,
            sha256=fact.sha256,
            size=fact.size,
            pages=fact.pages,
            made_at=fact.made_at,
            accredited_by=fact.accredited_by,
            accreditation_number=fact.accreditation_number,
        )
    )


@hears(OwnFileRegistered)
def record_own_file(fact: OwnFileRegistered, *, body: CertificationBody) -> None:
    files.record_file(
        CertificateFile(
            id=fact.file,
            body=body,
            certificate=fact.certificate,
            number=fact.number,
            revision=fact.edition,
            is_own=True,
            sha256=fact.sha256,
            size=fact.size,
            made_at=fact.registered_at,
        )
    )


@hears(SchemeStated)
def record_scheme(fact: SchemeStated, *, body: CertificationBody) -> None:
    actions.record_statements(Kind.SCHEME, [Stated(fact.scheme, fact.revision, fact.statement)], body=body)


@hears(ServiceStated)
def record_service(fact: ServiceStated, *, body: CertificationBody) -> None:
    actions.record_statements(Kind.SERVICE, [Stated(fact.service, fact.revision, fact.statement)], body=body)


@hears(PassportStated)
def record_passport(fact: PassportStated, *, body: CertificationBody) -> None:
    subject = passport_key(fact.certification_body)
    actions.record_statements(Kind.PASSPORT, [Stated(subject, fact.revision, fact.statement)], body=body)


@hears(LeadTimeStated)
def record_lead_time(fact: LeadTimeStated, *, body: CertificationBody) -> None:
    subject = lead_time_key(fact.scheme)
    actions.record_statements(Kind.LEAD_TIME, [Stated(subject, fact.revision, fact.statement)], body=body)


@hears(ReportStated)
def record_report(fact: ReportStated, *, body: CertificationBody) -> None:
    actions.record_statements(Kind.REPORT, [Stated(fact.report, fact.revision, fact.statement)], body=body)


@hears(BodyStated)
def record_body(fact: BodyStated, *, body: CertificationBody | None) -> None:
    """A body is stated by itself or, where it was opened or closed, by the platform."""
    about = body or CertificationBody.objects.get(pk=fact.certification_body)
    stated = Stated(fact.certification_body, fact.revision, fact.statement)
    actions.record_statements(Kind.BODY, [stated], body=about)


@hears(CompulsoryRuleRecorded)
def ask_the_law(fact: CompulsoryRuleRecorded, *, body: CertificationBody | None) -> None:
    actions.ask_the_law([newest_edition(fact.key)])
