"""A quote is taken once; the application begins with it, and the annex to the agreement is that quote."""

from datetime import date, timedelta
from threading import Barrier, Thread

import pytest
from django.db import DatabaseError, connection, transaction
from django_tenants.utils import tenant_context

from accounts.models import Organisation
from accounts.queries import people_of
from applications import actions as applying
from applications.actions.asking import UnitAsked
from applications.actions.printing import _fees
from applications.actions.quoting import why_not_send
from applications.completeness import wanted_slots
from applications.models import Application, FeeAnnex
from applications.models.fees import beyond_any_agreement
from catalog import actions as catalogue
from catalog.models import Fee, Scheme
from enquiries import actions
from enquiries.models import Award, QuoteCopy
from lib import clock
from lib.cost import ChargedLine, Estimate
from lib.refusal import Refused
from outbox.relay import deliver_all
from staff.models import Role
from statements.scheme import StatedFee
from tests.applications.walking import a_pdf
from tests.cast import acme_appliances, acts_for, person, works_for
from tests.catalog.schemes import next_version
from tests.quotes.making import BRIEF, after, two_bodies
from tests.support.signing_in import signed_in


def answered(bodies):
    """An enquiry with a quote of each body."""
    enquiry = bodies.ask()
    bodies.quote(enquiry, "northseal")
    bodies.quote(enquiry, "greenmark")
    return enquiry


def test_the_winner_begins_the_application_with_brief_and_quote(bodies):
    enquiry = answered(bodies)
    bodies.award(enquiry, "northseal")
    with tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        application = received.application
        (unit,) = application.units.all()
        assert (application.product_en, application.organisation_id) == ("Kettle", bodies.acme.pk)
        assert unit.models_asked == ["K-1", "K-2", "K-3"]
        assert received.statement.asker.name["en"] == "Acme Appliances (demo) Ltd"


def test_the_others_are_thanked_and_learn_nothing(bodies):
    enquiry = answered(bodies)
    bodies.award(enquiry, "northseal", words="Thank you all.")
    with tenant_context(bodies.body("greenmark")):
        received = bodies.received(enquiry, "greenmark")
        assert (received.shown_state, received.statement.end_reason) == ("lost", "Thank you all.")
        news = bodies.quoters["greenmark"].notices.order_by("created_at").last()
        assert news.text_zh.startswith("感谢贵机构报价")
        assert received.statement.asker is None
        assert not Application.objects.exists()


def accepted(bodies, application):
    """Send, take up and accept an application at northseal."""
    body = bodies.body("northseal")
    reviewer = works_for(body, "arno", Role.APPLICATION_REVIEWER)
    applying.begin_review(application, by=reviewer)
    return applying.accept(application, competence="Ours.", units_are_divided=True, by=reviewer)


def sent(bodies, application):
    """The client fills in what the enquiry could not know, and sends it."""
    address = {"client_address_zh": "佛山市示例路1号"}
    applying.save_section(application, section="parties", values=address, by=bodies.alice)
    for slot in wanted_slots(application):
        applying.add_document(application, a_pdf(), slot=slot, by=bodies.alice)
    return applying.submit(application, by=bodies.alice)


def test_the_annex_is_the_quote_that_was_taken(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry, "northseal", travel={"amount": 60_000, "reason": "shared_visit"})
    bodies.quote(enquiry, "greenmark")
    bodies.award(enquiry, "northseal")
    quote = QuoteCopy.objects.get(invited__body__slug="northseal").quote
    with tenant_context(bodies.body("northseal")):
        application = sent(bodies, bodies.received(enquiry, "northseal").application)
        accepted(bodies, application)
        annex = FeeAnnex.objects.get(agreement__application=application)
    assert annex.agreed.lines == quote.charged.lines
    assert annex.agreed.once == quote.charged.once


DEAR = 999_999_999_999_99  # as much as a published fee may be


@pytest.fixture
def dear(bodies):
    """Both bodies publish the highest price for a test that a form takes."""
    for slug in ("northseal", "greenmark"):
        body, by = bodies.body(slug), person(f"schemer-{slug}")
        with tenant_context(body):
            draft = catalogue.start_draft(Scheme.objects.get(slug="kettles"), by=by)
            rows = [
                Fee(per=fee.per, label_zh=fee.label_zh, label_en=fee.label_en, payee=fee.payee, amount=fee.amount)
                for fee in draft.fees.all()
            ]
            for fee in rows:
                fee.amount = DEAR if fee.per == "test" else fee.amount
            given = {"transition_ends_on": date(2099, 12, 31), "change_note_en": "Dearer."}
            catalogue.publish(catalogue.save_section(draft, values=given, rows={Fee: rows}, by=by), by=by)
    deliver_all()
    return bodies


