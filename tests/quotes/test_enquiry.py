"""Who may ask whom, and what each body is told."""

from datetime import timedelta
from functools import partial
from uuid import uuid4

import pytest
from django_tenants.utils import tenant_context

from accounts.models import Notice, Organisation
from applications import actions as quoting
from applications.models import ReceivedEnquiry
from enquiries import actions
from enquiries.models import BodyQuestion, Enquiry, InvitedBody, OrganisationCheck
from enquiries.queries.asking import enquiries_of, may_ask
from enquiries.queries.awarding import award_gap
from lib import clock
from lib.cost import Inputs
from lib.refusal import Refused
from outbox.relay import deliver_all
from oversight.models import Confirmation
from register.models import RegisterEntry
from statements.enquiry import EnquiryBrief
from tests.cast import acts_for
from tests.quotes.making import BRIEF, after
from tests.support.signing_in import signed_in


def test_both_bodies_have_it_on_their_desks(bodies):
    enquiry = bodies.ask()
    for slug in bodies.schemes:
        with tenant_context(bodies.body(slug)):
            stated = bodies.received(enquiry, slug).statement
            assert (stated.brief, stated.deadline) == (BRIEF, enquiry.deadline)


def test_a_body_is_not_told_who_asks_nor_who_else_was_asked(bodies):
    enquiry = bodies.ask()
    with tenant_context(bodies.body("northseal")):
        told = str(bodies.received(enquiry, "northseal").content)
    for secret in (str(bodies.acme.pk), "Acme", "alice", "greenmark", str(bodies.schemes["greenmark"])):
        assert secret not in told


def test_who_is_opened_to_reads_name_and_telephone_and_the_other_does_not(bodies):
    enquiry = bodies.ask(contact_phone="0757 1234")
    actions.open_to(bodies.invited(enquiry, "northseal"), by=bodies.alice)
    deliver_all()
    with tenant_context(bodies.body("northseal")):
        assert bodies.received(enquiry, "northseal").statement.asker.contact_phone == "0757 1234"
    with tenant_context(bodies.body("greenmark")):
        assert bodies.received(enquiry, "greenmark").statement.asker is None


def test_an_organisation_that_nobody_looked_up_does_not_ask(bodies):
    OrganisationCheck.objects.update(is_verified=False)
    with pytest.raises(Refused, match="looked up in a public register"):
        bodies.ask()
    assert not Enquiry.objects.exists()


@pytest.mark.parametrize("change", [{"name_en": "Umbrella Ltd"}, {"credit_code": "91440101MA5AB00X5L"}])
def test_an_organisation_that_is_called_otherwise_is_looked_up_again(bodies, change):
    Organisation.objects.filter(pk=bodies.acme.pk).update(**change)
    renamed = Organisation.objects.get(pk=bodies.acme.pk)
    with pytest.raises(Refused, match="looked up in a public register"):
        actions.send_enquiry(
            renamed, brief=BRIEF, schemes=list(bodies.schemes.values()), deadline=clock.now(), by=bodies.alice
        )
    check = actions.ask_to_be_verified(renamed, by=bodies.alice)
    assert (check.checked_at, check.is_verified) == (None, False)
    assert actions.record_check(check, is_verified=True, source="gsxt.gov.cn", by=bodies.alice).stands


def test_what_an_operator_has_read_is_what_is_recorded(bodies):
    check = OrganisationCheck.objects.select_related("organisation").get()
    Organisation.objects.filter(pk=bodies.acme.pk).update(name_en="Umbrella Ltd")
    with pytest.raises(Refused, match="changed meanwhile"):
        actions.record_check(check, is_verified=True, source="gsxt.gov.cn", by=bodies.alice)


def test_whoever_works_for_a_body_does_not_ask(bodies):
    bodies.alice.body_memberships.create(body=bodies.body("greenmark"))
    with pytest.raises(Refused, match="You work for a certification body"):
        bodies.ask("northseal")


def test_a_closed_body_cannot_be_asked(bodies):
    body = bodies.body("northseal")
    body.standing = "suspended"
    body.save(update_fields=["standing"])
    with pytest.raises(Refused, match="takes no applications at present"):
        bodies.ask("northseal", "greenmark")
    assert not InvitedBody.objects.exists()


def test_a_body_outside_its_field_cannot_be_asked(bodies):
    found = Confirmation.objects.filter(body__slug="northseal").latest()
    found.pk, found.categories, found.made_at = uuid4(), ["building"], clock.now()
    found.save(force_insert=True)
    with pytest.raises(Refused, match="for other fields"):
        bodies.ask()


def test_a_footprint_is_asked_for_in_its_own_field(bodies):
    found = Confirmation.objects.filter(body__slug="greenmark").latest()
    found.pk, found.categories, found.made_at = uuid4(), ["green"], clock.now()
    found.save(force_insert=True)
    entry = RegisterEntry.objects.get(pk=bodies.schemes["greenmark"])
    assert not may_ask([entry], BRIEF)[entry.pk].is_possible  # a scheme for refrigerators is of their field
    entry = RegisterEntry.objects.get(pk=entry.pk)
    entry.content["categories"] = [{"code": "green.carbon_footprint", "name": {"en": "Carbon footprint"}}]
    assert may_ask([entry], BRIEF)[entry.pk].is_possible


