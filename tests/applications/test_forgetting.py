"""Whoever is forgotten is found nowhere: not in a table of any schema, not in a session, not in a file."""

import re
from pathlib import Path

import pytest
from django.contrib.sessions.models import Session
from django.core.files.storage import storages
from django.db import connection
from django_tenants.utils import tenant_context

from accounts import actions
from accounts.models import User
from applications.actions import save_section
from cases.actions import assign, unassign
from cases.models import CaseEvent
from cases.transitions import State
from evaluations.actions import object_to_evaluator
from staff.models import Role
from tests.support.signing_in import signed_in

KEPT_BY_LAW = {  # see docs/privacy.md
    "applications_signature",  # the name printed under an agreement
    "papers_issuedpaper",  # who signed, and whom a letter names as evaluators: what was issued stays as it was
}


def where(*words: str) -> set[str]:
    """Tables, sessions and files in which one of these words stands."""
    pattern = "|".join(map(re.escape, words))
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT table_schema, table_name FROM information_schema.tables WHERE table_type = 'BASE TABLE'"
            " AND (table_schema = 'public' OR table_schema LIKE 'body%%')"
        )
        tables = cursor.fetchall()
        asked = " UNION ALL ".join(
            f"""SELECT '{table}' WHERE EXISTS (SELECT FROM "{schema}"."{table}" AS row WHERE row::text ~* %s)"""
            for schema, table in tables
        )
        cursor.execute(asked, [pattern] * len(tables))
        found = {table for (table,) in cursor.fetchall()}
    if any(re.search(pattern, str(session.get_decoded()), re.I) for session in Session.objects.all()):
        found.add("sessions")
    files = [path for path in Path(storages["private"].location).rglob("*") if path.is_file()]
    return found | {path.name for path in files if re.search(pattern.encode(), path.read_bytes(), re.I)}


@pytest.fixture
def called(cast):
    """The cast under names that nothing else is called by."""
    for name, member in vars(cast).items():
        member.name = f"Zyx{name}"
        member.save()
    return cast


@pytest.mark.slow  # every table of every schema is read eight times
def test_no_trace_is_left_of_a_name_or_an_address_that_we_wrote(called, walk, site, northseal, olga):
    case = walk.to(State.DECIDED)
    for name in ("alice", "arno", "cleo", "mira", "rex", "otto", "sig", "rita"):
        person: User = getattr(called, name)
        signed_in(site, person).get("/account/")
        actions.record_sign_in(person, "signed_in", method="password", device="Firefox", address="203.0.113.7")
        assert "accounts_user" in where(person.name)
        actions.pseudonymise(person, by=olga)
        assert where(f"Zyx{name}", f"{name}@example.org") - KEPT_BY_LAW == set(), name
    with tenant_context(northseal):
        assert case.events.filter(by=called.alice).exists()


def test_events_name_people_as_they_are_called_today(called, walk, visit, northseal):
    case = walk.to(State.EVALUATION_PLANNED)
    objection = object_to_evaluator(case, evaluator=called.mira, reason="Their sister works here.", by=called.alice)
    event = case.events.get(what=CaseEvent.What.OBJECTED)
    assert (event.about, event.words) == ([called.mira.pk], "Their sister works here.")
    page = signed_in(visit(northseal), called.alice).get(case.get_absolute_url()).text
    assert "Zyxmira · Their sister works here." in page
    actions.pseudonymise(called.mira, by=None)
    assert "Zyxmira" not in signed_in(visit(northseal), called.alice).get(case.get_absolute_url()).text
    assert objection.evaluator_id == called.mira.pk


def test_who_is_named_and_no_longer_is_stands_in_the_file_by_number(called, walk):
    case = walk.to(State.EVALUATION_PLANNED)
    unassign(assign(case, role=Role.REVIEWER, user=called.rex, by=called.cleo), by=called.cleo)
    told = case.events.filter(code=Role.REVIEWER).values_list("what", "about", "words")
    assert list(told) == [("assigned", [called.rex.pk], ""), ("unassigned", [called.rex.pk], "")]


def test_a_letter_names_the_evaluators_without_having_their_names(called, walk, visit, northseal):
    letter = walk.to(State.EVALUATION_PLANNED).letters.get(kind="plan")
    assert "Zyxmira" not in letter.text_en + letter.text_zh
    page = signed_in(visit(northseal), called.alice).get(f"/letters/{letter.pk}/").text
    assert "Zyxmira" in page


def test_whoever_applied_is_the_contact_until_another_is_named(called, walk):
    walk.start()
    assert walk.application.contact == ("Zyxalice", "alice@example.org")
    typed = {"contact_name": "Zyxalice", "contact_email": "Alice@example.org"}
    saved = save_section(walk.application, section="parties", values=typed, by=called.alice)
    assert (saved.contact_name, saved.contact) == ("", ("Zyxalice", "alice@example.org"))
    other = {"contact_name": "Wu", "contact_email": "wu@example.org"}
    assert save_section(saved, section="parties", values=other, by=called.alice).contact == ("Wu", "wu@example.org")