def test_what_no_agreement_could_hold_is_said_before_it_is_quoted(dear, visit):
    enquiry = dear.ask(brief=BRIEF.model_copy(update={"reported": 0}))
    quote = dear.draft(enquiry)
    body = dear.body("northseal")
    with tenant_context(body):
        (fault,) = why_not_send(dear.received(enquiry, "northseal"), quote)
    assert "more than an agreement may come to" in fault
    with pytest.raises(Refused, match="more than an agreement may come to"):
        dear.quote(enquiry)


def test_nor_does_an_agreement_about_it_crash(bodies):
    with tenant_context(bodies.body("northseal")):
        fee = StatedFee(
            per="test", label={"zh": "测", "en": "Test"}, amount=DEAR, currency="CNY", tax="included", payee="body"
        )
        assert "¥999,999,999,999.99 CNY is more than" in beyond_any_agreement(
            Estimate([ChargedLine(fee, 1, DEAR, False)])
        )


def test_what_was_not_quoted_is_not_accepted(bodies):
    enquiry = answered(bodies)
    bodies.award(enquiry, "northseal")
    with tenant_context(bodies.body("northseal")):
        application = bodies.received(enquiry, "northseal").application
        applying.save_units(application, [UnitAsked("K-1"), UnitAsked("K-9")], by=bodies.alice)
        application = sent(bodies, application)
        with pytest.raises(Refused, match="The quote that was taken is for 1 units, 3 models"):
            accepted(bodies, application)


@pytest.mark.parametrize("how", ["expired", "brief", "waiting", "revised", "closed"])
def test_what_cannot_be_taken_is_refused_in_words(bodies, how):
    enquiry = bodies.ask()
    bodies.quote(enquiry, "northseal")
    copy, at, why = QuoteCopy.objects.get(), clock.now(), "Others may still answer"
    if how != "waiting":
        bodies.quote(enquiry, "greenmark")
    if how == "expired":
        at, why = enquiry.deadline + timedelta(days=40), "was valid until"
    if how == "brief":
        actions.change_brief(enquiry, brief=BRIEF.model_copy(update={"words": "Blue."}), by=bodies.alice)
        why = "must confirm its quote first"
    if how == "revised":
        bodies.quote(enquiry, "northseal")
        why = "a newer revision"
    if how == "closed":
        with tenant_context(bodies.body("northseal")):
            scheme = Scheme.objects.get(slug="kettles")
            catalogue.withdraw_scheme(scheme, reason_zh="停", reason_en="Ended.", by=person("schemer-northseal"))
        deliver_all()
        why = "takes no applications"
    with clock.frozen_at(at), pytest.raises(Refused, match=why):
        actions.award(copy, by=bodies.alice)
    assert not Award.objects.exists()


def test_after_the_deadline_who_did_not_answer_is_not_waited_for(bodies):
    enquiry = bodies.ask()
    bodies.quote(enquiry, "northseal")
    with after(enquiry.deadline):
        bodies.award(enquiry, "northseal")
    assert Award.objects.get().quote.invited.body.slug == "northseal"


def test_a_second_award_is_refused(bodies):
    enquiry = answered(bodies)
    bodies.award(enquiry, "northseal")
    other = QuoteCopy.objects.get(invited__body__slug="greenmark")
    with pytest.raises(Refused, match="A quote has been taken already"):
        actions.award(other, by=bodies.alice)


def test_after_the_award_the_quote_is_not_revised(bodies):
    enquiry = answered(bodies)
    bodies.award(enquiry, "northseal")
    with tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        with pytest.raises(Refused, match="Your quote was taken"):
            applying.draft_quote(received, by=bodies.quoters["northseal"])


def test_a_discarded_application_can_be_begun_again_with_the_quote(bodies):
    enquiry = answered(bodies)
    bodies.award(enquiry, "northseal")
    with tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        applying.discard_draft(received.application, by=bodies.alice)
        begun = applying.begin_application(received, by=bodies.alice)
        assert begun.pk == bodies.received(enquiry, "northseal").application_id


