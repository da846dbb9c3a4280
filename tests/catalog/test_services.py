"""Services are written, published for good, withdrawn and offered again; what may not be offered is refused in words."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction
from django_tenants.utils import schema_context

from accounts.models import User
from catalog.actions.service_drafts import (
    discard_service_draft,
    offer_service_again,
    publish_service,
    save_service,
    start_service_draft,
    withdraw_service,
    write_service,
)
from catalog.models import LabLine, Service, ServiceVersion
from catalog.queries import offered_service, offered_services, service_gaps
from lib import clock
from lib.refusal import Refused
from outbox.models import Fact
from outbox.relay import deliver_all
from oversight.actions import end_ownership, state_ownership
from tenants.models import CertificationBody
from tests.catalog.services import (
    ON_REQUEST,
    becomes,
    draft_service,
    in_scope,
    lab_line,
    next_service_version,
    published_service,
)


@pytest.fixture
def advice_is_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("staff.impartiality.advice_gap", lambda: "")


def stated(service: Service) -> dict:
    facts = Fact.objects.filter(name="catalog.ServiceStated", payload__service=str(service.pk))
    return facts.latest("pk").payload


def test_a_service_is_published_with_a_number_and_stated(in_northseal, sima: User):
    version = published_service(sima)
    assert (version.number, version.published_by) == (1, sima)
    assert stated(version.service)["statement"]["name"]["en"] == "Comparison of like products"


def test_everything_missing_is_said_at_once(in_northseal, sima: User):
    draft = save_service(draft_service(sima), values={"amount": None, "summary_en": "", "milestones": []}, by=sima)
    with pytest.raises(Refused) as refusal:
        publish_service(draft, by=sima)
    assert all(words in str(refusal.value) for words in ("amount", "summary in English", "milestone"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"name_en": ""}, "name in English"),
        ({"terms_zh": ""}, "terms in Chinese"),
        ({"deliverables": []}, "at least one deliverable"),
        ({"deliverables": [{"zh": "文件", "en": ""}]}, "Each deliverable"),
        ({"languages": []}, "in which languages"),
        ({"amount": None}, "State the amount"),
        ({"price": "from", "amount": None}, "State the amount"),
        ({"price": "on_request", "amount": None}, "needs its method"),
        (ON_REQUEST | {"amount": 1}, "names no amount"),
        ({"milestones": [{"name": {"zh": "交付", "en": "Delivery"}, "percent": 90, "days": 3}]}, "these bear 90"),
        ({"options": [{"number": 1, "name": {"zh": "加项", "en": ""}, "amount": 1}]}, "Each option"),
        ({"per_zh": "人"}, "in both languages for what one price is"),
    ],
)
def test_what_is_missing_is_said(in_northseal, sima: User, changes: dict, words: str):
    draft = draft_service(sima, **changes)
    assert words in " ".join(gap.words for gap in service_gaps(draft))


def test_milestones_come_one_after_the_other(in_northseal, sima: User):
    parts = [{"name": {"zh": "交付", "en": "Delivery"}, "percent": 50, "days": days} for days in (20, 10)]
    with pytest.raises(Refused, match="not due before"):
        publish_service(draft_service(sima, milestones=parts), by=sima)


def test_what_is_no_list_of_options_is_not_saved(in_northseal, sima: User):
    with pytest.raises(Refused, match="could not be read"):
        save_service(draft_service(sima), values={"options": [{"name": "x"}]}, by=sima)


def test_only_a_scheme_manager_changes_services(in_northseal, sima: User, cleo: User):
    with pytest.raises(Refused, match="Only a scheme manager"):
        write_service(slug="x", type="comparison", name_zh="比对", by=cleo)
    with pytest.raises(Refused, match="Only a scheme manager"):
        withdraw_service(published_service(sima).service, by=cleo)


@pytest.mark.parametrize(
    ("kind", "type"),
    [("body", "insurance"), ("laboratory", "coaching"), ("training", "testing"), ("adviser", "inspection"),
     ("insurer", "comparison")],
)  # fmt: skip
def test_a_kind_of_seller_offers_only_its_types(in_northseal, sima: User, kind: str, type: str):
    becomes(kind)
    with pytest.raises(Refused, match="does not offer this type"):
        write_service(slug="x", type=type, name_zh="服务", by=sima)


@pytest.mark.parametrize(
    ("kind", "type"),
    [("laboratory", "testing"), ("laboratory", "inspection"), ("training", "training"), ("adviser", "coaching"),
     ("insurer", "insurance"), ("adviser", "gap_information")],
)  # fmt: skip
def test_a_partner_sells_without_being_confirmed_as_a_certification_body(in_northseal, sima: User, kind, type):
    becomes(kind)
    assert published_service(sima, type).number == 1


def test_the_database_refuses_a_type_that_its_seller_may_not_offer(in_northseal, sima: User):
    draft = draft_service(sima)
    becomes("insurer")
    with pytest.raises(IntegrityError, match="does not offer this type"), transaction.atomic():
        ServiceVersion.objects.filter(pk=draft.pk).update(published_at=clock.now(), published_by=sima, number=1)


def test_a_body_offers_advice_only_where_impartiality_allows_it(in_northseal, sima: User):
    with pytest.raises(Refused):
        publish_service(draft_service(sima, "coaching"), by=sima)


def test_a_body_offers_advice_where_it_is_open(in_northseal, sima: User, advice_is_open):
    assert published_service(sima, "coaching").is_advisory


def test_insurance_is_always_on_request(in_northseal, sima: User):
    becomes("insurer")
    with pytest.raises(Refused, match="Insurance is priced on request"):
        publish_service(draft_service(sima, "insurance", price="fixed", amount=1), by=sima)


def test_a_body_that_does_not_certify_sells_all_the_same(in_northseal, sima: User):
    in_northseal.confirmed_until = None
    assert published_service(sima).number == 1


@pytest.mark.parametrize("standing", ["suspended", "closing"])
def test_who_is_suspended_or_closing_publishes_nothing(in_northseal, sima: User, standing: str):
    draft = draft_service(sima)
    in_northseal.standing = standing
    with pytest.raises(Refused, match="suspended or about to leave"):
        publish_service(draft, by=sima)


def test_the_database_lets_nobody_publish_who_is_suspended(in_northseal, sima: User):
    draft = draft_service(sima)
    CertificationBody.objects.filter(pk=in_northseal.pk).update(standing="suspended")
    with pytest.raises(IntegrityError, match="seller that is open"), transaction.atomic():
        ServiceVersion.objects.filter(pk=draft.pk).update(published_at=clock.now(), published_by=sima, number=1)


def test_a_published_version_and_its_tests_are_kept(in_northseal, sima: User):
    version = published_service(sima, "testing")
    with pytest.raises(IntegrityError), transaction.atomic():
        ServiceVersion.objects.filter(pk=version.pk).update(amount=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        LabLine.objects.filter(version=version).update(amount=1)


def test_the_next_version_begins_as_a_copy_with_its_tests(in_northseal, sima: User):
    first = published_service(sima, "testing")
    draft = start_service_draft(first.service, by=sima)
    assert (draft.amount, [str(line) for line in draft.lines.all()]) == (120_000, [str(first.lines.get())])
    assert publish_service(draft, by=sima).number == 2


def test_the_newest_version_is_on_offer_at_the_same_address(in_northseal, sima: User):
    first = published_service(sima)
    next_service_version(first.service, sima, amount=99)
    version = offered_service(first.service.slug)
    assert version
    assert (version.number, version.amount) == (2, 99)


def test_who_saved_since_is_not_overwritten(in_northseal, sima: User):
    draft = draft_service(sima)
    with pytest.raises(Refused, match="saved this draft since"):
        save_service(draft, values={"amount": 1}, edition=draft.edition - 1, by=sima)


def test_a_draft_that_was_never_published_goes_with_its_service(in_northseal, sima: User):
    discard_service_draft(draft_service(sima), by=sima)
    assert not Service.objects.exists()


def test_a_withdrawn_service_is_stated_and_offered_again(in_northseal, sima: User):
    service = withdraw_service(published_service(sima).service, by=sima)
    assert (stated(service)["statement"]["status"], offered_services()) == ("WITHDRAWN", [])
    service = offer_service_again(service, by=sima)
    assert (stated(service)["statement"]["status"], stated(service)["revision"]) == ("PUBLISHED", 3)


def test_a_service_whose_scope_has_lapsed_is_not_offered_again(in_northseal, sima: User):
    line = in_scope(sima, until=clock.today() + timedelta(days=2))
    service = published_service(sima, "testing", lines=[lab_line(reports=["cma"])]).service
    withdraw_service(service, by=sima)
    over = clock.day_after(line.valid_until, "Asia/Shanghai")
    with clock.frozen_at(over), pytest.raises(Refused, match="CMA scope does not cover"):
        offer_service_again(service, by=sima)


def test_a_partner_that_comes_to_belong_to_a_body_says_so_with_what_it_sells(in_northseal, greenmark, sima: User, olga):
    becomes("training")
    service = published_service(sima, "training").service
    tie = state_ownership(in_northseal, body=greenmark, source="The register of companies", by=olga)
    with schema_context("public"):
        deliver_all()
    assert "Greenmark" in stated(service)["statement"]["group_ties"]["en"]
    end_ownership(tie, reason="Sold", by=olga)
    with schema_context("public"):
        deliver_all()
    assert stated(service)["statement"]["group_ties"] == {}
