"""INV-11: a report of before the application counts by an evaluator's word, and never once its laboratory has ended it."""

import pytest
from django.db import DatabaseError, transaction
from django_tenants.utils import schema_context

from accounts.models import Notice
from applications.models import HandedReport
from cases.transitions import State
from evaluations import actions
from evaluations.models import Result
from evaluations.queries import report_of
from evaluations.reusing import competence_words
from lib.refusal import Refused
from outbox.relay import deliver_all
from portfolio.handing import hand_over
from portfolio.models import CaseCopy
from portfolio.reports import delivered_report_for
from statements.handing import HandedReportStatement
from tenants.models import CertificationBody
from tests.applications.walking import RESULT
from tests.portfolio.delivering import delivered, withdrawn
from tests.support.signing_in import signed_in

WORD = "I take responsibility for reusing this report"


@pytest.fixture
def case(case_at):
    return case_at(State.EVALUATING)


@pytest.fixture
def laboratory(scene, greenmark) -> CertificationBody:
    CertificationBody.objects.filter(pk=greenmark.pk).update(kind="laboratory")
    greenmark.refresh_from_db()
    return greenmark


@pytest.fixture
def handed(case, laboratory, acme, alice) -> HandedReport:
    """A CNAS report that lies with the case."""
    with schema_context("public"):
        deliver_all()
        report = delivered(laboratory, acme)
        handing = hand_over(delivered_report_for(alice, report), CaseCopy.objects.get(pk=case.pk), by=alice)
        deliver_all()
    return HandedReport.objects.get(pk=handing.pk)


@pytest.fixture
def page(case, visit, northseal, mira):
    client = signed_in(visit(northseal), mira)
    return lambda **typed: (
        client.post(f"/desk/evaluations/{case.pk}/report/", typed, follow=True).text
        if typed
        else client.get(f"/desk/evaluations/{case.pk}/report/").text
    )


def row(handed: HandedReport, **more) -> dict:
    given = {"criterion": "Noise", "verdict": "conforms", "handed": handed, "justification": "Same model, same parts."}
    return given | {"takes_responsibility": True} | more


def ended(laboratory, handed: HandedReport, **more) -> None:
    with schema_context("public"):
        withdrawn(laboratory, handed.statement.report, **more)
        deliver_all()


def test_a_handed_report_counts_by_the_evaluators_word(case, handed, mira):
    actions.write_report(case, results=[row(handed)], by=mira)
    result = Result.objects.get(report=report_of(case))
    assert (result.is_reused, result.responsibility_taken_by_id) == (True, mira.pk)
    assert handed.statement.file.sha256 in result.source
    assert "CNAS L1234" in result.laboratory_competence


def test_without_the_evaluators_word_it_does_not_count(case, handed, mira):
    with pytest.raises(Refused, match="only where you take responsibility"):
        actions.write_report(case, results=[row(handed, takes_responsibility=False)], by=mira)
    with pytest.raises(Refused, match="say why it may be reused"):
        actions.write_report(case, results=[row(handed, justification="")], by=mira)
    assert not Result.objects.filter(report__case=case).exists()


def test_of_a_plain_report_the_evaluator_says_the_competence(handed):
    plain = HandedReportStatement.model_validate(handed.content | {"kind": "plain", "scope_number": ""})
    assert competence_words(plain) == ""


def test_a_withdrawn_report_is_refused(case, handed, laboratory, mira):
    ended(laboratory, handed)
    handed.refresh_from_db()
    with pytest.raises(Refused, match="has been withdrawn by its laboratory"):
        actions.write_report(case, results=[row(handed)], by=mira)


def test_a_replaced_report_is_refused_with_the_newer_number(case, handed, laboratory, mira):
    ended(laboratory, handed, status="REPLACED", replaced_by="GL-2026-00417A")
    handed.refresh_from_db()
    with pytest.raises(Refused, match="by GL-2026-00417A"):
        actions.write_report(case, results=[row(handed)], by=mira)


def test_no_evaluation_report_is_frozen_on_one_that_was_withdrawn_since(case, handed, laboratory, mira):
    actions.write_report(case, results=[row(handed)], by=mira)
    ended(laboratory, handed)
    with pytest.raises(Refused, match="has been withdrawn by its laboratory"):
        actions.freeze_report(case, by=mira)