def test_where_whoever_took_the_quote_has_left_somebody_else_begins(bodies, visit):
    enquiry = answered(bodies)
    actions.award(QuoteCopy.objects.get(invited__body__slug="northseal"), by=bodies.alice)
    bodies.alice.organisation_memberships.update(ended_at=clock.now())
    deliver_all()
    copy = QuoteCopy.objects.get(invited__body__slug="northseal")
    colleague = signed_in(visit(bodies.body("northseal")), acts_for(bodies.acme, "adam"))
    begun = colleague.post(f"/enquiries/{copy.invited_id}/application/").headers["Location"]
    with tenant_context(bodies.body("northseal")):
        application = bodies.received(enquiry, "northseal").application
    assert begun == f"/applications/{application.pk}/parties/"
    assert application.created_by.name == "Adam"


def test_the_annex_says_who_is_paid_and_why_it_is_less(bodies):
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry, travel={"amount": 60_000, "reason": "shared_visit", "reason_words": "With K-7."})
    bodies.award(enquiry)
    with tenant_context(bodies.body("northseal")):
        application = sent(bodies, bodies.received(enquiry, "northseal").application)
        accepted(bodies, application)
        annex = FeeAnnex.objects.get(agreement__application=application)
        fees = {line.fee.per: line.fee for line in annex.agreed.until_certificate}
        paper = _fees(annex.agreement, annex)
    assert (fees["test_reused"].payee_name, fees["travel"].reason) == ("Clear Lab (demo)", "shared_visit")
    said = {line.label["en"]: line for line in paper.once}
    assert said["Type test, reports accepted"].payee["en"] == "Clear Lab (demo)"
    assert said["Travel, at most"].reason["en"] == "The visit is shared with other work at this factory: With K-7."


def test_another_version_than_was_quoted_is_not_accepted(bodies):
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    bodies.award(enquiry)
    with tenant_context(bodies.body("northseal")):
        application = sent(bodies, bodies.received(enquiry, "northseal").application)
        schemer = person("schemer-northseal")
        newer = next_version(application.scheme_version.scheme, schemer)
        Application.objects.filter(pk=application.pk).update(scheme_version=newer)
        application.refresh_from_db()
        with pytest.raises(Refused, match="under version 1 of the scheme; the application is under version 2"):
            accepted(bodies, application)


def test_award_and_copies_of_quotes_stay_as_they_are(bodies):
    enquiry, other = answered(bodies), answered(bodies)
    foreign = QuoteCopy.objects.get(invited__enquiry=other, invited__body__slug="northseal")
    with pytest.raises(DatabaseError, match="for the enquiry it was made for"), transaction.atomic():
        Award.objects.create(enquiry=enquiry, quote=foreign, awarded_by=bodies.alice)
    bodies.award(enquiry)
    for rows, change in [(QuoteCopy, {"sha256": "0"}), (Award, {"awarded_by": bodies.quoters["greenmark"]})]:
        with pytest.raises(DatabaseError, match=r"append-only|permission denied"), transaction.atomic():
            rows.objects.update(**change)
        with pytest.raises(DatabaseError, match=r"append-only|permission denied"), transaction.atomic():
            rows.objects.all()._raw_delete("default")


def test_both_sides_are_told(bodies):
    enquiry = answered(bodies)
    bodies.award(enquiry, "northseal")
    subjects = [notice.subject_en for notice in bodies.quoters["northseal"].notices.order_by("created_at")]
    assert subjects[0].startswith("New enquiry")
    assert subjects[-1].endswith("your quote was taken")
    asker = people_of(bodies.acme.pk).get(email="alice@example.org")
    assert any("has quoted" in notice.subject_en for notice in asker.notices.all())


@pytest.mark.slow
def test_of_two_awards_at_once_one_stands(committed):
    bodies = two_bodies(acme_appliances(), acts_for(acme_appliances(), "alice"), person("olga", is_operator=True))
    enquiry = answered(bodies)
    outcomes, together = [], Barrier(2)

    def take(copy) -> None:
        together.wait()
        try:
            actions.award(copy, by=bodies.alice)
            outcomes.append("taken")
        except Refused:
            outcomes.append("refused")
        connection.close()

    threads = [Thread(target=take, args=(copy,)) for copy in QuoteCopy.objects.all()]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert sorted(outcomes) == ["refused", "taken"]
    assert Award.objects.filter(enquiry=enquiry).count() == 1
    assert Organisation.objects.filter(enquiries=enquiry).exists()