@pytest.mark.parametrize(
    ("change", "why"),
    [
        ({"product": " "}, "Say which product"),
        ({"reported": 2}, "as many units as there are"),
        ({"factory_count": 2}, "as many units as there are factories"),
    ],
)
def test_a_brief_with_faults_is_refused(bodies, change, why):
    with pytest.raises(Refused, match=why):
        bodies.ask(brief=BRIEF.model_copy(update=change))


@pytest.mark.parametrize("days", [0, 200])
def test_the_deadline_is_fair_and_near(bodies, days):
    with pytest.raises(Refused, match="between four hours and three months"):
        bodies.ask(days=days)


def test_time_is_only_given_never_taken(bodies):
    enquiry = bodies.ask(days=7)
    with pytest.raises(Refused, match="after the one that stands"):
        actions.extend(enquiry, deadline=clock.now() + timedelta(days=2), by=bodies.alice)
    actions.extend(enquiry, deadline=clock.now() + timedelta(days=9), by=bodies.alice)
    deliver_all()
    with tenant_context(bodies.body("northseal")):
        assert bodies.received(enquiry, "northseal").deadline > enquiry.deadline


def test_a_sealed_enquiry_is_not_extended_at_the_last_minute(bodies):
    enquiry = bodies.ask(is_sealed=True)
    with clock.frozen_at(enquiry.deadline - timedelta(minutes=10)), pytest.raises(Refused, match="Sealed quotes open"):
        actions.extend(enquiry, deadline=enquiry.deadline + timedelta(days=1), by=bodies.alice)


def test_counted_models_and_factories_are_charged_as_if_they_were_listed():
    counted = BRIEF.model_copy(update={"units": 2, "model_count": 12, "factory_count": 2}).inputs(Inputs())
    assert (counted.models, counted.factories) == (12, 2)
    listed = BRIEF.model_copy(update={"units": 2, "model_count": 2, "factory_count": 0}).inputs(Inputs())
    assert (listed.models, listed.factories) == (3, 1)


def test_after_a_seal_neither_extension_nor_confirmation_is_promised(bodies, site):
    enquiry = bodies.ask(is_sealed=True)
    quote = bodies.quote(enquiry)
    page = f"/enquiries/{enquiry.pk}/"
    assert "Extend the deadline" in signed_in(site, bodies.alice).get(page).text
    with after(enquiry.deadline):
        assert "Extend the deadline" not in signed_in(site, bodies.alice).get(page).text
        with pytest.raises(Refused, match="Sealed quotes open at the deadline"):
            actions.change_brief(enquiry, brief=BRIEF.model_copy(update={"words": "Blue."}), by=bodies.alice)
        invited = bodies.invited(enquiry, "northseal")
        gap = partial(award_gap, enquiry, invited, others_may_answer=False, is_newest=True, is_offered=True)
        enquiry.brief_edition = 2
        assert "send it a new enquiry" in gap(quote.stated)
    with clock.frozen_at(enquiry.deadline + timedelta(days=60)):
        assert "extend the deadline" not in gap(quote.stated)


@pytest.mark.parametrize("is_open_for_applications", [True, False])
def test_the_letter_says_whether_the_application_is_begun(bodies, is_open_for_applications, monkeypatch):
    enquiry = bodies.ask("northseal")
    bodies.quote(enquiry)
    if not is_open_for_applications:
        bodies.alice.organisation_memberships.update(ended_at=clock.now())  # who took it has left meanwhile
    bodies.award(enquiry)
    text = Notice.objects.filter(user=bodies.quoters["northseal"], subject_en__contains="was taken").get().text_en
    assert ("its application is begun" in text) == is_open_for_applications
    assert ("is not begun yet" in text) != is_open_for_applications


def test_whoever_quotes_is_told_of_an_answer_and_of_who_asks(bodies):
    enquiry = bodies.ask()
    with tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        quoting.ask_about_enquiry(received, text="Which voltage?", by=bodies.quoters["northseal"])
    deliver_all()
    actions.answer_question(BodyQuestion.objects.get(), answer="230 V", by=bodies.alice)
    actions.open_to(bodies.invited(enquiry, "northseal"), by=bodies.alice)
    deliver_all()
    for slug, told in (("northseal", 2), ("greenmark", 1)):
        notices = Notice.objects.filter(user=bodies.quoters[slug], path__contains="/desk/enquiries/")
        subjects = list(notices.exclude(subject_en__startswith="New").values_list("subject_en", "text_en"))
        assert (f"Enquiry {enquiry.number}: a question is answered", "Which voltage?\n230 V") in subjects
        assert len(subjects) == told
        assert "Acme" not in str(subjects)


