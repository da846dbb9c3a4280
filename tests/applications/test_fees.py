"""What was agreed is drafted as an invoice when the agreement is in force, and not a moment before."""

from decimal import Decimal

from applications import actions
from applications.actions.agreeing import billed
from applications.actions.asking import UnitAsked
from applications.models import FeeAnnex
from billing.actions import set_usual_rate
from billing.models import Invoice
from billing.queries import is_settled
from cases.transitions import State
from catalog.statements import scheme_statement
from lib.money import money_of
from statements.showing import scheme_context


def test_the_second_signature_drafts_the_invoice(case_at, northseal, acme):
    case = case_at(State.CONTRACTED)
    invoice = Invoice.objects.for_body(northseal).get(subject_kind="application", subject=case.subject)
    annex = FeeAnnex.objects.get(agreement=case.unit.application.agreement)
    assert invoice.state == "draft"
    assert invoice.organisation == acme
    assert invoice.total_money == money_of(int(annex.total * 100), annex.currency)
    assert [line.description for line in invoice.lines.all()] == [
        line.fee.label for line in annex.agreed.until_certificate
    ]


def test_what_is_charged_each_year_is_agreed_and_not_yet_owed(case_at):
    case = case_at(State.CONTRACTED)
    annex, invoice = (
        FeeAnnex.objects.get(agreement=case.unit.application.agreement),
        Invoice.objects.get(subject=case.subject),
    )
    assert [line.fee.label["en"] for line in annex.agreed.each_year] == ["Annual fee"]
    assert "Annual fee" not in [line.description_en for line in invoice.lines.all()]


def test_one_signature_drafts_nothing(case_at, cast):
    case = case_at(State.ACCEPTED)
    actions.sign_agreement(case.unit.application.agreement, by=cast.alice)
    assert not Invoice.objects.filter(subject=case.subject).exists()


def test_what_is_drafted_is_not_settled(case_at):
    case = case_at(State.CONTRACTED)
    assert not is_settled("application", case.subject)


def test_nothing_is_charged_for_what_is_not_there(walk):
    """One unit with its main model alone: no line for further models."""
    walk.models = ["BCD-520"]
    case = walk.to(State.ACCEPTED)
    assert all(line.count for line in FeeAnnex.objects.get(agreement=case.unit.application.agreement).agreed.lines)


def three_units(walk, state):
    """A case of an application for three refrigerators, at that step."""
    walk.start()
    units = [UnitAsked(f"BCD-52{number}", [], ["Compressor"]) for number in range(3)]
    actions.save_units(walk.application, units, by=walk.cast.alice)
    return walk.to(state)


def test_what_is_signed_for_three_units_is_what_the_page_said(walk):
    case = three_units(walk, State.ACCEPTED)
    agreed = FeeAnnex.objects.get(agreement=case.unit.application.agreement).agreed
    said = scheme_statement(case.scheme_version.scheme, case.scheme_version)
    cost = scheme_context(said, {"units": 3, "models": 3})["cost"]
    assert agreed.yearly == {"CNY": 300_000}
    assert cost.total_yearly == [money_of(300_000, "CNY")]
    assert cost.total_once == [money_of(agreed.once["CNY"], "CNY")]


def test_the_yearly_fee_is_charged_for_the_certificates_there_are(walk):
    case = three_units(walk, State.CONTRACTED)
    (draft,) = actions.draft_yearly_fee(case.subject, certificates=2)
    assert draft.total == 200_000


def test_an_annex_from_before_keeps_what_was_signed(case_at):
    """The yearly fee was agreed once for an application; such an annex names no payee."""
    annex = FeeAnnex.objects.get(agreement=case_at(State.ACCEPTED).unit.application.agreement)
    line = {"label": {"zh": "年费", "en": "Annual fee"}, "per": "year", "quantity": "1", "each": "1000.00",
            "total": "1000.00", "currency": "CNY", "tax": "included"}  # fmt: skip
    annex.lines = [line]
    assert annex.agreed.yearly == {"CNY": 100_000}
    assert [one.tax_rate for one in billed(annex.agreed.each_year)] == [6]


def test_the_rate_of_tax_is_the_bodys_own_and_kept_as_it_was_agreed(walk, northseal, cast):
    set_usual_rate(northseal, Decimal(3), by=cast.cleo)
    walk.to(State.ACCEPTED)
    set_usual_rate(northseal, Decimal(13), by=cast.cleo)
    case = walk.to(State.CONTRACTED)
    invoice = Invoice.objects.get(subject=case.subject)
    assert {line.tax_rate for line in invoice.lines.all()} == {Decimal(3)}
