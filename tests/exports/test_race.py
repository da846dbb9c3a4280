"""Two administrators ask for an export at the same moment: one is made, the other person reads why not."""

import pytest

from exports import actions
from exports.models import Export
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.support.at_once import at_once

pytestmark = [pytest.mark.slow]


def test_of_two_exports_at_once_one_is_made_and_the_other_refused_in_words(committed, monkeypatch):
    monkeypatch.setattr(actions, "later", lambda *_: None)
    body = CertificationBody.objects.get(slug="northseal")
    ada, gus = (works_for(body, name, Role.BODY_ADMIN) for name in ("ada", "gus"))
    for _time in range(3):
        asked = [lambda by=by: actions.ask_for_export(body, by=by) for by in (ada, gus)]
        assert at_once(body, *asked) == ["done", "refused"]
        Export.objects.update(state=Export.State.FAILED)