def test_what_was_heard_late_or_twice_changes_nothing(bodies):
    enquiry = bodies.ask()
    with tenant_context(bodies.body("northseal")):
        first = bodies.received(enquiry, "northseal")
        old, revision = dict(first.content), first.revision
    actions.change_brief(enquiry, brief=BRIEF.model_copy(update={"words": "In blue."}), by=bodies.alice)
    deliver_all()
    with tenant_context(bodies.body("northseal")):
        quoting.hear_enquiry(first.pk, revision, old)
        assert bodies.received(enquiry, "northseal").statement.brief.words == "In blue."


def test_question_and_answer_are_read_by_all_and_nobody_reads_who_asks(bodies):
    enquiry = bodies.ask()
    with tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        quoting.ask_about_enquiry(received, text="Which voltage?", by=bodies.quoters["northseal"])
    deliver_all()
    actions.answer_question(BodyQuestion.objects.get(), answer="230 V", by=bodies.alice)
    deliver_all()
    with tenant_context(bodies.body("greenmark")):
        (question,) = bodies.received(enquiry, "greenmark").statement.questions
    assert (question.text, question.answer, question.is_own) == ("Which voltage?", "230 V", False)


def test_ten_questions_of_a_body_wait_at_most(bodies):
    enquiry = bodies.ask()

    def ask(number):
        with tenant_context(bodies.body("northseal")):
            received = bodies.received(enquiry, "northseal")
            quoting.ask_about_enquiry(received, text=f"Number {number}?", by=bodies.quoters["northseal"])

    for number in range(10):
        ask(number)
    with pytest.raises(Refused, match="wait for an answer"):
        ask(10)
    deliver_all()
    actions.answer_question(BodyQuestion.objects.first(), answer="Yes", by=bodies.alice)
    deliver_all()
    ask(10)


def test_who_has_left_the_organisation_is_named_to_nobody(bodies):
    enquiry = bodies.ask(contact_phone="0757 1234")
    bodies.alice.organisation_memberships.update(ended_at=clock.now())
    actions.open_to(bodies.invited(enquiry, "northseal"), by=acts_for(bodies.acme, "adam"))
    deliver_all()
    with tenant_context(bodies.body("northseal")):
        asker = bodies.received(enquiry, "northseal").statement.asker
    assert (asker.organisation, asker.contact_name, asker.contact_phone) == (bodies.acme.pk, "", "")


def test_open_enquiries_come_first_then_those_that_ended_last(bodies):
    first, second, third = bodies.ask("northseal"), bodies.ask("northseal"), bodies.ask("northseal")
    for ended in (second, first):
        actions.close_enquiry(ended, words="", by=bodies.alice)
    assert [each.pk for each in enquiries_of(bodies.alice)] == [third.pk, first.pk, second.pk]


def test_withdrawing_says_why_and_ends_it_everywhere(bodies):
    enquiry = bodies.ask()
    with pytest.raises(Refused, match="Say why"):
        actions.withdraw_enquiry(enquiry, reason=" ", by=bodies.alice)
    actions.withdraw_enquiry(enquiry, reason="A report was enough.", by=bodies.alice)
    deliver_all()
    with tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        assert (received.is_open, received.statement.end_reason) == (False, "A report was enough.")
        with pytest.raises(Refused, match="has ended this enquiry"):
            quoting.draft_quote(received, by=bodies.quoters["northseal"])


def test_a_body_speaks_of_its_own_invitations_only(bodies):
    enquiry = bodies.ask()
    pk = bodies.invited(enquiry, "greenmark").pk
    with pytest.raises(ValueError, match="not its own"):
        actions.hear_answer(pk, 1, {"answer": "declined", "reason": "x"}, body=bodies.body("northseal"))


def test_declining_needs_a_reason_and_reaches_the_enterprise(bodies):
    enquiry = bodies.ask()
    with tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        with pytest.raises(Refused, match="Say why"):
            quoting.decline_enquiry(received, reason="", by=bodies.quoters["northseal"])
        quoting.decline_enquiry(received, reason="No partner yet.", by=bodies.quoters["northseal"])
    deliver_all()
    invited = bodies.invited(enquiry, "northseal")
    assert (invited.answer, invited.decline_reason) == ("declined", "No partner yet.")


def test_after_the_deadline_nothing_is_answered(bodies):
    enquiry = bodies.ask()
    with after(enquiry.deadline), tenant_context(bodies.body("northseal")):
        received = bodies.received(enquiry, "northseal")
        with pytest.raises(Refused, match="deadline of this enquiry has passed"):
            quoting.draft_quote(received, by=bodies.quoters["northseal"])
        assert not ReceivedEnquiry.objects.to_answer(clock.now()).exists()


def test_the_longest_brief_is_taken(bodies):
    models = tuple(f"K-{number}" for number in range(500))
    enquiry = bodies.ask(brief=EnquiryBrief(**(BRIEF.model_dump() | {"models": models})))
    assert len(Enquiry.objects.get(pk=enquiry.pk).brief.models) == 500
