"""Rules hold whatever writes: each test goes round the actions, straight to the tables."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.db.utils import IntegrityError, InternalError

from applications.actions import answer
from applications.models import Agreement, Application, ApplicationReview, Document, FeeAnnex, Question, Signature, Unit
from cases.models import Assignment, Case, CaseEvent, Letter
from cases.transitions import EDGES, State, edge_between
from lib import clock
from tests.catalog.schemes import draft_scheme
from tests.support.refusing import is_kept

REFUSED = (IntegrityError, InternalError, DatabaseError)


@pytest.fixture
def refused():
    def attempt(words, write):
        with pytest.raises(REFUSED, match=words), transaction.atomic():
            write()

    return attempt


def test_no_case_jumps(case_at, refused):
    case = case_at(State.SUBMITTED)
    for state in State:
        if state != State.SUBMITTED and edge_between(State.SUBMITTED, state) is None:
            refused("There is no way", lambda state=state: Case.objects.filter(pk=case.pk).update(state=state))


def test_no_case_is_born_in_the_middle(case_at, refused):
    case = case_at(State.DRAFT)
    born = Case(
        number="X",
        subject_kind="application",
        subject=case.subject,
        organisation=case.organisation,
        scheme_version=case.scheme_version,
    )
    for state in [State.DECIDED, State.COMPLETED, State.EVALUATED]:
        born.state, born.scope_asked = state, {"models": ["X"]}
        refused("does not start", lambda: born.save(force_insert=True))


def test_a_unit_has_a_case_about_its_own_application(case_at, refused):
    case = case_at(State.SUBMITTED)
    other = Case.objects.create(
        number="Y",
        subject_kind="application",
        subject=uuid4(),
        organisation=case.organisation,
        scheme_version=case.scheme_version,
    )
    unit = {"application": case.unit.application, "position": 9}
    refused("about its application", lambda: Unit.objects.create(case=other, **unit))


def test_what_a_case_says_of_its_client_is_frozen_with_its_scope(case_at, refused):
    case = case_at(State.ACCEPTED)
    refused("frozen", lambda: Case.objects.filter(pk=case.pk).update(client_name_en="Another"))
    refused("frozen", lambda: Case.objects.filter(pk=case.pk).update(subject_words="BCD-999"))


def test_no_acceptance_without_its_record(case_at, refused):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    scope = {"models": ["X"]}
    refused("application review", lambda: Case.objects.filter(pk=case.pk).update(state="ACCEPTED", scope_asked=scope))


def test_no_declining_without_a_reason(case_at, refused, arno):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    refused("its record and reason", lambda: Case.objects.filter(pk=case.pk).update(state="DECLINED", reason="Large."))
    declined = ApplicationReview(
        application=case.unit.application, outcome="decline", reviewer=arno, cases=[str(case.pk)], sha256="0" * 64
    )
    refused("declined_reviews_have_words", declined.save)
    declined.words = "Too large."
    declined.save(force_insert=True)
    refused("declining_needs_a_reason", lambda: Case.objects.filter(pk=case.pk).update(state="DECLINED"))


def test_no_contract_without_both_signatures(case_at, refused, alice):
    case = case_at(State.ACCEPTED)
    refused("both signatures", lambda: Case.objects.filter(pk=case.pk).update(state="CONTRACTED"))
    signature(case, side="client", signed_by=alice).save(force_insert=True)
    refused("both signatures", lambda: Case.objects.filter(pk=case.pk).update(state="CONTRACTED"))
    refused("both signatures", lambda: Agreement.objects.update(in_force_at=clock.now()))


def signature(case, **given) -> Signature:
    agreement = case.unit.application.agreement
    return Signature(**{"agreement": agreement, "name": "Somebody", "sha256": agreement.sha256} | given)


def test_the_client_and_the_signatory_sign_and_nobody_else(case_at, refused, alice, otto, petra, sig):
    case = case_at(State.ACCEPTED)
    for side, person in [("client", petra), ("client", otto), ("body", otto), ("body", alice)]:
        refused("own people sign", signature(case, side=side, signed_by=person).save)
    refused("text that was offered", signature(case, side="body", signed_by=sig, sha256="0" * 64).save)


def test_an_agreement_stays_as_it_was_offered(case_at, refused):
    agreement = case_at(State.CONTRACTED).unit.application.agreement
    everywhere = Agreement.objects.filter(pk=agreement.pk)
    refused("as it was offered", lambda: everywhere.update(text_en="We promise more."))
    refused("as it was offered", lambda: everywhere.update(in_force_at=None))
    refused("as it was offered", lambda: everywhere._raw_delete("default"))


def test_no_case_is_sent_without_its_application(case_at, refused):
    case = case_at(State.DRAFT)
    refused("together with its application", lambda: Case.objects.filter(pk=case.pk).update(state="SUBMITTED"))


def test_what_was_sent_is_no_draft_again(case_at, refused):
    case = case_at(State.SUBMITTED)
    refused("draft again", lambda: Application.objects.filter(pk=case.subject).update(submitted_at=None))


def test_only_a_published_rule_is_the_criterion(case_at, refused, sima, arno):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    unpublished = draft_scheme(sima, slug="secret", name_zh="未公布")
    Case.objects.filter(pk=case.pk).update(scheme_version=unpublished, scope_asked={"models": ["X"]})
    ApplicationReview.objects.create(
        application=case.unit.application,
        outcome="accept",
        reviewer=arno,
        units_are_divided=True,
        competence="All",
        cases=[str(case.pk)],
        sha256="0" * 64,
    )
    refused("INV-12", lambda: Case.objects.filter(pk=case.pk).update(state="ACCEPTED"))


def test_no_planning_without_a_plan_that_names_somebody(case_at, refused):
    case = case_at(State.CONTRACTED)
    refused("names evaluators", lambda: Case.objects.filter(pk=case.pk).update(state="EVALUATION_PLANNED"))


def test_scope_and_units_are_frozen_at_acceptance(case_at, refused):
    case = case_at(State.ACCEPTED)
    wider = {**case.scope_asked, "models": ["BCD-999"]}
    refused("frozen", lambda: Case.objects.filter(pk=case.pk).update(scope_asked=wider))
    refused("frozen", lambda: Unit.objects.filter(case=case).update(covered_models=["BCD-999"]))
    refused("frozen", lambda: Unit.objects.create(application=case.unit.application, position=7))
    refused("frozen", lambda: Application.objects.filter(pk=case.subject).update(product_en="Another"))


def test_a_case_does_not_change_hands(case_at, refused):
    case = case_at(State.SUBMITTED)
    refused("about", lambda: Case.objects.filter(pk=case.pk).update(organisation=uuid4()))


def test_records_are_append_only(case_at, refused):
    case_at(State.EVALUATION_PLANNED)
    for model in (CaseEvent, Letter, Signature):
        assert model.objects.exists()
        is_kept(lambda model=model: model.objects.all().update(id=uuid4()))
        is_kept(lambda model=model: model.objects.all()._raw_delete("default"))
    refused("append-only", lambda: Assignment.objects.all()._raw_delete("default"))
    refused("as it was written", lambda: Assignment.objects.update(role="finance"))


def test_questions_and_their_answers_stay(case_at, walk, refused, alice):
    case_at(State.INFO_REQUESTED)
    refused("as it was written", lambda: Question.objects.update(text="Another question?"))
    refused("append-only", lambda: Question.objects.all()._raw_delete("default"))
    answer(walk.application, answers={Question.objects.get().pk: "The usual one."}, by=alice)
    refused("as it was completed", lambda: Question.objects.update(answer="Another one."))


def test_the_record_of_the_review_stays(case_at, refused):
    case_at(State.ACCEPTED)
    for model in (ApplicationReview, FeeAnnex):
        is_kept(lambda model=model: model.objects.all().update(id=uuid4()))
        is_kept(lambda model=model: model.objects.all()._raw_delete("default"))


def test_only_drafts_are_deleted(case_at, refused):
    case = case_at(State.SUBMITTED)
    refused("Only drafts|append-only", lambda: Case.objects.filter(pk=case.pk)._raw_delete("default"))
    refused("Only drafts", lambda: Application.objects.filter(pk=case.subject)._raw_delete("default"))


def test_documents_never_change(case_at, walk, refused, alice):
    from applications.actions import add_document
    from tests.applications.walking import a_pdf

    case = case_at(State.SUBMITTED)
    document = add_document(case.unit.application, a_pdf(), slot="other", by=alice)
    refused("never changed", lambda: Document.objects.filter(pk=document.pk).update(sha256="0" * 64))
    refused("kept", lambda: Document.objects.filter(pk=document.pk)._raw_delete("default"))


def test_there_is_an_edge_for_every_state():
    assert {edge.source for edge in EDGES} | {edge.target for edge in EDGES} == set(State)
