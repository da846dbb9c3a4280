"""A caller's temporary tables stand in for nobody's: a whole journey under a copy of every table that cries out when read."""

import re
from collections.abc import Iterator

import pytest
from django.db import DatabaseError, connection, transaction

from accounts.models import Organisation, User
from applications import actions as applying
from cases.transitions import State
from certificates import actions
from certificates.models import Certificate, SurveillancePlan
from evaluations import actions as evaluating
from evaluations.models import Nonconformity
from lib import clock
from orders.actions import accept
from staff.actions import write_assessment
from staff.impartiality import end_advice
from staff.models import Role
from staff.queries import today
from tenants import roles
from tenants.context import current_body
from tenants.postgresql.base import DatabaseWrapper
from tests.applications.walking import Walk, a_pdf
from tests.cast import works_for
from tests.catalog.schemes import next_version
from tests.catalog.services import published_service
from tests.certificates.making import content, decide, suspend_at_request
from tests.impartiality.making import advised, enterprise, opened
from tests.orders.making import delivered, ordered
from tests.support import database
from tests.tenants.making import functions, tables_of_the_journey

NOT_IN_THIS_JOURNEY = {"guildmark_handed_report_stays"}  # it reads the row's own application alone
CRIES = "A temporary table stood in."
SHADE = f"""
CREATE FUNCTION pg_temp.cries() RETURNS boolean LANGUAGE plpgsql AS $$ BEGIN RAISE EXCEPTION '{CRIES}'; END $$;
DO $$
DECLARE one record;
BEGIN
    FOR one IN SELECT schemaname, tablename FROM pg_tables WHERE schemaname IN ('body_northseal', 'public') LOOP
        EXECUTE format('CREATE OR REPLACE TEMP VIEW %I AS SELECT * FROM %I.%I WHERE pg_temp.cries()',
                       one.tablename, one.schemaname, one.tablename);
    END LOOP;
END $$;
"""


@pytest.fixture
def shade(published, monkeypatch) -> Iterator[None]:
    """Our own statements name no schema either, so the connection looks at temporary tables last; guards must by themselves."""
    found = DatabaseWrapper._get_cursor_search_paths
    monkeypatch.setattr(DatabaseWrapper, "_get_cursor_search_paths", lambda self: [*found(self), "pg_temp"])
    database.by_the_owner(f"GRANT TEMP ON DATABASE {connection.settings_dict['NAME']} TO {roles.APP}")
    database.by_the_owner("SET LOCAL track_functions = 'all'")
    with connection.cursor() as cursor:
        cursor.execute(SHADE)
    yield
    with connection.cursor() as cursor:
        cursor.execute("SET search_path = public")


def fired() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT funcname FROM pg_stat_xact_user_functions WHERE schemaname = 'public'")
        return {name for (name,) in cursor.fetchall()}


def readers() -> set[str]:
    """The functions that read a body's tables."""
    reads = re.compile(r"\b(?:FROM|JOIN|INTO) (" + "|".join(sorted(tables_of_the_journey())) + r")\b")
    return {name for name, (_sets, text) in functions().items() if reads.search(text)}


def at_commit() -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE; SET CONSTRAINTS ALL DEFERRED")


def certify(walk: Walk) -> Certificate:
    """From a draft to a certificate, with a nonconformity on the way, and a document that was taken back."""
    walk.to(State.DRAFT)
    document = applying.add_document(walk.application, a_pdf("more.pdf"), slot="other", by=walk.cast.alice)
    document.delete()
    walk.to(State.EVALUATING)
    fault = evaluating.raise_nonconformity(walk.case, grade="minor", criterion="x", text="y", by=walk.cast.mira)
    Nonconformity.objects.filter(pk=fault.pk).update(
        status="accepted",
        closed_at=clock.now(),
        closed_by=walk.cast.mira,
        closing_words="z",
        client_told_at=clock.now(),
    )
    case = walk.to(State.DECIDED)
    issued = actions.issue_for_case(case, by=walk.cast.rita)
    evaluating.send_decision_letter(case, by=walk.cast.rita)
    return actions.sign_certificate(issued, by=walk.cast.sig, has_read=True)


def advise_and_deliver(sima: User, alice: User, acme: Organisation, olga: User, quinn: User) -> None:
    """Advice to somebody new, assessed once it is over; and an order of something else, delivered and accepted."""
    opened(olga)
    advice = advised(enterprise("Newcomer GmbH"), by=sima)
    end_advice(advice.order, on=today())
    write_assessment(advice, risks="One plant.", measures="Others evaluate.", by=quinn)
    order = ordered(published_service(sima), acme, alice)
    accept(delivered(order, sima), by=alice)


def test_no_guard_looks_at_a_callers_temporary_table(walk, shade, rita, quinn, otto, sima, alice, acme, olga):
    advise_and_deliver(sima, alice, acme, olga, quinn)
    certificate = certify(walk)
    actions.confirm_import(actions.prepare_import(content(), by=rita), by=quinn, takes_responsibility=True)
    next_version(walk.version.scheme, works_for(current_body(), "sima2", Role.SCHEME_MANAGER))
    suspend_at_request(certificate, by=rita)
    decide(certificate, "restore", proposed_by=quinn, by=otto)
    SurveillancePlan.objects.filter(certificate=certificate).update(
        ended_at=None
    )  # as it is: the guard looks, and lets it
    at_commit()
    assert readers() - fired() == NOT_IN_THIS_JOURNEY


def test_the_shade_would_be_seen(shade):
    """The attack itself: a function that does not name pg_temp reads the caller's table."""
    careless = (
        "CREATE FUNCTION public.careless() RETURNS bigint LANGUAGE sql SET search_path = body_northseal, public AS"
    )
    database.by_the_owner(f"{careless} $$ SELECT count(*) FROM staff_authorisation $$")
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match=CRIES), transaction.atomic():
        cursor.execute("SELECT public.careless()")
