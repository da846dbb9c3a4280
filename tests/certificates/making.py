"""What tests of certificates begin with, and tests elsewhere too."""

from datetime import date, timedelta

from certificates import actions
from certificates.actions.changing import make
from certificates.actions.revising import Change, What
from certificates.models import Certificate, Measure
from lib import clock
from tests.applications.walking import a_pdf
from web.uploads import Upload

CONDITIONS = {"zh": "完成搬迁后的工厂检查", "en": "A factory inspection after the move"}


def content(number="NS2026-0001", **more) -> dict:
    """What a registrar types: the minimum content of PROCESS.md section 10."""
    return {
        "number": number,
        "holder_name_zh": "爱克米电器（演示）有限公司",
        "holder_name_en": "Acme Appliances (demo) Ltd",
        "holder_address_zh": "佛山市演示路1号",
        "product_zh": "家用电冰箱",
        "product_en": "Household refrigerator",
        "covered_models": [{"model": "BCD-180", "specification": "220 V, 50 Hz"}],
        "standards": [{"number": "GB/T 23119-2017", "title": {"zh": "", "en": ""}}],
        "issued_on": date(2026, 1, 5),
        "valid_from": date(2026, 1, 5),
        "valid_until": date(2029, 1, 4),
    } | more


def in_days(days: int) -> date:
    return clock.today() + timedelta(days=days)


def letter(name: str = "request.pdf") -> Upload:
    """The holder's own request, in writing."""
    return a_pdf(name, "Please suspend our certificate while we move.")


def suspend_at_request(certificate, *, by, ends_on: date | None = None, conditions=CONDITIONS) -> Certificate:
    """As the holder wrote; the registrar files its letter."""
    ends_on = ends_on or in_days(30)
    return actions.suspend_on_request(certificate, paper=letter(), ends_on=ends_on, conditions=conditions, by=by)


def decide(certificate, outcome, *, proposed_by, by, **terms) -> Measure:
    """What one person proposes and another decides: suspended, restored, withdrawn, cancelled or superseded."""
    given = {
        "suspend": {"reason": "conditions-not-met", "ends_on": in_days(60), "conditions": CONDITIONS},
        "restore": {"verified_by": proposed_by},
        "withdraw": {"reason": "serious-defect"},
        "cancel": {"reason": "production-ended"},
        "supersede": {},
    }[outcome]
    measure = actions.propose_measure(
        certificate, outcome=outcome, evidence="Report 7", by=proposed_by, **(given | terms)
    )
    return actions.decide_measure(measure, agree=True, words={"zh": "见监督报告", "en": "See the report"}, by=by)


WHY = {"zh": "见监督报告", "en": "See the surveillance report"}


def propose(certificate, outcome, by, **more) -> Measure:
    terms = {
        "suspend": {"reason": "conditions-not-met", "ends_on": in_days(60), "conditions": CONDITIONS},
        "withdraw": {"reason": "serious-defect"},
        "restore": {"verified_by": by},
    }.get(outcome, {})
    return actions.propose_measure(certificate, outcome=outcome, evidence="Report 7", by=by, **(terms | more))


def revised(certificate: Certificate, **values) -> Certificate:
    """A certificate that says something else from its next revision on, signed anew where it was signed here."""
    certificate = Certificate.objects.get(pk=certificate.pk)
    signatory = certificate.signed_by
    return make(Change(certificate, What.REVISED, values, by=signatory, signed_by=signatory))
