"""The back office's home says what to do first, and the operators' home what is healthy."""

from datetime import timedelta

import pytest
from django_tenants.utils import tenant_context

from accounts.actions.post import post
from accounts.models import Letter
from catalog.queries import checklist
from lib import clock
from outbox.models import Delivery, Fact
from register.models import ReconcileReport
from staff.models import Role
from tests.cast import works_for
from tests.catalog.schemes import draft_scheme
from tests.orders.laboratory import made_a
from tests.staff.making import staffed
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db


def test_an_empty_back_office_says_what_to_do_first(visit, northseal, ada):
    page = signed_in(visit(northseal), ada).get("/desk/").content.decode()
    assert "To do first" in page
    assert "Bring a second person" in page


def test_a_partner_is_asked_nothing_that_only_certification_needs(visit, greenmark):
    abel = works_for(greenmark, "abel", Role.BODY_ADMIN)
    partner = made_a("training", greenmark)
    page = signed_in(visit(partner), abel).get("/desk/").content.decode()
    assert "Write your first service" in page
    for words in ("evaluate", "certificates are numbered", "Bring your certificates"):
        assert words not in page


def test_another_bodys_staff_find_nothing(visit, northseal, gus):
    assert signed_in(visit(northseal), gus).get("/desk/").status_code == 404


def test_the_desk_is_no_place_of_the_site(site, ada):
    assert signed_in(site, ada).get("/desk/").status_code == 404


def test_the_operators_home_is_calm_where_nothing_waits(site, olga):
    page = signed_in(site, olga).get("/operations/").content.decode()
    assert "lags behind" not in page
    assert "Mail does not go out" not in page
    assert "Schemas ready for the next" in page


def test_it_alarms_when_a_fact_has_waited_too_long(site, olga, northseal):
    fact = Fact.objects.create(
        body=northseal, name="kettles.KettleBoiled", version=1, payload={}, is_public=False,
        announced_at=clock.now() - timedelta(seconds=31),
    )  # fmt: skip
    Delivery.objects.create(fact=fact, hearer="register", priority=1)
    assert "lags behind" in signed_in(site, olga).get("/operations/").content.decode()


@pytest.mark.parametrize(
    ("last_error", "said"),
    [("", "Is the worker running?"), ("SMTPConnectError: zoe@example.org", "(SMTPConnectError)")],
)
def test_it_says_that_mail_does_not_go_out_and_names_nobody(site, olga, last_error, said):
    letter = post("zoe@example.org", "Hello", "There", language="en")
    letter.created_at = clock.now() - timedelta(minutes=11)
    letter.last_error = last_error
    letter.save()
    page = signed_in(site, olga).get("/operations/").content.decode()
    assert "Mail does not go out" in page
    assert said in page
    assert "zoe@" not in page


def test_one_mailbox_that_refuses_is_no_alarm_and_hides_none(site, olga):
    now = clock.now()
    refused = post("nobody@example.org", "Hello", "There", language="en")
    Letter.objects.filter(pk=refused.pk).update(created_at=now - timedelta(days=2), tries=9)
    taken = post("zoe@example.org", "Hello", "There", language="en")
    Letter.objects.filter(pk=taken.pk).update(created_at=now - timedelta(hours=1), sent_at=now - timedelta(hours=1))
    operator = signed_in(site, olga)
    assert b"Mail does not go out" not in operator.get("/operations/").content
    waiting = post("yan@example.org", "Hello", "There", language="en")
    Letter.objects.filter(pk=waiting.pk).update(created_at=now - timedelta(minutes=11))
    assert b"Mail does not go out" in operator.get("/operations/").content


def test_operations_are_for_operators(site, ada):
    assert signed_in(site, ada).get("/operations/").status_code == 403


def test_the_side_leads_only_where_ones_roles_may_go(visit, northseal, ada, mira):
    assert '/desk/people/"' in signed_in(visit(northseal), ada).get("/desk/").content.decode()
    assert '/desk/people/"' not in signed_in(visit(northseal), mira).get("/desk/").content.decode().split("<main")[0]


def test_the_reconcilers_last_report_is_shown(site, olga):
    difference = {"body": "northseal", "kind": "certificate", "subject": "1", "field": "status", "body_says": "valid"}
    ReconcileReport.objects.create(differences=[difference | {"register_says": "suspended"}])
    page = signed_in(site, olga).get("/operations/").content.decode()
    assert "1 difference between bodies and the register" in page
    assert "suspended" in page


def test_a_step_names_its_owner_and_why_it_cannot_be_taken_yet(visit, greenmark):
    founder = works_for(greenmark, "begun-by", Role.BODY_ADMIN)
    page = signed_in(visit(greenmark), founder).get("/desk/")
    rows = {row.step.order: row for row in page.context["steps"]}
    assert (rows[10].url, rows[10].note) == ("/desk/passport/", "")
    assert "Scheme manager" in rows[30].owners
    assert rows[30].url == ""
    assert "nobody to themselves" in rows[30].note
    assert rows[30].note_url == "/desk/people/"
    assert "Not yet:" in page.content.decode()


def test_publishing_waits_for_a_scheme_then_for_people(greenmark):
    manager = works_for(greenmark, "manager", Role.SCHEME_MANAGER)
    with tenant_context(greenmark):
        publish = {step.order: step for step in checklist()}[60]
        assert "First a scheme" in publish.waits_for
        draft_scheme(manager)
        assert "review and decide" in {step.order: step for step in checklist()}[60].waits_for
    staffed(greenmark)
    with tenant_context(greenmark):
        assert {step.order: step for step in checklist()}[60].waits_for == ""


def test_the_list_goes_once_all_is_done_and_is_none_of_those_who_can_do_nothing(visit, northseal, mira):
    assert signed_in(visit(northseal), mira).get("/desk/").context["steps"] == []
