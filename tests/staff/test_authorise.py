"""INV-18: nobody grants themselves a role; authorisations are dated forward, ended, never rewritten."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from lib import clock
from lib.backdating import writing_history
from lib.refusal import Refused
from staff import actions
from staff.models import Authorisation, Role
from staff.queries import holds, roles_of, today
from tests.cast import LONG_AGO, authorised

pytestmark = pytest.mark.django_db


@pytest.fixture
def row(in_northseal, ada, mira) -> dict[str, object]:
    """A lawful authorisation, for raw writes."""
    return {"user": mira, "role": Role.REVIEWER, "starts_on": today(), "granted_by": ada}


def refused_raw(words, write):
    with pytest.raises(IntegrityError, match=words), transaction.atomic():
        write()


def test_a_role_holds_from_its_day_on(in_northseal, ada, mira):
    actions.authorise(mira, role=Role.REVIEWER, starts_on=today() + timedelta(days=3), by=ada)
    assert not holds(mira, Role.REVIEWER)
    assert holds(mira, Role.REVIEWER, on=today() + timedelta(days=3))


def test_a_role_never_holds_on_a_day_before_it_was_granted(in_northseal, ada, mira):
    actions.authorise(mira, role=Role.REVIEWER, by=ada)
    assert holds(mira, Role.REVIEWER)
    assert not holds(mira, Role.REVIEWER, on=today() - timedelta(days=1))


def test_nobody_grants_themselves_a_role(in_northseal, ada):
    with pytest.raises(Refused, match="Nobody grants themselves"):
        actions.authorise(ada, role=Role.DECISION_MAKER, by=ada)


def test_nobody_grants_themselves_a_role_on_the_page(at_desk, northseal, ada):
    answer = at_desk(ada).post(
        f"/desk/people/{ada.pk}/authorise/", {"role": "evaluator", "starts_on": str(date.today())}
    )
    assert b"Nobody grants themselves" in answer.content


def test_nobody_grants_themselves_a_role_by_raw_writing(row, mira):
    refused_raw("nobody_grants_themselves", lambda: Authorisation.objects.create(**row | {"granted_by": mira}))


def test_a_role_is_granted_by_somebody(row):
    refused_raw("null value", lambda: Authorisation.objects.create(**row | {"granted_by": None}))


def test_a_role_does_not_start_in_the_past(in_northseal, ada, mira):
    with pytest.raises(Refused, match="today or later"):
        actions.authorise(mira, role=Role.REVIEWER, starts_on=today() - timedelta(days=1), by=ada)


def test_a_role_does_not_start_in_the_past_on_the_page(at_desk, northseal, ada, mira):
    answer = at_desk(ada).post(f"/desk/people/{mira.pk}/authorise/", {"role": "reviewer", "starts_on": "2020-01-01"})
    assert b"today or later" in answer.content


@pytest.mark.parametrize(
    "past",
    [
        {"starts_on": LONG_AGO},
        {"starts_on": LONG_AGO, "granted_at": datetime(2020, 1, 1, tzinfo=UTC)},
        {"granted_at": datetime(2020, 1, 1, tzinfo=UTC)},
    ],
)
def test_a_role_does_not_start_in_the_past_by_raw_writing(row, past):
    refused_raw("dated forward|granted now", lambda: Authorisation.objects.create(**row | past))
    refused_raw("dated forward|granted now", lambda: Authorisation.objects.bulk_create([Authorisation(**row | past)]))


def test_even_history_is_dated_forward(row):
    past = {"granted_at": datetime(2020, 5, 1, tzinfo=UTC), "starts_on": date(2020, 4, 1)}
    with pytest.raises(IntegrityError, match="dated forward"), writing_history():
        Authorisation.objects.create(**row | past)


def test_writing_history_ends_with_its_block(row, mira):
    authorised(mira, Role.FINANCE)
    refused_raw(
        "granted now", lambda: Authorisation.objects.create(**row | {"granted_at": datetime(2020, 1, 1, tzinfo=UTC)})
    )


@pytest.mark.parametrize(
    "change",
    [
        {"starts_on": date(2019, 1, 1)},
        {"role": Role.DECISION_MAKER},
        {"granted_at": datetime(2019, 1, 1, tzinfo=UTC)},
        {"technical_area": "anything"},
        {"ends_on": LONG_AGO},
    ],
)
def test_a_granted_role_is_never_rewritten(in_northseal, mira, change):
    refused_raw("never rewritten|in the past", lambda: Authorisation.objects.filter(user=mira).update(**change))


def test_a_granted_role_is_never_deleted(in_northseal, mira):
    refused_raw("never deleted", lambda: Authorisation.objects.filter(user=mira).delete())


def test_an_ended_role_is_not_prolonged(in_northseal, ada, mira):
    [evaluates] = Authorisation.objects.filter(user=mira)
    actions.end_authorisation(evaluates, by=ada, ends_on=today() + timedelta(days=1))
    refused_raw("not prolonged", lambda: Authorisation.objects.filter(user=mira).update(ends_on=None))


def test_a_role_ended_today_ends_at_once(in_northseal, ada, mira):
    [evaluates] = Authorisation.objects.filter(user=mira)
    actions.end_authorisation(evaluates, by=ada)
    assert roles_of(mira) == frozenset()
    assert holds(mira, Role.EVALUATOR, on=today() - timedelta(days=1))


def test_a_role_does_not_end_in_the_past(in_northseal, ada, mira):
    [evaluates] = Authorisation.objects.filter(user=mira)
    with pytest.raises(Refused, match="never in the past"):
        actions.end_authorisation(evaluates, by=ada, ends_on=today() - timedelta(days=1))


def test_only_administrators_grant(in_northseal, quinn, mira):
    with pytest.raises(Refused, match="Only administrators"):
        actions.authorise(mira, role=Role.REVIEWER, by=quinn)


def test_a_stranger_gets_no_role(in_northseal, ada, petra):
    with pytest.raises(Refused, match="does not work for this body"):
        actions.authorise(petra, role=Role.REVIEWER, by=ada)


def test_the_last_administrator_stays(in_northseal, ada):
    [administers] = Authorisation.objects.filter(user=ada)
    with pytest.raises(Refused, match="last administrator"):
        actions.end_authorisation(administers, by=ada)


def test_a_days_limits_follow_the_bodys_calendar(in_northseal, ada, mira):
    """At 17:00 UTC it is already tomorrow in Shanghai."""
    with clock.frozen_at((datetime.now(UTC) + timedelta(days=1)).replace(hour=17)):
        granted = actions.authorise(mira, role=Role.REVIEWER, by=ada)
        assert granted.starts_on == clock.today("Asia/Shanghai")
        assert holds(mira, Role.REVIEWER)


@pytest.mark.parametrize(
    "change", [{"ended_at": None}, {"ended_at": None, "ended_by": None}, {"ended_at": datetime(2020, 1, 1, tzinfo=UTC)}]
)
def test_an_ended_role_is_not_revived_nor_ended_earlier(in_northseal, ada, mira, change):
    [evaluates] = Authorisation.objects.filter(user=mira)
    actions.end_authorisation(evaluates, by=ada)
    refused_raw("never revived|in the past", lambda: Authorisation.objects.filter(user=mira).update(**change))


def test_a_role_that_ends_later_holds_until_then_for_the_database_too(in_northseal, northseal, ada, mira):
    [evaluates] = Authorisation.objects.filter(user=mira)
    actions.end_authorisation(evaluates, by=ada, ends_on=today() + timedelta(days=3))
    asked = [northseal.schema_name, mira.pk, clock.now() + timedelta(seconds=1)]
    with connection.cursor() as cursor:
        cursor.execute("SELECT public.guildmark_authorised(%s, %s, 'evaluator', NULL, NULL, %s)", asked)
        assert cursor.fetchone() == (holds(mira, Role.EVALUATOR),) == (True,)
