"""Services are written, published for good, withdrawn and offered again."""

import pytest
from django.db import IntegrityError, transaction

from accounts.models import User
from catalog.actions.service_drafts import publish_service, save_service
from catalog.models import ServiceVersion
from lib.refusal import Refused
from tests.catalog.services import draft_service, published_service


def test_a_service_is_published_with_a_number(in_northseal, sima: User):
    version = published_service(sima)
    assert (version.number, version.published_by) == (1, sima)


def test_a_published_version_is_kept_as_it_is(in_northseal, sima: User):
    version = published_service(sima)
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceVersion.objects.filter(pk=version.pk).update(amount=1)


def test_everything_missing_is_said_at_once(in_northseal, sima: User):
    draft = save_service(draft_service(sima), values={"amount": None, "summary_en": "", "milestones": []}, by=sima)
    with pytest.raises(Refused) as refusal:
        publish_service(draft, by=sima)
    assert all(words in str(refusal.value) for words in ("amount", "summary in English", "milestone"))
