"""Case page with 200 events, case list with 20,000 cases: CPU against a plain Django list view of the same rows.

The plain views pass the same doors and stand in the same base page; they only list, one `{{ }}` a cell.
"""

from collections.abc import Callable
from time import process_time
from uuid import UUID

from django.core.handlers.wsgi import WSGIHandler
from django.core.paginator import Paginator
from django.db import connection
from django.http import HttpResponse
from django.template import engines
from django.test import Client, RequestFactory, override_settings
from django.test.utils import CaptureQueriesContext
from django.urls import include, path
from django_tenants.utils import tenant_context

from accounts.models import Organisation, OrganisationMembership
from accounts.requests import StaffRequest, policy
from bench.pairs import Ratio, interleaved
from cases.models import Case, CaseEvent
from cases.transitions import State
from marketplace import urls_body
from staff.models import Role
from tenants.models import CertificationBody
from tests.applications.many import write_events, write_many_cases
from tests.applications.walking import Cast, Walk
from tests.cast import person, staff_of, works_for
from tests.catalog.schemes import published_scheme
from tests.support.signing_in import signed_in

REQUESTS = 25
MOST_QUERIES = 15
PAGE = '{{% extends "base_body.html" %}}{{% block content %}}<h1>Rows</h1><table>{{% for one in page %}}<tr>{cells}</tr>{{% endfor %}}</table>{{% endblock %}}'
CASE_CELLS = (
    "one.number", "one.client_name_en", "one.scheme_version.name_en", "one.subject_words",
    "one.product_en", "one.get_state_display", "one.get_holder_display", "one.due_at|date",
)  # fmt: skip
EVENT_CELLS = ("one.at|date", "one.get_what_display", "one.words", "one.by.name")


def plain(cells: tuple[str, ...]) -> Callable[[StaffRequest, object], HttpResponse]:
    made = engines["django"].from_string(PAGE.format(cells="".join(f"<td>{{{{ {cell} }}}}</td>" for cell in cells)))
    return lambda request, rows: HttpResponse(made.render({"page": rows}, request))


list_cases, list_events = plain(CASE_CELLS), plain(EVENT_CELLS)


@policy(host="body", who="body_staff")
def plain_cases(request: StaffRequest) -> HttpResponse:
    found = Case.objects.exclude(state="DRAFT").select_related("scheme_version")
    return list_cases(request, Paginator(found, 50).get_page(1))


@policy(host="body", who="body_staff")
def plain_events(request: StaffRequest, pk: UUID) -> HttpResponse:
    return list_events(request, CaseEvent.objects.filter(case=pk).prefetch_related("by"))


urlpatterns = [
    path("plain/", plain_cases),
    path("plain/<uuid:pk>/", plain_events),
    path("", include(urls_body)),
]


class Visitor:
    """Somebody signed in, whose requests go through the whole handler."""

    def __init__(self, client: Client) -> None:
        self.handler, self.host = WSGIHandler(), client.defaults["SERVER_NAME"]
        self.cookie = f"sid={client.cookies['sid'].value}"

    def get(self, address: str) -> None:
        made = RequestFactory(SERVER_NAME=self.host, HTTP_COOKIE=self.cookie, HTTP_ACCEPT_LANGUAGE="en").get(address)
        answer = self.handler(made.environ, lambda *_: None)
        assert answer.status_code == 200, (address, answer.status_code)

    def cost(self, address: str) -> float:
        """CPU milliseconds a request, this process's."""
        started = process_time()
        for _ in range(REQUESTS):
            self.get(address)
        return (process_time() - started) * 1000 / REQUESTS

    def queries(self, address: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            self.get(address)
        return len(queries)


def measure(rounds: int = 9) -> list[Ratio]:
    body = CertificationBody.objects.get(slug="northseal")
    case, officer = a_decided_case(body)
    visitor = Visitor(signed_in(Client(SERVER_NAME=f"{body.slug}.guildmark.localhost"), officer))
    with override_settings(ROOT_URLCONF=__name__):
        return [
            measured(visitor, "case page, 200 events ÷ plain list", f"/cases/{case.pk}/", f"/plain/{case.pk}/", rounds),
            measured(visitor, "case list, 20,000 cases ÷ plain list", "/desk/cases/?list=team", "/plain/", rounds),
        ]


def measured(visitor: Visitor, name: str, address: str, floor: str, rounds: int) -> Ratio:
    ours, plain_ones = interleaved(lambda: visitor.cost(address), lambda: visitor.cost(floor), rounds=rounds)
    count = visitor.queries(address)
    assert count <= MOST_QUERIES, f"{address} costs {count} queries"
    return Ratio(name, "CPU ms", ours, plain_ones, promised=2, note=f"{count} SQL (≤ {MOST_QUERIES})")


def a_decided_case(body: CertificationBody) -> tuple[Case, object]:
    """A case with its whole file and 200 events more, among 20,000 others, and its case officer."""
    acme, alice = Organisation.objects.create(name_zh="爱克米", name_en="Acme"), person("alice")
    OrganisationMembership.objects.create(user=alice, organisation=acme)
    people = staff_of(body, "arno", "cleo", "mira", "rex", "otto", "sig", "rita")
    sima = works_for(body, "sima", Role.SCHEME_MANAGER, Role.BODY_ADMIN)
    with tenant_context(body):
        version = published_scheme(sima)
        case = Walk(version, acme, Cast(alice, **people)).to(State.DECIDED)
        write_events(case, 200, by=people["cleo"])
        write_many_cases(Walk(version, acme, Cast(alice, **people)).to(State.SUBMITTED), 20_000)
    return case, people["cleo"]
