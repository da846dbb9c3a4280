"""A laboratory with its scope, an order of tests at it, and reports. Greenmark becomes one."""

from collections.abc import Iterator
from datetime import date, timedelta
from hashlib import sha256

from django_tenants.utils import tenant_context

from accounts.models import Organisation, User
from catalog.models import LabLine, ScopeLine, Service, ServiceVersion
from lib import clock
from orders.actions import reporting
from orders.actions.reporting import ClauseTested
from orders.models import Order, OrderLine, Report
from staff.models import Role
from tenants.hosts import table
from tenants.models import CertificationBody
from tests.cast import works_for

NUMBER = "GB 4706.1-2005"
OTHER = "GB/T 23119-2017"
BYTES = b"%PDF-1.7 a report"
ROLES = (Role.QUALITY_MANAGER, Role.SCHEME_MANAGER, Role.CASE_OFFICER)


def made_a_laboratory(body: CertificationBody) -> CertificationBody:
    """With a CMA and a CNAS scope for one standard, and none for another."""
    CertificationBody.objects.filter(pk=body.pk).update(kind="laboratory")
    table.forget()
    return CertificationBody.objects.get(pk=body.pk)


def keeper(body: CertificationBody) -> User:
    """Lin, who answers for the laboratory's reports."""
    return works_for(body, "lin", *ROLES)


def scope(of: str, number: str, by: User, *, until: date = date(2099, 1, 1)) -> ScopeLine:
    return ScopeLine.objects.create(
        of=of, certificate_number=number, key="GB4706.1", standard=NUMBER, valid_from=date(2020, 1, 1),
        valid_until=until, recorded_by=by,
    )  # fmt: skip


def lab_lines(by: User) -> list[LabLine]:
    """A draft of a service with two tests: the first within the scope, the second not."""
    service = Service.objects.create(slug="appliance-tests", created_by=by)
    version = ServiceVersion.objects.create(service=service, type="testing", name_zh="家电检测", name_en="Tests")
    return [
        LabLine.objects.create(version=version, position=1, product_zh="冰箱", key="GB4706.1", standard=NUMBER, clause="10.1"),
        LabLine.objects.create(version=version, position=2, product_zh="冰箱", key="GBT23119", standard=OTHER),
    ]  # fmt: skip


def order_of_tests(buyer: Organisation, by: User, *, number: str = "O-1") -> Order:
    """Confirmed a week ago, with a line for each test."""
    then = clock.now() - timedelta(days=7)
    order = Order.objects.create(number=number, organisation=buyer, buyer_en="Acme", begun_by=by)
    for test in lab_lines(by):
        OrderLine.objects.create(order=order, version=test.version, test=test)
    order.state, order.total, order.sha256 = Order.State.CONFIRMED, 100, "0" * 64
    order.confirmed_at, order.confirmed_by = then, by
    order.save()
    return order


def issue(order: Order, by: User, *, number: str = "R-2026-001", content: bytes = BYTES, **more: object) -> Report:
    """A CNAS report of today on the order's first test."""
    given = {
        "number": number,
        "kind": "cnas",
        "issued_on": clock.today(),
        "lines": list(order.lines.filter(test__standard=NUMBER)),
        "name": "report.pdf",
        "size": len(content),
        "sha256": sha256(content).hexdigest(),
    }
    return reporting.issue_report(order, by=by, **given | more)


def registered(by: User, *, number: str = "R-2026-001", content: bytes = BYTES, **more: object) -> Report:
    """A CNAS report of today that was issued outside orders."""
    given = {
        "number": number,
        "kind": "cnas",
        "issued_on": clock.today(),
        "tested": [ClauseTested(NUMBER, "10.1")],
        "sha256": sha256(content).hexdigest(),
    }
    return reporting.register_report(by=by, **given | more)


def laboratory_in(body: CertificationBody) -> Iterator[CertificationBody]:
    """Inside the schema of a body that has become a laboratory with its scope."""
    laboratory = made_a_laboratory(body)
    with tenant_context(laboratory):
        lin = keeper(laboratory)
        scope("cnas", "CNAS L1234", lin)
        scope("cma", "CMA 210001", lin)
        yield laboratory
