"""Files on their way into the register: what somebody threw away does not rise again."""

import pytest
from django_tenants.utils import tenant_context

from imports import actions
from imports.actions import reading
from imports.models import Batch
from staff.models import Role
from tests.cast import works_for
from tests.support.racing import at_once

pytestmark = pytest.mark.slow


def test_an_import_discarded_while_it_is_read_stays_so(body, monkeypatch):
    rita = works_for(body, "rita", Role.REGISTRAR)
    with tenant_context(body):
        batch = Batch.objects.create(state=Batch.State.READING, name="a.csv", size=1, sha256="0" * 64, uploaded_by=rita)
    at_work = Batch(**{field.attname: getattr(batch, field.attname) for field in Batch._meta.concrete_fields})
    at_work._state.adding = False

    told = at_once(lambda: actions.discard(batch, by=rita), lambda: reading._end(at_work), body=body)
    assert told == ["", ""]
    with tenant_context(body):
        assert Batch.objects.get(pk=batch.pk).state == "discarded"