def test_nor_where_the_client_stops_and_the_evaluator_may_take_the_result_out(case, handed, laboratory, walk, mira):
    actions.write_report(case, results=[row(handed), RESULT], by=mira)
    walk.find_fault()
    with pytest.raises(Refused, match="while the evaluation is under way"):
        actions.write_report(case, results=[RESULT], by=mira)
    ended(laboratory, handed)
    with pytest.raises(Refused, match="has been withdrawn by its laboratory"):
        actions.freeze_report(case, by=mira, words="The client stops.")
    actions.write_report(case, results=[RESULT], by=mira)
    assert actions.freeze_report(case, by=mira, words="The client stops.").frozen_at


@pytest.fixture
def fallen(case, handed, laboratory, walk, mira):
    """The case, recommended, and a report on which a result rests withdrawn since."""
    actions.write_report(case, results=[row(handed)], by=mira)
    actions.freeze_report(case, by=mira)
    walk.take_up_review()
    walk.review()
    ended(laboratory, handed)
    return walk.case


def test_nothing_is_granted_on_a_report_that_fell_after_freezing(fallen, otto):
    with pytest.raises(Refused, match="Send the case back to evaluation, or refuse"):
        actions.decide(fallen, outcome="grant", by=otto)
    assert actions.decide(fallen, outcome="refuse", reason="A report fell.", deviation_reason="As said.", by=otto)


def test_whoever_judges_is_told_that_a_report_fell_and_sees_it(fallen, visit, northseal, otto, rex):
    words = f"{fallen.number}: Test report GL-2026-00417 has been withdrawn"
    assert [Notice.objects.filter(user=person, subject_en=words).count() for person in (otto, rex)] == [1, 1]
    desk = signed_in(visit(northseal), otto)
    page = desk.get(f"/desk/evaluations/{fallen.pk}/decision/").text
    assert "stands no longer: Withdrawn by its laboratory" in page
    assert page.count("Withdrawn") >= 2  # beside the result, too
    documents = desk.get(fallen.get_absolute_url()).text.partition("SHA-256</th>")[2]
    assert "Withdrawn" in documents


def test_the_frozen_report_names_it_by_its_hash(case, handed, mira):
    actions.write_report(case, results=[row(handed)], by=mira)
    frozen = actions.freeze_report(case, by=mira)
    assert frozen.content["results"][0]["handed"]["sha256"] == handed.statement.file.sha256
    assert frozen.content["results"][0]["handed"]["number"] == "GL-2026-00417"


def test_a_row_that_moves_keeps_who_answers_for_it(case, handed, mira, page):
    actions.write_report(case, results=[{"criterion": "Mass", "verdict": "conforms"}, row(handed)], by=mira)
    page(act="remove", position="1")
    result = Result.objects.get(report=report_of(case))
    assert (result.criterion, result.responsibility_taken_by_id) == ("Noise", mira.pk)


def test_a_report_of_another_application_is_refused(case, handed, mira, walk):
    walk.application = None
    other = walk.to(State.EVALUATING)
    with pytest.raises(Refused, match="was not handed to this application"):
        actions.write_report(other, results=[row(handed)], by=mira)


def test_the_page_prefills_what_is_known_and_asks_for_the_word(case, handed, page, visit, northseal, mira):
    client = signed_in(visit(northseal), mira)
    shown = client.get(f"/desk/evaluations/{case.pk}/report/", {"report": handed.pk}).text
    assert "Test reports that the client handed over" in shown
    assert "CNAS L1234" in shown
    assert WORD in shown
    typed = {"criterion": "Noise", "verdict": "conforms", "handed": handed.pk, "justification": "Same model."}
    typed = {f"result-{name}": value for name, value in typed.items()}
    assert "only where you take responsibility" in page(act="result", **typed)
    assert not Result.objects.filter(report__case=case).exists()
    page(act="result", **typed, **{"result-takes_responsibility": "on"})
    assert Result.objects.get(report=report_of(case)).handed == handed


def test_the_page_shows_what_was_withdrawn_and_offers_it_no_more(case, handed, laboratory, page):
    ended(laboratory, handed)
    shown = page()
    assert "Not calibrated." in shown
    assert f"?report={handed.pk}" not in shown


def test_without_handed_reports_the_page_is_as_it_was(case, page):
    assert WORD not in page()


def test_the_database_lets_no_result_rest_on_one_without_somebody_responsible(case, handed, mira):
    fields = {"report": report_of(case), "position": 7, "criterion": "x", "verdict": "conforms", "written_by": mira}
    for more in ({"is_reused": False}, {"is_reused": True, "source": "R", "justification": "j"}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Result.objects.create(**fields, handed=handed, **more)
