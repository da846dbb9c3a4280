"""Who may review what, once, and change it how long."""

from datetime import timedelta
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import Error, transaction

from accounts.actions import pseudonymise
from accounts.models import BodyMembership, Notice
from lib import clock
from lib.refusal import Refused
from outbox.relay import deliver_all
from oversight.models import OwnershipTie
from reviews import actions
from reviews.models import Review, ReviewVersion
from reviews.queries import subjects
from reviews.queries.subjects import reviewable_by, stands_apart
from tenants.models import CertificationBody
from tests.cast import acts_for
from tests.reviews.making import FOURS, WORDS, ended_case, work_of, written
from tests.support.signing_in import signed_in

pytestmark = pytest.mark.django_db
TYPED = {"clear": "5", "punctual": "2", "competent": "4", "again": "3", "words": WORDS, "shown_as": "region"}


@pytest.fixture
def client_desk(site, alice):
    return signed_in(site, alice)


def test_a_client_reviews_a_case_that_has_ended(client_desk, northseal, acme, alice):
    subject = ended_case(northseal, acme)
    assert f"/my/reviews/new/{subject}/" in client_desk.get("/my/").text
    page = client_desk.get(f"/my/reviews/new/{subject}/").text
    assert "What came of it is no matter here" in page
    assert "checked" not in page
    sent = client_desk.post(f"/my/reviews/new/{subject}/", TYPED)
    review = Review.objects.get()
    assert sent.url == review.get_absolute_url()
    assert (review.body, review.organisation, review.written_by, review.punctual) == (northseal, acme, alice, 2)
    assert review.about_en == "Green refrigerators"
    assert f"/my/reviews/new/{subject}/" not in client_desk.get("/my/").text


def test_the_sellers_people_are_told_that_there_is_one(northseal, acme, alice, sima):
    review = written(northseal, acme, alice)
    deliver_all()
    notice = Notice.objects.filter(user=sima).latest("created_at")
    assert notice.path == f"/desk/reviews/{review.pk}/"
    assert WORDS not in notice.text_en


@pytest.mark.parametrize("state", ["DECLINED", "WITHDRAWN_BY_APPLICANT", "LAPSED", "COMPLETED"])
def test_however_it_ended_it_may_be_reviewed(northseal, acme, state):
    subject = ended_case(northseal, acme, state=state)
    assert [work.subject for work in reviewable_by([acme])] == [subject]


def test_a_draft_thrown_away_an_open_case_and_one_of_long_ago_may_not(northseal, acme):
    ended_case(northseal, acme, state="DRAFT")
    ended_case(northseal, acme, state="EVALUATING", is_open=True)
    ended_case(northseal, acme, days=400)
    assert reviewable_by([acme]) == []


def test_the_units_of_an_application_are_one_piece_of_work(northseal, acme):
    application = str(uuid4())
    for _ in range(3):
        ended_case(northseal, acme, application=application)
    assert len(reviewable_by([acme])) == 1
    ended_case(northseal, acme, application=application, state="EVALUATING", is_open=True)
    assert reviewable_by([acme]) == []


def test_an_order_that_has_ended_may_be_reviewed_by_its_service(northseal, acme, alice, monkeypatch):
    stated = SimpleNamespace(
        may_be_reviewed=True, since=clock.now(), about={"zh": "培训", "en": "Course"}, service=uuid4()
    )
    copy = SimpleNamespace(pk=uuid4(), statement=stated, body=northseal, organisation_id=acme.pk)
    monkeypatch.setattr(subjects, "order_copies", lambda organisations: [copy])
    review = actions.write_review(work_of(acme), marks=FOURS, words=WORDS, shown_as="name", by=alice)
    assert (review.subject_kind, review.service, review.about_en) == ("order", stated.service, "Course")


def test_one_review_of_a_piece_of_work(northseal, acme, alice, bob):
    ended_case(northseal, acme)
    work = work_of(acme)
    actions.write_review(work, marks=FOURS, words=WORDS, shown_as="name", by=alice)
    with pytest.raises(Refused, match="has reviewed this already"):
        actions.write_review(work, marks=FOURS, words=WORDS, shown_as="name", by=bob)


def test_who_does_not_act_for_it_writes_none(northseal, acme, petra, site):
    subject = ended_case(northseal, acme)
    with pytest.raises(Refused, match="do not act for"):
        actions.write_review(work_of(acme), marks=FOURS, words=WORDS, shown_as="name", by=petra)
    assert signed_in(site, petra).get(f"/my/reviews/new/{subject}/").status_code in {302, 404}


def test_who_works_for_a_body_writes_none(northseal, acme, sima):
    sima.organisation_memberships.create(organisation=acme, accepted_at=clock.now())
    ended_case(northseal, acme)
    with pytest.raises(Refused, match="work for a certification body"):
        actions.write_review(work_of(acme), marks=FOURS, words=WORDS, shown_as="name", by=sima)


@pytest.mark.parametrize("days_ago", [None, 100])
def test_an_organisation_of_the_sellers_own_people_reviews_it_not(northseal, greenmark, acme, alice, days_ago):
    ended_case(northseal, acme)
    ended_at = days_ago and clock.now() - timedelta(days=days_ago)
    BodyMembership.objects.create(user=acts_for(acme, "insider"), body=northseal, ended_at=ended_at)
    with pytest.raises(Refused, match="who stand apart"):
        actions.write_review(work_of(acme), marks=FOURS, words=WORDS, shown_as="name", by=alice)
    BodyMembership.objects.filter(user__name="Insider").update(ended_at=clock.now() - timedelta(days=400))
    actions.write_review(work_of(acme), marks=FOURS, words=WORDS, shown_as="name", by=alice)


