"""Reads about reports: one for whoever works here, those of an order, and what is stated of each."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import Organisation
from orders.models import Order, Report
from statements import ReportStatement
from statements.shape import words


def report_for(pk: UUID) -> Report:
    """A report of this laboratory for its people. Raises Http404."""
    report = Report.objects.select_related("order", "replaced_by").filter(pk=pk).first()
    if report is None:
        raise Http404
    return report


def standing_reports() -> QuerySet[Report]:
    """Those that are neither replaced nor withdrawn, the newest first."""
    return Report.objects.filter(state=Report.State.ISSUED).order_by("-issued_on", "-recorded_at")


def may_replace(report: Report) -> QuerySet[Report]:
    """Which reports could take a report's place: standing ones, not older; of its own order where it has one."""
    others = standing_reports().filter(issued_on__gte=report.issued_on).exclude(pk=report.pk)
    return others.filter(order=report.order) if report.order_id else others


def clients_here() -> QuerySet[Organisation]:
    """Organisations that have ordered here."""
    ordered = Order.objects.with_the_seller().values("organisation")
    return Organisation.objects.filter(pk__in=ordered).order_by("name_zh", "name_en", "pk")


def statement_of_report(report: Report) -> ReportStatement:
    """Everything public about a report: never whose product it is about (INV-13)."""
    return ReportStatement(
        number=report.number,
        kind=report.kind,
        status=report.state,
        sha256=report.sha256,
        issued_on=report.issued_on,
        standards=tuple(report.standards),
        scope_number=report.scope_number,
        replaced_by=report.replaced_by.number if report.replaced_by else "",
        reason=words(report.reason, report.reason_en),
        changed_at=report.changed_at,
    )


def public_state_of_reports() -> Iterator[tuple[UUID, int, dict[str, Any]]]:
    """Every report as the register should show it, for the reconciler."""
    for report in Report.objects.select_related("replaced_by").order_by("pk").iterator(chunk_size=500):
        yield report.pk, report.revision, statement_of_report(report).content()
