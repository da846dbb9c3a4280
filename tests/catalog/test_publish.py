"""Publishing a scheme: who may, what it needs, and that it then stays as it is."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction
from django_tenants.utils import tenant_context

from catalog import actions, queries
from catalog.forms import PassportForm
from catalog.models import Fee, Question, Reason, Scheme, SchemeVersion, StandardReference
from lib import clock
from lib.refusal import Refused
from outbox.models import Delivery, Fact
from outbox.relay import deliver_all
from register.models import RegisterEntry
from staff.models import Role
from tenants.models import CertificationBody
from tests.cast import works_for
from tests.catalog.schemes import draft_scheme, give_passport, next_version
from tests.staff.making import staffed


def test_published_scheme_reaches_the_register(draft, sima):
    version = actions.publish(draft, by=sima)
    deliver_all()
    entry = RegisterEntry.objects.get(pk=version.scheme_id)
    assert entry.status == "PUBLISHED"
    assert entry.content["fees"][1]["amount"] == 800_000
    assert entry.content["lead_times"][0] == {"step": "application_review", "days": 5}
    assert entry.content["standards"][0]["key"] == "GB12021.2"


def test_statement_equals_what_the_reconciler_is_told(draft, sima):
    version = actions.publish(draft, by=sima)
    fact = Fact.objects.get(name="catalog.SchemeStated")
    assert [tuple(fact.payload.values())] == [
        (str(pk), revision, said) for pk, revision, said in queries.public_state()
    ]
    assert version.number == 1


def test_only_a_scheme_manager_publishes(draft, ada, mira, gus):
    for person in (ada, mira, gus):
        with pytest.raises(Refused, match="scheme manager"):
            actions.publish(draft, by=person)
    assert not Fact.objects.filter(name="catalog.SchemeStated").exists()


def test_refusal_names_everything_that_is_missing(in_northseal, sima):
    draft = actions.write_scheme(slug="empty", name_zh="空", by=sima)
    with pytest.raises(Refused) as refusal:
        actions.publish(draft, by=sima)
    for words in ["in English", "rule text", "standard", "category", "scheme type", "fees", "months", "passport"]:
        assert words in str(refusal.value)


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"filing_number": ""}, "filing number"),
        ({"scheme_type": "2"}, "samples from the market"),
        ({"scheme_type": "1a"}, "has no licence for the mark"),
        ({"surveillance_months": None}, "between surveillances"),
        ({"attestation": ["grading"]}, "grades or measured values"),
        ({"does_not_prove_en": ""}, "does not prove"),
        ({"categories": ["robots.cleaning"]}, "Outside your approved field"),
    ],
)
def test_refuses_what_does_not_fit_together(in_northseal, sima, values, words):
    give_passport(sima)
    draft = draft_scheme(sima, **values)
    with pytest.raises(Refused, match=words):
        actions.publish(draft, by=sima)


def test_refuses_after_the_approval_has_ended(draft, sima):
    give_passport(sima, approved_until=date(2020, 1, 1))
    with pytest.raises(Refused, match="approval ended"):
        actions.publish(draft, by=sima)


def test_published_version_refuses_to_be_edited(published, sima):
    with pytest.raises(Refused, match="stays as it is"):
        actions.save_section(published, values={"name_zh": "另一个"}, by=sima)
    with pytest.raises(Refused, match="stays as it is"):
        actions.discard_draft(published, by=sima)
    with pytest.raises(Refused, match="stays as it is"):
        actions.publish(published, by=sima)


@pytest.mark.parametrize(
    "write",
    [
        lambda version: SchemeVersion.objects.filter(pk=version.pk).update(name_zh="改"),
        lambda version: SchemeVersion.objects.filter(pk=version.pk).update(published_at=None),
        lambda version: SchemeVersion.objects.filter(pk=version.pk).delete(),
        lambda version: Fee.objects.filter(version=version).update(amount=1),
        lambda version: Fee.objects.create(version=version, per="unit", label_zh="加", amount=1),
        lambda version: Reason.objects.filter(version=version).delete(),
        lambda version: StandardReference.objects.filter(version=version).update(reference="GB 1"),
        lambda version: Question.objects.create(version=version, code="q", text_zh="问"),
    ],
)
def test_database_keeps_a_published_version_as_it_is(published, write):
    with pytest.raises(IntegrityError), transaction.atomic():
        write(published)


def test_rows_of_a_draft_cannot_be_moved_into_a_published_version(published, sima):
    draft = actions.start_draft(published.scheme, by=sima)
    with pytest.raises(IntegrityError), transaction.atomic():
        Fee.objects.filter(version=draft).update(version=published)


def test_database_wants_a_transition_of_a_later_version(published, sima):
    draft = actions.start_draft(published.scheme, by=sima)
    now = clock.now()
    with pytest.raises(IntegrityError, match="later_version_has_a_transition"), transaction.atomic():
        SchemeVersion.objects.filter(pk=draft.pk).update(number=2, published_at=now, published_by=sima)


def test_new_version_needs_a_transition_and_a_word_on_what_changes(published, sima):
    draft = actions.start_draft(published.scheme, by=sima)
    with pytest.raises(Refused, match=r"transition ends.*what changes"):
        actions.publish(draft, by=sima)
    yesterday = clock.today() - timedelta(days=1)
    draft = actions.save_section(draft, values={"transition_ends_on": yesterday}, by=sima)
    with pytest.raises(Refused, match="ended already"):
        actions.publish(draft, by=sima)


def test_new_version_copies_everything_and_leaves_the_old_one(published, sima):
    second = next_version(published.scheme, sima, name_zh="绿色电冰箱（修订）")
    published.refresh_from_db()
    assert (second.number, published.name_zh) == (2, "绿色电冰箱")
    assert second.fees.count() == published.fees.count() == 4
    assert second.reasons.count() == published.reasons.count()
    assert queries.version_in_force(published.scheme) == second
    assert Scheme.objects.get().revision == 2


def test_statement_keeps_all_versions_of_the_rule(published, sima):
    next_version(published.scheme, sima, rule_text_en="1 Scope\n2 Another mode")
    (_pk, revision, said), *_none = queries.public_state()
    assert revision == 2
    assert [version["rule_text"]["en"] for version in said["versions"]] == [
        "1 Scope\n2 Mode of certification",
        "1 Scope\n2 Another mode",
    ]


def test_second_browser_does_not_overwrite_the_first(draft, sima):
    seen = draft.edition
    actions.save_section(draft, values={"name_zh": "先"}, edition=seen, by=sima)
    with pytest.raises(Refused, match="since you opened it"):
        actions.save_section(draft, values={"name_zh": "后"}, edition=seen, by=sima)
    draft.refresh_from_db()
    assert draft.name_zh == "先"


def test_scheme_is_withdrawn_from_offer_and_offered_again(published, sima):
    actions.withdraw_scheme(published.scheme, reason_zh="不再提供", by=sima)
    deliver_all()
    assert RegisterEntry.objects.get(pk=published.scheme_id).status == "WITHDRAWN"
    assert queries.offered_schemes() == []
    actions.offer_again(published.scheme, by=sima)
    deliver_all()
    assert RegisterEntry.objects.get(pk=published.scheme_id).status == "PUBLISHED"


def test_withdrawing_needs_a_reason(published, sima):
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw_scheme(published.scheme, reason_zh=" ", by=sima)


def test_register_cannot_be_complete_from_tomorrow(published, sima):
    with pytest.raises(Refused, match="to come"):
        actions.declare_complete(published.scheme, since=clock.today() + timedelta(days=1), by=sima)
    actions.declare_complete(published.scheme, since=clock.today(), by=sima)
    (_pk, _revision, said), *_none = queries.public_state()
    assert said["complete_from"] == clock.today().isoformat()


def test_late_statement_changes_nothing(published, sima):
    next_version(published.scheme, sima)
    Delivery.objects.filter(fact__payload__revision=1).update(due_at=clock.now() + timedelta(hours=1))
    deliver_all()
    Delivery.objects.update(due_at=clock.now())
    deliver_all()
    assert RegisterEntry.objects.get(pk=published.scheme_id).content["version"] == 2


def test_new_accreditation_is_stated_with_each_scheme(in_northseal, sima):
    give_passport(sima)
    actions.publish(draft_scheme(sima, is_accredited=True), by=sima)
    give_passport(sima, accreditation_body="CNAS", accreditation_number="C001", accredited_until=date(2030, 1, 1))
    (_pk, revision, said), *_none = queries.public_state()
    assert revision == 2
    assert said["accreditation"] == {"by": "CNAS", "number": "C001", "until": "2030-01-01"}


def test_unpublished_scheme_is_discarded_whole(draft, sima):
    actions.discard_draft(draft, by=sima)
    assert not Scheme.objects.exists()


def test_one_body_never_sees_the_others_schemes(published, greenmark):
    connection.set_tenant(greenmark)
    assert not Scheme.objects.exists()


@pytest.mark.parametrize("days", ["factory_days", "surveillance_days"])
def test_who_charges_by_the_day_says_how_many(draft, days):
    Fee.objects.create(version=draft, per="surveillance_day", label_zh="监督", amount=1)
    SchemeVersion.objects.filter(pk=draft.pk).update(**({"factory_days": 1, "surveillance_days": 1} | {days: 0}))
    draft.refresh_from_db()
    found = [(gap.section, gap.words) for gap in queries.gaps(draft)]
    assert ("fees", True) in {(section, "say how many" in words) for section, words in found}


def test_one_person_alone_publishes_nothing(greenmark):
    solo = works_for(greenmark, "solo", Role.SCHEME_MANAGER)
    with tenant_context(greenmark):
        give_passport(solo)
        draft = draft_scheme(solo)
        with pytest.raises(Refused, match="Nobody holds yet: Evaluator, Reviewer, Decision maker"):
            actions.publish(draft, by=solo)
    staffed(greenmark)
    with tenant_context(greenmark):
        assert actions.publish(draft, by=solo).number == 1


def test_the_number_that_a_body_joined_with_stands_in_its_passport_already(northseal):
    CertificationBody.objects.filter(pk=northseal.pk).update(approval_number="CNCA-R-2020-042")
    with tenant_context(CertificationBody.objects.get(pk=northseal.pk)):
        assert queries.passport().approval_number == "CNCA-R-2020-042"
        assert PassportForm(instance=queries.passport())["approval_number"].value() == "CNCA-R-2020-042"
