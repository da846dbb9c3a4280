"""The operators' home: what is healthy, what waits, what fails."""

from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import render

from accounts import queries as accounts
from accounts.requests import SignedInAtSiteRequest, policy
from outbox import pulses as outbox_pulses
from outbox import queries as outbox
from oversight.acceptances import waiting_acceptances
from oversight.models import BodyRequest
from oversight.queries import to_confirm, wishes_to_close
from register import queries as register
from tenants.migrations_state import is_complete, migrations_hash, schemas_behind
from tenants.models import CertificationBody, Spare
from tenants.opening import SPARES_KEPT


@policy(host="site", who="operator")
def overview(request: SignedInAtSiteRequest) -> HttpResponse:
    standings = dict(CertificationBody.objects.values_list("standing").annotate(Count("pk")).order_by())
    context = {
        "standings": standings,
        "to_confirm": to_confirm().count(),
        "in_maintenance": _in_maintenance(),
        "acceptances": waiting_acceptances(),
        "wishes_to_close": wishes_to_close(),
        "requests": BodyRequest.objects.waiting().order_by("requested_at")[:10],
        "counts": outbox.counts(),
        "oldest": outbox.oldest_wait(),
        "is_alarming": outbox.oldest_wait_is_alarming(),
        "dates_failing": outbox.failing_dates().count(),
        "pulses": outbox_pulses.last_pulses(),
        "quiet": outbox_pulses.quiet(),
        "spares": Spare.objects.filter(migrations_hash=migrations_hash()).count(),
        "spares_kept": SPARES_KEPT,
        "post": accounts.post(),
        "report": register.last_report(),
    }
    return render(request, "marketplace/operations.html", context)


def _in_maintenance() -> list[CertificationBody]:
    """Bodies at work whose tables are not those of this version: their hosts say so until `migrate_bodies` has gone through.

    One that is closing too: its people fetch their data.
    """
    standings = [CertificationBody.Standing.OPEN, CertificationBody.Standing.CLOSING]
    bodies = {body.schema_name: body for body in CertificationBody.objects.filter(standing__in=standings)}
    return [bodies[schema] for schema in schemas_behind(sorted(bodies)) if not is_complete(schema)]
