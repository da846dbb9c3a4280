"""What was agreed is drafted as an invoice when the agreement is in force, and not a moment before."""

from applications import actions
from applications.models import FeeAnnex
from applications.transitions import State
from billing.models import Invoice
from billing.queries import is_settled
from lib.money import money_of


def test_the_second_signature_drafts_the_invoice(case_at, northseal, acme):
    case = case_at(State.CONTRACTED)
    invoice = Invoice.objects.for_body(northseal).get(subject_kind="application", subject=case.application_id)
    annex = FeeAnnex.objects.get(agreement=case.application.agreement)
    assert invoice.state == "draft"
    assert invoice.organisation == acme
    assert invoice.total_money == money_of(int(annex.total * 100), annex.currency)
    assert [line.description for line in invoice.lines.all()] == [line["label"] for line in annex.until_certificate]


def test_what_is_charged_each_year_is_agreed_and_not_yet_owed(case_at):
    case = case_at(State.CONTRACTED)
    annex, invoice = (
        FeeAnnex.objects.get(agreement=case.application.agreement),
        Invoice.objects.get(subject=case.application_id),
    )
    assert [line["label"]["en"] for line in annex.yearly] == ["Annual fee"]
    assert "Annual fee" not in [line.description_en for line in invoice.lines.all()]


def test_one_signature_drafts_nothing(case_at, cast):
    case = case_at(State.ACCEPTED)
    actions.sign_agreement(case.application.agreement, by=cast.alice)
    assert not Invoice.objects.filter(subject=case.application_id).exists()


def test_what_is_drafted_is_not_settled(case_at):
    case = case_at(State.CONTRACTED)
    assert not is_settled("application", case.application_id)


def test_nothing_is_charged_for_what_is_not_there(walk):
    """One unit with its main model alone: no line for further models."""
    walk.models = ["BCD-520"]
    case = walk.to(State.ACCEPTED)
    assert all(float(line["quantity"]) > 0 for line in FeeAnnex.objects.get(agreement=case.application.agreement).lines)
