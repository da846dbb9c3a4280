"""Reports of laboratories that orders delivered to an organisation, and to which applications they can be handed."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from uuid import UUID

from django.http import Http404

from accounts.models import Organisation, User
from accounts.queries import organisations_of
from portfolio.models import CaseCopy, OrderCopy, ReportHanding
from portfolio.queries import ROWS_READ, cases_of, facts_of
from register.models import Kind, RegisterEntry
from statements.order import OrderFileStated


@dataclass(frozen=True)
class DeliveredReport:
    """A report as it came with an order: its file, and what the register says of it now, None before it was heard."""

    order: OrderCopy
    organisation: Organisation
    file: OrderFileStated
    key: UUID
    entry: RegisterEntry | None

    @property
    def number(self) -> str:
        return self.file.report_number

    @property
    def is_standing(self) -> bool:
        return self.entry is not None and self.entry.status == "ISSUED"


def delivered_reports(organisations: Iterable[Organisation]) -> list[DeliveredReport]:
    """What laboratories have delivered to these organisations, the newest order first."""
    return list(_delivered({organisation.pk: organisation for organisation in organisations}))


def delivered_report_for(user: User, report: UUID) -> DeliveredReport:
    """A report that was delivered to an organisation of theirs. Raises Http404."""
    own = {organisation.pk: organisation for organisation in organisations_of(user)}
    found = next(_delivered(own, report), None)
    if found is None:
        raise Http404
    return found


def _delivered(own: dict[UUID, Organisation], report: UUID | None = None) -> Iterator[DeliveredReport]:
    orders = OrderCopy.objects.for_organisation(*own.values()).order_by("-since", "pk")
    if report:
        orders = orders.filter(content__contains={"milestones": [{"files": [{"report": str(report)}]}]})
    files = [
        (order, file)
        for order in orders[:ROWS_READ]
        for part in order.statement.milestones
        for file in part.files
        if file.report and report in {None, file.report}
    ]
    stated = RegisterEntry.objects.filter(kind=Kind.REPORT).select_related("body")
    entries = stated.in_bulk([file.report for _order, file in files])
    for order, file in files:
        if file.report and order.organisation_id:
            yield DeliveredReport(order, own[order.organisation_id], file, file.report, entries.get(file.report))


def open_applications(organisation: Organisation) -> list[CaseCopy]:
    """One open case of each application that could take a document, the newest first."""
    cases = facts_of(cases_of([organisation]).filter(is_open=True, body__closes_at=None)).order_by("-since", "pk")
    first: dict[UUID, CaseCopy] = {}
    for case in cases[:ROWS_READ]:
        if application := case.statement.application:
            first.setdefault(application, case)
    return list(first.values())


def handings_of(organisations: Iterable[Organisation]) -> dict[UUID, list[ReportHanding]]:
    """What these organisations have handed over, by report, the newest first."""
    handed: dict[UUID, list[ReportHanding]] = {}
    for handing in ReportHanding.objects.for_organisation(*organisations)[:ROWS_READ]:
        handed.setdefault(handing.report, []).append(handing)
    return handed
