"""Rules hold whatever writes: each test goes round the actions, straight to the tables."""

from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.db.utils import IntegrityError, InternalError

from applications.models import Application, Assignment, Case, CaseEvent, Document, Letter, Signature, Unit
from applications.transitions import EDGES, State, edge_between

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
    unit = Unit.objects.create(application=case.application, position=9)
    born = Case(
        number="X",
        application=case.application,
        unit=unit,
        organisation=case.organisation,
        scheme_version=case.scheme_version,
    )
    for state in [State.DECIDED, State.COMPLETED, State.EVALUATED]:
        born.state, born.scope_asked = state, {"models": ["X"]}
        refused("does not start", lambda: born.save(force_insert=True))


def test_no_acceptance_without_its_record(case_at, refused):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    scope = {"models": ["X"]}
    refused("application review", lambda: Case.objects.filter(pk=case.pk).update(state="ACCEPTED", scope_asked=scope))


def test_no_declining_without_a_reason(case_at, refused):
    case = case_at(State.UNDER_APPLICATION_REVIEW)
    refused("declining_needs_a_reason", lambda: Case.objects.filter(pk=case.pk).update(state="DECLINED"))


def test_no_contract_without_both_signatures(case_at, refused, alice):
    case = case_at(State.ACCEPTED)
    agreement = case.application.agreement
    refused("both signatures", lambda: Case.objects.filter(pk=case.pk).update(state="CONTRACTED"))
    Signature.objects.create(agreement=agreement, side="client", signed_by=alice, name="Alice", sha256=agreement.sha256)
    refused("both signatures", lambda: Case.objects.filter(pk=case.pk).update(state="CONTRACTED"))
    Signature.objects.create(agreement=agreement, side="body", signed_by=alice, name="Alice", sha256="0" * 64)
    refused("both signatures", lambda: Case.objects.filter(pk=case.pk).update(state="CONTRACTED"))


def test_scope_and_units_are_frozen_at_acceptance(case_at, refused):
    case = case_at(State.ACCEPTED)
    wider = {**case.scope_asked, "models": ["BCD-999"]}
    refused("frozen", lambda: Case.objects.filter(pk=case.pk).update(scope_asked=wider))
    refused("frozen", lambda: Unit.objects.filter(pk=case.unit_id).update(covered_models=["BCD-999"]))
    refused("frozen", lambda: Unit.objects.create(application=case.application, position=7))
    refused("frozen", lambda: Application.objects.filter(pk=case.application_id).update(product_en="Another"))


def test_a_case_does_not_change_hands(case_at, refused):
    case = case_at(State.SUBMITTED)
    refused("about", lambda: Case.objects.filter(pk=case.pk).update(organisation=uuid4()))


def test_records_are_append_only(case_at, refused):
    case_at(State.EVALUATION_PLANNED)
    for model in (CaseEvent, Letter, Signature):
        assert model.objects.exists()
        refused("append-only", lambda model=model: model.objects.all().update(id=uuid4()))
        refused("append-only", lambda model=model: model.objects.all()._raw_delete("default"))
    refused("append-only", lambda: Assignment.objects.all()._raw_delete("default"))


def test_only_drafts_are_deleted(case_at, refused):
    case = case_at(State.SUBMITTED)
    refused("Only drafts|append-only", lambda: Case.objects.filter(pk=case.pk)._raw_delete("default"))
    refused("Only drafts", lambda: Application.objects.filter(pk=case.application_id)._raw_delete("default"))


def test_documents_never_change(case_at, walk, refused, alice):
    from applications.actions import add_document
    from tests.applications.walking import a_pdf

    case = case_at(State.SUBMITTED)
    document = add_document(case.application, a_pdf(), slot="other", by=alice)
    refused("never changed", lambda: Document.objects.filter(pk=document.pk).update(sha256="0" * 64))
    refused("kept", lambda: Document.objects.filter(pk=document.pk)._raw_delete("default"))


def test_there_is_an_edge_for_every_state():
    assert {edge.source for edge in EDGES} | {edge.target for edge in EDGES} == set(State)