def test_an_organisation_of_the_sellers_owners_people_reviews_it_not(northseal, greenmark, acme, olga):
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    assert stands_apart(acme, greenmark)
    BodyMembership.objects.create(user=acts_for(acme, "insider"), body=northseal)
    OwnershipTie.objects.create(tenant=greenmark, body=northseal, source="Register of companies", stated_by=olga)
    assert not stands_apart(acme, greenmark)


def test_what_was_taken_back_before_the_body_began_is_no_work(northseal, acme):
    ended_case(northseal, acme, state="WITHDRAWN_BY_APPLICANT", is_begun=False)
    assert reviewable_by([acme]) == []


def test_where_a_review_was_written_its_page_answers(client_desk, northseal, acme, alice):
    review = written(northseal, acme, alice)
    assert client_desk.get(f"/my/reviews/new/{review.subject}/").url == review.get_absolute_url()


def test_words_are_needed(client_desk, northseal, acme):
    subject = ended_case(northseal, acme)
    page = client_desk.post(f"/my/reviews/new/{subject}/", TYPED | {"words": "ok"}).text
    assert "Say in a few words how they worked." in page
    assert not Review.objects.exists()


def test_its_name_or_only_its_region_is_shown(northseal, acme, alice):
    acme.address_zh = "广东省佛山市顺德区1号"
    acme.save()
    review = written(northseal, acme, alice, shown_as="region")
    assert (review.shown_zh, review.shown_en) == ("广东的一家企业", "An enterprise in Guangdong")
    assert acme.name_en not in review.shown_en


def test_its_writer_changes_it_and_what_it_said_is_kept(client_desk, northseal, acme, alice):
    review = written(northseal, acme, alice)
    client_desk.post(review.get_absolute_url(), TYPED | {"words": "On reflection, they were late."})
    review.refresh_from_db()
    assert (review.words, review.version, review.is_changed) == ("On reflection, they were late.", 2, True)
    assert [version.words for version in review.versions.all()] == [WORDS, "On reflection, they were late."]
    assert WORDS in client_desk.get(review.get_absolute_url()).text


def test_the_same_again_is_no_change(northseal, acme, alice):
    review = written(northseal, acme, alice)
    assert actions.change_review(review, marks=FOURS, words=WORDS, shown_as="name", by=alice).version == 1


def change(review, by):
    return actions.change_review(review, marks=FOURS, words="Otherwise than before.", shown_as="name", by=by)


def test_nobody_else_changes_it_nor_after_an_answer_nor_after_14_days(northseal, acme, alice, bob, sima, monkeypatch):
    review = written(northseal, acme, alice)
    with pytest.raises(Refused, match="Only whoever wrote"):
        change(review, bob)
    later = clock.now() + timedelta(days=15)
    with monkeypatch.context() as patched:
        patched.setattr(clock, "now", lambda: later)
        with pytest.raises(Refused, match="older than 14 days"):
            change(review, alice)
    actions.answer_review(review, text="Thank you.", by=sima)
    with pytest.raises(Refused, match="has been answered"):
        change(review, alice)


def test_the_database_keeps_reviews_as_the_rules_say(northseal, acme, alice, sima):
    review = written(northseal, acme, alice)
    own = Review.objects.filter(pk=review.pk)
    actions.answer_review(review, text="Thank you.", by=sima)
    refused = [
        own.delete,
        lambda: own.update(organisation=acme.pk, subject=uuid4()),
        lambda: own.update(clear=1, version=2),
        lambda: own.update(answer="Otherwise"),
        lambda: own.update(clear=6),
        lambda: own.update(hidden_at=clock.now()),
        lambda: ReviewVersion.objects.filter(review=review).update(words="Otherwise"),
        lambda: ReviewVersion.objects.filter(review=review).delete(),
    ]
    for act in refused:
        with pytest.raises(Error), transaction.atomic():
            act()
    assert own.count() == 1


def test_the_database_asks_its_own_clock_and_whether_it_is_hidden(northseal, acme, alice, olga):
    with clock.frozen_at(clock.now() - timedelta(days=20)):
        old = Review.objects.filter(pk=written(northseal, acme, alice).pk)
    young = Review.objects.filter(pk=written(northseal, acme, alice).pk)
    hidden_now = {"hidden_at": clock.now(), "hidden_reason": "outcome", "hidden_words": "It judges."}
    refused = [
        lambda: old.update(words="Otherwise than before.", version=2),
        lambda: young.update(scheme=uuid4()),
        lambda: young.update(**hidden_now),
    ]
    actions.hide_review(
        Review.objects.get(pk=(third := written(northseal, acme, alice)).pk),
        reason="outcome",
        words="It judges.",
        by=olga,
    )
    hidden = Review.objects.filter(pk=third.pk)
    refused += [
        lambda: hidden.update(words="Otherwise than before.", version=2),
        lambda: hidden.update(hidden_at=None, hidden_reason="", hidden_words=""),
    ]
    for act in refused:
        with pytest.raises(Error), transaction.atomic():
            act()
    assert young.update(words="Otherwise than before.", version=2) == 1


def test_forgotten_its_writer_has_no_name_and_the_review_stays(northseal, acme, alice, olga, site):
    review = written(northseal, acme, alice)
    pseudonymise(alice, by=olga)
    review.refresh_from_db()
    assert "Alice" not in str(review.written_by)
    assert WORDS in site.get("/bodies/northseal/reviews/").text
