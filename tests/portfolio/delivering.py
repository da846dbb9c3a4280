"""A laboratory's report as it came to an organisation: in the register, and with an order on its desk."""

from hashlib import sha256
from uuid import UUID, uuid4

from django.core.files.base import ContentFile

from accounts.models import Organisation
from lib import clock
from portfolio import actions
from register.actions import Stated, record_statements
from register.models import Kind
from tenants.models import CertificationBody
from web.uploads import private_storage

BYTES = b"%PDF-1.7 a test report"


def report_said(content: bytes = BYTES, **more) -> dict:
    """A whole statement of a report."""
    return {
        "number": "GL-2026-00417",
        "kind": "cnas",
        "status": "ISSUED",
        "sha256": sha256(content).hexdigest(),
        "issued_on": f"{clock.today()}",
        "standards": ["GB 4706.1-2005 10.1"],
        "scope_number": "CNAS L1234",
        "replaced_by": "",
        "reason": {},
        "changed_at": None,
    } | more


def stated_report(body: CertificationBody, pk: UUID | None = None, revision: int = 1, **more) -> UUID:
    """The register has heard of a report."""
    pk = pk or uuid4()
    record_statements(Kind.REPORT, [Stated(pk, revision, report_said(**more))], body=body)
    return pk


def withdrawn(body: CertificationBody, pk: UUID, **more) -> None:
    """The laboratory has withdrawn it since, or replaced it."""
    ended = {"status": "WITHDRAWN", "reason": {"zh": "设备未校准", "en": "Not calibrated."}}
    stated_report(body, pk, 2, **ended | {"changed_at": clock.now().isoformat()} | more)


def order_said(report: UUID | None, path: str, content: bytes = BYTES, **more) -> dict:
    """An order whose only part brought one file."""
    file = {
        "id": str(uuid4()),
        "name": "report.pdf",
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
        "content_type": "application/pdf",
        "file": path,
        "report": str(report) if report else None,
        "report_number": "GL-2026-00417" if report else "",
    }
    return {
        "number": "GL-O-7",
        "state": "confirmed",
        "holder": "client",
        "since": clock.now().isoformat(),
        "about": {"zh": "检测", "en": "Tests"},
        "milestones": [{"name": {"zh": "报告", "en": "Report"}, "state": "delivered", "files": [file]}],
        "path": "/orders/7/",
        "is_open": True,
    } | more


def delivered(
    laboratory: CertificationBody, to: Organisation, content: bytes = BYTES, *, lies: bytes | None = None
) -> UUID:
    """A report has come with an order; `lies`: what the file really holds."""
    report = stated_report(laboratory, content=content)
    path = private_storage().save(f"orders/{report}.pdf", ContentFile(content if lies is None else lies))
    actions.keep_order(uuid4(), 1, to.pk, order_said(report, path, content), body=laboratory)
    return report
