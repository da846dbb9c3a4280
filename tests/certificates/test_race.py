"""Two people act at once: one waits for the other, and only what the table allows happens."""

import pytest
from django_tenants.utils import tenant_context

from certificates import actions
from certificates.models import Certificate
from marketplace.reconcile import reconcile
from outbox import relay
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.certificates.making import content, suspend_at_request
from tests.support.at_once import at_once

pytestmark = [pytest.mark.slow]


@pytest.fixture
def body(committed) -> CertificationBody:
    return CertificationBody.objects.get(slug="northseal")


def test_of_two_who_suspend_or_cancel_at_once_one_wins(body):
    rita = works_for(body, "rita", Role.REGISTRAR)
    quinn = works_for(body, "quinn", Role.QUALITY_MANAGER)
    otto = works_for(body, "otto", Role.DECISION_MAKER)
    for number in range(5):
        with tenant_context(body):
            prepared = actions.prepare_import(content(f"N-{number}"), by=rita)
            valid = actions.confirm_import(prepared, by=quinn, takes_responsibility=True)

        def suspend(valid=valid):
            suspend_at_request(valid, by=rita)

        assert at_once(body, suspend, suspend) == ["done", "refused"]

        with tenant_context(body):
            asked = actions.propose_measure(valid, outcome="restore", evidence="Visited", verified_by=quinn, by=quinn)

        def restore(asked=asked):
            actions.decide_measure(asked, agree=True, words={"zh": "见报告", "en": "Seen"}, by=otto)

        assert at_once(body, restore, restore) == ["done", "refused"]
        with tenant_context(body):
            after = Certificate.objects.get(pk=valid.pk)
            assert (after.status, after.revision, after.events.count()) == ("VALID", 3, 3)
    relay.deliver_all()
    assert reconcile().agrees
