"""A body leaves: its day is announced, its people only fetch their data, its day comes; what it stated stays, and says so."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django_tenants.utils import tenant_context

from accounts.models import Notice, Session, User
from lib import clock
from lib.refusal import Refused
from outbox import relay
from outbox.actions import set_due
from outbox.hearing import seen_to_where_body_leaves
from outbox.models import Due
from oversight import actions
from oversight.models import BodyMeasure, ClosingRequest
from oversight.queries import statement_of
from staff.models import Authorisation, Role
from tenants.hosts import table
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.oversight.making import ASK, announce, at_the_desk, close_body
from tests.support.refusing import is_kept

pytestmark = pytest.mark.django_db

WHY = {"zh": "已并入他家。", "en": "It was merged."}
HOST = "northseal.guildmark.localhost"


@pytest.fixture
def leaving(northseal, olga):
    return announce(northseal, by=olga, reason=WHY)


@pytest.fixture
def left(northseal, olga):
    closed = close_body(northseal, by=olga, reason=WHY)
    table.forget()
    return closed


def on_its_day(body: CertificationBody, **later: int):
    return clock.frozen_at(body.closes_at + timedelta(**later))


# --- Announcing, taking back ---------------------------------------------------------------------------------------------


def test_it_is_recorded_with_its_day_and_whom_to_ask_and_stated_whole(leaving):
    measure = BodyMeasure.objects.get()
    stated = statement_of(leaving)
    assert (measure.kind, measure.reason, measure.ask, measure.closes_at) == ("closing", WHY, ASK, leaving.closes_at)
    assert (stated.standing, stated.closes_at, stated.ask) == ("closing", leaving.closes_at, ASK)


def test_its_day_begins_at_midnight_where_the_body_is(northseal, olga):
    CertificationBody.objects.filter(pk=northseal.pk).update(time_zone="Pacific/Auckland")
    northseal.refresh_from_db()
    day = clock.today("Pacific/Auckland") + timedelta(days=20)
    body = actions.announce_closing(northseal, closes_on=day, reason=WHY, ask=ASK, by=olga)
    assert (body.closes_on, body.closes_at) == (day, clock.day_after(day - timedelta(days=1), "Pacific/Auckland"))


@pytest.mark.parametrize("days", [-1, 0, 13, 367, 100_000])
def test_a_day_too_soon_or_too_far_is_refused(northseal, olga, days):
    with pytest.raises(Refused, match="Choose a day from"):
        announce(northseal, by=olga, days=days)
    assert not BodyMeasure.objects.exists()


def test_whom_to_ask_is_needed_and_only_operators_may(northseal, olga, ada):
    with pytest.raises(Refused, match="whom to ask"):
        actions.announce_closing(northseal, closes_on=clock.today() + timedelta(30), reason=WHY, ask=" ", by=olga)
    with pytest.raises(Refused, match="operators"):
        announce(northseal, by=ada)


def test_the_database_knows_no_body_that_leaves_without_a_day(northseal):
    with pytest.raises(IntegrityError, match="who_leaves_has_a_day"), transaction.atomic():
        CertificationBody.objects.filter(pk=northseal.pk).update(standing="closed")


@pytest.mark.parametrize("before", ["open", "suspended"])
def test_taken_back_it_stands_as_before(northseal, olga, before):
    if before == "suspended":
        actions.suspend_body(northseal, reason="Looked into.", by=olga)
    announce(northseal, by=olga)
    body = actions.take_back_closing(northseal, reason=WHY, by=olga)
    assert (body.standing, body.closes_at) == (before, None)
    assert not Due.objects.filter(kind="oversight.close").exists()


def test_taken_back_a_suspended_body_is_suspended_for_its_own_reason_and_since_then(northseal, olga):
    with clock.frozen_at(clock.now() - timedelta(days=9)):
        suspended = actions.suspend_body(northseal, reason="Its insurance has ended.", by=olga)
    before = statement_of(suspended)
    announce(northseal, by=olga)
    after = statement_of(actions.take_back_closing(northseal, reason="It found a buyer.", by=olga))
    assert (after.standing, after.standing_reason, after.standing_since) == (
        "suspended",
        before.standing_reason,
        before.standing_since,
    )


def test_once_its_day_has_come_it_is_not_taken_back_but_reopened(leaving, olga):
    with on_its_day(leaving):
        with pytest.raises(Refused, match="its day has come"):
            actions.take_back_closing(leaving, reason=WHY, by=olga)
        body = actions.reopen_body(leaving, reason=WHY, by=olga)
        assert (body.standing, body.closes_at, body.certifies) == ("open", None, True)


def test_what_was_said_once_is_not_said_again(leaving, olga):
    for action in (actions.suspend_body, actions.reopen_body):
        with pytest.raises(Refused):
            action(leaving, reason=WHY, by=olga)
    with pytest.raises(Refused, match="closing already"):
        announce(leaving, by=olga)
    with pytest.raises(Refused, match="stays where it is"):
        actions.change_time_zone(leaving, zone="Europe/Madrid", reason=WHY, by=olga)


def test_the_clock_closes_it_on_its_day_and_not_before(leaving):
    with on_its_day(leaving, seconds=-1):
        relay.deliver_all()
        leaving.refresh_from_db()
        assert leaving.standing == "closing"
    with on_its_day(leaving):
        relay.deliver_all()
        leaving.refresh_from_db()
        assert leaving.standing == "closed"
        assert [measure.kind for measure in leaving.measures.all()] == ["closed", "closing"]
        assert statement_of(leaving).standing_since == leaving.closes_at


def test_it_closes_though_who_announced_it_has_left_office(leaving, olga):
    User.objects.filter(pk=olga.pk).update(is_operator=False)
    with on_its_day(leaving):
        relay.deliver_all()
    leaving.refresh_from_db()
    assert (leaving.standing, leaving.measures.first().kind) == ("closed", "closed")


def test_one_that_was_suspended_before_says_why_and_since_when_once_its_closing_is_taken_back(northseal, olga):
    actions.suspend_body(northseal, reason="Looked into.", by=olga)
    suspended_at = northseal.measures.get().taken_at
    announce(northseal, by=olga)
    stated = statement_of(actions.take_back_closing(northseal, reason="A mistake.", by=olga))
    assert (stated.standing_since, stated.standing_reason["en"]) == (suspended_at, "Looked into.")


def test_one_that_is_closing_is_not_suspended_and_it_says_why(leaving, olga):
    with pytest.raises(Refused, match="take that back first"):
        actions.suspend_body(leaving, reason=WHY, by=olga)
    with on_its_day(leaving), pytest.raises(Refused, match="Reopen it first"):
        actions.suspend_body(leaving, reason=WHY, by=olga)


def test_what_other_enterprises_and_holders_wait_for_is_done_though_the_body_leaves():
    assert {"applications.open_seal", "papers.make"} <= seen_to_where_body_leaves()


def test_dates_of_a_body_that_leaves_wait_but_what_ends_by_itself_ends(leaving, certificate_due):
    with on_its_day(leaving, days=2):
        relay.deliver_all()
        waiting = set(Due.objects.filter(due_at__lte=clock.now(), tries=0).values_list("kind", flat=True))
    assert waiting == {"certificates.yearly_fee"}


@pytest.fixture
def certificate_due(northseal):
    for kind in ("certificates.yearly_fee", "certificates.expire"):
        set_due(kind, northseal.pk, clock.now() + timedelta(days=30), body=northseal)


# --- Its host ------------------------------------------------------------------------------------------------------------


def test_in_the_window_its_host_says_so_and_lets_its_people_fetch_their_data(leaving, visit, ada):
    table.forget()
    for path in ("/", "/desk/", "/desk/certificates/", "/apply/green-refrigerators/", "/anything/"):
        page = visit(leaving).get(path)
        assert page.status_code == (404 if path == "/anything/" else 503)
    page = at_the_desk(ada, HOST).get("/desk/")
    assert "leaves this marketplace" in page.text
    assert ASK["zh"] in page.text
    exports = at_the_desk(ada, HOST).get("/desk/exports/")
    assert exports.status_code == 200
    assert "This body is closed from" in exports.text
    assert 'href="/desk/certificates/"' not in exports.text  # the side leads to nothing that does not answer
    assert at_the_desk(ada, HOST).post("/desk/exports/").status_code == 302
    assert visit(leaving).get("/sign-in/").status_code == 302


def test_in_the_window_a_second_person_is_invited_who_confirms_where_it_is_paid(leaving, ada, mira):
    desk = at_the_desk(ada, HOST)
    assert 'href="/desk/people/"' in desk.get("/desk/exports/").text
    assert desk.get("/desk/people/").status_code == 200
    asked = {
        "email": "second@example.org",
        "name": "Second",
        "roles": ["finance"],
        "starts_on": clock.today(),
        "language": "en",
    }
    assert desk.post("/desk/people/invite/", asked).headers["Location"] == "/desk/people/"
    there = f"/desk/people/{mira.pk}/"
    assert desk.post(f"{there}authorise/", {"role": "finance", "starts_on": clock.today()}).headers["Location"] == there
    assert desk.get(there).status_code == 200
    assert desk.get(f"{there}profile/").status_code == 503


def test_in_the_window_a_role_is_ended(leaving, ada, fin):
    with tenant_context(leaving):
        held = Authorisation.objects.get(user=fin)
    desk = at_the_desk(ada, HOST)
    assert desk.post(f"/desk/authorisations/{held.pk}/end/", {"ends_on": clock.today()}).status_code == 302


def test_in_the_window_the_site_lets_people_in_by_ticket_and_after_it_no_more(leaving, ada):
    there = f"/account/hand-over/?to=northseal&nonce={'a' * 64}"
    assert at_the_desk(ada).get(there).status_code == 302
    with on_its_day(leaving):
        assert at_the_desk(ada).get(there).status_code == 404


@pytest.mark.parametrize("path", ["/", "/desk/exports/", "/sign-in/", "/robots.txt", "/nowhere/"])
def test_from_its_day_its_host_is_gone_for_people(leaving, visit, path):
    table.forget()
    with on_its_day(leaving):  # though the clock's work has not come to it
        page = visit(leaving).get(path)
    assert page.status_code == 410
    for words in ("has left this marketplace", "已停止在本平台的业务", *WHY.values(), *ASK.values()):
        assert words in page.text
    assert "http://guildmark.localhost/bodies/northseal/" in page.text


@pytest.mark.parametrize(("path", "accept"), [("/", "application/json"), ("/api/v1/x", "*/*"), ("/x/data.json", "*/*")])
def test_from_its_day_its_host_is_gone_for_programs(left, visit, path, accept):
    told = visit(left).get(path, headers={"accept": accept})
    assert (told.status_code, told["Content-Type"]) == (410, "application/problem+json")
    assert told.json()["register"] == "http://guildmark.localhost/bodies/northseal/"
    assert told["Link"] == '<http://guildmark.localhost/bodies/northseal/>; rel="describedby"'


def test_sessions_at_its_host_end_and_no_other(leaving, ada):
    at_the_desk(ada, HOST)
    at_the_desk(ada)
    with on_its_day(leaving):
        relay.deliver_all()
    ended = dict(Session.objects.values_list("host", "ended_at"))
    assert ended[HOST]
    assert not ended["guildmark.localhost"]


# --- Who is told ---------------------------------------------------------------------------------------------------------


def test_its_people_hear_of_it_with_the_day(leaving, ada):
    notice = Notice.objects.get(user=ada)
    assert notice.subject_en == "Northseal (demo) closes"
    assert str(leaving.closes_on.year) in notice.text_en


# --- The pages -----------------------------------------------------------------------------------------------------------


def typed(body, **changed):
    day = clock.today(body.time_zone) + timedelta(days=30)
    return {"closes_on": day.isoformat(), "en": WHY["en"], "ask_en": ASK["en"], "typed": body.slug} | changed


def test_the_operator_sees_what_is_open_types_its_address_and_announces_it(operator, northseal):
    there = "/operations/bodies/northseal/close/"
    page = operator.get(there).text
    for matter in ("running cases", "invoices not paid", "certificates valid or suspended", "imports under way"):
        assert matter in page
    assert "That is not this body&#x27;s address" in operator.post(there, typed(northseal, typed="greenmark")).text
    assert operator.post(there, typed(northseal)).url == "/operations/bodies/northseal/"
    northseal.refresh_from_db()
    assert northseal.is_closing
    assert "Take the closing back" in operator.get("/operations/bodies/northseal/").text
    assert operator.post("/operations/bodies/northseal/stay/", {"en": "A mistake."}).status_code == 302
    northseal.refresh_from_db()
    assert northseal.is_open


def test_its_administrator_asks_for_it_and_the_operator_finds_what_was_written(northseal, ada, olga, operator):
    desk, there = at_the_desk(ada, HOST), "/desk/closing/"
    assert desk.post(there, typed(northseal)).url == there
    northseal.refresh_from_db()
    assert northseal.is_open
    assert Notice.objects.filter(user=olga, subject_en="Northseal (demo) asks to be closed").exists()
    assert WHY["en"] in operator.get("/operations/bodies/northseal/close/").text
    assert "Bodies that ask to be closed" in operator.get("/operations/").text
    assert "Asked for on" in desk.post(there, typed(northseal)).text
    assert operator.post("/operations/bodies/northseal/close/", typed(northseal)).status_code == 302
    assert not ClosingRequest.objects.filter(ended_at=None).exists()


def test_it_may_stop_asking(northseal, ada):
    desk = at_the_desk(ada, HOST)
    desk.post("/desk/closing/", typed(northseal))
    desk.post("/desk/closing/", {"withdraw": "yes"})
    assert not ClosingRequest.objects.filter(ended_at=None).exists()


def test_operators_hear_once_a_day_of_who_asks_and_withdraws_and_asks_again(northseal, ada, olga):
    desk = at_the_desk(ada, HOST)
    for _time in range(3):
        assert desk.post("/desk/closing/", typed(northseal)).status_code == 302
        assert desk.post("/desk/closing/", {"withdraw": "yes"}).status_code == 302
    assert desk.post("/desk/closing/", typed(northseal)).status_code == 429
    heard = Notice.objects.filter(user=olga, subject_en="Northseal (demo) asks to be closed")
    assert heard.count() == 1
    with clock.frozen_at(clock.now() + timedelta(days=1, minutes=1)):
        actions.ask_to_close(northseal, wished_on=clock.today() + timedelta(30), reason=WHY, ask=ASK, by=ada)
    assert heard.count() == 2


def test_who_does_not_administer_the_body_does_not_ask_for_it(northseal):
    assert at_the_desk(works_for(northseal, "fin", Role.FINANCE), HOST).get("/desk/closing/").status_code == 403


def test_a_measure_of_closing_is_never_changed(leaving):
    is_kept(lambda: BodyMeasure.objects.update(ask_en="Nobody"), "never changed")
