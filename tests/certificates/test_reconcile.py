"""The reconciler finds every difference between a body and the register, names it, and repairs by a new fact."""

from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command

from certificates import actions
from marketplace.reconcile import reconcile
from outbox import relay
from outbox.models import Fact
from register.models import RegisterEntry
from tests.certificates.making import content, decide

pytestmark = pytest.mark.django_db


def named(report) -> set:
    return {(one["field"], one["body_says"], one["register_says"]) for one in report.differences}


def test_without_drift_it_reports_none(suspended, northseal):
    relay.deliver_all()
    report = reconcile()
    assert report.agrees
    assert report.compared == 1
    assert report.ended_at


def test_what_is_on_its_way_is_no_drift(valid):
    assert reconcile().agrees


def test_a_difference_is_named(valid):
    relay.deliver_all()
    RegisterEntry.objects.update(status="WITHDRAWN")
    assert named(reconcile()) == {("status", "VALID", "WITHDRAWN")}


def test_a_lost_entry_is_named(valid):
    relay.deliver_all()
    RegisterEntry.objects.all().delete()
    assert named(reconcile()) == {("(all)", "VALID", None)}


def test_what_the_body_never_stated_is_named(valid):
    relay.deliver_all()
    entry = RegisterEntry.objects.get()
    entry.statement_id, entry.pk = None, uuid4()
    fields = {field.attname: getattr(entry, field.attname) for field in entry._meta.concrete_fields}
    statement = valid_statement(entry.pk, entry.body_id)
    RegisterEntry.objects.create(**(fields | {"statement_id": statement.pk}))
    assert named(reconcile()) == {("(all)", None, "VALID")}


def valid_statement(pk, body):
    from lib import clock
    from register.models import Statement

    return Statement.objects.create(
        kind="certificate", subject=pk, body_id=body, revision=1, content={}, sha256="", valid_from=clock.now()
    )


def test_a_repair_is_a_new_fact_and_no_overwrite(valid):
    relay.deliver_all()
    RegisterEntry.objects.all().delete()
    facts = Fact.objects.count()
    assert reconcile(repair=True).repaired == 1
    assert not RegisterEntry.objects.exists()
    assert Fact.objects.count() == facts + 1
    relay.deliver_all()
    assert RegisterEntry.objects.get().revision == 2
    assert reconcile().agrees


def test_the_command_fails_where_there_is_drift(valid, capsys):
    relay.deliver_all()
    call_command("reconcile")
    RegisterEntry.objects.update(status="EXPIRED")
    with pytest.raises(CommandError, match="differs"):
        call_command("reconcile")
    assert "the body says 'VALID', the register 'EXPIRED'" in capsys.readouterr().out


def test_after_a_whole_life_they_agree(suspended, rita, quinn, otto):
    newer = actions.confirm_import(
        actions.prepare_import(content("NS-2"), by=rita),
        by=quinn,
        takes_responsibility=True,
    )
    decide(suspended, "restore", proposed_by=quinn, by=otto)
    decide(suspended, "supersede", proposed_by=rita, by=otto, successor=newer)
    relay.deliver_all()
    assert reconcile().agrees
