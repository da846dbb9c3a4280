"""Does the register say what the bodies hold? Asks each journey app in each body's schema, and names every difference.

A repair is a new correcting fact from the body, never an overwrite of the register.
"""

from collections.abc import Callable, Iterator
from itertools import batched
from typing import Any
from uuid import UUID

from django.db import connection, transaction
from django_tenants.utils import tenant_context

import catalog.actions
import catalog.queries
import certificates.actions
import certificates.statements
import orders.actions
import orders.reports
from lib import clock
from lib.refusal import Refused
from outbox.models import Delivery
from register.models import Kind, ReconcileReport, RegisterEntry
from tenants.models import CertificationBody

type State = tuple[UUID, int, dict[str, Any]]
type Discrepancy = dict[str, Any]

STATES: dict[Kind, Callable[[], Iterator[State]]] = {
    Kind.CERTIFICATE: certificates.statements.public_state,
    Kind.SCHEME: catalog.queries.public_state,
    Kind.SERVICE: catalog.queries.service_states,
    Kind.REPORT: orders.reports.public_state_of_reports,
}
REPAIRS: dict[str, Callable[[UUID], Any]] = {
    Kind.CERTIFICATE: lambda pk: certificates.actions.restate(pk, by=None),
    Kind.SCHEME: catalog.actions.restate,
    Kind.SERVICE: catalog.actions.restate_service,
    Kind.REPORT: orders.actions.restate_report,
}
BATCH = 500
MOST_KEPT = 1000  # differences written into one report; more of them say the same


def reconcile(*, repair: bool = False) -> ReconcileReport:
    """Compare all bodies, closed ones too, and keep a report. What is still on its way is no difference."""
    report = ReconcileReport.objects.create(started_at=clock.now())
    everywhere: list[Discrepancy] = []
    for body in CertificationBody.objects.order_by("slug"):
        compared, differences = compare(body)
        report.compared += compared
        everywhere += differences
        if repair:
            said_again = {difference["subject"]: difference for difference in differences}  # once, not once per field
            report.repaired += sum(_repaired(body, difference) for difference in said_again.values())
    report.differences = everywhere[:MOST_KEPT]
    report.ended_at = clock.now()
    report.save()
    return report


def compare(body: CertificationBody) -> tuple[int, list[Discrepancy]]:
    """How many subjects of a body were compared, and where body and register differ. Body and register are read as of
    one moment, so that a change in between is not taken for a difference."""
    compared, differences = 0, []
    with transaction.atomic():
        _as_of_one_moment()
        waiting = _on_their_way(body)
        for kind, states in STATES.items():
            known: set[UUID] = set()
            with tenant_context(body):
                for some in batched(states(), BATCH):
                    differences += list(_differences(body, kind, some))
                    known |= {pk for pk, _revision, _statement in some}
            compared += len(known)
            differences += list(_unknown_to_the_body(body, kind, known))
    return compared, [difference for difference in differences if difference["subject"] not in waiting]


def _differences(body: CertificationBody, kind: Kind, states: tuple[State, ...]) -> Iterator[Discrepancy]:
    shown = RegisterEntry.objects.in_bulk([pk for pk, _revision, _statement in states])
    for pk, revision, statement in states:
        entry = shown.get(pk)
        if entry is None:
            yield _difference(body, kind, pk, "(all)", statement.get("status"), None)
            continue
        if entry.revision != revision:
            yield _difference(body, kind, pk, "revision", revision, entry.revision)
        for field in sorted(statement.keys() | entry.content.keys()):
            if statement.get(field) != entry.content.get(field):
                yield _difference(body, kind, pk, field, statement.get(field), entry.content.get(field))
        if entry.status != statement.get("status"):
            yield _difference(body, kind, pk, "status", statement.get("status"), entry.status)


def _unknown_to_the_body(body: CertificationBody, kind: Kind, known: set[UUID]) -> Iterator[Discrepancy]:
    shown = RegisterEntry.objects.filter(kind=kind, body=body).values_list("pk", "status")
    for pk, status in shown.iterator():
        if pk not in known:
            yield _difference(body, kind, pk, "(all)", None, status)


def _difference(  # noqa: PLR0917
    body: CertificationBody, kind: Kind, pk: UUID, field: str, body_says: Any, register_says: Any
) -> Discrepancy:
    return {
        "body": body.slug,
        "kind": str(kind),
        "subject": str(pk),
        "field": field,
        "body_says": body_says,
        "register_says": register_says,
    }


def _on_their_way(body: CertificationBody) -> set[str]:
    """Subjects of which the register has still to hear something."""
    waiting = Delivery.objects.waiting().filter(hearer="register", fact__body=body)
    subjects: set[str] = set()
    for payload in waiting.values_list("fact__payload", flat=True):
        for statement in payload.get("statements", [payload]):
            subjects |= {
                str(statement[key]) for key in ("certificate", "scheme", "service", "report") if key in statement
            }
    return subjects


def _as_of_one_moment() -> None:
    """Only where we opened the transaction ourselves; a test's is older."""
    if len(connection.savepoint_ids) == 0 and not connection.needs_rollback:
        with connection.cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")


def _repaired(body: CertificationBody, difference: Discrepancy) -> bool:
    """Have the body say it again. What only the register knows cannot be said again by the body."""
    if difference["body_says"] is None:
        return False
    with tenant_context(body):
        try:
            REPAIRS[difference["kind"]](UUID(difference["subject"]))
        except Refused:
            return False
    return True
