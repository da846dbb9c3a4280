"""One certificate of northseal, suspended and restored over and over, and what must be true of it whatever is killed."""

from dataclasses import dataclass
from uuid import UUID

from django.conf import settings
from django_tenants.utils import tenant_context

from accounts.models import User
from certificates import actions
from certificates.models import Certificate, CertificateEvent, Measure
from lib import crash_points
from marketplace.reconcile import reconcile
from outbox import relay
from outbox.models import Delivery, Fact
from register.models import RegisterEntry, Statement
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import authorised, works_for
from tests.certificates.making import CONDITIONS, content, in_days
from tests.kills.stopping import wait_for

WHY = {"zh": "见报告", "en": "See the report"}


@dataclass
class Stage:
    """The certificate, its body, quinn who proposes what becomes of it, and rita who enters and decides."""

    body: CertificationBody
    rita: User
    quinn: User
    pk: UUID

    @property
    def certificate(self) -> Certificate:
        with tenant_context(self.body):
            return Certificate.objects.get(pk=self.pk)

    @property
    def host(self) -> str:
        return f"{self.body.slug}.{settings.SITE_HOST}"


def set_stage() -> Stage:
    body = CertificationBody.objects.get(slug="northseal")
    rita, quinn = works_for(body, "rita", Role.REGISTRAR), works_for(body, "quinn", Role.QUALITY_MANAGER)
    with tenant_context(body):
        authorised(rita, Role.DECISION_MAKER)
        prepared = actions.prepare_import(content(), by=rita)
        valid = actions.confirm_import(prepared, by=quinn, takes_responsibility=True)
    return Stage(body, rita, quinn, valid.pk)


def turn(stage: Stage) -> None:
    """Suspend what is valid, restore what is suspended: proposed by one, decided by another."""
    with tenant_context(stage.body):
        certificate = Certificate.objects.get(pk=stage.pk)
        crash_points.reached("certificates.begun")
        actions.decide_measure(proposed(certificate, by=stage.quinn), agree=True, words=WHY, by=stage.rita)
        crash_points.reached("certificates.committed")


def proposed(certificate: Certificate, *, by: User) -> Measure:
    """What is proposed about it: what a turn before this one left open, or anew."""
    waiting = certificate.measures.filter(answer=Measure.Answer.OPEN).first()
    if waiting:
        return waiting
    terms = {"outcome": "restore", "verified_by": by}
    if certificate.status == "VALID":
        terms = {"outcome": "suspend", "reason": "conditions-not-met", "ends_on": in_days(9), "conditions": CONDITIONS}
    return actions.propose_measure(certificate, evidence="Report 7", by=by, **terms)


def form_of_turn(stage: Stage) -> tuple[str, dict[str, str]]:
    """The address and the fields of the same as a form of the back office."""
    with tenant_context(stage.body):
        measure = proposed(Certificate.objects.get(pk=stage.pk), by=stage.quinn)
    return f"/desk/certificates/measures/{measure.pk}/", {"answer": "agree", "words_en": WHY["en"]}


def carry_everything() -> None:
    """Until nothing waits: the database may take a moment to notice that a killed process no longer holds a delivery."""
    wait_for(lambda: relay.deliver_all() >= 0 and not Delivery.objects.waiting().exists(), "all to be delivered")


def assert_nothing_lost_nothing_twice(stage: Stage) -> None:
    """When all is delivered: history, facts, statements and register tell of the same revisions, each once."""
    certificate = stage.certificate
    revisions = list(range(1, certificate.revision + 1))
    with tenant_context(stage.body):
        told = list(CertificateEvent.objects.filter(certificate=stage.pk).values_list("revision", flat=True))
    stated = Statement.objects.filter(subject=stage.pk).order_by("revision").values_list("revision", flat=True)
    announced = Fact.objects.filter(name="certificates.CertificateStated").order_by("pk")
    entry = RegisterEntry.objects.get(pk=stage.pk)
    assert not Delivery.objects.waiting().exists()
    assert told == revisions
    assert [fact.payload["revision"] for fact in announced] == revisions
    assert list(stated) == revisions
    assert (entry.status, entry.revision) == (certificate.status, certificate.revision)
    assert reconcile().agrees
