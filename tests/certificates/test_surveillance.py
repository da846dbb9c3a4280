"""What bears the mark is looked at again (7.9), and the end of a suspension is told to people."""

from datetime import timedelta

import pytest

from accounts.models import Notice
from certificates import actions
from certificates.models import Task
from lib import clock
from lib.refusal import Refused
from outbox.models import Due
from tests.certificates.making import content, in_days

pytestmark = pytest.mark.django_db


@pytest.fixture
def marked(in_northseal, rita, quinn):
    prepared = actions.prepare_import(content(may_bear_mark=True), by=rita)
    return actions.confirm_import(prepared, by=quinn, takes_responsibility=True)


def test_a_marked_import_without_a_plan_opens_a_task_after_60_days(marked, rita):
    due = Due.objects.get(kind="certificates.plan_missing", subject=marked.pk)
    assert due.due_at == marked.confirmed_at + timedelta(days=60)
    assert actions.ask_for_plan(marked.pk) is None
    with clock.frozen_at(due.due_at):
        actions.ask_for_plan(marked.pk)
        actions.ask_for_plan(marked.pk)
    assert Task.objects.filter(kind="plan_surveillance", done_at=None).count() == 1
    assert Notice.objects.filter(user=rita).count() == 1


def test_a_plan_settles_it_and_comes_once(marked, rita):
    with clock.frozen_at(marked.confirmed_at + timedelta(days=61)):
        actions.ask_for_plan(marked.pk)
    actions.plan_surveillance(marked, next_due_on=in_days(90), by=rita)
    assert not Task.objects.filter(done_at=None).exists()
    assert not Due.objects.filter(kind="certificates.plan_missing").exists()
    with pytest.raises(Refused, match="not built yet"):
        actions.plan_surveillance(marked, next_due_on=in_days(300), by=rita)


def test_overdue_surveillance_asks_a_person_and_changes_nothing(marked, rita):
    plan = actions.plan_surveillance(marked, next_due_on=in_days(90), by=rita)
    with clock.frozen_at(clock.now() + timedelta(days=90 + plan.grace_days + 2)):
        task = actions.ask_for_surveillance(marked.pk)
    marked.refresh_from_db()
    assert task.kind == "surveillance_overdue"
    assert marked.status == "VALID"


def test_what_bears_no_mark_needs_no_plan(valid, rita):
    assert not Due.objects.filter(kind="certificates.plan_missing").exists()
    with pytest.raises(Refused, match="no mark"):
        actions.plan_surveillance(valid, next_due_on=in_days(90), by=rita)


def test_the_end_of_a_suspension_is_told_once(suspended, rita, quinn):
    with clock.frozen_at(suspended.suspension_ends_at):
        actions.open_task_at_suspension_end(suspended.pk)
        actions.open_task_at_suspension_end(suspended.pk)
    assert [Notice.objects.filter(user=user).count() for user in (rita, quinn)] == [1, 1]
