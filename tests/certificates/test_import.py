"""Entering an older certificate takes a registrar and a quality manager, who are two people."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from certificates import actions
from certificates.actions.changing import make
from certificates.actions.revising import Change, What
from certificates.models import Certificate, CertificateEvent
from certificates.reasons import BEFORE_REGISTER
from lib import clock
from lib.refusal import Refused
from outbox import relay
from outbox.models import Due
from register import queries as register
from staff.models import Role
from tests.cast import works_for
from tests.catalog.schemes import published_scheme
from tests.certificates.making import content

pytestmark = pytest.mark.django_db


def test_nothing_is_public_before_it_is_confirmed(pending):
    relay.deliver_all()
    assert register.certificate_for(pending.pk) is None


def test_confirmed_it_is_valid_and_in_the_register(valid, quinn):
    relay.deliver_all()
    entry = register.certificate_for(valid.pk)
    assert (entry.status, entry.revision, entry.content["origin"]) == ("VALID", 1, "imported")
    assert entry.content["history"][0]["what"] == "imported"
    assert Due.objects.get(subject=valid.pk).due_at == valid.ends_at


def test_only_a_registrar_prepares(in_northseal, otto):
    with pytest.raises(Refused, match="Registrar"):
        actions.prepare_import(content(), by=otto)


def test_only_a_quality_manager_confirms(pending, rita):
    with pytest.raises(Refused, match="Quality manager"):
        actions.confirm_import(pending, by=rita, takes_responsibility=True)


def test_who_prepared_it_cannot_confirm_it(in_northseal, northseal):
    both = works_for(northseal, "both", Role.REGISTRAR, Role.QUALITY_MANAGER)
    prepared = actions.prepare_import(content(), by=both)
    with pytest.raises(Refused, match="Two people answer"):
        actions.confirm_import(prepared, by=both, takes_responsibility=True)


def test_responsibility_must_be_taken(pending, quinn):
    with pytest.raises(Refused, match="responsibility"):
        actions.confirm_import(pending, by=quinn, takes_responsibility=False)


def test_nobody_vouches_for_what_changed_meanwhile(pending, rita, quinn):
    seen = pending.prepared_at
    actions.amend_import(pending, content(trademark="Other"), by=rita)
    with pytest.raises(Refused, match="changed this since"):
        actions.confirm_import(pending, by=quinn, takes_responsibility=True, seen_at=seen)


def test_a_confirmed_certificate_is_not_amended(valid, rita):
    with pytest.raises(Refused, match="has been confirmed"):
        actions.amend_import(valid, content(), by=rita)


def test_a_number_is_taken_however_it_is_written(pending, rita):
    with pytest.raises(Refused, match="taken already"):
        actions.prepare_import(content("ns 2026/0001"), by=rita)


def test_what_is_only_prepared_can_be_thrown_away(pending, rita):
    actions.annul_pending(pending, by=rita)
    assert not Certificate.objects.exists()


def test_a_confirmed_certificate_is_not_thrown_away(valid, rita):
    with pytest.raises(Refused, match="still being prepared"):
        actions.annul_pending(valid, by=rita)


def test_many_ask_once_whether_their_scheme_wants_surveillance(in_northseal, sima, rita, quinn):
    version = published_scheme(sima)
    named = {"scheme": version.scheme_id, "scheme_version": version.number, "may_bear_mark": True}
    rows = [content(f"NS-{number}", **named) for number in range(12)]
    entered = actions.enter_many(rows, prepared_at=clock.now(), by=rita, confirmed_by=quinn)
    with CaptureQueriesContext(connection) as asked:
        actions.state_in_bulk(entered)
    assert sum("catalog_schemeversion" in query["sql"] for query in asked) == 1
    assert Due.objects.filter(kind="certificates.plan_missing").count() == 12


def test_many_keep_the_dates_that_each_alone_would_keep(in_northseal, sima, rita, quinn):
    version = published_scheme(sima)
    named = {"scheme": version.scheme_id, "scheme_version": version.number, "may_bear_mark": True}
    rows = [content("NS-1"), content("NS-2", **named), content("NS-3", valid_until=None)]
    entered = actions.enter_many(rows, prepared_at=clock.now(), by=rita, confirmed_by=quinn)
    actions.state_in_bulk(entered)
    together = set(Due.objects.values_list("kind", "subject", "due_at"))
    Due.objects.all().delete()
    for one in entered:
        actions.restate(one.pk, by=rita)
    assert set(Due.objects.values_list("kind", "subject", "due_at")) == together


def test_a_line_of_history_is_the_same_alone_and_among_many(valid, quinn):
    reason = BEFORE_REGISTER
    one = Change(
        valid, What.CORRECTED, {"trademark": "X"}, clock.now(), reason, {"zh": "说明", "en": "words"}, by=quinn
    )
    make(one)
    actions.change_many([one])
    alone, among = (
        {name: value for name, value in vars(line).items() if name not in {"_state", "id", "revision", "recorded_at"}}
        for line in CertificateEvent.objects.order_by("-revision")[:2]
    )
    assert alone == among
