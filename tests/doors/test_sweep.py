"""Real things of northseal and acme, asked for by everybody else, by GET and by POST: nothing is shown, nothing is written."""

import pytest
from django.db import connection

from staff.models import Role
from tests.doors.asking import Address, Knocker, addresses, letter_of
from tests.doors.making import private, typed
from tests.doors.town import Town

pytestmark = pytest.mark.slow
NO = set(".xifom")
OF_CASES = {"applications", "evaluations"}
# Who of northseal's own people has business with which apps' things, whatever their assignments. Nobody else is on this list.
BUSINESS = {
    "no_role": set(),
    "role_ended": set(),
    "left": set(),
    "body_marketer": {"enquiries"},
    "finance": {"billing"},
    "scheme_manager": {"catalog", "enquiries"},
    "outside": set(),
    "application_reviewer": set(),
    "evaluator": {"certificates"},
    "reviewer": {"certificates"},
    "decision_maker": {"certificates"},
    "complaint_handler": {"certificates"},
}
# Whoever comes from elsewhere has business with nothing. A stranger is asked for everything by test_golden, and the
# others pass the same policies as passers-by and rivals do: they are asked in `make test-long`.
LONG = pytest.mark.long
ELSEWHERE = [
    "passer_by",
    "other_client",
    "other_body",
    *(pytest.param(who, marks=LONG) for who in ("stranger", "operator", "editor", "observer")),
]
WRITES = ("INSERT", "UPDATE", "DELETE")
OF_SESSIONS = ("django_session", "accounts_session", "SAVEPOINT")


def knocked(knocker: Knocker, address: Address) -> list[str]:
    """What came of asking for a thing both ways, where it is more than a closed door."""
    written: list[str] = []

    def watching(execute, sql, params, many, context):  # type: ignore[no-untyped-def]
        if sql.startswith(WRITES) and not any(table in sql for table in OF_SESSIONS):
            written.append(sql[:80])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watching):
        asked = knocker.ask("GET", address.path)
        posted = knocker.ask("POST", address.path, typed())
    letters = letter_of(asked) + letter_of(posted)
    return ([] if set(letters) <= NO else [letters]) + written


def opened(town: Town, host: str, who: str, *, business: set[str] = frozenset()) -> list[tuple[str, list[str]]]:
    knocker = Knocker(host, town, town.people.get(who))
    asked = [one for one in private(town, host) if business.isdisjoint({one.view, one.view.partition(":")[0]})]
    assert len(asked) > (30 if host == "body" else 5)
    return [(one.route, came) for one in asked if (came := knocked(knocker, one))]


@pytest.mark.parametrize("who", ELSEWHERE)
def test_nothing_of_a_bodys_house_opens_to_who_comes_from_elsewhere(town, who):
    assert opened(town, "body", who) == []


@LONG  # every person of a body at every address; the quick part of test_golden asks for some
@pytest.mark.parametrize("who", BUSINESS)
def test_nothing_of_a_bodys_house_opens_to_its_own_people_without_business_there(town, who):
    assert opened(town, "body", who, business=BUSINESS[who]) == []


@pytest.mark.parametrize(
    "who", [*ELSEWHERE[:4], *(pytest.param(who, marks=LONG) for who in ("no_role", "editor", "observer"))]
)
def test_nothing_of_an_organisation_or_the_platform_opens_to_others(town, who):
    assert opened(town, "site", who) == []


def test_the_operator_runs_the_platform_and_reads_no_organisation(town):
    groups = {"accounts:tie", "accounts:end-tie"}
    # What `billing` has on the site is the platform's own business: subscriptions, and what the provider told.
    business = {"oversight", "billing", "enquiries:checks", "enquiries:check", *groups}
    assert opened(town, "site", "operator", business=business) == []


@pytest.mark.parametrize("role", [role for role in Role.values if role not in BUSINESS])
def test_no_role_is_forgotten_in_the_sweep(role):
    """Those left out answer for all cases or take on a step: the matrix of test_standing holds them."""
    assert role in {"case_officer", "registrar", "quality_manager", "body_admin", "signatory"}


@pytest.mark.parametrize(
    "who",
    [
        "passer_by",
        "other_client",
        "other_body",
        *(pytest.param(who, marks=LONG) for who in ("no_role", "finance", "outside", "evaluator")),
    ],
)
def test_no_list_of_either_host_names_what_is_not_theirs(town, who):
    shown = set()
    for host in ("site", "body"):
        knocker = Knocker(host, town, town.people[who])
        lists = [one for one in addresses(host, town.places) if "<" not in one.route and "(" not in one.route]
        for address in (one for one in lists if one.view and not one.route.startswith("cms/")):
            page = b"".join(knocker.ask("GET", address.path)).decode(errors="ignore")
            shown |= {(word, address.route) for word in town.words if word in page}
    allowed = {"finance": ("desk/invoices/",), "evaluator": ("desk/certificates/",)}.get(who, ())
    public = (
        "certificates/",
        "verify/",
        "register/",
        "find/products/",
        "find/suppliers/",
        "api/v1/certificates",
        "api/v1/suppliers",
    )
    assert [one for one in shown if not one[1].startswith((*allowed, *public))] == []
